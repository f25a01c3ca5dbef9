"""Injuries and births from nothing to the end by commands: written, changed, listed, reported."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from command import new_book, xatre

UNIT = "02788@2025"
INJURY = {
    "full_name": "Lý Thị Mai", "told_sex": "female", "told_born_on": "2018",
    "happened_on": "2026-07-01", "cause": "08", "place": "home", "outcome": "recovered",
    "intent": "unintentional",
}  # fmt: skip
TODAY = date.today()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


def add(book: Path, kind: str, *given: dict[str, Any]) -> Any:
    return xatre("add", book, kind, "--json", given=json.dumps(list(given))).json


def show(book: Path, kind: str, id: str) -> dict[str, Any]:
    found: dict[str, Any] = xatre("show", book, kind, id, "--json").json["record"]
    return found


def change(book: Path, kind: str, id: str, **fields: Any) -> Any:
    revision = show(book, kind, id)["revision"]
    return add(book, kind, {"id": id, "revision": revision, **fields})


def birth(days_old: int, **more: Any) -> dict[str, Any]:
    born = (TODAY - timedelta(days=days_old)).isoformat()
    return {"full_name": "Vàng A Sùng", "born_on": born, "sex": "male",
            "status": "not_registered", **more}  # fmt: skip


def lists(book: Path) -> dict[str, int]:
    told = xatre("births", book, "--json").json["lists"]
    return {one["name"]: one["count"] for one in told if one["count"]}


def registered(number: str) -> dict[str, str]:
    return {"status": "registered", "registration_type": "first", "registering_unit": UNIT,
            "register_number": number, "register_year": str(TODAY.year),
            "registered_on": TODAY.isoformat()}  # fmt: skip


def test_each_cause_is_written_and_counted(book: Path, tmp_path: Path) -> None:
    given = [INJURY | {"cause": f"{n:02}", "full_name": f"Trẻ {n}"} for n in range(1, 12)]
    given[-1]["cause_other"] = "Sét đánh"
    made = add(book, "injury", *given)
    assert len(made["saved"]) == 11, made["problems"]
    assert made["problems"] == []
    blocks = [show(book, "injury", id)["icd10"] for id in made["saved"]]
    assert blocks[7] == "W65–W74"
    assert all(blocks)
    change(book, "injury", made["saved"][7], icd10="W69.0", safe_home="no")
    assert show(book, "injury", made["saved"][7])["icd10"] == "W65–W74", "derived, never given"
    out = tmp_path / "q.xlsx"
    span = ("--from", "2026-07-01", "--to", "2026-09-30")
    assert xatre("report", book, "injuries", *span, "--out", out).code == 0
    heads, *rows = load_workbook(out).worksheets[0].iter_rows(min_row=2, values_only=True)
    hurt = heads.index("Tất cả: mắc")
    assert [row[hurt] for row in rows] == [1] * 11 + [11]


def test_a_death_that_came_later_and_what_contradicts_itself(book: Path) -> None:
    (id,) = add(book, "injury", INJURY | {"outcome": "in_treatment"})["saved"]
    assert change(book, "injury", id, outcome="died")["problems"][0]["field"] == "died_on"
    early = change(book, "injury", id, outcome="died", died_on="2026-06-30")["problems"]
    assert [one["text"] for one in early] == ["Ngày tử vong sớm hơn ngày xảy ra."]
    assert change(book, "injury", id, outcome="died", died_on="2026-08-02")["saved"] == [id]
    assert show(book, "injury", id)["died_on"] == "2026-08-02"
    wrong = add(book, "injury", INJURY | {"happened_at": "25:00"})
    assert (wrong["saved"], wrong["problems"][0]["field"]) == ([], "happened_at")


def test_the_same_event_again_and_harm_by_others_are_doubts(book: Path) -> None:
    assert add(book, "injury", INJURY)["problems"] == []
    again = add(book, "injury", INJURY)
    assert [(one["field"], one["level"]) for one in again["problems"]] == [("full_name", "doubt")]
    harmed = add(book, "injury", INJURY | {"full_name": "Trẻ khác", "intent": "assault"})
    assert [(one["field"], one["level"]) for one in harmed["problems"]] == [("case", "doubt")]
    (id,) = harmed["saved"]
    case = xatre("propose", book, "injury", id, "--json").json["case"]
    assert show(book, "injury", id)["case"] == case
    assert show(book, "case", case)["happened_on"] == "2026-07-01"


def test_a_birth_goes_from_list_to_list(book: Path) -> None:
    (id,) = add(book, "birth", birth(50, next_visit_on=TODAY.isoformat()))["saved"]
    assert lists(book) == {"due": 1, "under_five": 1}
    (row,) = xatre("births", book, "due", "--json").json["rows"]
    assert (row["id"], row["next_visit_on"]) == (id, TODAY.isoformat())
    assert change(book, "birth", id, **registered("41"))["saved"] == [id]
    assert show(book, "birth", id)["on_time"] == "yes"
    assert lists(book) == {"no_number": 1}
    change(book, "birth", id, number_asked_on=TODAY.isoformat())
    assert show(book, "birth", id)["number_state"] == "waiting"
    born = TODAY - timedelta(days=50)
    change(book, "birth", id, personal_number=f"0122{born:%y}000001")
    assert lists(book) == {}
    change(book, "birth", id, on_time="no", certificate_issued="yes")
    assert show(book, "birth", id)["on_time"] == "yes", "computed, never given"


def test_late_again_abroad_and_a_death_owed(book: Path) -> None:
    (late,) = add(book, "birth", birth(200))["saved"]
    assert lists(book) == {"overdue": 1, "under_five": 1}
    change(book, "birth", late, **registered("1"))
    assert show(book, "birth", late)["on_time"] == "no"
    twice = add(book, "birth", birth(9, full_name="Lò Thị Hai", **registered("01")))
    assert twice["saved"] == []
    assert "Trùng số đăng ký" in twice["problems"][0]["text"]
    abroad = birth(20, full_name="Lò Văn Lào", birth_country="LA", **registered("7"))
    del abroad["registering_unit"]
    assert add(book, "birth", abroad)["saved"] == []
    office = {"registering_office": "Đại sứ quán tại Lào"}
    assert len(add(book, "birth", abroad | office)["saved"]) == 1
    again = birth(4000, full_name="Lò Thị Lại", **registered("9"), previous_number="5")
    assert len(add(book, "birth", again | {"registration_type": "again"})["saved"]) == 1
    died = (TODAY - timedelta(days=28)).isoformat()
    owed = birth(30, full_name="Lò Văn Mất", died_on=died, lived_24_hours="yes")
    assert add(book, "birth", owed | {"status": "not_required"})["saved"] == []
    assert len(add(book, "birth", owed)["saved"]) == 1
    assert lists(book)["deaths"] == 1


def test_an_abandoned_child_opens_a_case(book: Path) -> None:
    found = TODAY - timedelta(days=8)
    told = birth(8, name_state="unknown", abandoned="yes", abandoned_place="Cửa trạm y tế",
                 abandoned_record_on=found.isoformat(), notice_from=found.isoformat(),
                 notice_to=(found + timedelta(days=4)).isoformat())  # fmt: skip
    del told["full_name"]
    made = add(book, "birth", told)
    assert {one["field"] for one in made["problems"]} == {"notice_to", "abandoned_case"}
    (id,) = made["saved"]
    case = xatre("propose", book, "birth", id, "--json").json["case"]
    assert show(book, "case", case)["event_place"] == "Cửa trạm y tế"


def test_twins_get_their_names_in_the_same_records(book: Path) -> None:
    twin = birth(1, name_state="unnamed", mother_name="Lò Thị Páo")
    del twin["full_name"]
    made = add(book, "birth", twin | {"birth_order": "1"}, twin | {"birth_order": "2"})
    assert made["problems"] == []
    first, second = made["saved"]
    titles = [xatre("show", book, "birth", id, "--json").json["title"] for id in (first, second)]
    assert titles == ["Con bà Lò Thị Páo (thứ 1)", "Con bà Lò Thị Páo (thứ 2)"]
    assert change(book, "birth", second, name_state="named", full_name="Giàng A Sử")["saved"]
    assert xatre("show", book, "birth", second, "--json").json["title"] == "Giàng A Sử"
    assert lists(book) == {"under_five": 2}
