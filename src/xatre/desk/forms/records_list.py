# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'records_list.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QSizePolicy, QStackedWidget,
    QVBoxLayout, QWidget)

from xatre.desk.pages.lists.list_filters import FilterBar
from xatre.desk.pages.record.message_place import MessagePlace
from xatre.desk.widgets.style import (Hairline, UprightLine)
class Ui_RecordsList(object):
    def setupUi(self, RecordsList):
        if not RecordsList.objectName():
            RecordsList.setObjectName(u"RecordsList")
        self.column = QVBoxLayout(RecordsList)
        self.column.setSpacing(0)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.head_place = QVBoxLayout()
        self.head_place.setSpacing(0)
        self.head_place.setObjectName(u"head_place")
        self.head_place.setContentsMargins(0, 0, 0, 0)

        self.column.addLayout(self.head_place)

        self.message_place = MessagePlace(RecordsList)
        self.message_place.setObjectName(u"message_place")

        self.column.addWidget(self.message_place)

        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.list_side = QWidget(RecordsList)
        self.list_side.setObjectName(u"list_side")
        self.list_column = QVBoxLayout(self.list_side)
        self.list_column.setSpacing(0)
        self.list_column.setObjectName(u"list_column")
        self.list_column.setContentsMargins(0, 0, 0, 0)
        self.search_place = QVBoxLayout()
        self.search_place.setSpacing(0)
        self.search_place.setObjectName(u"search_place")
        self.search_place.setContentsMargins(16, 12, 16, 8)

        self.list_column.addLayout(self.search_place)

        self.filter_place = QVBoxLayout()
        self.filter_place.setSpacing(0)
        self.filter_place.setObjectName(u"filter_place")
        self.filter_place.setContentsMargins(16, 0, 16, 12)
        self.filters = FilterBar(self.list_side)
        self.filters.setObjectName(u"filters")

        self.filter_place.addWidget(self.filters)


        self.list_column.addLayout(self.filter_place)

        self.list_line = Hairline(self.list_side)
        self.list_line.setObjectName(u"list_line")

        self.list_column.addWidget(self.list_line)

        self.rows = QStackedWidget(self.list_side)
        self.rows.setObjectName(u"rows")

        self.list_column.addWidget(self.rows)

        self.foot_line = Hairline(self.list_side)
        self.foot_line.setObjectName(u"foot_line")

        self.list_column.addWidget(self.foot_line)

        self.list_foot = QWidget(self.list_side)
        self.list_foot.setObjectName(u"list_foot")
        self.foot_place = QHBoxLayout(self.list_foot)
        self.foot_place.setSpacing(12)
        self.foot_place.setObjectName(u"foot_place")
        self.foot_place.setContentsMargins(16, 0, 16, 0)

        self.list_column.addWidget(self.list_foot)


        self.body.addWidget(self.list_side)

        self.record_edge = UprightLine(RecordsList)
        self.record_edge.setObjectName(u"record_edge")

        self.body.addWidget(self.record_edge)

        self.record_side = QWidget(RecordsList)
        self.record_side.setObjectName(u"record_side")
        self.record_place = QVBoxLayout(self.record_side)
        self.record_place.setSpacing(0)
        self.record_place.setObjectName(u"record_place")
        self.record_place.setContentsMargins(0, 0, 0, 0)

        self.body.addWidget(self.record_side)


        self.column.addLayout(self.body)


        self.retranslateUi(RecordsList)

        QMetaObject.connectSlotsByName(RecordsList)
    # setupUi

    def retranslateUi(self, RecordsList):
        pass
    # retranslateUi

