"""One program at a time: the lock file in the book's folder, which names the PC and the time.

The operating system holds the lock for the life of the process, so a dead one lets go; the
words in the file are for people and for sticks that go from PC to PC.
"""

from __future__ import annotations

import json
import os
import platform
from datetime import datetime
from pathlib import Path
from typing import Any

from xatre.store.faults import BookInUse, told_plainly

FILE = "lock"
LOCKED_BYTE = 1 << 20
"""Windows keeps others from reading a locked byte, so a byte beyond the words is locked."""


def this_computer() -> str:
    """The name of this PC as its user knows it."""
    return platform.node() or "máy này"


class Lock:
    """The held lock of one book; `release` lets go of it."""

    def __init__(self, handle: int | None, *, leaves_words: bool = True) -> None:
        self._handle: int | None = handle
        self._leaves_words = leaves_words

    @classmethod
    def take(cls, folder: Path, now: datetime, take_over: bool = False) -> Lock:
        """Take the lock, or raise BookInUse naming who has it, or DiskError.

        A lock left by a dead process of this PC is taken over silently; one left by another PC
        only with `take_over`, because nobody here can see whether that PC still works.
        """
        with told_plainly():
            handle = os.open(folder / FILE, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0))
        try:
            holder = _holder(handle)
            if not _seize(handle):
                raise _in_use(holder)
            if holder.get("computer", this_computer()) != this_computer() and not take_over:
                raise _in_use(holder)
            with told_plainly():
                _write(
                    handle,
                    {
                        "computer": this_computer(),
                        "process": str(os.getpid()),
                        "since": now.isoformat(timespec="seconds"),
                    },
                )
        except BaseException:
            os.close(handle)
            raise
        return cls(handle)

    @classmethod
    def look(cls, folder: Path) -> Lock:
        """The lock of a book that nothing can be written into, as far as this PC can hold it.
        Raises BookInUse where somebody has the book open, DiskError."""
        with told_plainly():
            try:
                handle = os.open(folder / FILE, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            except FileNotFoundError:
                return cls(None, leaves_words=False)
        try:
            holder = _holder(handle)
            elsewhere = holder.get("computer", this_computer()) != this_computer()
            if elsewhere or not _seize(handle):
                raise _in_use(holder)
        except BaseException:
            os.close(handle)
            raise
        return cls(handle, leaves_words=False)

    def release(self) -> None:
        """Let go; the file stays, empty, so that nobody locks a file already unlinked."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        try:
            with told_plainly():
                if self._leaves_words:
                    _write(handle, None)
        finally:
            os.close(handle)


def _seize(handle: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt as windows

            tools: Any = windows
            os.lseek(handle, LOCKED_BYTE, os.SEEK_SET)
            tools.locking(handle, tools.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder(handle: int) -> dict[str, str]:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        words = json.loads(os.read(handle, 4096))
    except ValueError:
        return {}
    return {str(key): str(value)[:100] for key, value in words.items()} if words else {}


def _write(handle: int, words: dict[str, str] | None) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    os.ftruncate(handle, 0)
    if words is not None:
        os.write(handle, json.dumps(words, ensure_ascii=False).encode())
    os.fsync(handle)


def _in_use(holder: dict[str, str]) -> BookInUse:
    computer = holder.get("computer", "")
    where = "máy khác" if not computer else f"máy khác: {computer}"
    if computer == this_computer():
        where = "một cửa sổ khác trên máy này"
    return BookInUse(where=where, since=_when(holder.get("since", "")))


def _when(since: str) -> str:
    try:
        return datetime.fromisoformat(since).astimezone().strftime("%H:%M ngày %d/%m/%Y")
    except ValueError:
        return "không rõ lúc nào"
