"""A sheet made as HTML goes into a file. The journal says what leaves before it does, so the place
is looked at before the sheet is made. Knows nothing of what a sheet says."""

from __future__ import annotations

from pathlib import Path

from xatre.exchange import delivery


def require_place(file: Path) -> None:
    """Whether a file of this name can lie there. Raises PlaceGone."""
    if file.is_dir() or not file.parent.is_dir():
        raise delivery.PlaceGone(file=file.name)


def write_html(html: str, file: Path) -> Path:
    """Write the sheet whole, or not at all; its path. Raises DiskError, NameTaken."""
    data = f'<meta charset="utf-8">{html}'.encode()
    return delivery.write(file.parent, file.name, data)
