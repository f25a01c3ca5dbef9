"""The head of a list: what is done to many records at once, quiet, before the button that adds one.

It knows who may do what here; what is done is the page's work.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xatre.desk.pages.kind_words import kind_words
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button, IconButton
from xatre.desk.widgets.page_head import PageHead
from xatre.model.kind import Kind
from xatre.work.typing.columns import KIND as TYPED_IN_ROWS


class ListHead(PageHead):
    """`printer`, `doubles`, `importing`, `typing`, `adding`: its buttons."""

    def __init__(self, kind: Kind, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(kind.plural or kind.label, "", parent)
        office = seat.facts.at_office
        words = kind_words(kind, at_office=office)
        own = (kind.owner == "office") == office
        self.may_add = seat.may_write and own and not kind.on_another
        self.may_type_rows = self.may_add and kind.name == TYPED_IN_ROWS
        self.printer = IconButton("printer", "In, xuất danh sách", self)
        self.doubles = IconButton("users", "Trẻ có thể ghi hai lần", self)
        self.doubles.setVisible(bool(kind.compared) and not office)
        self.importing = IconButton("file-input", "Đưa danh sách từ Excel vào", self)
        self.importing.setVisible(self.may_add and kind.parent == "")
        self.typing = IconButton("keyboard", "Gõ từ sổ giấy, từng dòng (Ctrl+G)", self)
        self.typing.setVisible(self.may_type_rows)
        self.adding = Button(words.add, "primary", words.add_icon, self)
        self.adding.setVisible(self.may_add)
        for button in (self.printer, self.doubles, self.importing, self.typing, self.adding):
            self.add(button)
