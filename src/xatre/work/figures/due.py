"""What runs out: clocks of cases, births not yet registered, reports owed, the soonest first.

A line names a case by code, sex and age band, never a child; an officer without case rights
gets no line of a case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from xatre import resources
from xatre.model import days
from xatre.model.case_clocks import SEPARATED
from xatre.model.clock import Calendar, Clock, left_days
from xatre.store.lists import query
from xatre.store.lists.filters import Between
from xatre.store.lists.query import Query
from xatre.work.figures.clocks import CaseClocks, calendar, whose
from xatre.work.records.villages import whole_names
from xatre.work.session import Session

SOON = 14
"""Days ahead that are looked at."""

NOT_REGISTERED = ("not_registered", "submitted")
_BIRTHS_READ = 200

Group = Literal["late", "today", "soon"]


@dataclass(frozen=True)
class Due:
    """One thing with a limit.

    left, until   in words: "còn 3 giờ 18 phút", "hạn 13:00"
    what, whose   what must be done, and for which record, without a name
    source        the law, short: "NĐ 56/2017 Đ28"; `law` is the whole reference
    near          little is left
    last          the last moment, to sort by
    kind, id      the record to open, or `query` the list; a report owed opens neither
    """

    group: Group
    left: str
    until: str
    what: str
    whose: str
    source: str
    law: str
    near: bool
    last: datetime
    kind: str = ""
    id: str = ""
    query: Query | None = None
    note: str = ""

    @property
    def of_case(self) -> bool:
        return self.kind == "case"


def all_due(session: Session, now: datetime, cases: list[CaseClocks]) -> list[Due]:
    """Everything late, due today or within fourteen days, the soonest first."""
    found = [*_births(session, now.date()), *_reports(session, now)]
    holidays = calendar()
    for one in cases:
        found += _of_case(session, one, now, holidays)
    order = {"late": 0, "today": 1, "soon": 2}
    # What is long past comes after what a case still waits for.
    return sorted(
        found, key=lambda due: (order[due.group], due.group == "late" and not due.of_case, due.last)
    )


def short_law(source: str) -> str:
    """`NĐ 56/2017/NĐ-CP Điều 26 khoản 3; Điều 31 khoản 2` → `NĐ 56/2017 Đ26`."""
    found = re.match(r"(.*?)\s*Điều (\d+)", source)
    if not found:
        return source.split(",")[0].split(";")[0].strip()
    document = re.sub(r"/NĐ-CP|/QĐ-TTg|\s\d+/\d{4}/QH\d+", "", found[1])
    return f"{document} Đ{found[2]}"


def next_report(session: Session, today: date) -> tuple[date, str] | None:
    """The last day and name of the next report this unit owes."""
    owed = sorted(_owed(session, today))
    return owed[0][:2] if owed else None


def _of_case(session: Session, one: CaseClocks, now: datetime, holidays: Calendar) -> Iterator[Due]:
    for clock in one.clocks:
        if clock.state not in ("running", "unknown"):
            continue
        if clock.due and clock.due.date() > now.date() + timedelta(days=SOON):
            continue
        yield Due(
            group=_group(clock.due, now),
            left=clock.left(now, holidays),
            until=clock.until(now),
            what=_what(clock, now),
            whose=_where_it_stands(session, one),
            source=short_law(clock.limit.source),
            law=clock.limit.source,
            near=clock.is_near(now) or clock.state == "unknown",
            last=clock.due or now,
            kind="case",
            id=one.case.id,
            note=clock.note,
        )


def _where_it_stands(session: Session, one: CaseClocks) -> str:
    state = one.case.fields.get("case_state")
    words = session.codes.label("case_state", state) if isinstance(state, str) else ""
    return " · ".join(filter(None, (whose(session, one.case), words[:1].lower() + words[1:])))


def _what(clock: Clock, now: datetime) -> str:
    if clock.limit.code == SEPARATED and clock.starts and not clock.is_late(now):
        day = (now.date() - clock.starts.date()).days
        return f"{clock.what}: ngày thứ {day} trên {clock.limit.amount}"
    return clock.what


def _group(last: datetime | None, now: datetime) -> Group:
    if last is None or last.date() == now.date():
        return "late" if last and now > last else "today"
    return "late" if last < now else "soon"


def _births(session: Session, today: date) -> Iterator[Due]:
    if session.at_office:
        return
    limit = resources.deadlines()["B01"]
    spans = (
        ("late", "", today - timedelta(days=1)),
        ("today", today.isoformat(), today),
        ("soon", (today + timedelta(days=1)).isoformat(), today + timedelta(days=SOON)),
    )
    for group, first, last in spans:
        wanted = Query(
            "birth",
            filters={"status": NOT_REGISTERED, "due_on": Between(first, last.isoformat())},
            order="due_on",
        )
        number = query.count(session.book.db, wanted)
        if not number:
            continue
        read = query.page(session.book.db, wanted, 0, min(number, _BIRTHS_READ))
        rows = whole_names(session, read)
        end = days.whole_day(str(rows[0].cells.get("due_on", ""))) or last
        one = number == 1
        late = "đã quá" if group == "late" else "sắp quá"
        villages = list(dict.fromkeys(filter(None, (row.named.get("village") for row in rows))))
        yield Due(
            group=group,  # type: ignore[arg-type]
            left=left_days(end, today),
            until=f"hạn {days.show(end.isoformat())}",
            what=f"{number} trẻ {late} {limit.limit} ngày chưa đăng ký khai sinh",
            whose=" · ".join(filter(None, (rows[0].code if one else "", _few(villages)))),
            source=short_law(limit.source),
            law=limit.source,
            near=group == "today",
            last=datetime.combine(end, datetime.max.time().replace(microsecond=0)),
            kind="birth" if one else "",
            id=rows[0].id if one else "",
            query=None if one else wanted,
        )


def _few(words: list[str]) -> str:
    if len(words) <= 3:
        return ", ".join(words)
    return f"{', '.join(words[:3])} và {len(words) - 3} nơi khác"


def _reports(session: Session, now: datetime) -> Iterator[Due]:
    for last, label, row in _owed(session, now.date()):
        if last > now.date() + timedelta(days=SOON):
            continue
        before = last + timedelta(days=1)
        yield Due(
            group="today" if last == now.date() else "soon",
            left=left_days(last, now.date()),
            until=f"trước {days.show(before.isoformat())}",
            what="Báo cáo năm: " + label.removesuffix(f" ({row['place']})"),
            whose=f"gửi {row['to_whom']}",
            source=short_law(row["source"]),
            law=row["source"],
            near=last == now.date(),
            last=datetime.combine(last, datetime.max.time().replace(microsecond=0)),
        )


def _owed(session: Session, today: date) -> Iterator[tuple[date, str, Mapping[str, str]]]:
    if session.at_office:
        return
    places = _places(session)
    for row in resources.report_calendar():
        if row["due_rule"] != "before_date" or (row["place"] and row["place"] not in places):
            continue
        if not row["valid_from"] <= today.isoformat() <= (row["valid_to"] or "9"):
            continue
        month, day = map(int, row["due"].split("-"))
        last = date(today.year, month, day) - timedelta(days=1)
        if last < today:
            last = date(today.year + 1, month, day) - timedelta(days=1)
        yield last, row["label"], row


def _places(session: Session) -> set[str]:
    """The province of this unit, and the former districts it lies in, without their sort."""
    found = set()
    for value in session.units:
        unit = session.codes.unit(value)
        for name in (unit.province_name, unit.district_name) if unit else ():
            found.add(re.sub(r"^(Tỉnh|Thành phố|Huyện|Quận|Thị xã)\s+", "", name))
    return found
