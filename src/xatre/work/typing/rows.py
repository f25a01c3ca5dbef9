"""The sheet of one officer's day: rows typed from paper, each a record saved as the form saves it.

A row that is wrong stays a draft with all that was typed; nothing typed is ever thrown away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from xatre.model.problem import BAD_VALUE, NOT_WRITTEN, Problem
from xatre.model.record import Record
from xatre.model.short_codes import Offer
from xatre.model.values import Fields
from xatre.store.identifiers import new_id
from xatre.store.register import drafts, records, typed_rows
from xatre.work.records import browse, save
from xatre.work.records.new_village import make_village
from xatre.work.records.refusals import NotHere
from xatre.work.records.unread import keep_unread, unread
from xatre.work.session import Session
from xatre.work.typing.cells import NEW_VILLAGE, Cells
from xatre.work.typing.columns import BY_NAME, COLUMNS, KIND


@dataclass(frozen=True)
class Line:
    """One row: its record with what its draft says, what could not be read (by column), what is
    wrong or doubtful. `saved` when the record says it for good."""

    record: Record
    unread: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    saved: bool = False

    @property
    def level(self) -> str:
        """ "error", "doubt" or ""."""
        if any(problem.level == "error" for problem in self.problems):
            return "error"
        return "doubt" if any(not problem.answered for problem in self.problems) else ""


@dataclass(frozen=True)
class Sheet:
    """The rows of this officer's day in their order, and what a new row starts with: the declared
    defaults, and what is `carried` over from the row typed last, today or before."""

    lines: tuple[Line, ...]
    unit: str
    defaults: Fields
    carried: Fields
    villages: tuple[Offer, ...]

    def new_record(self, moment: datetime) -> Record:
        """A new record; nothing is written yet."""
        return Record(new_id(moment), KIND, self.unit, fields=dict(self.defaults))


def open_sheet(session: Session) -> Sheet:
    """The sheet of today, as far as it was typed. Raises NoRight."""
    session.require("write")
    villages = villages_of(session)
    cells = cells_of(session, villages)
    officer = session.book.officer.name
    lines = []
    for row in typed_rows.of_day(session.book.db, officer, session.today.isoformat()):
        line = _line(session, row.record, cells)
        if line is not None:
            lines.append(line)
    last = typed_rows.last_of(session.book.db, officer)
    above = _line(session, last, cells) if last and not lines else lines[-1] if lines else None
    begun = save.start(session, KIND)
    return Sheet(
        tuple(lines),
        session.unit,
        begun.fields,
        carried(above.record.fields) if above else {},
        villages,
    )


def carried(fields: Mapping[str, object]) -> Fields:
    """What the next row takes over from a row."""
    names = [name for column in COLUMNS if column.kept for name in column.holds]
    return {name: value for name in names if isinstance(value := fields.get(name), str)}


def villages_of(session: Session) -> tuple[Offer, ...]:
    """The villages of the book that stand, each by all its names."""
    stand = [
        village
        for village in records.every(session.book.db, "village")
        if village.state != "void" and session.owns(village.unit)
    ]
    bare = Counter(str(village.fields.get("name", "")) for village in stand)
    found = []
    for village in stand:
        name = str(village.fields.get("name", ""))
        kind = session.codes.label("village_kind", str(village.fields.get("village_kind", "")))
        others = [one.strip() for one in str(village.fields.get("other_names", "")).split(",")]
        whole = f"{kind} {name}"
        label = name if bare[name] == 1 else whole
        found.append(Offer(village.id, label, (name, whole, *filter(None, others))))
    return tuple(sorted(found, key=lambda offer: offer.label))


def cells_of(session: Session, villages: tuple[Offer, ...]) -> Cells:
    """The cells as this officer reads and sees them today."""
    return Cells(session.codes, villages, session.today, guarded=session.sees_cases)


def note(session: Session, id: str) -> None:
    """A row is begun: its place on the sheet is the next one. Raises NoRight, DiskError."""
    session.require("write")
    officer = session.book.officer.name
    typed_rows.note(session.book.db, id, officer, session.today.isoformat())


def finish(session: Session, record: Record, typed: Mapping[str, str]) -> Line:
    """Save a row for good where nothing is wrong with it, doubts let through; else keep it as a
    draft. `typed` is what could not be read, by column; a village named there with "+" is made.

    Raises NoRight, NotOurs, Voided, ChangedSince, DiskError.
    """
    session.require("write")
    left = dict(typed)
    named = left.get("village", "")
    if named.startswith(NEW_VILLAGE) and named.strip(" +"):
        made = make_village(session, named.strip(" +"))
        record = replace(record, fields=record.fields | {"village": made.id})
        del left["village"]
    cells = cells_of(session, villages_of(session))
    with session.book.transaction():
        note(session, record.id)
        found = _problems(session, record, left, cells)
        if left or any(problem.level == "error" for problem in found):
            save.keep_draft(session, record)
            keep_unread(session, record.id, left)
            kept = browse.record(session, KIND, record.id)
            return Line(kept, left, found)
        saved = save.complete(session, record)
        keep_unread(session, record.id, {})
    return Line(saved, {}, found, saved=True)


def drop(session: Session, id: str) -> None:
    """Take a row that was never saved off the sheet, with its draft. Raises NoRight."""
    session.require("write")
    with session.book.transaction():
        if drafts.draft(session.book.db, id) is not None:
            save.drop_draft(session, KIND, id)
        keep_unread(session, id, {})
        typed_rows.forget(session.book.db, id)


def _line(session: Session, id: str, cells: Cells) -> Line | None:
    """The row of a record; None where it is gone or voided."""
    try:
        record = browse.record(session, KIND, id)
    except NotHere:
        return None
    if record.state == "void":
        return None
    words = {name: typed for name, typed in unread(session, id).items() if name in BY_NAME}
    over = drafts.draft(session.book.db, id) is not None
    problems = _problems(session, record, words, cells)
    return Line(record, words, problems, saved=not over and record.state == "complete")


def _problems(
    session: Session, record: Record, typed: Mapping[str, str], cells: Cells
) -> tuple[Problem, ...]:
    """What is wrong or doubtful in a row, errors first; a likely double too, also after saving."""
    found = []
    for name, words in typed.items():
        if fault := cells.read(BY_NAME[name], words, record.fields).fault:
            found.append(Problem(record.id, name, "error", BAD_VALUE, fault))
    seen = save.find_problems(session, replace(record, revision=""))
    unread_fields = {one for name in typed for one in BY_NAME[name].holds}
    found += [
        problem
        for problem in seen
        if not (problem.code == NOT_WRITTEN and problem.path in unread_fields)
    ]
    return tuple(sorted(found, key=lambda problem: problem.level != "error"))
