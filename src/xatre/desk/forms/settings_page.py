# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings_page.ui'
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
class Ui_SettingsPage(object):
    def setupUi(self, SettingsPage):
        if not SettingsPage.objectName():
            SettingsPage.setObjectName(u"SettingsPage")
        self.whole_column = QVBoxLayout(SettingsPage)
        self.whole_column.setSpacing(0)
        self.whole_column.setObjectName(u"whole_column")
        self.whole_column.setContentsMargins(0, 0, 0, 0)
        self.head_place = QVBoxLayout()
        self.head_place.setObjectName(u"head_place")

        self.whole_column.addLayout(self.head_place)

        self.message_place = QVBoxLayout()
        self.message_place.setObjectName(u"message_place")
        self.message_place.setContentsMargins(24, -1, 24, -1)
        self.messages = MessageBar(SettingsPage)
        self.messages.setObjectName(u"messages")

        self.message_place.addWidget(self.messages)


        self.whole_column.addLayout(self.message_place)

        self.tabs_place = QVBoxLayout()
        self.tabs_place.setObjectName(u"tabs_place")

        self.whole_column.addLayout(self.tabs_place)


        self.retranslateUi(SettingsPage)

        QMetaObject.connectSlotsByName(SettingsPage)
    # setupUi

    def retranslateUi(self, SettingsPage):
        pass
    # retranslateUi

