"""Signed updates: the lists, criteria and plans of this checkout, or a program's installer."""

from __future__ import annotations

import csv
from pathlib import Path

from publishing.key import PublisherKey
from xatre import __version__
from xatre.exchange.update import Update, make_update, numbers
from xatre.work.updates.checking import FOLDERS

TITLES = {
    "codes": "Danh mục, đơn vị hành chính, thời hạn, ngày nghỉ",
    "criteria": "Bộ tiêu chí xã, phường phù hợp với trẻ em",
    "plans": "Chỉ tiêu của kế hoạch, chương trình",
    "program": "Chương trình Xã Trẻ",
}


def versions(root: Path) -> dict[str, str]:
    """The version of each sort of data, of `resources/versions.csv`."""
    with (root / "resources" / "versions.csv").open(encoding="utf-8", newline="") as lines:
        return {row["what"]: row["version"] for row in csv.DictReader(lines)}


def of_data(root: Path, what: str, key: PublisherKey, version: str = "") -> bytes:
    """The signed update of one sort of data, as it lies in `resources/`."""
    files = {}
    for folder in FOLDERS[what]:
        for file in sorted((root / "resources" / folder).iterdir()):
            if file.suffix in (".csv", ".json"):
                files[f"{folder}/{file.name}"] = file.read_bytes()
    chosen = version or versions(root)[what]
    update = Update(what=what, version=chosen, title=TITLES[what], files=files)
    return make_update(update, key.header(_sequence(chosen)), key.sign)


def of_program(installer: Path, key: PublisherKey, version: str = __version__) -> bytes:
    """The signed update that brings an installer for Windows."""
    update = Update(
        what="program",
        version=version,
        title=f"{TITLES['program']} {version}",
        platform="windows",
        files={installer.name: installer.read_bytes()},
    )
    return make_update(update, key.header(_sequence(version)), key.sign)


def _sequence(version: str) -> int:
    major, minor, patch, _ = numbers(version)
    return (major * 10000 + minor * 100 + patch) % 10**9
