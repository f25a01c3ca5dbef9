"""What the search index holds of a text, and what it is asked: the same tokens on both sides.

A text is indexed folded ("dat") and, where that differs, as written ("đạt"): written tokens are
told from folded ones by their marks, so one index answers both, accented hits first. Words of
the record's own names stand there once more, each marked and all run together, so that hits on
these come first. No query asks for two rare things that are each common in a million names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from xatre.model.text import fold

_TOKEN = re.compile("[0-9a-z\u00df-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u4e00-\u9fa5]+")
"""Letters that FTS5's unicode61 knows as letters too, so that a token is never cut in two."""

_MOST_TOKENS = 12

_OWN, _JOINED = "\u4e00", "\u4e01"
"""Stand before a word of the record's own names, where it has other people's names too, and
before all words of one of them run together."""

PREFIXES = (1, 2, 3, 4, 5, 6, 7)
"""Lengths of the prefixes with an index of their own. Measured on 500,000 names: a prefix of
four or five letters took 20–60 ms without, 0.4 ms with; few syllables are longer."""


class Asked(NamedTuple):
    """The FTS5 queries of what a person typed, best first: in the record's own names as written
    and folded, then in all names as written and folded. Each is asked one after the other."""

    own_written: tuple[str, ...]
    own_folded: tuple[str, ...]
    any_written: tuple[str, ...]
    any_folded: tuple[str, ...]


def indexed(own: Iterable[str], of_others: Iterable[str] = (), *, has_others: bool = False) -> str:
    """The words for the index: folded, then as written where there are marks; last the record's
    own once more, marked and run together, where the kind `has_others`."""
    names = list(own)
    mine = _tokens(names)
    every = mine | _tokens(of_others)
    if not has_others:
        return " ".join(every)
    joined = (_JOINED + "".join(_TOKEN.findall(fold(name.lower()))) for name in names)
    return " ".join((*every, *(_OWN + token for token in mine), *joined))


def _tokens(texts: Iterable[str]) -> dict[str, None]:
    written = " ".join(texts).lower()
    return dict.fromkeys(_TOKEN.findall(fold(written)) + _TOKEN.findall(written))


def asked(typed: str, *, of_others: bool) -> Asked:
    """The queries of what a person typed. Every token is the beginning of a word. `of_others`
    says whether the kind has other people's names at all.

    A token longer than the prefixes that are indexed is asked as a whole word first: SQLite
    gathers all hits of such a prefix before it gives the first.
    """
    written, folded = _typed(typed, marked=True), _typed(typed, marked=False)
    if not of_others:
        return Asked(_queries(written), _queries(folded), (), ())
    if len(folded) > 1:
        return Asked((), (_begun(_JOINED + "".join(folded)),), _queries(written), _queries(folded))
    return Asked(
        _queries([_OWN + token for token in written]),
        _queries([_OWN + token for token in folded]),
        _queries(written),
        _queries(folded),
    )


def _typed(typed: str, *, marked: bool) -> list[str]:
    """The tokens typed, folded or as written; nothing as written where there are no marks."""
    lower = typed[:400].lower()
    tokens = _TOKEN.findall(lower if marked else fold(lower))[:_MOST_TOKENS]
    return [] if marked and all(map(str.isascii, tokens)) else tokens


def _begun(token: str) -> str:
    return f'"{token}"*'


def _whole_if_long(token: str) -> str:
    return f'"{token}"' if len(token) > max(PREFIXES) else _begun(token)


def _queries(tokens: list[str]) -> tuple[str, ...]:
    found = (" ".join(map(_whole_if_long, tokens)), " ".join(map(_begun, tokens)))
    return tuple(dict.fromkeys(filter(None, found)))


def rank(indexed_words: str, typed: str) -> int | None:
    """Which of the queries of `asked` a row's words answer first, 0 to 3; None for none: a row
    tested by itself."""
    held = indexed_words.split()
    every = [token for token in held if token[0] not in (_OWN, _JOINED)]
    tokens = [token[1:] for token in held if token.startswith(_OWN)] or every
    folded = _typed(typed, marked=False)
    if not folded or not _answers(every, folded):
        return None
    written = _typed(typed, marked=True)
    if written and _answers(tokens, written):
        return 0
    if _answers(tokens, folded):
        return 1
    return 2 if written and _answers(every, written) else 3


def better(rank: int, telling: Telling, title: str) -> int:
    """The rank of a row found in all names whose own title has every word typed, in any order:
    that of its own names."""
    return rank - 2 if rank > 1 and telling.is_in(title) else rank


def _answers(tokens: list[str], parts: list[str]) -> bool:
    return all(any(token.startswith(part) for token in tokens) for part in parts)


class Telling:
    """Says by what a record was found. Made once for what was typed."""

    def __init__(self, typed: str) -> None:
        self._parts = _typed(typed, marked=False)

    def told_by(self, title: str, texts: Iterable[tuple[str, object]]) -> tuple[str, str]:
        """The first of `texts` (name, text) that holds a word typed which the title has not;
        ("", "") where the title tells all of it."""
        missing = _unanswered(title, self._parts)
        if missing:
            for name, text in texts:
                if isinstance(text, str) and len(_unanswered(text, missing)) < len(missing):
                    return name, text
        return "", ""

    def is_in(self, title: str) -> bool:
        """Whether the title has all words typed."""
        return not _unanswered(title, self._parts)


def _unanswered(text: str, parts: list[str]) -> list[str]:
    words = fold(text)
    # Names need no taking apart, and fifty hits of five names are asked at each key.
    if not words.replace(" ", "").isalnum():
        words = " ".join(_TOKEN.findall(words))
    words = f" {words}"
    return [part for part in parts if f" {part}" not in words]
