"""A village is voided only when nobody is filed under it."""

from __future__ import annotations

import pytest

from two_books import CHILD
from xatre.work.records import browse, save
from xatre.work.records.referring import StillReferredTo
from xatre.work.session import Session


def add(session: Session, kind: str, **fields: object) -> str:
    added = save.add_records(session, kind, [fields])
    assert added.saved, added.problems
    return added.saved[0]


def test_a_village_with_children_stays(commune: Session) -> None:
    village = add(commune, "village", name="Bản Sì Lờ Lầu", village_kind="01")
    other = add(commune, "village", name="Bản Lao Chải", village_kind="01")
    child = add(commune, "child", **CHILD, village=village)
    with pytest.raises(StillReferredTo, match="1 trẻ em") as told:
        save.void_record(commune, "village", village, "ghi nhầm")
    assert (told.value.code, told.value.exit_code) == ("XT-157", 1)
    assert browse.record(commune, "village", village).state == "complete"
    found = browse.record(commune, "child", child)
    changed = {"id": child, "revision": found.revision, "village": other}
    assert save.add_records(commune, "child", [changed]).saved
    assert save.void_record(commune, "village", village, "ghi nhầm").state == "void"


def test_voided_records_hold_nothing_back(commune: Session) -> None:
    village = add(commune, "village", name="Bản Sì Lờ Lầu", village_kind="01")
    child = add(commune, "child", **CHILD, village=village)
    save.void_record(commune, "child", child, "ghi hai lần")
    assert save.void_record(commune, "village", village, "ghi nhầm").state == "void"


def test_a_child_is_voided_with_what_tells_of_it(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    save.keep_draft(commune, save.start(commune, "injury", {"child": child}))
    assert save.void_record(commune, "child", child, "ghi hai lần").state == "void"
