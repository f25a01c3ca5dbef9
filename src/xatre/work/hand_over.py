"""Handing a record over to another unit: its whole history travels, and it belongs to the other
once their return comes back.

Hand-overs have a stream of their own: the office must not see holes in the numbers of its own.
"""

from __future__ import annotations

from xatre.errors import UseError
from xatre.store import packages
from xatre.store.identifiers import new_id
from xatre.store.stored_lines import StoredLine
from xatre.work.session import Session

SETTING = "handover.stream"


class NothingToHandOver(UseError):
    """No completed record of that id here, or it is not ours."""

    code = "XT-217"
    sentence = "Không có hồ sơ hoàn thành nào mang mã này ở đơn vị mình để bàn giao."
    remedy = "Hoàn thành hồ sơ trước, rồi bàn giao."


def stream_of(session: Session) -> str:
    """The stream of hand-overs of this device."""
    name = f"{SETTING}.{session.book.facts.device}"
    stream = session.book.setting(name)
    if not stream:
        stream = new_id(session.clock())
        session.book.set_setting(name, stream)
    return stream


def hand_over_lines(session: Session, record: str) -> list[StoredLine]:
    """Every line of the record. Raises NothingToHandOver."""
    lines = packages.lines_of(session.book.db, [record]) if record else []
    if not lines or any(line.unit != session.unit for line in lines):
        raise NothingToHandOver()
    session.kind(lines[0].kind)
    return lines
