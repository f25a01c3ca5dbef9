# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'entry_window.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QLabel, QSizePolicy,
    QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from xatre.desk.entry.parts import LargeMark
from xatre.desk.entry.scene import Scene
class Ui_EntryWindow(object):
    def setupUi(self, EntryWindow):
        if not EntryWindow.objectName():
            EntryWindow.setObjectName(u"EntryWindow")
        self.whole_row = QHBoxLayout(EntryWindow)
        self.whole_row.setSpacing(0)
        self.whole_row.setObjectName(u"whole_row")
        self.whole_row.setContentsMargins(0, 0, 0, 0)
        self.column = QWidget(EntryWindow)
        self.column.setObjectName(u"column")
        self.column_box = QVBoxLayout(self.column)
        self.column_box.setSpacing(0)
        self.column_box.setObjectName(u"column_box")
        self.column_box.setContentsMargins(0, 36, 0, 0)
        self.brand_row = QHBoxLayout()
        self.brand_row.setSpacing(10)
        self.brand_row.setObjectName(u"brand_row")
        self.brand_row.setContentsMargins(72, -1, 72, -1)
        self.mark = LargeMark(self.column)
        self.mark.setObjectName(u"mark")

        self.brand_row.addWidget(self.mark)

        self.brand = QLabel(self.column)
        self.brand.setObjectName(u"brand")
        self.brand.setTextFormat(Qt.TextFormat.PlainText)

        self.brand_row.addWidget(self.brand)

        self.brand_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.brand_row.addItem(self.brand_space)


        self.column_box.addLayout(self.brand_row)

        self.pages = QStackedWidget(self.column)
        self.pages.setObjectName(u"pages")

        self.column_box.addWidget(self.pages)


        self.whole_row.addWidget(self.column)

        self.scene = Scene(EntryWindow)
        self.scene.setObjectName(u"scene")

        self.whole_row.addWidget(self.scene)


        self.retranslateUi(EntryWindow)

        QMetaObject.connectSlotsByName(EntryWindow)
    # setupUi

    def retranslateUi(self, EntryWindow):
        EntryWindow.setWindowTitle(QCoreApplication.translate("EntryWindow", u"X\u00e3 Tr\u1ebb", None))
        self.brand.setText(QCoreApplication.translate("EntryWindow", u"X\u00e3 Tr\u1ebb", None))
        self.brand.setProperty(u"role", QCoreApplication.translate("EntryWindow", u"section", None))
    # retranslateUi

