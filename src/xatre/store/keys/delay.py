"""Wrong passwords cost time: after three, one minute, then twice as long each time.

The count is a small file beside the slots, written before a try and cleared by a right one, so
that killing the program gains nothing. It only slows a person at this program; what protects a
stolen book is argon2id.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from xatre.store.durable import write_whole
from xatre.store.faults import MustWait, told_plainly

FILE, RECOVERY_FILE = "unlock.json", "recovery.json"
"""Tries of passwords and of the recovery code count apart: who forgot the one has the other."""
FREE_TRIES = 3
LONGEST = timedelta(minutes=60)


@dataclass(frozen=True)
class Tries:
    """How many tries failed, and when the last one was."""

    failed: int = 0
    last: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    def wait(self) -> timedelta:
        """How long must pass after `last`."""
        if self.failed < FREE_TRIES:
            return timedelta()
        return min(timedelta(minutes=2 ** min(self.failed - FREE_TRIES, 10)), LONGEST)

    def left(self) -> int:
        """How many more wrong ones before a wait; 0 while or after one runs."""
        return max(FREE_TRIES - self.failed, 0)

    def next_wait(self) -> timedelta:
        """The wait that has begun, or the first."""
        return Tries(max(self.failed, FREE_TRIES)).wait()


def words(wait: timedelta) -> str:
    """`1 phút`, `45 giây`."""
    seconds = max(int(wait.total_seconds() + 0.999), 1)
    return f"{seconds} giây" if seconds < 60 else f"{-(-seconds // 60)} phút"


def read(folder: Path, file: str = FILE) -> Tries:
    """The tries counted so far; a file that makes no sense counts as three failures."""
    path = folder / file
    with told_plainly():
        content = path.read_bytes() if path.exists() else b""
    if not content:
        return Tries()
    try:
        found = json.loads(content)
        return Tries(max(int(found["failed"]), 0), datetime.fromisoformat(found["last"]))
    except (ValueError, KeyError, TypeError):
        return Tries(FREE_TRIES)


def admit(folder: Path, now: datetime, file: str = FILE) -> Tries:
    """Count a try before it is made. Raises MustWait while the wait of earlier ones runs.

    A clock set back begins the full wait again at the clock's time: it neither ends a wait
    sooner nor makes it last for ever.
    """
    tries = read(folder, file)
    wait = tries.wait()
    if wait and now < tries.last:
        tries = Tries(tries.failed, now)
        _write(folder, tries, file)
    if now < tries.last + wait:
        raise MustWait(wait=words(tries.last + wait - now))
    tries = Tries(tries.failed + 1, now)
    _write(folder, tries, file)
    return tries


def forgive(folder: Path, file: str = FILE) -> None:
    """The password was right."""
    with told_plainly():
        (folder / file).unlink(missing_ok=True)


def _write(folder: Path, tries: Tries, file: str) -> None:
    content = {"failed": tries.failed, "last": tries.last.isoformat()}
    write_whole(folder / file, json.dumps(content).encode())
