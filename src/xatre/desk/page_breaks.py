"""Page breaks of a laid-out text: no row of a table is cut in two, no heading stands alone at the
foot of a page, no place to sign loses its title.

Qt breaks a page in the middle of a row and knows no other way: the row before is made taller, or
the page is broken before the table, so that the row begins on the next page.
"""

from __future__ import annotations

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextTable,
    QTextTableCell,
)

TALL = 0.6
"""A row that takes more of a page may be cut."""
SLACK = 2.0
HEADING_LINES = 3


def keep_together(made: QTextDocument) -> None:
    """Mend the page breaks of a document that has its page size and its device."""
    room = made.pageSize().height()
    if made.pageCount() < 2 or room <= 0:
        return
    heading: QTextBlock | None = None
    for part in _parts(made.rootFrame()):
        if isinstance(part, QTextTable):
            _mend(made, part, heading, room)
            heading = None
        else:
            assert isinstance(part, QTextBlock)
            short = 0 < part.layout().lineCount() <= HEADING_LINES
            heading = part if short and part.text().strip() else None


def _parts(frame: QTextFrame) -> list[QTextTable | QTextBlock]:
    """What stands in a frame, in order: tables and paragraphs."""
    found: list[QTextTable | QTextBlock] = []
    at = frame.begin()
    while not at.atEnd():
        inner = at.currentFrame()
        if isinstance(inner, QTextTable):
            found.append(inner)
        elif at.currentBlock().isValid():
            found.append(at.currentBlock())
        at += 1
    return found


def _mend(made: QTextDocument, table: QTextTable, heading: QTextBlock | None, room: float) -> None:
    first = table.format().headerRowCount()
    for row in range(table.rows()):
        top, bottom = _span(made, table, row)
        beginning = row <= first
        if beginning and heading is not None:
            top = made.documentLayout().blockBoundingRect(heading).top()
        if int(top // room) == int((bottom - SLACK) // room) or bottom - top > room * TALL:
            continue
        if beginning:
            _break_before(made, table, heading)
        else:
            _push(made, table, row, room)


def _span(made: QTextDocument, table: QTextTable, row: int) -> tuple[float, float]:
    """Where a row begins and ends."""
    layout = made.documentLayout()
    tops, bottoms = [], []
    for cell in _cells(table, row):
        tops.append(layout.blockBoundingRect(cell.firstCursorPosition().block()).top())
        bottoms.append(layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom())
    return min(tops), max(bottoms)


def _cells(table: QTextTable, row: int) -> list[QTextTableCell]:
    return [table.cellAt(row, column) for column in range(table.columns())]


def _break_before(made: QTextDocument, table: QTextTable, heading: QTextBlock | None) -> None:
    policy = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
    if heading is not None:
        cursor = QTextCursor(heading)
        block = heading.blockFormat()
        block.setPageBreakPolicy(policy)
        cursor.setBlockFormat(block)
        return
    shape = table.format()
    shape.setPageBreakPolicy(policy)
    table.setFormat(shape)


def _push(made: QTextDocument, table: QTextTable, row: int, room: float) -> None:
    """Make the row before so tall that the first line of `row` does not fit: then Qt begins it on
    the next page."""
    top, _ = _span(made, table, row)
    end = (int(top // room) + 1) * room
    line = table.cellAt(row, 0).firstCursorPosition().block().layout().lineAt(0).height()
    wanted = max(end - top - line / 2, 0.0)
    cells = _cells(table, row - 1)
    before = [cell.format().toTableCellFormat() for cell in cells]
    scale = 1.0
    # How many units of the device a unit of padding is, shows in the first try.
    for _ in range(3):
        for cell, shape in zip(cells, before, strict=True):
            taller = shape.toTableCellFormat()
            taller.setBottomPadding(shape.bottomPadding() + wanted / scale)
            cell.setFormat(taller)
        now = _span(made, table, row)[0]
        if now >= end - SLACK or now <= top:
            return
        scale *= (now - top) / wanted
