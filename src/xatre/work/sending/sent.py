"""What a commune sees of its sending: packages in the outbox and what became of each, its lines
that came back with the reason, how each kind travels and by which law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xatre.kinds import KINDS
from xatre.store.register import records
from xatre.store.traffic import packages, peers, returns, statements
from xatre.store.traffic.return_numbers import last_return_number
from xatre.work.cases import access
from xatre.work.people import naming
from xatre.work.receiving import behind_office
from xatre.work.sending import elsewhere, given_before, kept_inside, left_behind
from xatre.work.sending.for_nobody import for_nobody, unsent
from xatre.work.sending.profiles import cutter_in_force, travelling_kinds
from xatre.work.session import Session

PLACE = "exchange.place"
"""The folder written to last."""
MORE_RETURNED = "return.not_named"
"""How many lines the last return sent back beyond those it had room to name."""


@dataclass(frozen=True)
class SentPackage:
    """One package of the outbox. `outcome` is "" until a return names it; `size` is in bytes, 0
    where the file is no longer in the outbox; `is_out` once it was copied out of the book."""

    sequence: int
    sha256: str
    file_name: str
    to: str
    purpose: str
    created: str
    lines: int
    size: int
    outcome: str
    returned_at: str
    is_out: bool = True
    waits: bool = False
    """A hand-over of which something was not accepted yet, nor taken back."""
    is_elsewhere: bool = False
    """For another office than the one sent to now: that one cannot open it."""
    is_dead: bool = False
    """A hand-over without an answer, under keys that are over."""
    is_for_nobody: bool = False
    """Without an answer, to an office that is trusted no more."""
    seen_by: tuple[str, ...] = ()
    """Of a package to this unit's own devices: those that have said that they took it."""


@dataclass(frozen=True)
class ReturnedRecord:
    """A record of ours that the office sent back. `title` may hold a child's name."""

    kind: str
    kind_label: str
    id: str
    code: str
    title: str
    reason_code: str
    reason: str


@dataclass(frozen=True)
class Travel:
    """How one kind travels: the profile's words and the law it stands on."""

    kind: str
    label: str
    profile: str
    words: str
    law: str


@dataclass(frozen=True)
class SendingDesk:
    """All that the page of a commune shows at once."""

    office: str
    next_sequence: int
    unsent: Mapping[str, int]
    travels: tuple[Travel, ...]
    sent: tuple[SentPackage, ...]
    returned: tuple[ReturnedRecord, ...]
    more_returned: int
    last_return: int
    place: str
    elsewhere: tuple[str, ...] = ()
    """What to tell the office of numbers that went to another, and to ask it for where it has more
    than this book."""
    left_behind: tuple[str, ...] = ()
    """Which records to hand over again, to whom."""


def sending_desk(session: Session) -> SendingDesk:
    """Read it all in one go. Raises NoRight for nobody: everyone may look."""
    db = session.book.db
    office = peers.office(db)
    last = last_return_number(db, "in", office.unit) if office else 0
    return SendingDesk(
        naming.office_name(session) if office else "",
        packages.next_sequence(db, session.book.facts.stream),
        session.shown_counts(unsent(session, travelling_kinds(session))),
        tuple(travels(session)),
        tuple(sent_packages(session)),
        tuple(returned_records(session)),
        more_returned(session),
        last,
        session.book.setting(PLACE),
        tuple(filter(None, (behind_office.told(session), *elsewhere.told(session)))),
        (
            *left_behind.told(session, left_behind.left_behind(session)),
            *given_before.to_give_again(session),
        ),
    )


def travels(session: Session) -> list[Travel]:
    """How each kind this officer may know of travels to the office."""
    cutter = cutter_in_force(session)
    told = []
    for name, kind in session.kinds.items():
        if kind.owner != "commune":
            continue
        profile = cutter.profiles[name]
        listed = session.codes.get("travel_profile", profile)
        words = listed.label if listed else profile
        law = listed.source if listed else ""
        told.append(Travel(name, kind.plural or kind.label, profile, words, law))
    return told


def sent_packages(session: Session) -> list[SentPackage]:
    """The packages sealed here, the last first."""
    found = []
    inside = kept_inside.kept_inside(session.book)
    gone, nobody = elsewhere.gone_elsewhere(session), for_nobody(session)
    seen = statements.seen_by_siblings(session.book.db)
    for one in packages.sent(session.book.db):
        file = session.book.folder / one.path
        found.append(
            SentPackage(
                one.sequence,
                one.sha256,
                file.name,
                naming.name_of(session, one.recipient),
                one.purpose,
                one.created,
                one.lines,
                file.stat().st_size if file.is_file() else 0,
                one.outcome,
                one.returned_at or "",
                kept_inside.is_out(one, inside),
                bool(statements.on_their_way(session.book.db, one.sha256)),
                one.sha256 in gone,
                given_before.is_dead(session, one, nobody),
                is_for_nobody=one.sha256 in nobody,
                seen_by=tuple(seen.get(one.sha256, ())),
            )
        )
    return found


def returned_records(session: Session) -> list[ReturnedRecord]:
    """Our records that the last return sent back; those this officer may not know of are left
    out."""
    found: dict[tuple[str, str], ReturnedRecord] = {}
    for line in returns.returned(session.book.db):
        if line.kind not in session.kinds:
            continue
        record = records.get(session.book.db, line.kind, line.record)
        if record is not None and access.is_closed(session, record):
            continue
        found[line.record, line.code] = ReturnedRecord(
            line.kind,
            KINDS[line.kind].label,
            line.record,
            str(record.fields.get("code", "")) if record else "",
            records.title(session.book.db, line.kind, line.record),
            line.code,
            line.text,
        )
    return list(found.values())


def returned_ids(session: Session) -> list[tuple[str, str]]:
    """`(kind, id)` of those records, each once, without reading them."""
    found = dict.fromkeys(
        (line.kind, line.record)
        for line in returns.returned(session.book.db)
        if line.kind in session.kinds
    )
    closed = access.closed_among(session, found)
    return [one for one in found if one[1] not in closed]


def more_returned(session: Session) -> int:
    """How many lines came back beyond those that the last return names."""
    return int(session.book.setting(MORE_RETURNED) or 0)


def remember_place(session: Session, folder: str) -> None:
    """Keep the folder written to last, to offer it again."""
    session.book.set_setting(PLACE, folder)
