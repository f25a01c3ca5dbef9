"""Keys over the years: a device's keys are renewed, a device is trusted no more.

Old keys are kept in the book: what was sealed to them is read still, and they vouch for the new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import orjson

from xatre.errors import UseError, XatreError
from xatre.exchange import keys, succession
from xatre.model.devices import SHORT, short_device
from xatre.model.purposes import OF_OTHER_STREAMS
from xatre.store.keys.device import sign_as
from xatre.store.traffic import again, packages, peers, returns
from xatre.store.traffic.packages import Incoming
from xatre.store.traffic.peers import Peer
from xatre.work.session import Session

SETTING = "device.succeeds"
SHOWN, NOT_SHOWN = "yes", "no"
"""What is kept of a renewal: whether a card with the new keys was written."""


class WhichDevice(UseError):
    """No enrolled device, or several, are called so."""

    code = "XT-229"
    sentence = "Không biết thu hồi máy nào: cần vân tay, hoặc 6 chữ tên máy."
    remedy = "Xem các thẻ đã đăng ký trong Đơn vị gửi hoặc bằng: xatre status."


class NotAPackageNumber(UseError):
    """The last good package was given a number below 0."""

    code = "XT-258"
    sentence = "Số gói tốt cuối cùng không thể dưới 0: {last}. Chưa thu hồi máy nào."
    remedy = "Ghi số của gói cuối còn tin; 0 là không tin gói nào."


@dataclass(frozen=True)
class Revocation:
    """A device that is to be trusted no further than its file number `last`, whose hash is
    `sha256` where it is known here."""

    peer: Peer
    last: int
    sha256: str


@dataclass(frozen=True)
class Revoked:
    """A device that is trusted no further than `last`; `beyond` are numbers of its packages that
    were taken before and stand above that."""

    peer: Peer
    last: int
    beyond: tuple[int, ...]


@dataclass(frozen=True)
class Renewed:
    """The new device and the fingerprint that the other side must type."""

    device: str
    fingerprint: str


BEFORE_RENEWING = (
    "Máy này sắp đổi khóa. Gói bên kia đã nhận vẫn có giá trị; phải ghi thẻ mới và nhờ bên kia "
    "đăng ký bằng 40 số vân tay mới, trước đó bên kia chưa nhận gói nào lập ở máy này."
)
ENROL_FIRST = (
    "Bên nào chưa đăng ký thẻ của lần đổi khóa trước thì phải đăng ký thẻ ấy trước rồi mới tới thẻ "
    "mới; không thì bên ấy coi máy này là máy khác và vẫn tin khóa cũ, phải thu hồi máy cũ."
)
AFTER_RENEWING = (
    "Máy này có khóa mới: ghi thẻ mới, gửi cho bên kia, đọc 40 số vân tay qua điện thoại để bên "
    "kia đăng ký. Trước đó bên kia chưa nhận gói nào lập ở máy này. Gói chưa có biên nhận thì gói "
    "tới gửi lại."
)


def renew_keys(session: Session) -> Renewed:
    """Give this book new signing and sealing keys and a new stream; the letter of its record codes
    stays. Until the other side has enrolled the new card it takes nothing from here.

    Raises NoRight, DiskError.
    """
    session.require("officers")
    with session.book.transaction():
        begin_again(session)
    return Renewed(session.book.facts.device, own_fingerprint(session))


def begin_again(session: Session) -> None:
    """New keys, a new stream, and the old key's word for them, in the caller's transaction. Where
    no card of the old key was ever written, nobody can know it, and the one before it gives its
    word. What is still under way goes again: the other side takes nothing new under the old key."""
    book = session.book
    old, letter, last = book.device, book.facts.device_letter, _last_number(session)
    known, signing = old.id, old.signing_key
    if (kept := _kept(session)).get("shown") == NOT_SHOWN:
        said = kept["said"]
        known, signing, last = said["device"], bytes.fromhex(said["signing"]), int(said["sequence"])
    book.begin_new_stream(session.clock())
    book.put_letter(letter)
    said = succession.succeed(
        unit=session.unit,
        role=book.facts.role,
        signing=book.device.signing_key,
        sealing=book.device.sealing_key,
        before=known,
        before_signing=signing,
        sequence=last,
        sign=lambda message: sign_as(book.db, known, message),
    )
    again.send_unanswered_again(book.db)
    _keep(session, {"of": book.device.id, "said": said, "shown": NOT_SHOWN})
    session.note("keys renewed", old.id)


@contextmanager
def card_written(session: Session) -> Iterator[None]:
    """While and after a card is written others may know this device's keys; where it could not be
    written, they do not. Raises DiskError."""
    kept = _kept(session)
    if kept.get("shown") != NOT_SHOWN:
        yield
        return
    _keep(session, kept | {"shown": SHOWN})
    try:
        yield
    except (XatreError, OSError):
        _keep(session, kept)
        raise


def enrol_first(session: Session) -> str:
    """ENROL_FIRST where new keys would need it: a card of the present ones went out, and the office
    has named no package under them as taken, so it may trust those before still. "" elsewhere.
    What a neighbour knows says nothing of the office."""
    kept = _kept(session)
    if not kept or kept.get("shown") == NOT_SHOWN:
        return ""
    is_known = any(
        one.outcome in packages.TAKEN
        and one.header["device"] == session.book.facts.device
        and one.purpose not in OF_OTHER_STREAMS
        for one in packages.sent(session.book.db)
    )
    return "" if is_known else ENROL_FIRST


def before_renewing(session: Session) -> str:
    """What a person is told before new keys: what they mean for the other side, and which card must
    be trusted there first."""
    return f"{BEFORE_RENEWING} {enrol_first(session)}".rstrip()


def own_fingerprint(session: Session) -> str:
    """The forty digits that the other side must type for this device."""
    device = session.book.device
    return keys.fingerprint(
        session.unit, session.book.facts.role, device.id, device.signing_key, device.sealing_key
    )


def said_of_before(session: Session) -> dict[str, str]:
    """What this device's card says of the device it continues; nothing unless keys were renewed."""
    said: dict[str, str] = _kept(session).get("said", {})
    return said


def _kept(session: Session) -> dict[str, Any]:
    """`said` of this device's last renewal, and whether it was `shown` to anybody by a card (by
    SHOWN, NOT_SHOWN; absent in older books: it was); nothing where its keys were never renewed."""
    kept: dict[str, Any] = orjson.loads(session.book.setting(SETTING) or "{}")
    return kept if kept.get("of") == session.book.facts.device else {}


def _keep(session: Session, kept: Mapping[str, Any]) -> None:
    session.book.set_setting(SETTING, orjson.dumps(kept).decode())


def plan_revocation(session: Session, device: str, last: int | None = None) -> Revocation:
    """What revoking a device would do: it is trusted no further than its package number `last`, on
    the person's word also where that one has not come yet (without it, the last one taken here).
    `device` is its fingerprint, its short name (the last six letters) or the beginning of its name.
    Raises NotAPackageNumber, WhichDevice, NoRight."""
    session.require("exchange")
    if last is not None and last < 0:
        raise NotAPackageNumber(last=str(last))
    db = session.book.db
    digits = "".join(letter for letter in device if letter.isdigit())
    found = [
        peer
        for peer in peers.enrolled(db)
        if keys.same_fingerprint(device, peer.fingerprint)
        or (len(digits) < 40 and _is_called(peer.device, device))
    ]
    if len(found) != 1:
        raise WhichDevice()
    came = [
        one
        for one in packages.received(db, found[0].unit)
        if one.device == found[0].device
        and not one.withdrawn_at
        and one.header.get("purpose", "") not in OF_OTHER_STREAMS
    ]
    # Returns count apart: where packages came, theirs are the numbers that are meant.
    sealed = [one for one in came if one.outcome != "return"]
    taken = {one.sequence: one.sha256 for one in sealed or came}
    good = max(taken, default=0) if last is None else last
    return Revocation(found[0], good, taken.get(good, peers.BY_NUMBER if good else ""))


def revoke(session: Session, device: str, last: int | None = None) -> Peer:
    """Trust a device no further than `plan_revocation` says. The unit's other devices hear of it in
    the next return. Raises as that does, DiskError."""
    planned = plan_revocation(session, device, last)
    db, mark = session.book.db, planned.peer.fingerprint
    with session.book.transaction():
        peers.revoke(db, mark, planned.last, planned.sha256)
        session.note("revoked", planned.peer.device)
    return peers.by_fingerprint(db, mark)


def revoke_and_look(session: Session, device: str, last: int | None = None) -> Revoked:
    """As `revoke`, and which packages of the device are in the book above that number."""
    peer = revoke(session, device, last)
    beyond = [one for one in taken_beyond(session, peer.unit) if one.device == peer.device]
    return Revoked(peer, peer.revoked_from or 0, tuple(one.sequence for one in beyond))


def taken_beyond(session: Session, unit: str = "") -> list[Incoming]:
    """The packages, of one unit or all, that came from a device before it was revoked and bear
    numbers above its last good one: they stay in the book until they are withdrawn."""
    last = {
        peer.device: peer.revoked_from
        for peer in peers.enrolled(session.book.db, unit)
        if peer.revoked_from is not None and peer.revoked_hash != peers.SUCCEEDED
    }
    return [
        one
        for one in packages.received(session.book.db, unit)
        if one.outcome == "taken"
        and not one.withdrawn_at
        and one.header.get("purpose", "") not in OF_OTHER_STREAMS
        and one.sequence > last.get(one.device, one.sequence)
    ]


def by_mark(one: Incoming) -> str:
    """A package by its number, and by what `undo` takes."""
    return f"{one.sequence} (mã {one.sha256[: packages.SHORT]})"


def _is_called(device: str, said: str) -> bool:
    plain = said.strip().lower()
    return len(plain) >= SHORT and (short_device(device) == plain or device.startswith(plain))


def _last_number(session: Session) -> int:
    """The highest number this device gave any file: returns and packages count apart, and what
    was sent before the renewal stays good."""
    db = session.book.db
    return max(
        packages.highest_sequence(db, session.book.facts.device),
        returns.next_return_sequence(db) - 1,
    )
