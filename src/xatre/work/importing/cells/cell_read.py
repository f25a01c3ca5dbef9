"""What became of one cell of somebody else's table."""

from __future__ import annotations

from dataclasses import dataclass, field

from xatre.model.values import Value


# Not frozen: one is made for every different cell, and that would take five times as long.
@dataclass(slots=True)
class Read:
    """What a cell became, never changed. `fault` leaves the value out and makes the row a bad one;
    `doubt` does not. `note` belongs in the record's notes, `remark` is only said. `question` with
    its `options`, likeliest first."""

    value: Value | None = None
    fault: str = ""
    doubt: str = ""
    note: str = ""
    remark: str = ""
    question: str = ""
    options: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[str, Value] | None = None
    """What the words say of another field: its name and value."""
    asked_of: str = ""
    """What the question is asked of, where that is more than the cell."""

    says_more: bool = field(init=False, default=False)
    """Whether there is anything beside the value: asked of every cell, so it is kept."""

    def __post_init__(self) -> None:
        said = self.fault or self.doubt or self.note or self.remark or self.question
        if said or self.elsewhere:
            self.says_more = True


NOTHING = Read()
