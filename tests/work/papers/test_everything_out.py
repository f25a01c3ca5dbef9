"""Whatever leaves a book but sealed packages: each bears its degree of secrecy, scope of supply,
copy number, person and hour (NĐ 56/2017 Đ24 khoản 3), and stands in *Tệp đã xuất*.

Writers are found in the source: one that is new has to be named here, and why it needs no marks
where it does not.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from work_samples import CHILD, add

import xatre
from xatre.desk import paper
from xatre.reports.criteria_sheet import criteria_sheet
from xatre.work.cleaning import list_out
from xatre.work.importing import set_aside
from xatre.work.importing.planning import make_plan
from xatre.work.papers import reports
from xatre.work.papers.criteria_paper import note_criteria_sheet
from xatre.work.papers.files_out import files_out
from xatre.work.papers.recovery_paper import WHAT, note_recovery_sheet
from xatre.work.people.handing_over_post import make_handover_minutes
from xatre.work.receiving import viewing
from xatre.work.receiving.minutes import write_minutes
from xatre.work.records import print_record, table
from xatre.work.sending.incident import make_incident_sheet
from xatre.work.session import Session

SOURCE = Path(xatre.__file__).parent
LEAVES = re.compile(
    r"\b(?:write_pdf|write_pdf_alone|print_html|print_on|write_sheet|delivery\.write)\(|QPdfWriter\("
)
MARKED = ("table_marks", "note")
BEARS: dict[str, tuple[str, ...]] = {
    "cli/exchange_commands.py": ("note_sheet",),
    "cli/paper_commands.py": ("make_sheet", "make_blank", "note_printed", "note_report"),
    "cli/reading_commands.py": ("make_incident_sheet", "make_handover_minutes"),
    "desk/entry/recovery_code.py": ("_note_paper",),
    "desk/pages/criteria/criteria.py": ("note_criteria_sheet",),
    "desk/pages/record/print_dialog.py": ("note_printed",),
    "desk/pages/record/report_dialog.py": ("note_report",),
    "desk/settings/sheet_dialog.py": ("html",),
    "desk/viewer.py": ("sheet",),
    "work/cleaning/list_out.py": MARKED,
    "work/importing/set_aside.py": MARKED,
    "work/papers/reports.py": ("note_report",),
    "work/receiving/minutes.py": MARKED,
    "work/records/table.py": MARKED,
}
"""Where paper and tables leave, and what is called or named there for their marks and their line in
the list; of a file that no book wrote down only what stands outside on it is said."""
HAND_IN = {
    "desk/entry/wizard.py": ("CodePage", "note_recovery_sheet"),
    "desk/settings/code_dialog.py": ("CodePage", "note_recovery_sheet"),
    "desk/settings/device_pane.py": (
        "SheetDialog", "make_incident_sheet", "make_handover_minutes",
    ),
    "work/papers/birth_report.py": ("printing", "table_marks"),
    "work/papers/injury_report.py": ("printing", "table_marks"),
    "work/papers/number_report.py": ("printing", "make_list"),
}  # fmt: skip
"""What gives `recovery_code.py`, `sheet_dialog.py` and `reports.py` sheets with their marks."""
NEEDS_NONE = {
    "cli/output.py": "writes what others made",
    "desk/paper.py": "writes what others made",
    "work/papers/sheet_files.py": "writes what others made",
    "desk/self_test.py": "a line of no book, to try the fonts",
    "work/demo/from_lists.py": "made-up children",
    "work/importing/templates.py": "an empty table",
    "work/people/cards.py": "a card: keys and the unit's name",
    "work/sending/outbox.py": "a sealed package, listed by its digest",
    "work/updates/taking.py": "an update as the publisher signed it",
}


def test_every_writer_is_known() -> None:
    found = {
        file.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob("*.py")
        if LEAVES.search(file.read_text(encoding="utf-8"))
    }
    assert found == BEARS.keys() | NEEDS_NONE.keys()


@pytest.mark.parametrize("file", [*BEARS, *HAND_IN])
def test_every_writer_asks_for_marks_and_a_line(file: str) -> None:
    named = {
        node.id if isinstance(node, ast.Name) else node.attr
        for node in ast.walk(ast.parse((SOURCE / file).read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    assert set((BEARS | HAND_IN)[file]) <= named


def blank(session: Session, folder: Path) -> str:
    sheet = print_record.make_blank(session, "01")
    print_record.note_printed(session, sheet)
    return sheet.html


def child_sheet(session: Session, folder: Path) -> str:
    child = add(session, "child", **CHILD)
    sheet = print_record.make_sheet(session, "child", child, "chuyển Trạm y tế")
    print_record.note_printed(session, sheet)
    return sheet.html


def report(session: Session, folder: Path) -> str:
    made = reports.make_report(session, "injuries", "2026-07-01", "2026-09-30")
    reports.note_report(session, made, "printed")
    return made.html


def criteria(session: Session, folder: Path) -> str:
    return criteria_sheet("Xã", 2026, "QĐ", [], (), note_criteria_sheet(session))


def recovery(session: Session, folder: Path) -> str:
    return paper.recovery_sheet("-".join(["WXYZ"] * 8), "Sổ", note_recovery_sheet(session))


def package(session: Session, folder: Path) -> str:
    seen = viewing.Viewed("goi.xatre", True, "Nguyên vẹn", "")
    viewing.note_sheet(session, seen)
    return seen.sheet()


def words_in(file: Path) -> str:
    """Every sheet's top line, one a line."""
    book = load_workbook(file)
    return "\n".join(str(sheet.cell(1, 1).value) for sheet in book)


def list_of_children(session: Session, folder: Path) -> str:
    table.write_table(session, "child", folder / "tre.xlsx")
    return words_in(folder / "tre.xlsx")


def list_for_police(session: Session, folder: Path) -> str:
    list_out.write_list(session, "cleaning", folder / "ra-soat.xlsx", "gửi Công an xã")
    return words_in(folder / "ra-soat.xlsx")


def report_workbook(session: Session, folder: Path) -> str:
    made = reports.make_report(session, "injuries", "2026-07-01", "2026-09-30")
    reports.write_workbook_of(session, made, folder / "bao-cao.xlsx")
    return words_in(folder / "bao-cao.xlsx")


def minutes(session: Session, folder: Path) -> str:
    return words_in(write_minutes(session, [], folder))


def rows_left(session: Session, folder: Path) -> str:
    lines = ["Họ và tên,Ngày sinh,Giới tính", "Giàng Thị Ngọc Ánh,31/2/2016,Nữ"]
    source = folder / "so cu.csv"
    source.write_text("\n".join(lines), encoding="utf-8")
    plan = make_plan(session, "child", source)
    assert [row.status for row in plan.rows] == ["bad"]
    set_aside.write(session, plan, plan.rows, folder / "de-lai.xlsx")
    return words_in(folder / "de-lai.xlsx")


@pytest.mark.parametrize(
    "make",
    [
        child_sheet,
        report,
        criteria,
        recovery,
        package,
        lambda session, _: make_incident_sheet(session),
        lambda session, _: make_handover_minutes(session),
        list_of_children,
        list_for_police,
        report_workbook,
        minutes,
        rows_left,
    ],
    ids=lambda make: make.__name__,
)
def test_it_says_how_secret_for_whom_which_copy_by_whom_and_when(
    commune: Session, tmp_path: Path, make: Callable[[Session, Path], str]
) -> None:
    before = len(files_out(commune))
    said = make(commune, tmp_path)
    now = commune.clock().astimezone()
    for words in said.split("\n") if make in TABLES else [said]:
        assert "Mức độ bảo mật:" in words
        assert "Phạm vi cung cấp:" in words
        assert commune.book.officer.name in words
        assert f"{now:%H:%M}" in words
        assert f"{now:%d/%m/%Y}" in words
    after = files_out(commune)
    assert len(after) == before + 1
    assert f"Bản số {after[0].number}" in said


TABLES = (list_of_children, list_for_police, report_workbook, minutes, rows_left)


def test_an_empty_form_stands_in_the_list_and_bears_its_marks(
    commune: Session, tmp_path: Path
) -> None:
    said = blank(commune, tmp_path)
    assert "Mức độ bảo mật:" in said
    (line,) = files_out(commune)
    assert (line.act, line.what, line.reason) == ("printed", "mẫu 01 trống", "")


def test_nothing_of_the_code_is_kept_beside_its_sheet(commune: Session, tmp_path: Path) -> None:
    said = recovery(commune, tmp_path)
    assert "WXYZ" in said
    (line,) = files_out(commune)
    assert (line.what, line.act, line.reason) == (WHAT, "printed", "")
    with commune.book.transaction():
        rows = commune.book.db.conn.execute("SELECT subject FROM journal").fetchall()
    assert not any("WXYZ" in str(row) for row in rows)


def test_what_no_book_wrote_down_tells_nothing_of_the_inside(tmp_path: Path) -> None:
    seen = viewing.Viewed("goi.xatre", True, "Nguyên vẹn", "", counts=[("Trẻ em", 2)])
    seen.records.append(viewing.Inside("child", "Trẻ em", "TE-00001", ""))
    assert "TE-00001" not in seen.sheet()
    assert "Mức độ bảo mật:" in seen.sheet()


def test_rows_left_at_an_import_stand_in_the_list_with_a_reason(
    commune: Session, tmp_path: Path
) -> None:
    said = rows_left(commune, tmp_path)
    (line,) = files_out(commune)
    assert (line.act, line.what) == ("exported", "Trẻ em (1 dòng để lại khi nhập)")
    assert (line.file, line.reason) == ("de-lai.xlsx", set_aside.REASON)
    assert f"dùng cho việc: {set_aside.REASON}" in said
    assert "Ánh" not in line.what + line.file
