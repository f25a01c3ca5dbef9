"""A likely double said while a child is typed: one doubt at the name, with every point, that may be
answered by a reason like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from xatre.model.problem import LIKELY_DOUBLE, NOT_UNIQUE, Problem
from xatre.model.record import Record
from xatre.model.values import rows_in
from xatre.store.register import records
from xatre.work.doubles import finding
from xatre.work.session import Session

PATH = "full_name"


def said(session: Session, record: Record, found: Sequence[Problem]) -> list[Problem]:
    """The doubt, for a child not completed yet; none where `found` says it already."""
    if record.kind != finding.KIND or record.revision or not session.owns(record.unit):
        return []
    if any(problem.code == NOT_UNIQUE for problem in found):
        return []
    pairs = finding.like(session, record, limit=1)
    if not pairs:
        return []
    other = records.get(session.book.db, finding.KIND, pairs[0].other)
    code = str(other.fields.get("code", "")) if other else ""
    reasons = rows_in(record.fields.get("doubt_reasons"))
    words = f"Có thể đã ghi ở {code or 'hồ sơ khác'}: {pairs[0].words}. Có phải cùng một trẻ không?"
    answered = bool(reasons.get(PATH, {}).get("reason"))
    return [Problem(record.id, PATH, "doubt", LIKELY_DOUBLE, words, answered)]
