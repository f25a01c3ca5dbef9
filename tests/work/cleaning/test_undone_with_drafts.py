"""A list of the police taken back: also what it wrote into drafts, which have no history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from work_samples import CHILD, add

from xatre.model.record import Record
from xatre.store.register import drafts, imports, records
from xatre.work.cleaning import list_out, returned, taking
from xatre.work.importing import undoing
from xatre.work.records import save
from xatre.work.session import Session

SUA = {"full_name": "Giàng Thị Sua", "born_on": "2017-03-09", "sex": "female"}


def _of(session: Session, id: str) -> Record:
    held = records.get(session.book.db, "child", id)
    assert held is not None
    return held


@pytest.fixture
def draft(commune: Session) -> str:
    begun = save.start(commune, "child")
    save.keep_draft(commune, replace(begun, fields=begun.fields | SUA))
    return begun.id


@pytest.fixture
def number(commune: Session, draft: str, tmp_path: Path) -> int:
    """A number taken into the draft, and one into a child beside it."""
    other = add(commune, "child", **CHILD | {"full_name": "Giàng Thị B", "number_state": "none"})
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Mã hồ sơ", list_out.NUMBER_HEAD, list_out.MARK_HEAD])
    for id, given in ((draft, "012317123456"), (other, "012317654321")):
        page.append([_of(commune, id).fields["code"], given, "Đúng"])
    book.save(tmp_path / "b.xlsx")
    back = returned.read_returned(commune, tmp_path / "b.xlsx")
    done = taking.take(commune, back, ("new", "changed", "doubtful"))
    assert len(done.saved) == 2
    assert _of(commune, draft).fields["personal_number"] == "012317123456"
    return done.number


def test_a_draft_says_again_what_it_said(commune: Session, draft: str, number: int) -> None:
    held = drafts.draft(commune.book.db, draft)
    assert held is not None
    save.keep_draft(commune, replace(_of(commune, draft), fields=held.fields | {"address": "Sì"}))
    undone = undoing.undo(commune, number)
    assert (undone.taken_back, undone.left) == (2, [])
    fields = _of(commune, draft).fields
    assert fields["address"] == "Sì"
    assert not {"personal_number", "number_mark"} & fields.keys()
    assert not commune.book.setting(f"import.drafts.{number}", "")


def test_a_draft_that_somebody_changed_stays_and_is_named(
    commune: Session, draft: str, number: int
) -> None:
    held = _of(commune, draft)
    typed = held.fields | {"personal_number": "012317000007"}
    save.keep_draft(commune, replace(held, fields=typed))
    undone = undoing.undo(commune, number)
    assert [(one.record, one.why) for one in undone.left] == [(draft, "bản nháp đã sửa sau đó")]
    assert _of(commune, draft).fields["personal_number"] == "012317000007"
    save.keep_draft(commune, held)
    again = undoing.undo(commune, number)
    assert (again.taken_back, again.left) == (1, [])
    assert "personal_number" not in _of(commune, draft).fields


def test_a_list_of_which_nothing_is_taken_is_no_import(
    commune: Session, draft: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = _of(commune, draft)
    row = returned.ReturnedRow(2, "TE-00001", "new", record, "012317123456", "correct")
    answered = (record, "Số này không dùng được.")
    monkeypatch.setattr(taking, "_answered", lambda *given: answered)
    done = taking.take(commune, returned.Returned("b.xlsx", "0" * 64, [row]))
    assert (done.number, done.saved, done.refused) == (0, [], [(2, answered[1])])
    assert imports.imports(commune.book.db) == []
