"""Where data live on this computer. Makes no folder until asked to.

`XATRE_HOME`, where set, holds everything, so that tests and demos leave no trace in the user's
profile. A frozen program with the mark `PORTABLE_MARK` beside it runs from a stick: its data lie
beside its own folder, so that replacing the program never touches them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

APPLICATION = "xatre"
PORTABLE_MARK = "xatre-usb.txt"
PORTABLE_DATA = "XaTre-du-lieu"
_STICK_SYSTEMS = {"vfat", "exfat", "msdos", "fat", "fat32"}
_STICK_PLACES = ("/media/", "/run/media/")
_WINDOWS_REMOVABLE = 2


def profile_folder() -> Path:
    """The folder of everything this program keeps for this user beside the books themselves."""
    chosen = os.environ.get("XATRE_HOME", "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    beside = portable_data()
    if beside is not None:
        return beside
    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def books() -> Path:
    """Where a new book is proposed."""
    return profile_folder() / "books"


def logs() -> Path:
    """Logs and error reports; they never hold a child's name."""
    if os.environ.get("XATRE_HOME", "") or portable_data() is not None:
        return profile_folder() / "logs"
    return Path(platformdirs.user_log_dir(APPLICATION, appauthor=False))


def settings_file() -> Path:
    """Settings of the desk that belong to this user, not to a book."""
    return profile_folder() / "settings.json"


def updates() -> Path:
    """Signed updates that were taken in."""
    return profile_folder() / "updates"


def portable_data() -> Path | None:
    """Where a program that runs from a stick keeps its data; None for an installed one."""
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).absolute().parent
    return program.parent / PORTABLE_DATA if (program / PORTABLE_MARK).is_file() else None


def is_on_stick(folder: Path) -> bool:
    """Whether the folder, there or not yet, seems to lie on a stick or a disk plugged in."""
    there = folder.absolute()
    beside = portable_data()
    if beside is not None and there.is_relative_to(beside.parent):
        return True
    while not there.exists() and there != there.parent:
        there = there.parent
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(there.anchor or None)
        return bool(kind == _WINDOWS_REMOVABLE)
    return _is_mounted_stick(there)


def _is_mounted_stick(folder: Path) -> bool:
    """By the place and the file system of the mount that holds the folder."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    best, system = "", ""
    where = f"{folder.resolve()}/"
    for line in mounts.splitlines():
        _, place, kind, *_ = line.split(" ")
        place = place.replace("\\040", " ").rstrip("/") + "/"
        if where.startswith(place) and len(place) >= len(best):
            best, system = place, kind
    mounted = best.startswith(_STICK_PLACES)
    return mounted or (system in _STICK_SYSTEMS and best not in ("/", "/boot/", "/boot/efi/"))


def made(folder: Path) -> Path:
    """The folder, made if it was not there, readable by this user alone where the system can.

    Raises OSError where the disk refuses.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
