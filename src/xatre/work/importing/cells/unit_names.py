"""Communes and provinces by the names people write, today's and those before July 2025.

What may be several places is a question; nothing is guessed. Opens no book.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from xatre.model import days
from xatre.model.codes import Codes
from xatre.model.text import clean, fold
from xatre.model.units import JULY_2025, UnitRow
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.cells.too_long import LONGEST, too_long

SHORT = {
    "tdp": "to dan pho", "kp": "khu pho", "tt": "thi tran", "tp": "thanh pho", "tx": "thi xa",
    "p": "phuong", "x": "xa", "q": "quan", "h": "huyen", "t": "tinh",
}  # fmt: skip
"""Short forms of the words of kinds."""

BEFORE = "unit_before"
"""The question which unit of before July 2025 is meant."""

_MOST_OFFERED = 12
_OFFICE = re.compile(r"^\s*(?:ubnd|u[ỷy] ban nh[âa]n d[âa]n)\s*(?:của\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;()]\s*|\s+-\s+")
_KIND_BEGINS = re.compile(
    r"\s+(?=(?:(?<!thị )xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|thành phố)\s)",
    re.IGNORECASE,
)
_COMMUNE_WORDS = ("xa ", "phuong ", "thi tran ", "dac khu ")
_ABOVE_WORDS = ("tinh ", "thanh pho ", "huyen ", "quan ", "thi xa ", "thi tran ")


@dataclass(frozen=True)
class Place:
    """What a name stands for: a stored value, or the sentence why there is none; `question` names
    what must be answered, with the values it may be, the likeliest first."""

    value: str = ""
    fault: str = ""
    question: str = ""
    options: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def read(self) -> Read:
        """The same as what a cell became."""
        return Read(
            self.value or None,
            fault=self.fault,
            remark=self.note,
            question=self.question,
            options=self.options,
        )


NO_SUCH_CODE = Place(fault="Không có đơn vị hành chính mang mã này.")
NOT_BEFORE = Place(
    fault="Trước 01/07/2025 không có đơn vị hành chính tên này. Ghi như: xã Tiến Bộ, Yên Sơn."
)
NO_SUCH_UNIT = Place(
    fault="Không có đơn vị hành chính tên này. Ghi như: xã Nhã Nam, tỉnh Bắc Ninh."
)


class UnitNames:
    """Communes and provinces by name or code, for a book of `unit`: what is at home is nearer."""

    def __init__(self, codes: Codes, unit: str) -> None:
        self._codes = codes
        self._unit = unit
        self._by_year: dict[int, dict[str, list[UnitRow]]] = {}

    def named(self, typed: str, level: str, answers: Mapping[str, str]) -> Place:
        """The unit that a text names, in the units of today."""
        return self._said(self._of_today(typed, level), answers)

    def named_before(self, typed: str, level: str, answers: Mapping[str, str]) -> Place:
        """The unit of before July 2025 that a text names, as it was."""
        return self._said(self._of_before(typed, level), answers)

    def _said(self, asked: Place, answers: Mapping[str, str]) -> Place:
        """The unit that a person answered: its code, or words that are offered."""
        said = answers.get(asked.question, "") if asked.question else ""
        value = next((one for one, words in asked.options if said == words), said)
        return Place(value) if said and self._codes.unit(value) else asked

    def _of_today(self, typed: str, level: str) -> Place:
        if len(typed) > LONGEST:
            return Place(fault=too_long())
        plain = clean(_OFFICE.sub("", clean(typed)))
        key = fold(plain)
        if re.fullmatch(r"\d{2,5}(@\d{4})?", plain):
            return self._coded(plain)
        found, is_sure = self._meant(plain, level)
        new = [row for row in found if self._stands(row)]
        old = [row for row in found if not self._stands(row)]
        if not found:
            return NO_SUCH_UNIT
        own = [row for row in old if self._unit in self._codes.successors(row.value)]
        if not is_sure or (new and not self._goes_on(own, new)):
            return self._asked(key, [*own, *new, *old])
        if len(new) == 1 and (
            _says_above(plain) or self._is_home(new[0]) or self._goes_on(old, new)
        ):
            return Place(new[0].value)
        if not new:
            old = own or old
            if len(old) == 1 or len(self._become(old)) == 1:
                return self._today(old[0], key)
        return self._asked(key, [*new, *old])

    def label(self, value: str) -> str:
        """What a unit is called, with its district and province."""
        return self._codes.unit_label(value)

    def _of_before(self, typed: str, level: str) -> Place:
        if len(typed) > LONGEST:
            return Place(fault=too_long())
        plain = clean(_OFFICE.sub("", clean(typed)))
        key = fold(plain)
        if re.fullmatch(r"\d{2,5}(@\d{4})?", plain):
            code, _, year = plain.partition("@")
            value = f"{code}@{year or JULY_2025}"
            return Place(value) if self._codes.unit(value) else NO_SUCH_CODE
        years = tuple(year for year in self._codes.units.years if year <= JULY_2025)
        found, is_sure = self._meant(plain, level, years)
        if not _says_above(plain):
            own = [row for row in found if self._unit in self._codes.successors(row.value)]
            found = own or found
        if not found:
            return NOT_BEFORE
        if len(found) == 1 and is_sure:
            return Place(found[0].value)
        options = tuple((row.value, row.label) for row in found[:_MOST_OFFERED])
        return Place(question=f"{BEFORE}:{key}", options=options)

    def _meant(
        self, plain: str, level: str, years: tuple[int, ...] = ()
    ) -> tuple[list[UnitRow], bool]:
        """Units of every code set that the text may name, and whether it may be no other sort of
        place; where no province or district is said, those at home alone if there are any."""
        years = years or self._codes.units.years
        found, is_sure = self._find(_parts(plain), level, years)
        if not found:
            spaced = _KIND_BEGINS.sub(", ", plain)
            found, is_sure = self._find(_parts(spaced), level, years)
        if not _says_above(plain):
            found = [row for row in found if self._is_home(row)] or found
        return found, is_sure

    def _find(
        self, parts: list[str], level: str, years: tuple[int, ...]
    ) -> tuple[list[UnitRow], bool]:
        # The commune bears a commune's word or stands first, or after a hamlet or a street.
        word = [place for place, part in enumerate(parts) if part.startswith(_COMMUNE_WORDS)]
        bare = [_bare(part) for part in parts]
        if word and level != "province":
            at = word[0]
            return list(self._rows(parts[at], bare[at + 1 :], level, years)), True
        for place, part in enumerate(parts):
            if not self._is_name(part):
                continue
            above = bare[place + 1 :]
            rows = list(self._rows(part, above, level, years))
            if place and level != "province":
                # Behind other words only with its province: "Bắc Giang" is a ward's name too.
                rows = [row for row in rows if _bare(fold(row.province_name)) in above]
            if rows:
                return rows, not place or level == "province" or not self._is_district(part, above)
        return [], True

    def _is_name(self, part: str) -> bool:
        """Whether any unit at all is named so: nearly all words of an address are no name."""
        return any(part in self._names(year) for year in self._codes.units.years)

    def _is_district(self, name: str, above: list[str]) -> bool:
        """Whether a district of before July 2025 has this name where the text says it is."""
        return any(True for _ in self._rows(name, above, "district", self._codes.units.years))

    def _rows(
        self, name: str, above: list[str], level: str, years: tuple[int, ...]
    ) -> Iterator[UnitRow]:
        """Units named so whose district and province the words behind do not contradict."""
        is_over = False
        for year in years:
            for row in self._names(year).get(name, ()):
                if level not in ("any", row.level) or not self._fits(row, above):
                    continue
                is_over |= not self._stands(row)
                yield row
            # A name that is over but was of today's code set is nearer than an older one.
            if is_over:
                return

    def _fits(self, row: UnitRow, above: list[str]) -> bool:
        names = {row.district_name, row.province_name}
        known = {_bare(fold(name)) for name in names if name} | {"viet nam"}
        if all(name in known for name in above):
            return True
        # The old commune with the province of today.
        later = () if self._stands(row) else self._after(row)
        known |= {_bare(fold(one.province_name)) for one in later}
        return all(name in known for name in above)

    def _stands(self, row: UnitRow) -> bool:
        return row.year == self._codes.units.newest and not row.valid_to

    def _is_home(self, row: UnitRow) -> bool:
        """Whether a unit is in the home province of today, or was where it is now."""
        if self._stands(row):
            return row.province_code == self._home
        return any(one.province_code == self._home for one in self._after(row))

    @cached_property
    def _home(self) -> str:
        row = self._codes.unit(self._unit)
        return row.province_code if row else ""

    def _become(self, old: Iterable[UnitRow]) -> set[str]:
        return {value for row in old for value in self._codes.successors(row.value)}

    def _goes_on(self, old: list[UnitRow], new: list[UnitRow]) -> bool:
        """Whether each of the old units is, whole or in part, one of the new."""
        return all(self._become([row]) & {one.value for one in new} for row in old)

    def _asked(self, key: str, rows: list[UnitRow]) -> Place:
        found = [new for row in rows for new in ([row] if self._stands(row) else self._after(row))]
        unique = {row.value: row for row in found}
        options = tuple((row.value, row.label) for row in unique.values())
        return Place(question=f"unit:{key}", options=options[:_MOST_OFFERED])

    def _coded(self, plain: str) -> Place:
        code, _, year = plain.partition("@")
        value = f"{code}@{year or self._codes.units.newest}"
        row = self._codes.unit(value)
        if row is None:
            return NO_SUCH_CODE
        return Place(value) if self._codes.units.in_force(value) else self._today(row, plain)

    def _today(self, old: UnitRow, key: str) -> Place:
        after = self._after(old)
        if len(after) == 1:
            note = f"{old.name} {_when(old)}, nay là {after[0].name}"
            return Place(after[0].value, note=note)
        if not after:
            return Place(old.value)
        return self._asked(key, after)

    def _after(self, old: UnitRow) -> list[UnitRow]:
        found = (self._codes.unit(value) for value in self._codes.successors(old.value))
        return [row for row in found if row]

    def _names(self, year: int) -> dict[str, list[UnitRow]]:
        names = self._by_year.get(year)
        if names is None:
            names = {}
            for row in self._codes.units.of_year(year, "any"):
                whole = fold(row.name)
                former = {fold(name) for name in row.former_names}
                for name in {whole, whole.removeprefix(fold(row.kind)).strip(), *former}:
                    names.setdefault(name, []).append(row)
            self._by_year[year] = names
        return names


def _when(old: UnitRow) -> str:
    """When a unit that is over was there."""
    if old.year == JULY_2025 or not old.valid_to:
        return "trước 01/07/2025"
    return f"đến hết {days.show(old.valid_to)}"


def _parts(plain: str) -> list[str]:
    """The names of a text, folded, short words of kinds written out."""
    return [key for part in _BETWEEN.split(plain) if (key := _unshortened(part))]


def _says_above(plain: str) -> bool:
    """Whether a district or a province may stand behind the name of the commune."""
    return len(_parts(_KIND_BEGINS.sub(", ", plain))) > 1


def _unshortened(part: str) -> str:
    words = fold(re.sub(r"\.(?=\S)", ". ", part)).replace(".", "").split()
    if words and words[0] in SHORT and len(words) > 1:
        words[0] = SHORT[words[0]]
    return " ".join(words)


def _bare(key: str) -> str:
    for word in _ABOVE_WORDS:
        if key.startswith(word):
            return key.removeprefix(word)
    return key
