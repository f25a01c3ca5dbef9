"""Commands run in this process, and a book with a cheap key derivation."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from xatre.cli.main import run
from xatre.store.book import Book
from xatre.store.keys.slots import Cost

PASSWORD = "mật khẩu thử dài"


class Ran(NamedTuple):
    """One run of the program."""

    code: int
    out: str
    words: str

    @property
    def json(self) -> dict[str, Any]:
        (line,) = self.out.splitlines()
        found: dict[str, Any] = json.loads(line)
        return found


def xatre(*words: object) -> Ran:
    """Run a command as `python -m xatre` does."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    with (
        mock.patch.dict(os.environ, XATRE_PASSWORD=PASSWORD),
        mock.patch.multiple(sys, stdout=streams[0], stderr=streams[1]),
    ):
        code = run([str(word) for word in words])
    said = []
    for stream in streams:
        stream.flush()
        said.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
    return Ran(code, *said)


def new_book(folder: Path, unit: str = "02788@2025") -> Path:
    """A commune's book, closed."""
    book, _ = Book.create(
        folder, unit=unit, role="commune", officer_name="Lò Thị Ưng", password=PASSWORD,
        cost=Cost.test(),
    )  # fmt: skip
    book.close()
    return folder
