"""What the rows of a grid are to show, whether they are made or not: values, problems, what may be
written, what conditions ask of them. It is given to a row when that is made.
"""

from __future__ import annotations

from collections.abc import Mapping

from xatre.desk.form.row import FieldRow
from xatre.model.fields import Choice
from xatre.model.values import Fields, Value


class Held:
    """`values` has only those of rows that are not made: a made row has its own."""

    def __init__(self) -> None:
        self.values: Fields = {}
        self.around: Mapping[str, Value] = {}
        self.problems: Mapping[str, tuple[str, str]] = {}
        self.reasons: Mapping[str, str] | None = None
        self.read_only = False
        self.locked: set[str] = set()

    def hold(self, name: str, value: Value | None) -> None:
        """The value of a row that is not made; None or an empty one for nothing."""
        if value is None or value == {}:
            self.values.pop(name, None)
        else:
            self.values[name] = value

    def give(self, row: FieldRow, *, shown: bool) -> None:
        """Everything a row just made is to show."""
        row.editor.set_value(self.values.pop(row.field.name, None))
        if shown:
            self.ask(row)
        self.guard(row)
        if self.problems or self.reasons:
            self.show_problem(row)

    def ask(self, row: FieldRow) -> None:
        """Whether it is required, and what a choice offers, by the values around it."""
        field = row.field
        if not isinstance(field.required, bool):
            row.set_required(field.required.holds(self.around))
        if isinstance(field, Choice) and field.within:
            parent = self.around.get(field.within)
            row.editor.set_within(parent if isinstance(parent, str) else "")

    def guard(self, row: FieldRow) -> None:
        """Whether it may be written."""
        field = row.field
        shut = self.read_only or field.name in self.locked
        row.editor.set_read_only(shut or field.read_only or bool(field.computed))

    def show_problem(self, row: FieldRow) -> None:
        """Its worst problem, those of its parts, and the reason for keeping a doubtful value."""
        name, reasons = row.field.name, self.reasons
        start = f"{name}/"
        inside = {
            path.removeprefix(start): problem
            for path, problem in self.problems.items()
            if path.startswith(start)
        }
        row.editor.set_part_problems(inside)
        level, words = self.problems.get(name, ("", ""))
        if reasons is not None:
            row.set_reason(reasons.get(name, ""))
        row.set_problem(level, words, may_reason=reasons is not None)
