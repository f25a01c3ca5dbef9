"""Births written at the desk from nothing to the end: on time and late, again, mobile, abandoned,
unknown parents, abroad, a child that died, twins named later; and the lists they stand in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from at_desk import Desk
from filling import Filling
from PySide6.QtWidgets import QWidget

from xatre.work.figures.birth_lists import birth_lists, birth_rows
from xatre.work.records import browse

Type = Callable[[QWidget, str], None]


def typed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


@pytest.fixture
def today(desk: Desk) -> date:
    found: date = desk.do(lambda session: session.today)
    return found


@pytest.fixture
def begin(desk: Desk, type_words: Type) -> Callable[..., Filling]:
    def make(**given: Any) -> Filling:
        return Filling(desk, "birth", type_words).begin().fill(**given)

    return make


def listed(desk: Desk) -> dict[str, list[str]]:
    """The ids in each work list."""

    def read(session: Any) -> dict[str, list[str]]:
        return {
            one.name: [row.id for row in birth_rows(session, one.name, session.today)]
            for one in birth_lists(session, session.today)
        }

    return desk.do(read)  # type: ignore[no-any-return]


REGISTERED: dict[str, Any] = {
    "status": "registered",
    "registration_type": "first",
    "register_number": "41",
    "register_year": "2026",
}


def test_a_birth_from_nothing_to_its_number(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    born = today - timedelta(days=50)
    form = begin(full_name="Lò Thị Mỷ", born_on=typed(born), sex="female")
    assert form.words("status") == "Chưa đăng ký"
    assert form.words("due_on"), "60 days, and then the next working day"
    assert form.words("on_time") == ""
    form.fill(
        mother_name="Tẩn Lở Mẩy", mother_born_on="1998", mother_address="bản Lả Nhì",
        father_name="Lò Văn Páo", father_born_on="1995", birth_place_kind="facility",
        birthplace="Trạm Y tế xã", home_town="Xã Sì Lở Lầu", declarant_name="Lò Văn Páo",
        declarant_relation=form.offered("declarant_relation")[1], marriage_number="12",
        wants_copies="yes", copies="2", unregistered_reasons=["far"],
        next_visit_on=typed(today + timedelta(days=3)),
    )  # fmt: skip
    assert form.problems() == {}
    id = form.complete().id
    assert listed(desk) == {"due": [id], "overdue": [], "under_five": [id], "deaths": [],
                            "no_number": []}  # fmt: skip
    (row,) = desk.do(lambda session: birth_rows(session, "due", session.today))
    assert row.reasons == "Xa trung tâm xã"
    assert row.next_visit_on == (today + timedelta(days=3)).isoformat()
    # Registered today, in time; then it waits for its number from the day it was asked for.
    form.open(id).fill(status="registered")
    assert not form.is_shown("unregistered_reasons")
    assert set(form.is_refused()) == {
        "registering_unit", "register_number", "register_year", "registered_on",
    }  # fmt: skip
    assert {"on_time", "late"}.isdisjoint(form.offered("registration_type"))
    form.fill(**REGISTERED | {"status": "registered"}, registering_unit=desk.facts.unit,
              registered_on=typed(today), number_asked_on=typed(today))  # fmt: skip
    assert form.words("on_time") == "Có"
    assert form.words("number_state") == "Đang chờ cấp"
    made = form.complete()
    assert made.fields["on_time"] == "yes"
    assert listed(desk)["no_number"] == [id]
    (row,) = desk.do(lambda session: birth_rows(session, "no_number", session.today))
    assert row.note == f"chờ từ {typed(today)}, 0 ngày"
    form.open(id).fill(personal_number=f"012 1{born:%y} 000001")
    assert form.problems()["personal_number"][0] == "doubt", "a man of the last century"
    form.fill(personal_number=f"0123{born:%y}000001")
    assert form.words("number_state") == "Đã có số"
    assert "personal_number" not in form.problems()
    form.complete()
    assert all(not ids for ids in listed(desk).values())


def test_a_late_registration_is_known_to_be_late(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    form = begin(full_name="Lò Văn Muộn", born_on=typed(today - timedelta(days=200)), sex="male")
    id = form.complete().id
    assert listed(desk)["overdue"] == [id]
    form.open(id).fill(**REGISTERED, registering_unit=desk.facts.unit, registered_on=typed(today))
    assert form.words("on_time") == "Không"
    assert form.complete().fields["on_time"] == "no"
    assert listed(desk)["overdue"] == []


def test_a_birth_registered_again_tells_of_the_first_time(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    form = begin(full_name="Lò Thị Lại", born_on="12/5/2014", sex="female", **REGISTERED,
                 registering_unit=desk.facts.unit, registered_on=typed(today))  # fmt: skip
    assert not form.is_shown("previous_number")
    form.fill(registration_type="again", previous_number="5", previous_book="01/2014",
              previous_registered_on="1/1/2027", previous_office="UBND xã Ma Li Pho")  # fmt: skip
    assert "previous_registered_on" in form.is_refused()
    form.fill(previous_registered_on="20/6/2014")
    assert form.complete().fields["previous_office"] == "UBND xã Ma Li Pho"


def test_a_mobile_registration_says_where_and_when(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    form = begin(full_name="Lò Thị Xa", born_on=typed(today - timedelta(days=30)), sex="female",
                 **REGISTERED | {"registration_type": "mobile"},
                 registering_unit=desk.facts.unit, registered_on=typed(today))  # fmt: skip
    assert not form.is_shown("mobile_place")
    form.fill(mobile="yes", mobile_place="Nhà văn hóa bản", mobile_on=typed(today))
    assert form.complete().fields["mobile_place"] == "Nhà văn hóa bản"


def test_an_abandoned_child_opens_a_case_and_is_announced_for_seven_days(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    found = today - timedelta(days=10)
    form = begin(name_state="unknown", born_on=typed(found), sex="female")
    assert not form.is_shown("full_name")
    assert not form.is_shown("abandoned_place")
    form.fill(abandoned="yes", abandoned_place="Cửa trạm y tế", finder="Vàng A Pó",
              abandoned_record_number="03/BB", abandoned_record_on=typed(found),
              temporary_carer="Tẩn Lở Mẩy", mother_known="no", father_known="no",
              notice_from=typed(found), notice_to=typed(found + timedelta(days=5)))  # fmt: skip
    assert not form.is_shown("mother_name"), "a blank is right, not wrong"
    assert form.problems()["notice_to"][1].startswith("Niêm yết trẻ bị bỏ rơi phải đủ 7 ngày")
    assert form.problems()["abandoned_case"][0] == "doubt"
    form.fill(notice_to=typed(found + timedelta(days=6)))
    assert "notice_to" not in form.problems()
    made = form.complete()
    desk.page("case")
    form.page.show_what(record_id=made.id)
    desk.settle()
    form.page.view.propose.click()
    desk.settle()
    assert desk.window.current_key == "case"
    case = desk.page("case").case.forms.current
    assert case is not None
    assert case.record.fields["event_place"] == "Cửa trạm y tế"
    born = desk.do(lambda session: browse.record(session, "birth", made.id))
    assert born.fields["abandoned_case"] == case.record.id


@pytest.mark.parametrize("parent", ["mother", "father"])
def test_a_parent_nobody_knows_is_no_gap(
    desk: Desk, begin: Callable[..., Filling], today: date, parent: str
) -> None:
    other = {"mother": "father", "father": "mother"}[parent]
    form = begin(full_name="Lò Thị Mỷ", born_on=typed(today), sex="female")
    form.fill(**{f"{parent}_known": "no", f"{other}_name": "Lò Thị Páo"})
    assert not form.is_shown(f"{parent}_name")
    assert form.problems() == {}
    assert f"{parent}_name" not in form.complete().fields


def test_a_parent_younger_than_the_child_is_refused(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    form = begin(full_name="Lò Thị Mỷ", born_on="29/2/2024", sex="female")
    form.fill(father_name="Lò Văn Páo", father_born_on="1/3/2024")
    assert form.is_refused()["born_on"] == ("error", "Người cha sinh sau con.")
    form.fill(father_born_on="1/3/2018")
    assert {level for level, _ in form.problems().values()} == {"doubt"}
    form.fill(father_born_on="1995", born_on="29/2/2023")
    assert form.is_refused()["born_on"] == ("error", "Tháng 02/2023 chỉ có 28 ngày.")
    form.fill(born_on="29/2/2024")
    assert form.complete().fields["born_on"] == "2024-02-29"


def test_a_birth_abroad_is_registered_by_another_office(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    form = begin(full_name="Lò Văn Lào", born_on=typed(today - timedelta(days=90)), sex="male",
                 birth_country="LA", birthplace="Viêng Chăn, Lào", foreign="yes",
                 **REGISTERED, registered_on=typed(today))  # fmt: skip
    assert set(form.is_refused()) == {"registering_unit"}
    form.fill(registering_office="Đại sứ quán Việt Nam tại Lào")
    assert form.complete().fields["birth_country"] == "LA"


def test_a_child_that_lived_a_day_owes_both_registrations(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    born = today - timedelta(days=20)
    form = begin(full_name="Lò Văn Mất", born_on=typed(born), sex="male")
    assert not form.is_shown("lived_24_hours")
    form.fill(died_on=typed(born + timedelta(days=2)), lived_24_hours="yes", status="not_required")
    assert "từ 24 giờ trở lên" in form.is_refused()["status"][1]
    form.fill(status="not_registered")
    assert form.words("death_owed") == "Có"
    id = form.complete().id
    (row,) = desk.do(lambda session: birth_rows(session, "deaths", session.today))
    assert (row.id, row.note) == (id, "còn khai sinh, khai tử")
    form.open(id).fill(**REGISTERED, registering_unit=desk.facts.unit, registered_on=typed(today),
                       death_registered="yes", death_registered_on=typed(today))  # fmt: skip
    form.complete()
    assert listed(desk)["deaths"] == []


def test_twins_are_named_later_in_the_same_records(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    ids = []
    for order in ("1", "2"):
        form = begin(name_state="unnamed", born_on=typed(today), sex="male",
                     mother_name="Lò Thị Páo", birth_order=order)  # fmt: skip
        assert not form.is_shown("full_name")
        assert "born_on" not in form.problems(), "twins are not doubles"
        ids.append(form.complete().id)
    names = {row.id: row.name for row in desk.do(lambda s: birth_rows(s, "under_five", s.today))}
    assert [names[id] for id in ids] == ["Con bà Lò Thị Páo (thứ 1)", "Con bà Lò Thị Páo (thứ 2)"]
    form.open(ids[1]).fill(name_state="named")
    assert set(form.is_refused()) == {"full_name"}
    form.fill(full_name="Giàng A Sử")
    assert form.complete().id == ids[1]
    assert desk.do(lambda session: browse.count(session, browse.Query("birth"))) == 2


def test_the_same_register_number_twice_is_refused(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    for name, number in (("Lò Thị Một", "41"), ("Lò Thị Hai", "041")):
        form = begin(full_name=name, born_on=typed(today - timedelta(days=9)), sex="female",
                     **REGISTERED | {"register_number": number},
                     registering_unit=desk.facts.unit, registered_on=typed(today))  # fmt: skip
        if number == "41":
            form.complete()
    (sentence,) = [told for level, told in form.is_refused().values()]
    assert sentence == "Trùng số đăng ký (nơi đăng ký, năm, số) với KS-2026-001."


def test_the_registering_commune_may_be_another_than_that_of_residence(
    desk: Desk, begin: Callable[..., Filling], today: date
) -> None:
    form = begin(full_name="Lò Thị Mỷ", born_on=typed(today - timedelta(days=9)), sex="female",
                 residence_unit=desk.facts.unit, **REGISTERED, registering_unit="00070@2025",
                 registered_on=typed(today))  # fmt: skip
    assert form.problems() == {}
    made = form.complete().fields
    assert made["residence_unit"] != made["registering_unit"]
