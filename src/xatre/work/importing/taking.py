"""Taking a plan into the book: the rows a person chose, all or nothing, noted so that the whole
import can be undone (`undoing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.revision import Revision
from xatre.store.register import imports, records, revisions
from xatre.store.register.imports import ImportRow
from xatre.work.importing import remembered
from xatre.work.importing.in_book import CHILD
from xatre.work.importing.laying_over import over
from xatre.work.importing.planned import Plan, PlanRow
from xatre.work.progress import Progress, Stop, Stopped, never, silent
from xatre.work.records import save
from xatre.work.records.refusals import ChangedSince
from xatre.work.session import Session

BATCH = 1000


@dataclass(frozen=True)
class TakenRows:
    """What was written. `number` names the import for undoing; `saved` are record ids."""

    number: int
    saved: list[str]
    new: int
    changed: int
    left: int
    untied: int = 0
    """Of what was written: rows that may be about a child of the book and are tied to none."""


def take(
    session: Session,
    plan: Plan,
    statuses: Collection[str] = ("new", "changed"),
    only: Collection[int] | None = None,
    progress: Progress = silent,
    stop: Stop = never,
) -> TakenRows:
    """Write the rows of these statuses (of the numbers `only`, where given). Bad rows never.

    Raises NoRight, ChangedSince where the book changed since the plan was made, Stopped, DiskError;
    then nothing is written.
    """
    session.require("write")
    kind = session.kind(plan.kind)
    chosen = [
        row
        for row in plan.of(*statuses)
        if row.status != "bad" and row.status != "same" and (only is None or row.number in only)
    ]
    if not chosen:
        return TakenRows(0, [], 0, 0, len(plan.rows))
    writing = _Writing(session, plan, kind, chosen)
    with session.book.transaction():
        for begin in range(0, len(chosen), BATCH):
            if stop():
                raise Stopped()
            writing.write(chosen[begin : begin + BATCH])
            progress(min(begin + BATCH, len(chosen)), len(chosen))
        if writing.number:
            writing.note()
    saved, new = writing.saved, writing.new
    written = set(saved)
    untied = sum(row.record in written and _is_untied(row) for row in chosen)
    left = len(plan.rows) - len(saved)
    return TakenRows(writing.number, saved, new, len(saved) - new, left, untied)


class _Writing:
    """Writes the chosen rows, so many at once, inside one transaction. `number` is the import's, 0
    until a row is written: an import that writes nothing is none."""

    def __init__(self, session: Session, plan: Plan, kind: Kind, chosen: list[PlanRow]) -> None:
        self._session, self._plan, self._kind, self._chosen = session, plan, kind, chosen
        self._codes = _Codes(session, plan.kind) if kind.prefix else None
        self._together = _together(chosen)
        self._heads: dict[str, str] = {}
        """Of records that several rows are: the line that was written."""
        self.saved: list[str] = []
        self.number = self.new = 0

    def write(self, batch: list[PlanRow]) -> None:
        """Write these rows. Raises ChangedSince, DiskError."""
        lines: list[Revision] = []
        rows: list[ImportRow] = []
        for row in batch:
            name = self._heads.get(row.record, "")
            if not name:
                others = self._together.get(row.record, [])
                line = _line(self._session, self._kind, row, others, self._codes)
                if line is None:
                    continue
                name = line.name
                if others:
                    self._heads[row.record] = name
                lines.append(line)
            if not self.number:
                self.number = _begun(self._session, self._plan, self._chosen)
            self.new += not row.revision
            self.saved.append(row.record)
            rows.append(ImportRow(row.number, row.key, self._kind.name, row.record, name))
        db = self._session.book.db
        revisions.add_lines(db, lines)
        if self.number:
            imports.note_rows(db, self.number, rows)

    def note(self) -> None:
        """Keep what the import taught, and note it in the journal."""
        session, plan = self._session, self._plan
        lists = [part.columns for part in plan.parts]
        remembered.keep(session.book, plan.kind, self.number, lists, plan.answers)
        session.note("imported", f"{plan.kind} {len(self.saved)} {plan.sha256[:16]}")


def _is_untied(row: PlanRow) -> bool:
    return any(one.field == CHILD and one.level == "doubt" for one in row.problems)


class _Codes:
    """Record codes one after another, without asking the book for each."""

    def __init__(self, session: Session, kind: str) -> None:
        letter = session.book.facts.device_letter
        first = records.next_code(session.book.db, kind, letter, session.today.year)
        found = re.fullmatch(r"(.*?)(\d+)", first)
        if found is None:
            raise ValueError("a code ends in digits")
        self._start, self._next, self._width = found[1], int(found[2]), len(found[2])

    def next(self) -> str:
        code = f"{self._start}{self._next:0{self._width}}"
        self._next += 1
        return code


def _begun(session: Session, plan: Plan, chosen: list[PlanRow]) -> int:
    """The number of the import, with the villages it makes."""
    officer, now = session.book.officer.name, session.now
    number = imports.note_import(session.book.db, plan.kind, plan.file, plan.sha256, officer, now)
    _make_villages(session, plan, chosen, number)
    return number


def _together(chosen: list[PlanRow]) -> dict[str, list[PlanRow]]:
    """Of a record of the book that several rows are: the rows after the first."""
    found: dict[str, list[PlanRow]] = {}
    for row in chosen:
        if row.revision:
            found.setdefault(row.record, []).append(row)
    return {record: rows[1:] for record, rows in found.items() if len(rows) > 1}


def _line(
    session: Session, kind: Kind, row: PlanRow, others: list[PlanRow], codes: _Codes | None
) -> Revision | None:
    """What a row writes, with what the `others` of the same record change."""
    fields = row.fields
    if not row.revision:
        if codes is not None and not fields.get("code"):
            fields["code"] = codes.next()
        record = Record(row.record, kind.name, session.unit, fields=fields)
    else:
        held = records.get(session.book.db, kind.name, row.record)
        if held is None or held.revision != row.revision:
            raise ChangedSince()
        for other in others:
            said = other.fields
            fields = over(
                kind, fields, {name: said[name] for name in other.changes if name in said}
            )
        record = replace(held, fields=fields)
    return save.next_line_of(session, kind, record)


def _make_villages(session: Session, plan: Plan, chosen: list[PlanRow], number: int) -> None:
    """The villages that chosen rows name and the book has not."""
    named = {row.fields.get("village") for row in chosen} if plan.villages else set()
    codes = _Codes(session, "village") if named else None
    lines = []
    for id, begun in plan.villages.items():
        if id not in named or codes is None:
            continue
        fields = {**begun, "code": codes.next()}
        record = Record(id, "village", session.unit, fields=fields)
        line = save.next_line_of(session, session.kind("village"), record)
        if line is not None:
            lines.append(line)
    revisions.add_lines(session.book.db, lines)
    imports.note_rows(
        session.book.db,
        number,
        [ImportRow(0, f"village {line.id}", "village", line.id, line.name) for line in lines],
    )
