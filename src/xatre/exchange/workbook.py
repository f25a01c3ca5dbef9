"""Workbooks in memory: sheets of plain cells to the bytes of an .xlsx and back.

Knows the library's writer and points it at memory: nothing is written to a disk in plain on the
way. Text is never a formula. Never sees a record, nor where the workbook goes.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from copy import copy
from datetime import date
from io import BytesIO
from typing import IO, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from xatre.exchange.ours import PROGRAM, sign
from xatre.exchange.sheet import (
    DAY_FORMAT,
    LONGEST_CELL,
    MOST_ROWS,
    SECRECY_MARK,
    TEXT_FORMAT,
    CellValue,
    Noted,
    PlainValue,
    Sheet,
    TooManyRows,
)

_FILLS = {
    "bad": PatternFill("solid", fgColor="F4C7C3"),
    "doubt": PatternFill("solid", fgColor="FCE8B2"),
}
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_COMMENT_WIDTH, _COMMENT_LINE, _COMMENT_LETTERS = 320, 18, 44
"""Of a comment's box: its width and the height of a line in pixels, the letters of a line."""


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of an .xlsx. Text is never a formula, whatever it starts with."""
    book = Workbook(write_only=True)
    taken: set[str] = set()
    for sheet in sheets:
        page = book.create_sheet(_sheet_title(sheet.title, taken))
        page._writer = WorksheetWriter(page, out=_Packed())
        page.freeze_panes = "A3" if sheet.top else "A2"
        for number, width in enumerate(sheet.widths):
            page.column_dimensions[_letters(number)].width = width
        page._writer.write_top()
        try:
            _write_rows(page, sheet)
        except BaseException:
            # The library's generators complain when they are left open.
            page._rows.close()
            page._writer.xf.close()
            raise
    memory = BytesIO()
    sign(book.properties)
    _WriterInMemory(book, ZipFile(memory, "w", ZIP_DEFLATED)).save()
    return memory.getvalue()


def read_workbook(data: bytes) -> dict[str, list[dict[str, PlainValue]]]:
    """What `write_workbook` wrote: sheet title → rows as head → cell; empty cells are left out.

    For files of this program; one from outside is read in a process of its own.
    """
    book = load_workbook(BytesIO(data), read_only=True, data_only=False)
    pages: dict[str, list[dict[str, PlainValue]]] = {}
    for page in book.worksheets:
        rows = page.iter_rows(values_only=True)
        first = next(rows, ())
        if first and str(first[0]).startswith(SECRECY_MARK):
            first = next(rows, ())
        heads = [str(head) for head in first]
        pages[page.title] = [
            {head: _plain(cell) for head, cell in zip(heads, row, strict=False) if cell is not None}
            for row in rows
        ]
    return pages


def _write_rows(page: Any, sheet: Sheet) -> None:
    cells = _Cells(page)
    if sheet.top:
        page.append([_as_text(WriteOnlyCell(page), sheet.top)])
    page.append([cells.head(head) for head in sheet.heads])
    for number, row in enumerate(sheet.rows, 1):
        if number > MOST_ROWS - bool(sheet.top):
            raise TooManyRows(most=MOST_ROWS)
        page.append(cells.of(value) for value in row)


def _plain(cell: Any) -> PlainValue:
    """A day without its empty hour, as written."""
    return cell.date() if hasattr(cell, "hour") else cast(PlainValue, cell)


def _sheet_title(title: str, taken: set[str]) -> str:
    plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in title).strip("' ")[:27]
    name, number = plain or "Bảng", 2
    while name.lower() in taken:
        name, number = f"{plain} {number}", number + 1
    taken.add(name.lower())
    return name


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class _Cells:
    """Makes the cells of one sheet; a cell is written before the next is asked for."""

    def __init__(self, page: Any) -> None:
        self._head = WriteOnlyCell(page)
        self._head.font = Font(bold=True)
        self._head.fill = PatternFill("solid", fgColor="F1EFEA")
        self._head.alignment = Alignment(wrap_text=True, vertical="top")
        self._page = page
        self._text = WriteOnlyCell(page)
        self._text.number_format = TEXT_FORMAT
        self._guarded = WriteOnlyCell(page)
        self._guarded.number_format = TEXT_FORMAT
        # Excel's own mark for "text, whatever it looks like"; it survives editing the cell.
        self._guarded.quotePrefix = True
        # Its value is set apart: `value` would look for a format of its own each time.
        self._day = WriteOnlyCell(page)
        self._day.number_format = DAY_FORMAT
        self._day.data_type = "d"

    def head(self, text: str) -> Any:
        cell = WriteOnlyCell(self._page)
        cell._style = self._head._style
        return _as_text(cell, text)

    def of(self, value: CellValue) -> Any:
        if isinstance(value, str):
            if not value:
                return None
            cell = self._guarded if value[0] in "=+-@\t\r\n|%" else self._text
            return _as_text(cell, value)
        if isinstance(value, date):
            self._day._value = value
            return self._day
        return self._noted(value) if isinstance(value, Noted) else value

    def _noted(self, noted: Noted) -> Any:
        """A cell of its own: its colour and comment are nobody else's."""
        cell = WriteOnlyCell(self._page)
        plain = self.of(noted.value)
        if hasattr(plain, "_style"):
            cell._style, cell._value = copy(plain._style), plain._value
            cell.data_type = plain.data_type
        else:
            cell.value = plain
        cell.alignment = _WRAPPED
        if noted.tone:
            cell.fill = _FILLS[noted.tone]
        if noted.why:
            lines = 1 + noted.why.count("\n") + len(noted.why) // _COMMENT_LETTERS
            cell.comment = Comment(
                noted.why, PROGRAM, height=_COMMENT_LINE * (lines + 1), width=_COMMENT_WIDTH
            )
        return cell


def _as_text(cell: Any, text: str) -> Any:
    kept = text
    if not text.isprintable():
        kept = "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")
    # Set apart from `value`, which would read "=…" as a formula and "#N/A" as an error.
    cell._value = kept if len(kept) <= LONGEST_CELL else kept[: LONGEST_CELL - 1] + "…"
    cell.data_type = "s"
    return cell


class _Packed:
    """A file in memory that keeps what is written compressed."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(1)
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        if part := self._packer.compress(data):
            self._parts.append(part)
        return len(data)

    def flush(self) -> None:
        """Nothing lies elsewhere."""

    def copy_to(self, place: IO[bytes]) -> None:
        self._parts.append(self._packer.flush())
        unpacker = zlib.decompressobj()
        for part in self._parts:
            place.write(unpacker.decompress(part))
        place.write(unpacker.flush())
        self._parts.clear()


class _WriterInMemory(ExcelWriter):
    """The library's writer, without its temporary files."""

    def write_worksheet(self, ws: Any) -> None:
        ws.close()
        ws._rels = ws._writer._rels
        with self._archive.open(ws.path[1:], "w", force_zip64=True) as place:
            ws._writer.out.copy_to(place)
        self.manifest.append(ws)
