"""The births a person must still do something about: five lists, each with its query, and their
rows with the next visit and the reason.

A list is one question to the store; its number is that of the list it opens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from xatre.errors import UseError
from xatre.model import births, days
from xatre.model.clock import left_days
from xatre.model.computed import record_title
from xatre.model.record import Record
from xatre.store.lists import query
from xatre.store.lists.filters import Between, Filter
from xatre.store.lists.query import Query
from xatre.store.register import records
from xatre.work.figures.due import NOT_REGISTERED, SOON
from xatre.work.records.villages import whole_names
from xatre.work.session import Session

MOST = 100_000
FIVE = 5


class UnknownList(UseError):
    """There is no list of that name."""

    code = "XT-285"
    sentence = "Không có danh sách khai sinh tên {asked}."
    remedy = "Các danh sách có: {names}."


@dataclass(frozen=True)
class BirthList:
    """One list: its name for commands, its label, an icon, how many, and what opens it."""

    name: str
    label: str
    icon: str
    count: int
    query: Query


@dataclass(frozen=True)
class BirthRow:
    """One birth to be followed. `name` is the child's, or whose child it is; `left` what is left
    of its limit in words; days are as stored."""

    id: str
    code: str
    name: str
    sex: str
    born_on: str
    due_on: str
    left: str
    village: str
    reasons: str
    next_visit_on: str
    note: str = ""

    def as_keys(self) -> dict[str, object]:
        """The row as `xatre births` prints it."""
        return {name: value or None for name, value in self.__dict__.items()} | {"id": self.id}


def _due(today: date) -> Mapping[str, Filter]:
    last = today + timedelta(days=SOON)
    return {"status": NOT_REGISTERED, "due_on": Between(today.isoformat(), last.isoformat())}


def _overdue(today: date) -> Mapping[str, Filter]:
    yesterday = today - timedelta(days=1)
    return {"status": NOT_REGISTERED, "due_on": Between("", yesterday.isoformat())}


def _under_five(today: date) -> Mapping[str, Filter]:
    return {"status": NOT_REGISTERED, "born_on": under(FIVE, today)}


LISTS: Mapping[str, tuple[str, str, Callable[[date], Mapping[str, Filter]]]] = {
    "due": (f"Khai sinh đến hạn trong {SOON} ngày", "clock", _due),
    "overdue": ("Quá hạn chưa đăng ký khai sinh", "clock-alert", _overdue),
    "under_five": ("Trẻ dưới 5 tuổi chưa khai sinh", "file-text", _under_five),
    "deaths": (
        "Trẻ mất còn nợ khai sinh, khai tử",
        "file-x",
        lambda today: {"death_owed": "yes"},
    ),
    "no_number": (
        "Đã khai sinh, chưa có số định danh",
        "fingerprint-pattern",
        lambda today: {"number_state": ("waiting", "none")},
    ),
}
"""Name → label, icon, filters on a day."""


def under(years: int, today: date) -> Between:
    """Birth days of those who have not lived `years` years."""
    leap_day = (today.month, today.day) == (2, 29)
    since = date(today.year - years, 2, 28) if leap_day else today.replace(year=today.year - years)
    return Between((since + timedelta(days=1)).isoformat(), "")


def list_query(name: str, today: date) -> Query:
    """What opens the list of that name. Raises KeyError."""
    return Query("birth", filters=LISTS[name][2](today), order="due_on")


def birth_lists(session: Session, today: date) -> list[BirthList]:
    """The five lists with their numbers."""
    session.require("read")
    found = []
    for name, (label, icon, _) in LISTS.items():
        wanted = list_query(name, today)
        number = query.count(session.book.db, wanted)
        found.append(BirthList(name, label, icon, number, wanted))
    return found


def birth_rows(session: Session, name: str, today: date) -> list[BirthRow]:
    """The rows of one list, what is due first at the top. Raises KeyError."""
    session.require("read")
    wanted = list_query(name, today)
    listed = whole_names(session, query.page(session.book.db, wanted, 0, MOST))
    found = records.get_many(session.book.db, "birth", [row.id for row in listed])
    return [
        _row(session, found[row.id], row.named.get("village", ""), name, today)
        for row in listed
        if row.id in found
    ]


def _row(session: Session, birth: Record, village: str, name: str, today: date) -> BirthRow:
    fields = birth.fields

    def said(field: str) -> str:
        value = fields.get(field)
        return value if isinstance(value, str) else ""

    chosen = fields.get("unregistered_reasons")
    reasons = [
        session.codes.label("unregistered_reason", code)
        for code in (chosen if isinstance(chosen, dict) else {})
    ]
    due_on = said("death_due_on") if name == "deaths" else said("due_on")
    last = days.whole_day(due_on)
    kind = session.kinds["birth"]
    return BirthRow(
        birth.id,
        said("code"),
        record_title(kind, birth.id, fields),
        session.codes.label("sex", said("sex")) if said("sex") else "",
        said("born_on"),
        due_on,
        left_days(last, today) if last and name != "no_number" else "",
        village,
        ", ".join(reasons),
        said("next_visit_on"),
        _note(session, said, name, today),
    )


def _note(session: Session, said: Callable[[str], str], name: str, today: date) -> str:
    if name == "no_number":
        asked = days.whole_day(said("number_asked_on"))
        if asked is None:
            return "chưa ghi ngày gửi đề nghị cấp số"
        return f"chờ từ {days.show(asked.isoformat())}, {(today - asked).days} ngày"
    if name == "deaths":
        owed = [] if said("status") == "registered" else ["khai sinh"]
        owed += [] if said("death_registered") == "yes" else ["khai tử"]
        return "còn " + ", ".join(owed)
    born, due = days.whole_day(said("born_on")), days.whole_day(said("due_on"))
    if due is None or due.year < today.year:
        return ""
    return births.unlisted_years(session.codes, births.REGISTER, born) if born else ""
