"""Villages by the names people write: with or without the word of their kind, old or new. What
else a name may stand for, a unit, is in `unit_names`.

What may be several places is a question; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from xatre.kinds import KINDS
from xatre.model.paths import are_apart
from xatre.model.rules import Unique
from xatre.model.text import clean, counted_key, fold
from xatre.model.values import Fields, Value
from xatre.work.importing.cells.unit_names import SHORT
from xatre.work.records import villages
from xatre.work.session import Session

_NUMBER_WORD = re.compile(r"\b(so|thu)\s+(?=\d)")
_ROMAN = re.compile(r"^(?:[ivx]+|\d+)[.)]\s*", re.IGNORECASE)

_BAN = ("b", "b.")
_APART = [
    name for rule in KINDS[villages.KIND].rules if isinstance(rule, Unique) for name in rule.apart
]
NEAR, MOST = 80, 5
"""How near a name must be to be offered, of a hundred; and how many are."""


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
        self._fields: dict[str, Fields] = {}
        self.shown = villages.shown(session)
        """Every village in words, by its id."""
        self.in_order = sorted(self.shown, key=lambda id: counted_key(self.shown[id]))
        """Their ids, as people count them."""
        for village in villages.standing(session):
            self._fields[village.id] = village.fields
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
        found = self.all_named(typed)
        return found[0] if len(found) == 1 else None

    def all_named(self, typed: str) -> list[str]:
        """The ids of the villages of that name: with the word of their kind, else without it.
        A number alone is no name: "Thôn 5" is not "Tổ dân phố 5"."""
        found = self._full.get(self._plain(typed), set())
        if not found:
            bare = self._bare(typed)
            found = self._by_name.get(bare, set())
            kind = self.kind_and_name(typed)[0] if bare.isdecimal() else "other"
            if kind != "other":
                found = {id for id in found if self._fields[id].get("village_kind") == kind}
        return sorted(found, key=lambda id: self.shown[id])

    def near(self, typed: str) -> list[str]:
        """The ids of the villages whose name nearly is that one, the nearest first."""
        words = self._bare(typed).split()
        # "B. Khuân": the word of the kind, cut short.
        if len(words) > 1 and len(words[0]) == 1 and not words[0].isdecimal():
            del words[0]
        said = set(words)
        parts = [name for name in self._by_name if _is_part(said, set(name.split()))]
        alike = process.extract(
            " ".join(words), self._by_name.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST
        )
        names = [*(name for name, _, _ in alike), *sorted(parts)]
        found = [id for name in names for id in sorted(self._by_name[name])]
        return list(dict.fromkeys(found))[:MOST]

    def one_like(self, fields: Mapping[str, Value]) -> str:
        """The id of the village that these fields are of: of the same kind and name, and of no
        other old commune; "" where there is none, or several."""
        kind, name = fields.get("village_kind"), str(fields.get("name", ""))
        found = [
            id
            for id in self._by_name.get(self._bare(name), ())
            if self._fields[id].get("village_kind") == kind
            and not are_apart(_APART, fields, self._fields[id])
        ]
        former = fields.get("former_unit")
        found = [id for id in found if self._fields[id].get("former_unit") == former] or found
        return found[0] if len(found) == 1 else ""

    def as_known(self, fields: Fields) -> None:
        """Give a row of a list of villages the kind that its name begins with, where it has none,
        and the name the book has for that village, where only the word of the kind differs."""
        name = fields.get("name")
        if not isinstance(name, str):
            return
        if "village_kind" not in fields and (kind := self.kind_and_name(name)[0]) != "other":
            fields["village_kind"] = kind
        known = self._fields.get(self.one_like(fields), {}).get("name")
        if isinstance(known, str) and fold(known) != fold(name):
            fields["name"] = known

    def former(self, id: str) -> str:
        """The old commune of a village, "" where it is not written."""
        return str(self._fields[id].get("former_unit", ""))

    def kind_and_name(self, typed: str) -> tuple[str, str]:
        """The kind code and the name of a village that is to be made, as a list of villages has
        it: ("ban", "Bản Sì Choang")."""
        words = clean(_ROMAN.sub("", clean(typed))).split()
        if len(words) > 1 and words[0].casefold() in _BAN:
            words[0] = "Bản"
        name = " ".join(words)
        name = name[:1].upper() + name[1:]
        for length in (3, 2, 1):
            code = self._codes.named("village_kind", " ".join(words[:length]))
            if code and len(words) > length and code.code != "other":
                return code.code, name
        return "other", name

    def without_number(self, typed: str) -> str:
        """A heading without its number: "II. Bản Khuân" is Bản Khuân."""
        return clean(_ROMAN.sub("", clean(typed)))

    def speaks_of_one(self, typed: str) -> bool:
        """Whether a line alone in its row is the name of a village: it bears the word of a kind."""
        plain = self._plain(_ROMAN.sub("", clean(typed)))
        return any(plain.startswith(f"{kind} ") for kind in self._kinds)

    def one_name(self, one: str, other: str) -> bool:
        """Whether two texts name a village by the same name, with or without the word of its
        kind."""
        return self._bare(one) == self._bare(other)

    def _plain(self, typed: str) -> str:
        words = [SHORT.get(word, word) for word in fold(re.sub(r"[.:/,]", " ", typed)).split()]
        return _NUMBER_WORD.sub("", " ".join(words))

    def _bare(self, typed: str) -> str:
        plain = self._plain(_ROMAN.sub("", clean(typed)))
        for kind in self._kinds:
            if plain.startswith(f"{kind} "):
                return plain.removeprefix(f"{kind} ").lstrip("0 ") or plain
        return plain.lstrip("0 ") if plain.isdecimal() else plain


def _is_part(said: set[str], name: set[str]) -> bool:
    """Whether one of two names is the other with words more."""
    return bool(said) and (said <= name or name <= said)
