"""What can be read of a book from outside, with no password: its officers' names, whether it lies
on a stick. Loads neither keys nor database, because the window that asks for the password waits
for it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

SLOTS_FILE = "slots.json"
TRIES_FILE, MOVED_FILE = "unlock.json", "moved.json"
LONGEST = 1 << 20


@dataclass(frozen=True)
class Nameplate:
    """`officers` is empty where there is no book, or its slots file cannot be read: opening it
    then says what is wrong."""

    officers: tuple[str, ...] = ()
    portable: bool = False
    there: bool = False
    moved: bool = False


def read(folder: Path) -> Nameplate:
    """What stands on the book in `folder`. Raises nothing."""
    path = folder / SLOTS_FILE
    if (folder / MOVED_FILE).exists():
        return Nameplate(there=True, moved=True)
    try:
        with path.open("rb") as file:
            content = json.loads(file.read(LONGEST))
        names = [
            slot["name"]
            for slot in content["slots"]
            if slot["sort"] == "officer" and isinstance(slot["name"], str)
        ]
        return Nameplate(tuple(name[:200] for name in names), content["portable"] is True, True)
    except FileNotFoundError:
        return Nameplate()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Nameplate(there=True)


def has_failed_tries(folder: Path) -> bool:
    """Whether a wrong password was typed since the last right one."""
    return (folder / TRIES_FILE).exists()
