"""Archives of npm packages, pinned by name, version and hash in `build/requirements/npm.txt`,
fetched by npm as it is set up on this machine. What is made of them lies in `resources/`.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path


def pinned(root: Path) -> list[tuple[str, str, str]]:
    """Name, version and SHA-256 of each archive, the first of Be Vietnam Pro."""
    lines = (root / "build" / "requirements" / "npm.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return [(name, version, digest) for name, version, digest in rows]


def archives(root: Path, given: list[Path]) -> list[Path]:
    """The archives given, or fetched; each is the pinned one. Raises ValueError,
    CalledProcessError."""
    place = root / ".out" / "npm"
    found = list(given)
    for name, version, _ in pinned(root) if not given else ():
        place.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", "--silent", f"{name}@{version}"]
        told = subprocess.run(command, cwd=place, check=True, stdout=subprocess.PIPE, text=True)
        found.append(place / told.stdout.split()[-1])
    for file, (name, version, digest) in zip(found, pinned(root), strict=True):
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise ValueError(f"{file.name} is not the pinned {name} {version}")
    return found
