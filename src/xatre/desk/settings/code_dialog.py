"""A new recovery code while the book is open: shown, and asked back, as with a new book."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from xatre.desk.entry.parts import COLUMN, FieldNote
from xatre.desk.entry.password_box import PasswordBox
from xatre.desk.entry.recovery_code import AskBackPage, CodePage, NotePaper
from xatre.desk.pages.seat import Seat
from xatre.desk.settings.pane import AskDialog
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.dialog import Scrim
from xatre.desk.widgets.focus_ring import FocusRing
from xatre.desk.widgets.style import mark, stacked
from xatre.reports.letterhead import Printing
from xatre.work.papers.recovery_paper import note_recovery_sheet


class CodeDialog(QDialog):
    """Closes only when the code was typed back; with `may_stop`, where the old one still holds,
    also by *Thôi* and Esc."""

    def __init__(
        self,
        code: str,
        book_title: str,
        note_paper: NotePaper,
        parent: QWidget | None = None,
        *,
        may_stop: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._may_stop = may_stop
        self._scrim: Scrim | None = None
        self.setWindowTitle("Mã khôi phục mới")
        self.setModal(True)
        mark(self, panel="dialog")
        self.resize(COLUMN, 600)
        column = stacked(self)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack)
        self.shown = CodePage(code, book_title, note_paper, self)
        self.asked = AskBackPage(code, self)
        self.stack.addWidget(self.shown)
        self.stack.addWidget(self.asked)
        self.shown.next.clicked.connect(self._ask)
        self.asked.back.clicked.connect(self._again)
        self.asked.confirmed.connect(self._done)
        if may_stop:
            for page in (self.shown, self.asked):
                stop = Button("Thôi, giữ mã cũ", "quiet", "", page, large=True)
                stop.clicked.connect(self.reject)
                page.feet.insertWidget(page.feet.indexOf(page.next), stop)
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
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        event.ignore()

    def reject(self) -> None:
        """Only where the old code still holds."""
        if self._may_stop:
            self.shown.forget()
            super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        if parent is not None:
            window = parent.window()
            self._scrim = Scrim(window)
            self.move(window.mapToGlobal(window.rect().center()) - self.rect().center())
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        super().hideEvent(event)


class NewCodeDialog(AskDialog):
    """What a new code does, before one is drawn; the password of who is at the book again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Đặt mã khôi phục mới",
            "Chương trình đưa mã mới để ghi ra giấy, rồi hỏi lại hai nhóm. Gõ đúng thì mã mới có "
            "giá trị và tờ mã cũ hết giá trị; chưa gõ đúng thì tờ mã cũ vẫn dùng được.",
            level="doubt",
            parent=parent,
        )
        self._password = PasswordBox(self)
        self.field("Mật khẩu đang dùng", self._password)
        self._note = FieldNote(self)
        self.body.addWidget(self._note)
        self.add_button("stop", "Thôi", "quiet")
        self.add_button(self.DEED, "Đưa mã mới", "primary", safe=True)

    @property
    def password(self) -> str:
        return self._password.text()

    def ready(self) -> bool:
        self._note.say("" if self._password.text() else "Chưa gõ mật khẩu đang dùng.")
        if not self._password.text():
            self._password.setFocus()
            return False
        return True


def show_code(seat: Seat, code: str, parent: QWidget, *, may_stop: bool = False) -> bool:
    """Show the new code of the book that is open, until it was typed back: whether it was."""

    def note_paper(
        file: str, take: Callable[[Printing], None], failed: Callable[[Exception], None]
    ) -> None:
        seat.ask(lambda session: note_recovery_sheet(session, file), take, failed)

    title = f"Sổ của {seat.facts.unit_name}"
    dialog = CodeDialog(code, title, note_paper, parent, may_stop=may_stop)
    return dialog.exec() == CodeDialog.DialogCode.Accepted
