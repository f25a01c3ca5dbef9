"""One record on paper: nameless or with a reason, and written into the journal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from work_samples import CASE, CHILD, INJURY, add

from xatre.store.safety import journal
from xatre.work.papers.marking import ReasonTooLong
from xatre.work.records import refusals, save
from xatre.work.records.print_record import make_sheet, note_printed
from xatre.work.session import NoRight, Session

NAME = str(CHILD["full_name"])


def _acts(session: Session) -> list[tuple[str, str]]:
    entries = journal.entries(session.book.db, session.book.device.id)
    return [(one.act, one.subject) for one in entries if one.act in ("shown", "printed")]


def test_without_a_reason_nobody_is_named_and_nothing_is_shown(commune: Session) -> None:
    id = add(commune, "child", **CHILD)
    sheet = make_sheet(commune, "child", id)
    assert NAME not in sheet.html
    assert "G. T. N. Á." in sheet.html
    assert "Không có thông tin bí mật" in sheet.html
    assert sheet.name == "phieu-TE-00001.pdf"
    assert _acts(commune) == []
    note_printed(commune, sheet)
    assert _acts(commune) == [("printed", f"#1 | child/{id} |  | nameless")]


def test_a_reason_puts_names_in_and_is_written_down(commune: Session) -> None:
    id = add(commune, "child", **CHILD)
    sheet = make_sheet(commune, "child", id, "nộp cho trường")
    assert NAME in sheet.html
    assert "dùng cho việc: nộp cho trường" in sheet.html
    note_printed(commune, sheet, "phieu.pdf")
    assert _acts(commune) == [
        ("shown", f"child/{id} names: nộp cho trường"),
        ("printed", f"#1 | child/{id} | phieu.pdf | names: nộp cho trường"),
    ]


def test_a_viewer_prints_no_names(commune: Session) -> None:
    id = add(commune, "child", **CHILD)
    commune.book.officer = replace(commune.book.officer, role="viewer")
    assert NAME not in make_sheet(commune, "child", id).html
    with pytest.raises(NoRight):
        make_sheet(commune, "child", id, "xem")
    assert _acts(commune) == []


def test_a_case_needs_the_right_and_tells_nothing_in_its_file_name(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    id = add(commune, "case", **CASE | {"child": child, "told_name": "Tên Kể Lại"})
    sheet = make_sheet(commune, "case", id)
    assert NAME not in sheet.html
    assert "Tên Kể Lại" not in sheet.html
    assert "Trẻ đang ở nhà" not in sheet.html
    assert "VV" not in sheet.name
    assert NAME in make_sheet(commune, "case", id, "bàn giao").html
    commune.book.officer = replace(commune.book.officer, case_rights=False)
    with pytest.raises(NoRight):
        make_sheet(commune, "case", id)


def test_the_sealed_block_is_on_no_paper(commune: Session) -> None:
    told = CASE | {"reporter_agrees": "yes", "reporter": {"name": "Người Báo Tin"}}
    id = add(commune, "case", **told)
    html = make_sheet(commune, "case", id, "bàn giao").html
    assert "Người Báo Tin" not in html
    assert "Niêm kín, không in." in html


def test_hidden_groups_are_not_printed_for_an_officer_without_the_right(commune: Session) -> None:
    hidden = next(c for c in commune.codes.offered("special_group") if c.hidden)
    rows = {"r": {"+": "yes", "group": hidden.code, "from_day": "2026-01-01"}}
    id = add(commune, "child", **CHILD, special_groups=rows)
    assert hidden.label in make_sheet(commune, "child", id, "lập danh sách").html
    commune.book.officer = replace(commune.book.officer, case_rights=False)
    assert hidden.label not in make_sheet(commune, "child", id, "lập danh sách").html


def test_references_are_named_only_with_a_reason(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    told = {key: value for key, value in INJURY.items() if not key.startswith(("full", "told"))}
    id = add(commune, "injury", **told, child=child)
    assert NAME in make_sheet(commune, "injury", id, "báo cáo").html
    assert NAME not in make_sheet(commune, "injury", id).html


def test_a_draft_is_printed_as_a_draft(commune: Session) -> None:
    record = save.start(commune, "child", {"full_name": NAME})
    save.keep_draft(commune, record)
    assert "BẢN NHÁP" in make_sheet(commune, "child", record.id).html
    with pytest.raises(refusals.NotHere):
        make_sheet(commune, "child", "018f0000-0000-7000-8000-000000000000")


def test_a_reason_is_short(commune: Session) -> None:
    id = add(commune, "child", **CHILD)
    with pytest.raises(ReasonTooLong):
        make_sheet(commune, "child", id, "x" * 201)
