"""The installer: NSIS over the frozen program."""

from __future__ import annotations

from pathlib import Path

from windows import pictures
from windows.house import SHARED, Inside
from xatre import __version__

SCRIPT = "build/windows/installer.nsi"
MEBIBYTE = 1024 * 1024


def name(version: str = __version__) -> str:
    """The installer's file name."""
    return f"XaTre-Setup-{version}.exe"


def make(
    root: Path,
    inside: Inside,
    source: Path,
    out: Path,
    *,
    version: str = __version__,
    quick: bool = False,
) -> Path:
    """Pack the program in `source` into the installer `out`; `quick` packs it loosely, for trying.
    Raises CalledProcessError."""
    drawn = root / ".out" / "windows" / "pictures"
    pictures.draw(drawn)
    size = sum(file.stat().st_size for file in source.rglob("*") if file.is_file())
    numbers = ".".join([*version.split("."), "0", "0", "0"][:4])
    given = {
        "VERSION": version,
        "FOUR_NUMBERS": numbers,
        "SOURCE": _seen(root, source),
        "OUT": _seen(root, out),
        "PICTURES": _seen(root, drawn),
        "ICON": f"{SHARED}/resources/program.ico",
        # Room for the new program beside what is there already.
        "MEGABYTES": str(size // MEBIBYTE + 10),
    }
    defines = [f"-D{key}={value}" for key, value in given.items()] + ["-DQUICK"] * quick
    out.unlink(missing_ok=True)
    inside.run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, f"{SHARED}/{SCRIPT}"])
    return out


def _seen(root: Path, place: Path) -> str:
    """A path of the checkout as it is seen inside."""
    return f"{SHARED}/{place.relative_to(root).as_posix()}"
