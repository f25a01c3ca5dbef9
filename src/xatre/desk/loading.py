"""Loading the desk. It knows nothing of what is loaded."""

from __future__ import annotations

import gc


def run(book: str | None = None) -> int:
    """Load and run the desk until its last window is closed; the exit code."""
    hold_collecting()
    from xatre.desk import application, garbage

    return application.run(book, stands=garbage.collect_here)


def hold_collecting() -> None:
    """Until the first window stands nothing made is garbage: a tenth of a start went into looking
    for some among a hundred thousand objects of Qt's."""
    gc.disable()
