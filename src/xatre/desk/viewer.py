"""The viewer: one window for one file, without taking it in. Whole or not, whose, for whom; with a
book of the sender or the recipient what is inside, shown and printed.

The book is open only while the file is read.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xatre.desk import last_place, paper, theme
from xatre.desk.entry.password_box import PasswordBox
from xatre.desk.remembered import known_books
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.check_box import CheckBox
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.focus_ring import FocusRing
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.side_pane import Pairs
from xatre.desk.widgets.style import grounded
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.desk.widgets.text import Words
from xatre.desk.worker import Task, Worker
from xatre.errors import XatreError
from xatre.work.receiving.viewing import Viewed, view_file
from xatre.work.session import open_session

LONGEST = 32
"""Facts longer than this have a line of their own, below the others."""
COLUMNS = [
    Column("code", "Mã", 140, strong=True),
    Column("name", "Họ và tên", 0),
    Column("kind", "Loại hồ sơ", 240),
]
OTHER = "Sổ khác…"


class Viewer(QWidget):
    """Shows `file`; `viewed` is what was said of it last."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.viewed = view_file(file)
        self.worker = Worker(self)
        self.setWindowTitle(f"{file.name} – Xem tệp Xã Trẻ")
        self.resize(860, 690)
        grounded(self, "white")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        self.verdict = Words("", "page", self, wrap=True)
        self.detail = Words("", "text", self, wrap=True)
        column.addWidget(self.verdict)
        column.addWidget(self.detail)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        self._pairs: Pairs | None = None
        self.inside = QWidget(self)
        inside = QVBoxLayout(self.inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(SectionHeading("Bên trong", "", self, line_above=True))
        inside.addLayout(self._opening())
        column.addWidget(self.inside)
        self.fault = Words("", "note", self, wrap=True)
        self.fault.tone("red")
        self.fault.hide()
        column.addWidget(self.fault)
        self.counts = Words("", "note", self, wrap=True)
        column.addWidget(self.counts)
        self.table = Table("Hồ sơ trong tệp", COLUMNS, self)
        column.addWidget(self.table, 50)
        column.addStretch(1)
        column.addLayout(self._foot())
        self._ring = FocusRing(self)
        self.show_viewed(self.viewed)

    def _opening(self) -> QGridLayout:
        """Where a book is named and unlocked for this one look."""
        known = known_books()
        self.books = Combo([(book.folder, book.title) for book in known], self)
        self.books.addItem(OTHER, "")
        self.books.setCurrentIndex(1 if known else 0)
        self.books.activated.connect(self._book_chosen)
        self.officer = QLineEdit(self)
        self.officer.setPlaceholderText("Nếu sổ có nhiều người")
        self.password = PasswordBox(self)
        self.password.returnPressed.connect(self.look_inside)
        self.names = CheckBox("Hiện họ tên", self)
        self.look = Button("Xem bên trong", "secondary", "eye", self)
        self.look.clicked.connect(self.look_inside)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_COLUMN)
        grid.setVerticalSpacing(3)
        for column, (label, field, stretch) in enumerate(
            (
                ("Sổ của nơi gửi hoặc nơi nhận", self.books, 4),
                ("Người dùng", self.officer, 3),
                ("Mật khẩu", self.password, 3),
            )
        ):
            field.setAccessibleName(label)
            grid.addWidget(Words(label, "label", self), 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, stretch)
        grid.addWidget(self.look, 1, 3)
        grid.setRowMinimumHeight(2, 32)
        grid.addWidget(self.names, 2, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        return grid

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        printing = Button("In…", "secondary", "printer", self)
        printing.clicked.connect(lambda: paper.print_html(self.viewed.sheet(), self))
        keeping = Button("Lưu PDF…", "secondary", "download", self)
        keeping.clicked.connect(self._save)
        self.papers = printing, keeping
        for button in self.papers:
            row.addWidget(button)
        return row

    def show_viewed(self, viewed: Viewed) -> None:
        """Show what was said of the file."""
        self.viewed = viewed
        self.verdict.setText(viewed.verdict)
        good = "amber" if viewed.doubtful else "green"
        self.verdict.tone(good if viewed.whole else "red")
        self.detail.setText(viewed.detail)
        if self._pairs is not None:
            self._pairs.hide()
            self._pairs.deleteLater()
        self._pairs = Pairs(4, self)
        self._pairs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for label, words in sorted(viewed.facts, key=lambda fact: len(fact[1]) > LONGEST):
            self._pairs.add(label, _as_a_sentence(words), wide=len(words) > LONGEST)
        self._pairs.setMinimumHeight(self._pairs.heightForWidth(self.width() - 48))
        self._place.addWidget(self._pairs)
        told = " · ".join(
            f"{label}: {count}".replace(" ", "\xa0") for label, count in viewed.counts
        )
        self.counts.setText(told)
        self.counts.setVisible(bool(told))
        self.table.show_rows(
            [
                TableRow(str(number), (Cell(one.code), Cell(one.name), Cell(one.kind_label)))
                for number, one in enumerate(viewed.records)
            ]
        )
        self.table.setVisible(bool(viewed.records))
        self.inside.setVisible(viewed.opens)
        for button in self.papers:
            button.setVisible(viewed.whole)

    def look_inside(self) -> None:
        """Open the chosen book for this one look."""
        folder, officer = Path(str(self.books.currentData() or "")), self.officer.text().strip()
        password, names = self.password.text(), self.names.isChecked()
        self.password.forget()
        self.fault.hide()
        if folder == Path():
            self._tell("Chọn sổ của nơi gửi hoặc nơi nhận trước.")
            return
        file = self.file

        def job(task: Task) -> Viewed:
            session = open_session(folder, password, officer)
            try:
                return view_file(file, session, names=names)
            finally:
                session.close()

        def failed(error: Exception) -> None:
            self.look.setEnabled(True)
            self._tell(error.words if isinstance(error, XatreError) else XatreError().words)

        def done(viewed: Viewed) -> None:
            self.look.setEnabled(True)
            self.show_viewed(viewed)

        self.look.setEnabled(False)
        self.worker.submit(job, done, failed)

    def _book_chosen(self, place: int) -> None:
        if self.books.itemText(place) == OTHER:
            folder = last_place.folder_name(self, "Chọn thư mục của sổ", "")
            self.books.setItemData(place, folder)

    def _save(self) -> None:
        start = str(self.file.with_suffix(".pdf").name)
        chosen = last_place.save_name(self, "Lưu PDF", start, "PDF (*.pdf)")
        if chosen:
            try:
                paper.write_pdf(self.viewed.sheet(), Path(chosen), self.file.name)
            except XatreError as error:
                self._tell(error.words)

    def _tell(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.worker.close()
        super().closeEvent(event)


def _as_a_sentence(words: str) -> str:
    """ "Gói" for "gói"; codes, hashes and numbers stay as they are."""
    return f"{words[:1].upper()}{words[1:]}" if words.replace(" ", "").isalpha() else words


def run_viewer(app: QApplication, file: Path) -> int:
    """Show one file until its window is closed; the exit code."""
    viewer = Viewer(file)
    app.setQuitOnLastWindowClosed(True)
    viewer.show()
    return app.exec()
