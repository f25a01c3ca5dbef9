"""Closed cases that still wait to be entered into the national database of children, and the sheet
to type from (NĐ 56/2017 Đ30.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from xatre.kinds import KINDS
from xatre.model.cases.papers import PARTS
from xatre.model.disclosure import Reader, of_itself
from xatre.model.fields import Sealed
from xatre.model.record import Record
from xatre.model.text import DOTS
from xatre.store.lists.query import Query
from xatre.store.register import records
from xatre.work.cases.reading import UNVERIFIED, CaseNow, case_now
from xatre.work.records import reveal
from xatre.work.session import Session

WAITING = Query("case", filters={"national_entry": "waiting"})
"""The list of closed cases that were not entered yet."""

ORDER_WORDS = (
    f"Xếp theo thứ tự giấy tờ của vụ việc; thứ tự ô nhập của hệ thống quốc gia {UNVERIFIED}."
)
_CHILD = ("personal_number", "full_name", "born_on", "sex", "ethnic_group", "village", "address")
_NAMELESS = Reader(case_right=True, names=False)
_LEFT_OUT = ("case", "code", "doubt_reasons", "void_reason", "step_notes", "access")


@dataclass(frozen=True)
class Line:
    """One line of the sheet."""

    part: str
    label: str
    words: str


def typing_sheet(session: Session, case_id: str, names: bool = True) -> list[Line]:
    """What is typed into the national database, in the order of the papers: the child, Mẫu 01,
    then each paper; dots for what is private without `names`. Never the reporter. The reading is
    written down. Raises as `case_now`."""
    now = case_now(session, case_id)
    session.note("read", f"case/{now.record.id}")
    found = [*_child(session, now, names)]
    found += _lines(session, now.record, KINDS["case"].label, names)
    for kind in PARTS:
        done = [one for one in now.papers.get(kind, []) if one.state == "complete"]
        for place, paper in enumerate(done, 1):
            number = f" {place}" if len(done) > 1 else ""
            found += _lines(session, paper, f"{KINDS[kind].label}{number}", names)
    return found


def as_text(lines: list[Line]) -> str:
    """The sheet as plain text, one line a value under the head of its part."""
    told: list[str] = []
    for place, line in enumerate(lines):
        if not place or lines[place - 1].part != line.part:
            told += ["", line.part.upper()] if told else [line.part.upper()]
        told.append(f"{line.label}: {line.words}")
    return "\n".join(told)


def _child(session: Session, now: CaseNow, names: bool) -> list[Line]:
    id = now.record.fields.get("child")
    child = records.get(session.book.db, "child", id) if isinstance(id, str) else None
    return _lines(session, child, "Trẻ em", names, _CHILD) if child is not None else []


def _lines(
    session: Session, record: Record, part: str, names: bool, only: tuple[str, ...] = ()
) -> list[Line]:
    kind = KINDS[record.kind]
    found = []
    for name, field in kind.fields.items():
        value = record.fields.get(name)
        left_out = name in _LEFT_OUT or name in kind.by_program or name.startswith("reporter")
        if value is None or left_out or isinstance(field, Sealed) or (only and name not in only):
            continue
        is_private = not names and of_itself(None, field, _NAMELESS) != "open"
        words = DOTS if is_private else reveal.words(session, field, value).strip()
        if words:
            found.append(Line(part, field.label, words.replace("\n", "; ")))
    return found
