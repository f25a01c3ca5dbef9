"""The reading process: a file on standard input, its cells as lines of JSON on standard output.

Started by `process.py`; bounds itself first, opens no other file and no book. With `sparse` it
reads a sheet cell by cell, slower, where the quick reader would lay out millions of empty cells.
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

import orjson

from xatre.outside import limits
from xatre.outside.beside import Beside, by_sheet, laid_over
from xatre.outside.grid import Cell, Merge, pack
from xatre.outside.sniffing import MOST_BYTES, Refused, Sniffed, sniff

MOST_COLUMNS = 512
_STRAY = 50
"""Cells beyond the last column that are passed over; more mean a wide sheet."""
_MOST_AREA = 40_000_000
"""Cells between the first and the last: more are read one by one."""
_DIMENSION = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')


def run(words: Sequence[str]) -> int:
    """Read standard input; `words` may hold "sparse". Always 0: faults are said on the output."""
    source, out = sys.stdin.buffer, sys.stdout.buffer
    try:
        limits.confine()
    except (OSError, ValueError):
        _say(out, {"fault": "NotBounded", "facts": {}})
        out.flush()
        return 0
    sys.setrecursionlimit(2000)
    try:
        for line in _lines(source.read(MOST_BYTES + 1), "sparse" in words):
            out.write(line)
            out.write(b"\n")
        out.write(b'{"end":true}\n')
    except Refused as refused:
        _say(out, {"fault": refused.fault, "facts": refused.facts})
    except MemoryError:
        _say(out, {"memory": True})
    out.flush()
    return 0


def _say(out: BinaryIO, content: dict[str, Any]) -> None:
    out.write(orjson.dumps(content) + b"\n")


def _lines(data: bytes, sparse: bool) -> Iterator[bytes]:
    if len(data) > MOST_BYTES:
        raise Refused("UnpacksTooLarge", size="hơn 200 MB", most=f"{MOST_BYTES >> 20} MB")
    found = sniff(data)
    if found.format == "text":
        yield from _text(data, found)
    elif found.format == "html":
        yield from _page(data, found)
    elif sparse and found.format == "xlsx":
        yield _head(found, data)
        yield from _sparse(data)
    else:
        yield _head(found, data)
        yield from _quick(data, found)


def _head(found: Sniffed, data: bytes) -> bytes:
    return orjson.dumps(
        {
            "format": found.format,
            "notes": found.notes,
            "fonts": found.fonts,
            "from_1904": found.from_1904,
            "sha256": hashlib.sha256(data).hexdigest(),
        }
    )


def _sheet(
    name: str, hidden: bool, merges: Sequence[Merge], hidden_rows: Sequence[int] = ()
) -> bytes:
    return orjson.dumps(
        {"sheet": name, "hidden": hidden, "merges": merges, "hidden_rows": hidden_rows}
    )


def _text(data: bytes, found: Sniffed) -> Iterator[bytes]:
    from xatre.outside import text_tables

    words, encoding = text_tables.decode(data)
    if (
        sum(
            not (letter.isprintable() or letter in "\r\n\t\xad\xa0\ufeff")
            for letter in words[:4000]
        )
        > 40
    ):
        raise Refused("NotATable")
    rows = text_tables.csv_rows(words)
    found.format = "csv"
    if encoding != "UTF-8":
        found.notes.append(f"Tệp chữ ghi theo bảng mã {encoding}; đã chuyển sang Unicode.")
    yield _head(found, data)
    yield _sheet("CSV", False, [])
    yield from _packed("CSV", enumerate(rows, 1))


def _page(data: bytes, found: Sniffed) -> Iterator[bytes]:
    from xatre.outside import text_tables

    rows, merges = text_tables.html_rows(text_tables.decode(data)[0])
    found.notes.append("Tệp là trang web mang tên bảng tính; đã đọc các bảng trong đó.")
    yield _head(found, data)
    yield _sheet("Trang web", False, merges)
    yield from _packed("Trang web", enumerate(rows, 1))


def _packed(sheet: str, rows: Iterable[tuple[int, Sequence[Cell]]]) -> Iterator[bytes]:
    """`[number, cells]` of the rows that have anything."""
    stray = widest = 0
    for number, cells in rows:
        if len(cells) > MOST_COLUMNS:
            beyond = [
                place for place in range(MOST_COLUMNS, len(cells)) if cells[place] not in (None, "")
            ]
            stray += len(beyond)
            widest = max([widest, *beyond])
            if stray > _STRAY:
                raise Refused(
                    "TooManyColumns", sheet=sheet, columns=str(widest + 1), most=str(MOST_COLUMNS)
                )
            cells = cells[:MOST_COLUMNS]
        line = pack(cells)
        if line != b"[]":
            yield b"[%d,%s]" % (number, line)


def _quick(data: bytes, found: Sniffed) -> Iterator[bytes]:
    """Every sheet by python-calamine, which lays out all cells between the first and the last."""
    import python_calamine

    if found.format == "xlsx" and _is_far_apart(data):
        raise MemoryError
    others = by_sheet(data) if found.format == "xlsx" else {}
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        for about in book.sheets_metadata:
            if about.typ is not python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            hidden = about.visible is not python_calamine.SheetVisibleEnum.Visible
            merges = [(*first, *last) for first, last in sheet.merged_cell_ranges or []]
            said = others.get(about.name, Beside())
            yield _sheet(about.name, hidden, merges, said.hidden_rows)
            start = sheet.start
            if start is None:
                continue
            rows = enumerate(_whole_rows(sheet), 1)
            marked = said.formulas or said.capitals
            yield from _packed(about.name, laid_over(rows, said) if marked else rows)
    except python_calamine.PasswordError:
        raise Refused("HasPassword") from None
    except (python_calamine.CalamineError, OSError, ValueError):
        raise Refused("HalfWritten") from None


def _whole_rows(sheet: Any) -> Iterator[list[Cell]]:
    """The rows from the first of the sheet, empty ones too."""
    if sheet.start == (0, 0):
        return iter(sheet.iter_rows())
    return iter(sheet.to_python(skip_empty_area=False))


def _is_far_apart(data: bytes) -> bool:
    """Whether a sheet says itself that its cells lie far apart."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
                continue
            try:
                with archive.open(name) as part:
                    said = _DIMENSION.search(part.read(4096))
            except (zipfile.BadZipFile, OSError, EOFError, ValueError):
                raise Refused("HalfWritten") from None
            if said and _column(said[1]) * int(said[2]) > _MOST_AREA:
                return True
    return False


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sparse(data: bytes) -> Iterator[bytes]:
    """Every sheet by openpyxl's own parser, which gives the cells that are there."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException
    from openpyxl.worksheet._reader import WorkSheetParser

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for page in book.worksheets:
            yield _sheet(page.title, page.sheet_state != "visible", [])
            with page._get_source() as source:
                parser = WorkSheetParser(
                    source,
                    page._shared_strings,
                    data_only=True,
                    epoch=book.epoch,
                    date_formats=book._date_formats,
                    timedelta_formats=book._timedelta_formats,
                )
                yield from _packed(page.title, _laid_out(parser.parse()))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError):
        raise Refused("HalfWritten") from None


def _laid_out(rows: Iterable[tuple[int, list[dict[str, Any]]]]) -> Iterator[tuple[int, list[Cell]]]:
    for number, found in rows:
        cells: list[Cell] = []
        for cell in found:
            gap = cell["column"] - len(cells)
            cells += [None] * gap
            cells[cell["column"] - 1] = cell["value"]
        yield number, cells
