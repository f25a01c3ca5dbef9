"""Files that are there whole or not at all, whatever the power does.

Knows the operating system's calls for it and nothing of what is written; its errors are those of
the system, and each layer says them in its own words.
"""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

_CHUNK = 1024 * 1024


def write_whole(path: Path, content: bytes, *, half: Path | None = None) -> None:
    """Replace `path` so that a power cut leaves the old bytes or the new.

    They are written beside it, as `half`, flushed, renamed, and the folder flushed. What failed
    half-way is removed. Raises OSError.
    """
    beside = half or path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    try:
        _write_through(beside, content)
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make renames inside `folder` last. Raises OSError."""
    if os.name == "nt":  # Windows flushes the entry with the file and opens no folders
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP):  # some stick file systems cannot
            raise
    finally:
        os.close(handle)


def _write_through(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o600), "wb") as file:
        view = memoryview(content)
        for start in range(0, len(content), _CHUNK):
            file.write(view[start : start + _CHUNK])
        file.flush()
        os.fsync(file.fileno())
