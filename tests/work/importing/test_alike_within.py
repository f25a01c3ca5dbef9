"""Rows of one file that may be one child are doubtful among themselves."""

from __future__ import annotations

import io
import json
from itertools import product
from pathlib import Path

import pytest

from messy import save
from xatre.model.doubles import FIELDS, Person, compare
from xatre.work.doubles import blocks, second_process
from xatre.work.doubles.blocks import pack
from xatre.work.importing import taking, within
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính", "Cha", "Mẹ"]
ROWS: list[list[object]] = [
    ["Lường Văn Quý", "13/9/2016", "Nam", "Lường Văn Mừng", "Cà Thị Ơn"],
    ["Lường Văn Quí", "13/9/2016", "Nam", "Lường Văn Mừng", "Cà Thị Ơn"],
    ["Cà Thị Lan", "1/1/2018", "Nữ", "Cà Văn Sơn", "Lò Thị Sáng"],
    ["Cà Thị Liên", "1/1/2018", "Nữ", "Cà Văn Sơn", "Lò Thị Sáng"],
    ["Vừ A Dế", "2017", "Nam", "", "Ng. Thị Máy"],
    ["Vừ A Dế", "6/2017", "Nam", "Vừ A Chù", "Nguyễn Thị Máy"],
    ["Vừ A Dế", "6/2017", "Nam", "Vừ A Chù", "Nguyễn Thị Máy"],
]


def test_the_later_row_waits_and_each_says_which(commune: Session, tmp_path: Path) -> None:
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [HEADS, *ROWS]))
    status = [row.status for row in plan.rows]
    assert status == ["new", "doubtful", "new", "new", "new", "doubtful", "doubtful"]
    said = [[one.text for one in row.problems if one.column == -1] for row in plan.rows]
    assert said[0] == ["Dòng 3 của tệp này có thể cũng là trẻ này."]
    assert said[1][0].startswith("Có thể cùng một trẻ với dòng 2 của tệp này: tên ")
    assert "mẹ gần trùng tên, họ viết tắt ở một bên" in said[5][-1]
    assert said[6] == ["Trùng với dòng 7 của tệp này."]
    assert len(taking.take(commune, plan).saved) == 4


def test_a_child_of_many_rows_is_compared_with_a_few(
    commune: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many, compared, asked = 120, list[int](), list[int]()
    compare = blocks.compare
    monkeypatch.setattr(blocks, "compare", lambda *given: compared.append(1) or compare(*given))
    given = "Quý Quy Quỳ Quỷ Quỹ Quỵ Quí Qui".split()
    words = product("Lường Luong Lương Lướng Lượng".split(), "Văn Van Vân".split(), given)
    names = [" ".join(name) for name in words]
    of_child = ["13/9/2016", "Nam", "Lường Văn Mừng", "Cà Thị Ơn"]
    rows = [[name, *of_child, f"khám lần {time}"] for time, name in enumerate(names)]
    file = save(tmp_path, "ds.xlsx", [[*HEADS, "Ghi chú"], *rows])
    plan = make_plan(commune, "child", file, stop=lambda: bool(asked.append(1)))
    assert plan.counts()["doubtful"] == many - 1
    # Each is told of three; what is told is compared once more for its words.
    assert len(compared) <= 3 * many * 2
    assert max(len(row.problems) for row in plan.rows) <= 3 + 3 + 1
    assert len(asked) > 5


def test_of_many_rows_behind_three_are_named(
    commune: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [["Lường Văn Quý", f"{day}/9/2016", "Nam", "", ""] for day in range(1, 7)]
    file = save(tmp_path, "ds.xlsx", [HEADS, *days])
    every = [Person(str(place), *[""] * len(FIELDS)) for place in range(6)]
    pairs = [(every[0], later, compare(every[0], later)) for later in every[1:]]
    monkeypatch.setattr(within, "register_pairs", lambda *given: pairs)
    plan = make_plan(commune, "child", file)
    said = [one.text for one in plan.rows[0].problems]
    assert [words.partition(" của tệp")[0] for words in said] == [
        "Dòng 3", "Dòng 4", "Dòng 5", "Thêm 2 dòng khác",
    ]  # fmt: skip


def test_enough_is_enough_for_the_second_process_too() -> None:
    row = ("Lò Thị Mai", "", "2016-09-13", "female", "", "Cà Thị Ơn", "", "", "", "")
    bundle = b"\x1e".join(pack((f"r{place}", *row)) for place in range(50))
    out = io.BytesIO()
    source = io.BytesIO(len(bundle).to_bytes(4, "big") + bundle + bytes(4) + b"\0\0\0\3")
    assert second_process.run(source, out) == 0
    assert len(json.loads(out.getvalue())) <= 3 * 50
