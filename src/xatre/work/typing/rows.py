"""The sheet of one officer's day: rows typed from paper, each a record saved as the form saves it.

A row that is wrong stays a draft with all that was typed; nothing typed is ever thrown away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from xatre.model.problem import BAD_VALUE, NOT_WRITTEN, Problem
from xatre.model.record import Record
from xatre.model.short_codes import Offer
from xatre.model.values import Fields
from xatre.store.identifiers import new_id
from xatre.store.register import drafts, typed_rows
from xatre.work.doubles import saying
from xatre.work.records import browse, editing, save
from xatre.work.records.new_village import make_village
from xatre.work.records.refusals import Incomplete, NotHere
from xatre.work.records.unread import keep_unread, unread
from xatre.work.records.villages import names_of, standing
from xatre.work.session import Session
from xatre.work.typing.cells import NEW_VILLAGE, Cells
from xatre.work.typing.columns import BY_NAME, COLUMNS, KIND
from xatre.work.typing.let_through import doubts_of, keep_doubts


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
class TypedSheet:
    """The rows of this officer's day in their order, and what a new row starts with: the declared
    defaults, and what is `carried` over from the row typed last, today or before."""

    lines: tuple[Line, ...]
    unit: str
    defaults: Fields
    carried: Fields
    cells: Cells

    def new_record(self, moment: datetime) -> Record:
        """A new record; nothing is written yet."""
        return Record(new_id(moment), KIND, self.unit, fields=dict(self.defaults))


def open_sheet(session: Session) -> TypedSheet:
    """The sheet of today, as far as it was typed. Raises NoRight."""
    session.require("write")
    cells = cells_of(session)
    officer = session.book.officer.name
    lines = []
    for row in typed_rows.of_day(session.book.db, officer, session.today.isoformat()):
        line = _line(session, row.record, cells)
        if line is not None:
            lines.append(line)
    last = typed_rows.last_of(session.book.db, officer)
    above = lines[-1].record if lines else _standing(session, last) if last else None
    begun = save.start(session, KIND)
    taken_over = carried(above.fields) if above else {}
    return TypedSheet(tuple(lines), session.unit, begun.fields, taken_over, cells)


def carried(fields: Mapping[str, object]) -> Fields:
    """What the next row takes over from a row."""
    names = [name for column in COLUMNS if column.kept for name in column.holds]
    return {name: value for name in names if isinstance(value := fields.get(name), str)}


def villages_of(session: Session) -> tuple[Offer, ...]:
    """The villages of the book that stand, each by all its names."""
    found = [(one.id, names_of(session.codes, one)) for one in standing(session)]
    written = Counter(names.name for _, names in found)
    offers = [
        Offer(id, names.name if written[names.name] == 1 else names.whole, names.all)
        for id, names in found
    ]
    return tuple(sorted(offers, key=lambda offer: offer.label))


def cells_of(session: Session) -> Cells:
    """The cells as this officer reads and sees them today."""
    return Cells(session.codes, villages_of(session), session.today, sees_hidden=session.sees_cases)


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
    with session.book.transaction():
        record, left = _with_village(session, record, typed)
        note(session, record.id)
        if left:
            return _keep(session, record, left, _problems(session, record, left, cells_of(session)))
        try:
            with session.book.transaction():  # else a code would be counted for nothing
                saved, doubts = save.complete_with_doubts(session, record)
        except Incomplete as fault:
            found = _with_double(session, record, [*fault.problems, *fault.doubts])
            return _keep(session, record, {}, found)
        keep_unread(session, record.id, {})
        found = _with_double(session, saved, doubts)
        keep_doubts(session, saved, found)
    return Line(saved, {}, found, saved=True)


def _keep(
    session: Session, record: Record, left: Mapping[str, str], found: tuple[Problem, ...]
) -> Line:
    editing.keep(session, record, left)
    return Line(browse.record(session, KIND, record.id), left, found)


def _with_village(
    session: Session, record: Record, typed: Mapping[str, str]
) -> tuple[Record, dict[str, str]]:
    """The record in the village that is named with "+" and now made, and what is left unread."""
    left = dict(typed)
    named = left.get("village", "")
    if named.startswith(NEW_VILLAGE) and named.strip(" +"):
        made = make_village(session, named.strip(" +"))
        record = replace(record, fields=record.fields | {"village": made.id})
        del left["village"]
    return record, left


def drop(session: Session, id: str) -> None:
    """Take a row that was never saved off the sheet, with its draft. Raises NoRight."""
    session.require("write")
    with session.book.transaction():
        if drafts.draft(session.book.db, id) is not None:
            editing.drop(session, KIND, id)
        keep_unread(session, id, {})
        typed_rows.forget(session.book.db, id)


def _standing(session: Session, id: str) -> Record | None:
    """The record of a row; None where it is gone or voided."""
    try:
        record = browse.record(session, KIND, id)
    except NotHere:
        return None
    return None if record.state == "void" else record


def _line(session: Session, id: str, cells: Cells) -> Line | None:
    """The row of a record. A draft is checked anew; of a saved row stands what was doubtful when
    it was finished: a day has hundreds of them, and the sheet is shown often."""
    record = _standing(session, id)
    if record is None:
        return None
    words = {name: typed for name, typed in unread(session, id).items() if name in BY_NAME}
    if record.state == "complete" and drafts.draft(session.book.db, id) is None:
        return Line(record, words, doubts_of(session, record), saved=True)
    return Line(record, words, _problems(session, record, words, cells))


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


def _with_double(session: Session, record: Record, found: Sequence[Problem]) -> tuple[Problem, ...]:
    """What the checks found, and a likely double, also of a row that is saved already."""
    return (*found, *saying.said(session, replace(record, revision=""), found))
