"""Columns of marks: an x under "Khuyết tật" or "Hộ cận nghèo" chooses that one code. A head that
says less than any code does is asked: an x under "Mồ côi" may mean one parent or both.

Judges heads and a sample of the cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xatre.model.codes import Code, Codes
from xatre.model.fields import Choice, Choices, YesNo
from xatre.model.text import clean, fold
from xatre.outside.grid import Cell
from xatre.work.importing.cells.named_codes import FALSE, TRUE
from xatre.work.importing.cells.number_cells import as_words
from xatre.work.importing.columns.target import EMPTY_WORDS, ITS_OWN, Key, Target, key_of

WHICH_MARK = "mark:"
"""Before a folded head: the question which code an x under it chooses; the answer is a target's
name or NO_MARK."""
NO_MARK = "none"

_MOST_OPTIONS = 12


def are_marks(cells: Sequence[Cell]) -> bool:
    """Whether cells only say yes or no, and some of them yes."""
    said = {fold(as_words(cell)) for cell in cells}
    return said <= TRUE | FALSE and bool(said & TRUE)


def is_mark(cell: Cell) -> bool:
    """Whether a cell says yes."""
    return cell is not None and fold(as_words(cell)) in TRUE


def says_yes_or_no(cell: Cell) -> bool:
    """Whether a cell is a mark, or the word that there is none."""
    return fold(as_words(cell)) in TRUE | FALSE


class Marks:
    """The codes of the targets of a kind, by the words people call them. `known` are the heads by
    which whole fields are known."""

    def __init__(
        self, targets: Iterable[Target], codes: Codes, known: Mapping[Key, str], *, hidden: bool
    ) -> None:
        self._by_key: dict[Key, str] = {}
        self._by_words: dict[str, set[str]] = {}
        self._codes: list[tuple[str, str, Code]] = []
        seen: set[Key] = set()
        for target in targets:
            if not isinstance(target.field, Choice | Choices) or isinstance(target.field, YesNo):
                continue
            for code in codes.offered(target.field.codes, hidden=hidden):
                name = f"{target.name}={code.code}"
                self._codes.append((name, f"{target.label}: {code.label}", code))
                for words in (code.label, *code.synonyms):
                    self._by_words.setdefault(_plain(words), set()).add(name)
                    key = key_of(words)
                    if key in seen and self._by_key.get(key) != name:
                        self._by_key.pop(key, None)
                    elif key not in known:
                        self._by_key[key] = name
                    seen.add(key)

    def of(self, head: str) -> str | None:
        """The code that a mark under this head chooses, as a target name; None where the head is
        a whole field's too."""
        return self._by_key.get(key_of(head))

    def spelled(self, head: str) -> str | None:
        """The code whose very words the head is: "Hộ cận nghèo" is one, though a field may be
        headed "Hộ nghèo, cận nghèo"."""
        for part in (head, head.split(" / ")[-1]):
            found = self._by_words.get(_plain(part), ())
            if len(found) == 1:
                return next(iter(found))
        return None

    def like(self, head: str) -> tuple[tuple[str, str], ...]:
        """`(target name, words)` of the codes that say all the head says, and more."""
        said = set(_plain(head.split(" / ")[-1]).split())
        return tuple(self._saying(said))[:_MOST_OPTIONS] if said else ()

    def _saying(self, said: set[str]) -> Iterator[tuple[str, str]]:
        for name, label, code in self._codes:
            if any(said <= set(fold(words).split()) for words in (code.label, *code.synonyms)):
                yield name, label


def _plain(words: str) -> str:
    """Words without little ones in front: "Trẻ em khuyết tật" and "Khuyết tật" are the same."""
    if (own := key_of(words)) and own <= ITS_OWN:
        return next(iter(own))
    kept = fold(clean(words)).replace(",", " ").split()
    while len(kept) > 1 and kept[0] in EMPTY_WORDS:
        kept = kept[1:]
    return " ".join(kept)
