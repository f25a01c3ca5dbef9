"""A file that another program wrote, or that was saved anew since, is never replaced unasked; a
table, sheet or PDF as this program wrote it is made again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from xatre.exchange import delivery
from xatre.exchange.ours import SHEET_START
from xatre.exchange.sheet import Sheet
from xatre.exchange.workbook import write_workbook


def ours(word: str) -> bytes:
    return write_workbook([Sheet("Bảng", ["Tên"], [[word]])])


def of_excel() -> bytes:
    book = Workbook()
    book.active.append(["Họ và tên"])
    memory = BytesIO()
    book.save(memory)
    return memory.getvalue()


def saved_anew() -> bytes:
    """Our own workbook after a person's program saved it: it kept who made it."""
    memory = BytesIO()
    with zipfile.ZipFile(BytesIO(ours("a"))) as old, zipfile.ZipFile(memory, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/app.xml":
                part = b"<Properties><Application>Microsoft Excel</Application></Properties>"
            new.writestr(name, part)
    return memory.getvalue()


def changed_by_a_tool() -> bytes:
    """The same after a script changed a cell: all it says of who made it is still ours."""
    memory = BytesIO()
    book = load_workbook(BytesIO(ours("a")))
    book.properties.created -= timedelta(minutes=1)
    book.active["A2"] = "Đã sửa"
    book.save(memory)
    return memory.getvalue()


OTHERS: dict[str, Callable[[], bytes]] = {
    "a list of Excel": of_excel,
    "ours, saved anew": saved_anew,
    "ours, changed by a tool": changed_by_a_tool,
    "no whole workbook": lambda: b"PK my only list",
    "text": lambda: b"Danh s\xc3\xa1ch",
    "a sheet of another": lambda: b'<meta charset="utf-8"><p>x</p>',
    "a scan": lambda: b"%PDF-1.7\n/Creator (x)\n%%EOF",
}


@pytest.mark.parametrize("what", OTHERS)
def test_it_stays_unless_somebody_was_asked(tmp_path: Path, what: str) -> None:
    place, before = tmp_path / "ds.xlsx", OTHERS[what]()
    place.write_bytes(before)
    with pytest.raises(delivery.NotForUs) as refused:
        delivery.write(tmp_path, place.name, ours("b"))
    assert refused.value.remedy.startswith("Ghi dưới tên khác")
    with pytest.raises(delivery.NameTaken):
        delivery.require_free(place)
    assert place.read_bytes() == before
    delivery.write(tmp_path, place.name, ours("b"), replacing=True)
    assert place.read_bytes() != before


@pytest.mark.parametrize(
    "before", [ours("a"), f"{SHEET_START}<p>x</p>".encode(), b"", bytes(9000)],
    ids=["workbook", "sheet", "empty", "never filled in"],
)  # fmt: skip
def test_what_we_wrote_is_made_again(tmp_path: Path, before: bytes) -> None:
    (tmp_path / "ds").write_bytes(before)
    delivery.require_free(tmp_path / "ds")
    assert delivery.write(tmp_path, "ds", b"x").read_bytes() == b"x"
