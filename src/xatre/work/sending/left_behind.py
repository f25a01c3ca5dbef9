"""Records this unit gave away of which lines of its own stayed here: written beside the hand-over,
on another PC or after it was cancelled. No return asks for them, so this side tells its officer to
hand those records over once more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from xatre.model.revision import Revision
from xatre.store.register import records, revisions
from xatre.store.traffic import statements
from xatre.work.cases import access
from xatre.work.session import Session

HAND_OVER_AGAIN = "Hồ sơ {codes} còn sửa đổi chưa tới {to}: bàn giao lại."
"""What a person is told of records whose owner lacks what was written here."""
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
    for record, kind, to in statements.with_lines_not_given(db, session.units):
        kept = records.get(db, kind, record) if kind in session.kinds else None
        if kept is None or kept.unit != to or access.is_closed(session, kept):
            continue
        lines = {line.name: line for line in revisions.history(db, record)}
        named = statements.names_given(db, session.units, record, to) | _known_to(lines, to)
        if any(session.owns(line.unit) and line.name not in named for line in lines.values()):
            code = str(kept.fields.get("code", "")) or record
            found.append(LeftBehind(record, kind, code, to))
    return sorted(found, key=lambda one: (one.code, one.record))


def told(session: Session, found: Iterable[LeftBehind]) -> list[str]:
    """What to do, a sentence for each unit."""
    by_unit: dict[str, list[str]] = {}
    for one in found:
        by_unit.setdefault(one.to, []).append(one.code)
    return [
        HAND_OVER_AGAIN.format(codes=_in_a_row(codes), to=session.codes.unit_label(unit))
        for unit, codes in by_unit.items()
    ]


def _in_a_row(codes: Collection[str]) -> str:
    more = len(codes) - MOST_NAMED
    rest = f" và {more} hồ sơ nữa" if more > 0 else ""
    return ", ".join(list(codes)[:MOST_NAMED]) + rest


def _known_to(lines: Mapping[str, Revision], unit: str) -> set[str]:
    """The lines that one of `unit` stands on: it wrote upon what it had."""
    fresh = [line.name for line in lines.values() if line.unit == unit]
    known = set[str]()
    while fresh:
        name = fresh.pop()
        if name not in known and name in lines:
            known.add(name)
            fresh.extend(lines[name].parents)
    return known
