"""The table of outcomes: one row a file, columns that fit, dashes where nothing was counted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xatre.desk.pages.exchange import words
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.work.receiving.outcomes import Outcome

RESULT, RESULT_WITH_GAP = 158, 262


def columns(outcomes: list[Outcome], *, taken: bool) -> list[Column]:
    """*Bị loại* is shown only where something was, the result column is as wide as its badges."""
    gaps = any(one.whole_gap for one in outcomes)
    result = "Kết quả" if taken else "Kết quả đọc thử"
    found = [
        Column("sender", "Nơi gửi", 200 if gaps else 242, strong=True),
        Column("sequence", "Gói", 50, "right"),
        Column("result", result, RESULT_WITH_GAP if gaps else RESULT),
        Column("new", "Mới", 62, "right"),
        Column("updated", "Sửa", 58, "right"),
        Column("unchanged", "Như cũ", 70, "right"),
        Column("conflict", "Khác nhau", 86, "right"),
    ]
    if any(one.rejected for one in outcomes):
        found.append(Column("rejected", "Bị loại", 66, "right"))
    return [*found, Column("why", "Vì sao, làm gì")]


def row(outcome: Outcome, shown: list[Column], *, taken: bool) -> TableRow:
    """The row of a file; its key is the file's path."""
    name = words.sender(outcome)
    cells = {
        "sender": Cell(name, words.second_line(outcome), tip=str(outcome.path)),
        "sequence": Cell(_number(outcome)),
        "result": Cell(badges=words.badges(outcome, taken=taken)),
        "new": _count(outcome, outcome.new),
        "updated": _count(outcome, outcome.updated),
        "unchanged": _count(outcome, outcome.unchanged, quiet=True),
        "conflict": _count(outcome, outcome.conflict, amber=True),
        "rejected": _count(outcome, outcome.rejected, amber=True, counts=words.was_read(outcome)),
        "why": Cell(
            words.why(outcome), words.why_more(outcome), tone="quiet", tip=words.why(outcome)
        ),
    }
    return TableRow(str(outcome.path), tuple(cells[column.key] for column in shown), data=outcome)


def _number(outcome: Outcome) -> str:
    """The number of a package or return; a card has none."""
    known = outcome.sequence and words.is_known(outcome)
    return str(outcome.sequence) if known else "–"


def _count(
    outcome: Outcome,
    count: int,
    *,
    amber: bool = False,
    quiet: bool = False,
    counts: bool | None = None,
) -> Cell:
    if not (words.is_read(outcome) if counts is None else counts):
        return Cell("–")
    if amber and count:
        return Cell(words.number(count), tone="amber", strong=True)
    return Cell(words.number(count), tone="quiet" if quiet and count else "")


class OutcomeTable(Table):
    """Shows outcomes; its current one is `outcome`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Kết quả từng tệp", columns([], taken=False), parent, two_lines=True)

    def show_outcomes(self, outcomes: list[Outcome], *, taken: bool) -> None:
        """Show them, the worst first when there are many; the current row stays where it can."""
        shown = columns(outcomes, taken=taken)
        wanted = self.current_key
        self.set_columns(shown)
        self.show_rows([row(one, shown, taken=taken) for one in words.in_order(outcomes)])
        if wanted:
            self.go_to(wanted)

    @property
    def outcome(self) -> Outcome | None:
        """The outcome of the current row."""
        current = self.current
        return current.data if current and isinstance(current.data, Outcome) else None
