"""A record that was given to another unit which has not accepted it yet: what is written on it
meanwhile is said to go after it. It is written all the same.
"""

from __future__ import annotations

from xatre.model.problem import ON_ITS_WAY, Problem
from xatre.model.record import Record
from xatre.store.register import records
from xatre.work.cases import access
from xatre.work.session import Session

WORDS = (
    "Hồ sơ này đang bàn giao cho {unit}, chưa có biên nhận. Bản sửa vẫn được ghi và tới bên ấy "
    "sau; nếu bên ấy cũng sửa thì thành chỗ khác nhau để bên ấy chọn. Muốn giữ hồ sơ lại thì hủy "
    "gói bàn giao trước."
)


def words(session: Session, record: Record) -> str:
    """That the record, or the case whose paper it is, is on its way, and to whom; "" where not."""
    case = access.case_of(session, record)
    ids = [record.id, *([case.id] if case else [])]
    unit = records.on_its_way_to(session.book.db, ids, session.units)
    return WORDS.format(unit=session.codes.unit_label(unit)) if unit else ""


def told(session: Session, kind_name: str, id: str) -> list[str]:
    """`words` of a record by its id, as lines for a terminal."""
    found = records.get(session.book.db, kind_name, id)
    said = words(session, found) if found is not None else ""
    return [f"{ON_ITS_WAY}: {said}"] if said else []


def problems(session: Session, record: Record) -> list[Problem]:
    """The same among what is doubtful in a record, at no field."""
    said = words(session, record)
    return [Problem(record.id, "", "doubt", ON_ITS_WAY, said)] if said else []
