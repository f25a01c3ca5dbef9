"""Garbage is looked for on the window's thread only. It knows nothing of what is garbage."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QTimer

EVERY = 250
"""Milliseconds between two looks."""


def collect_here() -> QTimer:
    """Look for garbage on this thread, the window's, as long as the program runs.

    Python looks on whatever thread makes objects. On the book's that would end widgets there, and
    the program with them: so its own looking stays off. What was made by now stays to the end and
    is not looked through again.
    """
    gc.disable()
    gc.freeze()
    timer = QTimer(QCoreApplication.instance(), interval=EVERY)
    timer.timeout.connect(look)
    timer.start()
    return timer


def look() -> None:
    """Look through what was made since the last look, further back the more looks there were:
    Python's own measures, taken now and then in place of at each object made."""
    made, *looks = gc.get_count()
    enough, *many = gc.get_threshold()
    if made > enough:
        gc.collect(_oldest(looks, many))


def _oldest(looks: list[int], many: list[int]) -> int:
    """The oldest generation to look through."""
    oldest = 0
    for count, most in zip(looks, many, strict=True):
        if count <= most:
            break
        oldest += 1
    return oldest
