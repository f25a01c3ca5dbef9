"""Workbooks of lists: nameless without a reason, never a sealed block, each in the journal."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from work_samples import CASE, CHILD, INJURY, add

from xatre.exchange.sheet import SECRECY_MARK
from xatre.exchange.table import ID_HEAD
from xatre.exchange.workbook import read_workbook
from xatre.kinds import KINDS
from xatre.store.safety import journal
from xatre.work.importing.planning import make_plan
from xatre.work.papers.marking import ReasonTooLong
from xatre.work.records.browse import Query
from xatre.work.records.table import kind_shown, write_table
from xatre.work.session import NoRight, Session

NAME = str(CHILD["full_name"])


def _text(file: Path) -> str:
    return repr(read_workbook(file.read_bytes()))


def test_without_a_reason_nobody_is_named(commune: Session, tmp_path: Path) -> None:
    row = {"+": "yes", "support_kind": "x", "note": "Nhà cạnh suối", "given_by": "Trạm Y tế"}
    support = commune.codes.offered("support_received")[0].code
    row["support_kind"] = support
    doubts = {"born_on": {"+": "yes", "reason": "Con bà Máy ở bản trên"}}
    more = {"mother_name": "Giàng Thị Máy", "support": {"r": row}, "ethnic_group": "la_hu"}
    add(commune, "child", **CHILD, **more)
    add(commune, "child", **CHILD | {"full_name": "Hai"}, doubt_reasons=doubts)
    written = write_table(commune, "child", tmp_path / "tre.xlsx")
    assert written.rows == 2
    words = _text(written.file)
    for secret in (NAME, "Máy", "cạnh suối"):
        assert secret not in words
    assert "TE-00001" in words
    # Nameless it is for everyone: what is sensitive could tell who it is where few people live.
    for sensitive in ("Trạm Y tế", "Dân tộc", "La Hủ"):
        assert sensitive not in words


def test_with_a_reason_names_are_in(commune: Session, tmp_path: Path) -> None:
    add(commune, "child", **CHILD)
    written = write_table(
        commune, "child", tmp_path / "tre.xlsx", reason="Gửi trường lập danh sách"
    )
    assert NAME in _text(written.file)


def test_the_first_line_says_how_secret_it_is(commune: Session, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    add(commune, "child", **CHILD)
    file = write_table(commune, "child", tmp_path / "tre.xlsx", reason="Báo cáo").file
    for page in load_workbook(file, read_only=True).worksheets:
        first = next(page.iter_rows(values_only=True))[0]
        assert first.startswith(SECRECY_MARK)
        assert "Phạm vi cung cấp: dùng cho việc: Báo cáo" in first
        assert "Điều 24 khoản 3" in first


def test_each_writing_is_in_the_journal(commune: Session, tmp_path: Path) -> None:
    add(commune, "child", **CHILD)
    write_table(commune, "child", tmp_path / "a.xlsx")
    write_table(commune, "child", tmp_path / "b.xlsx", reason="Báo cáo")
    rows = [
        entry.subject
        for entry in journal.entries(commune.book.db, commune.book.device.id)
        if entry.act == "exported"
    ]
    assert rows == [
        "#1 | child (1 dòng) | a.xlsx | nameless",
        "#2 | child (1 dòng) | b.xlsx | names: Báo cáo",
    ]


def test_the_rows_are_those_of_the_query(commune: Session, tmp_path: Path) -> None:
    for day in ("2026-01-05", "2026-05-05"):
        add(commune, "injury", **INJURY | {"happened_on": day, "cause": "01"})
    add(commune, "injury", **INJURY)
    wanted = Query("injury", filters={"cause": "01"}, order="happened_on", descending=True)
    written = write_table(commune, "injury", tmp_path / "tn.xlsx", wanted)
    assert written.rows == 2
    (first, *_) = read_workbook(written.file.read_bytes())["Tai nạn thương tích"]
    assert first["Ngày xảy ra"].isoformat() == "2026-05-05"  # type: ignore[union-attr]


def test_hidden_values_need_a_reason_and_the_right(commune: Session, tmp_path: Path) -> None:
    add(commune, "case", **CASE | {"told_name": "Tên Kể Lại"})
    plain = write_table(commune, "case", tmp_path / "a.xlsx").file
    assert "Tên Kể Lại" not in _text(plain)
    assert "Trẻ đang ở nhà" not in _text(plain)
    named = write_table(commune, "case", tmp_path / "b.xlsx", reason="Bàn giao").file
    assert "Tên Kể Lại" in _text(named)
    commune.book.officer = replace(commune.book.officer, case_rights=False)
    with pytest.raises(NoRight):
        write_table(commune, "case", tmp_path / "c.xlsx")


def test_a_viewer_carries_no_table_out(commune: Session, tmp_path: Path) -> None:
    add(commune, "child", **CHILD)
    commune.book.officer = replace(commune.book.officer, role="viewer")
    for reason in ("", "Báo cáo"):
        with pytest.raises(NoRight):
            write_table(commune, "child", tmp_path / "a.xlsx", reason=reason)
    assert not (tmp_path / "a.xlsx").exists()


def test_a_reason_is_short(commune: Session, tmp_path: Path) -> None:
    with pytest.raises(ReasonTooLong):
        write_table(commune, "child", tmp_path / "a.xlsx", reason="x" * 201)
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("kind", list(KINDS))
def test_no_kind_shows_identity_without_a_reason(kind: str) -> None:
    nameless = kind_shown(KINDS[kind], names=False, hidden=False)
    named = kind_shown(KINDS[kind], names=True, hidden=True)
    for section in nameless.sections:
        for field in (*section.fields, *(part for one in section.fields for part in one.parts)):
            assert not (field.identity)
            assert not (field.narrative)
            assert field.privacy in ("basic", "sensitive")
    for section in named.sections:
        for field in (*section.fields, *(part for one in section.fields for part in one.parts)):
            assert field.privacy != "sealed"


UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def _column(file: Path, head: str) -> list[object]:
    (rows, *_) = read_workbook(file.read_bytes()).values()
    return [row.get(head) for row in rows]


def test_references_are_in_words_and_read_back(commune: Session, tmp_path: Path) -> None:
    old = sorted(commune.codes.predecessors(commune.unit))[0]
    village = add(commune, "village", village_kind="thon", name="3")
    add(commune, "village", village_kind="thon", name="Thôn 4", former_unit=old)
    child = add(commune, "child", **CHILD, village=village)
    injury = add(commune, "injury", **INJURY | {"child": child})
    nameless = write_table(commune, "child", tmp_path / "a.xlsx").file
    assert _column(nameless, "Thôn, bản, tổ") == ["Thôn 3"]
    named = write_table(commune, "injury", tmp_path / "b.xlsx", reason="Báo cáo").file
    assert f"{NAME} · TE-00001" in _text(named)
    plan = make_plan(commune, "injury", named)
    assert [(row.record, row.status, row.fields["child"]) for row in plan.rows] == [
        (injury, "same", child)
    ]
    for file in (nameless, named):
        for rows in read_workbook(file.read_bytes()).values():
            ids = {head for row in rows for head, cell in row.items() if UUID.search(str(cell))}
            assert ids <= {ID_HEAD}


def test_rows_of_children_are_no_open_figures(commune: Session, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    add(commune, "child", **CHILD)
    said = {}
    for kind in ("child", "village"):
        file = write_table(commune, kind, tmp_path / f"{kind}.xlsx").file
        page = load_workbook(file, read_only=True).worksheets[0]
        said[kind] = str(next(page.iter_rows(values_only=True))[0])
    assert "Có thông tin bí mật" in said["child"]
    assert "có thể cho biết là trẻ nào" in said["child"]
    assert "Không có thông tin bí mật" in said["village"]
