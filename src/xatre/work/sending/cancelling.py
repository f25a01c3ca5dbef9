"""Taking a hand-over back that was never accepted: the package was lost, or the other unit will not
have it. The records may then go to somebody else.

Nothing can be called back from a stick: should the other unit accept after all, its line counts as
it always did, the records are theirs, and what both wrote stands side by side. So a person asks
the other unit first.
"""

from __future__ import annotations

from xatre.errors import UseError
from xatre.model.purposes import HAND_OVER
from xatre.store.traffic import packages, statements
from xatre.work.session import Session

CALL_BACK = "Nếu tệp đã ra ngoài, thu lại hoặc xóa: bên kia nhận được tệp thì vẫn nhận hồ sơ."
"""What a person is told who has cancelled one."""


class NothingOnItsWay(UseError):
    """No hand-over of that hash waits for the other unit's word."""

    code = "XT-208"
    sentence = "Không có gói bàn giao nào mang mã này còn chờ bên kia nhận. Sổ không đổi."
    remedy = "Xem các gói đã đóng trong Gửi – Nhận hoặc bằng: xatre status."


def is_own_hand_over(session: Session, package: str) -> bool:
    """Whether the package of that hash is a hand-over sealed here."""
    sent = packages.sent(session.book.db)
    return any((one.sha256, one.purpose) == (package, HAND_OVER) for one in sent)


def cancel_hand_over(session: Session, package: str) -> list[str]:
    """Take back the hand-over in the package of that hash; the records that stay.
    Raises NothingOnItsWay, NoRight (also for a case, to who may not know of it), DiskError."""
    session.require("exchange")
    db = session.book.db
    waiting = statements.on_their_way(db, package)
    if not waiting:
        raise NothingOnItsWay()
    for kind in set(waiting.values()):
        session.kind(kind)
    with session.book.transaction():
        statements.cancel(db, package, list(waiting))
        session.note("hand-over cancelled", package)
    return list(waiting)
