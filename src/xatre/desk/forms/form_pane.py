# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'form_pane.ui'
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

from xatre.desk.widgets.style import UprightLine
class Ui_FormPane(object):
    def setupUi(self, FormPane):
        if not FormPane.objectName():
            FormPane.setObjectName(u"FormPane")
        self.column = QVBoxLayout(FormPane)
        self.column.setSpacing(0)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        self.body.setObjectName(u"body")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.form_place = QVBoxLayout()
        self.form_place.setSpacing(0)
        self.form_place.setObjectName(u"form_place")
        self.form_place.setContentsMargins(0, 0, 0, 0)

        self.body.addLayout(self.form_place)

        self.side_edge = UprightLine(FormPane)
        self.side_edge.setObjectName(u"side_edge")

        self.body.addWidget(self.side_edge)

        self.side = QWidget(FormPane)
        self.side.setObjectName(u"side")
        self.side_place = QVBoxLayout(self.side)
        self.side_place.setSpacing(0)
        self.side_place.setObjectName(u"side_place")
        self.side_place.setContentsMargins(0, 0, 0, 0)

        self.body.addWidget(self.side)


        self.column.addLayout(self.body)

        self.foot_place = QVBoxLayout()
        self.foot_place.setSpacing(0)
        self.foot_place.setObjectName(u"foot_place")
        self.foot_place.setContentsMargins(0, 0, 0, 0)

        self.column.addLayout(self.foot_place)


        self.retranslateUi(FormPane)

        QMetaObject.connectSlotsByName(FormPane)
    # setupUi

    def retranslateUi(self, FormPane):
        pass
    # retranslateUi

