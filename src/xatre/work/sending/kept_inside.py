"""Packages sealed here that no stick or folder has yet: the copying failed, and the person put it
off. Kept in the settings of the book, so that nobody takes them for sent.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from xatre.store.book import Book
from xatre.store.traffic.packages import Outgoing
from xatre.store.traffic.statements import CANCELLED

SETTING = "outbox.kept_inside"


def kept_inside(book: Book) -> frozenset[str]:
    """The sha256 of packages that were never copied out."""
    return frozenset(json.loads(book.setting(SETTING, "[]")))


def is_out(package: Outgoing, inside: Collection[str]) -> bool:
    """Whether a package of the outbox has left the book: it was copied out, or a return speaks of
    it."""
    return package.outcome not in ("", CANCELLED) or package.sha256 not in inside


def note_sealed(book: Book, sha256: str) -> None:
    """A package lies in the outbox and nowhere else. Raises DiskError."""
    _keep(book, kept_inside(book) | {sha256})


def note_copied(book: Book, sha256: str) -> None:
    """A package was copied out. Raises DiskError."""
    kept = kept_inside(book)
    if sha256 in kept:
        _keep(book, kept - {sha256})


def _keep(book: Book, kept: frozenset[str]) -> None:
    book.set_setting(SETTING, json.dumps(sorted(kept)) if kept else "")
