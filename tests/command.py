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


def xatre(*words: object, given: str = "", password: str = PASSWORD) -> Ran:
    """Run a command as `python -m xatre` does, `given` on its standard input."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    typed = io.TextIOWrapper(io.BytesIO(given.encode("utf-8", "surrogatepass")))
    with (
        mock.patch.dict(os.environ, XATRE_PASSWORD=password),
        mock.patch.multiple(sys, stdin=typed, stdout=streams[0], stderr=streams[1]),
    ):
        code = run([str(word) for word in words])
    said = []
    for stream in streams:
        stream.flush()
        said.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
    return Ran(code, *said)


def new_book_and_code(
    folder: Path, unit: str = "02788@2025", role: str = "commune"
) -> tuple[Path, str]:
    """A book, closed; its folder and recovery code."""
    book, code = Book.create(
        folder, unit=unit, role=role, officer_name="Lò Thị Ưng", password=PASSWORD,
        cost=Cost.test(),
    )  # fmt: skip
    book.close()
    return folder, code


def new_book(folder: Path, unit: str = "02788@2025", role: str = "commune") -> Path:
    """A book, closed; its folder."""
    return new_book_and_code(folder, unit, role)[0]


def enrol(one: Path, other: Path, folder: Path) -> str:
    """The card of `one`, trusted by `other`; its fingerprint."""
    card = xatre("card", one, "--out", folder / f"{one.name}.xatre", "--json").json
    words = ("--fingerprint", card["fingerprint"], "--json")
    enrolled = xatre("enrol", other, card["file"], *words)
    assert enrolled.code == 0, enrolled.words
    return str(card["fingerprint"])


def trust(one: Path, other: Path, folder: Path) -> None:
    """Each trusts the other's card."""
    enrol(one, other, folder)
    enrol(other, one, folder)
