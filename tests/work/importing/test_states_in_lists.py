"""“Tình trạng” in a list of children: who died, moved or is away is said in the book; no column
with anything in it goes without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre.model.problem import QUESTION
from xatre.work.importing import taking
from xatre.work.importing.columns.matching import letters
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

HEADS = ["STT", "Họ và tên", "Ngày sinh", "Giới tính"]


def planned(session: Session, folder: Path, head: str, *words: str | None, **chosen: str) -> Plan:
    rows = [
        [number, f"Ma Thị {name}", f"{number}/2/2016", "Nữ", cell]
        for number, (name, cell) in enumerate(zip("ABCDEGH", words, strict=False), 1)
    ]
    file = save(folder, "ds.xlsx", [[*HEADS, head], *rows])
    return make_plan(session, "child", file, ImportChoices(answers=chosen))


@pytest.mark.parametrize("head", ["Tình trạng", "TÌNH TRẠNG", "Ghi chú tình trạng"])
def test_who_died_or_moved_is_said(commune: Session, tmp_path: Path, head: str) -> None:
    words = ("Chết", "Đã mất", "Chuyển đi", "Đi vắng", "Bỏ học", None, "Đi học")
    plan = planned(commune, tmp_path, head, *words, standing_unsaid="no")
    assert plan.questions == {}
    assert [row.fields["standing"] for row in plan.rows] == [
        "died", "died", "moved", "away", "here", "here", "here",
    ]  # fmt: skip
    assert [row.fields.get("school_state") for row in plan.rows[4:]] == ["left", None, "attending"]
    # Since when, and where to, is not left out without a word either.
    assert [row.status for row in plan.rows[:3]] == ["bad", "bad", "bad"]


def test_a_word_that_is_none_is_asked(commune: Session, tmp_path: Path) -> None:
    plan = planned(commune, tmp_path, "Tình trạng", "Chuyển đi", "Ốm")
    assert list(plan.questions) == ["standing_unsaid", "word:standing:om"]


def test_other_words_under_it_are_asked_once(commune: Session, tmp_path: Path) -> None:
    plan = planned(commune, tmp_path, "Tình trạng", "tốt", "khá tốt", "yếu")
    (question,) = plan.questions.values()
    assert [answer for answer, _ in question.options] == ["standing", "notes", "none"]
    plan = planned(commune, tmp_path, "Tình trạng", "tốt", **{question.key: "notes"})
    assert plan.rows[0].fields["notes"] == "tốt"


def test_the_state_of_a_record_of_ours_is_no_standing(commune: Session, tmp_path: Path) -> None:
    plan = planned(commune, tmp_path, "Tình trạng", "hoàn thành", "bản nháp")
    assert (plan.columns[4].target, plan.questions, plan.notes) == ("", {}, [])


@pytest.mark.parametrize("kind", ["child", "birth", "injury", "village"])
def test_no_column_vanishes(commune: Session, tmp_path: Path, kind: str) -> None:
    """Every head with anything below it is given a place, asked, or named in a note."""
    heads = ["Họ và tên", "Tên thôn", "Ngày sinh", "Tình trạng", "Đối tượng", "Đối tượng", "Số",
             "Kết quả", "Mã", "Diện", "TT", "Nơi ở", "Xã", "Ngày", "Loại"]  # fmt: skip
    row = ["Ma Thị A", "Ao Sen", "1/2/2016", "Xấu", "a", "b", "c", "d", "e", "g", "thường trú",
           "h", "i", "3/2/2016", "k"]  # fmt: skip
    plan = make_plan(commune, kind, save(tmp_path, "ds.xlsx", [heads, row, row, row]))
    given = {column.target for column in plan.columns if column.target}
    for column in plan.columns:
        asked = column.asked or column.offered or column.rival in given
        named = any(f"{letters(column.place)} “{column.head}” (3 ô)" in one for one in plan.notes)
        assert column.target or asked or named, column


def test_since_when_is_asked_and_never_made_up(commune: Session, tmp_path: Path) -> None:
    words = ("Chết", "Chuyển đi", None)
    plan = planned(commune, tmp_path, "Tình trạng", *words)
    (question,) = plan.questions.values()
    assert (question.key, question.rows) == ("standing_unsaid", 2)
    assert [row.status for row in plan.rows] == ["bad", "bad", "new"]
    assert [one.code for row in plan.rows for one in row.problems] == [QUESTION, QUESTION]
    plan = planned(commune, tmp_path, "Tình trạng", *words, standing_unsaid="yes")
    assert [row.status for row in plan.rows] == ["new", "new", "new"]
    assert [row.fields.get("standing_unsaid") for row in plan.rows] == ["yes", "yes", None]
    assert not any("standing_on" in row.fields for row in plan.rows)
    assert taking.take(commune, plan).new == 3
    plan = planned(commune, tmp_path, "Tình trạng", *words, standing_unsaid="yes")
    assert [row.status for row in plan.rows] == ["same", "same", "same"]


def test_what_the_book_knows_of_it_stays(commune: Session, tmp_path: Path) -> None:
    rows = [["Họ và tên", "Ngày sinh", "Giới tính", "Tình trạng", "Từ ngày"],
            ["Ma Thị A", "1/2/2016", "Nữ", "Chết", "3/4/2020"]]  # fmt: skip
    file = save(tmp_path, "trước.xlsx", rows)
    plan = make_plan(commune, "child", file, ImportChoices(columns={"E": "standing_on"}))
    assert taking.take(commune, plan).new == 1
    plan = planned(commune, tmp_path, "Tình trạng", "Chết", standing_unsaid="yes")
    assert [row.status for row in plan.rows] == ["same"]
