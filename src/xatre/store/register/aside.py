"""Drafts put aside in files of their own while the book is busy, each sealed with a key that the
book keeps. Whoever has the book open takes them in and drops them.

A file is flushed and replaced whole, so a kill or a power cut leaves the old or the new one. What
cannot be read any more is passed over: it is a second of typing, and the draft before it is in the
book.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import orjson
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.utils import random

from xatre.store.faults import told_plainly
from xatre.store.register.drafts import Draft
from xatre.whole_files import flush_folder, write_whole

KEY_BYTES = SecretBox.KEY_SIZE


def new_key() -> bytes:
    """A key for one book."""
    return random(KEY_BYTES)


class Aside:
    """The drafts put aside of one book."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._box = folder / "aside", SecretBox(key)

    def keep(self, draft: Draft, typed: Mapping[str, str]) -> None:
        """Put a draft aside, with what is typed and cannot be read; in place of an earlier one of
        the record. Raises DiskError."""
        content = orjson.dumps({**asdict(draft), "typed": dict(typed)})
        with told_plainly():
            if not self._folder.is_dir():
                self._folder.mkdir(exist_ok=True)
                flush_folder(self._folder.parent)
            part = self._folder / f"{draft.id}.part"
            write_whole(self._folder / draft.id, self._box.encrypt(content), half=part)

    def drop(self, id: str) -> None:
        """The draft of this record is in the book now. Raises DiskError."""
        with told_plainly():
            (self._folder / id).unlink(missing_ok=True)

    def left(self) -> list[tuple[Draft, dict[str, str]]]:
        """What was put aside and never taken in. Raises DiskError."""
        found: list[tuple[Draft, dict[str, str]]] = []
        with told_plainly():
            files = sorted(self._folder.glob("*")) if self._folder.is_dir() else []
            for file in files:
                if file.suffix == ".part":
                    continue
                try:
                    told = orjson.loads(self._box.decrypt(file.read_bytes()))
                    typed = told.pop("typed")
                    found.append((Draft(**told), typed))
                except (CryptoError, ValueError, TypeError, KeyError):
                    continue
        return found

    def clear(self) -> None:
        """Drop all. Raises DiskError."""
        with told_plainly():
            for file in sorted(self._folder.glob("*")) if self._folder.is_dir() else ():
                file.unlink(missing_ok=True)
