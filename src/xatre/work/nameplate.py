"""What may be known of a book before it is opened. Loads little: the unlock window waits for it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from xatre.errors import BookError
from xatre.store import nameplate
from xatre.store.nameplate import Nameplate

__all__ = ["Nameplate", "closed_place", "read", "seconds_to_wait"]


def read(folder: Path) -> Nameplate:
    """Names of its officers, whether it lies on a stick, whether it is there at all."""
    return nameplate.read(folder)


def seconds_to_wait(folder: Path, now: datetime, officer: str = "") -> int:
    """How long an officer may try no password after wrong ones; 0 when they may. The name may be
    left out where there is one officer. Raises BookError, DiskError."""
    if not nameplate.has_failed_tries(folder):
        return 0
    from xatre.store import opening
    from xatre.store.keys import delay, slots

    tries = delay.read(folder, opening.slot_of(slots.read(folder), officer).id)
    left = (tries.last + tries.wait() - now).total_seconds()
    return max(0, min(int(left + 0.999), int(tries.wait().total_seconds())))


def closed_place(folder: Path) -> BookError:
    """Why nothing can be opened in a folder that has no book, or had one."""
    from xatre.store import faults
    from xatre.store.safety import moving

    try:
        moving.require_not_moved(folder)
    except BookError as error:
        return error
    return faults.BookMissing(folder=folder.name or str(folder))
