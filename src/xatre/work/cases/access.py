"""Who may open a case: everyone with case rights, or only those its own list names; never somebody
shut out as a person involved, whatever the role.

A case that is closed to an officer is in no list and no search of theirs. This is the program's
manners, not cryptography.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from xatre.errors import UseError
from xatre.model.record import Record
from xatre.model.text import fold
from xatre.model.values import IN, YES, Value, rows_in
from xatre.store.lists.filters import CLOSED
from xatre.store.lists.query import Query
from xatre.store.register import records
from xatre.work.session import Session

LIST = "access"


class NotForThisOfficer(UseError):
    """The case is closed to this officer. Says nothing of why."""

    code = "XT-260"
    sentence = "Tài khoản này không mở được hồ sơ này."
    remedy = "Hỏi người phụ trách."


@dataclass(frozen=True)
class Opener:
    """One line of a case's list. `access` is a code of `case_access`."""

    name: str
    access: str
    reason: str
    since: str


def key_of(name: str) -> str:
    """The row of an officer in the list: the same on every machine."""
    return sha256(fold(name).encode()).hexdigest()[:16]


def openers(fields: Mapping[str, Value]) -> list[Opener]:
    """The list of a case."""
    return [
        Opener(*(str(row.get(part, "")) for part in ("name", "access", "reason", "since")))
        for row in rows_in(fields.get(LIST)).values()
    ]


def opens_to(fields: Mapping[str, Value], name: str, known: Collection[str] | None = None) -> bool:
    """Whether a case with this list opens to an officer who has case rights. `known` are the names
    of a book that does not keep the list itself: those of others close nothing there."""
    rows = list(rows_in(fields.get(LIST)).values())
    if known is not None:
        here = {fold(one) for one in known}
        rows = [row for row in rows if fold(str(row.get("name", ""))) in here]
    own = [row.get("access") for row in rows if fold(str(row.get("name", ""))) == fold(name)]
    if own:
        return "shut_out" not in own
    return not any(row.get("access") == "may_open" for row in rows)


def closed_cases(session: Session) -> frozenset[str]:
    """Ids of the cases that do not open to the officer at the book."""
    changes = session.book.db.conn.total_changes
    if session.closed_cases is None or session.closed_cases[0] != changes:
        name, known = session.book.officer.name, known_names(session)
        found = frozenset(
            case.id
            for case in records.with_field(session.book.db, "case", LIST)
            if not opens_to(case.fields, name, known)
        )
        session.closed_cases = (changes, found)
    return session.closed_cases[1]


def known_names(session: Session) -> list[str] | None:
    """The officers of this book where it is an office's: a commune's list names the commune's own
    people. None at a commune."""
    return [one.name for one in session.book.officers()] if session.at_office else None


def is_closed(session: Session, record: Record) -> bool:
    """Whether a record is a closed case, a paper of one, or the matter of a case (`closed_if`)
    where the officer has no case rights."""
    kind = session.all_kinds[record.kind]
    if kind.closed_if:
        return not session.sees_cases and record.fields.get(kind.closed_if) == YES
    if not kind.guarded:
        return False
    case = record.id if record.kind == "case" else record.fields.get(kind.parent or "case")
    return case in closed_cases(session)


def require_open(session: Session, record: Record) -> None:
    """Raise NotForThisOfficer where the record is closed to the officer at the book."""
    if is_closed(session, record):
        raise NotForThisOfficer()


def case_of(session: Session, record: Record) -> Record | None:
    """The case that a record is, or is a paper of, as it is kept; None for any other."""
    kind = session.all_kinds[record.kind]
    if not kind.guarded:
        return None
    case = record.id if record.kind == "case" else record.fields.get(kind.parent or "case")
    return records.get(session.book.db, "case", case) if isinstance(case, str) else None


def closed_among(session: Session, found: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Ids of the records of `(kind, id)` that are closed to the officer at the book."""
    closed = set(closed_cases(session)) if session.sees_cases else set()
    ids: dict[str, list[str]] = {}
    for kind, id in found:
        if session.all_kinds[kind].closed_if and not session.sees_cases:
            ids.setdefault(kind, []).append(id)
    for kind, some in ids.items():
        read = records.get_many(session.book.db, kind, some)
        closed |= {id for id, record in read.items() if is_closed(session, record)}
    return frozenset(closed)


def without_closed(session: Session, wanted: Query) -> Query:
    """A list without what is closed to the officer at the book."""
    kind = session.kind(wanted.kind)
    if kind.closed_if and not session.sees_cases:
        return replace(wanted, filters={**wanted.filters, kind.closed_if: None})
    if not kind.guarded or not (kind.name == "case" or "case" in kind.fields):
        return wanted
    closed = closed_cases(session)
    if not closed:
        return wanted
    return replace(wanted, filters={**wanted.filters, CLOSED: tuple(sorted(closed))})


def row(
    name: str, access: str, reason: str, since: str, noted_by: str
) -> tuple[str, dict[str, Value]]:
    """A line of the list as stored, with its key."""
    cells: dict[str, Value] = {IN: YES, "name": name, "access": access, "since": since}
    cells |= {"noted_by": noted_by} | ({"reason": reason} if reason else {})
    return key_of(name), cells
