# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exchange_reading.ui'
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
from PySide6.QtWidgets import (QApplication, QSizePolicy, QVBoxLayout, QWidget)

from xatre.desk.widgets.message_bar import MessageBar
from xatre.desk.widgets.style import Hairline
class Ui_ExchangeReading(object):
    def setupUi(self, ExchangeReading):
        if not ExchangeReading.objectName():
            ExchangeReading.setObjectName(u"ExchangeReading")
        self.whole = QVBoxLayout(ExchangeReading)
        self.whole.setSpacing(0)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.head_place = QVBoxLayout()
        self.head_place.setSpacing(0)
        self.head_place.setObjectName(u"head_place")

        self.whole.addLayout(self.head_place)

        self.message_place = QVBoxLayout()
        self.message_place.setSpacing(10)
        self.message_place.setObjectName(u"message_place")
        self.message_place.setContentsMargins(20, 10, 20, 10)
        self.message_bar = MessageBar(ExchangeReading)
        self.message_bar.setObjectName(u"message_bar")

        self.message_place.addWidget(self.message_bar)


        self.whole.addLayout(self.message_place)

        self.table_edge = Hairline(ExchangeReading)
        self.table_edge.setObjectName(u"table_edge")

        self.whole.addWidget(self.table_edge)

        self.table_place = QVBoxLayout()
        self.table_place.setSpacing(0)
        self.table_place.setObjectName(u"table_place")

        self.whole.addLayout(self.table_place)

        self.detail_place = QVBoxLayout()
        self.detail_place.setSpacing(0)
        self.detail_place.setObjectName(u"detail_place")

        self.whole.addLayout(self.detail_place)

        self.foot_place = QVBoxLayout()
        self.foot_place.setSpacing(0)
        self.foot_place.setObjectName(u"foot_place")

        self.whole.addLayout(self.foot_place)


        self.retranslateUi(ExchangeReading)

        QMetaObject.connectSlotsByName(ExchangeReading)
    # setupUi

    def retranslateUi(self, ExchangeReading):
        pass
    # retranslateUi

