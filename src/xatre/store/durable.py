"""Small files of the book, whole or not at all, and folders that must be empty first: the words of
the disk in ours."""

from __future__ import annotations

from pathlib import Path

from xatre import whole_files
from xatre.store.faults import PlaceTaken, told_plainly


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path` so that a power cut leaves the old bytes or the new. Raises DiskError."""
    with told_plainly():
        whole_files.write_whole(path, content)


def require_empty(folder: Path) -> None:
    """Raise PlaceTaken unless `folder` is absent or empty, DiskError."""
    with told_plainly():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise PlaceTaken(folder=folder.name)
