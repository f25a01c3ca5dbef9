"""A folder an office watches: what lies there and was not taken yet. Nothing is taken from it by
itself; a person reads the files and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xatre.errors import XatreError
from xatre.store.traffic import packages
from xatre.work.people.cards import enrolled
from xatre.work.people.renewing import own_fingerprint
from xatre.work.receiving.admitting import would_be_refused
from xatre.work.receiving.gathering import NothingThere, gather
from xatre.work.session import Session

SETTING = "exchange.inbox"
Seen = frozenset[tuple[str, int, int]]
"""What a folder looked like: name, size and time of each file."""


@dataclass(frozen=True)
class Waiting:
    """Files not taken yet and cards not trusted yet in the folder, which may be gone; `refused`
    are files that are not taken as they lie there, for what they are or as long as their sender is
    not trusted. `left_out` says that it holds more than were read."""

    folder: Path
    files: tuple[Path, ...]
    cards: tuple[Path, ...]
    seen: Seen
    is_gone: bool = False
    left_out: str = ""
    refused: tuple[Path, ...] = ()


def watch(session: Session, folder: Path | None) -> None:
    """Watch this folder from now on, or none. Raises NoRight, DiskError."""
    session.require("exchange")
    session.book.set_setting(SETTING, str(folder.absolute()) if folder else "")
    session.note("watched" if folder else "not watched")


def look(session: Session, before: Seen | None = None) -> Waiting | None:
    """What waits in the watched folder; None where none is watched, or where it looks as it did
    `before`. A file that cannot be read as ours is among the refused, so that a person hears of
    it. Raises NoRight."""
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
    known = {peer.fingerprint for peer in enrolled(session)} | {own_fingerprint(session)}
    cards = tuple(one for one in found.cards if found.inspected[one].fingerprint not in known)
    fresh: list[Path] = []
    refused: list[Path] = []
    for file in found.files:
        whole = found.inspected.get(file)
        # One that was taken in before, withdrawn since or not, waits no more.
        if whole is not None and packages.incoming(session.book.db, whole.sha256) is not None:
            continue
        bad = whole is None or would_be_refused(session, whole)
        (refused if bad else fresh).append(file)
    return Waiting(
        folder, tuple(fresh), cards, seen, left_out=found.left_out_words, refused=tuple(refused)
    )


def _seen(folder: Path) -> Seen:
    """Raises OSError."""
    found = [*folder.iterdir(), *(inner for one in folder.iterdir() if one.is_dir()
                                  for inner in one.iterdir())]  # fmt: skip
    facts = [(str(one), one.stat()) for one in found if one.is_file()]
    return frozenset((name, stat.st_size, stat.st_mtime_ns) for name, stat in facts)
