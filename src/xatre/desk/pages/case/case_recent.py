"""What was done last to a case and its papers, in words: who, which paper, what became of it. No
value and no name of a child: a paper is called by its form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from xatre.desk.pages.record.record_body import local_time
from xatre.model.record import Record
from xatre.model.text import in_sentence
from xatre.work.records import browse
from xatre.work.records.browse import HistoryLine
from xatre.work.session import Session

MOST, MOST_LABELS = 3, 3


def recent(
    session: Session, papers: Iterable[Record], called: Callable[[str], str]
) -> tuple[str, ...]:
    """The last things done to these records, newest first; `called` names a kind of paper."""
    lines = [
        (line.when, number, paper.kind, line)
        for paper in papers
        if paper.revision
        for number, line in enumerate(reversed(browse.history(session, paper.kind, paper.id)))
    ]
    lines.sort(key=lambda one: one[:3], reverse=True)
    return tuple(
        f"{local_time(line.when)}, {line.who}: {_done(line, number)} {called(kind)}"
        + _changed(line, number)
        for _, number, kind, line in lines[:MOST]
    )


def _done(line: HistoryLine, number: int) -> str:
    if line.state == "void":
        return "hủy"
    return "sửa" if number else "hoàn thành"


def _changed(line: HistoryLine, number: int) -> str:
    """Which parts a later revision changed."""
    if not number or line.state == "void":
        return ""
    labels = [in_sentence(label) for label, _, _ in line.changes]
    rest = f" và {len(labels) - MOST_LABELS} mục khác" if len(labels) > MOST_LABELS else ""
    return f" ({', '.join(labels[:MOST_LABELS])}{rest})" if labels else ""
