# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_page.ui'
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
from xatre.desk.widgets.style import UprightLine
class Ui_ExchangePage(object):
    def setupUi(self, ExchangePage):
        if not ExchangePage.objectName():
            ExchangePage.setObjectName(u"ExchangePage")
        self.whole = QVBoxLayout(ExchangePage)
        self.whole.setSpacing(0)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.head_place = QVBoxLayout()
        self.head_place.setSpacing(0)
        self.head_place.setObjectName(u"head_place")

        self.whole.addLayout(self.head_place)

        self.message_place = QVBoxLayout()
        self.message_place.setSpacing(0)
        self.message_place.setObjectName(u"message_place")
        self.message_place.setContentsMargins(20, 0, 20, 0)
        self.message_bar = MessageBar(ExchangePage)
        self.message_bar.setObjectName(u"message_bar")

        self.message_place.addWidget(self.message_bar)


        self.whole.addLayout(self.message_place)

        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        self.body.setObjectName(u"body")
        self.main_place = QVBoxLayout()
        self.main_place.setSpacing(0)
        self.main_place.setObjectName(u"main_place")

        self.body.addLayout(self.main_place)

        self.side_edge = UprightLine(ExchangePage)
        self.side_edge.setObjectName(u"side_edge")

        self.body.addWidget(self.side_edge)

        self.side_place = QVBoxLayout()
        self.side_place.setSpacing(0)
        self.side_place.setObjectName(u"side_place")

        self.body.addLayout(self.side_place)


        self.whole.addLayout(self.body)


        self.retranslateUi(ExchangePage)

        QMetaObject.connectSlotsByName(ExchangePage)
    # setupUi

    def retranslateUi(self, ExchangePage):
        pass
    # retranslateUi

