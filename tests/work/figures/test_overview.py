"""The overview: what is due and in which words, lists whose number is the list's, charts, and
nothing of a case for those who may not know of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from work_samples import BIRTH, CASE, CHILD, INJURY, add

from two_books import trust
from xatre.work.figures.due import short_law
from xatre.work.figures.overview import overview
from xatre.work.records import browse
from xatre.work.session import Session


def _review(session: Session, name: str):  # type: ignore[no-untyped-def]
    return next(one for one in overview(session).reviews if one.name == name)


def test_an_empty_book_says_what_comes_next(commune: Session) -> None:
    found = overview(commune)
    assert [one for one in found.due if one.kind] == []
    assert found.late == 0
    assert found.unsent is not None
    assert found.unsent.total == 0
    assert found.nothing_until.startswith("Hạn gần nhất: ")
    assert all(one.count == 0 and not one.queries for one in found.reviews)


def test_a_running_case_is_first_with_its_law(commune: Session) -> None:
    case = add(commune, "case", **CASE)
    due = overview(commune).due[0]
    assert (due.kind, due.id) == ("case", case)
    assert due.group in ("late", "today")
    assert due.what == "Can thiệp khẩn cấp"
    assert due.source == "NĐ 56/2017 Đ26"
    assert due.whose == "VV-2026-001 · Nữ · 6-9 tuổi · đã tiếp nhận thông tin"


def test_no_name_is_in_any_line(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    add(commune, "case", **CASE | {"child": child, "told_name": "Tên Kể Lại"})
    add(commune, "birth", **BIRTH)
    words = repr(overview(commune))
    for name in (CHILD["full_name"], "Tên Kể Lại", BIRTH["full_name"]):
        assert name not in words


def test_births_near_and_past_their_sixty_days(commune: Session) -> None:
    add(commune, "birth", **BIRTH)
    for name in ("Một", "Hai"):
        add(commune, "birth", **BIRTH | {"full_name": name, "born_on": "2026-06-01"})
    add(commune, "birth", **BIRTH | {"full_name": "Ba", "born_on": "2026-11-01"})
    late, soon = [one for one in overview(commune).due if "khai sinh" in one.what]
    assert late.group == "late"
    assert late.what == "2 trẻ đã quá 60 ngày chưa đăng ký khai sinh"
    assert late.query is not None
    assert browse.count(commune, late.query) == 2
    assert (soon.left, soon.until) == ("còn 4 ngày", "hạn 24/11/2026")
    assert soon.kind == "birth"


def test_reports_owed_here(make_session: Callable[..., Session], clock: Callable) -> None:
    clock.moment = datetime(2026, 11, 20, 2, 42, tzinfo=UTC)  # type: ignore[attr-defined]
    lai_chau = make_session("lai-chau", "03562@2025")
    (due,) = overview(lai_chau).due
    assert (due.left, due.until) == ("còn 10 ngày", "trước 01/12/2026")
    elsewhere = make_session("noi-khac", "00004@2025")
    assert overview(elsewhere).due == ()


def test_every_number_is_that_of_its_list(commune: Session) -> None:
    for number in range(3):
        add(commune, "child", **CHILD | {"full_name": f"Lò Văn {number}"}, number_state="none")
    for _ in range(2):
        add(commune, "child", **CHILD, mother_name="Giàng Thị Máy")
    add(commune, "child", draft=True, full_name="Chưa đủ")
    add(commune, "birth", draft=True, full_name="Chưa đủ")
    add(commune, "birth", **BIRTH)
    add(commune, "case", **CASE | {"case_state": "reviewing"})
    found = overview(commune)
    numbers = {one.name: one.count for one in found.reviews}
    assert numbers["no_number"] == 6  # three with none, three of whom nothing is written
    assert numbers["alike"] == 2
    assert numbers["drafts"] == 2
    assert numbers["under_five"] == 1
    assert numbers["reviews"] == 1
    for one in found.reviews:
        assert one.count == sum(browse.count(commune, wanted) for wanted in one.queries)


def test_a_child_of_whom_nobody_wrote_a_number_has_none(commune: Session) -> None:
    for number, state in enumerate(({"number_state": "waiting"}, {"number_state": "none"}, {})):
        add(commune, "child", **CHILD | {"full_name": f"Lò Văn {number}"} | state)
    told = _review(commune, "no_number")
    assert told.count == 3
    assert browse.count(commune, told.queries[0]) == 3


def test_a_book_without_villages_says_so(commune: Session, office: Session) -> None:
    assert overview(commune).no_villages
    assert not overview(office).no_villages
    add(commune, "village", village_kind="ban", name="Sì Choang")
    assert not overview(commune).no_villages


def test_an_office_that_trusts_no_commune_says_so(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    assert overview(office).no_cards
    assert not overview(commune).no_cards
    trust(commune, office, tmp_path)
    assert not overview(office).no_cards


def test_a_plan_that_is_over_asks_for_a_review(commune: Session) -> None:
    case = add(commune, "case", **CASE | {"case_state": "carrying_out"})
    row = {"+": "yes", "work": "Thăm gia đình", "ends_on": "2026-11-19"}
    add(
        commune,
        "plan",
        case=case,
        round="1",
        made_by="Lò Thị Ngọc Ưng",
        made_on="2026-11-20",
        plan_rows={"r1": row},
    )
    assert _review(commune, "reviews").count == 1


def test_charts(commune: Session) -> None:
    add(commune, "case", **CASE)
    add(commune, "case", **CASE | {"received_on": "2026-03-05"})
    add(commune, "case", **CASE | {"received_on": "2025-03-05"})
    add(commune, "injury", **INJURY)
    add(commune, "injury", **INJURY | {"outcome": "died", "died_on": "2026-07-01"})
    add(commune, "injury", **INJURY | {"cause": "01"})
    found = overview(commune)
    assert found.cases == (0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1)
    assert [(one.label, one.number, one.deaths) for one in found.injuries] == [
        ("Đuối nước", 2, 1),
        ("Ngã", 1, 0),
    ]


def test_what_is_not_sent(commune: Session) -> None:
    case = add(commune, "case", **CASE)
    add(commune, "child", **CHILD)
    assessment = {"made_by": "Ưng", "made_on": "2026-11-20", "conclusion": "emergency"}
    add(commune, "initial_assessment", case=case, **assessment)
    found = overview(commune).unsent
    assert found is not None
    assert found.counts == {"child": 1, "case": 2}
    assert (found.total, found.last) == (3, 0)


def test_without_case_rights_nothing_tells_of_a_case(commune: Session) -> None:
    add(commune, "case", **CASE)
    add(commune, "case", draft=True, received_on="2026-11-20")
    commune.book.officer = replace(commune.book.officer, case_rights=False)
    found = overview(commune)
    assert found.cases is None
    assert found.unsent is not None
    assert found.unsent.total == 0
    assert all(one.kind != "case" for one in found.due)
    assert all(query.kind != "case" for one in found.reviews for query in one.queries)
    assert _review(commune, "drafts").count == 0


def test_a_clock_that_went_back_is_said(commune: Session, clock: Callable) -> None:
    overview(commune)
    clock.moment = datetime(2026, 11, 17, 2, 41, 7, tzinfo=UTC)  # type: ignore[attr-defined]
    (note,) = overview(commune).notes
    assert "chậm hơn lần xem trước 3 ngày" in note


def test_an_office_has_no_deadlines_of_its_own(office: Session) -> None:
    found = overview(office)
    assert found.due == ()
    assert found.unsent is None
    assert {one.name for one in found.reviews} == {"clashing", "remarks"}


def test_short_references() -> None:
    assert short_law("NĐ 56/2017/NĐ-CP Điều 26 khoản 3; Điều 31 khoản 2") == "NĐ 56/2017 Đ26"
    assert short_law("Luật Hộ tịch 60/2014/QH13 Điều 15 khoản 1") == "Luật Hộ tịch Đ15"
    assert short_law("Kế hoạch của UBND tỉnh, mục VI") == "Kế hoạch của UBND tỉnh"
