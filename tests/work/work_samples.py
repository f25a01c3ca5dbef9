"""Small records that the tests of this folder write: cases with their papers, births, injuries."""

from __future__ import annotations

from samples import INTAKE
from xatre.work.records import save
from xatre.work.session import Session

CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}
CASE = INTAKE | {"told_sex": "female", "told_age": "8", "case_state": "received"}
BIRTH = {
    "full_name": "Vàng A Sùng",
    "born_on": "2026-09-25",
    "sex": "male",
    "status": "not_registered",
}
INJURY = {
    "full_name": "Lý Thị Mai",
    "told_sex": "female",
    "told_born_on": "2018",
    "happened_on": "2026-07-01",
    "cause": "08",
    "place": "home",
    "outcome": "recovered",
}


def add(session: Session, kind: str, *, draft: bool = False, **fields: object) -> str:
    """Add one record and give its id; what is wrong fails the test."""
    added = save.add_records(session, kind, [fields], draft=draft)
    assert added.saved, added.problems
    return added.saved[0]
