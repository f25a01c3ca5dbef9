"""What a person means who types one or two letters, or a number, instead of a whole label: a code
of a list, or a village. Shown at once, so nothing is guessed in silence.

Pure: knows labels and letters, no list of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xatre.model.codes import Code
from xatre.model.text import fold

MOST_OTHERS = 4


@dataclass(frozen=True)
class Offer:
    """One thing that may be meant: its stored value, its label, every name it goes by, and the
    number it has in its list, whichever others of that list are offered (0: none)."""

    value: str
    label: str
    names: tuple[str, ...]
    number: int = 0

    @classmethod
    def of_code(cls, code: Code) -> Offer:
        """The offer of a code; what a badge says of it is a name too."""
        short = code.facts.get("short", "")
        names = (code.label, *code.synonyms, *([short] if short else []))
        return cls(code.code, code.label, names, code.order)


@dataclass(frozen=True)
class Meant:
    """What was understood: `value` is "" where nothing fits, or where several do and the list
    does not guess; `others` are labels that fit as well."""

    value: str = ""
    label: str = ""
    others: tuple[str, ...] = ()


class ShortCodes:
    """The offers of one column.

    letters   letters that mean a value whatever else they begin ("c" → waiting)
    guesses   whether the first of several that fit is taken; else all are named and none taken
    numbered  whether "2" means the code that is the second of its list
    """

    def __init__(
        self,
        offers: Iterable[Offer],
        *,
        letters: Mapping[str, str] | None = None,
        guesses: bool = True,
        numbered: bool = True,
    ) -> None:
        self.offers = tuple(offers)
        self._letters = dict(letters or {})
        self._guesses, self._numbered = guesses, numbered
        self._by_value = {offer.value: offer for offer in self.offers}
        self._by_number = {offer.number: offer for offer in self.offers if offer.number}
        self._keys = [(offer, tuple(map(_key, offer.names))) for offer in self.offers]

    def label(self, value: str) -> str:
        """The label of a value; the value itself where it is not offered."""
        known = self._by_value.get(value)
        return known.label if known else value

    def of_value(self, value: str) -> Meant | None:
        """The offer of that stored value; None where it is not offered."""
        known = self._by_value.get(value)
        return self._sure(known) if known else None

    def expand(self, typed: str) -> Meant:
        """What is meant by `typed`, accents or not; Meant() for nothing typed or nothing found."""
        words = _key(typed)
        if not words:
            return Meant()
        if words in self._letters:
            return self._sure(self._by_value.get(self._letters[words]))
        if words.isdecimal() and self._numbered:
            return self._sure(self._by_number.get(int(words)) if len(words) < 4 else None)
        ranked = [
            (rank, offer) for offer, keys in self._keys if (rank := _best(words, keys)) < _NOT
        ]
        if not ranked:
            return Meant()
        spelled = typed.strip().casefold()
        exact = [o for _, o in ranked if spelled in map(str.casefold, o.names)]
        best = min(rank for rank, _ in ranked)
        fitting = exact or [offer for rank, offer in ranked if rank == best]
        others = tuple(offer.label for offer in fitting[1 : 1 + MOST_OTHERS])
        if len(fitting) > 1 and not self._guesses:
            return Meant("", "", (fitting[0].label, *others))
        return Meant(fitting[0].value, fitting[0].label, others)

    @staticmethod
    def _sure(offer: Offer | None) -> Meant:
        return Meant(offer.value, offer.label) if offer else Meant()


_NOT = 9


def _best(words: str, keys: tuple[str, ...]) -> int:
    """How well the words fit an offer; its label goes before its synonyms."""
    ranks = [2 * _rank(words, key) + (place > 0) for place, key in enumerate(keys)]
    return min(ranks)


def _key(words: str) -> str:
    return fold(words.replace("-", " ").replace(".", " "))


def _rank(words: str, key: str) -> int:
    """0 the same, 1 its beginning, 2 its initials, 3 the beginning of later words."""
    if key == words:
        return 0
    if key.startswith(words):
        return 1
    initials = "".join(word[0] for word in key.split())
    if len(words) > 1 and initials.startswith(words):
        return 2
    spaced = f" {key}"
    return 3 if all(f" {word}" in spaced for word in words.split()) else _NOT
