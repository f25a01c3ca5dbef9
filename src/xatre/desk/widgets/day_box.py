"""A date: one plain line that takes 9/3/2017, 09032017, 3/2017, 2017, and a calendar button.

It only shows and gives text; reading it is the work of the field, on leaving.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from xatre.desk import fonts, icons, theme
from xatre.desk.widgets.leaving_line import LeavingLine
from xatre.desk.widgets.style import mark

HINT = "ngày/tháng/năm"


class DayBox(LeavingLine):
    """A line with a calendar; `picked(day)` when a day is chosen there."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._near = date.today()
        self._button = self.addAction(
            icons.icon("calendar", theme.INK2), QLineEdit.ActionPosition.TrailingPosition
        )
        self._button.setToolTip("Mở lịch (Alt+mũi tên xuống)")
        self._button.triggered.connect(self.open_calendar)
        self.setPlaceholderText(HINT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self._button.setVisible(not self.isReadOnly())
            self.setPlaceholderText("" if self.isReadOnly() else HINT)

    def look_near(self, day: date) -> None:
        """The day the calendar opens at."""
        self._near = day

    def open_calendar(self) -> None:
        """Open the calendar below the line."""
        if self.isReadOnly() or not self.isEnabled():
            return
        panel = CalendarPanel(self._near, self)
        panel.picked.connect(self._pick)
        panel.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        panel.show()

    def _pick(self, day: date) -> None:
        self.setText(f"{day:%d/%m/%Y}")
        self.picked.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down
        if (down and event.modifiers() & Qt.KeyboardModifier.AltModifier) or (
            event.key() == Qt.Key.Key_F4
        ):
            self.open_calendar()
        else:
            super().keyPressEvent(event)


class CalendarPanel(QFrame):
    """A month; weeks begin on Monday; Enter or a click chooses, Esc leaves."""

    picked = Signal(object)

    def __init__(self, near: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark(self, panel="popup")
        calendar = QCalendarWidget(self)
        calendar.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setAccessibleName("Lịch")
        plain = QTextCharFormat()
        plain.setFont(fonts.role("text"))
        head = QTextCharFormat()
        head.setFont(fonts.role("label"))
        calendar.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            calendar.setWeekdayTextFormat(day, plain)
        calendar.setSelectedDate(QDate(near.year, near.month, near.day))
        for name, icon, does in (
            ("qt_calendar_prevmonth", "chevron-left", "Tháng trước"),
            ("qt_calendar_nextmonth", "chevron-right", "Tháng sau"),
        ):
            button = calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icons.icon(icon, theme.INK2))
                button.setToolTip(does)
                button.setAccessibleName(does)
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.addWidget(calendar)
        self.setFocusProxy(calendar)

    def _take(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()
