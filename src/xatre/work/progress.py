"""How long work says how far it has come, and how it is asked to stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from xatre.errors import UseError

Progress: TypeAlias = Callable[[int, int], None]
"""Called with (done, total); total 0 where it is not known."""

Stop: TypeAlias = Callable[[], bool]
"""Asked between steps; True ends the work with nothing half done."""


def silent(done: int, total: int) -> None:
    """Says nothing."""


def never() -> bool:
    """Never stops."""
    return False


class Stopped(UseError):
    """The person stopped the work."""

    code = "XT-216"
    sentence = "Đã dừng theo yêu cầu. Sổ vẫn nguyên như trước."
    remedy = "Làm lại khi sẵn sàng."


def watch(progress: Progress, stop: Stop, total: int) -> Callable[[int], None]:
    """Tells `progress` how many of `total` are done, and raises Stopped once asked to."""

    def tell(done: int) -> None:
        if stop():
            raise Stopped()
        progress(done, total)

    return tell
