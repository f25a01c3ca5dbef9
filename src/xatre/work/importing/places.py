"""Villages and units by the names people write: with or without the word of their kind, old or new,
before and after July 2025 and since.

What may be several places is a question; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from xatre.model import days
from xatre.model.codes import Codes
from xatre.model.text import clean, fold
from xatre.model.units import UnitRow
from xatre.work.records import villages
from xatre.work.session import Session

JULY_2025 = 2024
"""The code set of before July 2025."""

_NUMBER_WORD = re.compile(r"\b(so|thu)\s+(?=\d)")
_ROMAN = re.compile(r"^(?:[ivx]+|\d+)[.)]\s*", re.IGNORECASE)
_SHORT = {
    "tdp": "to dan pho", "kp": "khu pho", "tt": "thi tran", "tp": "thanh pho", "tx": "thi xa",
    "p": "phuong", "x": "xa", "q": "quan", "h": "huyen", "t": "tinh",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """What a name stands for: a stored value, or the sentence why there is none; `question` names
    what must be answered, with the values it may be, the likeliest first."""

    value: str = ""
    fault: str = ""
    question: str = ""
    options: tuple[tuple[str, str], ...] = ()
    note: str = ""


class Villages:
    """The villages of the book by every name they bear."""

    def __init__(self, session: Session) -> None:
        self._codes = session.codes
        self._kinds = sorted(
            (
                fold(word)
                for code in session.codes.offered("village_kind")
                for word in (code.label, *code.synonyms)
            ),
            key=len,
            reverse=True,
        )
        self._by_name: dict[str, set[str]] = {}
        self._full: dict[str, set[str]] = {}
        for village in villages.standing(session):
            kind = fold(
                session.codes.label("village_kind", str(village.fields.get("village_kind", "")))
            )
            names = villages.names_of(session.codes, village)
            for name in (names.name, *names.others):
                if bare := self._bare(name):
                    self._by_name.setdefault(bare, set()).add(village.id)
                    self._full.setdefault(f"{kind} {bare}", set()).add(village.id)

    def named(self, typed: str) -> str | None:
        """The id of the one village of that name; None where there is none or several."""
        whole = self._plain(typed)
        bare = self._bare(typed)
        for found in (self._full.get(whole), self._by_name.get(bare)):
            if found and len(found) == 1:
                return next(iter(found))
        return None

    def several(self, typed: str) -> bool:
        """Whether more than one village bears that name."""
        return len(self._by_name.get(self._bare(typed), ())) > 1

    def kind_and_name(self, typed: str) -> tuple[str, str]:
        """The kind code and the bare name of a village that is to be made: ("ban", "Sì Choang")."""
        words = clean(_ROMAN.sub("", clean(typed))).split()
        for length in (3, 2, 1):
            code = self._codes.named("village_kind", " ".join(words[:length]))
            if code and len(words) > length and code.code != "other":
                return code.code, " ".join(words[length:])
        return "other", " ".join(words)

    def speaks_of_one(self, typed: str) -> bool:
        """Whether a line alone in its row is the name of a village: it bears the word of a kind."""
        plain = self._plain(_ROMAN.sub("", clean(typed)))
        return any(plain.startswith(f"{kind} ") for kind in self._kinds)

    def _plain(self, typed: str) -> str:
        words = [_SHORT.get(word, word) for word in fold(re.sub(r"[.:/,]", " ", typed)).split()]
        return _NUMBER_WORD.sub("", " ".join(words))

    def _bare(self, typed: str) -> str:
        plain = self._plain(_ROMAN.sub("", clean(typed)))
        for kind in self._kinds:
            if plain.startswith(f"{kind} "):
                return plain.removeprefix(f"{kind} ").lstrip("0 ") or plain
        return plain.lstrip("0 ") if plain.isdecimal() else plain


class UnitNames:
    """Communes and provinces by name or code, today's and those before July 2025."""

    def __init__(self, codes: Codes, unit: str) -> None:
        self._codes = codes
        self._unit = unit
        self._by_year: dict[int, dict[str, list[UnitRow]]] = {}

    @cached_property
    def _home(self) -> str:
        row = self._codes.unit(self._unit)
        return row.province_code if row else ""

    @property
    def _today_set(self) -> int:
        return self._codes.units.newest

    @cached_property
    def _home_old(self) -> set[str]:
        """The provinces of before July 2025 whose communes are in the home province now."""
        return {
            before.province_code
            for commune in self._codes.units.within(f"{self._home}@{self._today_set}")
            for old in self._codes.predecessors(commune.value)
            if (before := self._codes.unit(old))
        }

    def named(self, typed: str, level: str, answers: Mapping[str, str]) -> Place:
        """The unit that a text names, in the units of today."""
        plain = clean(typed)
        key = fold(plain)
        if answered := answers.get(f"unit:{key}"):
            return Place(answered) if self._codes.unit(answered) else Place()
        if re.fullmatch(r"\d{2,5}(@\d{4})?", plain):
            return self._coded(plain)
        found = self._find(plain, self._today_set, level)
        new = [row for row in found if not row.valid_to]
        # A name that is over but was of today's code set is nearer than an older one.
        old = [row for row in found if row.valid_to]
        for year in self._codes.units.years[1:]:
            old = old or self._find(plain, year, level)
        if len(new) == 1 and (not old or self._is_home(new[0]) or not self._says_district(key)):
            return Place(new[0].value)
        if len(old) == 1:
            return self._today(old[0], key)
        if not new and not old:
            return Place(
                fault="Không có đơn vị hành chính tên này. Ghi như: xã Nhã Nam, tỉnh Bắc Ninh."
            )
        found = new or [row for one in old for row in self._after(one)]
        unique = {row.value: row for row in found}
        return Place(
            question=f"unit:{key}",
            options=tuple((row.value, row.label) for row in list(unique.values())[:12]),
        )

    def _coded(self, plain: str) -> Place:
        code, _, year = plain.partition("@")
        value = f"{code}@{year or self._today_set}"
        row = self._codes.unit(value)
        if row is None:
            return Place(fault="Không có đơn vị hành chính mang mã này.")
        return Place(value) if self._codes.units.in_force(value) else self._today(row, plain)

    def _today(self, old: UnitRow, key: str) -> Place:
        after = self._after(old)
        if len(after) == 1:
            return Place(
                after[0].value,
                note=f"{old.name} {_when(old)}, nay là {after[0].name}",
            )
        if not after:
            return Place(old.value)
        return Place(question=f"unit:{key}", options=tuple((row.value, row.label) for row in after))

    def _after(self, old: UnitRow) -> list[UnitRow]:
        found = (self._codes.unit(value) for value in self._codes.successors(old.value))
        return [row for row in found if row]

    def _is_home(self, row: UnitRow) -> bool:
        return row.province_code == self._home

    @staticmethod
    def _says_district(key: str) -> bool:
        return any(f" {word} " in f" {key} " for word in ("huyen", "quan", "thi xa", "h", "tx"))

    def _find(self, plain: str, year: int, level: str) -> list[UnitRow]:
        """Units of a code set whose name is the first part, and whose province and district are
        not contradicted by the others; at home first."""
        parts = [part for part in re.split(r"\s*[,;]\s*|\s+-\s+", plain) if part]
        keys = [_unshortened(part) for part in parts]
        names = self._names(year)
        # The commune stands first, or after a hamlet or a street.
        for place, key in enumerate(keys):
            rows = [row for row in names.get(key, ()) if level in ("any", row.level)]
            above = [_bare(other) for other in keys[place + 1 :]]
            rows = [row for row in rows if _fits(row, above)]
            if place:
                # Behind other words only with its province: "Bắc Giang" is a ward's name too.
                rows = [row for row in rows if _bare(fold(row.province_name)) in above]
            if rows:
                home = {self._home} if year == self._today_set else self._home_old
                at_home = [row for row in rows if row.province_code in home]
                return at_home if at_home and not above else rows
        return []

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


def _unshortened(part: str) -> str:
    words = fold(re.sub(r"\.(?=\S)", ". ", part)).replace(".", "").split()
    if words and words[0] in _SHORT and len(words) > 1:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


def _bare(key: str) -> str:
    for word in ("tinh ", "thanh pho ", "huyen ", "quan ", "thi xa ", "thi tran "):
        if key.startswith(word):
            return key.removeprefix(word)
    return key


def _fits(row: UnitRow, above: list[str]) -> bool:
    known = {_bare(fold(name)) for name in (row.district_name, row.province_name) if name}
    return all(name in known or name == "viet nam" for name in above)
