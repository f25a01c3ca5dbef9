# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'overview_page.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from xatre.desk.pages.overview.due_list import DueList
from xatre.desk.widgets.message_bar import MessageBar
from xatre.desk.widgets.style import Hairline
class Ui_OverviewPage(object):
    def setupUi(self, OverviewPage):
        if not OverviewPage.objectName():
            OverviewPage.setObjectName(u"OverviewPage")
        self.whole_column = QVBoxLayout(OverviewPage)
        self.whole_column.setSpacing(0)
        self.whole_column.setObjectName(u"whole_column")
        self.whole_column.setContentsMargins(0, 0, 0, 0)
        self.head_place = QVBoxLayout()
        self.head_place.setObjectName(u"head_place")

        self.whole_column.addLayout(self.head_place)

        self.message_place = QVBoxLayout()
        self.message_place.setObjectName(u"message_place")
        self.message_place.setContentsMargins(24, -1, 24, -1)
        self.messages = MessageBar(OverviewPage)
        self.messages.setObjectName(u"messages")

        self.message_place.addWidget(self.messages)


        self.whole_column.addLayout(self.message_place)

        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        self.body.setObjectName(u"body")
        self.work_side = QWidget(OverviewPage)
        self.work_side.setObjectName(u"work_side")
        self.work_column = QVBoxLayout(self.work_side)
        self.work_column.setSpacing(0)
        self.work_column.setObjectName(u"work_column")
        self.work_column.setContentsMargins(12, 14, 12, 12)
        self.due_heading_place = QVBoxLayout()
        self.due_heading_place.setObjectName(u"due_heading_place")
        self.due_heading_place.setContentsMargins(12, -1, -1, -1)

        self.work_column.addLayout(self.due_heading_place)

        self.due = DueList(self.work_side)
        self.due.setObjectName(u"due")

        self.work_column.addWidget(self.due)

        self.review_place = QVBoxLayout()
        self.review_place.setSpacing(6)
        self.review_place.setObjectName(u"review_place")
        self.review_place.setContentsMargins(12, 18, 12, -1)

        self.work_column.addLayout(self.review_place)

        self.rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.work_column.addItem(self.rest)


        self.body.addWidget(self.work_side)

        self.edge = Hairline(OverviewPage)
        self.edge.setObjectName(u"edge")

        self.body.addWidget(self.edge)

        self.side_place = QVBoxLayout()
        self.side_place.setSpacing(0)
        self.side_place.setObjectName(u"side_place")

        self.body.addLayout(self.side_place)

        self.body.setStretch(0, 1)

        self.whole_column.addLayout(self.body)

        self.foot_place = QVBoxLayout()
        self.foot_place.setObjectName(u"foot_place")

        self.whole_column.addLayout(self.foot_place)


        self.retranslateUi(OverviewPage)

        QMetaObject.connectSlotsByName(OverviewPage)
    # setupUi

    def retranslateUi(self, OverviewPage):
        pass
    # retranslateUi

