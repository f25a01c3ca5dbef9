"""The updates of this user's profile: as the signed files that came, verified at every start.

Loads little: every start of the program asks whether there are any.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xatre import paths, resources
from xatre.errors import XatreError

if TYPE_CHECKING:
    from xatre.exchange.update import Update

OFFICES = "offices.json"
"""Signing keys of offices that were enrolled in a book when they sent lists: `{hex: unit}`."""

DATA = ("codes", "criteria", "plans")


@dataclass(frozen=True)
class Laid:
    """One sort of data: its version now, and who signed it ("" for what came along)."""

    what: str
    version: str
    title: str
    signer: str


def file_of(what: str) -> Path:
    """Where the update of that sort is kept."""
    return paths.updates() / f"{what}.xatre"


def offices() -> dict[bytes, str]:
    """Offices whose lists were accepted before: `{signing key: unit}`."""
    try:
        kept = json.loads((paths.updates() / OFFICES).read_text(encoding="utf-8"))
        return {bytes.fromhex(key): str(unit) for key, unit in kept.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def read(what: str) -> Update | None:
    """The kept update of that sort; None where there is none, or what came with the program is
    not older. Raises as `read_update`, and UpdateNotWhole."""
    file = file_of(what)
    if not file.is_file():
        return None
    from xatre.exchange.update import numbers, read_update
    from xatre.work.updates.checking import require_usable

    update = read_update(file, {*resources.publisher_keys(), *offices()})
    if numbers(update.version) <= numbers(resources.data_versions()[what]):
        return None
    require_usable(what, update.files, file.name)
    return update


def lay_over() -> list[XatreError]:
    """Lay every kept update over the program's own data; what cannot be used is left out and
    said. Called once at start, before anything else is read."""
    if not paths.updates().is_dir():
        return []
    files: dict[str, bytes] = {}
    faults: list[XatreError] = []
    for what in DATA:
        try:
            update = read(what)
        except XatreError as fault:
            faults.append(fault)
            continue
        if update is not None:
            files.update(update.files)
    if files:
        resources.lay_over(files)
    return faults


def laid() -> list[Laid]:
    """Every sort of data with its version now."""
    found = []
    for what in DATA:
        version, title, signer = resources.data_versions()[what], "", ""
        try:
            update = read(what)
        except XatreError:
            update = None
        if update is not None and update.header is not None:
            version, title, signer = update.version, update.title, update.header.unit
            if update.header.signing in resources.publisher_keys():
                signer = "publisher"
        found.append(Laid(what, version, title, signer))
    return found
