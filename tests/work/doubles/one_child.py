"""A child of whom doubles are made by changing a field or two."""

from __future__ import annotations

from typing import Any

from xatre.work.records import save
from xatre.work.session import Session

CHILD: dict[str, Any] = {
    "full_name": "Giàng Thị Ánh", "born_on": "2017-03-09", "sex": "female",
    "mother_name": "Vàng Thị Mai", "father_name": "Giàng A Páo",
}  # fmt: skip


def add(session: Session, **fields: object) -> str:
    """That child put into the book, with other values for these fields; its id."""
    added = save.add_records(session, "child", [CHILD | fields])
    assert added.saved, added.problems
    return added.saved[0]
