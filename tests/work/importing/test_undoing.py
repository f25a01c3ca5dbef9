"""Imports taken back: newest first gives the book as it was before; what was kept is named with
what to do, and an undoing that kept something can be tried again."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_samples import CHILD, add

from messy import save
from xatre.store.register import records
from xatre.work.importing import taking, undoing
from xatre.work.importing.planning import make_plan
from xatre.work.importing.undoing import NoSuchImport
from xatre.work.records.save import complete
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Lớp"]
FIRST = ["Lò Văn Sáu", "6/6/2018", "Nam", "Lò Thị Mỷ", "1A"]
OTHER = ["Lò Văn Bảy", "7/7/2019", "Nam", "Lò Thị Mỷ", None]


def _take(session: Session, tmp_path: Path, *rows: list[str | None]) -> int:
    file = save(tmp_path, "ds.xlsx", [HEADS, *rows])
    return taking.take(session, make_plan(session, "child", file)).number


def _changed(row: list[str | None], school_class: str) -> list[str | None]:
    return [*row[:-1], school_class]


def _states(session: Session) -> dict[str, tuple[str, object]]:
    return {
        str(one.fields["full_name"]): (one.state, one.fields.get("school_class"))
        for one in records.every(session.book.db, "child")
    }


def test_newest_first_gives_the_book_as_before(commune: Session, tmp_path: Path) -> None:
    add(commune, "child", **CHILD)
    before = _states(commune)
    first = _take(commune, tmp_path, FIRST, OTHER)
    second = _take(commune, tmp_path, _changed(FIRST, "2A"))
    third = _take(commune, tmp_path, _changed(FIRST, "3A"))
    for number in (third, second, first):
        undone = undoing.undo(commune, number)
        assert undone.left == [], number
    assert _states(commune) == before | {
        "Lò Văn Sáu": ("void", "1A"), "Lò Văn Bảy": ("void", None)
    }  # fmt: skip
    with pytest.raises(NoSuchImport):
        undoing.undo(commune, first)


def test_an_older_one_first_says_which_to_undo_and_goes_again(
    commune: Session, tmp_path: Path
) -> None:
    first = _take(commune, tmp_path, FIRST, OTHER)
    second = _take(commune, tmp_path, _changed(FIRST, "2A"))
    undone = undoing.undo(commune, first)
    assert undone.taken_back == 1
    assert [one.words for one in undone.left] == [
        f"TE-00001 Lò Văn Sáu: lần đưa vào số {second} sửa sau đó"
    ]
    assert undone.to_do == (
        f"Hoàn tác lần số {second} trước, rồi hoàn tác lại lần số {first}."
    )  # fmt: skip
    assert [(one.number, one.left) for one in undoing.past(commune)] == [(second, 0), (first, 1)]
    undoing.undo(commune, second)
    again = undoing.undo(commune, first)
    assert (again.taken_back, again.left) == (1, [])
    assert {state for state, _ in _states(commune).values()} == {"void"}
    assert [one.left for one in undoing.past(commune)] == [0, 0]


def test_an_edit_by_a_person_stays_until_it_is_taken_back(commune: Session, tmp_path: Path) -> None:
    first = _take(commune, tmp_path, FIRST)
    (child,) = records.every(commune.book.db, "child")
    child.fields["school_class"] = "5B"
    complete(commune, child)
    (left,) = undoing.undo(commune, first).left
    assert left.words == "TE-00001 Lò Văn Sáu: đã sửa sau đó"
    (child,) = records.every(commune.book.db, "child")
    assert child.fields["school_class"] == "5B"
    child.fields["school_class"] = "1A"
    complete(commune, child)
    assert undoing.undo(commune, first).left == []


def test_a_village_that_others_live_in_stays(commune: Session, tmp_path: Path) -> None:
    file = save(tmp_path, "thon.xlsx", [["Loại", "Tên thôn"], ["Bản", "Bản Mới Lập"]])
    villages = taking.take(commune, make_plan(commune, "village", file)).number
    (village,) = [
        one for one in records.every(commune.book.db, "village")
        if one.fields["name"] == "Bản Mới Lập"
    ]  # fmt: skip
    add(commune, "child", **{**CHILD, "village": village.id})
    (left,) = undoing.undo(commune, villages).left
    assert left.words.endswith(": còn hồ sơ ghi mục này (1 trẻ em)")
