"""Lines of ours that a return says were sent back, and why: which of them are believed of whom, and
what of its words is shown and kept.

Knows what a return says and what was sent; writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xatre.exchange.header import Header
from xatre.exchange.returns import RejectedLine, Return
from xatre.model import text
from xatre.store.register import records
from xatre.store.traffic import former_offices, packages
from xatre.store.traffic.quarantine import Quarantined
from xatre.store.traffic.returns import Returned
from xatre.work.session import Session
from xatre.work.units import takes_for

LONGEST_SHOWN = 500
"""Letters of a reason in another's words."""


def believed(session: Session, content: Return, header: Header) -> list[RejectedLine]:
    """Of an office all, for it has what any PC of this unit sent; of what it was before it began
    again none. Of a neighbour those of records that a package sealed here for it carried, where the
    return speaks of that package."""
    if header.role == "office":
        return (
            [] if former_offices.is_former(session.book.db, header.signing) else [*content.rejected]
        )
    spoken_of = {one.sha256 for one in content.packages}
    ours = {
        one.sha256
        for one in packages.sent(session.book.db)
        if one.sha256 in spoken_of
        and takes_for(session.codes, header.unit, one.recipient, header.role)
    }
    given = {sha256: packages.carried_records(session.book.db, sha256) for sha256 in ours}
    return [line for line in content.rejected if line.record in given.get(line.package, ())]


def told(session: Session, lines: Iterable[RejectedLine]) -> Iterator[Quarantined]:
    """The lines sent back, one a record and reason; those of a record that is not here only for
    who may know of cases, for it could be one."""
    known = set[tuple[str, str]]()
    for line in to_keep(session, lines):
        if (line.record, line.code) in known or not (line.kind or session.sees_cases):
            continue
        known.add((line.record, line.code))
        yield Quarantined(line.name, line.record, line.kind, line.code, line.text, b"", b"")


def to_keep(session: Session, lines: Iterable[RejectedLine]) -> Iterator[Returned]:
    """The lines as they are kept; the kind is "" of a record that is not here. The line itself may
    be another PC's."""
    kinds: dict[str, str] = {}
    for line in lines:
        if line.record not in kinds:
            kinds[line.record] = records.kind_of(session.book.db, line.record)
        kind = kinds[line.record]
        yield Returned(line.revision, line.record, kind, line.code, _shown(line.sentence))


def _shown(words: str) -> str:
    """Another's words on one line, without what is not printed, and no longer than is read."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text.clean(words))
    plain = " ".join(seen.split())
    return plain if len(plain) <= LONGEST_SHOWN else f"{plain[:LONGEST_SHOWN].rstrip()}…"
