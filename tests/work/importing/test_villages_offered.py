"""A village that the book has not is asked with all that it has, the likeliest first; a number is
no name, and an answer for all villages of a file is not kept for the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_samples import add

from messy import save
from xatre.store.register import records
from xatre.work.importing import remembered, taking
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.records import browse
from xatre.work.session import Session

KNOWN = [("thon", "Thôn 10"), ("thon", "Thôn 2"), ("ban", "Bản Khuân"), ("to_dan_pho", "5")]


def _plan(session: Session, tmp_path: Path, written: str, **answers: str) -> Plan:
    rows = [["Họ và tên", "Ngày sinh", "Giới tính", "Thôn"]]
    rows += [["Ma Văn Hùng", "3/2/2017", "Nam", written]]
    return make_plan(
        session, "child", save(tmp_path, "ds.xlsx", rows), ImportChoices(answers=answers)
    )


@pytest.fixture(autouse=True)
def _villages(commune: Session) -> None:
    for kind, name in KNOWN:
        add(commune, "village", village_kind=kind, name=name)


@pytest.mark.parametrize(
    ("written", "first"),
    [("B. Khuân", "Bản Khuân"), ("Khuân trên", "Bản Khuân"), ("Thôn 5", "Tổ dân phố 5")],
)
def test_those_of_the_book_are_offered(
    commune: Session, tmp_path: Path, written: str, first: str
) -> None:
    (question,) = _plan(commune, tmp_path, written).questions.values()
    words = [words for _, words in question.options]
    assert words[:3] == [first, f"Lập thôn, bản mới: {written}", "Để trống"]
    rest = ["Bản Khuân", "Thôn 2", "Thôn 10", "Tổ dân phố 5"]
    assert words[3:] == [one for one in rest if one != first]


def test_lists_count_them(commune: Session) -> None:
    titles = [row.title for row in browse.page(commune, browse.Query("village"), 0, 9)]
    assert titles[1:] == ["Bản Khuân", "Thôn 2", "Thôn 10"]


def test_a_number_of_the_same_kind_is_that_village(commune: Session, tmp_path: Path) -> None:
    assert not _plan(commune, tmp_path, "Tổ 5").questions


def test_an_answer_may_be_a_name_and_must_be_a_village(commune: Session, tmp_path: Path) -> None:
    plan = _plan(commune, tmp_path, "Thôn 5", **{"village:thon 5": "Tổ dân phố 5"})
    village = records.get(commune.book.db, "village", str(plan.rows[0].fields["village"]))
    assert village is not None
    assert village.fields["name"] == "5"
    assert _plan(commune, tmp_path, "Thôn 5", **{"village:thon 5": "Thôn 6"}).questions


def test_an_answer_for_all_villages_is_of_its_file(commune: Session, tmp_path: Path) -> None:
    taking.take(commune, _plan(commune, tmp_path, "Thôn Lạ", village="new"))
    assert remembered.kept_answers(commune.book, "child") == {}
    assert _plan(commune, tmp_path, "Thôn Mới").questions
