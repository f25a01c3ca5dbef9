"""The window before a book is open: the column with its pages, the drawing beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from xatre.desk.entry.parts import COLUMN, EntryPage
from xatre.desk.entry.unlock import UnlockPage
from xatre.desk.forms.entry_window import Ui_EntryWindow
from xatre.desk.widgets.focus_ring import FocusRing
from xatre.desk.widgets.style import grounded


class EntryWindow(QWidget):
    """Shows one entry page at a time; `unlock` is always there, others come and go."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ui = Ui_EntryWindow()
        self.ui.setupUi(self)
        grounded(self, "white")
        self.ui.column.setFixedWidth(COLUMN)
        self.ui.whole_row.setStretch(1, 1)
        self.setMinimumSize(COLUMN, 560)
        self.resize(1366, 768)
        self.unlock = UnlockPage()
        self.ui.pages.addWidget(self.unlock)
        self._ring = FocusRing(self)
        for keys in ("Esc", "Alt+Left"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._go_back)

    def show_page(self, page: QWidget) -> None:
        """Show a page, adding it where it is new."""
        if self.ui.pages.indexOf(page) < 0:
            self.ui.pages.addWidget(page)
        self.ui.pages.setCurrentWidget(page)
        if isinstance(page, EntryPage):
            page.seen()

    def show_unlock(self) -> None:
        """Back to the password; other pages are thrown away, with what was typed in them."""
        self.ui.pages.setCurrentWidget(self.unlock)
        for place in reversed(range(self.ui.pages.count())):
            page = self.ui.pages.widget(place)
            if page is not self.unlock:
                self.ui.pages.removeWidget(page)
                page.deleteLater()
        self.unlock.take_focus()

    def _go_back(self) -> None:
        page = self.ui.pages.currentWidget()
        if isinstance(page, EntryPage) and page.back.isVisible() and page.back.isEnabled():
            page.back.click()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._ring.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
