"""The reader of `resources/`: where it looks, what it says of damage, updates laid over."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from xatre import resource_files, resources
from xatre.model.deadlines import Deadline
from xatre.resources import ResourceError

HEADER = b"code,label,parent,source,verified,order,synonyms,valid_from,valid_to,hidden,more\n"


@pytest.fixture(autouse=True)
def _no_updates_left() -> Iterator[None]:
    yield
    resources.lay_over({})


def test_the_folder_is_found_from_source() -> None:
    assert resources.path("codes", "sex.csv").is_file()
    assert resources.path("icons").is_dir()


def test_the_frozen_program_brings_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    resources.root.cache_clear()
    try:
        assert resources.root() == tmp_path / "resources"
        with pytest.raises(ResourceError, match="codes/sex"):
            resources.path("codes/sex.csv")
    finally:
        resources.root.cache_clear()


def test_the_installed_wheel_brings_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "lib" / "site-packages" / "xatre"
    (package / "_resources").mkdir(parents=True)
    monkeypatch.setattr(resource_files, "__file__", str(package / "resource_files.py"))
    resources.root.cache_clear()
    try:
        assert resources.root() == package / "_resources"
        (package / "_resources").rmdir()
        resources.root.cache_clear()
        with pytest.raises(ResourceError):
            resources.root()
    finally:
        resources.root.cache_clear()


def test_a_missing_file_is_said_in_a_sentence() -> None:
    with pytest.raises(ResourceError) as caught:
        resources.text("codes", "no_such.csv")
    assert caught.value.code == "XT-910"
    assert "codes/no_such.csv" in caught.value.words


@pytest.mark.parametrize(
    "damaged",
    [
        b"code,label\nx,X\n",
        HEADER + b"x,X\n",
        HEADER + b"x,X,,s,1,first,,,,0,\n",
        b"\xff\xfe",
        b"",
    ],
)
def test_a_damaged_list_is_said_in_a_sentence(damaged: bytes) -> None:
    resources.lay_over({"codes/sex.csv": damaged})
    with pytest.raises(ResourceError, match=r"codes/sex\.csv"):
        resources.codes().offered("sex")


@pytest.mark.parametrize("damaged", [b"{", b"[]", b"{}", b"\xff"])
def test_a_damaged_plan_is_said_in_a_sentence(damaged: bytes) -> None:
    resources.lay_over({"plans/new.json": damaged})
    with pytest.raises(ResourceError, match="plans"):
        resources.plans()


def test_a_damaged_year_of_holidays_is_said_in_a_sentence() -> None:
    resources.lay_over({"holidays/2026.json": b'{"days": [{"day": "x"}]}'})
    with pytest.raises(ResourceError, match=r"holidays/2026\.json"):
        resources.holidays(2026)


def test_an_update_is_laid_over_and_taken_off() -> None:
    before = resources.codes().label("sex", "male")
    row = "male,Con trai,,thử,1,1,,,,0,thêm\n".encode()
    resources.lay_over({"codes/sex.csv": HEADER + row, "codes/brand_new.csv": HEADER + row})
    assert resources.codes().label("sex", "male") == "Con trai"
    assert "brand_new" in resources.codes().lists
    found = resources.codes().get("sex", "male")
    assert found is not None
    assert found.facts["more"] == "thêm"
    resources.lay_over({})
    assert resources.codes().label("sex", "male") == before
    assert "brand_new" not in resources.codes().lists


def test_each_answer_is_kept() -> None:
    assert resources.codes() is resources.codes()
    assert resources.plans() is resources.plans()


def test_a_year_nobody_knows_has_no_holidays() -> None:
    assert resources.holidays(1999) == frozenset()
    assert date(2026, 2, 17) in resources.holidays(2026)


def test_the_time_limits_of_a_case() -> None:
    limits = resources.deadlines()
    clocks = [(limits[code].amount, limits[code].unit) for code in ("C02", "C03", "C04", "C05")]
    assert clocks == [(12, "hour"), (12, "hour"), (5, "working_day"), (2, "working_day")]
    assert (limits["C06"].amount, limits["C06"].unit) == (15, "day")
    assert not limits["C04"].start_stated
    assert not limits["C05"].start_stated
    assert limits["B01"].amount == 60
    assert limits["R01"].amount == 0
    assert (limits["C04"].short, limits["B01"].short) == ("Kế hoạch", "")


def test_a_time_limit_of_an_older_update_has_no_short_name() -> None:
    (row, *_) = resources.rows("codes", "deadlines.csv")
    older = {name: value for name, value in row.items() if name != "short"}
    assert Deadline.from_row(older).short == ""


def test_asking_for_codes_reads_no_file_of_units() -> None:
    watched = (
        "from xatre import resource_files, resources\n"
        "read = []\n"
        "whole = resource_files.data\n"
        "resource_files.data = lambda *parts: read.append('/'.join(parts)) or whole(*parts)\n"
        "codes = resources.codes()\n"
        "assert read == [], read\n"
        "codes.label('sex', 'male')\n"
        "assert read == ['codes/sex.csv'], read\n"
        "codes.unit_label('03562@2025')\n"
        "assert not any('2024' in name for name in read), read\n"
    )
    source = str(Path(resources.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source}
    subprocess.run([sys.executable, "-c", watched], check=True, timeout=60, env=environment)
