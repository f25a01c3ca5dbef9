"""Which children are read when one is typed: enough of them, and never the whole register."""

from __future__ import annotations

import pytest
from one_child import CHILD, add

from xatre.model.doubles import Person, person_of
from xatre.store.register import double_candidates
from xatre.work.records import save
from xatre.work.session import Session


def near(session: Session, **changed: str) -> set[str]:
    typed = person_of("typed", CHILD)._replace(**changed)
    return {one.id for one in double_candidates.near(session.book.db, typed)}


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "Lò Văn Khác", "mother": ""},
        {"born_on": "2017-09-03", "name": "Lò Văn Khác", "mother": ""},
        {"born_on": "2016-03-09", "mother": ""},
        {"born_on": "2017-03", "name": "Giàng Ánh"},
        {"born_on": "2017", "name": "ÁNH GIÀNG THỊ", "mother": ""},
        {"born_on": "2018~", "mother": "vang thi mai", "name": "Giàng Ánh"},
        {"born_on": "", "mother": ""},
        {"born_on": "2017-03-19", "name": "Giàng T Ánh"},
        {"born_on": "2007-03-09", "mother": ""},
        {"born_on": "2016-03-09", "name": "Mỷ", "other_names": "Giàng Thị Ánh", "mother": ""},
        {"born_on": "2012-01-01", "name": "", "mother": "", "number": "012317000123"},
    ],
)
def test_the_child_is_among_those_read(commune: Session, changed: dict[str, str]) -> None:
    id = add(commune, number_state="has", personal_number="012317000123")
    assert near(commune, **changed) == {id}


def test_a_day_less_known_in_the_book_is_met_too(commune: Session) -> None:
    held = {add(commune, born_on=day) for day in ("2017-03", "2017", "2018~")}
    assert near(commune) == held


def test_others_are_not_read(commune: Session) -> None:
    add(commune, born_on="2012-05-06")
    voided = add(commune, full_name="Giàng Thị Anh")
    save.void_record(commune, "child", voided, "nhập nhầm")
    add(commune, full_name="Lò Văn Khác", born_on="2017-05-06", mother_name="Tẩn Lở Mẩy")
    assert near(commune) == set()


def test_every_child_comes_once_with_what_is_compared(commune: Session) -> None:
    ids = {add(commune), add(commune, full_name="Lò Văn Khác", born_on="2017-05-06")}
    held = [Person(*row) for row in double_candidates.everyone(commune.book.db)]
    assert {one.id for one in held} == ids
    assert {one.mother for one in held} == {"Vàng Thị Mai"}


def test_no_question_reads_the_whole_table(
    commune: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    commune.book.db.conn.set_trace_callback(asked.append)
    near(commune, number="012317000123")
    commune.book.db.conn.set_trace_callback(None)
    questions = [one for one in asked if one.startswith("SELECT")]
    assert len(questions) >= 5
    for question in questions:
        plan = commune.book.db.conn.execute(f"EXPLAIN QUERY PLAN {question}").fetchall()
        told = [str(step[3]) for step in plan]
        assert not [step for step in told if step.startswith("SCAN kind_child")], told


def counted(session: Session, **changed: str) -> double_candidates.CountedBeside:
    typed = person_of("typed", CHILD)._replace(**changed)
    return double_candidates.CountedBeside(session.book.db, typed)


def test_the_typed_child_is_counted_with_those_of_its_name(commune: Session) -> None:
    id = add(commune)
    add(commune, full_name="ÁNH GIÀNG THỊ", born_on="2012-05-06")
    save.void_record(commune, "child", add(commune, born_on="2011-05-06"), "nhập nhầm")
    assert counted(commune).of_name("Giàng Thị Ánh") == 3
    assert counted(commune, id=id).of_name("Giàng Thị Ánh") == 2
    assert counted(commune, name="Giàng Thị Ánnh").of_name("Giàng Thị Ánh") == 2
    assert counted(commune, name="Giàng Thị Ánnh").of_name("Giàng Thị Ánnh") == 1


def test_a_day_that_many_bear_is_counted_without_the_pair(commune: Session) -> None:
    ids = [add(commune, full_name=f"Lò Văn {name}") for name in ("Mot", "Hai", "Ba")]
    assert counted(commune).of_day("2017-03-09") == pytest.approx(2 / 3)
    assert counted(commune, id=ids[0]).of_day("2017-03-09") == pytest.approx(1 / 3)
    assert counted(commune).of_day("2012-05-06") == 0


def test_what_is_counted_is_counted_off_indexes(commune: Session) -> None:
    add(commune)
    asked: list[str] = []
    commune.book.db.conn.set_trace_callback(asked.append)
    counted(commune).of_name("Giàng Thị Ánh")
    counted(commune).of_day("2017-03-09")
    commune.book.db.conn.set_trace_callback(None)
    for question in (one for one in asked if one.startswith("SELECT count")):
        plan = commune.book.db.conn.execute(f"EXPLAIN QUERY PLAN {question}").fetchall()
        told = [str(step[3]) for step in plan if "kind_child" in str(step[3])]
        assert told
        assert all("INDEX" in step and not step.startswith("SCAN") for step in told), told
