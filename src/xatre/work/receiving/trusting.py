"""Whose a file is, and whether that one counts: the same answer for who takes it in and for who
only looks at it."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from xatre.errors import TrustError
from xatre.exchange.container import Inspected
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
    """Signed by a device that is trusted no more."""

    code = "XT-311"
    sentence = (
        "Từ chối tệp {file}: máy gửi đã bị thu hồi từ sau gói {sequence}. Chưa ghi gì vào sổ."
    )
    remedy = "Gọi nơi gửi để hỏi, đừng nhận qua người khác."
    short = "Máy gửi đã bị thu hồi từ sau gói {sequence}"
    verdict: ClassVar[str] = "Tệp còn nguyên vẹn, nhưng máy gửi đã bị thu hồi"


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
    """A revoked device counts up to its last good file, in that file's stream and among files of
    its type, for packages and returns are numbered apart. Raises Revoked."""
    if peer.revoked_from is None or packages.incoming(session.book.db, inspected.sha256):
        return
    header = inspected.header
    last = packages.incoming(session.book.db, peer.revoked_hash)
    is_beyond = header.sequence > peer.revoked_from
    is_other = last is not None and (
        header.stream != last.stream
        or header.type != last.header.get("type", header.type)
        or (header.sequence == last.sequence and inspected.sha256 != last.sha256)
    )
    if is_beyond or is_other:
        raise Revoked(file=inspected.file, sequence=peer.revoked_from)
