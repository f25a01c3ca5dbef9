"""How long work says how far it has come, and how it is asked to stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]
"""Called with (done, total); total 0 where it is not known."""

Stop: TypeAlias = Callable[[], bool]
"""Asked between steps; True ends the work with nothing half done."""


def silent(done: int, total: int) -> None:
    """Says nothing."""


def never() -> bool:
    """Never stops."""
    return False
