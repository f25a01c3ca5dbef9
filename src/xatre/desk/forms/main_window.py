# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'main_window.ui'
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
from PySide6.QtWidgets import (QApplication, QHBoxLayout, QMainWindow, QSizePolicy,
    QStackedWidget, QVBoxLayout, QWidget)

from xatre.desk.widgets.book_search import (BookSearch, LockButton, NameLine, RailMark)
from xatre.desk.widgets.rail import RailPages
from xatre.desk.widgets.status_line import StatusLine
from xatre.desk.widgets.style import (Hairline, UprightLine)
class Ui_MainWindow(object):
    def setupUi(self, MainWindow):
        if not MainWindow.objectName():
            MainWindow.setObjectName(u"MainWindow")
        self.whole = QWidget(MainWindow)
        self.whole.setObjectName(u"whole")
        self.whole_row = QHBoxLayout(self.whole)
        self.whole_row.setSpacing(0)
        self.whole_row.setObjectName(u"whole_row")
        self.whole_row.setContentsMargins(0, 0, 0, 0)
        self.rail = QWidget(self.whole)
        self.rail.setObjectName(u"rail")
        self.rail_column = QVBoxLayout(self.rail)
        self.rail_column.setSpacing(0)
        self.rail_column.setObjectName(u"rail_column")
        self.rail_column.setContentsMargins(0, 12, 0, 0)
        self.unit_row = QHBoxLayout()
        self.unit_row.setSpacing(10)
        self.unit_row.setObjectName(u"unit_row")
        self.unit_row.setContentsMargins(14, 0, 10, 0)
        self.mark = RailMark(self.rail)
        self.mark.setObjectName(u"mark")

        self.unit_row.addWidget(self.mark)

        self.unit_names = QVBoxLayout()
        self.unit_names.setSpacing(0)
        self.unit_names.setObjectName(u"unit_names")
        self.unit_names.setContentsMargins(0, 0, 0, 0)
        self.unit_name = NameLine(self.rail)
        self.unit_name.setObjectName(u"unit_name")

        self.unit_names.addWidget(self.unit_name)

        self.unit_place = NameLine(self.rail)
        self.unit_place.setObjectName(u"unit_place")

        self.unit_names.addWidget(self.unit_place)


        self.unit_row.addLayout(self.unit_names)


        self.rail_column.addLayout(self.unit_row)

        self.search_row = QHBoxLayout()
        self.search_row.setObjectName(u"search_row")
        self.search_row.setContentsMargins(10, 12, 10, 9)
        self.search = BookSearch(self.rail)
        self.search.setObjectName(u"search")

        self.search_row.addWidget(self.search)


        self.rail_column.addLayout(self.search_row)

        self.rail_pages = RailPages(self.rail)
        self.rail_pages.setObjectName(u"rail_pages")

        self.rail_column.addWidget(self.rail_pages)

        self.officer_line = QVBoxLayout()
        self.officer_line.setObjectName(u"officer_line")
        self.officer_line.setContentsMargins(10, 7, 10, 0)
        self.officer_hairline = Hairline(self.rail)
        self.officer_hairline.setObjectName(u"officer_hairline")

        self.officer_line.addWidget(self.officer_hairline)


        self.rail_column.addLayout(self.officer_line)

        self.officer_row = QHBoxLayout()
        self.officer_row.setObjectName(u"officer_row")
        self.officer_row.setContentsMargins(14, 9, 9, 10)
        self.officer_names = QVBoxLayout()
        self.officer_names.setSpacing(0)
        self.officer_names.setObjectName(u"officer_names")
        self.officer_names.setContentsMargins(0, 0, 0, 0)
        self.officer_name = NameLine(self.rail)
        self.officer_name.setObjectName(u"officer_name")

        self.officer_names.addWidget(self.officer_name)

        self.officer_role = NameLine(self.rail)
        self.officer_role.setObjectName(u"officer_role")

        self.officer_names.addWidget(self.officer_role)


        self.officer_row.addLayout(self.officer_names)

        self.lock = LockButton(self.rail)
        self.lock.setObjectName(u"lock")

        self.officer_row.addWidget(self.lock)


        self.rail_column.addLayout(self.officer_row)


        self.whole_row.addWidget(self.rail)

        self.rail_edge_column = QVBoxLayout()
        self.rail_edge_column.setObjectName(u"rail_edge_column")
        self.rail_edge_column.setContentsMargins(0, 0, 0, 0)
        self.rail_edge = UprightLine(self.whole)
        self.rail_edge.setObjectName(u"rail_edge")

        self.rail_edge_column.addWidget(self.rail_edge)


        self.whole_row.addLayout(self.rail_edge_column)

        self.page_column = QVBoxLayout()
        self.page_column.setSpacing(0)
        self.page_column.setObjectName(u"page_column")
        self.page_column.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget(self.whole)
        self.pages.setObjectName(u"pages")

        self.page_column.addWidget(self.pages)

        self.status = StatusLine(self.whole)
        self.status.setObjectName(u"status")

        self.page_column.addWidget(self.status)


        self.whole_row.addLayout(self.page_column)

        MainWindow.setCentralWidget(self.whole)

        self.retranslateUi(MainWindow)

        QMetaObject.connectSlotsByName(MainWindow)
    # setupUi

    def retranslateUi(self, MainWindow):
        MainWindow.setWindowTitle(QCoreApplication.translate("MainWindow", u"X\u00e3 Tr\u1ebb", None))
    # retranslateUi

