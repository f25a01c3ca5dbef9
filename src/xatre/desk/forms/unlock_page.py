# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'unlock_page.ui'
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
    QSpacerItem, QVBoxLayout, QWidget)

from xatre.desk.entry.officer_list import OfficerList
from xatre.desk.entry.parts import (EntryLine, FieldNote, OpenButton, ShieldPicture)
from xatre.desk.entry.password_box import PasswordBox
from xatre.desk.widgets.style import Hairline
class Ui_UnlockPage(object):
    def setupUi(self, UnlockPage):
        if not UnlockPage.objectName():
            UnlockPage.setObjectName(u"UnlockPage")
        self.whole_column = QVBoxLayout(UnlockPage)
        self.whole_column.setSpacing(0)
        self.whole_column.setObjectName(u"whole_column")
        self.whole_column.setContentsMargins(72, 8, 72, 26)
        self.space_above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole_column.addItem(self.space_above)

        self.title = QLabel(UnlockPage)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)

        self.whole_column.addWidget(self.title)

        self.line = EntryLine(UnlockPage)
        self.line.setObjectName(u"line")

        self.whole_column.addWidget(self.line)

        self.notice_place = QVBoxLayout()
        self.notice_place.setObjectName(u"notice_place")

        self.whole_column.addLayout(self.notice_place)

        self.ways_in = QWidget(UnlockPage)
        self.ways_in.setObjectName(u"ways_in")
        self.ways_column = QVBoxLayout(self.ways_in)
        self.ways_column.setSpacing(0)
        self.ways_column.setObjectName(u"ways_column")
        self.ways_column.setContentsMargins(0, 20, 0, 0)
        self.officers_label = QLabel(self.ways_in)
        self.officers_label.setObjectName(u"officers_label")
        self.officers_label.setTextFormat(Qt.TextFormat.PlainText)

        self.ways_column.addWidget(self.officers_label)

        self.officers = OfficerList(self.ways_in)
        self.officers.setObjectName(u"officers")

        self.ways_column.addWidget(self.officers)

        self.password_label = QLabel(self.ways_in)
        self.password_label.setObjectName(u"password_label")
        self.password_label.setTextFormat(Qt.TextFormat.PlainText)

        self.ways_column.addWidget(self.password_label)

        self.password = PasswordBox(self.ways_in)
        self.password.setObjectName(u"password")

        self.ways_column.addWidget(self.password)

        self.message = FieldNote(self.ways_in)
        self.message.setObjectName(u"message")

        self.ways_column.addWidget(self.message)

        self.caps_lock = FieldNote(self.ways_in)
        self.caps_lock.setObjectName(u"caps_lock")

        self.ways_column.addWidget(self.caps_lock)

        self.open = OpenButton(self.ways_in)
        self.open.setObjectName(u"open")

        self.ways_column.addWidget(self.open)


        self.whole_column.addWidget(self.ways_in)

        self.links = QHBoxLayout()
        self.links.setObjectName(u"links")
        self.links.setContentsMargins(-1, 16, -1, -1)

        self.whole_column.addLayout(self.links)

        self.more_links = QHBoxLayout()
        self.more_links.setObjectName(u"more_links")

        self.whole_column.addLayout(self.more_links)

        self.space_below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole_column.addItem(self.space_below)

        self.foot_line = Hairline(UnlockPage)
        self.foot_line.setObjectName(u"foot_line")

        self.whole_column.addWidget(self.foot_line)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(10)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(-1, 12, -1, -1)
        self.foot_icon = ShieldPicture(UnlockPage)
        self.foot_icon.setObjectName(u"foot_icon")

        self.foot.addWidget(self.foot_icon)

        self.foot_words = QLabel(UnlockPage)
        self.foot_words.setObjectName(u"foot_words")
        self.foot_words.setTextFormat(Qt.TextFormat.PlainText)
        self.foot_words.setWordWrap(True)

        self.foot.addWidget(self.foot_words)


        self.whole_column.addLayout(self.foot)


        self.retranslateUi(UnlockPage)

        QMetaObject.connectSlotsByName(UnlockPage)
    # setupUi

    def retranslateUi(self, UnlockPage):
        self.title.setProperty(u"role", QCoreApplication.translate("UnlockPage", u"page", None))
        self.officers_label.setText(QCoreApplication.translate("UnlockPage", u"Ng\u01b0\u1eddi m\u1edf s\u1ed5", None))
        self.officers_label.setProperty(u"role", QCoreApplication.translate("UnlockPage", u"label", None))
        self.password_label.setProperty(u"role", QCoreApplication.translate("UnlockPage", u"label", None))
        self.open.setText(QCoreApplication.translate("UnlockPage", u"M\u1edf s\u1ed5", None))
        self.foot_words.setText(QCoreApplication.translate("UnlockPage", u"S\u1ed5 ch\u1ee9a d\u1eef li\u1ec7u c\u00e1 nh\u00e2n nh\u1ea1y c\u1ea3m c\u1ee7a tr\u1ebb em. Ch\u1ec9 m\u1edf khi l\u00e0m nhi\u1ec7m v\u1ee5; m\u1ed7i l\u1ea7n xem h\u1ed3 s\u01a1 v\u1ee5 vi\u1ec7c \u0111\u1ec1u \u0111\u01b0\u1ee3c ghi l\u1ea1i.", None))
        self.foot_words.setProperty(u"role", QCoreApplication.translate("UnlockPage", u"note", None))
        pass
    # retranslateUi

