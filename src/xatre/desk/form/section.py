"""One section of a form: its title, its note, its fields."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xatre.desk.form.grid import FieldGrid
from xatre.desk.widgets.style import Hairline
from xatre.desk.widgets.text import Words


class SectionBlock(QWidget):
    """One section: hairline, title, note, fields."""

    def __init__(
        self, title: str, note: str, grid: FieldGrid, first: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.grid = grid
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if not first:
            box.addSpacing(18)
            box.addWidget(Hairline(self))
            box.addSpacing(14)
        if title or first:
            head = QHBoxLayout()
            head.addWidget(Words(title, "section", self))
            head.addStretch(1)
            if first:
                head.addWidget(Words("* bắt buộc", "hint", self))
            box.addLayout(head)
        if note:
            box.addWidget(Words(note, "note", self, wrap=True))
        box.addSpacing(10)
        box.addWidget(grid)
