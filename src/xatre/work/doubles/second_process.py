"""A second process that looks for doubles too, so that a large register takes two cores.

Packed rows come to it in bundles, each after its length in four bytes, and one of no length when
there are no more, with how many pairs of a row are enough, in four bytes; it answers with one line
of JSON, the places of its likely pairs. Both ends stand here. Nothing is written to a disk.
"""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from threading import Thread
from types import TracebackType
from typing import BinaryIO, Self

import orjson

from xatre import itself
from xatre.work.doubles.blocks import Register, Share

OURS = Share(names=False, mother=True, others=False)
THEIRS = Share(names=True, mother=False, others=True)
"""The shares of the keys of the first and of the second process: measured on a million children,
both take as long."""
_LOOK = 0.1
"""Seconds between two looks whether it is done."""
_BETWEEN = b"\x1e"
log = logging.getLogger(__name__)


class SecondProcess:
    """The second process, as the first one sees it; it ends with the `with` it stands in."""

    def __init__(self) -> None:
        self._process = itself.start(itself.LOOK_FOR_DOUBLES, source=subprocess.PIPE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        try:
            self._process.communicate()
        except OSError:
            log.debug("what the second process had not taken is dropped with it")

    def add(self, rows: Sequence[bytes]) -> None:
        """Packed rows, in the order in which the first process has them."""
        self._say(_BETWEEN.join(rows))

    def look(self, most: int = 0) -> None:
        """There are no more rows: begin. `most` is what a `Register` is given."""
        self._say(b"", most.to_bytes(4, "big"))

    def likely(self, wait: Callable[[], None]) -> list[tuple[int, int]] | None:
        """The places of its pairs; None where the process was lost. Until they come `wait` is
        called again and again, and may raise."""
        answers: list[bytes] = []
        reader = Thread(target=self._take, args=(answers,), daemon=True)
        reader.start()
        while reader.is_alive():
            wait()
            reader.join(_LOOK)
        answer = b"".join(answers)
        if not answer.endswith(b"\n"):
            log.warning("the second process that looked for doubles ended before its time")
            return None
        return [(one, other) for one, other in orjson.loads(answer)]

    def _take(self, answers: list[bytes]) -> None:
        if self._process.stdout is not None:
            answers.append(self._process.stdout.read())

    def _say(self, bundle: bytes, more: bytes = b"") -> None:
        if self._process.stdin is None:
            return
        try:
            self._process.stdin.write(len(bundle).to_bytes(4, "big") + bundle + more)
            self._process.stdin.flush()
        except OSError:
            log.debug("the second process takes no more: it is asked for its pairs all the same")


def run(source: BinaryIO | None = None, out: BinaryIO | None = None) -> int:
    """The second process itself: 0, or 1 where the rows broke off."""
    gc.disable()  # rows are bytes and keys are numbers: there is no garbage to look for
    source, out = source or sys.stdin.buffer, out or sys.stdout.buffer
    register = Register(THEIRS)
    while len(head := source.read(4)) == 4:
        length = int.from_bytes(head, "big")
        bundle = source.read(length)
        if len(bundle) < length:
            break
        if not bundle:
            register.most = int.from_bytes(source.read(4), "big")
            out.write(orjson.dumps(list(register.likely())) + b"\n")
            out.flush()
            return 0
        register.add(bundle.split(_BETWEEN))
    return 1
