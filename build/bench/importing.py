"""Tables in: a workbook of many rows read and checked, against the bare reader and the store."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random

import python_calamine
from openpyxl import Workbook

from bench import crowd
from bench.figure import Figure, in_pairs
from xatre.model.days import show
from xatre.store.register import revisions
from xatre.work.importing import planning
from xatre.work.importing.planning import ImportChoices

HEADS = {
    "Họ, chữ đệm, tên": "full_name", "Ngày, tháng, năm sinh": "born_on", "Giới tính": "sex",
    "Dân tộc (Nhân thân)": "ethnic_group", "Số định danh": "personal_number",
    "Họ và tên mẹ": "mother_name", "Ngày, năm sinh mẹ": "mother_born_on",
    "Họ và tên cha": "father_name", "Năm sinh cha": "father_born_on", "Chủ hộ": "household_head",
    "Số hộ": "household_number", "Địa chỉ": "address", "Hoàn cảnh hộ": "poverty",
    "Tình trạng đi học": "school_state", "Trường": "school_name",
    "Thẻ bảo hiểm y tế": "insurance_state", "Ghi chú": "notes",
}  # fmt: skip
WIDTH = 30
_AT_ONCE, _PAIRS = 10_000, 3


def figures(scale: float, keep: Path | None) -> list[Figure]:
    count = int(100_000 * scale)
    memory: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lon.xlsx"
        _write(file, count)

        def ours() -> float:
            with tempfile.TemporaryDirectory() as book, crowd.crowded(0, Path(book)) as session:
                choices = ImportChoices(answers={"village": "new"})
                took = _processor(lambda: planning.make_plan(session, "child", file, choices))
            memory.append(max(_most(resource.RUSAGE_SELF), _most(resource.RUSAGE_CHILDREN)))
            return took

        took, reference = in_pairs(
            ours,
            lambda: 2 * _processor(lambda: _bare(file)) + _stored(count),
            _PAIRS if count <= _AT_ONCE else 1,
        )
    what = f"read and check a workbook of {count:,} × {WIDTH}, processor time of all processes"
    return [
        Figure(what, took, "s", "≤ 2 × bare read + take-in", 1.0, reference),
        # Of the first, before anything else was read or stored here.
        Figure("memory of it, the larger process", memory[0], "MB", "≤ 500 MB", 500),
    ]


def _write(file: Path, count: int) -> None:
    random = Random(9)
    codes = crowd.resources.codes()
    lists = {"sex": "sex", "ethnic_group": "ethnic_group", "poverty": "household_poverty",
             "school_state": "school_state", "insurance_state": "insurance_state"}  # fmt: skip
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Trẻ em")
    rest = [f"Cột {number}" for number in range(WIDTH - len(HEADS))]
    sheet.append([*HEADS, *rest])
    for number in range(1, count + 1):
        fields = crowd.child(random, number)
        row: list[str] = []
        for name in HEADS.values():
            value = str(fields.get(name, ""))
            if name in lists:
                value = codes.label(lists[name], value)
            elif name.endswith("born_on"):
                value = show(value)
            row.append(value)
        sheet.append([*row, *(f"phụ {number % 50}" for _ in rest)])
    book.save(file)


def _bare(file: Path) -> None:
    sheet = python_calamine.load_workbook(str(file)).get_sheet_by_index(0)
    for _ in sheet.iter_rows():
        pass


def _stored(count: int) -> float:
    lines = list(islice(crowd.lines(count), count))
    with tempfile.TemporaryDirectory() as folder:
        session = crowd.make_session(Path(folder) / "kho")
        try:
            return _processor(lambda: revisions.add_lines(session.book.db, lines))
        finally:
            session.close()


def _processor(work: Callable[[], object]) -> float:
    """What a piece of work takes here and in the processes it starts: what else the machine does
    lengthens the clock's time, and that of one side more than of the other."""
    begun = _used()
    work()
    return _used() - begun


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _most(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024
