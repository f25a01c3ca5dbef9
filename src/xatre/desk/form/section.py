"""One section of a form: its title, its note, its fields."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xatre.desk.form.grid import FieldGrid
from xatre.desk.widgets.style import Hairline, stacked
from xatre.desk.widgets.text import Words

HEAD = 50
"""Pixels of a title and the room about it, kept until it is made."""


class SectionBlock(QWidget):
    """One section: hairline, title, note, fields. The head is made with the first of its rows."""

    def __init__(
        self, title: str, note: str, grid: FieldGrid, first: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.grid = grid
        self._title, self._note, self._first = title, note, first
        self._box = stacked(self)
        self._box.addSpacing(HEAD)
        self._box.addWidget(grid)
        self._bare = True
        grid.grown.connect(self._dress)

    def _dress(self) -> None:
        if not self._bare or not self.grid.rows:
            return
        self._bare = False
        self._box.takeAt(0)
        self._box.insertLayout(0, self._head())

    def _head(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(0)
        if not self._first:
            box.addSpacing(18)
            box.addWidget(Hairline(self))
            box.addSpacing(14)
        if self._title or self._first:
            head = QHBoxLayout()
            head.addWidget(Words(self._title, "section", self))
            head.addStretch(1)
            if self._first:
                head.addWidget(Words("* bắt buộc", "hint", self))
            box.addLayout(head)
        if self._note:
            box.addWidget(Words(self._note, "note", self, wrap=True))
        box.addSpacing(10)
        return box
