"""The office asks a commune about one of its records: a remark, and a new return that carries it.

The office never edits what a commune wrote.
"""

from __future__ import annotations

from pathlib import Path

from xatre.errors import DataError
from xatre.work.receiving.returning import write_return
from xatre.work.records import save
from xatre.work.session import Session


class RemarkRefused(DataError):
    """The remark did not pass the checks of its kind."""

    code = "XT-149"
    sentence = "Chưa ghi được nhận xét: {why}"
    remedy = "Sửa lại nội dung rồi ghi."


def remark_on(
    session: Session,
    unit: str,
    kind: str,
    id: str,
    words: str,
    *,
    field: str = "",
    revision: str = "",
) -> Path:
    """Write a remark about a record of `unit` and seal the return that carries it; its file in
    the outbox. Raises RemarkRefused, NoRight, DiskError."""
    session.require("exchange")
    given = {
        "to_unit": unit,
        "about_kind": kind,
        "about_id": id,
        "about_field": field,
        "about_revision": revision,
        "words": words,
        "remark_kind": "ask",
        "written_by": session.book.officer.name,
        "written_on": session.today.isoformat(),
    }
    added = save.add_records(
        session, "remark", [{name: value for name, value in given.items() if value}]
    )
    if not added.saved:
        raise RemarkRefused(why=" ".join(problem.text for problem in added.problems[:2]))
    return write_return(session, unit)
