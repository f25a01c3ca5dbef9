"""A folder an office watches: what lies there and was not taken yet. Nothing is taken from it by
itself; a person reads the files and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xatre.errors import XatreError
from xatre.store.traffic import packages
from xatre.work.receiving.gathering import NothingThere, gather
from xatre.work.session import Session

SETTING = "exchange.inbox"
Seen = frozenset[tuple[str, int, int]]
"""What a folder looked like: name, size and time of each file."""


@dataclass(frozen=True)
class Waiting:
    """Files not taken yet and cards not trusted yet in the folder, which may be gone. `left_out`
    says that it holds more than were read."""

    folder: Path
    files: tuple[Path, ...]
    cards: tuple[Path, ...]
    seen: Seen
    is_gone: bool = False
    left_out: str = ""


def watch(session: Session, folder: Path | None) -> None:
    """Watch this folder from now on, or none. Raises NoRight, DiskError."""
    session.require("exchange")
    session.book.set_setting(SETTING, str(folder.absolute()) if folder else "")
    session.note("watched" if folder else "not watched")


def look(session: Session, before: Seen | None = None) -> Waiting | None:
    """What waits in the watched folder; None where none is watched, or where it looks as it did
    `before`. A file that cannot be read as ours is listed too, so that a person hears of it.
    Raises NoRight."""
    session.require("exchange")
    name = session.book.setting(SETTING)
    if not name:
        return None
    folder = Path(name)
    try:
        seen = _seen(folder)
        if seen == before:
            return None
        found = gather(session, [folder])
    except NothingThere:
        return Waiting(folder, (), (), seen)
    except (OSError, XatreError):
        return Waiting(folder, (), (), frozenset(), is_gone=True)
    # One that was taken in before, withdrawn since or not, waits no more.
    fresh = tuple(
        file
        for file in found.files
        if file not in found.hashes
        or packages.incoming(session.book.db, found.hashes[file]) is None
    )
    return Waiting(folder, fresh, found.cards, seen, left_out=found.left_out_words)


def _seen(folder: Path) -> Seen:
    """Raises OSError."""
    found = [*folder.iterdir(), *(inner for one in folder.iterdir() if one.is_dir()
                                  for inner in one.iterdir())]  # fmt: skip
    facts = [(str(one), one.stat()) for one in found if one.is_file()]
    return frozenset((name, stat.st_size, stat.st_mtime_ns) for name, stat in facts)
