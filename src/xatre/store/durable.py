"""Small files that are there whole or not at all, whatever the power does."""

from __future__ import annotations

import os
from pathlib import Path

from xatre.store.faults import PlaceTaken, told_plainly


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path` so that a power cut leaves the old bytes or the new. Raises DiskError."""
    beside = path.with_name(path.name + ".new")
    with told_plainly():
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make renames inside `folder` last. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def require_empty(folder: Path) -> None:
    """Raise PlaceTaken unless `folder` is absent or empty, DiskError."""
    with told_plainly():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise PlaceTaken(folder=folder.name)
