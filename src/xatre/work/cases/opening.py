"""Saying who may open a case: naming somebody for it, shutting out a person involved, taking a line
off again. Each with a reason in the case and a line in the journal.
"""

from __future__ import annotations

from xatre.errors import UseError
from xatre.model.record import Record
from xatre.model.values import IN, Fields, Value, rows_in
from xatre.store.keys.officers import clean_name, same_name
from xatre.work.cases import access, moving
from xatre.work.cases.doing import ReasonLacking
from xatre.work.cases.reading import case_now
from xatre.work.session import Session

MAY_OPEN, SHUT_OUT = "may_open", "shut_out"


class NobodyLeft(UseError):
    """After this nobody of this book could open the case."""

    code = "XT-266"
    sentence = "Nếu ghi như vậy thì không còn ai trong sổ mở được vụ việc. Chưa đổi gì."
    remedy = "Thêm một người được mở, hoặc chuyển vụ việc lên nơi tiếp nhận cấp trên trước."


class NotOnTheList(UseError):
    """No line of that name."""

    code = "XT-267"
    sentence = "Danh sách của vụ việc không có người này."
    remedy = "Xem lại danh sách người được mở."


def let_open(session: Session, case_id: str, name: str, reason: str = "") -> Record:
    """Name an officer who may open the case; from the first one on, only those named may."""
    now = case_now(session, case_id)
    rows = _rows(now.record.fields)
    if not any(row.get("access") == MAY_OPEN for row in rows_in(rows).values()):
        # The one who makes the list does not close the case to themselves.
        rows |= _line(session, session.book.officer.name, MAY_OPEN, "")
    return _write(session, case_id, rows | _line(session, name, MAY_OPEN, reason))


def shut_out(session: Session, case_id: str, name: str, reason: str) -> Record:
    """Shut out a person involved, whatever the role; the case is then to go to the office above.

    Raises ReasonLacking, NobodyLeft, NoRight, NotForThisOfficer, NotOurs.
    """
    if not reason.strip():
        raise ReasonLacking(what="Chặn người có liên quan")
    rows = _rows(case_now(session, case_id).record.fields)
    return _write(session, case_id, rows | _line(session, name, SHUT_OUT, reason.strip()))


def take_off(session: Session, case_id: str, name: str, reason: str) -> Record:
    """Take a line off the list. Raises ReasonLacking, NotOnTheList, NobodyLeft, NoRight."""
    if not reason.strip():
        raise ReasonLacking(what="Bỏ khỏi danh sách")
    rows = _rows(case_now(session, case_id).record.fields)
    key = next(
        (key for key, row in rows_in(rows).items() if same_name(str(row.get("name", "")), name)),
        "",
    )
    if not key:
        raise NotOnTheList()
    row = rows.pop(key)
    assert isinstance(row, dict)
    rows[key] = {cell: value for cell, value in row.items() if cell != IN}
    session.note(f"access off: {reason.strip()[:200]}", f"case/{case_id}")
    return _write(session, case_id, rows)


def _rows(fields: Fields) -> Fields:
    value = fields.get(access.LIST)
    return dict(value) if isinstance(value, dict) else {}


def _line(session: Session, name: str, what: str, reason: str) -> dict[str, Value]:
    today, by = session.today.isoformat(), session.book.officer.name
    key, cells = access.row(clean_name(name), what, reason, today, by)
    return {key: cells}


def _write(session: Session, case_id: str, rows: Fields) -> Record:
    session.require("write")
    fields: Fields = {access.LIST: rows}
    able = [one for one in session.book.officers() if one.case_rights]
    known = access.known_names(session)
    if not any(access.opens_to(fields, one.name, known) for one in able):
        raise NobodyLeft()
    with session.book.transaction():
        case = moving.follow(session, case_id, fields)
        session.note("access", f"case/{case_id}")
    return case
