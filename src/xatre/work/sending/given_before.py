"""Hand-overs of which nobody has said anything yet: those still under way, and those sealed under
keys that were renewed since, which the other side takes no more once it trusts the new ones, or to
an office that lost its key.
"""

from __future__ import annotations

from collections.abc import Collection

from xatre.model.purposes import HAND_OVER
from xatre.store.traffic import packages, statements
from xatre.store.traffic.packages import Outgoing
from xatre.work.sending import given_anew
from xatre.work.sending.for_nobody import for_nobody
from xatre.work.session import Session

AGAIN = (
    "Hồ sơ này đã nằm trong gói bàn giao số {numbers}, chưa có biên nhận: bên kia nhận một là đủ."
)
"""What a person is told who gave a record again to the unit it is on its way to."""
INSTEAD = "Gói này thay gói bàn giao số {numbers}: bên kia không nhận gói ấy nữa."
"""The same, where what was given before is dead."""
UNDER_OLD_KEYS = "lập bằng khóa cũ"
TO_A_LOST_KEY = "gửi nơi nhận đã thôi tin"
DEAD = f"{UNDER_OLD_KEYS}, bên kia không nhận nữa"
"""Of one that is not for nobody."""
GIVE_AGAIN = "Gói bàn giao số {number} cho {to} {why}, không còn dùng được: bàn giao lại."
"""What a person is told of a dead one that nothing has replaced."""


def is_dead(session: Session, one: Outgoing, nobody: Collection[str]) -> bool:
    """Whether this is a hand-over without an answer under keys that are this device's no more, or
    one of those that are `for_nobody`."""
    if (one.purpose, one.outcome) != (HAND_OVER, ""):
        return False
    is_ours = one.header.get("signing") == session.book.device.signing_key.hex()
    return not is_ours or one.sha256 in nobody


def to_give_again(session: Session) -> list[str]:
    """A sentence for each dead hand-over of which something still waits, and for what an office
    has lost."""
    nobody = for_nobody(session)
    dead = [
        GIVE_AGAIN.format(
            number=one.sequence,
            to=session.codes.unit_label(one.recipient),
            why=TO_A_LOST_KEY if one.sha256 in nobody else UNDER_OLD_KEYS,
        )
        for one in reversed(packages.sent(session.book.db))
        if is_dead(session, one, nobody) and statements.on_their_way(session.book.db, one.sha256)
    ]
    return [*dead, *given_anew.told(session)]


def given_before(
    session: Session, wanted: Collection[str], unit: str
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of the packages that give one of these records to `unit` and of which nobody has
    said anything, the first one first: those under way, and the dead ones."""
    db, under_way, dead = session.book.db, list[int](), list[int]()
    nobody = for_nobody(session)
    for one in reversed(packages.sent(db)):
        if (one.purpose, one.recipient, one.outcome) != (HAND_OVER, unit, ""):
            continue
        if not packages.carried_records(db, one.sha256).isdisjoint(wanted):
            (dead if is_dead(session, one, nobody) else under_way).append(one.sequence)
    return tuple(under_way), tuple(dead)
