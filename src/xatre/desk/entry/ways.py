"""Ways into a book other than its password: another book, a first one, the recovery code, a
backup. Each shows its pages and leaves the opening to the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from xatre.desk.entry.window import EntryWindow
from xatre.desk.remembered import KnownBook, known, known_books
from xatre.desk.worker import Task, Worker
from xatre.errors import XatreError
from xatre.work import nameplate

if TYPE_CHECKING:
    from xatre.desk.entry.recovery import RecoverPage
    from xatre.desk.entry.wizard import FirstBook, Wizard


class Opener(Protocol):
    """What the ways ask of the desk."""

    entry: EntryWindow
    worker: Worker
    folder: Path

    def show_book(self, folder: Path, book: KnownBook | None = None) -> None:
        """The unlock page of a book."""

    def open_book(
        self, folder: Path, officer: str, password: str, settings: dict[str, str]
    ) -> None:
        """Open a book by a password just set."""

    def known_or_raise(self, show: Callable[[XatreError], None]) -> Callable[[Exception], None]:
        """Known faults to the page, others to the one door."""


class Ways(QObject):
    """Goes the way a person chose at the unlock page: `go(key, what)`."""

    def __init__(self, desk: Opener, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._entry, self._worker = desk, desk.entry, desk.worker
        self.wizard: Wizard | None = None

    def go(self, key: str, what: str) -> None:
        """`key` is recover, other, new, restore (with a backup's path), moved (with a folder) or
        again."""
        desk = self._desk
        ways: dict[str, Callable[[], object]] = {
            "recover": self._recover,
            "other": self.other_book,
            "new": lambda: self.begin_wizard(may_leave=True),
            "restore": lambda: self._restore(what),
            "moved": lambda: desk.show_book(Path(what)),
            "again": lambda: desk.show_book(desk.folder),
        }
        ways[key]()

    def _back(self) -> None:
        """To the password, or where there is no book yet, to the first book's pages."""
        if self._desk.folder == Path():
            self.begin_wizard(may_leave=False)
        else:
            self._entry.show_unlock()

    # another book

    def other_book(self) -> None:
        """The books opened here before, and the ways to others."""
        from xatre.desk.entry.book_list import BookListPage

        page = BookListPage(known_books())
        page.back.clicked.connect(self._back)
        page.chosen.connect(lambda folder: self._desk.show_book(Path(folder)))
        page.browse.clicked.connect(self._browse)
        page.restore.clicked.connect(lambda: self._restore(""))
        page.new.clicked.connect(lambda: self.begin_wizard(may_leave=True))
        self._entry.show_page(page)

    def _browse(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from xatre import paths

        start = str(paths.books() if paths.books().exists() else Path.home())
        chosen = QFileDialog.getExistingDirectory(self._entry, "Chọn thư mục của sổ", start)
        if chosen:
            self._desk.show_book(Path(chosen))

    # the first book

    def begin_wizard(self, *, may_leave: bool) -> None:
        """The first book's pages; one begun and left is gone on with."""
        from xatre.desk.entry.wizard import Wizard

        if self.wizard is None or may_leave:
            self.wizard = Wizard(self._entry, self._worker, may_leave=may_leave)
            self.wizard.finished.connect(self._wizard_finished)
            self.wizard.left.connect(self._entry.show_unlock)
            self.wizard.have_book.connect(self.other_book)
        self.wizard.begin()

    def _wizard_finished(self, first: FirstBook) -> None:
        self.wizard = None
        self._desk.open_book(first.folder, first.officer, first.password, first.settings)

    # the recovery code

    def _recover(self) -> None:
        from xatre.desk.entry.recovery import RecoverPage

        plate = nameplate.read(self._desk.folder)
        page = RecoverPage(plate, self._entry.unlock.ui.officers.chosen)
        page.back.clicked.connect(self._entry.show_unlock)
        page.asked.connect(
            lambda code, officer, password: self._submit_recover(page, code, officer, password)
        )
        self._entry.show_page(page)

    def _submit_recover(self, page: RecoverPage, code: str, officer: str, password: str) -> None:
        from xatre.desk.entry.wizard import CodeSteps, note_into

        folder = self._desk.folder

        def recover(task: Task) -> str:
            from xatre.work.people import officers

            found = officers.recover(folder, code=code, password=password, officer=officer)
            return found.recovery_code

        def recovered(new_code: str) -> None:
            page.forget()
            note = note_into(self._worker, folder, officer, password)
            steps = CodeSteps(self._entry, new_code, known(folder).title, note)
            steps.confirmed.connect(lambda: self._desk.open_book(folder, officer, password, {}))

        self._worker.submit(recover, recovered, self._desk.known_or_raise(page.show_fault))

    # a backup

    def _restore(self, backup: str) -> None:
        from xatre.desk.entry.restore import RestorePage

        folder = str(self._desk.folder) if self._desk.folder != Path() else ""
        page = RestorePage(backup, folder)
        page.back.clicked.connect(self._back)

        def asked(file: str, to: str) -> None:
            def unpack(task: Task) -> Path:
                from xatre.work import keeping

                return keeping.unpack_backup(Path(file), Path(to))

            failed = self._desk.known_or_raise(page.show_fault)
            self._worker.submit(unpack, self._unpacked, failed)

        page.asked.connect(asked)
        self._entry.show_page(page)

    def _unpacked(self, to: Path) -> None:
        before = known(self._desk.folder)
        self._desk.show_book(to, replace(before, folder=str(to), officers={}))
        self._entry.unlock.say(
            "info",
            "Đã dựng lại sổ từ bản sao lưu",
            "Mở bằng mật khẩu lúc sao lưu, hoặc mã khôi phục. Sổ này đăng ký như một máy mới.",
        )
