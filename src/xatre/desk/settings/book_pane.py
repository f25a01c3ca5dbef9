"""The book as a thing: where it lies, moving it, and a new recovery code."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xatre import paths
from xatre.desk.entry.places import FolderLine, free_folder, is_stick
from xatre.desk.pages.seat import Seat
from xatre.desk.settings.code_dialog import NewCodeDialog, show_code
from xatre.desk.settings.pane import AskDialog, Pane
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.check_box import CheckBox
from xatre.desk.widgets.side_pane import Pairs
from xatre.desk.worker import Task
from xatre.work import keeping, preferences
from xatre.work.people import officers
from xatre.work.session import Session


class MoveDialog(AskDialog):
    """Where to."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            "Chuyển sổ sang nơi khác",
            "Sổ được chép sang nơi mới, so từng byte, rồi chỗ cũ đóng hẳn. Sau đó mở lại ở nơi "
            "mới. Đừng tự chép thư mục sổ: như vậy thành hai sổ.",
            level="info",
            parent=parent,
        )
        wanted = paths.books() / folder.name
        self.place = FolderLine("Thư mục mới của sổ", free_folder(wanted), self)
        self.field("Thư mục mới của sổ", self.place)
        self.stick = CheckBox("Thư mục này nằm ở USB hoặc ổ cắm ngoài", self)
        self.body.addWidget(self.stick)
        self.place.changed.connect(self._look)
        self.add_deed("Chuyển sổ")

    def _look(self) -> None:
        self.stick.setChecked(is_stick(self.place.folder))

    def ready(self) -> bool:
        return self.place.check()


class BookPane(Pane):
    """`moved(folder)` when the book lies elsewhere now and is closed."""

    moved = Signal(object)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__("Sổ này", seat, parent)
        facts = seat.facts
        self.heading("Nơi để sổ", first=True)
        pairs = Pairs(2, self)
        pairs.add("Thư mục", str(facts.folder), wide=True)
        pairs.add("Loại ổ", "USB hoặc ổ cắm ngoài" if facts.portable else "Ổ của máy này")
        pairs.add("Mã hóa", "Cả sổ, tệp đính kèm và bản sao lưu")
        self.column.addWidget(pairs)
        self.move_book = Button("Chuyển sổ…", "secondary", "folder-open", self)
        self.move_book.clicked.connect(self._move)
        self.buttons(self.move_book)
        self.heading("Mã khôi phục")
        self.words(
            "Mở sổ khi quên mật khẩu. Mất tờ mã, hoặc nghi có người xem được, thì đặt mã mới: "
            "mã cũ hết giá trị khi đã gõ lại được mã mới."
        )
        self.code = Button("Đặt mã khôi phục mới…", "secondary", "key-round", self)
        self.code.clicked.connect(self._renew)
        if not facts.may("officers"):
            self.code.forbid("Chỉ quản trị sổ làm được việc này")
            self.move_book.forbid("Chỉ quản trị sổ làm được việc này")
        self.buttons(self.code)

    def _move(self) -> None:
        dialog = MoveDialog(self.seat.facts.folder, self.window())
        dialog.ask()
        if dialog.agreed:
            self.move_to(dialog.place.folder, dialog.stick.isChecked())

    def move_to(self, folder: Path, portable: bool) -> None:
        """Move the book; the desk then shows the password at the new place."""

        def job(task: Task) -> Path:
            to = keeping.move_book(task.session, folder, portable)
            task.keep(None)
            return to

        def failed(error: Exception) -> None:
            self.move_book.setEnabled(True)
            self.move_book.say("Chuyển sổ…")
            self.seat.navigator.fault(error)

        self.move_book.setEnabled(False)
        self.move_book.say("Đang chuyển sổ…")
        self.seat.worker.submit(job, self.moved.emit, failed)

    def _renew(self) -> None:
        dialog = NewCodeDialog(self.window())
        dialog.ask()
        if not dialog.agreed:
            return
        password = dialog.password

        def job(session: Session) -> str:
            return officers.draw_recovery_code(session, password)

        self.ask(job, self._drawn, self.code, "Đang đặt mã…")

    def _drawn(self, code: str) -> None:
        """Shown and typed back first: until then the old one opens the book."""
        if not show_code(self.seat, code, self.window(), may_stop=True):
            self.tell("Mã khôi phục cũ vẫn dùng được.", "Hủy tờ mã mới nếu đã ghi.")
            return

        def job(session: Session) -> None:
            officers.put_recovery_code(session, code)
            preferences.code_was_checked(session)

        self.ask(job, lambda _: self._renewed(), self.code, "Đang đặt mã…")

    def _renewed(self) -> None:
        self.tell("Đã đặt mã khôi phục mới.", "Hủy tờ mã cũ.")
