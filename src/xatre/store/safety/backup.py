"""Backups: one encrypted file with the book, its key slots and its attachments, checked as made.

A backup opens with the passwords the book had then. Unpacked, it becomes a new stream. When one is
made and which stay: `backup_times.py`.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from xatre import whole_files
from xatre.errors import DamageError
from xatre.store import durable
from xatre.store.connection import Database, raw_connection
from xatre.store.faults import BookDamaged, told_plainly
from xatre.store.keys import slots as keys

if TYPE_CHECKING:
    from xatre.store.book import Book

ENDING = ".xtbackup"
FORMAT = "xatre-backup/1"
MANIFEST = "manifest.json"
_STAMP = "%Y%m%d-%H%M%S"
_BLOCK = 1 << 20
_MOST_FILES = 200_000
_LARGEST = 64 << 30


class BackupDamaged(DamageError):
    """XT-410: not a backup of this program, or not whole."""

    code = "XT-410"
    sentence = "Bản sao lưu {file} hỏng hoặc không phải của Xã Trẻ. Chưa ghi gì ra."
    remedy = "Chọn một bản sao lưu khác."


def write(book: Book, to_folder: Path | None = None, now: datetime | None = None) -> Path:
    """Back the book up into `to_folder` (its own `backups/` unless given); the file's path.

    The copy is opened and checked before it gets its name. Raises InsideTransaction, DiskError,
    BookDamaged where the copy is not whole.
    """
    book.require_quiet()
    moment = now or datetime.now(UTC)
    folder = Path(to_folder) if to_folder is not None else book.folder / "backups"
    return copy_out(book.db, book.data_key(), book.folder, folder, moment)


def copy_out(
    db: Database, key: bytes, folder: Path, to_folder: Path, now: datetime, mark: str = ""
) -> Path:
    """Write the backup of the open `db` of the book in `folder`. Raises as `write` does."""
    with told_plainly():
        to_folder.mkdir(parents=True, exist_ok=True)
        path = _free_name(to_folder, now, mark)
        part, copy = path.with_suffix(".part"), path.with_suffix(".copy")
        try:
            _copy_database(db, key, copy)
            _pack(folder, copy, part, now)
            if not is_whole(part):
                raise BookDamaged("bản sao lưu vừa ghi đọc lại không đúng")
            part.replace(path)
            whole_files.flush_folder(to_folder)
        finally:
            part.unlink(missing_ok=True)
            for left in to_folder.glob(copy.name + "*"):
                left.unlink(missing_ok=True)
    return path


def _free_name(folder: Path, now: datetime, mark: str) -> Path:
    stamp = now.astimezone(UTC).strftime(_STAMP) + mark
    names = (f"so-{stamp}{f'-{number}' if number else ''}{ENDING}" for number in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())


def _copy_database(db: Database, key: bytes, copy: Path) -> None:
    target = raw_connection(copy, key)
    try:
        db.conn.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
        faults = target.execute("PRAGMA cipher_integrity_check").fetchall()
        quick = target.execute("PRAGMA quick_check(1)").fetchone()[0]
    finally:
        target.close()
    if faults or quick != "ok":
        raise BookDamaged("bản sao của sổ không trọn vẹn")


def _pack(folder: Path, copy: Path, part: Path, now: datetime) -> None:
    attached = sorted((folder / "attachments").glob("*")) if folder.exists() else []
    files = [("book.db", copy), (keys.FILE, folder / keys.FILE)]
    files += [(f"attachments/{path.name}", path) for path in attached if path.is_file()]
    hashes = {name: _sha256(path) for name, path in files}
    manifest = {"format": FORMAT, "taken": now.astimezone(UTC).isoformat(), "files": hashes}
    with part.open("wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as pack:
            pack.writestr(MANIFEST, json.dumps(manifest, indent=1))
            for name, path in files:
                pack.write(path, name)
        out.flush()
        os.fsync(out.fileno())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return _digest(file)


def _digest(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    while block := file.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _contents(pack: zipfile.ZipFile) -> dict[str, str]:
    """Names and hashes, once they are exactly the files that are there, with allowed names."""
    if len(pack.infolist()) > _MOST_FILES or pack.getinfo(MANIFEST).file_size > 64 << 20:
        raise ValueError("too many files")
    manifest = json.loads(pack.read(MANIFEST))
    files = manifest["files"]
    if manifest["format"] != FORMAT or not {"book.db", keys.FILE} <= set(files):
        raise ValueError("format")
    for entry in pack.infolist():
        name = entry.filename.removeprefix("attachments/")
        plain = name not in ("", ".", "..") and not set(name) & set("/\\:\0")
        if not plain or entry.file_size > _LARGEST or entry.compress_type != zipfile.ZIP_STORED:
            raise ValueError("name")
    if sorted(pack.namelist()) != sorted([*files, MANIFEST]):
        raise ValueError("names")
    return {str(name): str(value) for name, value in files.items()}


def is_whole(path: Path) -> bool:
    """Whether every file in the backup is the one that was put in. Needs no password."""
    try:
        with zipfile.ZipFile(path) as pack:
            for name, expected in _contents(pack).items():
                with pack.open(name) as file:
                    if _digest(file) != expected:  # type: ignore[arg-type]
                        return False
            keys.parse(pack.read(keys.FILE))
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, OSError, BookDamaged, EOFError):
        return False
    return True


def opens_with(path: Path, key: bytes) -> bool:
    """Whether the data key of a backup's book is this one, by the names its slots give."""
    try:
        with zipfile.ZipFile(path) as pack:
            found = keys.parse(pack.read(keys.FILE))
    except (KeyError, zipfile.BadZipFile, OSError, BookDamaged, EOFError):
        return False
    return any(keys.key_id(key) in slot.sealed for slot in found.slots)


def listing(folder: Path) -> list[Path]:
    """The backups in a folder, newest first, by the time in their names."""
    found = [path for path in Path(folder).glob(f"*{ENDING}") if _stamp(path) is not None]
    return sorted(found, key=lambda path: (taken_at(path), path.name), reverse=True)


def _stamp(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name[3:18], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def taken_at(path: Path) -> datetime:
    """When a backup was taken, by its name."""
    stamp = _stamp(path)
    if stamp is None:
        raise ValueError(path.name)
    return stamp


def newest_good(folder: Path) -> Path | None:
    """The newest backup that is whole."""
    return next((path for path in listing(folder) if is_whole(path)), None)


def restore(
    path: Path,
    to_folder: Path,
    *,
    password: str,
    officer: str = "",
    now: datetime | None = None,
) -> Book:
    """Unpack a backup into an absent or empty folder and open it there, as a new stream.

    Raises BackupDamaged, PlaceTaken, DiskError, and what Book.open raises; after a wrong password
    nothing is left behind. With the recovery code: `unpack`, then Book.recover.
    """
    from xatre.store.book import Book

    unpack(path, to_folder)
    try:
        return Book.open(Path(to_folder), password=password, officer=officer, now=now)
    except BaseException:
        shutil.rmtree(to_folder, ignore_errors=True)
        raise


def unpack(path: Path, to_folder: Path) -> None:
    """Put the backup's files in place. The first opening begins a new stream.

    Raises BackupDamaged, PlaceTaken, DiskError; nothing is left behind then.
    """
    to_folder = Path(to_folder)
    if not is_whole(path):
        raise BackupDamaged(file=Path(path).name)
    durable.require_empty(to_folder)
    try:
        with told_plainly():
            found = _unpack_files(path, to_folder)
        # Last: a folder without slots is not a book yet.
        keys.write(to_folder, replace(found, new_stream=True))
    except BaseException:
        shutil.rmtree(to_folder, ignore_errors=True)
        raise


def _unpack_files(path: Path, to_folder: Path) -> keys.Slots:
    for part in ("attachments", "backups", "outbox"):
        (to_folder / part).mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path) as pack:
        for name in _contents(pack):
            if name != keys.FILE:
                with pack.open(name) as source, (to_folder / name).open("wb") as target:
                    shutil.copyfileobj(source, target, _BLOCK)
                    target.flush()
                    os.fsync(target.fileno())
        return keys.parse(pack.read(keys.FILE))
