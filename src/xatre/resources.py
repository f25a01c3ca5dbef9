"""The only reader of `resources/`: code lists, units, criteria, plans, holidays, pictures.

Everything is read when first asked for, then kept. Updates that were signed, checked and taken
in are laid over the files by their path (`lay_over`); this module does not judge them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from xatre import resource_files
from xatre.resource_files import (
    ResourceError,
    data,
    json_object,
    names,
    objects_by_id,
    path,
    root,
    rows,
    text,
)

if TYPE_CHECKING:  # read late: pictures and fonts are wanted before any code list
    from xatre.model.codes import Code, Codes
    from xatre.model.deadlines import Deadline
    from xatre.model.units import Units

__all__ = ["ResourceError", "data", "names", "path", "root", "text"]


def lay_over(updates: Mapping[str, bytes]) -> None:
    """Put checked updates over the files, `{"codes/sex.csv": bytes}`, in place of earlier ones.

    Everything read before is forgotten. An empty mapping takes the updates off.
    """
    resource_files.updates.clear()
    resource_files.updates.update(updates)
    for reader in (
        codes, criteria_sets, plans, deadlines, holidays, report_calendar, column_names,
    ):  # fmt: skip
        reader.cache_clear()


@cache
def codes() -> Codes:
    """Every code list, those that plans and criteria sets make among them, and the units; each is
    read on first use. Raises ResourceError then."""
    from xatre.model.codes import Codes

    return Codes(
        _CodeLists(),
        _units,
        cache(lambda year: holidays(year) if year in holiday_years() else None),
    )


@cache
def criteria_sets() -> Mapping[str, Mapping[str, Any]]:
    """`{id: set}`: title, thresholds, items with sub-items, as in the JSON file; numbers are
    decimal text and None is "not known". Raises ResourceError."""
    return objects_by_id("criteria")


@cache
def plans() -> Mapping[str, Mapping[str, Any]]:
    """`{id: plan}`: title, indicators with targets by year, as in the JSON file.

    Raises ResourceError."""
    return objects_by_id("plans")


@cache
def deadlines() -> Mapping[str, Deadline]:
    """The time limits of the law by code. Raises ResourceError."""
    from xatre.model.deadlines import Deadline

    try:
        found = [Deadline.from_row(row) for row in rows("codes", "deadlines.csv")]
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
    content = json_object("holidays", name)
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
    return tuple(MappingProxyType(row) for row in rows("reports", "calendar.csv"))


def identity_number_provinces() -> list[dict[str, str]]:
    """What the first three digits of a personal number mean (TT 07/2016/TT-BCA). Columns: code,
    name, old_code, new_code (several joined by "|"), source, verified. Raises ResourceError."""
    return list(rows("units", "identity_number_provinces.csv"))


def demo_rows(name: str) -> list[dict[str, str]]:
    """A table of made-up names for demo books, `demo/<name>.csv`; a cell of several is joined by
    "|". Raises ResourceError."""
    return list(rows("demo", f"{name}.csv"))


@cache
def column_names() -> tuple[Mapping[str, str], ...]:
    """Heads that columns of other people's tables bear, `importing/column_names.csv`: kind, field,
    words joined by "|". Raises ResourceError."""
    return tuple(MappingProxyType(row) for row in rows("importing", "column_names.csv"))


TRIAL_PUBLISHER = "nơi phát hành THỬ"
"""The name of a key that stands in a build for trying: whoever built it holds its secret."""


def publisher_keys() -> Mapping[bytes, str]:
    """Whose signature an update is believed under, `{Ed25519 public key: name}`: `publisher.csv`,
    never an update laid over it. Empty where the builder put none in. Raises ResourceError."""
    return MappingProxyType(dict(_publisher_keys()))


@cache
def _publisher_keys() -> tuple[tuple[bytes, str], ...]:
    try:
        return tuple((bytes.fromhex(row["signing"]), row["name"]) for row in rows("publisher.csv"))
    except (KeyError, ValueError) as error:
        raise ResourceError(file="publisher.csv") from error


def data_versions() -> Mapping[str, str]:
    """The version of each sort of data that came with the program: "codes", "criteria", "plans".
    Raises ResourceError."""
    return MappingProxyType({row["what"]: row["version"] for row in rows("versions.csv")})


def units_about() -> Mapping[str, Any]:
    """Date, latest decree and source of the units. Raises ResourceError."""
    return json_object("units", "about.json")


class _CodeLists(Mapping[str, "Sequence[Code]"]):
    """Code lists by name, each read from its file on first use."""

    def __init__(self) -> None:
        self._names = (*names("codes", ".csv"), *_MADE)
        self._read: dict[str, tuple[Code, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Code, ...]:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._read:
            read = _MADE.get(name, partial(_code_list, name))
            try:
                self._read[name] = read()
            except (KeyError, TypeError, ValueError) as error:
                raise ResourceError(file=f"codes/{name}.csv") from error
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _code_list(name: str) -> tuple[Code, ...]:
    from xatre.model.codes import Code

    return tuple(map(Code.from_row, rows("codes", f"{name}.csv")))


def _plans() -> tuple[Code, ...]:
    from xatre import data_lists

    return data_lists.of_plans(plans())


def _indicators() -> tuple[Code, ...]:
    from xatre import data_lists

    return data_lists.of_indicators(plans())


def _criteria_sets() -> tuple[Code, ...]:
    from xatre import data_lists

    return data_lists.of_criteria_sets(criteria_sets())


_MADE: Mapping[str, Callable[[], tuple[Code, ...]]] = {
    "plan": _plans,
    "plan_indicator": _indicators,
    "criteria_set": _criteria_sets,
}
"""Lists without a file of their own: the data they name make them."""


def _units() -> Units:
    from xatre import unit_files

    return unit_files.units()
