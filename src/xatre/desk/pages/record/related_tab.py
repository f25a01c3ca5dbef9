"""A tab of records that refer to the one shown: its cases, injuries, births."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk.pages.kind_words import KindWords
from xatre.desk.pages.record.reading import RelatedRow
from xatre.desk.widgets.badge import BadgeLook
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.side_pane import SidePane
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.desk.widgets.text import Words

STATES = {
    "draft": BadgeLook("Bản nháp", "amber", "file-pen"),
    "void": BadgeLook("Đã hủy", "neutral", "ban"),
}


def related_table(
    words: str,
    rows: tuple[RelatedRow, ...],
    open_one: Callable[[str, str], object],
    parent: QWidget,
) -> Table:
    """The records of one kind; `open_one(kind, id)` when one is opened."""
    columns = [Column("title", "Mã", 0, strong=True), Column("notes", "", 100)]
    table = Table(words, columns, parent, two_lines=True)
    table.horizontalHeader().hide()
    table.show_rows([_row(one) for one in rows])

    def opened(key: str) -> None:
        kind, _, id = key.partition("/")
        open_one(kind, id)

    table.opened.connect(opened)
    return table


def _row(one: RelatedRow) -> TableRow:
    badges = (STATES[one.state],) if one.state in STATES else ()
    return TableRow(f"{one.kind}/{one.id}", (Cell(one.title, one.facts), Cell(badges=badges)))


def nothing_related(
    words: str, add: KindWords | None, begin: Callable[[], object], parent: QWidget
) -> SidePane:
    """That there is none yet; `add` words the button that begins one."""
    pane = SidePane(words, parent, margin=24)
    pane.column.addWidget(Words(f"Chưa có {words.lower()} nào.", "quiet", pane.widget()))
    if add is not None:
        button = Button(f"{add.add} cho trẻ này", "link", add.add_icon, pane.widget())
        button.clicked.connect(lambda: begin())
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        pane.column.addLayout(row)
    return pane
