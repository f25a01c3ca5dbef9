"""Whether a file that lies somewhere is a workbook, sheet or PDF as this program wrote it, and
nobody has saved it anew since. Such a one is made again at any time; any other is somebody's work.

Looks at the file only; packages are `container.py`'s.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

PROGRAM = "Xã Trẻ"
"""The creator that workbooks and PDFs bear."""

SHEET_START = f'<meta charset="utf-8"><meta name="generator" content="{PROGRAM}">'
"""How a sheet of HTML begins."""

_LARGEST_PART = 64 * 1024
_LARGEST_PDF = 64 * 1024 * 1024
_PDF_CREATOR = b"/Creator (" + "\ufeff".encode("utf-16-be") + PROGRAM.encode("utf-16-be") + b")"
_CREATOR = f"<dc:creator>{PROGRAM}</dc:creator>".encode()
_TIME = re.compile(rb"<dcterms:(?:created|modified)[^>]*>([0-9T:.\-]+Z)</")
_BETWEEN = timedelta(seconds=2)
_WRITER = b"Openpyxl "
"""Excel and others put their own name there when they save."""


def sign(properties: Any) -> None:
    """Say in the properties of a workbook, right before it is written, that this program made it:
    who saves it anew with whatever program sets another time than that of its making."""
    properties.creator = PROGRAM
    properties.created = datetime.now(UTC).replace(tzinfo=None)


def is_ours(place: Path) -> bool:
    """Whether nothing is lost by replacing the file. Raises OSError."""
    with open(place, "rb") as file:
        start = file.read(4096)
    if not any(start):
        # Never filled in: a stick pulled while it was written to.
        return True
    if start.startswith(b"PK"):
        return _is_our_workbook(place)
    if start.startswith(b"%PDF"):
        return (
            _PDF_CREATOR in start
            and place.stat().st_size < _LARGEST_PDF
            and place.read_bytes().count(b"%%EOF") == 1
        )
    return start.startswith(SHEET_START.encode())


def _is_our_workbook(place: Path) -> bool:
    try:
        with ZipFile(place) as archive:
            core = _part(archive, "docProps/core.xml")
            is_by_us = _CREATOR in core and _WRITER in _part(archive, "docProps/app.xml")
            return is_by_us and _was_written_once(core)
    # zipfile says RuntimeError of a part with a password and of a way of packing it does not know.
    except (BadZipFile, KeyError, RuntimeError, EOFError, ValueError):
        return False


def _was_written_once(core: bytes) -> bool:
    """Whether the times of making and of saving are one, but for the second between them."""
    times = [datetime.fromisoformat(one.decode()) for one in _TIME.findall(core)]
    return len(times) == 2 and abs(times[1] - times[0]) <= _BETWEEN


def _part(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_LARGEST_PART)
