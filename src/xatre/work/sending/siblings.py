"""Several PCs in one commune: each is a device with a key and a stream of its own, and they bring
each other up to date by packages that carry every line whole.

They trust each other on the office's word, in its return; a package says which packages of its
siblings the sender took, so that the next carries only what one of them may lack.
"""

from __future__ import annotations

from xatre.exchange import keys
from xatre.exchange.returns import KnownDevice
from xatre.exchange.statement import Notes, hand_over_note, read_hand_over, seen_note
from xatre.kinds import KINDS
from xatre.model.devices import short_device
from xatre.model.purposes import DEVICES
from xatre.store.traffic import packages, peers, statements
from xatre.store.traffic.peers import Peer
from xatre.work.people.letters import note_word_of_office
from xatre.work.progress import Progress, Stop, never, silent
from xatre.work.sending.outgoing import Sent, active_keys, put_out, stream_beside
from xatre.work.session import Session


def send_to_siblings(
    session: Session, *, full: bool = False, progress: Progress = silent, stop: Stop = never
) -> Sent:
    """Seal a package for the other devices of this unit: what one of them may not have, or all.

    Raises UnknownTo (the office has named no other device), NoRight, Stopped, DiskError.
    """
    session.require("exchange")
    db = session.book.db
    sealed_to = active_keys(session, session.unit)
    devices = [peer.device for peer in peers.enrolled(db, session.unit) if peer.active]
    lines = statements.lines_for_siblings(db, devices, list(KINDS), full=full)
    stated = statements.of_records(db, {line.record for line in lines})
    notes = [hand_over_note(read_hand_over(one.body)) for one in stated]
    notes += [
        seen_note(one.sha256)
        for one in packages.received(db, session.unit)
        if one.header.get("purpose") == DEVICES and not one.withdrawn_at
    ]
    return put_out(
        session,
        to_unit=session.unit,
        sealed_to=sealed_to,
        lines=lines,
        notes=notes,
        stream=stream_beside(session, DEVICES),
        purpose=DEVICES,
        progress=progress,
        stop=stop,
    )


def note_what_it_saw(session: Session, device: str, notes: Notes) -> None:
    """A sibling's package names the packages of ours that it took."""
    statements.note_seen(session.book.db, device, notes.seen)


LETTER = (
    "Nơi tiếp nhận cho máy này chữ {letter} trong mã hồ sơ, để không trùng mã với máy khác của xã: "
    "từ nay hồ sơ mới mang mã như TE-{letter}00001; mã đã có không đổi."
)
USED_BY_BOTH = (
    "Máy {device} của xã mang chữ {letter} mà máy này đã dùng tới nay: hồ sơ hai máy đã lập có thể "
    "trùng mã, xem lại khi gặp."
)


def letter_words(session: Session, before: str) -> str:
    """That this device has another letter in its record codes than `before`, and which other has
    that now; "" where not."""
    facts = session.book.facts
    if facts.device_letter == before:
        return ""
    known = statements.letters(session.book.db, session.unit)
    now = [short_device(one) for one, its in known.items() if its == before != ""]
    also = f" {USED_BY_BOTH.format(device=now[0], letter=before)}" if now else ""
    return LETTER.format(letter=facts.device_letter) + also


def know_devices(session: Session, devices: tuple[KnownDevice, ...]) -> None:
    """The office's word on the devices of this unit: the others are trusted from now on, and this
    one takes the letter it is given."""
    db = session.book.db
    for one in devices:
        if (one.unit, one.role) != (session.unit, session.book.facts.role):
            continue
        if one.letter:
            note_word_of_office(session, one.device, one.letter)
        if one.device == session.book.facts.device:
            if one.letter and one.letter != session.book.facts.device_letter:
                session.book.put_letter(one.letter)
            continue
        signing = bytes.fromhex(one.signing)
        known = peers.by_signing_key(db, signing)
        if known is None:
            peers.enrol(
                db,
                Peer(
                    fingerprint=keys.fingerprint(
                        one.unit, one.role, one.device, signing, one.sealing
                    ),
                    unit=one.unit,
                    role=one.role,
                    device=one.device,
                    label=session.codes.unit_label(one.unit),
                    signing_key=signing,
                    sealing_key=one.sealing,
                    enrolled_at=session.now,
                ),
            )
            session.note("enrolled", one.device)
