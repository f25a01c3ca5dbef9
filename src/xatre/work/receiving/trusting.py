"""Whose a file is, and whether that one counts: the same answer for who takes it in and for who
only looks at it."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from xatre.errors import TrustError
from xatre.exchange.container import Inspected
from xatre.exchange.header import Header
from xatre.model.purposes import OF_OTHER_STREAMS
from xatre.store.traffic import packages, peers
from xatre.store.traffic.peers import Peer
from xatre.work.session import Session

NEW_KEY = "; một máy khác, hoặc khóa cũ, của đơn vị này thì đã đăng ký, còn máy này có khóa mới"


class NotEnrolled(TrustError):
    """Whole, but no enrolled card has the key that signed."""

    code = "XT-302"
    sentence = (
        "Tệp {file}: sổ này chưa đăng ký thẻ của nơi gửi ({unit}){known}, nên chưa tin và chưa "
        "đọc nội dung. Chưa ghi gì vào sổ."
    )
    remedy = "Đăng ký thẻ của nơi gửi bằng 40 số vân tay, rồi làm lại."
    short = "Chưa đăng ký thẻ; tự xưng là {unit}"
    verdict: ClassVar[str] = "Tệp còn nguyên vẹn, nhưng nơi gửi chưa đăng ký"


class SenderDiffers(TrustError):
    """Whole and signed with an enrolled key, which is not the named sender's."""

    code = "XT-320"
    sentence = (
        "Tệp {file} còn nguyên, nhưng khóa đã ký là của đơn vị hoặc máy khác với tên ghi trên tệp "
        "({unit}), nên không tin và không đọc nội dung. Chưa ghi gì vào sổ."
    )
    remedy = "Gọi nơi gửi để hỏi; đừng đăng ký thẻ theo tệp này."
    short = "Khóa đã ký không phải của nơi ghi trên tệp; tự xưng là {unit}"
    verdict: ClassVar[str] = "Tệp còn nguyên vẹn, nhưng người ký không phải nơi gửi ghi trên tệp"


class Revoked(TrustError):
    """Signed by a device that is trusted no more, and not known of while it was."""

    code = "XT-311"
    sentence = (
        "Từ chối tệp {file}: máy gửi đã bị thu hồi hoặc đã đổi khóa, và sổ này chưa biết tệp ấy từ "
        "trước. Chưa ghi gì vào sổ."
    )
    remedy = (
        "Gọi nơi gửi để hỏi, đừng nhận qua người khác. Nếu tệp là thật, nơi gửi lập lại bằng khóa "
        "đang dùng: nội dung không mất."
    )
    short = "Máy gửi đã bị thu hồi hoặc đã đổi khóa"
    verdict: ClassVar[str] = "Tệp còn nguyên vẹn, nhưng máy gửi đã bị thu hồi hoặc đã đổi khóa"


Doubt: TypeAlias = NotEnrolled | SenderDiffers | Revoked
"""Why a whole file is not trusted; `verdict` is its heading for who looks at the file."""


def sender_of(session: Session, inspected: Inspected) -> Peer:
    """The enrolled device that signed the file and is the one it names.

    Raises NotEnrolled, SenderDiffers, Revoked.
    """
    header = inspected.header
    peer = peers.by_signing_key(session.book.db, header.signing)
    unit = session.codes.unit_label(header.unit)
    if peer is None:
        known = any(one.role == header.role for one in peers.enrolled(session.book.db, header.unit))
        raise NotEnrolled(file=inspected.file, unit=unit, known=NEW_KEY if known else "")
    if (peer.unit, peer.role, peer.device) != (header.unit, header.role, header.device):
        raise SenderDiffers(file=inspected.file, unit=unit)
    _require_trusted_still(session, peer, inspected)
    return peer


def _require_trusted_still(session: Session, peer: Peer, inspected: Inspected) -> None:
    """Of a device that is over only what was known of before comes in: whoever has its key may
    make any file, and any number is free in a stream nobody has seen. Raises Revoked."""
    db, header = session.book.db, inspected.header
    if peer.revoked_from is None or packages.incoming(db, inspected.sha256):
        return
    if header.sequence <= peer.revoked_from:
        if inspected.sha256 == peer.last_good_file or _is_named(session, peer, inspected):
            return
        if peer.revoked_hash == peers.BY_NUMBER and _is_expected(session, header):
            return
    raise Revoked(file=inspected.file)


def _is_named(session: Session, peer: Peer, inspected: Inspected) -> bool:
    """Whether a file that counts, taken before, names this one as the one before it. Where a last
    good file is known, only its series counts: packages and returns are numbered apart."""
    db, header = session.book.db, inspected.header
    last = packages.incoming(db, peer.last_good_file)
    if last is not None and (last.stream, last.header["type"]) != (header.stream, header.type):
        return False
    unit, device = header.unit, header.device
    return any(
        one.header["type"] == header.type and one.sequence <= (peer.revoked_from or 0)
        for one in packages.that_follow(db, unit, device, header.stream, inspected.sha256)
    )


def _is_expected(session: Session, header: Header) -> bool:
    """Whether a person's word of a number covers it: in a stream of packages to here that is known,
    a number that has not come."""
    came = [
        one.sequence
        for one in packages.received(session.book.db, header.unit)
        if one.device == header.device and one.stream == header.stream
        and one.header["type"] == "package"
    ]  # fmt: skip
    is_plain = header.type == "package" and header.purpose not in OF_OTHER_STREAMS
    return is_plain and bool(came) and header.sequence not in came
