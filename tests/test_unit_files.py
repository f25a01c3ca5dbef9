"""Units looked up in their tables say the same as all of them read at once."""

from __future__ import annotations

import csv
import io

import pytest

from xatre import resource_files, resources
from xatre.model.units import Units
from xatre.resource_files import ResourceError


@pytest.fixture
def units() -> Units:
    return resources.codes().units


@pytest.mark.parametrize("year", resources.codes().units.years)
def test_one_unit_is_the_same_as_among_all(units: Units, year: int) -> None:
    every = units.of_year(year, "any")
    assert len(every) > 3000
    for row in [*every[:300], *every[::97]]:
        assert units.get(row.value) == row


def test_what_became_of_units_is_the_same_as_in_the_whole_table(units: Units) -> None:
    rows = list(resource_files.rows("units", "changes_2024_2025.csv"))
    assert len(rows) > 9000
    for row in rows[::211]:
        old, new = f"{row['old']}@2024", f"{row['new']}@2025"
        wanted = [f"{one['new']}@2025" for one in rows if one["old"] == row["old"]]
        assert sorted(change.new for change in units.changes_from(old)) == sorted(wanted)
        wanted = [f"{one['old']}@2024" for one in rows if one["new"] == row["new"]]
        assert sorted(change.old for change in units.changes_into(new)) == sorted(wanted)


@pytest.mark.parametrize("code", ["", "0", "99999", "1", "12,", "\n", "0356", "035621"])
def test_what_is_no_code_is_no_unit(units: Units, code: str) -> None:
    assert units.get(f"{code}@2025") is None


def test_columns_of_an_update_may_stand_in_another_order() -> None:
    rows = list(resource_files.rows("units", "communes_2025.csv"))
    heads = ["source", "verified", "name", "province", "valid_from", "code"]
    table = io.StringIO()
    writer = csv.DictWriter(table, heads)
    writer.writeheader()
    writer.writerows(rows)
    before = resources.codes().units.get("03562@2025")
    resources.lay_over({"units/communes_2025.csv": table.getvalue().encode()})
    try:
        assert resources.codes().units.get("03562@2025") == before
    finally:
        resources.lay_over({})


def test_a_row_cut_short_is_damage() -> None:
    data = b"code,province,name,valid_from,source,verified\n03562,12,Xa"
    resources.lay_over({"units/communes_2025.csv": data})
    try:
        with pytest.raises(ResourceError):
            resources.codes().units.get("03562@2025")
    finally:
        resources.lay_over({})
