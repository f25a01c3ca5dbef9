"""Which book: those opened here before, another folder, a backup, a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xatre.desk.entry.parts import EntryPage
from xatre.desk.remembered import KnownBook
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.check_box import CardGroup, ChoiceCard


class BookListPage(EntryPage):
    """`chosen(folder)` for a book of the list; the caller connects `browse`, `restore`, `new`."""

    chosen = Signal(str)

    def __init__(self, books: Sequence[KnownBook], parent: QWidget | None = None) -> None:
        super().__init__("Mở sổ khác", "", parent)
        self._books = list(books)
        self.group = CardGroup(self)
        self.group.setAccessibleName("Các sổ đã mở ở máy này")
        column = QVBoxLayout(self.group)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(6)
        for book in self._books:
            title = f"{book.title} (sổ mẫu)" if book.demo else book.title
            card = ChoiceCard(title, book.folder, "", self.group)
            self.group.add(card)
            column.addWidget(card)
        self.group.choose(0)
        if self._books:
            self.label("Các sổ đã mở ở máy này")
            self.body.addWidget(self.group)
        else:
            self.group.hide()
        self.browse = Button("Chọn thư mục của sổ…", "secondary", "folder-open", self)
        self.restore = Button("Khôi phục từ bản sao lưu…", "secondary", "rotate-ccw", self)
        self.new = Button("Lập sổ mới…", "secondary", "plus", self)
        self.body.addSpacing(10)
        for button in (self.browse, self.restore, self.new):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addSpacing(2)
        self.next.say("Mở sổ này")
        self.next.setVisible(bool(self._books))
        self.next.clicked.connect(self._go)

    def seen(self) -> None:
        place = self.group if self._books else self.browse
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        place = self.group.chosen
        if 0 <= place < len(self._books):
            self.chosen.emit(self._books[place].folder)
