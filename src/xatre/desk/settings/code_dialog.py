"""A new recovery code while the book is open: shown, and asked back, as with a new book."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from xatre.desk.entry.parts import COLUMN
from xatre.desk.entry.recovery_code import AskBackPage, CodePage
from xatre.desk.widgets.focus_ring import FocusRing
from xatre.desk.widgets.style import mark


class CodeDialog(QDialog):
    """Closes only when the code was typed back: the old one is worth nothing any more."""

    def __init__(self, code: str, book_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mã khôi phục mới")
        self.setModal(True)
        mark(self, panel="dialog")
        self.resize(COLUMN, 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack)
        self.shown = CodePage(code, book_title, self)
        self.asked = AskBackPage(code, self)
        self.stack.addWidget(self.shown)
        self.stack.addWidget(self.asked)
        self.shown.next.clicked.connect(self._ask)
        self.asked.back.clicked.connect(self._again)
        self.asked.confirmed.connect(self._done)
        self._ring = FocusRing(self)

    def _ask(self) -> None:
        self.stack.setCurrentWidget(self.asked)
        self.asked.seen()

    def _again(self) -> None:
        self.stack.setCurrentWidget(self.shown)

    def _done(self) -> None:
        self.shown.forget()
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def reject(self) -> None:
        """The window's own cross does nothing before the code was typed back."""
