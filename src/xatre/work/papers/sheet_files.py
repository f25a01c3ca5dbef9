"""A sheet made as HTML goes into a file. The journal says what leaves before it does, so the place
is looked at before the sheet is made. Knows nothing of what a sheet says."""

from __future__ import annotations

from pathlib import Path

from xatre.exchange import delivery
from xatre.exchange.ours import SHEET_START


def require_place(file: Path, *, replacing: bool = False) -> None:
    """Whether a file of this name can lie there; with `replacing` a person was asked about the one
    that does. Raises PlaceGone, NameTaken."""
    if file.is_dir() or not file.parent.is_dir():
        raise delivery.PlaceGone(file=file.name)
    if not replacing:
        delivery.require_free(file)


def write_html(html: str, file: Path) -> Path:
    """Write the sheet whole, or not at all; its path. Raises DiskError, NameTaken."""
    data = f"{SHEET_START}{html}".encode()
    return delivery.write(file.parent, file.name, data)
