"""What is kept of a hundred thousand rows: little, and enough to know which are the same record."""

from __future__ import annotations

import sys
import tracemalloc

import pytest

from xatre.model.rules import Unique
from xatre.model.values import Fields
from xatre.outside.grid import Cell, SourceSheet, pack
from xatre.work.importing import planned
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.converting import CellReader
from xatre.work.importing.same_rows import SameRows

PERSON = Unique(("full_name", "born_on", "mother_name"))
NAMESAKE = Unique(("full_name", "born_on"))
NUMBER = Unique(("personal_number",))
VILLAGE = Unique(("name",), apart=("former_unit",))


def test_a_planned_row_takes_no_more_memory_than_its_bytes() -> None:
    fields: Fields = {f"field_{number}": "chữ " * 8 for number in range(20)}
    tracemalloc.start()
    try:
        rows = [planned.pack(fields) for _ in range(200)]
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken < 1.2 * sum(map(sys.getsizeof, rows))
    assert planned.PlanRow(1, 1, "new", "", packed=rows[0]).fields == fields


def test_rows_of_one_name_and_day_are_the_first_of_them() -> None:
    rows = SameRows((NUMBER, PERSON, NAMESAKE))
    child = {"full_name": "Giàng A Páo", "born_on": "2016-03-09", "mother_name": "Lý Thị Mỷ"}
    assert rows.first(2, "k2", "", {**child}) == 2
    assert rows.first(3, "k3", "", {**child, "born_on": "2016-03-10"}) == 3
    assert rows.first(4, "k4", "", {**child, "full_name": "giàng a páo"}) == 2
    assert rows.first(5, "k5", "", {**child, "mother_name": "Lý Thị Mảy"}) == 2
    assert rows.first(6, "k6", "", {"full_name": "Giàng A Páo"}) == 6


def test_rows_of_one_content_one_number_or_one_record_are_the_same() -> None:
    rows = SameRows((NUMBER,))
    assert rows.first(2, "k", "r1", {"personal_number": "012216123456"}) == 2
    assert rows.first(3, "k", "", {}) == 2
    assert rows.first(4, "other", "", {"personal_number": "012216123456"}) == 2
    assert rows.first(5, "third", "r1", {}) == 2
    assert rows.first(6, "fourth", "r1", {}) == 5


def test_villages_of_two_old_communes_are_two() -> None:
    rows = SameRows((VILLAGE,))
    assert rows.first(2, "k2", "", {"name": "Khuân", "former_unit": "1"}) == 2
    assert rows.first(3, "k3", "", {"name": "Khuân", "former_unit": "2"}) == 3
    assert rows.first(4, "k4", "", {"name": "khuân", "former_unit": "2"}) == 3
    assert rows.first(5, "k5", "", {"name": "Khuân"}) == 2


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        (["Lò [A]", "", None, "x", ""], ["Lò [A]", None, None, "x"]),
        (["a", 0, False, 1.0, True], ["a", 0, False, 1, True]),
        (["nửa \ud800 chữ", ""], ["nửa ? chữ"]),
        (["", None], []),
    ],
)
def test_cells_are_packed_and_opened_as_they_were(cells: list[Cell], kept: list[Cell]) -> None:
    assert SourceSheet("t", lines=[pack(cells)], numbers=[1]).row(0) == kept


def test_each_different_cell_is_read_once_and_a_mark_is_no_number() -> None:
    asked: list[Cell] = []

    def way(cell: Cell) -> Read:
        asked.append(cell)
        return Read(repr(cell))

    reader = CellReader("unicode", way)
    said = [reader.read(cell).value for cell in ("Nam", "Nam", 1, True, 1)]
    assert said == ["'Nam'", "'Nam'", "1", "True", "1"]
    assert asked == ["Nam", 1, True]
