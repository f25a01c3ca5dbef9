"""Starts the reading process and takes what it says: `read(file)`.

The file is opened here, so that the process needs none; nothing is written to a disk.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

import orjson

from xatre import itself
from xatre.outside import faults
from xatre.outside.grid import SourceSheet, Table
from xatre.outside.limits import SECONDS
from xatre.outside.sniffing import MOST_BYTES

_MOST_SAID = 600 * 1024 * 1024
_ENDINGS = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xlsb", ".xltm"),
    "xls": (".xls", ".xlt"),
    "ods": (".ods",),
    "csv": (".csv", ".txt", ".tsv"),
    "html": (".html", ".htm"),
}


def never() -> bool:
    """Never stops."""
    return False


def read(file: Path, seconds: int = SECONDS, stop: Callable[[], bool] = never) -> Table | None:
    """Every sheet of a file as cells; None where `stop` said so.

    Raises NoSuchTable, OpenElsewhere and the DamageErrors of `faults.py`.
    """
    owner = _owner_file(file)
    said = _ask(file, owner, seconds, stop, sparse=False)
    if said == []:
        said = _ask(file, owner, seconds, stop, sparse=True)
        if said == []:
            raise faults.TooMuchMemory(file=file.name)
    if said is None:
        return None
    table = _table(file, said)
    if owner:
        table.notes.append(
            "Tệp đang mở trong Excel: chương trình đọc bản đã lưu gần nhất, không có chỗ chưa lưu."
        )
    if file.suffix.lower() not in _ENDINGS[table.format]:
        table.notes.append(
            f"Tên tệp ghi {file.suffix or 'không đuôi'}, bên trong là {table.format}."
        )
    if not any(sheet.lines for sheet in table.sheets):
        raise faults.NothingInside(file=file.name)
    return table


def _owner_file(file: Path) -> bool:
    """Whether Excel or LibreOffice left its mark that the file is open."""
    return any(file.with_name(name).exists() for name in (f"~${file.name}", f".~lock.{file.name}#"))


def _ask(
    file: Path, owner: bool, seconds: int, stop: Callable[[], bool], *, sparse: bool
) -> list[bytes] | None:
    """The lines the process said; none where it broke down, None where it was stopped."""
    with _opened(file, owner) as source:
        process = itself.start(itself.READ_TABLE, *(["sparse"] if sparse else []), source=source)
    ear = _Ear(process.stdout)
    try:
        waited = 0.0
        while ear.is_alive() and waited < seconds and not stop():
            ear.join(0.1)
            waited += 0.1
        stopped, late = stop(), ear.is_alive()
    finally:
        process.kill()
        process.wait()
        ear.close()
    if stopped:
        return None
    if late:
        raise faults.TookTooLong(file=file.name, seconds=seconds)
    return ear.lines if ear.heard_all else []


def _opened(file: Path, owner: bool) -> IO[bytes]:
    """The file, open. Raises NoSuchTable, OpenElsewhere, UnpacksTooLarge."""
    try:
        size = file.stat().st_size
        source = file.open("rb")
    except PermissionError:
        if owner or os.name == "nt":
            raise faults.OpenElsewhere(file=file.name) from None
        raise faults.NoSuchTable(file=file.name) from None
    except OSError:
        raise faults.NoSuchTable(file=file.name) from None
    if size > MOST_BYTES:
        source.close()
        raise faults.UnpacksTooLarge(
            file=file.name, size=f"{size >> 20} MB", most=f"{MOST_BYTES >> 20} MB"
        )
    return source


class _Ear(threading.Thread):
    """Takes the lines that the process says, up to so many bytes, while it is waited for."""

    def __init__(self, said: IO[bytes] | None) -> None:
        super().__init__(daemon=True)
        self.lines: list[bytes] = []
        self._said, self._too_much = said, False
        self.start()

    def run(self) -> None:
        total = 0
        for line in self._said or ():
            total += len(line)
            if total > _MOST_SAID:
                self._too_much = True
                return
            self.lines.append(line)

    @property
    def heard_all(self) -> bool:
        """Whether the process came to its end."""
        last = self.lines[-1] if self.lines else b""
        return not self._too_much and last.startswith((b'{"end"', b'{"fault"'))

    def close(self) -> None:
        """After the process ended."""
        self.join()
        if self._said is not None:
            self._said.close()


def _table(file: Path, lines: list[bytes]) -> Table:
    said = orjson.loads(lines[-1])
    if "fault" in said:
        raise faults.BY_NAME[said["fault"]](file=file.name, **said["facts"])
    head = orjson.loads(lines[0])
    table = Table(
        head["format"],
        [],
        head["notes"],
        frozenset(head["fonts"]),
        bool(head["from_1904"]),
        head["sha256"],
    )
    for line in lines[1:-1]:
        if line.startswith(b"["):
            number, _, rest = line[1:].partition(b",")
            table.sheets[-1].numbers.append(int(number))
            table.sheets[-1].lines.append(rest.rstrip()[:-1])
        else:
            about = orjson.loads(line)
            merges = [(a, b, c, d) for a, b, c, d in about["merges"]]
            rows = frozenset(about["hidden_rows"])
            table.sheets.append(SourceSheet(about["sheet"], about["hidden"], rows, merges))
    return table
