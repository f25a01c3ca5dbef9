"""The only reader of `resources/`: code lists, units, criteria, plans, holidays, pictures.

Everything is read when first asked for, then kept. Updates that were signed, checked and taken
in are laid over the files by their path (`lay_over`); this module does not judge them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from xatre.errors import XatreError

if TYPE_CHECKING:  # read late: pictures and fonts are wanted before any code list
    from xatre.model.codes import Code, Codes
    from xatre.model.deadlines import Deadline
    from xatre.model.units import Level, UnitChange, UnitRow, Units


class ResourceError(XatreError):
    """A file that comes with the program is missing or damaged; the books are untouched."""

    code = "XT-910"
    sentence = "Dữ liệu đi kèm chương trình bị thiếu hoặc hỏng: {file}. Sổ vẫn nguyên như trước."
    remedy = "Cài lại chương trình, hoặc gỡ bản cập nhật danh mục vừa nhận."


_TWO_WORD_KINDS = frozenset({"Đặc khu", "Thị trấn", "Thị xã", "Thành phố"})

_updates: dict[str, bytes] = {}


# files


@cache
def root() -> Path:
    """The folder `resources/`: of the frozen program, of the installed wheel, or of the source.

    Raises ResourceError where there is none.
    """
    here = Path(__file__).resolve()
    frozen = getattr(sys, "_MEIPASS", "")
    for folder in (
        *([Path(frozen) / "resources"] if frozen else []),
        here.parent / "_resources",
        here.parents[2] / "resources",
    ):
        if folder.is_dir():
            return folder
    raise ResourceError(file="resources")


def path(*parts: str) -> Path:
    """The path of a file or folder that comes with the program. Raises ResourceError."""
    found = root().joinpath(*parts)
    if not found.exists():
        raise ResourceError(file="/".join(parts))
    return found


def data(*parts: str) -> bytes:
    """The bytes of a resource, or of the update laid over it. Raises ResourceError."""
    name = "/".join(parts)
    if name in _updates:
        return _updates[name]
    try:
        return path(*parts).read_bytes()
    except OSError as error:
        raise ResourceError(file=name) from error


def text(*parts: str) -> str:
    """A resource as UTF-8 text with `\\n` line ends. Raises ResourceError."""
    try:
        return data(*parts).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ResourceError(file="/".join(parts)) from error


def names(folder: str, ending: str) -> list[str]:
    """Names of the files of a folder with that ending, without it, updates among them, sorted."""
    found = {file.name for file in path(folder).iterdir()}
    found |= {name.rpartition("/")[2] for name in _updates if name.startswith(f"{folder}/")}
    return sorted(name.removesuffix(ending) for name in found if name.endswith(ending))


def lay_over(updates: Mapping[str, bytes]) -> None:
    """Put checked updates over the files, `{"codes/sex.csv": bytes}`, in place of earlier ones.

    Everything read before is forgotten. An empty mapping takes the updates off.
    """
    _updates.clear()
    _updates.update(updates)
    for reader in (
        codes, criteria_sets, plans, deadlines, holidays, report_calendar, column_names,
    ):  # fmt: skip
        reader.cache_clear()


# what is in them


@cache
def codes() -> Codes:
    """Every code list and the units; each is read on first use. Raises ResourceError then."""
    from xatre.model.codes import Codes

    return Codes(
        _CodeLists(names("codes", ".csv")),
        _units,
        cache(lambda year: holidays(year) if year in holiday_years() else None),
    )


@cache
def criteria_sets() -> Mapping[str, Mapping[str, Any]]:
    """`{id: set}`: title, thresholds, items with sub-items, as in the JSON file; numbers are
    decimal text and None is "not known". Raises ResourceError."""
    return _json_by_id("criteria")


@cache
def plans() -> Mapping[str, Mapping[str, Any]]:
    """`{id: plan}`: title, indicators with targets by year, as in the JSON file.

    Raises ResourceError."""
    return _json_by_id("plans")


@cache
def deadlines() -> Mapping[str, Deadline]:
    """The time limits of the law by code. Raises ResourceError."""
    from xatre.model.deadlines import Deadline

    try:
        found = [Deadline.from_row(row) for row in _rows("codes", "deadlines.csv")]
    except KeyError as error:
        raise ResourceError(file="codes/deadlines.csv") from error
    return MappingProxyType({deadline.code: deadline for deadline in found})


@cache
def holidays(year: int) -> frozenset[date]:
    """The holidays of a year that are certain, also where they fall on a weekend; none where the
    year is not known. Which are missing, the file says. Raises ResourceError when damaged."""
    if str(year) not in names("holidays", ".json"):
        return frozenset()
    name = f"{year}.json"
    content = _json("holidays", name)
    try:
        return frozenset(date.fromisoformat(entry["day"]) for entry in content["days"])
    except (KeyError, TypeError, ValueError) as error:
        raise ResourceError(file=f"holidays/{name}") from error


def holiday_years() -> frozenset[int]:
    """The years there is a list of holidays of. Raises ResourceError."""
    return frozenset(int(name) for name in names("holidays", ".json") if name.isdecimal())


@cache
def report_calendar() -> tuple[Mapping[str, str], ...]:
    """Which report goes to whom and when: rows of `reports/calendar.csv`; `place` names the
    province or former district that alone owes it. Raises ResourceError."""
    return tuple(MappingProxyType(row) for row in _rows("reports", "calendar.csv"))


def identity_number_provinces() -> list[dict[str, str]]:
    """What the first three digits of a personal number mean (TT 07/2016/TT-BCA). Columns: code,
    name, old_code, new_code (several joined by "|"), source, verified. Raises ResourceError."""
    return list(_rows("units", "identity_number_provinces.csv"))


def demo_rows(name: str) -> list[dict[str, str]]:
    """A table of made-up names for demo books, `demo/<name>.csv`; a cell of several is joined by
    "|". Raises ResourceError."""
    return list(_rows("demo", f"{name}.csv"))


@cache
def column_names() -> tuple[Mapping[str, str], ...]:
    """Heads that columns of other people's tables bear, `importing/column_names.csv`: kind, field,
    words joined by "|". Raises ResourceError."""
    return tuple(MappingProxyType(row) for row in _rows("importing", "column_names.csv"))


def publisher_keys() -> Mapping[bytes, str]:
    """Whose signature an update is believed under, `{Ed25519 public key: name}`: `publisher.csv`,
    never an update laid over it. Empty where the builder put none in. Raises ResourceError."""
    return MappingProxyType(dict(_publisher_keys()))


@cache
def _publisher_keys() -> tuple[tuple[bytes, str], ...]:
    try:
        return tuple((bytes.fromhex(row["signing"]), row["name"]) for row in _rows("publisher.csv"))
    except (KeyError, ValueError) as error:
        raise ResourceError(file="publisher.csv") from error


def data_versions() -> Mapping[str, str]:
    """The version of each sort of data that came with the program: "codes", "criteria", "plans".
    Raises ResourceError."""
    return MappingProxyType({row["what"]: row["version"] for row in _rows("versions.csv")})


def units_about() -> Mapping[str, Any]:
    """Date, latest decree and source of the units. Raises ResourceError."""
    return _json("units", "about.json")


# inside


class _CodeLists(Mapping[str, "Sequence[Code]"]):
    """Code lists by name, each read from its file on first use."""

    def __init__(self, list_names: Iterable[str]) -> None:
        self._names = tuple(list_names)
        self._read: dict[str, tuple[Code, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Code, ...]:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            from xatre.model.codes import Code

            try:
                self._read[name] = tuple(map(Code.from_row, _rows("codes", f"{name}.csv")))
            except (KeyError, ValueError) as error:
                raise ResourceError(file=f"codes/{name}.csv") from error
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _units() -> Units:
    from xatre.model.units import Units

    years = [
        int(name.removeprefix("communes_"))
        for name in names("units", ".csv")
        if name.startswith("communes_")
    ]
    return Units({year: partial(_unit_set, year) for year in years}, _unit_changes)


def _unit_set(year: int) -> Iterator[UnitRow]:
    """A code set: provinces, districts where it has them, communes. A row may say `valid_to` and,
    joined by "|", `former_names`; a set replaced by another ends on the day `about.json` says."""
    ends = str(units_about()["sets"].get(str(year), {}).get("valid_to", ""))
    provinces = {row["code"]: row for row in _rows("units", f"provinces_{year}.csv")}
    for row in provinces.values():
        yield _unit(row, year, "province", row, ends=ends)
    districts: dict[str, dict[str, str]] = {}
    if f"districts_{year}" in names("units", ".csv"):
        districts = {row["code"]: row for row in _rows("units", f"districts_{year}.csv")}
    for row in districts.values():
        yield _unit(row, year, "district", provinces[row["province"]], ends=ends)
    for row in _rows("units", f"communes_{year}.csv"):
        district = districts.get(row.get("district", ""))
        above = provinces[(district or row)["province"]]
        yield _unit(row, year, "commune", above, district["name"] if district else "", ends)


def _unit(
    row: dict[str, str],
    year: int,
    level: Level,
    province: dict[str, str],
    district: str = "",
    ends: str = "",
) -> UnitRow:
    from xatre.model.units import UnitRow

    # Ten thousand rows say the same few words.
    name = sys.intern(row["name"])
    first, _, rest = name.partition(" ")
    two_words = f"{first} {rest.partition(' ')[0]}"
    return UnitRow(
        code=row["code"],
        year=year,
        name=name,
        kind=sys.intern(two_words if two_words in _TWO_WORD_KINDS else first),
        province_code=province["code"],
        province_name=province["name"],
        district_name=district,
        valid_from=sys.intern(row.get("valid_from", "")),
        valid_to=sys.intern(row.get("valid_to", "") or ends),
        level=level,
        source=sys.intern(row["source"]),
        former_names=tuple(filter(None, row.get("former_names", "").split("|"))),
    )


def _unit_changes() -> Iterator[UnitChange]:
    from xatre.model.units import UnitChange

    for name in names("units", ".csv"):
        what, _, years = name.partition("_")
        if what != "changes":
            continue
        old, _, new = years.partition("_")
        for row in _rows("units", f"{name}.csv"):
            yield UnitChange(
                old=f"{row['old']}@{old}",
                new=f"{row['new']}@{new}",
                whole=row["kind"] == "full",
                is_default=row["is_default"] == "1",
            )


def _rows(*parts: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file; no header, or a row of another length, is damage."""
    import csv
    import io

    reader = csv.reader(io.StringIO(text(*parts)))
    header = next(reader, [])
    if not header:
        raise ResourceError(file="/".join(parts))
    for row in reader:
        if len(row) != len(header):
            raise ResourceError(file="/".join(parts))
        yield dict(zip(header, row, strict=True))


def _json(*parts: str) -> Mapping[str, Any]:
    try:
        content = json.loads(text(*parts))
    except ValueError as error:
        raise ResourceError(file="/".join(parts)) from error
    if not isinstance(content, dict):
        raise ResourceError(file="/".join(parts))
    return content


def _json_by_id(folder: str) -> Mapping[str, Mapping[str, Any]]:
    found = [_json(folder, f"{name}.json") for name in names(folder, ".json")]
    if not all(isinstance(content.get("id"), str) for content in found):
        raise ResourceError(file=folder)
    return MappingProxyType({content["id"]: content for content in found})
