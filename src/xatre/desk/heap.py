"""The C library's heap. It knows nothing of what lies in it."""

from __future__ import annotations

import ctypes
import sys

_MOST_ARENAS = -8
"""M_ARENA_MAX of glibc's malloc.h (mallopt(3))."""


def share_heap() -> None:
    """All threads share one heap, as they do on Windows. To be called before there are others.

    glibc gives each thread a heap of its own and keeps what it freed: measured with the one thread
    that reads the book, 21 of 184 MB after 500 steps at the desk. Two threads that mostly wait for
    each other gain nothing by it. Other systems and other C libraries are left as they are.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_MOST_ARENAS, 1)
