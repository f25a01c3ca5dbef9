# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'criteria_page.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout,
    QWidget)

from xatre.desk.widgets.message_bar import MessageBar
from xatre.desk.widgets.style import Hairline
class Ui_CriteriaPage(object):
    def setupUi(self, CriteriaPage):
        if not CriteriaPage.objectName():
            CriteriaPage.setObjectName(u"CriteriaPage")
        self.whole_column = QVBoxLayout(CriteriaPage)
        self.whole_column.setSpacing(0)
        self.whole_column.setObjectName(u"whole_column")
        self.whole_column.setContentsMargins(0, 0, 0, 0)
        self.head_place = QVBoxLayout()
        self.head_place.setObjectName(u"head_place")

        self.whole_column.addLayout(self.head_place)

        self.message_place = QVBoxLayout()
        self.message_place.setObjectName(u"message_place")
        self.message_place.setContentsMargins(24, -1, 24, -1)
        self.messages = MessageBar(CriteriaPage)
        self.messages.setObjectName(u"messages")

        self.message_place.addWidget(self.messages)


        self.whole_column.addLayout(self.message_place)

        self.score_place = QVBoxLayout()
        self.score_place.setSpacing(4)
        self.score_place.setObjectName(u"score_place")
        self.score_place.setContentsMargins(24, 10, 24, 8)

        self.whole_column.addLayout(self.score_place)

        self.score_edge = Hairline(CriteriaPage)
        self.score_edge.setObjectName(u"score_edge")

        self.whole_column.addWidget(self.score_edge)

        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        self.body.setObjectName(u"body")
        self.table_column = QVBoxLayout()
        self.table_column.setSpacing(0)
        self.table_column.setObjectName(u"table_column")
        self.table_place = QVBoxLayout()
        self.table_place.setObjectName(u"table_place")

        self.table_column.addLayout(self.table_place)

        self.legend_edge = Hairline(CriteriaPage)
        self.legend_edge.setObjectName(u"legend_edge")

        self.table_column.addWidget(self.legend_edge)

        self.legend_place = QHBoxLayout()
        self.legend_place.setSpacing(8)
        self.legend_place.setObjectName(u"legend_place")
        self.legend_place.setContentsMargins(14, 3, 14, 3)

        self.table_column.addLayout(self.legend_place)


        self.body.addLayout(self.table_column)

        self.edge = Hairline(CriteriaPage)
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


        self.retranslateUi(CriteriaPage)

        QMetaObject.connectSlotsByName(CriteriaPage)
    # setupUi

    def retranslateUi(self, CriteriaPage):
        pass
    # retranslateUi

