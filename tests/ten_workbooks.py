"""Ten workbooks as officers have them, made by code, each with its faults and what becomes of it:
the same ten go in through the command and through the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import messy_lists
from messy import save, tcvn3, vni
from messy_lists import HEADS, in_letters


@dataclass(frozen=True)
class Messy:
    """One workbook. `answers` are given to its questions, whose keys are `asks`; `counts` are the
    rows of each status then; `faults` is every error: cell → the field it is of."""

    name: str
    write: Callable[[Path], Path]
    counts: dict[str, int]
    faults: dict[str, str]
    asks: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)
    kind: str = "child"
    says: str = ""
    """Words of a note on how the file was read."""


def titles_and_totals(folder: Path) -> Path:
    """One row without a name, one day that was never."""
    rows = messy_lists.titles_and_totals()
    rows[5 + 7][2] = "30/2/2016"
    rows[5 + 11][1] = None
    return save(folder, "Danh sách trẻ.xlsx", rows, ["A2:I2"])


def tcvn3_two_heads(folder: Path) -> Path:
    """.VnTime; a sex nobody has."""
    rows = messy_lists.two_heads()
    rows[3 + 4][3] = "Nửa"
    return save(folder, "vntime.xlsx", in_letters(rows, tcvn3), messy_lists.TWO_HEADS_MERGED)


def tcvn3_text(folder: Path) -> Path:
    """A people that is not in the list."""
    rows = messy_lists.plain_text()
    rows[1 + 5][3] = "Klingon"
    return messy_lists.save_text(folder / "ds.csv", rows, tcvn3)


def vni_list(folder: Path) -> Path:
    """VNI-Times; a number of eleven digits that no zero makes right."""
    rows = messy_lists.under_heads(20, 4)
    rows[9][8] = "12345"
    return save(folder, "vni.xlsx", in_letters([HEADS, *rows], vni))


def before_july_2025(folder: Path) -> Path:
    """Communes by the names they had; one that was split, one that never was."""
    return save(folder, "truoc 7-2025.xlsx", messy_lists.former_units())


def three_thousand(folder: Path) -> Path:
    """The whole register, with its faults."""
    return save(folder, "lon.xlsx", messy_lists.spoiled()[0])


def boys_and_girls(folder: Path) -> Path:
    """A row without a day under boy or girl."""
    rows = messy_lists.boys_and_girls()
    rows[4][2] = rows[4][3] = None
    return save(folder, "nam nu.xlsx", rows, messy_lists.BOYS_AND_GIRLS_MERGED)


def loose_marks(folder: Path) -> Path:
    """A day of the thirteenth month."""
    rows = messy_lists.loose_marks([*messy_lists.LOOSE_DAYS, "45/13/2015"])
    return save(folder, "nfd.xlsx", rows)


def injuries(folder: Path) -> Path:
    """A cause that is in no list, a day to come."""
    to_come: list[object] = [3, "Vàng Thị Sua", 2014, "Nữ", "2/7/2046", "Bỏng", "Nhà", "Khỏi"]
    return save(folder, "tntt.xlsx", [*messy_lists.injuries(), to_come])


def web_page(folder: Path) -> Path:
    """A web page named .xls; an ethnic code that is in no list."""
    rows = messy_lists.bare_codes()
    rows[1 + 2][3] = "77"
    return messy_lists.save_page(folder / "xuat.xls", rows)


def _counts(new: int, bad: int, doubtful: int = 0) -> dict[str, int]:
    return {"new": new, "changed": 0, "same": 0, "doubtful": doubtful, "bad": bad}


VILLAGES = {"village": "new"}
UNKNOWN: dict[str, str] = {}
"""Words of no list whose meaning nobody knows: they stay faults."""
TEN = (
    Messy("titles", titles_and_totals, _counts(38, 2), {"C13": "born_on", "B17": "full_name"},
          ("village:",), VILLAGES),
    Messy("tcvn3", tcvn3_two_heads, _counts(11, 1), {"D8": "sex"}, ("village:", "word:"),
          VILLAGES | UNKNOWN,
          says="TCVN3"),
    Messy("tcvn3 text", tcvn3_text, _counts(14, 1), {"D7": "ethnic_group"}, ("word:",),
          UNKNOWN, says="TCVN3"),
    Messy("vni", vni_list, _counts(19, 1), {"I11": "personal_number"}, ("village:",), VILLAGES,
          says="VNI"),
    Messy("before July 2025", before_july_2025, _counts(4, 1), {"D5": "permanent_unit"},
          ("unit:",), {}),
    Messy("three thousand", three_thousand, _counts(2800, 200), messy_lists.spoiled()[1],
          ("village:", "word:"), VILLAGES | UNKNOWN),
    Messy("boys and girls", boys_and_girls, _counts(9, 1), {"5": "sex"}, ("village:",),
          VILLAGES),
    Messy("loose marks", loose_marks, _counts(6, 1), {"B8": "born_on"}, ("century:",),
          {"century": "20"}),
    Messy("injuries", injuries, _counts(1, 2), {"F4": "cause", "E5": "happened_on"},
          ("word:",), UNKNOWN, kind="injury"),
    Messy("web page", web_page, _counts(4, 1), {"D4": "ethnic_group"},
          ("ethnic_list", "column:"), {"ethnic_list": "1979", "column:notes": "E"},
          says="Hai cột cùng tên"),
)  # fmt: skip
