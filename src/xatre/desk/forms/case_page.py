# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'case_page.ui'
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

from xatre.desk.pages.record.message_place import MessagePlace
from xatre.desk.widgets.step_bar import StepBar
from xatre.desk.widgets.style import Hairline
class Ui_CasePage(object):
    def setupUi(self, CasePage):
        if not CasePage.objectName():
            CasePage.setObjectName(u"CasePage")
        self.column = QVBoxLayout(CasePage)
        self.column.setSpacing(0)
        self.column.setObjectName(u"column")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.head_place = QVBoxLayout()
        self.head_place.setSpacing(0)
        self.head_place.setObjectName(u"head_place")
        self.head_place.setContentsMargins(0, 0, 0, 0)

        self.column.addLayout(self.head_place)

        self.message_place = MessagePlace(CasePage)
        self.message_place.setObjectName(u"message_place")

        self.column.addWidget(self.message_place)

        self.step_place = QVBoxLayout()
        self.step_place.setSpacing(0)
        self.step_place.setObjectName(u"step_place")
        self.step_place.setContentsMargins(20, 8, 15, 8)
        self.steps = StepBar(CasePage)
        self.steps.setObjectName(u"steps")

        self.step_place.addWidget(self.steps)


        self.column.addLayout(self.step_place)

        self.clock_strip = QWidget(CasePage)
        self.clock_strip.setObjectName(u"clock_strip")
        self.clock_place = QHBoxLayout(self.clock_strip)
        self.clock_place.setSpacing(12)
        self.clock_place.setObjectName(u"clock_place")
        self.clock_place.setContentsMargins(20, 0, 20, 10)

        self.column.addWidget(self.clock_strip)

        self.step_line = Hairline(CasePage)
        self.step_line.setObjectName(u"step_line")

        self.column.addWidget(self.step_line)

        self.papers = QWidget(CasePage)
        self.papers.setObjectName(u"papers")
        self.paper_place = QHBoxLayout(self.papers)
        self.paper_place.setSpacing(6)
        self.paper_place.setObjectName(u"paper_place")
        self.paper_place.setContentsMargins(20, 8, 20, 8)

        self.column.addWidget(self.papers)

        self.paper_line = Hairline(CasePage)
        self.paper_line.setObjectName(u"paper_line")

        self.column.addWidget(self.paper_line)

        self.pane_place = QVBoxLayout()
        self.pane_place.setSpacing(0)
        self.pane_place.setObjectName(u"pane_place")
        self.pane_place.setContentsMargins(0, 0, 0, 0)

        self.column.addLayout(self.pane_place)


        self.retranslateUi(CasePage)

        QMetaObject.connectSlotsByName(CasePage)
    # setupUi

    def retranslateUi(self, CasePage):
        pass
    # retranslateUi

