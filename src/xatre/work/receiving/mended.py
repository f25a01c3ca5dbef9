"""A record that came back was mended: its good line stands on the one kept aside, and without that
one it would wait for ever. So what was kept aside comes in as history, once a good line stands on
it; the row follows the good line.

It comes in with every package that carries it or the line on it, so that withdrawing one of them
withdraws them together, and the book says what one says that took neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xatre.exchange.lines import PackageLine
from xatre.model.revision import Revision
from xatre.store.register import arrivals, revisions
from xatre.store.register.revisions import AddResult
from xatre.store.register.stored_lines import named
from xatre.store.traffic import quarantine
from xatre.store.traffic.quarantine import Quarantined
from xatre.work.receiving.reasons import KindUnknownHere, NotOwner
from xatre.work.session import Session

NEVER = (NotOwner.code, KindUnknownHere.code)
"""What no good line on top makes good: whose the line is, and what it is."""


@dataclass
class Mended:
    """Names of the lines that came in, and the records whose rows followed."""

    names: set[str] = field(default_factory=set)
    records: set[str] = field(default_factory=set)
    result: AddResult = field(default_factory=AddResult)


def admit(session: Session, records: Mapping[str, str]) -> Mended:
    """Let in what was kept aside of `records` (id → kind) and has a good line on it, or is here
    already. Inside a transaction."""
    db, mended = session.book.db, Mended()
    aside: dict[str, dict[str, list[tuple[str, Quarantined]]]] = {}
    for package, line in quarantine.kept_aside_of(db, list(records)):
        if line.code not in NEVER and line.kind == records[line.record]:
            aside.setdefault(line.record, {}).setdefault(line.name, []).append((package, line))
    for record, lines in aside.items():
        _admit(session, record, lines, mended)
    quarantine.release(db, mended.names)
    return mended


def _admit(
    session: Session,
    record: str,
    aside: Mapping[str, list[tuple[str, Quarantined]]],
    mended: Mended,
) -> None:
    db = session.book.db
    here = {line.name: line for line in revisions.history(db, record)}
    left, tried = list(here), set[str]()
    while left:
        name = left.pop()
        carriers = set(arrivals.brought_by(db, name))
        for parent in (name, *here[name].parents):
            if parent not in aside or parent in mended.names or parent in tried:
                continue
            copies = aside[parent]
            read = _read(copies[0][1])
            cut = {} if read.nonce else {parent: named(db, [name])[name].cut}
            added = [
                revisions.add_lines(db, [read], package, cut)
                for package in sorted({sha256 for sha256, _ in copies} | carriers)
            ]
            for one in added:
                _count(mended.result, one, record)
            if all(one.refused for one in added):
                # Its name is another line's here, so it stays aside, whatever stands on it.
                tried.add(parent)
                continue
            mended.names.add(parent)
            mended.records.add(record)
            here[parent] = read
            left.append(parent)


def _read(line: Quarantined) -> Revision:
    """A whole line's name is computed from its bytes, a cut one's is on its sender's word."""
    return PackageLine(line.line, line.nonce, "" if line.nonce else line.name).revision()


def _count(total: AddResult, one: AddResult, record: str) -> None:
    total.new |= one.new
    total.unchanged |= one.unchanged
    total.updated |= one.updated
    total.clashing = (total.clashing - {record}) | one.clashing
    total.waiting = (total.waiting - {record}) | one.waiting
    total.displaced += one.displaced
