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


def indexed(texts: Iterable[str]) -> str:
    """The words of `texts` for the index: folded, then as written where there are marks."""
    written = " ".join(texts).lower()
    folded = fold(written)
    if folded == written:
        return " ".join(_TOKEN.findall(folded))
    marked = [token for token in _TOKEN.findall(written) if not token.isascii()]
    return " ".join(_TOKEN.findall(folded) + marked)


def asked(typed: str) -> tuple[str, str]:
    """The FTS5 queries of what a person typed: with its marks (or ""), and folded (or "").

    Every token is the beginning of a word.
    """
    lower = typed[:400].lower()
    folded = _TOKEN.findall(fold(lower))[:_MOST_TOKENS]
    written = _TOKEN.findall(lower)[:_MOST_TOKENS]
    marked = [token for token in written if not token.isascii()]
    plain = _query(folded)
    return (f"{plain} {_query(marked)}" if marked else ""), plain


def _query(tokens: list[str]) -> str:
    return " ".join(f'"{token}"*' for token in tokens)


def answers(indexed_words: str, typed: str, *, marked: bool) -> bool:
    """Whether indexed words answer `typed`, folded or as written: a row tested by itself."""
    lower = typed[:400].lower()
    parts = _TOKEN.findall(fold(lower))[:_MOST_TOKENS]
    if marked:
        written = [token for token in _TOKEN.findall(lower)[:_MOST_TOKENS] if not token.isascii()]
        if not written:
            return False
        parts += written
    tokens = indexed_words.split()
    return all(any(token.startswith(part) for token in tokens) for part in parts)
