"""Records this unit gave away of which lines of its own stayed here: written beside the hand-over,
on another PC or after it was cancelled. Where the office has said that it knows who took the record
over and lines of that kind travel whole, it passes them on; else this side tells its officer to
hand those records over once more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from xatre.model.ownership import written_beside
from xatre.store.register import records, revisions
from xatre.store.traffic import peers, statements
from xatre.work.cases import access
from xatre.work.sending.profiles import cutter_in_force
from xatre.work.session import Session

HAND_OVER_AGAIN = "Hồ sơ {codes} còn sửa đổi chưa tới {to}: bàn giao lại."
"""What a person is told of records whose owner lacks what was written here."""
SEND_OR_AGAIN = (
    "Hồ sơ {codes} còn sửa đổi chưa tới {to}: gửi gói thường lệ và nhận biên nhận để nơi nhận "
    "chuyển tiếp, hoặc bàn giao lại."
)
"""The same, of kinds that the office has whole and may pass on."""
MOST_NAMED = 20


@dataclass(frozen=True)
class LeftBehind:
    """A record and the unit that it belongs to now; `code` is its id where it bears none."""

    record: str
    kind: str
    code: str
    to: str


def left_behind(session: Session) -> list[LeftBehind]:
    """The records to hand over again, by code; without those closed to this officer."""
    db, found = session.book.db, []
    cutter = cutter_in_force(session)
    for record, kind, to in statements.with_lines_not_given(db, session.units):
        if cutter.travels_whole(kind) and _office_knows(session, record, to):
            continue
        kept = records.get(db, kind, record) if kind in session.kinds else None
        if kept is None or kept.unit != to or access.is_closed(session, kept):
            continue
        lines = {line.name: line for line in revisions.history(db, record)}
        beside = written_beside(lines, session.units, to)
        if beside - statements.names_given(db, session.units, record, to):
            code = str(kept.fields.get("code", "")) or record
            found.append(LeftBehind(record, kind, code, to))
    return sorted(found, key=lambda one: (one.code, one.record))


def _office_knows(session: Session, record: str, to: str) -> bool:
    """Whether the office's return brought the line by which `to` took the record over."""
    return any(
        one.to_unit == to and one.accepted not in ("", statements.CANCELLED)
        for one in statements.of_records(session.book.db, [record])
        if session.owns(one.from_unit)
    )


def told(session: Session, found: Iterable[LeftBehind]) -> list[str]:
    """What to do, a sentence for each unit and way."""
    cutter, has_office = cutter_in_force(session), peers.office(session.book.db) is not None
    named: dict[tuple[str, str], list[str]] = {}
    for one in found:
        by_office = has_office and cutter.travels_whole(one.kind)
        way = SEND_OR_AGAIN if by_office else HAND_OVER_AGAIN
        named.setdefault((way, one.to), []).append(one.code)
    return [
        way.format(codes=in_a_row(codes), to=session.codes.unit_label(unit))
        for (way, unit), codes in named.items()
    ]


def in_a_row(codes: Collection[str]) -> str:
    """Codes for a person, the first of them where they are many."""
    more = len(codes) - MOST_NAMED
    rest = f" và {more} hồ sơ nữa" if more > 0 else ""
    return ", ".join(list(codes)[:MOST_NAMED]) + rest
