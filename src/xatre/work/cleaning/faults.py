"""Which children have one of the three faults of 2513/LĐTBXH-TTTT: no number, a number that cannot
be right, something missing of who they are. And who waits for a number.

Reads the register; knows no file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from xatre.model import days, personal_number
from xatre.model.record import Record
from xatre.model.values import Fields, rows_in
from xatre.store.register import records
from xatre.work.session import Session

Fault = Literal["no_number", "wrong_number", "missing"]
FAULT_WORDS: dict[Fault, str] = {
    "no_number": "Chưa có số định danh",
    "wrong_number": "Số định danh sai hoặc không khớp",
    "missing": "Thiếu thông tin nhân thân",
}
CHILD_UNTIL = 16
PRESENT = ("here", "away")


class Counts(NamedTuple):
    """How many children are followed, have each fault, have any, wait for a number."""

    children: int
    no_number: int
    wrong_number: int
    missing: int
    faulty: int
    waiting: int


@dataclass(frozen=True)
class Faulty:
    """One child with its faults, each with words that say what is wrong."""

    record: Record
    faults: dict[Fault, str]

    @property
    def words(self) -> str:
        return "; ".join(self.faults.values())


def followed(session: Session) -> Iterator[Record]:
    """The children of this register that a cleaning is about: under 16 or maybe so, living here
    or away for a time; drafts too."""
    for record in records.every(session.book.db, "child", drafts=True):
        given = record.fields.get
        if record.state == "void" or given("joined_to") or not session.owns(record.unit):
            continue
        if given("standing", "here") in PRESENT and not _grown(str(given("born_on", "")), session):
            yield record


def faulty(session: Session) -> tuple[list[Faulty], Counts]:
    """Children with a fault, those without a number first, and the counts."""
    session.require("read")
    every = list(followed(session))
    times = Counter(
        number for record in every if (number := str(record.fields.get("personal_number") or ""))
    )
    found = [
        Faulty(record, faults)
        for record in every
        if (faults := faults_of(record.fields, twice=times))
    ]
    order = list(FAULT_WORDS)
    found.sort(key=lambda one: order.index(next(iter(one.faults))))
    each = Counter(fault for one in found for fault in one.faults)
    counts = Counts(
        len(every),
        each["no_number"],
        each["wrong_number"],
        each["missing"],
        len(found),
        sum(_waits(record) for record in (*every, *_births(session))),
    )
    return found, counts


def waiting(session: Session) -> list[Faulty]:
    """Children whose number is awaited (chờ số), and births of which the register has no child yet,
    those who wait longest first."""
    session.require("read")
    found = [
        Faulty(record, {"no_number": _waiting_words(record, session.today)})
        for record in (*followed(session), *_births(session))
        if _waits(record)
    ]
    return sorted(found, key=lambda one: _since(one.record) or "9999")


def _births(session: Session) -> Iterator[Record]:
    """Registered births of this unit whose child has no record of its own: that one stands in the
    list itself."""
    for record in records.every(session.book.db, "birth"):
        if record.state != "void" and not record.fields.get("child") and session.owns(record.unit):
            yield record


def _since(record: Record) -> str:
    """The day since which a number is awaited."""
    name = "number_asked_on" if record.kind == "birth" else "number_waiting_since"
    return str(record.fields.get(name) or "")


def faults_of(fields: Fields, twice: Counter[str] | None = None) -> dict[Fault, str]:
    """The faults of one child; `twice` counts the numbers of the register."""
    found: dict[Fault, str] = {}
    number = str(fields.get("personal_number") or "")
    if not number:
        found["no_number"] = FAULT_WORDS["no_number"]
    elif wrong := _wrong(number, fields, twice):
        found["wrong_number"] = wrong
    if missing := list(_missing(fields)):
        found["missing"] = f"Thiếu {', '.join(missing)}"
    return found


def _wrong(number: str, fields: Fields, twice: Counter[str] | None) -> str:
    if fault := personal_number.fault(number):
        return fault
    if twice is not None and twice[number] > 1:
        return f"{twice[number]} trẻ ghi cùng một số định danh."
    born = str(fields.get("born_on") or "")
    born = "" if days.fault(born) else born
    return " ".join(personal_number.doubts(number, born, str(fields.get("sex") or "")))


def _missing(fields: Fields) -> Iterator[str]:
    """The six of the text that are not written: name, birth day, sex, ethnic group, parents or
    whoever cares for the child."""
    if not fields.get("full_name"):
        yield "họ tên"
    born = str(fields.get("born_on") or "")
    if days.whole_day(born) is None:
        yield "ngày sinh" if not born else "ngày sinh đầy đủ"
    if fields.get("sex") not in ("male", "female"):
        yield "giới tính"
    if not fields.get("ethnic_group"):
        yield "dân tộc"
    carers = rows_in(fields.get("carers")).values()
    if not any(
        (fields.get("mother_name"), fields.get("father_name"), *(row.get("name") for row in carers))
    ):
        yield "cha mẹ hoặc người giám hộ"


def _waits(record: Record) -> bool:
    return record.fields.get("number_state") == "waiting"


def _waiting_words(record: Record, today: date) -> str:
    since = days.whole_day(_since(record))
    if since is None:
        return "Chờ cấp số, chưa ghi chờ từ ngày nào"
    return f"Chờ cấp số từ {days.show(since.isoformat())}, {(today - since).days} ngày"


def _grown(born: str, session: Session) -> bool:
    """Whether 16 already, even if born on the last day that is possible."""
    if not born or days.fault(born):
        return False
    age = days.age(days.bounds(born)[1].isoformat(), session.today)
    return age is not None and age[0] >= CHILD_UNTIL
