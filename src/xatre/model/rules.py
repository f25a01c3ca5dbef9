"""Rules between fields and records, as small values; run by `model/checks.py`.

A path names a field (`born_on`), a cell of every row (`support/from_day`), or a field of the
record a reference points to (`child.born_on`). A rule says nothing where a value is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Protocol

from xatre.model import days, personal_number
from xatre.model import problem as code
from xatre.model.conditions import Condition
from xatre.model.paths import in_row, is_plain, label_at, not_apart, pairs, written
from xatre.model.problem import Level, Look, Problem
from xatre.model.said_alike import said_alike

if TYPE_CHECKING:
    from xatre.model.kind import Kind
    from xatre.model.record import Record

__all__ = [
    "AgeUnder",
    "Agrees",
    "AtLeastYearsAfter",
    "Level",
    "NotAfter",
    "NotBefore",
    "NotMore",
    "PersonalNumber",
    "Rule",
    "Unique",
]

_GIVE_A_REASON = "Đúng thì ghi lý do."

PLACES = "personal_number_place"
"""Code list of the first three digits of personal numbers."""


class Rule(Protocol):
    """A question about one record, asked on typing, completing, importing and taking in."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Paths of which each must be written for the rule to say anything."""

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterable[Problem]: ...


def _in_order(record: Record, later: str, earlier: str) -> bool:
    """Whether two plain fields are quickly seen not to be out of order: a day that is surely
    after another comes after it in the alphabet too."""
    if not (is_plain(later) and is_plain(earlier)):
        return False
    one, other = record.fields.get(later), record.fields.get(earlier)
    return not (isinstance(one, str) and isinstance(other, str) and other > one)


def _year(day: str) -> int:
    """The year of a stored day; 0 for what is none."""
    return int(day[:4]) if day[:4].isdecimal() else 0


def _are_days(*values: str) -> bool:
    return all(days.fault(value, 1) is None for value in values)


class _OfTwo:
    one: str
    other: str

    @property
    def needs(self) -> tuple[str, ...]:
        return self.one, self.other


@dataclass(frozen=True)
class NotBefore(_OfTwo):
    """The day `one` is never before the day `other`, whatever parts are not known; `words` say it
    where the labels do not."""

    one: str
    other: str
    level: Level = "error"
    words: str = ""

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterable[Problem]:
        return () if _in_order(record, self.one, self.other) else self._closer(record, kind, look)

    def _closer(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        for path, one, other in pairs(self.one, self.other, record, kind, look):
            if _are_days(one, other) and days.surely_after(other, one):
                told = f"{label_at(self.one, kind)} sớm hơn {label_at(self.other, kind)}."
                yield _problem(record, path, self.level, code.DAY_ORDER, self.words or told)


@dataclass(frozen=True)
class NotAfter(_OfTwo):
    """The day `one` is never after the day `other`, whatever parts are not known."""

    one: str
    other: str
    level: Level = "error"

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterable[Problem]:
        return () if _in_order(record, self.other, self.one) else self._closer(record, kind, look)

    def _closer(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        for path, one, other in pairs(self.one, self.other, record, kind, look):
            if _are_days(one, other) and days.surely_after(one, other):
                words = f"{label_at(self.one, kind)} muộn hơn {label_at(self.other, kind)}."
                yield _problem(record, path, self.level, code.DAY_ORDER, words)


@dataclass(frozen=True)
class AgeUnder:
    """Who was born on `day` is surely under `years` on the day `on` (today where it is "")."""

    day: str
    years: int
    level: Level = "doubt"
    on: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        return (self.day, self.on) if self.on else (self.day,)

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterable[Problem]:
        # The years alone settle it for nearly every record.
        born = record.fields.get(self.day)
        if not self.on and isinstance(born, str) and look.today.year - _year(born) < self.years:
            return ()
        return self._closer(record, kind, look)

    def _closer(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        if not self.on:
            for row_id, born in written(self.day, record, kind, look).items():
                yield from self._asked(
                    record, in_row(self.day, row_id), born, look.today.isoformat()
                )
            return
        for path, born, on in pairs(self.day, self.on, record, kind, look):
            yield from self._asked(record, path, born, on)

    def _asked(self, record: Record, path: str, born: str, on: str) -> Iterator[Problem]:
        if not _are_days(born, on):
            return
        lived = days.age(born, days.bounds(on)[0])
        if lived and lived[0] >= self.years:
            when = " vào ngày đó" if self.on else ""
            yield _problem(record, path, self.level, code.AGE, f"Đã đủ {self.years} tuổi{when}.")


@dataclass(frozen=True)
class AtLeastYearsAfter:
    """The day `later` is at least `years` after the day `earlier`: a mother and her child."""

    earlier: str
    later: str
    years: int
    level: Level = "doubt"

    @property
    def needs(self) -> tuple[str, ...]:
        return self.earlier, self.later

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterable[Problem]:
        earlier, later = record.fields.get(self.earlier), record.fields.get(self.later)
        both = isinstance(earlier, str) and isinstance(later, str)
        if both and _year(str(later)) - _year(str(earlier)) > self.years:
            return ()
        return self._closer(record, kind, look)

    def _closer(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        for path, earlier, later in pairs(self.earlier, self.later, record, kind, look):
            if _are_days(earlier, later) and days.most_years_between(earlier, later) < self.years:
                words = (
                    f"Từ {label_at(self.earlier, kind)} đến {label_at(self.later, kind)} "
                    f"chưa đủ {self.years} năm."
                )
                yield _problem(record, path, self.level, code.AGE, words)


@dataclass(frozen=True)
class PersonalNumber:
    """The number has twelve digits (or is wrong) and fits the birth day and the sex (or is
    doubtful: NĐ 70/2024 no longer states its structure). Asked only if `only_if` holds."""

    number: str
    born_on: str = ""
    sex: str = ""
    only_if: Condition | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        return (self.number,)

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterable[Problem]:
        if self.only_if is not None and not self.only_if.holds(record.fields):
            return ()
        said = [record.fields.get(name) for name in (self.number, self.born_on, self.sex)]
        if personal_number.fits(*said) and _known_place(look)(str(said[0])[:3]):
            return ()
        return self._closer(record, kind, look)

    def _closer(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        for row_id, number in written(self.number, record, kind, look).items():
            path = in_row(self.number, row_id)
            if fault := personal_number.fault(number):
                yield Problem(record.id, path, "error", code.PERSONAL_NUMBER, fault)
                continue
            born, sex = (
                written(other, record, kind, look).get(row_id, "") if other else ""
                for other in (self.born_on, self.sex)
            )
            if born and days.fault(born, 1):
                born = ""
            for words in personal_number.doubts(number, born, sex, _known_place(look)):
                yield _problem(record, path, "doubt", code.PERSONAL_NUMBER, words)


@dataclass(frozen=True)
class Unique:
    """No other record of the kind has the same values of all these fields; but where the fields
    `unless` are the same too, or one of `apart` is not, where both write it. `words` name them."""

    fields: tuple[str, ...]
    level: Level = "doubt"
    unless: tuple[str, ...] = ()
    words: str = ""
    apart: tuple[str, ...] = ()

    @property
    def needs(self) -> tuple[str, ...]:
        return self.fields

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        given = record.fields.get
        values = {name: value for name in self.fields if isinstance(value := given(name), str)}
        if len(values) < len(self.fields) or not all(values.values()):
            return
        others = not_apart(self.apart, record, look, look.exists(kind.name, values, record.id))
        if not others:
            return
        found = look.get(kind.name, others[0])
        theirs = found.fields if found else {}
        if self.unless and all(given(n) and theirs.get(n) == given(n) for n in self.unless):
            return
        words = said_alike(kind, values, theirs, self.words, asks=self.level == "doubt")
        yield _problem(record, self.fields[0], self.level, code.NOT_UNIQUE, words)


@dataclass(frozen=True)
class Agrees(_OfTwo):
    """The values of `one` and `other` are the same, where both are written."""

    one: str
    other: str
    level: Level = "doubt"

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        for path, one, other in pairs(self.one, self.other, record, kind, look):
            if one != other:
                words = f"{label_at(self.one, kind)} khác với {label_at(self.other, kind)}."
                yield _problem(record, path, self.level, code.NOT_AGREEING, words)


@dataclass(frozen=True)
class NotMore(_OfTwo):
    """The number `one` is not more than the number `other`: a part and its whole."""

    one: str
    other: str
    level: Level = "error"

    def problems(self, record: Record, kind: Kind, look: Look) -> Iterator[Problem]:
        for path, one, other in pairs(self.one, self.other, record, kind, look):
            if Decimal(one) > Decimal(other):
                words = f"{label_at(self.one, kind)} nhiều hơn {label_at(self.other, kind)}."
                yield _problem(record, path, self.level, code.NOT_AGREEING, words)


def _known_place(look: Look) -> Callable[[str], bool]:
    is_there = look.codes.has_list(PLACES)
    return partial(look.codes.known, PLACES) if is_there else personal_number.known_by_range


def _problem(record: Record, path: str, level: Level, xt: str, words: str) -> Problem:
    words = words[:1].upper() + words[1:]
    if level == "doubt" and not words.endswith("?"):
        words = f"{words} {_GIVE_A_REASON}"
    return Problem(record.id, path, level, xt, words)
