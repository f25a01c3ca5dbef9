"""Villages by the names people write: with or without the word of their kind, old or new. What
else a name may stand for, a unit, is in `unit_names`.

What may be several places is a question; nothing is guessed.
"""

from __future__ import annotations

import re

from xatre.model.text import clean, fold
from xatre.work.importing.unit_names import SHORT
from xatre.work.records import villages
from xatre.work.session import Session

_NUMBER_WORD = re.compile(r"\b(so|thu)\s+(?=\d)")
_ROMAN = re.compile(r"^(?:[ivx]+|\d+)[.)]\s*", re.IGNORECASE)


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
        words = [SHORT.get(word, word) for word in fold(re.sub(r"[.:/,]", " ", typed)).split()]
        return _NUMBER_WORD.sub("", " ".join(words))

    def _bare(self, typed: str) -> str:
        plain = self._plain(_ROMAN.sub("", clean(typed)))
        for kind in self._kinds:
            if plain.startswith(f"{kind} "):
                return plain.removeprefix(f"{kind} ").lstrip("0 ") or plain
        return plain.lstrip("0 ") if plain.isdecimal() else plain
