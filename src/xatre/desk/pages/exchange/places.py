"""Where files come from and go to: asking a person, sticks that are in, opening a folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QStorageInfo, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from xatre.desk import last_place
from xatre.desk.pages.exchange.words import size_words

STICK_ROOTS = ("/media/", "/run/media/", "/mnt/usb")
FILES = "Tệp Xã Trẻ (*.xatre);;Mọi tệp (*)"


@dataclass(frozen=True)
class Stick:
    """A stick that is in: what to call it, its folder, and what is free on it."""

    name: str
    folder: Path
    free: str


def choose_files(parent: QWidget, title: str) -> list[Path]:
    """The files a person chose; none where they left."""
    names = last_place.open_names(parent, title, FILES)
    return [Path(name) for name in names]


def choose_file(parent: QWidget, title: str) -> Path | None:
    name = last_place.open_name(parent, title, "", FILES)
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str, start: str = "") -> Path | None:
    """The folder a person chose."""
    name = last_place.folder_name(parent, title, start)
    return Path(name) if name else None


def open_folder(folder: Path) -> None:
    """Show the folder in the system's own file window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def sticks() -> list[Stick]:
    """The removable disks that are in and can be written to."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isReady() and not volume.isReadOnly() and _is_stick(volume, root):
            name = volume.displayName() or root
            words = name if root in name else f"{name} ({root.rstrip('/')})"
            found.append(Stick(words, Path(root), size_words(volume.bytesAvailable())))
    return found


def _is_stick(volume: QStorageInfo, root: str) -> bool:
    if root.startswith(STICK_ROOTS):
        return True
    if len(root) > 3 or not root[:1].isalpha():
        return False
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return windows is not None and windows.kernel32.GetDriveTypeW(root) == 2


def dropped(data: QMimeData) -> list[Path]:
    """The local files and folders in what was dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def common_place(paths: Iterable[Path]) -> str:
    """ "tệp.xatre", "6 tệp trong USB", "3 thư mục": what was pointed at, in words."""
    named = list(paths)
    if len(named) == 1:
        return str(named[0])
    folders = {path.parent for path in named}
    inside = f" trong {next(iter(folders))}" if len(folders) == 1 else ""
    return f"{len(named)} tệp{inside}"
