"""Reports and lists: what they count is what the records say, on paper and in a workbook."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from reading_back import bare, words_of
from work_samples import BIRTH, CHILD, INJURY, add

from xatre.store.safety import journal
from xatre.work.figures.birth_lists import birth_lists, birth_rows
from xatre.work.figures.injuries import injury_figures
from xatre.work.papers.files_out import files_out
from xatre.work.papers.report import BadSpan
from xatre.work.papers.reports import (
    OFFERS,
    UnknownReport,
    make_report,
    note_report,
    write_workbook_of,
)
from xatre.work.session import Session

SPAN = ("2026-07-01", "2026-09-30")


def injuries(session: Session) -> None:
    add(session, "child", **CHILD)
    for more in (
        {"cause": "01", "told_sex": "male", "told_born_on": "2024-05-01"},
        {"cause": "08", "outcome": "died", "died_on": "2026-07-02"},
        {"cause": "08", "outcome": "died", "died_on": "2026-10-05", "happened_on": "2026-09-30"},
        {"cause": "03", "outcome": "died", "died_on": "2026-07-15", "happened_on": "2026-06-20"},
        {"cause": "11", "cause_other": "sét", "subtype": "lightning", "outcome": "disabled"},
        {"cause": "05", "told_sex": None, "told_born_on": None},
        {"cause": "01", "happened_on": "2026-10-01"},
    ):
        place = len(session.book.setting("n") or "")
        session.book.set_setting("n", "x" * (place + 1))
        add(session, "injury", **{**INJURY, "full_name": f"Trẻ {place}", **more})
    add(session, "injury", draft=True, **{**INJURY, "full_name": "Nháp", "cause": "02"})


def test_the_quarter_counts_the_hurt_and_the_dead_each_by_their_day(commune: Session) -> None:
    injuries(commune)
    one = datetime.strptime(SPAN[0], "%Y-%m-%d").date()
    figures = injury_figures(commune, one, datetime.strptime(SPAN[1], "%Y-%m-%d").date())
    assert figures.total("all") == (5, 2)
    assert figures.cell("08", "all") == (2, 1)
    assert figures.cell("03", "all") == (0, 1)
    assert figures.cell("01", "sex male") == (1, 0)
    assert figures.cell("01", "age 0_5") == (1, 0)
    assert figures.cell("02", "all") == (0, 0)
    assert (figures.drafts, figures.disabled, figures.earlier) == (1, 1, 1)
    assert figures.children == 1
    assert figures.unknown == {"sex": 1, "age": 1}
    assert figures.named_cell("lightning", "all") == (1, 0)
    assert figures.named_cell("lightning", "sex female") == (1, 0)
    assert figures.named_cell("lightning", "sex male") == (0, 0)
    assert figures.total("sex male")[0] + figures.total("sex female")[0] + 1 == 5


def test_the_paper_says_what_was_counted(commune: Session, tmp_path: Path, qapp: Any) -> None:
    injuries(commune)
    read = words_of(make_report(commune, "injuries", *SPAN).html, tmp_path)
    for words in (
        "BÁO CÁO TÌNH HÌNH TAI NẠN THƯƠNG TÍCH TRẺ EM",
        "từ ngày 01/07/2026 đến ngày 30/09/2026",
        "Tổng số trẻ mắc 5",
        "Tổng số trẻ tử vong 2",
        "08. Đuối nước 0/0 2/1",
        "Sét đánh 0/0 1/0",
        "Bản nháp chưa hoàn thành trong kỳ: 1",
        "Trong số tử vong có 1 trẻ bị tai nạn trước kỳ",
        "Chưa rõ giới tính: 1 trẻ",
        "Bản số 1.",
    ):
        assert bare(words) in read, words
    assert "Trẻ0" not in read


def test_the_workbook_has_numbers_dates_and_text_codes(commune: Session, tmp_path: Path) -> None:
    injuries(commune)
    formula = {"full_name": "=1+1|cmd", "told_sex": "male", "happened_on": "2026-08-01"}
    add(commune, "injury", **{**INJURY, **formula, "intent": "unintentional"})
    report = make_report(commune, "injuries", *SPAN, reason="gửi Sở")
    file = write_workbook_of(commune, report, tmp_path / "q.xlsx")
    book = load_workbook(file)
    first = book.worksheets[0]
    assert str(first["A1"].value).startswith("Mức độ bảo mật: Có thông tin bí mật")
    assert "Bản số 1" in str(first["A1"].value)
    rows = [[cell.value for cell in row] for row in first.iter_rows(min_row=2)]
    heads = rows[0]
    drowned = next(row for row in rows if row[0] == "08")
    assert drowned[heads.index("Tất cả: mắc")] == 3
    assert isinstance(drowned[heads.index("Nam: tử vong")], int)
    details = book["Từng trường hợp"]
    table = list(details.iter_rows(min_row=2))
    names = [cell.value for cell in table[0]]
    guarded = next(row for row in table[1:] if "=1+1" in str(row[names.index("Trẻ")].value))
    assert guarded[names.index("Trẻ")].data_type == "s"
    assert isinstance(guarded[names.index("Ngày xảy ra")].value, datetime)
    assert guarded[names.index("Mã nguyên nhân")].value == "08"
    assert guarded[names.index("Nhóm ICD-10")].value == "W65–W74"
    assert guarded[names.index("Tuổi")].data_type == "n"
    assert {cell.data_type for row in table for cell in row} <= {"s", "n", "d"}


def test_without_a_reason_the_workbook_names_nobody(commune: Session, tmp_path: Path) -> None:
    injuries(commune)
    file = write_workbook_of(commune, make_report(commune, "injuries", *SPAN), tmp_path / "q.xlsx")
    words = " ".join(
        str(cell.value)
        for sheet in load_workbook(file)
        for row in sheet.iter_rows()
        for cell in row
    )
    assert "Trẻ 0" not in words
    assert "Không có thông tin bí mật" in words


@pytest.mark.parametrize("span", [("", ""), ("2026-09-30", "2026-07-01"), ("2026", "2026-12-31")])
def test_a_span_that_is_none_is_refused(commune: Session, span: tuple[str, str]) -> None:
    with pytest.raises(BadSpan, match="XT-282"):
        make_report(commune, "injuries", *span)


def test_a_span_is_taken_as_people_write_days_and_refused_for_its_real_reason(
    commune: Session,
) -> None:
    assert "01/07/2026" in make_report(commune, "injuries", "1/7/2026", "30/09/2026").html
    with pytest.raises(BadSpan, match="ngày đầu chưa đọc được"):
        make_report(commune, "injuries", "mùng một", "30/09/2026")
    with pytest.raises(BadSpan, match="ngày cuối thiếu ngày hoặc tháng"):
        make_report(commune, "injuries", "1/7/2026", "2026")
    with pytest.raises(BadSpan, match="ngày đầu sau ngày cuối"):
        make_report(commune, "injuries", "1/7/2026", "1/6/2026")


def test_an_unknown_report_lists_those_there_are(commune: Session) -> None:
    with pytest.raises(UnknownReport, match="births-no-number"):
        make_report(commune, "x", *SPAN)


def births(session: Session) -> dict[str, str]:
    """One birth for each list. Today is 20 November 2026."""
    village = add(session, "village", name="Bản Lả Nhì", village_kind="thon")
    late = {"born_on": "2026-08-03", "full_name": "Lò Thị Muộn", "village": village,
            "unregistered_reasons": {"far": "yes"}, "next_visit_on": "2026-11-25"}  # fmt: skip
    dead = {"status": "registered", "full_name": "Lò Văn Mất", "born_on": "2026-11-02",
            "died_on": "2026-11-05", "lived_24_hours": "yes", "register_number": "7",
            "register_year": "2026", "registered_on": "2026-11-10",
            "registering_unit": session.unit, "number_asked_on": "2026-11-10"}  # fmt: skip
    return {
        "due": add(session, "birth", **{**BIRTH, "born_on": "2026-09-25"}),
        "overdue": add(session, "birth", **{**BIRTH, **late}),
        "deaths": add(session, "birth", **{**BIRTH, **dead}),
    }


def test_each_list_of_births_holds_who_belongs_to_it(commune: Session) -> None:
    ids = births(commune)
    today = commune.today
    listed = {
        one.name: [row.id for row in birth_rows(commune, one.name, today)]
        for one in birth_lists(commune, today)
    }
    assert listed == {
        "due": [ids["due"]],
        "overdue": [ids["overdue"]],
        "under_five": [ids["overdue"], ids["due"]],
        "deaths": [ids["deaths"]],
        "no_number": [ids["deaths"]],
    }
    assert [one.count for one in birth_lists(commune, today)] == [1, 1, 2, 1, 1]


def test_a_row_has_the_next_visit_the_reason_and_what_it_waits_for(commune: Session) -> None:
    births(commune)
    (late,) = birth_rows(commune, "overdue", commune.today)
    assert (late.name, late.village, late.reasons) == (
        "Lò Thị Muộn",
        "Thôn Bản Lả Nhì",
        "Xa trung tâm xã",
    )
    assert (late.next_visit_on, late.due_on) == ("2026-11-25", "2026-10-02")
    assert late.left == "quá 49 ngày"
    (waiting,) = birth_rows(commune, "no_number", commune.today)
    assert waiting.note == "chờ từ 10/11/2026, 10 ngày"
    (dead,) = birth_rows(commune, "deaths", commune.today)
    assert (dead.note, dead.due_on) == ("còn khai tử", "2026-11-20")


def test_twins_are_named_later_in_the_same_records(commune: Session) -> None:
    twin = {"name_state": "unnamed", "born_on": "2026-11-01", "sex": "male",
            "mother_name": "Lò Thị Páo", "status": "not_registered"}  # fmt: skip
    ids = [add(commune, "birth", **twin, birth_order=order) for order in ("1", "2")]
    names = {row.id: row.name for row in birth_rows(commune, "under_five", commune.today)}
    assert names == {ids[0]: "Con bà Lò Thị Páo (thứ 1)", ids[1]: "Con bà Lò Thị Páo (thứ 2)"}
    from xatre.work.records import browse, save

    shown = browse.show(commune, "birth", ids[1])["record"]
    assert isinstance(shown, dict)
    given = {"id": ids[1], "revision": shown["revision"], "name_state": "named",
             "full_name": "Giàng A Sử"}  # fmt: skip
    assert save.add_records(commune, "birth", [given]).saved == [ids[1]]
    names = {row.id: row.name for row in birth_rows(commune, "under_five", commune.today)}
    assert names[ids[1]] == "Giàng A Sử"
    assert len(names) == 2


@pytest.mark.parametrize("reason", ["", "đi từng nhà"])
def test_a_child_without_any_name_stands_by_its_code_alone(commune: Session, reason: str) -> None:
    add(commune, "birth", name_state="unnamed", born_on="2026-08-03", sex="male",
        mother_known="no", status="not_registered")  # fmt: skip
    page = make_report(commune, "births-overdue", reason=reason).pages[0]
    (row,) = page.rows
    assert (bool(row[0]), row[1]) == (True, "")


def test_a_list_on_paper_and_as_a_workbook(commune: Session, tmp_path: Path, qapp: Any) -> None:
    births(commune)
    nameless = words_of(make_report(commune, "births-overdue").html, tmp_path)
    assert "LòThịMuộn" not in nameless
    assert "L.T.M." in nameless
    report = make_report(commune, "births-overdue", reason="đi từng nhà")
    read = words_of(report.html, tmp_path)
    for words in ("Lò Thị Muộn", "03/08/2026", "02/10/2026", "quá 49 ngày", "Xa trung tâm xã",
                  "25/11/2026", "QUÁ HẠN CHƯA ĐĂNG KÝ KHAI SINH", "đi từng nhà"):  # fmt: skip
        assert bare(words) in read
    book = load_workbook(write_workbook_of(commune, report, tmp_path / "l.xlsx"))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert rows[1][1] == "Lò Thị Muộn"
    assert rows[1][3] == datetime(2026, 8, 3)
    (out,) = files_out(commune)
    assert (out.act, out.file, out.reason) == ("exported", "l.xlsx", "đi từng nhà")
    note_report(commune, report, "printed")
    subjects = " ".join(
        entry.subject for entry in journal.entries(commune.book.db, commune.book.device.id)
    )
    assert "Muộn" not in subjects


@pytest.mark.parametrize("name", list(OFFERS))
def test_every_report_is_marked_and_named_by_no_child(commune: Session, name: str) -> None:
    births(commune)
    report = make_report(commune, name, *SPAN)
    assert "Mức độ bảo mật:" in report.html
    assert "Bản số 1." in report.html
    assert all(page.top.startswith("Mức độ bảo mật") for page in report.pages)
    assert report.name.isascii()
