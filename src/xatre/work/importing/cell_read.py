"""What became of one cell of somebody else's table."""

from __future__ import annotations

from dataclasses import dataclass

from xatre.model.values import Value


@dataclass(frozen=True)
class Read:
    """What a cell became. `fault` leaves the value out and makes the row a bad one; `doubt` does
    not. `note` belongs in the record's notes, `remark` is only said. `question` with its
    `options`, likeliest first."""

    value: Value | None = None
    fault: str = ""
    doubt: str = ""
    note: str = ""
    remark: str = ""
    question: str = ""
    options: tuple[tuple[str, str], ...] = ()


NOTHING = Read()
