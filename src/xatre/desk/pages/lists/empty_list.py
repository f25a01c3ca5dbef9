"""What a list says when nothing is in it: the fact with its filters, what it is for, what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xatre.desk.pages.kind_words import kind_words
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.empty_state import EmptyState
from xatre.model.kind import Kind
from xatre.model.text import show_number
from xatre.work.typing.columns import KIND as TYPED_IN_ROWS


class EmptyList(EmptyState):
    """`new_asked`, `import_asked`, `typing_asked`: one is to be added, a table brought in, or rows
    typed from paper; `all_asked`: the whole list is to be seen."""

    new_asked = Signal()
    import_asked = Signal()
    typing_asked = Signal()
    all_asked = Signal()

    def __init__(self, kind: Kind, parent: QWidget | None = None, *, at_office: bool) -> None:
        self.words = kind_words(kind, at_office=at_office)
        super().__init__(kind.icon, self.words.nothing, self.words.use, parent)
        self.first = self.add(Button(self.words.first, "primary", self.words.add_icon, self))
        self.first.clicked.connect(self.new_asked)
        self.from_table = self.add_link(Button("Đưa danh sách từ Excel vào…", "link", "", self))
        self.from_table.clicked.connect(self.import_asked)
        self.from_paper = self.add_link(
            Button("Gõ từ sổ giấy, mỗi dòng một trẻ…", "link", "", self)
        )
        self.from_paper.clicked.connect(self.typing_asked)
        self._has_paper = kind.name == TYPED_IN_ROWS
        self.back = self.add_link(Button("Xem tất cả", "link", "", self))
        self.back.clicked.connect(self.all_asked)

    def say_empty(
        self, total: int, typed: str, filters: list[str], *, may_add: bool, may_import: bool
    ) -> None:
        """Say that nothing is found of `total` records, with these words typed and these filters
        chosen."""
        narrowed = [f"“{typed}”"] if typed else []
        narrowed += [words[:1].lower() + words[1:] for words in filters]
        if narrowed:
            fact = f"Không có {self.words.noun} nào với: {', '.join(narrowed)}"
            self.say(fact, "" if total else self.words.use)
        else:
            self.say(self.words.nothing, self.words.use)
        self.first.setVisible(may_add and not typed)
        self.first.say(self.words.add if total else self.words.first)
        self.from_table.setVisible(may_import and not total)
        self.from_paper.setVisible(self._has_paper and may_import and not total)
        self.back.setVisible(bool(narrowed) and bool(total))
        self.back.say(f"Xem tất cả {show_number(str(total))} {self.words.noun}")
