"""A screen nobody sees: Xvfb, started for the pictures and ended after them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


def missing() -> str:
    """What this machine lacks for a window of its own; "" where nothing."""
    if shutil.which("Xvfb") is None:
        return "Xvfb (gói xvfb)"
    return ""


@contextmanager
def screen(width: int, height: int) -> Iterator[str]:
    """The name of a new display of that size, free for as long as the block lasts.

    Raises RuntimeError where Xvfb does not start.
    """
    answers, tells = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-displayfd",
         str(tells)],
        pass_fds=(tells,),
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(tells)
    try:
        with os.fdopen(answers) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb không chạy được")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)
