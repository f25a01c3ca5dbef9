"""Sending: the next package is sealed into the outbox and committed, then copied out.

Copying again repeats the same bytes. Nothing leaves the book unsealed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from xatre import __version__
from xatre.errors import UseError
from xatre.exchange import delivery
from xatre.exchange.header import Header
from xatre.exchange.lines import PackageLine
from xatre.exchange.package import seal
from xatre.exchange.profile import Cutter
from xatre.kinds import KINDS
from xatre.store import journal, packages, peers
from xatre.store.packages import Outgoing
from xatre.store.peers import Peer
from xatre.store.stored_lines import StoredLine
from xatre.work import outbox
from xatre.work.hand_over import hand_over_lines, stream_of
from xatre.work.profiles import PROFILE_WORDS, profiles_in_force
from xatre.work.progress import Progress, Stop, never, silent, watch
from xatre.work.session import Session
from xatre.work.units import read_unit


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


class UnknownTo(UseError):
    """No card of the unit a record is handed to is trusted."""

    code = "XT-215"
    sentence = "Chưa đăng ký thẻ của {unit}, nên chưa bàn giao được. Hồ sơ vẫn ở sổ này."
    remedy = "Xin thẻ của đơn vị ấy, đăng ký bằng 40 số vân tay rồi bàn giao lại."


@dataclass(frozen=True)
class Preview:
    """What the next package would hold: records by kind, how each kind travels, to whom."""

    counts: Mapping[str, int]
    unsent: Mapping[str, int]
    profiles: Mapping[str, str]
    recipient: str
    sequence: int


@dataclass(frozen=True)
class Sent:
    """A package sealed and copied out. `size` is in bytes."""

    file: Path
    sequence: int
    counts: Mapping[str, int]
    sha256: str
    size: int


def preview(session: Session, full: bool = False) -> Preview:
    """What `export_package` would send now. Raises NoOffice, NotAtOffice."""
    office = _office(session)
    cutter = Cutter(KINDS, profiles_in_force(session))
    kinds = _travelling(cutter)
    counts: dict[str, set[str]] = {}
    for line in packages.lines_to_send(session.book.db, [session.unit], kinds, full=full):
        counts.setdefault(line.kind, set()).add(line.record)
    return Preview(
        {kind: len(ids) for kind, ids in counts.items()},
        packages.unsent(session.book.db, [session.unit], kinds),
        {name: PROFILE_WORDS[profile] for name, profile in cutter.profiles.items()},
        office.label,
        packages.next_sequence(session.book.db, session.book.facts.stream),
    )


def export_package(
    session: Session,
    out: Path,
    *,
    full: bool = False,
    to: str = "",
    record: str = "",
    progress: Progress = silent,
    stop: Stop = never,
) -> Sent:
    """`seal_package`, then copy it into the folder `out` and read it back.

    Raises NoOffice, UnknownTo, NoRight, DiskError. When copying fails the package stays in the
    outbox: `copy_again`.
    """
    sent = seal_package(session, full=full, to=to, record=record, progress=progress, stop=stop)
    return _delivered(out, sent)


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
    """Seal the next package for the office (or, with `to` and `record`, a hand-over to another
    unit) into the outbox and commit it. Raises NoOffice, UnknownTo, NoRight, Stopped, DiskError.
    """
    session.require("exchange")
    if to or record:
        lines, kinds, recipient = _hand_over(session, to, record)
        stream, purpose = stream_of(session), packages.HAND_OVER
        profiles: Mapping[str, str] = {}
    else:
        recipient = _office(session)
        profiles = profiles_in_force(session)
        kinds = _travelling(Cutter(KINDS, profiles))
        lines = list(packages.lines_to_send(session.book.db, [session.unit], kinds, full=full))
        stream, purpose = session.book.facts.stream, "full" if full else ""
    header = _header(session, recipient, stream, purpose)
    counts: dict[str, set[str]] = {}
    data = seal(
        header,
        _carried(lines, None if purpose == packages.HAND_OVER else Cutter(KINDS, profiles), counts),
        _recipients(session, recipient),
        session.book.device.sign,
        watch(progress, stop, len(lines)),
    )
    sent = _commit(session, header, data, lines, {k: len(ids) for k, ids in counts.items()})
    if purpose == packages.HAND_OVER:
        with session.book.transaction():
            packages.note_hand_over(
                session.book.db,
                record,
                lines[0].kind,
                from_unit=session.unit,
                to_unit=recipient.unit,
                package=sent.sha256,
                reason=reason,
            )
    return sent


def copy_again(session: Session, sha256: str, out: Path) -> Sent:
    """Copy a package of the outbox out again, the same bytes. Raises DiskError."""
    for package in packages.sent(session.book.db):
        if package.sha256 == sha256:
            file = session.book.folder / package.path
            size = file.stat().st_size
            return _delivered(out, Sent(file, package.sequence, {}, sha256, size))
    raise UseError(what="không có gói này trong hộp gửi")


def _delivered(out: Path, sent: Sent) -> Sent:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise delivery.PlaceGone(file=sent.file.name) from fault
    file = delivery.write(out, sent.file.name, sent.file.read_bytes())
    return Sent(file, sent.sequence, sent.counts, sent.sha256, sent.size)


def _commit(
    session: Session,
    header: Header,
    data: bytes,
    lines: list[StoredLine],
    counts: Mapping[str, int],
) -> Sent:
    digest = hashlib.sha256(data).hexdigest()
    file = outbox.put(session, header.file_name, data)
    with session.book.transaction():
        packages.note_outgoing(
            session.book.db,
            Outgoing(
                header.stream,
                header.sequence,
                digest,
                header.recipient,
                header.purpose,
                f"outbox/{file.name}",
                header.entries(),
                session.now,
                None,
                "",
                0,
            ),
            (line.number for line in lines),
        )
        journal.write(session.book, "exported", digest, session.clock())
    return Sent(file, header.sequence, counts, digest, len(data))


def _carried(
    lines: list[StoredLine], cutter: Cutter | None, counts: dict[str, set[str]]
) -> Iterator[PackageLine]:
    for stored in lines:
        line = (
            PackageLine(stored.line, stored.nonce)
            if cutter is None or (cutter.travels_whole(stored.kind) and not stored.cut)
            else cutter.cut(stored.read())
        )
        if line is not None:
            counts.setdefault(stored.kind, set()).add(stored.record)
            yield line


def _header(session: Session, recipient: Peer, stream: str, purpose: str) -> Header:
    facts, device = session.book.facts, session.book.device
    length, head = journal.head(session.book)
    before = next((one for one in packages.sent(session.book.db) if one.stream == stream), None)
    return Header(
        type="package",
        unit=facts.unit,
        role=facts.role,
        device=facts.device,
        stream=stream,
        sequence=packages.next_sequence(session.book.db, stream),
        signing=device.signing_key,
        sealing=device.sealing_key,
        created=session.today.isoformat(),
        program=__version__,
        recipient=recipient.unit,
        purpose=purpose,
        continues=device.continues_head,
        previous=before.sha256 if before else "",
        journal_length=length,
        journal_head=head,
        demo=facts.demo,
    )


def _recipients(session: Session, recipient: Peer) -> list[str]:
    """The other unit's devices, and the active devices of this one."""
    theirs = [
        peer.sealing_key for peer in peers.enrolled(session.book.db, recipient.unit) if peer.active
    ]
    ours = [
        peer.sealing_key for peer in peers.enrolled(session.book.db, session.unit) if peer.active
    ]
    return list(dict.fromkeys((*theirs, session.book.device.sealing_key, *ours)))


def _office(session: Session) -> Peer:
    if session.at_office:
        raise NotAtOffice()
    office = peers.office(session.book.db)
    if office is None:
        raise NoOffice()
    return office


def _hand_over(session: Session, to: str, record: str) -> tuple[list[StoredLine], list[str], Peer]:
    unit = read_unit(session.codes, to)
    found = [peer for peer in peers.enrolled(session.book.db, unit) if peer.active]
    if not found:
        raise UnknownTo(unit=session.codes.unit_label(unit))
    lines = hand_over_lines(session, record)
    return lines, sorted({line.kind for line in lines}), found[0]


def _travelling(cutter: Cutter) -> list[str]:
    return [
        name
        for name, profile in cutter.profiles.items()
        if profile != "none" and KINDS[name].owner == "commune"
    ]
