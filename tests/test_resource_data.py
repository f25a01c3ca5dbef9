"""What the data that come with the program must hold: sources, counts, words of the law."""

from __future__ import annotations

import csv
import fnmatch
import re
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from xatre import resources
from xatre.model.codes import Code
from xatre.model.fields import KEY

CODES = resources.codes()
LISTS = tuple(resources.names("codes", ".csv"))
HIDDEN_GROUPS = {"G05", "G07", "G09", "G10", "G11", "G12"}


def every(name: str) -> list[Code]:
    """All codes of a list, retired ones too."""
    return [code for code in (CODES.get(name, row["code"]) for row in file_rows(name)) if code]


def file_rows(name: str) -> list[dict[str, str]]:
    return rows_of(resources.path("codes", f"{name}.csv"))


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def texts(value: object) -> list[str]:
    """Every text inside a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_whole(name: str) -> None:
    rows = file_rows(name)
    assert rows
    assert len({row["code"] for row in rows}) == len(rows)
    labels = {(row["parent"], row["label"]) for row in rows}
    assert len(labels) == len(rows) or name == "assessment_table"
    for row in rows:
        assert KEY.fullmatch(row["code"]), row
        assert row["label"], row
        assert row["source"], row
        assert row["verified"] in ("0", "1"), row
        assert row["hidden"] in ("0", "1"), row
        assert int(row["order"]) > 0, row
        for value in row.values():
            assert unicodedata.is_normalized("NFC", value), row
            assert value == value.strip(), row
            assert "  " not in value, row
            assert not re.search(r"\bMEM\b|SEEN|verify|TODO", value), row
        for day in (row["valid_from"], row["valid_to"]):
            assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", day), row


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("special_subgroup", "special_group"),
        ("injury_subtype", "injury_cause"),
        ("injury_place_detail", "injury_place"),
        ("protection_measure", "protection_level"),
        ("assessment_row", "assessment_table"),
    ],
)
def test_every_code_has_its_parent_and_no_parent_is_empty(name: str, parent: str) -> None:
    assert {code.parent for code in every(name)} == {code.code for code in every(parent)}


@pytest.mark.parametrize(
    ("name", "count"),
    [
        *(("special_group", 14), ("special_subgroup", 48), ("ethnic_group", 56)),
        *(("nationality", 251), ("disability_kind", 6), ("disability_degree", 3)),
        *(("injury_cause", 11), ("injury_place", 3), ("injury_care", 8), ("injury_age_band", 4)),
        *(("intake_channel", 3), ("case_subject", 5), ("abuse_form", 7), ("risk_level", 3)),
        *(("separation_ground", 3), ("protection_measure", 17), ("support_service", 9)),
        *(("alternative_care", 4), ("support_received", 5), ("needs_heading", 8)),
        *(("forms_nd56", 16), ("age_limits", 16), ("social_allowance", 12), ("deadlines", 45)),
        *(("yes_no", 3), ("sex", 3), ("commune_class", 3)),
    ],
)
def test_a_list_has_as_many_codes_as_the_law(name: str, count: int) -> None:
    assert len(every(name)) == count


def test_the_guarded_groups() -> None:
    assert {code.code for code in every("special_group") if code.hidden} == HIDDEN_GROUPS
    for code in every("special_subgroup"):
        assert code.hidden == (code.parent in HIDDEN_GROUPS)
    forms = {"violence", "exploitation", "sexual", "trafficking"}
    assert {code.code for code in every("abuse_form") if code.hidden} == forms
    for name in ("special_group", "special_subgroup", "social_allowance"):
        for code in every(name):
            assert code.hidden or "HIV" not in code.label, code


def test_the_counts_of_the_decree_by_group() -> None:
    counts = Counter(code.parent for code in every("special_subgroup"))
    expected = [4, 2, 12, 3, 1, 4, 2, 2, 1, 5, 5, 2, 2, 3]
    assert [counts[f"G{number:02}"] for number in range(1, 15)] == expected


def test_measures_are_those_of_the_three_levels() -> None:
    counts = Counter(code.parent for code in every("protection_measure"))
    assert counts == {"prevention": 5, "support": 4, "intervention": 8}
    assert CODES.label("protection_measure", "48.2.d") == (
        "Giáo dục, tư vấn kiến thức, kỹ năng tự bảo vệ cho trẻ em"
    )
    assert CODES.label("protection_measure", "50.2.h") == (
        "Theo dõi, đánh giá sự an toàn của trẻ em bị xâm hại hoặc có nguy cơ bị xâm hại"
    )


def test_both_lists_of_ethnic_groups_use_each_number_once() -> None:
    groups = [code for code in every("ethnic_group") if code.facts["code_2008"]]
    numbers = {f"{number:02}" for number in range(1, 55)}
    assert len(groups) == 54
    assert {code.facts["code_1979"] for code in groups} == numbers
    assert {code.facts["code_2008"] for code in groups} == numbers


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("H'Mông", "mong"), ("hmong", "mong"), ("Mèo", "mong"), ("khmer", "khmer")),
        *(("Khơ-me", "khmer"), ("ê đê", "e_de"), ("Ê-đê", "e_de"), ("Cơ Ho", "co_ho")),
        *(("Kinh (Việt)", "kinh"), ("Co", "co"), ("Dao", "dao"), ("Tày", "tay")),
    ],
)
def test_ethnic_groups_by_the_names_people_write(typed: str, code: str) -> None:
    found = CODES.named("ethnic_group", typed)
    assert found is not None
    assert found.code == code


def test_nationalities_begin_at_home_and_end_without_one() -> None:
    codes = [code.code for code in every("nationality")]
    assert codes[0] == "VN"
    assert codes[-2:] == ["stateless", "undetermined"]
    assert CODES.label("nationality", "LA") == "Lào"
    assert [code.code for code in CODES.find("nationality", "my")][:1] == ["US"]


def test_the_thirteen_criteria() -> None:
    one = resources.criteria_sets()["06-QD-TTg-2019"]
    assert [item["code"] for item in one["items"]] == [f"TC{n:02}" for n in range(1, 14)]
    least = {name: entry["min"] for name, entry in one["thresholds"].items()}
    assert least == {"A": "900", "B": "850", "C": "800"}
    assert one["no_zero"]["value"] is True
    assert one["max_total"] == {"value": "1000", "verified": False}
    known = {item["code"]: item["max"] for item in one["items"] if item["max"]}
    assert known == {"TC01": "100", "TC06": "125", "TC07": "50"}
    for item in one["items"]:
        assert item["source"]
        assert isinstance(item["verified"], bool)
        if item["sub"]:
            assert sum(Decimal(sub["max"]) for sub in item["sub"]) == Decimal(item["max"])
    unsure = [sub["code"] for item in one["items"] for sub in item["sub"] if not sub["verified"]]
    assert unsure == ["TC01.4"]


def test_the_two_plans() -> None:
    plans = resources.plans()
    counts = {name: len(plan["indicators"]) for name, plan in plans.items()}
    assert counts == {"tan-yen-2021-2030": 35, "lai-chau-2024-2030": 14}
    for plan in plans.values():
        assert plan["title"]
        assert len({one["code"] for one in plan["indicators"]}) == len(plan["indicators"])
        for one in plan["indicators"]:
            assert one["source"]
            assert isinstance(one["verified"], bool)
            assert one["targets"], one["code"]
            for target in one["targets"].values():
                assert target["op"] in ("<", "<=", ">", ">=", "range")
                for name in ("value", "from", "to"):
                    Decimal(target.get(name, "0"))
    injuries = next(
        one for one in plans["tan-yen-2021-2030"]["indicators"] if one["code"] == "TY-11a"
    )
    assert (injuries["base"], injuries["needs_confirmation"]) == ("4000", True)


@pytest.mark.parametrize("folder", ["criteria", "plans"])
def test_texts_of_json_are_nfc_and_finished(folder: str) -> None:
    read = resources.criteria_sets() if folder == "criteria" else resources.plans()
    for text in texts(dict(read)):
        assert unicodedata.is_normalized("NFC", text)
        assert not re.search(r"\bMEM\b|SEEN|TODO", text)


def test_the_units_of_2025() -> None:
    communes = CODES.units.of_year(2025)
    assert len(communes) == 3321
    assert Counter(row.kind for row in communes) == {"Xã": 2599, "Phường": 709, "Đặc khu": 13}
    assert len(CODES.units.of_year(2025, "province")) == 34
    assert CODES.unit_label("03562@2025") == "Xã Sì Lở Lầu, tỉnh Lai Châu"
    assert CODES.unit_label("24@2025") == "Thành phố Bắc Ninh"
    assert all(unicodedata.is_normalized("NFC", row.name) and row.source for row in communes)


def test_the_units_before_july_2025() -> None:
    assert len(CODES.units.of_year(2024)) == 10_035
    assert len(CODES.units.of_year(2024, "district")) == 696
    assert len(CODES.units.of_year(2024, "province")) == 63
    assert {row.kind for row in CODES.units.of_year(2024)} == {"Xã", "Phường", "Thị trấn"}
    assert CODES.unit_label("03562@2024") == "Xã Vàng Ma Chải, huyện Phong Thổ, tỉnh Lai Châu"


def test_every_old_unit_has_one_main_successor_that_exists() -> None:
    old = [*CODES.units.of_year(2024), *CODES.units.of_year(2024, "province")]
    for row in old:
        changes = CODES.units.changes_from(row.value)
        assert [change.is_default for change in changes].count(True) == 1, row.value
        assert changes[0].is_default
        assert all(CODES.unit(change.new) for change in changes)
        assert len(changes) > 1 or changes[0].whole or row.value == "00556@2024", row.value
    for row in CODES.units.of_year(2025, "any"):
        assert CODES.predecessors(row.value), row.value
    nha_nam = {"07306@2024", "07309@2024", "07321@2024", "07327@2024"}
    assert CODES.predecessors("07306@2025") == nha_nam
    assert CODES.successors("318@2024") == ("11948@2025",)


@pytest.mark.parametrize(
    ("typed", "level", "value"),
    [
        ("si lo lau", "commune", "03562@2025"),
        ("Xã Sì Lở Lầu, tỉnh Lai Châu", "commune", "03562@2025"),
        ("lai chau", "province", "12@2025"),
        ("ban lau lao cai", "commune", "02788@2025"),
        ("tan yen bac ninh", "commune", "07339@2025"),
        ("hoang sa", "any", "20333@2025"),
        ("02761", "commune", "02761@2025"),
    ],
)
def test_units_by_what_people_type(typed: str, level: str, value: str) -> None:
    assert CODES.find_units(typed, level)[0].value == value  # type: ignore[arg-type]


def test_the_holidays_that_are_certain() -> None:
    for name in resources.names("holidays", ".json"):
        year = int(name)
        days = resources.holidays(year)
        assert {(day.month, day.day) for day in days} >= {(1, 1), (4, 30), (5, 1), (9, 2)}
        assert {day.year for day in days} == {year}


def test_the_calendar_of_reports_has_sources() -> None:
    rows = resources.report_calendar()
    assert len({row["code"] for row in rows}) == len(rows)
    assert all(row["source"] and row["verified"] in ("0", "1") for row in rows)


def test_the_provinces_of_personal_numbers() -> None:
    rows = resources.identity_number_provinces()
    assert len(rows) == 63
    assert {row["code"]: row["name"] for row in rows}["024"] == "Bắc Giang"


@pytest.mark.parametrize("folder", ["units", "reports"])
def test_every_row_of_a_table_has_a_source(folder: str) -> None:
    for file in sorted(resources.path(folder).glob("*.csv")):
        for row in rows_of(file):
            assert row["source"], (file.name, row)
            assert row["verified"] in ("0", "1"), (file.name, row)


def test_every_file_says_where_it_comes_from() -> None:
    listed = rows_of(resources.path("sources.csv"))
    own = ("README.md", "sources.csv")
    for file in sorted(resources.root().rglob("*")):
        name = file.relative_to(resources.root()).as_posix()
        if file.is_dir() or name in own or name.startswith("licenses/"):
            continue
        assert any(fnmatch.fnmatchcase(name, row["path"]) for row in listed), name
    for row in listed:
        assert row["origin"]
        assert row["licence"]
        if row["licence_file"]:
            assert resources.path(*row["licence_file"].split("/")).is_file()
    assert "Tran Ngoc Minh Hieu" in resources.text("licenses", "vietnamadminunits-MIT.txt")
    assert "UNICODE LICENSE V3" in resources.text("licenses", "cldr-unicode-3.0.txt")
