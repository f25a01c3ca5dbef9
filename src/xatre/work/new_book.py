"""Making a book: its folder, its first officer and the recovery code shown once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xatre import paths, resources
from xatre.exchange import keys
from xatre.store.book import Book
from xatre.store.keys.slots import Cost
from xatre.work.units import read_unit


@dataclass(frozen=True)
class Created:
    """A new book. `recovery_code` is never shown again."""

    folder: Path
    recovery_code: str
    fingerprint: str


def create_book(
    folder: Path,
    *,
    unit: str,
    role: str,
    officer: str,
    password: str,
    demo: bool = False,
    portable: bool | None = None,
    cost: Cost | None = None,
    settings: Mapping[str, str] | None = None,
    letter: str = "",
) -> Created:
    """Make a book for `unit` and close it again; the officer is its administrator and has case
    rights; `settings` are kept in it; `letter` (B, C…) is for the record codes of a unit's further
    device, until the office says another; `portable` says that it lies on a stick, where only five
    words will do as a password; None looks. Raises UnknownUnit, PlaceTaken, WeakPassword,
    NotThisOfficer, DiskError."""
    whole_unit = read_unit(resources.codes(), unit, role)
    book, recovery_code = Book.create(
        folder,
        unit=whole_unit,
        role=role,
        officer_name=officer,
        password=password,
        demo=demo,
        portable=paths.is_on_stick(folder) if portable is None else portable,
        cost=cost,
    )
    with book:
        if letter:
            book.put_letter(letter)
        for name, value in (settings or {}).items():
            book.set_setting(name, value)
        mark = keys.fingerprint(
            whole_unit,
            role,
            book.facts.device,
            book.device.signing_key,
            book.device.sealing_key,
        )
    return Created(folder, recovery_code, mark)
