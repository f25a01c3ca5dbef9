"""Rows that say a child died, moved or is away and not since when, or where to: whether they go in
so, marked as not known, is asked once. No day is made up.

Knows the fields of a child and the answers; reads no cell.
"""

from __future__ import annotations

from xatre.model.kind import Kind
from xatre.model.values import YES, Fields
from xatre.work.importing.asking import wait
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.planned import Plan
from xatre.work.importing.row_read import RowRead

UNSAID = "standing_unsaid"
"""The question, and the field that says so; the answer is YES, or NO where the rows are left."""
_STANDING, _DAY, _UNIT = "standing", "standing_on", "standing_unit"
_OPTIONS = (
    (YES, "Đưa vào, ghi là không rõ ngày, không rõ nơi đi"),
    ("no", "Để lại các dòng này để ghi thêm"),
)


def settle(plan: Plan, kind: Kind, read: RowRead) -> None:
    """Mark a row as a person said, or let it wait."""
    fields = read.fields
    state = fields.get(_STANDING)
    if UNSAID not in kind.fields or state in (None, "here", "of_age") or UNSAID in fields:
        return
    if fields.get(_DAY) and (state != "moved" or fields.get(_UNIT)):
        return
    answer = plan.answers.get(UNSAID, "")
    if answer == "no":
        return
    # Beside the question it is no fault that the day is missing: a row that waits is not written.
    fields[UNSAID] = YES
    if answer != YES:
        found = Read(question=UNSAID, options=_OPTIONS)
        label = kind.fields[_STANDING].label
        shown = {"died": "mất", "moved": "chuyển đi", "away": "đi vắng"}.get(str(state), "")
        read.problems.append(
            wait(plan, found, read.columns.get(_STANDING, -1), _STANDING, shown, label)
        )


def known_already(held: Fields, given: Fields, made: Fields) -> None:
    """Take the mark back where the book knows the day of what the row says."""
    is_new = UNSAID in given and UNSAID not in held
    if is_new and held.get(_DAY) and held.get(_STANDING) == given.get(_STANDING):
        made.pop(UNSAID, None)
