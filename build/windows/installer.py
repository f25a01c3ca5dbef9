"""The installer: NSIS over the frozen program."""

from __future__ import annotations

import subprocess
from pathlib import Path

from windows import pictures, setup_words
from windows.house import SHARED, Inside
from xatre import __version__

NSIS = "usr/share/nsis"
SCRIPT = "build/windows/installer.nsi"
MEBIBYTE = 1024 * 1024


def name(version: str = __version__) -> str:
    """The installer's file name."""
    return f"XaTre-Setup-{version}.exe"


def make(
    root: Path,
    inside: Inside | None,
    source: Path,
    out: Path,
    *,
    version: str = __version__,
    quick: bool = False,
) -> Path:
    """Pack the program in `source` into the installer `out`; `quick` packs it loosely, for trying.
    Without `inside`, by the NSIS of this machine. Raises CalledProcessError, ValueError."""
    drawn = root / ".out" / "windows" / "pictures"
    pictures.draw(drawn)
    size = sum(file.stat().st_size for file in source.rglob("*") if file.is_file())
    half = out.with_name(f"half-{out.name}")
    numbers = ".".join([*version.split("."), "0", "0", "0"][:4])
    given = {
        # NSIS as its makers give it out has the first only; Wine without 32 bits runs the second.
        "TARGET": "x86-unicode" if inside is None else "amd64-unicode",
        "VERSION": version,
        "FOUR_NUMBERS": numbers,
        "SOURCE": _seen(root, source, inside),
        "OUT": _seen(root, half, inside),
        "PICTURES": _seen(root, drawn, inside),
        "ICON": _seen(root, root / "resources" / "program.ico", inside),
        # Room for the new program beside what is there already.
        "MEGABYTES": str(size // MEBIBYTE + 10),
    }
    defines = [f"-D{key}={value}" for key, value in given.items()] + ["-DQUICK"] * quick
    script = _seen(root, root / SCRIPT, inside)
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, script]
    if inside is None:
        subprocess.run(command, check=True)
    else:
        ours = setup_words.copy_of(inside.house / NSIS, root / ".out" / "windows" / "nsis")
        inside.run(command, timeout=3600, NSISDIR=_seen(root, ours, inside))
    half.replace(out)
    return out


def _seen(root: Path, place: Path, inside: Inside | None) -> str:
    """A path of the checkout as NSIS sees it."""
    if inside is None:
        return str(place)
    return f"{SHARED}/{place.relative_to(root).as_posix()}"
