"""Where the pages of a laid-out text end: no row of a table is cut in two, no heading stands alone
at the foot of a page, no place to sign stands on a page of its own.

Qt knows page breaks of its own, but cuts rows and leaves gaps in tables. So the text is laid out
without pages, and each page shows bands of it: the head of a table that goes on, then what is next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFormat, QTextFrame, QTextTable

from xatre.reports.letterhead import STAMP

HEADING_LINES = 3
SIGNED_LINES = 2
"""So many rows or paragraphs stay with the place to sign."""
LITTLE = 0.25
"""With less of a page left nothing long begins there."""
RULED = 0.6
"""Half a ruled line and a little more, in points."""

Band = tuple[float, float]
"""From where to where of the text, in units of its device."""


@dataclass(frozen=True)
class Page:
    """The bands of one page, from top to bottom."""

    bands: tuple[Band, ...]


@dataclass(frozen=True)
class _Piece:
    """What stands together. `cuts` are the places where it may be cut all the same; `head` the band
    to repeat where a page begins with it; `joined` whether it stays with the piece before; `opens`
    whether it begins a page."""

    top: float
    bottom: float
    cuts: tuple[float, ...] = ()
    head: Band | None = None
    joined: bool = False
    opens: bool = False


@dataclass
class _Breaking:
    """Fills page after page; `ruled` is what both pages show of the line between two rows."""

    room: float
    ruled: float
    pages: list[Page] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)

    def close(self) -> None:
        """End the page that is being filled, if there is one."""
        if self.bands:
            *before, (top, bottom) = self.bands
            self.pages.append(Page((*before, (top, bottom + self.ruled))))
        self.bands = []

    def add(self, run: Sequence[_Piece]) -> None:
        """Place pieces that stay together, on the next page where this one is too full; what is
        longer than a page begins here where there is room."""
        if self.bands:
            fits = self._needs(run) <= self._left()
            is_long = run[-1].bottom - run[0].top > self.room
            if run[0].opens or not (fits or (is_long and self._left() > self.room * LITTLE)):
                self.close()
        self._begin(run[0], run[0].top)
        if len(run) == 1:
            self._place(run[0])
        elif self._needs(run) <= self._left():
            self._show(run[-1].bottom)
        else:
            for piece in run:
                self.add([piece])

    def _left(self) -> float:
        return self.room - sum(bottom - top for top, bottom in self.bands)

    def _needs(self, run: Sequence[_Piece]) -> float:
        return run[-1].bottom - self.bands[-1][1]

    def _begin(self, piece: _Piece, top: float) -> None:
        """A page that begins at `top`, inside of a piece or before it."""
        if self.bands:
            return
        if piece.head is not None and self.pages:
            self.bands = [piece.head, (top + self.ruled, top + self.ruled)]
        else:
            self.bands = [(top - self.ruled, top)]

    def _place(self, piece: _Piece) -> None:
        while piece.bottom - self.bands[-1][1] > self._left():
            reached = self.bands[-1][1]
            most = reached + self._left()
            cut = max((one for one in piece.cuts if reached < one <= most), default=most)
            self._show(cut)
            self.close()
            self._begin(piece, cut)
        self._show(piece.bottom)

    def _show(self, bottom: float) -> None:
        self.bands[-1] = (self.bands[-1][0], bottom)


def break_pages(made: QTextDocument, room: float, point: float) -> tuple[list[Page], Band | None]:
    """The pages of a text that was laid out without any, each `room` high, and the band of its
    stamp; `point` is the length of a point on the text's device."""
    pieces, stamp = _pieces(made)
    breaking = _Breaking(room, RULED * point)
    run: list[_Piece] = []
    for piece in pieces:
        if run and not piece.joined:
            breaking.add(run)
            run = []
        run.append(piece)
    if run:
        breaking.add(run)
    breaking.close()
    return breaking.pages or [Page(())], stamp


def _pieces(made: QTextDocument) -> tuple[list[_Piece], Band | None]:
    """What stands in the text, in order, and the band of its stamp."""
    found: list[_Piece] = []
    stamp: list[_Piece] = []
    after_heading = False
    for part in _parts(made.rootFrame()):
        if isinstance(part, QTextBlock):
            piece = _paragraph(made, part)
            if _is_stamp(part):
                stamp.append(piece)
            elif part.text().strip():
                found.append(replace(piece, joined=after_heading))
                after_heading = part.layout().lineCount() <= HEADING_LINES
            continue
        is_signed = isinstance(part, QTextTable) and part.format().border() == 0
        if is_signed:
            _join_last(found)
        first, *others = _rows(made, part) if isinstance(part, QTextTable) else _whole(made, part)
        found += [replace(first, joined=after_heading or is_signed), *others]
        after_heading = False
    return found, (stamp[0].top, stamp[-1].bottom) if stamp else None


def _join_last(found: list[_Piece]) -> None:
    """The last lines before a place to sign stay with it."""
    for place in range(max(len(found) - SIGNED_LINES + 1, 1), len(found)):
        found[place] = replace(found[place], joined=True)


def _parts(frame: QTextFrame) -> Iterator[QTextFrame | QTextBlock]:
    """What stands in a frame, in order: tables, other frames and paragraphs."""
    at = frame.begin()
    while not at.atEnd():
        inner = at.currentFrame()
        if inner is not None:
            yield inner
        elif at.currentBlock().isValid():
            yield at.currentBlock()
        at += 1


def _is_stamp(block: QTextBlock) -> bool:
    at = block.begin()
    return not at.atEnd() and STAMP in at.fragment().charFormat().anchorNames()


def _paragraph(made: QTextDocument, block: QTextBlock) -> _Piece:
    box = made.documentLayout().blockBoundingRect(block)
    always = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
    return _Piece(
        box.top(),
        box.bottom(),
        _cuts([*_lines(made, block)]),
        opens=bool(block.blockFormat().pageBreakPolicy() & always),
    )


def _whole(made: QTextDocument, frame: QTextFrame) -> list[_Piece]:
    box = made.documentLayout().frameBoundingRect(frame)
    return [_Piece(box.top(), box.bottom())]


def _lines(made: QTextDocument, block: QTextBlock) -> Iterator[Band]:
    top = made.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        yield top + line.y(), top + line.y() + line.height()


def _cuts(lines: list[Band]) -> tuple[float, ...]:
    """Where a cut goes through no line."""
    ends = sorted({bottom for _, bottom in lines})
    return tuple(
        end
        for end in ends[:-1]
        if not any(top < end - 1 and bottom > end + 1 for top, bottom in lines)
    )


def _rows(made: QTextDocument, table: QTextTable) -> list[_Piece]:
    """The rows of a table; its head, and rows that a cell spans, are one piece."""
    box = made.documentLayout().frameBoundingRect(table)
    heads = table.format().headerRowCount()
    lines = [_row_lines(made, table, row) for row in range(table.rows())]
    groups: list[list[Band]] = []
    for row, own in enumerate(lines):
        if groups and (row < heads or _is_spanned(table, row)):
            groups[-1] += own
        else:
            groups.append(own)
    tops = [min(top for top, _ in group) for group in groups]
    bottoms = [max(bottom for _, bottom in group) for group in groups]
    between = [(above + below) / 2 for above, below in zip(bottoms, tops[1:], strict=False)]
    # Qt gives the right height of a table, but the place of its first line.
    around = (box.height() - (bottoms[-1] - tops[0])) / 2
    edges = [tops[0] - around, *between, bottoms[-1] + around]
    head = (edges[0], edges[1]) if heads else None
    return [
        _Piece(
            edges[place],
            edges[place + 1],
            _cuts(group),
            head if place else None,
            joined=place == 1 and heads > 0,
        )
        for place, group in enumerate(groups)
    ]


def _is_spanned(table: QTextTable, row: int) -> bool:
    """Whether a cell of the row above reaches into this row."""
    return any(table.cellAt(row, column).row() < row for column in range(table.columns()))


def _row_lines(made: QTextDocument, table: QTextTable, row: int) -> list[Band]:
    found: list[Band] = []
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        at = cell.begin()
        while not at.atEnd():
            if at.currentBlock().isValid():
                found += _lines(made, at.currentBlock())
            at += 1
    return found
