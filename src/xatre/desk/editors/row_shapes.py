"""How one keyed row stands on the glass: a panel with its cells, or one line of numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.editors.context import EditorContext
from xatre.desk.form.grid import FieldGrid
from xatre.desk.form.placing import COLUMNS, Place, places
from xatre.desk.form.row_head import RowHead
from xatre.desk.widgets.buttons import IconButton
from xatre.desk.widgets.style import Panel
from xatre.desk.widgets.text import Words
from xatre.model.fields import DecimalNumber, Rows, WholeNumber

NAME_WIDTH = 150
"""Of the name of a row whose cells stand beside it."""
INSET = 12


def fits_line(field: Rows) -> bool:
    """Whether named rows of a few numbers stand one a line, under one line of heads."""
    numbers = all(isinstance(part, WholeNumber | DecimalNumber) for part in field.fields)
    return bool(field.row_codes) and numbers and {one.line for one in _places(field)} == {0}


def _places(field: Rows) -> list[Place]:
    return list(places(field.fields).values())


class LineHeads(QWidget):
    """The labels of the cells, once above rows that are one line each."""

    def __init__(self, field: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(INSET + NAME_WIDTH, 0, INSET, 0)
        grid.setHorizontalSpacing(theme.GAP_COLUMN)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 10)
        for part, place in zip(field.fields, _places(field), strict=True):
            grid.addWidget(Words(part.label, "label", self), 0, place.column, 1, place.width)


class RowLine(QWidget):
    """One named row of numbers: its name, and its cells beside it without their labels."""

    def __init__(self, row_id: str, field: Rows, context: EditorContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.row_id = row_id
        self.grid = FieldGrid(field.fields, context, self)
        for head in self.grid.findChildren(RowHead):
            head.hide()
        self.title = Words("", "text", self)
        self.title.setFixedWidth(NAME_WIDTH)
        self.title.setFixedHeight(theme.CONTROL)
        self.bin = IconButton("trash-2", f"Bỏ {field.row_label}", self, small=True)
        self.bin.hide()
        box = QHBoxLayout(self)
        box.setContentsMargins(INSET, 0, INSET, 0)
        box.setSpacing(0)
        box.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.grid, 1)


class RowPanel(Panel):
    """One keyed row: a heading with its number, a bin, and its cells."""

    def __init__(self, row_id: str, field: Rows, context: EditorContext, parent: QWidget) -> None:
        super().__init__("sunk", parent)
        self.row_id = row_id
        self.grid = FieldGrid(field.fields, context, self)
        self.title = Words("", "strong", self)
        self.bin = IconButton("trash-2", f"Bỏ {field.row_label}", self, small=True)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.bin)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 4, 8, 10)
        box.setSpacing(2)
        box.addLayout(head)
        box.addWidget(self.grid)
