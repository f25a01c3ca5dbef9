"""Wrong passwords cost time: after three, one minute, then twice as long each time.

The counts are a small file beside the slots, one for each slot, so that nobody's mistakes shut
another out; written before a try and cleared by a right one, so that killing the program gains
nothing. It only slows a person at this program; what protects a stolen book is argon2id.
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
EVERYONE = ""
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


def read(folder: Path, slot: str, file: str = FILE) -> Tries:
    """The tries counted so far for a slot; a file that makes no sense counts as three failures of
    everyone."""
    every = _every(folder, file)
    return every.get(slot, every.get(EVERYONE, Tries()))


def admit(folder: Path, now: datetime, slot: str, file: str = FILE) -> Tries:
    """Count a try before it is made. Raises MustWait while the wait of earlier ones runs.

    A clock set back begins the full wait again at the clock's time: it neither ends a wait
    sooner nor makes it last for ever.
    """
    tries = read(folder, slot, file)
    wait = tries.wait()
    if wait and now < tries.last:
        tries = Tries(tries.failed, now)
        _write(folder, slot, tries, file)
    if now < tries.last + wait:
        raise MustWait(wait=words(tries.last + wait - now))
    tries = Tries(tries.failed + 1, now)
    _write(folder, slot, tries, file)
    return tries


def forgive(folder: Path, slot: str, file: str = FILE) -> None:
    """The password was right; a count that stands for everyone goes with it."""
    every = _every(folder, file)
    left = {one: tries for one, tries in every.items() if one not in (slot, EVERYONE)}
    with told_plainly():
        if not left:
            (folder / file).unlink(missing_ok=True)
        elif left != every:
            _write_all(folder, left, file)


def _every(folder: Path, file: str) -> dict[str, Tries]:
    """Slot → its tries. Earlier programs kept one count, of everyone."""
    path = folder / file
    with told_plainly():
        content = path.read_bytes() if path.exists() else b""
    if not content:
        return {}
    try:
        found = json.loads(content)
        counts = {EVERYONE: found} if "failed" in found else found
        return {
            str(slot): Tries(max(int(one["failed"]), 0), datetime.fromisoformat(one["last"]))
            for slot, one in counts.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {EVERYONE: Tries(FREE_TRIES)}


def _write(folder: Path, slot: str, tries: Tries, file: str) -> None:
    _write_all(folder, _every(folder, file) | {slot: tries}, file)


def _write_all(folder: Path, every: dict[str, Tries], file: str) -> None:
    content = {
        slot: {"failed": tries.failed, "last": tries.last.isoformat()}
        for slot, tries in every.items()
    }
    write_whole(folder / file, json.dumps(content).encode())
