"""Several rows about one child of the book: taken together when a person says so, taken back
together, and no import where nothing is written."""

from __future__ import annotations

from pathlib import Path

from work_samples import CHILD, add

from messy import save
from xatre.store.register import records
from xatre.work.importing import taking, undoing
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

ROWS = [
    ["Mã hồ sơ", "Họ và tên", "Ngày sinh", "Ghi chú", "Lớp"],
    ["TE-00001", None, None, "một", "1A"],
    ["TE-00001", None, None, "hai", None],
]
ALL = ("new", "changed", "doubtful")


def _plan(session: Session, tmp_path: Path) -> Plan:
    return make_plan(session, "child", save(tmp_path, "ds.xlsx", ROWS))


def test_they_are_written_and_taken_back_at_once(commune: Session, tmp_path: Path) -> None:
    id = add(commune, "child", **CHILD)
    taken = taking.take(commune, _plan(commune, tmp_path), ALL)
    assert (taken.new, taken.changed) == (0, 2)
    child = records.get(commune.book.db, "child", id)
    assert child is not None
    assert child.fields["notes"] == "một\nhai"
    assert child.fields["school_class"] == "1A"
    undone = undoing.undo(commune, taken.number)
    assert (undone.taken_back, undone.left) == (1, [])
    child = records.get(commune.book.db, "child", id)
    assert child is not None
    assert "notes" not in child.fields


def test_again_nothing_is_offered_and_no_import_noted(commune: Session, tmp_path: Path) -> None:
    add(commune, "child", **CHILD)
    taking.take(commune, _plan(commune, tmp_path), ALL)
    again = _plan(commune, tmp_path)
    assert [row.status for row in again.rows] == ["same", "same"]
    assert taking.take(commune, again, ALL).number == 0
    assert len(undoing.past(commune)) == 1


def test_a_code_in_small_letters_with_blanks_is_the_same(commune: Session, tmp_path: Path) -> None:
    id = add(commune, "child", **CHILD)
    rows = [ROWS[0], ["  te-00001 ", None, None, "một", "1A"]]
    (row,) = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows)).rows
    assert (row.status, row.record) == ("changed", id)
