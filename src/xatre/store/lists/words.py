"""What the search index holds of a text, and what it is asked: the same tokens on both sides.

A text is indexed folded ("dat") and, where that differs, as written ("đạt"): written tokens are
told from folded ones by their marks, so one index answers both, accented hits first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from xatre.model.text import fold

_TOKEN = re.compile("[0-9a-z\u00df-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u4e00-\u9fa5]+")
"""Letters that FTS5's unicode61 knows as letters too, so that a token is never cut in two."""

_MOST_TOKENS = 12

PREFIXES = (1, 2, 3, 4, 5)
"""Lengths of the prefixes with an index of their own. Measured on 500,000 names: a prefix of
four or five letters took 20–60 ms without, 0.4 ms with; few syllables are longer."""


def indexed(texts: Iterable[str]) -> str:
    """The words of `texts` for the index: folded, then as written where there are marks."""
    written = " ".join(texts).lower()
    folded = fold(written)
    if folded == written:
        return " ".join(_TOKEN.findall(folded))
    return " ".join(dict.fromkeys(_TOKEN.findall(folded) + _TOKEN.findall(written)))


def asked(typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The FTS5 queries of what a person typed, to be asked one after the other: those with its
    marks, and those folded. Every token is the beginning of a word.

    A token longer than the prefixes that are indexed is asked as a whole word first: SQLite
    gathers all hits of such a prefix before it gives the first.
    """
    lower = typed[:400].lower()
    written = _TOKEN.findall(lower)[:_MOST_TOKENS]
    plain = _queries(_TOKEN.findall(fold(lower))[:_MOST_TOKENS])
    return (() if all(map(str.isascii, written)) else _queries(written)), plain


def _queries(tokens: list[str]) -> tuple[str, ...]:
    begun = [f'"{token}"*' for token in tokens]
    whole = [
        f'"{token}"' if len(token) > max(PREFIXES) else start
        for token, start in zip(tokens, begun, strict=True)
    ]
    found = (" ".join(whole), " ".join(begun))
    return tuple(dict.fromkeys(filter(None, found)))


def answers(indexed_words: str, typed: str, *, marked: bool) -> bool:
    """Whether indexed words answer `typed`, folded or as written: a row tested by itself."""
    lower = typed[:400].lower()
    parts = _TOKEN.findall(fold(lower))[:_MOST_TOKENS]
    if marked:
        parts = _TOKEN.findall(lower)[:_MOST_TOKENS]
        if all(map(str.isascii, parts)):
            return False
    tokens = indexed_words.split()
    return all(any(token.startswith(part) for token in tokens) for part in parts)
