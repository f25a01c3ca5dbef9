"""Writing a return: what was taken of a unit's packages, what was rejected and why, what is
missing, the office's remarks. Returns are numbered; each says everything, so the highest wins."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xatre.exchange.header import Header
from xatre.exchange.lines import PackageLine, whole
from xatre.exchange.returns import (
    LONGEST_SENTENCE,
    NOT_NAMED,
    KnownDevice,
    Missing,
    PackageOutcome,
    RejectedLine,
    Return,
    RevokedDevice,
    seal_return,
)
from xatre.exchange.statement import read_hand_over
from xatre.kinds import OF_OFFICE
from xatre.store.register import records
from xatre.store.traffic import gaps, packages, peers, quarantine, returns, statements
from xatre.store.traffic.quarantine import Quarantined
from xatre.work.receiving.repeating import Repeated, repeated
from xatre.work.receiving.vouching import seen_in
from xatre.work.sending import outbox
from xatre.work.sending.own_header import own_header
from xatre.work.session import Session

MOST_REJECTED = 20_000
"""Lines a return names; how many more there are stands in the counts of their packages, and as
the first are mended the others come."""


@dataclass(frozen=True)
class SealedReturn:
    """A return in the outbox. `size` is in bytes; `always` are the lines of records that it brings
    beside those it was asked to carry."""

    file: Path
    sequence: int
    sha256: str
    size: int
    always: Sequence[PackageLine] = ()


def write_return(session: Session, unit: str) -> Path:
    """Seal the next return for `unit` into the outbox and remember it; its path there.

    Raises DiskError.
    """
    return seal_return_for(session, unit).file


def seal_return_for(
    session: Session, unit: str, lines: Iterable[PackageLine] = (), purpose: str = ""
) -> SealedReturn:
    """As `write_return`; `lines` of records travel with what every return brings."""
    db = session.book.db
    units = _answered(session, unit)
    # A unit that came out of another one goes on where that one's returns ended.
    before = max(
        (one for each in units if (one := returns.last_return(db, "out", each))), default=None
    )
    number = before[0] + 1 if before else 1
    header = _header(session, unit, before[1] if before else "", purpose)
    always = [line for each in units for line in _accepted(session, each)]
    told = _content(session, units, number)
    if session.at_office:
        changed = repeated(session, units)
        told = _with_office_words(session, told, unit, units, changed)
        always += [*changed.lines, *_own_records(session, units)]
    data = seal_return(
        header,
        told,
        list(dict.fromkeys((*always, *lines))),
        _recipients(session, unit),
        session.book.device.sign,
    )
    digest = hashlib.sha256(data).hexdigest()
    file = outbox.put(session, header.file_name, data)
    with session.book.transaction():
        returns.note_return(
            db,
            "out",
            unit,
            number,
            sha256=digest,
            path=f"outbox/{file.name}",
            header=header.entries(),
            created=session.now,
        )
        session.note("returned", digest)
    return SealedReturn(file, header.sequence, digest, len(data), always)


def _content(session: Session, units: Sequence[str], number: int) -> Return:
    aside = [one for each in units for one in quarantine.kept_aside(session.book.db, each)]
    not_named = Counter(package for package, _ in aside[MOST_REJECTED:])
    return Return(
        number=number,
        packages=_outcomes(session, units, not_named),
        rejected=tuple(_rejected(package, line) for package, line in aside[:MOST_REJECTED]),
        missing=_missing(session, units),
    )


def _outcomes(
    session: Session, units: Sequence[str], not_named: Mapping[str, int]
) -> tuple[PackageOutcome, ...]:
    """What became of each package; `not_named` counts its lines for which there is no room."""
    received = [one for each in units for one in packages.received(session.book.db, each)]
    return tuple(
        PackageOutcome(
            sha256=package.sha256,
            stream=package.stream,
            sequence=package.sequence,
            outcome="withdrawn" if package.withdrawn_at else package.outcome,
            counts={NOT_NAMED: more} if (more := not_named.get(package.sha256, 0)) else {},
            **seen_in(package),
        )
        for package in received
        if package.outcome != "return"
    )


def _rejected(package: str, line: Quarantined) -> RejectedLine:
    return RejectedLine(
        package=package,
        record=line.record or "unknown",
        revision=line.name,
        code=line.code,
        sentence=line.text[:LONGEST_SENTENCE],
    )


def _missing(session: Session, units: Sequence[str]) -> tuple[Missing, ...]:
    db = session.book.db
    return tuple(
        Missing(stream=stream, sequence=sequence)
        for each in units
        for _, device, stream, _ in packages.streams(db, each)
        for sequence in gaps.missing_sequences(db, each, device, stream)
    )


def _with_office_words(
    session: Session, told: Return, unit: str, units: Sequence[str], changed: Repeated
) -> Return:
    """What only an office says: which devices count, which no more, which records changed hands."""
    db = session.book.db
    letters = statements.letters(db, unit)
    return replace(
        told,
        revoked=tuple(
            RevokedDevice(
                device=peer.device,
                sequence=peer.revoked_from or 0,
                sha256=peer.last_good_file,
            )
            for each in units
            for peer in peers.revoked(db, each)
        ),
        devices=tuple(
            KnownDevice(
                unit=peer.unit,
                role=peer.role,
                device=peer.device,
                signing=peer.signing_key.hex(),
                sealing=peer.sealing_key,
                letter=letters.get(peer.device, ""),
            )
            for peer in peers.enrolled(db, unit)
            if peer.active
        ),
        hand_overs=changed.hand_overs,
    )


def _answered(session: Session, unit: str) -> list[str]:
    """The unit a return is for and those it came out of: what they sent is its own."""
    return [unit, *sorted(session.codes.predecessors(unit))]


def _own_records(session: Session, units: Sequence[str]) -> Iterator[PackageLine]:
    """The office's own records for these units, its remarks above all, as whole lines; those of a
    kind that names no unit (`to_unit`) are for every unit."""
    # By their rows: a look through all lines of an office's book would be paid at each return.
    db = session.book.db
    ids = [
        id for kind in sorted(OF_OFFICE) for id in records.ids_of_units(db, kind, [session.unit])
    ]
    for stored in packages.lines_of(db, ids):
        revision = stored.read()
        if revision.fields.get("to_unit", units[0]) in units:
            yield whole(revision)


def _accepted(session: Session, unit: str) -> Iterator[PackageLine]:
    """The lines by which this unit accepted what `unit` handed over to it, behind those they stand
    on that were not given: what was written here before it came back once more."""
    db = session.book.db
    told: set[str] = set()
    for one in statements.accepted_from(db, unit, session.unit):
        lines = {line.name: line for line in packages.lines_of(db, [one.record])}
        left, missing = [one.accepted], set[str]()
        given = read_hand_over(one.body).lines | told
        while left:
            name = left.pop()
            if name in lines and name not in given and name not in missing:
                missing.add(name)
                left.extend(lines[name].read().parents)
        told |= missing
        for name, stored in lines.items():
            if name in missing and not stored.cut:
                yield PackageLine(stored.line, stored.nonce)


def _header(session: Session, unit: str, previous: str, purpose: str) -> Header:
    sequence = returns.next_return_sequence(session.book.db)
    own = own_header(session, "return", session.book.facts.stream, sequence)
    return replace(own, recipient=unit, purpose=purpose, previous=previous)


def _recipients(session: Session, unit: str) -> list[str]:
    theirs = [peer.sealing_key for peer in peers.enrolled(session.book.db, unit) if peer.active]
    return list(dict.fromkeys((*theirs, session.book.device.sealing_key)))
