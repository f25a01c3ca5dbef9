"""A demo commune that starts from what it had: its children come into the book from two old
workbooks, through the same import as anybody's; the rest of the ledger is written beside.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from xatre.exchange import delivery
from xatre.kinds import KINDS
from xatre.model.fields import Reference
from xatre.model.record import Record
from xatre.store.register import revisions
from xatre.store.safety import journal
from xatre.work.demo.ledger import Ledger
from xatre.work.demo.old_lists import OldList, old_lists
from xatre.work.demo.town import NEW_UNITS
from xatre.work.importing import set_aside, taking
from xatre.work.importing.planning import ImportChoices, make_plan, read_table
from xatre.work.records.villages import names_of
from xatre.work.session import Session

ASIDE = "De lai"
STATUSES = ("new", "doubtful")


@dataclass(frozen=True)
class Brought:
    """What came in: the workbooks, what was left aside, and the ledger without what did not."""

    files: list[Path]
    aside: list[Path]
    ledger: Ledger
    records: Counter[str]


def bring_in(session: Session, ledger: Ledger, folder: Path) -> Brought:
    """Write the two workbooks into `folder`, bring them in, and add the ledger's other records.
    Raises DiskError."""
    moment = datetime.combine(ledger.today, datetime.min.time(), UTC).replace(hour=3)
    session = replace(session, clock=lambda: moment)
    folder.mkdir(parents=True, exist_ok=True)
    villages = {
        one.id: names_of(session.codes, one).whole
        for one in ledger.records.values()
        if one.kind == "village" and one.state == "complete"
    }
    children = [
        one
        for one in ledger.records.values()
        if one.kind == "child" and one.state == "complete" and one.fields.get("full_name")
    ]
    with session.book.transaction():
        lines = [line for line in ledger.lines if line.kind == "village"]
        revisions.add_lines(session.book.db, lines)
    files, aside, here = [], [], set(villages)
    for old in old_lists(children, villages, session.codes, _former(session)):
        file = delivery.write(folder, old.name, old.data)
        files.append(file)
        saved, left = _import(session, file, old)
        here |= saved
        aside += left
    kept = _standing(ledger, here)
    with session.book.transaction():
        others = [
            line
            for line in ledger.lines
            if line.id in kept and line.kind not in ("child", "village")
        ]
        revisions.add_lines(session.book.db, others)
        journal.write(session.book, "demo", str(len(others)))
    ledger.lines = []
    ledger.drafts = [
        draft
        for draft in ledger.drafts
        if not (draft.record.kind == "child" and draft.record.revision)
        and (not draft.record.revision or draft.record.id in kept)
        and _stands(draft.record, kept, ledger)
    ]
    counted = Counter(ledger.records[id].kind for id in kept)
    return Brought(files, aside, ledger, counted)


def _import(session: Session, file: Path, old: OldList) -> tuple[set[str], list[Path]]:
    """Bring one workbook in, the likeliest answer given to what is asked."""
    table = read_table(file)
    plan = make_plan(session, "child", file, table=table)
    if plan.questions:
        answers = {key: one.options[0][0] for key, one in plan.questions.items()}
        plan = make_plan(session, "child", file, ImportChoices(answers=answers), table=table)
    for row in plan.of(*STATUSES):
        # The other records of the demo name the child by this id.
        row.record = old.rows[row.number]
    taken = taking.take(session, plan, STATUSES)
    left = list(plan.of("bad"))
    aside = file.with_name(f"{ASIDE} - {file.name}")
    return set(taken.saved), [set_aside.write(session, plan, left, aside)] if left else []


def _standing(ledger: Ledger, here: set[str]) -> set[str]:
    """The records that stand on nothing that did not come in."""
    kept = set(here) | {one.id for one in ledger.records.values() if one.kind not in _ASKED}
    while gone := {id for id in kept - here if not _stands(ledger.records[id], kept, ledger)}:
        kept -= gone
    return kept


_ASKED = ("child", "village")


def _stands(record: Record, kept: set[str], ledger: Ledger) -> bool:
    for field in KINDS[record.kind].fields.values():
        id = record.fields.get(field.name)
        is_one = isinstance(field, Reference) and isinstance(id, str) and id in ledger.records
        if is_one and id not in kept:
            return False
    return True


def _former(session: Session) -> str:
    """The commune's name before July 2025, of the unit that became it whole; today's where none."""
    for old in sorted(session.codes.former(session.unit)):
        row = session.codes.unit(old)
        if row is not None and row.valid_to < NEW_UNITS.isoformat():
            return row.label
    return session.codes.unit_label(session.unit)
