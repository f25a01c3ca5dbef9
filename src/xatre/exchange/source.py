"""Where a file's bytes come from: a path, or bytes at hand.

Knows how to open a file of unknown origin without waiting for it. Never looks into the bytes.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeAlias

from xatre.errors import DiskError

Source: TypeAlias = Path | bytes


class NotReadable(DiskError):
    """A file cannot be read: not there, a folder, pulled, or not allowed."""

    code = "XT-605"
    sentence = "Không đọc được tệp {file}. Sổ không đổi."
    remedy = "Kiểm tra USB còn cắm và tên tệp, rồi làm lại."
    short = "Không đọc được tệp"


@contextmanager
def opened(source: Source) -> Iterator[tuple[BinaryIO, int, str]]:
    """Open a source: `(file, size, base name for words)`.

    Raises NotReadable, also for what happens while it is being read.
    """
    if isinstance(source, bytes):
        yield BytesIO(source), len(source), "vừa nhận"
        return
    try:
        # Not blocking: a named pipe called .xatre must not hang the program.
        with open(source, "rb", opener=_without_waiting) as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise NotReadable(file=source.name)
            yield file, facts.st_size, source.name
    except OSError as fault:
        raise NotReadable(file=source.name) from fault


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
