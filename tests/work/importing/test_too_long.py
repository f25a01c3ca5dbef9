"""A cell of thousands of commas or brackets is no name: it is said so, and looked at no further."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre.work.importing.cells import named_codes, unit_names
from xatre.work.importing.cells.too_long import LONGEST, too_long
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính", "Thôn, bản", "Thường trú (xã)", "Dân tộc"]


def test_a_long_cell_is_said_to_be_and_not_looked_through(
    commune: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    find = unit_names.UnitNames._find

    def counted(self: unit_names.UnitNames, parts: list[str], *rest: object) -> object:
        looked.append(len(parts))
        return find(self, parts, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(unit_names.UnitNames, "_find", counted)
    long = ", a" * 1400
    rows = [HEADS]
    rows += [["Lò Văn Tí", "1/2/2017", "Nam", "", "", ""] for _ in range(3)]
    for place in (3, 4, 5):
        rows[place - 2][place] = long if place < 5 else "(" * 4000
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows))
    assert [too_long() in [one.text for one in row.problems] for row in plan.rows] == [True] * 3
    assert max(looked, default=0) <= 1
    assert set(plan.questions) <= {"leave:permanent_unit"}


def test_the_words_of_an_address_are_each_looked_at_a_few_times(
    commune: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    bare = unit_names._bare
    monkeypatch.setattr(unit_names, "_bare", lambda key: asked.append(key) or bare(key))
    names = unit_names.UnitNames(commune.codes, commune.unit)
    names.named("a, b", "commune", {})
    asked.clear()
    words = ", a" * 160
    assert len(words) <= LONGEST
    assert not names.named(words, "commune", {}).value
    assert len(asked) <= 4 * 160


def test_what_stands_in_brackets_is_left_out_of_a_code() -> None:
    assert named_codes._ASIDE.sub(" ", "Mông (Hmông) hoa") == "Mông hoa"
