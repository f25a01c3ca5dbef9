"""The frozen program as files on a disk: whether all are there, and a mark while it runs.

Loads nothing: it is asked before anything else. From source there is nothing to look at.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from xatre import paths
from xatre.errors import DiskError, XatreError

LIST = "files.csv"
"""Made by the build beside the libraries: size, SHA-256 and path of every file, a line each."""

RUNNING = "Local\\XaTre"
LEAST_FREE = 20 * 1024 * 1024
_held: list[object] = []


class FilesMissing(XatreError):
    """Files that were installed are not there any more."""

    code = "XT-913"
    sentence = (
        "Chương trình thiếu tệp, có lẽ phần mềm diệt virus đã xóa hoặc bản chép dở dang: {files}. "
        "Sổ vẫn nguyên như trước."
    )
    remedy = "Cài lại từ bộ cài đã kiểm dấu; nhờ người phụ trách máy cho phép thư mục của Xã Trẻ."


class StickReadOnly(DiskError):
    """The program runs from a stick that nothing can be written to."""

    code = "XT-608"
    sentence = "USB đang khóa chống ghi, nên không làm việc từ USB được. Sổ vẫn nguyên."
    remedy = "Gạt khóa chống ghi trên USB, hoặc cài chương trình vào máy rồi mở sổ ở đó."


class StickFull(DiskError):
    """The program runs from a stick that has almost no room."""

    code = "XT-609"
    sentence = "USB chỉ còn trống {megabytes} MB, không đủ để ghi sổ an toàn. Sổ vẫn nguyên."
    remedy = "Dọn bớt tệp trên USB rồi mở lại; cần trống ít nhất {needed} MB."


def folder() -> Path | None:
    """Where the frozen program's libraries lie; None from source."""
    inside = getattr(sys, "_MEIPASS", "") if getattr(sys, "frozen", False) else ""
    return Path(inside) if inside else None


def listed(inside: Path) -> dict[str, tuple[int, str]]:
    """`{path: (size, sha256)}` of what was built, paths from the program's own folder. Raises
    FilesMissing."""
    try:
        lines = (inside / LIST).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise FilesMissing(files=LIST) from error
    rows = [line.split(",", 2) for line in lines]
    return {path: (int(size), digest) for size, digest, path in rows}


def require_whole() -> None:
    """Raise FilesMissing where a file of the frozen program is gone. Files are not compared: Qt's
    licence lets everyone put another Qt in its place."""
    inside = folder()
    if inside is None:
        return
    top = Path(sys.executable).absolute().parent
    missing = [path for path in listed(inside) if not os.path.exists(top / path)]
    if missing:
        names = ", ".join(path.rpartition("/")[2] for path in missing[:3])
        more = f" và {len(missing) - 3} tệp nữa" if len(missing) > 3 else ""
        raise FilesMissing(files=names + more)


def changed() -> list[str]:
    """Files of the frozen program that are not as they were built. Raises FilesMissing."""
    inside = folder()
    if inside is None:
        return []
    top = Path(sys.executable).absolute().parent
    return [
        path
        for path, (_, digest) in listed(inside).items()
        if hashlib.sha256((top / path).read_bytes()).hexdigest() != digest
    ]


def require_stick() -> None:
    """Of a program that runs from a stick: raise StickReadOnly or StickFull before a book is
    half open."""
    import shutil

    data = paths.portable_data()
    if data is None:
        return
    try:
        trial = paths.made(data) / ".thu-ghi"
        trial.write_bytes(b"")
        trial.unlink()
        free = shutil.disk_usage(data).free
    except OSError as error:
        raise StickReadOnly() from error
    if free < LEAST_FREE:
        raise StickFull(megabytes=free // 1_000_000, needed=LEAST_FREE // 1_000_000)


def mark_running() -> None:
    """Let the installer see that the program runs, until its process ends. Windows only."""
    if sys.platform == "win32":
        import ctypes

        _held.append(ctypes.windll.kernel32.CreateMutexW(None, False, RUNNING))


def tell_in_a_box(words: str) -> None:
    """Say words where no window of ours can stand: a box of Windows', else standard error."""
    if sys.platform == "win32" and sys.stderr is None:
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, words, "Xã Trẻ", 0x30)
    elif sys.stderr is not None:
        if hasattr(sys.stderr, "reconfigure"):
            sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
        print(words, file=sys.stderr, flush=True)
