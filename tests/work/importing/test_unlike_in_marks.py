"""A child of the book whose name differs in its marks alone: what is alike and what is not is said,
nothing is asked that has no answer, and the row waits."""

from __future__ import annotations

from pathlib import Path

from work_samples import CHILD, add

from messy import save
from xatre.model.problem import NOT_UNIQUE
from xatre.work.importing.planning import make_plan
from xatre.work.records.save import find_problems, start
from xatre.work.session import Session

BOOK = {**CHILD, "full_name": "Nguyễn Thị Hòa", "mother_name": "Lê Thị Mận"}


def test_a_row_says_what_is_unlike_and_waits(commune: Session, tmp_path: Path) -> None:
    add(commune, "child", **BOOK)
    add(commune, "child", **{**BOOK, "full_name": "Nguyễn Thị Hoá"})
    heads = ["Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ"]
    row = ["Nguyễn Thị Hoa", "9/3/2017", "Nữ", "Lê Thị Mận"]
    (planned,) = make_plan(commune, "child", save(tmp_path, "ds.xlsx", [heads, row])).rows
    told = [one.text for one in planned.problems if one.text.startswith("Trùng")]
    assert planned.status == "doubtful"
    assert told
    assert all(", nhưng họ, chữ đệm, tên viết khác dấu." in words for words in told), told
    assert not any("?" in words for words in told)


def test_the_form_says_it_too_and_asks(commune: Session) -> None:
    add(commune, "child", **BOOK)
    typed = start(commune, "child", {**BOOK, "full_name": "Nguyễn Thị Hoa"})
    (said,) = [one.text for one in find_problems(commune, typed) if one.code == NOT_UNIQUE]
    assert "viết khác dấu. Có phải cùng một hồ sơ không?" in said
    typed = start(commune, "child", BOOK)
    (said,) = [one.text for one in find_problems(commune, typed) if one.code == NOT_UNIQUE]
    assert "khác dấu" not in said
