"""Sending: the next package is sealed into the outbox and committed, then copied out.

Copying again repeats the same bytes. Nothing leaves the book unsealed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict, Unpack

from xatre.collecting import collector_off
from xatre.errors import DiskError, UseError
from xatre.exchange.lines import Note
from xatre.exchange.statement import hand_over_note, read_hand_over
from xatre.store.register.stored_lines import StoredLine
from xatre.store.traffic import packages, peers, statements
from xatre.store.traffic.peers import Peer
from xatre.work.people import naming
from xatre.work.progress import Progress, Stop, never, silent
from xatre.work.sending import kept_inside, outbox, restating
from xatre.work.sending.for_nobody import for_nobody, unsent
from xatre.work.sending.giving_back import give_back
from xatre.work.sending.hand_over import hand_over
from xatre.work.sending.outbox import NotInOutbox
from xatre.work.sending.outgoing import Sent, UnknownTo, active_keys, delivered, put_out
from xatre.work.sending.profiles import PROFILE_WORDS, cutter_in_force, travelling_kinds
from xatre.work.sending.siblings import send_to_siblings
from xatre.work.session import Session
from xatre.work.units import bare, read_unit

__all__ = [
    "Made", "NoOffice", "NotAtOffice", "Preview", "Sent", "UnknownTo", "copy_again", "copy_made",
    "export_package", "preview", "seal_and_copy", "seal_package",
]  # fmt: skip


class NoOffice(UseError):
    """No receiving office is trusted yet."""

    code = "XT-213"
    sentence = "Chưa đăng ký thẻ của đơn vị tiếp nhận cấp trên, nên chưa biết gửi cho ai."
    remedy = "Vào Gửi – Nhận, chọn Đăng ký thẻ, gõ đủ 40 số vân tay."


class NotAtOffice(UseError):
    """An office sends returns, not packages."""

    code = "XT-214"
    sentence = "Nơi tiếp nhận không gửi gói lên; biên nhận được lập khi nhận gói."
    remedy = "Mở sổ của xã để đóng gói."


@dataclass(frozen=True)
class Preview:
    """What the next package would hold: records by kind, of those the officer may know of, how
    each kind travels, to whom."""

    counts: Mapping[str, int]
    unsent: Mapping[str, int]
    profiles: Mapping[str, str]
    recipient: str
    sequence: int


@dataclass(frozen=True)
class Made:
    """A package sealed; `fault` where it could not be copied to `folder`."""

    sealed: Sent
    folder: Path
    copied: Sent | None
    fault: DiskError | UseError | None = None


class Asked(TypedDict, total=False):
    """What is to be sealed, as `seal_package` has it."""

    full: bool
    to: str
    record: str
    reason: str
    progress: Progress
    stop: Stop


def preview(session: Session, full: bool = False) -> Preview:
    """What `export_package` would send now. Raises NoOffice, NotAtOffice."""
    _office(session)
    cutter, kinds = cutter_in_force(session), travelling_kinds(session)
    counts: dict[str, set[str]] = {}
    for line in _lines(session, kinds, full):
        counts.setdefault(line.kind, set()).add(line.record)
    return Preview(
        session.shown_counts({kind: len(ids) for kind, ids in counts.items()}),
        session.shown_counts(unsent(session, kinds)),
        {name: PROFILE_WORDS[profile] for name, profile in cutter.profiles.items()},
        naming.office_name(session),
        packages.next_sequence(session.book.db, session.book.facts.stream),
    )


def export_package(session: Session, out: Path, **asked: Unpack[Asked]) -> Sent:
    """`seal_and_copy`, and raise where the copying failed: the package stays in the outbox,
    `copy_again`. Raises what that raises, DiskError, UseError.
    """
    made = seal_and_copy(session, out, **asked)
    if made.copied is None:
        raise made.fault or NotInOutbox()
    return made.copied


def seal_and_copy(session: Session, out: Path, **asked: Unpack[Asked]) -> Made:
    """`seal_package`, then copy it into the folder `out` and read it back.

    What was sealed for the same unit and lies in no folder yet is copied out first, so that where
    copying fails no number is used; where nothing came since, that is all there is to send.

    Raises NoOffice, UnknownTo, NoRight, Stopped, what `hand_over` raises, and DiskError where what
    was sealed before cannot be copied.
    """
    session.require("exchange")
    outbox.require_folder(out)
    to, record = asked.get("to", ""), asked.get("record", "")
    along = _copy_waiting(session, out, _recipient(session, to, record))
    if along and not (asked.get("full") or to or record) and not preview(session).unsent:
        sealed = sealed_again(session, along[-1].sha256)
        files = tuple(one.file for one in along[:-1])
        return Made(sealed, out, replace(sealed, file=along[-1].file, along=files))
    sealed = seal_package(session, **asked)
    made = copy_made(session, sealed, out)
    files = tuple(one.file for one in along)
    return replace(made, copied=made.copied and replace(made.copied, along=files))


def copy_made(session: Session, sealed: Sent, out: Path) -> Made:
    """Copy a sealed package into the folder `out`, again or for the first time."""
    try:
        return Made(sealed, out, delivered(session, out, sealed))
    except (DiskError, UseError) as fault:
        return Made(sealed, out, None, fault)


def seal_package(
    session: Session,
    *,
    full: bool = False,
    to: str = "",
    record: str = "",
    reason: str = "",
    progress: Progress = silent,
    stop: Stop = never,
) -> Sent:
    """Seal the next package for the office into the outbox and commit it. With `to` and `record`
    it is a hand-over to another unit; with `to` this unit, a package for its other devices; with
    `to` at an office, the next return for that unit, with all its records where `full`.

    Raises NoOffice, NoRight, Stopped, DeviceRevoked, DiskError, and what `hand_over` raises.
    """
    session.require("exchange")
    if to and not record:
        if session.at_office:
            return give_back(session, to, full=full)
        if session.owns(read_unit(session.codes, to)):
            return send_to_siblings(session, full=full, progress=progress, stop=stop)
    if to or record:
        return hand_over(session, to, record, reason, progress, stop)
    office = _office(session)
    with collector_off():
        kinds = travelling_kinds(session)
        lines, anew = _lines(session, kinds, full), restating.restated(session, kinds)
        notes = _notes(session, {line.record for line in lines}, kinds)
        return put_out(
            session,
            to_unit=office.unit,
            sealed_to=active_keys(session, office.unit),
            lines=lines,
            cutter=cutter_in_force(session),
            notes=[*notes, *map(hand_over_note, anew)],
            purpose="full" if full else "",
            with_it=lambda _: restating.keep(session, anew),
            progress=progress,
            stop=stop,
        )


def copy_again(session: Session, sha256: str, out: Path) -> Sent:
    """Copy a package of the outbox out again, the same bytes. Raises as `outbox.copy_out`."""
    session.require("exchange")
    return delivered(session, out, sealed_again(session, sha256))


def sealed_again(session: Session, sha256: str) -> Sent:
    """The package of the outbox as it was sealed; its `size` is 0 where the file is gone.

    Raises NotInOutbox.
    """
    db = session.book.db
    for package in packages.sent(db):
        if package.sha256 == sha256:
            file = session.book.folder / package.path
            size = file.stat().st_size if file.is_file() else 0
            inside = packages.records_in(db, sha256)
            counts = session.shown_counts(inside)
            told = file, package.sequence, counts, sha256, size, package.recipient
            return Sent(*told, is_empty=not inside)
    raise NotInOutbox()


def _recipient(session: Session, to: str, record: str) -> str:
    """The unit a package is for; "" where it is a return, or is told only when it is sealed."""
    if to and (record or not session.at_office):
        return read_unit(session.codes, to, "office" if len(bare(to.strip())) == 2 else "commune")
    return "" if to or record else _office(session).unit


def _copy_waiting(session: Session, out: Path, unit: str) -> list[Sent]:
    """Copy out the packages for `unit` that no folder has, the first sealed first. One whose file
    is gone or changed, or that is under keys which were renewed since, or to a key that is over,
    is passed over: its lines go in the next."""
    inside, key = kept_inside.kept_inside(session.book), session.book.device.signing_key.hex()
    dead = for_nobody(session)
    copied = []
    for one in reversed(packages.sent(session.book.db)):
        if one.header.get("signing") != key or one.sha256 in dead:
            continue
        if one.recipient == unit and one.outcome == "" and not kept_inside.is_out(one, inside):
            with suppress(outbox.SealedFileGone, outbox.SealedFileChanged):
                copied.append(copy_again(session, one.sha256, out))
    return copied


def _lines(session: Session, kinds: Collection[str], full: bool) -> list[StoredLine]:
    """What the office does not have: lines of this unit, of the units it came out of, and the
    earlier lines of what was handed over to it."""
    db = session.book.db
    given = statements.accepted_by(db, session.unit)
    return list(packages.lines_to_send(db, session.units, kinds, full=full, records=given))


def _notes(session: Session, records: Collection[str], kinds: Collection[str]) -> list[Note]:
    """The statements by which records carried here changed hands; and what was given away since
    the office last heard of this book, so that it knows also where this PC is lost next."""
    db = session.book.db
    late = statements.given_since_told(db, kinds)
    return [
        hand_over_note(read_hand_over(one.body))
        for one in statements.of_records(db, {*records, *late})
        if one.record in records or one.accepted != statements.CANCELLED
    ]


def _office(session: Session) -> Peer:
    if session.at_office:
        raise NotAtOffice()
    office = peers.office(session.book.db)
    if office is None:
        raise NoOffice()
    return office
