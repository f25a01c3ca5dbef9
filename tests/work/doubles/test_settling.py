"""Doubles found, joined, parted again, and remembered as two."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from first_books import Clock
from one_child import CHILD, add

from xatre.model.record import Record
from xatre.store.register import drafts, records, revisions
from xatre.work.doubles import finding, settling
from xatre.work.records import browse, save
from xatre.work.session import Session


def read(session: Session, id: str) -> Record:
    found = records.get(session.book.db, "child", id)
    assert found is not None
    return found


def test_a_typed_child_meets_the_one_there_is(commune: Session) -> None:
    id = add(commune)
    typed = save.start(
        commune, "child", CHILD | {"full_name": "Giàng Thị Anh", "born_on": "2017-09-03"}
    )
    (pair,) = finding.like(commune, typed)
    assert (pair.other, pair.score >= 65) == (id, True)
    assert "ngày và tháng đổi chỗ" in pair.words


def test_what_a_person_said_is_two_is_not_shown_again(commune: Session) -> None:
    one, other = add(commune), add(commune, full_name="Giàng Thị Anh")
    assert len(finding.everywhere(commune)) == 1
    settling.not_one_child(commune, one, other, "chị em họ")
    assert finding.everywhere(commune) == []
    assert read(commune, one).fields["distinct_from"] == {
        other: {"+": "yes", "reason": "chị em họ"}
    }
    assert finding.like(commune, read(commune, other)) == []


def test_joining_and_parting_lose_nothing(commune: Session) -> None:
    one = add(commune, mother_phone="0912 345 678")
    other = add(commune, full_name="Giàng Thị Anh", address="bản Sì Choang")
    injury = save.add_records(
        commune, "injury",
        [{"child": other, "full_name": "Giàng Thị Anh", "happened_on": "2026-07-01", "cause": "08",
          "told_sex": "female", "told_born_on": "2017", "place": "home", "outcome": "recovered"}],
    )  # fmt: skip
    assert injury.saved, injury.problems
    before = read(commune, one), read(commune, other)
    joined = settling.join(commune, one, other)
    assert joined.moved == 1
    assert joined.kept.fields["address"] == "bản Sì Choang"
    assert joined.kept.fields["full_name"] == "Giàng Thị Ánh"
    gone = read(commune, other)
    assert (gone.state, gone.fields["joined_to"]) == ("void", one)
    assert records.children(commune.book.db, "injury", "child", one)
    assert finding.everywhere(commune) == []
    settling.part(commune, other)
    assert read(commune, one).fields == before[0].fields
    assert read(commune, other).fields == before[1].fields
    assert read(commune, other).state == "complete"
    assert [
        r.id for r in records.children(commune.book.db, "injury", "child", other)
    ] == injury.saved


def test_a_number_taken_over_says_that_there_is_one(commune: Session) -> None:
    one = add(commune, number_state="none")
    number = {"number_state": "has", "personal_number": "012317000123"}
    other = add(commune, full_name="Giàng Thị Anh", **number)
    kept = settling.join(commune, one, other).kept
    assert (kept.fields["number_state"], kept.fields["personal_number"]) == ("has", "012317000123")


def test_a_double_is_said_while_the_child_is_typed(commune: Session) -> None:
    add(commune)
    typed = save.start(commune, "child", CHILD | {"born_on": "2017-09-03"})
    said = [one for one in save.find_problems(commune, typed) if one.code == "XT-166"]
    assert [one.path for one in said] == ["full_name"]
    assert "ngày và tháng đổi chỗ" in said[0].text
    reason = {"full_name": {"+": "yes", "reason": "chị em họ"}}
    answered = Record(**{**vars(typed), "fields": typed.fields | {"doubt_reasons": reason}})
    assert [one.answered for one in save.find_problems(commune, answered)
            if one.code == "XT-166"] == [True]  # fmt: skip


def test_parting_keeps_what_was_edited_since(commune: Session) -> None:
    one, other = add(commune), add(commune, full_name="Giàng Thị Anh", address="bản Sì Choang")
    kept = settling.join(commune, one, other, {"full_name": "drop"}).kept
    assert kept.fields["full_name"] == "Giàng Thị Anh"
    save.complete(
        commune, Record(**{**vars(kept), "fields": kept.fields | {"home_town": "Lai Châu"}})
    )
    settling.part(commune, other)
    assert read(commune, one).fields["home_town"] == "Lai Châu"
    assert read(commune, other).state == "complete"


def test_what_cannot_be_settled_is_said(commune: Session) -> None:
    one, other = add(commune), add(commune, full_name="Giàng Thị Anh")
    with pytest.raises(settling.SameRecord):
        settling.join(commune, one, one)
    with pytest.raises(settling.NotJoined):
        settling.part(commune, other)
    save.void_record(commune, "child", other, "nhập nhầm")
    with pytest.raises(settling.CannotSettle):
        settling.join(commune, one, other)
    with pytest.raises(settling.NotJoined):
        settling.part(commune, other)


def test_brothers_sisters_and_twins_are_no_doubles(commune: Session) -> None:
    add(commune)
    add(commune, full_name="Giàng Thị Bình")
    add(commune, full_name="Giàng A Cường", sex="male", born_on="2015-01-02")
    add(commune, full_name="Giàng Thị Ánh", born_on="2012-05-06")
    assert finding.everywhere(commune) == []


INJURY = {"happened_on": "2026-07-01", "cause": "08", "place": "home", "outcome": "recovered"}


def drafted(session: Session, kind: str, **fields: Any) -> str:
    added = save.add_records(session, kind, [fields], draft=True)
    assert added.saved, added.problems
    return added.saved[0]


@pytest.mark.parametrize("which", [0, 1])
def test_a_record_being_edited_is_not_joined(commune: Session, which: int) -> None:
    both = add(commune), add(commune, full_name="Giàng Thị Anh")
    head = read(commune, both[which]).revision
    drafted(commune, "child", id=both[which], revision=head, father_name="Giàng A Vừa Gõ")
    with pytest.raises(settling.HasDraft):
        settling.join(commune, *both)
    draft = drafts.draft(commune.book.db, both[which])
    assert draft is not None
    assert draft.fields["father_name"] == "Giàng A Vừa Gõ"
    assert read(commune, both[1]).state == "complete"


def test_drafts_that_name_the_other_are_moved_and_come_back(commune: Session) -> None:
    one, other = add(commune), add(commune, full_name="Giàng Thị Anh")
    begun = drafted(commune, "injury", child=other, happened_on="2026-07-01")
    mine = drafted(commune, "injury", child=one, happened_on="2026-07-02")
    done = save.add_records(commune, "injury", [INJURY | {"child": other}]).saved[0]
    line = records.get(commune.book.db, "injury", done)
    assert line is not None
    drafted(
        commune,
        "injury",
        id=done,
        revision=line.revision,
        **INJURY,
        child=other,
        place_words="gõ dở",
    )

    def named(id: str) -> tuple[object, str]:
        found = drafts.draft(commune.book.db, id)
        assert found is not None
        return found.fields["child"], found.base

    def head(id: str) -> str:
        found = records.get(commune.book.db, "injury", id)
        assert found is not None
        return found.revision

    joined = settling.join(commune, one, other)
    assert joined.moved == 3
    assert named(begun) == (one, "")
    assert named(done) == (one, head(done))
    settling.part(commune, other)
    assert named(begun) == (other, "")
    assert named(done) == (other, head(done))
    assert named(mine) == (one, "")
    typed = browse.record(commune, "injury", done)
    save.complete(commune, typed)
    kept = records.get(commune.book.db, "injury", done)
    assert kept is not None
    assert (kept.fields["child"], kept.fields["place_words"], kept.clashes) == (other, "gõ dở", ())


def test_what_cannot_be_moved_is_counted(commune: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = add(commune), add(commune, full_name="Giàng Thị Anh")
    injury = save.add_records(commune, "injury", [INJURY | {"child": other}]).saved[0]
    monkeypatch.setattr(settling, "_may_move", lambda session, record: record.id != injury)
    joined = settling.join(commune, one, other)
    assert (joined.moved, joined.left) == (0, 1)


def test_a_rare_name_mistyped_is_found_while_it_is_typed(commune: Session) -> None:
    held = add(commune, full_name="Giàng Xúa Mẩy", mother_name="", father_name="")
    typed: dict[str, Any] = {
        "full_name": "Giàng Xúa Mẩyy",
        "born_on": "2017-03-09",
        "sex": "female",
    }
    (pair,) = finding.like(commune, Record("", "child", commune.unit, fields=typed))
    assert pair.other == held
    assert "Trùng tình cờ khó xảy ra, 2 trẻ trong sổ có tên này" in pair.words


def _injury_of(session: Session, child: str) -> str:
    added = save.add_records(
        session, "injury",
        [{"child": child, "full_name": "Giàng Thị Anh", "happened_on": "2026-07-01", "cause": "08",
          "told_sex": "female", "told_born_on": "2017", "place": "home", "outcome": "recovered"}],
    )  # fmt: skip
    assert added.saved, added.problems
    return added.saved[0]


def _tie(session: Session, injury: str, child: str) -> None:
    held = records.get(session.book.db, "injury", injury)
    assert held is not None
    whole = replace(held, fields=held.fields | {"child": child})
    line = save.next_line_of(session, session.kind("injury"), whole)
    assert line is not None
    revisions.add_lines(session.book.db, [line])


def test_what_a_person_tied_to_the_one_kept_stays_there(commune: Session, clock: Clock) -> None:
    one, other = add(commune), add(commune, full_name="Giàng Thị Anh")
    before, moved, after = (_injury_of(commune, other) for _ in range(3))
    _tie(commune, before, one)
    assert settling.join(commune, one, other).moved == 2
    clock.moment += timedelta(minutes=1)
    for child in (other, one):
        _tie(commune, after, child)
    settling.part(commune, other)
    children = records.children
    assert [r.id for r in children(commune.book.db, "injury", "child", other)] == [moved]
    assert {r.id for r in children(commune.book.db, "injury", "child", one)} == {before, after}


def test_what_was_joined_twice_comes_back_twice(commune: Session) -> None:
    one, other = add(commune), add(commune, full_name="Giàng Thị Anh")
    injury = _injury_of(commune, other)
    for _ in range(2):
        assert settling.join(commune, one, other).moved == 1
        settling.part(commune, other)
        held = records.get(commune.book.db, "injury", injury)
        assert held is not None
        assert held.fields["child"] == other
