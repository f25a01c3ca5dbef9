"""Returns in a folder that this PC cannot open and need not: an old stick is full of those to a PC
that is gone. What may say something new here is never among them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from xatre.store.traffic import packages
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.receive import ForAnotherDevice
from xatre.work.session import Session

PASSED_OVER = (
    "{count} biên nhận gửi cho máy cũ hoặc máy khác của đơn vị, không mở được ở máy này và không "
    "cần nữa: bỏ qua."
)
"""What a person is told of them."""


def without_old_returns(
    session: Session, outcomes: Sequence[Outcome], inside: Collection[Path]
) -> tuple[list[Outcome], list[Outcome]]:
    """The outcomes a person should look at, and the returns passed over: of the files `inside` a
    folder those to this unit that this PC cannot open, where it took one of the same device with a
    number not below. Any other may be what a new PC waits for, or say that this one is revoked. One
    pointed at by name is answered."""
    left, old = list[Outcome](), list[Outcome]()
    for one in outcomes:
        is_shut = one.type == "return" and isinstance(one.fault, ForAnotherDevice)
        is_old = (
            is_shut and one.path in inside and one.sequence <= _last_taken(session, outcomes, one)
        )
        (old if is_old else left).append(one)
    return left, old


def _last_taken(session: Session, outcomes: Sequence[Outcome], one: Outcome) -> int:
    """The highest number of a return of the same device that was taken, now or before; each is
    complete in itself."""
    before = [
        came.sequence
        for came in packages.received(session.book.db, one.unit)
        if came.outcome == "return" and came.device == one.device
    ]
    now = [
        other.sequence
        for other in outcomes
        if other.fault is None and (other.type, other.device) == ("return", one.device)
    ]
    return max((*before, *now), default=0)
