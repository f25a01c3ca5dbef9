"""Which record a person means who names it by its id or by its number (TE-00001, VV-2026-002).

Opens nothing: whoever asks for the record itself is refused there. What is closed to the officer at
the book is not among what several bear.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xatre.errors import UseError
from xatre.store.register import drafts, records
from xatre.work.cases import access
from xatre.work.records import browse
from xatre.work.session import Session

MOST = 5
"""Ids that are told in the words of a fault."""


@dataclass(frozen=True)
class Bearer:
    """A record that bears a number, with whose it is. `title` is for the screen alone: in no fault,
    journal or log."""

    kind: str
    id: str
    unit: str
    unit_label: str
    title: str


class SeveralBearIt(UseError):
    """Several records bear the number: of several units, given by two devices, or come from
    outside. `bearers` are all of them; the words name none by name."""

    code = "XT-253"
    sentence = "Có {count} hồ sơ cùng mang mã {number}, nên chưa biết chọn hồ sơ nào."
    remedy = "Gọi hồ sơ bằng mã nhận dạng: {ids}."

    def __init__(self, number: str, bearers: Sequence[Bearer]) -> None:
        self.bearers = tuple(bearers)
        ids = "; ".join(f"{one.id} ({one.unit_label})" for one in self.bearers[:MOST])
        left = len(self.bearers) - MOST
        more = f"; và {left} hồ sơ nữa" if left > 0 else ""
        super().__init__(count=len(self.bearers), number=number[:40], ids=ids + more)


def id_of(session: Session, kind: str, said: str) -> str:
    """The id of the record of that kind ("" for the kind its number begins with) named by id or
    number; `said` itself where no record bears that number. Raises SeveralBearIt, UnknownKind,
    NoRight."""
    db = session.book.db
    prefix = said.upper().partition("-")[0]
    kinds = (
        [session.kind(kind)]
        if kind
        else [one for one in session.kinds.values() if one.prefix and one.prefix == prefix]
    )
    for one in kinds:
        if records.get(db, one.name, said) or drafts.draft(db, said) or "code" not in one.fields:
            return said
        code = said.upper()
        found = records.exists(db, one.name, {"code": code})
        if not found:
            # A voided record keeps its number.
            hits = browse.find(session, code[:200], one.name)[0]
            found = [hit.id for hit in hits if hit.code == code]
        if len(found) > 1:
            closed = access.closed_among(session, ((one.name, id) for id in found))
            found = [id for id in found if id not in closed] or found[:1]
        if len(found) == 1:
            return found[0]
        if found:
            raise SeveralBearIt(code, list(bearers(session, [(one.name, id) for id in found])))
    return said


def bearers(session: Session, found: Iterable[tuple[str, str]]) -> list[Bearer]:
    """Whose the records of `(kind, id)` are, and what they are called on the screen; in that
    order. One that is not here is left out."""
    wanted = list(found)
    ids: dict[str, list[str]] = {}
    for kind, id in wanted:
        ids.setdefault(kind, []).append(id)
    read = {
        (kind, id): record
        for kind, some in ids.items()
        for id, record in records.get_many(session.book.db, kind, some).items()
    }
    return [
        Bearer(
            kind,
            id,
            read[kind, id].unit,
            session.codes.unit_label(read[kind, id].unit),
            browse.title(session, kind, id),
        )
        for kind, id in wanted
        if (kind, id) in read
    ]


def told_apart(session: Session, hits: Sequence[browse.Hit]) -> dict[str, Bearer]:
    """Of what a search found, by id, whose a record is: of every one that is of another unit, and
    of those of one number."""
    often = Counter((hit.kind, hit.code) for hit in hits if hit.code)
    alike = {hit.id for hit in hits if often[hit.kind, hit.code] > 1}
    found = bearers(session, ((hit.kind, hit.id) for hit in hits))
    return {one.id: one for one in found if one.id in alike or not session.owns(one.unit)}
