"""The days of births, against lists of holidays; what is owed; the ICD-10 blocks of injuries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from looks import MemoryLook

from xatre import resources
from xatre.kinds import KINDS
from xatre.model import births
from xatre.model.codes import Codes
from xatre.model.computed import COMPUTED, record_title
from xatre.model.record import Record

LOOK = MemoryLook(codes=resources.codes())


def computed(name: str, kind: str, **fields: Any) -> Any:
    return COMPUTED[name](Record("x", kind, "u", fields=fields), KINDS[kind], LOOK)


@pytest.mark.parametrize(
    ("born", "due"),
    [
        ("2026-08-03", "2026-10-02"),  # a Friday
        ("2026-08-04", "2026-10-05"),  # Saturday 3 October → Monday
        ("2025-12-18", "2026-02-23"),  # Monday 16 February is Tết, so is the week
        ("2026-03-01", "2026-05-04"),  # 30 April, 1 May, then the week's end
        ("2024-02-29", "2024-04-29"),  # leap day
        ("2025-12-31", "2026-03-02"),  # 60 days end on Sunday 1 March, in a year without 29 Feb.
        ("2026-07-04", "2026-09-03"),  # 2 September is a holiday
    ],
)
def test_the_last_day_moves_over_days_off(born: str, due: str) -> None:
    assert computed("birth_due_on", "birth", born_on=born) == due


def test_a_day_not_known_has_no_limit() -> None:
    for born in ("2026", "2026-08", "2026~", ""):
        assert computed("birth_due_on", "birth", born_on=born) is None


def test_on_time_across_tet() -> None:
    born = {"born_on": "2025-12-18"}
    assert computed("birth_on_time", "birth", **born, registered_on="2026-02-23") == "yes"
    assert computed("birth_on_time", "birth", **born, registered_on="2026-02-24") == "no"
    assert computed("birth_on_time", "birth", **born, registered_on="2026-02") is None


def test_a_year_without_holidays_is_said() -> None:
    codes = resources.codes()
    assert births.unlisted_years(codes, births.REGISTER, date(2026, 1, 1)) == ""
    assert "2041" in births.unlisted_years(codes, births.REGISTER, date(2041, 1, 1))
    assert births.last_day(Codes({}), births.REGISTER, date(2026, 1, 1)) is None


@pytest.mark.parametrize("number", ["5", "05", "005", "5/2026", "05 / 2026"])
def test_a_register_number_is_one_however_it_is_written(number: str) -> None:
    key = computed("birth_register_key", "birth", registering_unit="03562@2025",
                   register_year="2026", register_number=number)  # fmt: skip
    assert key == "5/2026 03562@2025"


def test_other_register_numbers_stay_apart() -> None:
    given = {"registering_unit": "03562@2025", "register_year": "2026"}
    keys = {
        computed("birth_register_key", "birth", **given, register_number=number)
        for number in ("5", "50", "5/2025", "5a", "01-KS")
    }
    assert len(keys) == 5
    other = given | {"registering_unit": "03565@2025"}
    assert computed("birth_register_key", "birth", **other, register_number="5") not in keys
    by_name = computed("birth_register_key", "birth", registering_office="Sở Tư pháp",
                       register_year="2026", register_number="5")  # fmt: skip
    assert by_name == "5/2026 so tu phap"
    assert computed("birth_register_key", "birth", register_number="5") is None


def test_the_number_is_waited_for_from_the_day_of_sending() -> None:
    assert computed("birth_number_state", "birth", status="registered") == "none"
    assert computed("birth_number_state", "birth", number_asked_on="2026-11-02") == "waiting"
    sent = {"number_asked_on": "2026-11-02", "personal_number": "012326000001"}
    assert computed("birth_number_state", "birth", **sent) == "has"
    assert computed("birth_number_state", "birth", status="not_registered") is None


def test_a_child_that_lived_a_day_needs_both_papers() -> None:
    died = {"died_on": "2026-11-02", "lived_24_hours": "yes"}
    assert computed("death_owed", "birth", **died) == "yes"
    assert computed("death_owed", "birth", **died, status="registered") == "yes"
    both = died | {"status": "registered", "death_registered": "yes"}
    assert computed("death_owed", "birth", **both) is None
    assert computed("death_owed", "birth", died_on="2026-11-02", lived_24_hours="no") is None
    assert computed("death_due_on", "birth", **died) == "2026-11-17"
    assert computed("death_due_on", "birth", died_on="2026-11-02", lived_24_hours="no") is None


def test_twins_without_a_name_are_told_apart() -> None:
    twin = {"mother_name": "Lò Thị Páo", "birth_order": "2"}
    assert record_title(KINDS["birth"], "b", twin) == "Con bà Lò Thị Páo (thứ 2)"


@pytest.mark.parametrize(
    ("cause", "intent", "blocks"),
    [
        ("08", "unintentional", "W65–W74"),
        ("02", "unintentional", "X00–X09, X10–X19"),
        ("03", "undetermined", "Y32"),
        ("08", "assault", "X92"),
        ("07", "assault", "X85–Y09"),
        ("01", "self_harm", "X80"),
        ("08", "", None),
        ("99", "assault", None),
    ],
)
def test_icd10_follows_from_cause_and_intent(cause: str, intent: str, blocks: str | None) -> None:
    assert computed("injury_icd10", "injury", cause=cause, intent=intent) == blocks


def test_every_cause_has_blocks_for_every_intent() -> None:
    codes = resources.codes()
    for cause in codes.offered("injury_cause"):
        for intent in codes.offered("injury_intent"):
            assert computed("injury_icd10", "injury", cause=cause.code, intent=intent.code)


def test_an_injury_by_another_person_or_a_sexual_one_is_the_matter_of_a_case() -> None:
    assert computed("concerns_case", "injury", intent="assault") == "yes"
    assert computed("concerns_case", "injury", intent="unintentional", sexual="yes") == "yes"
    assert computed("concerns_case", "injury", intent="self_harm", sexual="no") is None
