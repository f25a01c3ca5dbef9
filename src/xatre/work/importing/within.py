"""Rows of one file that may be one child: compared with each other by the same rule as the register
is. Writes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from xatre.model.doubles import person_of
from xatre.model.problem import LIKELY_DOUBLE, REMARK, TWICE_IN_TABLE
from xatre.work.doubles.looking import register_pairs
from xatre.work.importing.planned import CellProblem, Plan, PlanRow

_MOST_NAMED = 3
"""Rows named at one row, before it and behind it."""


def tell_alike(plan: Plan, tell: Callable[[int, int], None]) -> None:
    """Of two rows that may be one child the later is doubtful and says which and why; the earlier
    says which. `tell` hears how far it is and may raise."""
    rows = [row for row in plan.rows if row.status in ("new", "doubtful") and not row.revision]
    if len(rows) < 2:
        return
    packed = (tuple(person_of(str(place), row.fields)) for place, row in enumerate(rows))
    named: Counter[int] = Counter()
    behind: Counter[int] = Counter()
    for one, other, verdict in register_pairs(packed, len(rows), tell, _MOST_NAMED):
        earlier, later = sorted((int(one.id), int(other.id)))
        named[later] += 1
        said_already = any(one.code == TWICE_IN_TABLE for one in rows[later].problems)
        if said_already or named[later] > _MOST_NAMED:
            continue
        words = "; ".join(f"{point.what.lower()} {point.words}" for point in verdict.points)
        first, second = rows[earlier], rows[later]
        second.status = "doubtful"
        said = f"Có thể cùng một trẻ với dòng {plan.row_words(first.number)} của tệp này: {words}."
        second.problems += (CellProblem(-1, "", "doubt", LIKELY_DOUBLE, said),)
        behind[earlier] += 1
        if behind[earlier] <= _MOST_NAMED:
            said = f"Dòng {plan.row_words(second.number)} của tệp này có thể cũng là trẻ này."
            _remark(first, said)
    for earlier, many in behind.items():
        if many > _MOST_NAMED:
            more = f"Thêm {many - _MOST_NAMED} dòng khác của tệp này có thể cũng là trẻ này."
            _remark(rows[earlier], more)


def _remark(row: PlanRow, said: str) -> None:
    row.problems += (CellProblem(-1, "", "remark", REMARK, said),)
