"""How far a device that is trusted no more still counts: the same answer for who takes a file in
and for who only looks at it."""

from __future__ import annotations

from xatre.errors import TrustError
from xatre.exchange.container import Inspected
from xatre.store.traffic import packages
from xatre.store.traffic.peers import Peer
from xatre.work.session import Session


class Revoked(TrustError):
    """Signed by a device that is trusted no more."""

    code = "XT-311"
    sentence = (
        "Từ chối tệp {file}: máy gửi đã bị thu hồi từ sau gói {sequence}. Chưa ghi gì vào sổ."
    )
    remedy = "Gọi nơi gửi để hỏi, đừng nhận qua người khác."


def require_trusted_still(session: Session, peer: Peer, inspected: Inspected) -> None:
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
