"""Cards: how this book introduces itself, and how it comes to trust another.

A card is only offered by a file; it is trusted after a person typed its whole fingerprint.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xatre import __version__
from xatre.errors import DamageError, TrustError
from xatre.exchange import card as cards
from xatre.exchange import delivery, keys
from xatre.exchange.card import Card
from xatre.model.devices import short_device
from xatre.store.safety import journal
from xatre.store.traffic import peers
from xatre.store.traffic.peers import Peer
from xatre.work.people import another_office, letters, naming
from xatre.work.people.continuing import (
    OF_PAST,
    continued_by,
    end_past,
    is_past,
    note_past,
    succeed,
)
from xatre.work.people.offered_cards import read_card, require_fingerprint
from xatre.work.people.renewing import card_written, said_of_before
from xatre.work.receiving.gathering import gather
from xatre.work.sending.profiles import follow, last_in_force, profiles_in_force
from xatre.work.session import Session


class DemoMixed(TrustError):
    """A demo book and a real one never trust each other."""

    code = "XT-307"
    sentence = "Từ chối: sổ mẫu và sổ thật không trao đổi với nhau. Chưa ghi gì vào sổ."
    remedy = "Dùng thẻ và gói của sổ cùng loại."
    short = "Sổ mẫu và sổ thật không trao đổi với nhau"


class OwnCard(TrustError):
    """The card is of this very book."""

    code = "XT-310"
    sentence = "Thẻ này là của chính sổ đang mở. Chưa ghi gì vào sổ."
    remedy = "Chọn thẻ của đơn vị kia."


@dataclass(frozen=True)
class Written:
    """A file written, and the fingerprint to read out to the other side."""

    file: Path
    fingerprint: str


CREATED = "card.created"
"""The setting, with the device's name, of what orders its cards, of the last one taken."""
SAID_MORE = "Thẻ có ý muốn mới của nơi ấy; cách gửi hồ sơ ở sổ này vẫn như trước."


@dataclass(frozen=True)
class Enrolled:
    """A trusted device, and in sentences what its card changed here."""

    peer: Peer
    told: tuple[str, ...] = ()


def own_card(session: Session) -> Card:
    """The card of this book's device."""
    facts, device = session.book.facts, session.book.device
    return Card(
        unit=facts.unit,
        role=facts.role,
        device=facts.device,
        stream=facts.stream,
        signing=device.signing_key,
        sealing=device.sealing_key,
        created=session.today.isoformat(),
        program=__version__,
        label=naming.name_of(session, facts.unit),
        profiles=dict(profiles_in_force(session)) if session.at_office else {},
        letter=facts.device_letter,
        succeeds=said_of_before(session),
        demo=facts.demo,
        journal_length=journal.head(session.book)[0],
    )


def write_card(session: Session, out: Path, *, is_folder: bool = False) -> Written:
    """Write this book's card to the file `out`, or into the folder `out` under its own name: one
    that is there, or made where `is_folder`.

    Raises NoRight, NameTaken where another file is there, DiskError.
    """
    session.require("exchange")
    card = own_card(session)
    data = cards.make_card(card, session.book.device.sign)
    if is_folder or out.is_dir():
        folder, name = out, f"the-{card.unit.partition('@')[0]}-{short_device(card.device)}.xatre"
    else:
        folder, name = out.parent, out.name
    if is_folder:
        delivery.make_folder(folder, name)
    file = folder / name
    ours = file.exists() and _is_card_of(file, card)
    if file.exists() and not ours:
        raise delivery.NameTaken(file=name)
    with card_written(session):
        return Written(delivery.write(folder, name, data, replacing=ours), card.fingerprint)


def _is_card_of(file: Path, card: Card) -> bool:
    """Whether the file is an earlier card of the same device, which the new one replaces."""
    try:
        return cards.read_card(file).fingerprint == card.fingerprint
    except (DamageError, TrustError):
        return False


def card_files(session: Session, places: Iterable[Path]) -> list[Path]:
    """The files at `places`, and of the folders among them the cards inside, but for those that
    tell this book nothing. Raises NothingThere, FolderGone."""
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            inside = gather(session, [place]).cards
            found += [one for one in inside if is_worth_enrolling(session, one)]
        else:
            found.append(place)
    return list(dict.fromkeys(found))


def passed_over(session: Session, places: Iterable[Path]) -> list[Path]:
    """What the folders among `places` hold that is no whole file of this program, so no card.
    Raises NothingThere, FolderGone."""
    found = [gather(session, [place]) for place in places if place.is_dir()]
    return [file for one in found for file in one.files if file not in one.inspected]


def told_before_enrolling(session: Session, file: Path) -> str:
    """What a person must agree to before this card is trusted; "" for nothing. Raises as
    `read_card`."""
    return another_office.told_before_trusting(session, read_card(file))


def enrol(session: Session, file: Path, fingerprint: str) -> Peer:
    """`enrol_card`, and only whom it is of."""
    return enrol_card(session, file, fingerprint).peer


def enrol_card(session: Session, file: Path, fingerprint: str) -> Enrolled:
    """Trust the card in `file` once all forty digits were typed.

    A card that continues a device trusted before ends that one; one that a trusted device continues
    already is over at once; an office's card that continues none begins anew with that office.

    Raises FolderOfCards, DigitsLacking, FingerprintDiffers, DemoMixed, OwnCard, FalseSuccessor,
    DamageError, NoRight, DiskError.
    """
    session.require("exchange")
    card = read_card(file)
    require_fingerprint(card, fingerprint)
    if card.demo != session.book.facts.demo:
        raise DemoMixed()
    if card.device == session.book.facts.device:
        raise OwnCard()
    peer = Peer(
        fingerprint=card.fingerprint,
        unit=card.unit,
        role=card.role,
        device=card.device,
        label=card.label or session.codes.unit_label(card.unit),
        signing_key=card.signing,
        sealing_key=card.sealing,
        profile=dict(card.profiles),
        enrolled_at=session.now,
    )
    before, ended = last_in_force(session), list[Peer]()
    with session.book.transaction():
        fresh = peers.by_signing_key(session.book.db, card.signing) is None
        peers.enrol(session.book.db, peer)
        continues = succeed(session, card)
        note_past(session, card)
        past = fresh and end_past(session, card)
        letter = [OF_PAST] if past else letters.of_trusted(session, card, fresh=fresh)
        begins = card.role == "office" and fresh and not (continues or past)
        if begins and not session.at_office:
            ended = another_office.begin_again_with(session, card)
        told = _brought_up_to_date(session, card, before)
        told += another_office.told_after(session, ended)
        told += letter
    return Enrolled(peers.by_fingerprint(session.book.db, card.fingerprint), tuple(told))


def refresh(session: Session, file: Path) -> Enrolled | None:
    """Take what the card of a device already trusted says now: its label and, of an office, how
    each kind is to travel. No digits are asked, for the key that signed it is the pinned one.

    `told` is empty where the card says nothing new, or is older than the one taken last. None where
    its device is not trusted. Raises DemoMixed, FolderOfCards, DamageError, NoRight, DiskError.
    """
    session.require("exchange")
    card = read_card(file)
    known = [one for one in enrolled(session) if one.fingerprint == card.fingerprint and one.active]
    if not known:
        return None
    if card.demo != session.book.facts.demo:
        raise DemoMixed()
    (peer,) = known
    if not _says_something_new(session, card, peer):
        return Enrolled(peer)
    label = card.label or session.codes.unit_label(card.unit)
    before = last_in_force(session)
    with session.book.transaction():
        peers.enrol(session.book.db, replace(peer, label=label, profile=dict(card.profiles)))
        told = _brought_up_to_date(session, card, before)
    if label != peer.label:
        told.insert(0, f"Tên mới: {label}.")
    now = peers.by_fingerprint(session.book.db, card.fingerprint)
    return Enrolled(now, tuple(told) or (SAID_MORE,))


def is_worth_enrolling(session: Session, file: Path) -> bool:
    """Whether a card tells this book anything: of a device not trusted here, or something new of
    one that is. Raises as `read_card`."""
    card = read_card(file)
    for peer in enrolled(session):
        if peer.fingerprint == card.fingerprint:
            return peer.active and _says_something_new(session, card, peer)
    if is_past(session, card):
        return continued_by(session, card) is not None
    return card.device != session.book.facts.device


def _says_something_new(session: Session, card: Card, peer: Peer) -> bool:
    label = card.label or session.codes.unit_label(card.unit)
    is_older = card.moment < session.book.setting(f"{CREATED}.{card.device}")
    return not is_older and (label, dict(card.profiles)) != (peer.label, dict(peer.profile))


def _brought_up_to_date(
    session: Session, card: Card, before: Mapping[str, str] | None
) -> list[str]:
    """Write down that the card came, and follow its wishes; what is new of those."""
    session.note("enrolled", card.device)
    session.book.set_setting(f"{CREATED}.{card.device}", card.moment)
    return follow(session, before) if before is not None and card.role == "office" else []


def of_none_enrolled(session: Session, typed: Iterable[str]) -> list[str]:
    """Of fingerprints that a person typed those of no device trusted here."""
    marks = [one.fingerprint for one in enrolled(session)]
    return [one for one in typed if not any(keys.same_fingerprint(one, mark) for mark in marks)]


def enrolled(session: Session) -> list[Peer]:
    """The cards this book trusts, the last enrolled first."""
    return peers.enrolled(session.book.db)
