"""What the desk remembers of each book for this user, outside the book: where it lies, whose it
is, who opened it when, and where files were last chosen. Nothing of what a book holds.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from xatre import paths

MOST_BOOKS = 12


@dataclass(frozen=True)
class KnownBook:
    """A book opened here before. `officers` maps a name to (role words, last opening, ISO)."""

    folder: str
    unit: str = ""
    unit_name: str = ""
    province_name: str = ""
    at_office: bool = False
    demo: bool = False
    officers: dict[str, tuple[str, str]] = field(default_factory=dict)
    last_officer: str = ""

    @property
    def path(self) -> Path:
        return Path(self.folder)

    @property
    def title(self) -> str:
        """What the book is called: "Sổ trẻ em xã Sì Lở Lầu"."""
        if not self.unit_name:
            return "Sổ trẻ em"
        if self.at_office:
            return f"Sổ tiếp nhận, {self.unit_name}"
        return f"Sổ trẻ em {self.unit_name[:1].lower()}{self.unit_name[1:]}"

    @property
    def line(self) -> str:
        """Code, province and place, in one line."""
        province = self.province_name[:1].lower() + self.province_name[1:]
        code = self.unit.partition("@")[0]
        parts = [f"Mã đơn vị {code}" if code else "", province, self.folder]
        return " · ".join(part for part in parts if part)


def known_books() -> list[KnownBook]:
    """The books this user opened, the last one first. A file that cannot be read is an empty
    list: the user then points to the book once more."""
    try:
        kept = json.loads(paths.settings_file().read_text(encoding="utf-8"))
        return [_book(row) for row in kept["books"]][:MOST_BOOKS]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _book(row: dict[str, Any]) -> KnownBook:
    officers = {
        str(name): (str(words), str(when)) for name, (words, when) in row["officers"].items()
    }
    texts = {
        name: str(row.get(name, ""))
        for name in ("folder", "unit", "unit_name", "province_name", "last_officer")
    }
    return KnownBook(
        **texts,
        at_office=row.get("at_office") is True,
        demo=row.get("demo") is True,
        officers=officers,
    )


def known(folder: Path) -> KnownBook:
    """What is remembered of the book in `folder`; bare where it is new here."""
    wanted = str(folder)
    return next((book for book in known_books() if book.folder == wanted), KnownBook(wanted))


def remember(book: KnownBook, officer: str, role_words: str, now: datetime) -> KnownBook:
    """Put the book first, with this officer's opening. A profile that cannot be written to is
    no reason not to work: then nothing is remembered."""
    before = known(book.path)
    kept = replace(
        book,
        officers={**before.officers, officer: (role_words, now.isoformat(timespec="minutes"))},
        last_officer=officer,
    )
    others = [one for one in known_books() if one.folder != book.folder]
    _write([kept, *others][:MOST_BOOKS])
    return kept


def forget(folder: Path) -> None:
    """Take a book off the list, as when it was moved."""
    _write([book for book in known_books() if book.folder != str(folder)])


def last_place() -> str:
    """The folder a file was last chosen in; "" where none was, or it is no longer there."""
    try:
        kept = json.loads(paths.settings_file().read_text(encoding="utf-8"))["place"]
        return kept if isinstance(kept, str) and Path(kept).is_dir() else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def remember_place(folder: Path) -> None:
    """Choosers begin here next time."""
    _write(known_books(), str(folder))


def _write(books: list[KnownBook], last: str = "") -> None:
    place = paths.settings_file()
    kept = {"books": [asdict(book) for book in books], "place": last or last_place()}
    content = json.dumps(kept, ensure_ascii=False, indent=1)
    beside = place.with_name(place.name + ".new")
    try:
        paths.made(place.parent)
        beside.write_text(content, encoding="utf-8")
        os.replace(beside, place)
    except OSError:
        return


def when_words(moment: str, now: datetime) -> str:
    """ "hôm nay, 08:10", "hôm qua, 16:05", "12/11/2026", or "" where nothing is known."""
    try:
        then = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    days = (now.astimezone().date() - then.date()).days
    named = {0: "hôm nay", 1: "hôm qua"}.get(days)
    return f"{named}, {then:%H:%M}" if named else f"{then:%d/%m/%Y}"
