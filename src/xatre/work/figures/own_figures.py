"""Figures of the criteria sheet that the book itself can give: registered births, abused and
injured children, children in special circumstances who were helped, plans approved in time.

Where the law does not say how a figure is made, `basis` says how it was made here. Figures of
cases are not given to officers without case rights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from xatre.model import days
from xatre.model.case_clocks import APPROVE, PARTS, SUBMIT, case_clocks
from xatre.model.record import Record
from xatre.model.values import Value, rows_in
from xatre.resources import deadlines
from xatre.store.lists import counts, query
from xatre.store.lists.counts import Period
from xatre.store.lists.filters import IDS, Between, Filter
from xatre.store.lists.query import Query
from xatre.store.register import records
from xatre.work.figures.clocks import calendar
from xatre.work.figures.due import NOT_REGISTERED
from xatre.work.records.to_review import PRESENT
from xatre.work.session import Session

GRAVE_FORMS = ("sexual", "abandonment", "trafficking")
"""Forms of harm that TC06.2 counts."""
PORTION = 200
"""Records held at a time: a large commune's would be megabytes."""


@dataclass(frozen=True)
class OwnFigure:
    """`numerator` of `denominator`, counted in `unit` ("vụ việc"). `book` says from which list,
    `basis` how it was made, `evidence` what a person would show: (whether it is there, words).
    `query` opens what was counted."""

    numerator: int
    denominator: int
    unit: str
    book: str
    basis: str
    query: Query | None = None
    evidence: tuple[tuple[bool, str], ...] = ()


@dataclass(frozen=True)
class Span:
    """The days a sheet counts."""

    first: date
    last: date

    def holds(self, row: Mapping[str, Value]) -> bool:
        """Whether a row with `from_day` and `to_day` touches the span; unknown ends are open."""
        begun, over = row.get("from_day"), row.get("to_day")
        if isinstance(begun, str) and not days.fault(begun) and days.bounds(begun)[0] > self.last:
            return False
        return not (
            isinstance(over, str) and not days.fault(over) and days.bounds(over)[1] < self.first
        )

    @property
    def between(self) -> Between:
        return Between(self.first.isoformat(), self.last.isoformat())


def own_figures(session: Session, year: int) -> dict[str, OwnFigure]:
    """Figures by the code of the criterion. A year that has not begun has none."""
    span = Span(date(year, 1, 1), min(date(year, 12, 31), session.today))
    if span.last < span.first:
        return {}
    children = children_under_16(session, span.last)
    found = {
        "TC02": _births(session, span),
        "TC05": _injured(session, span, children),
        "TC06.1": _helped(session, span),
    }
    if session.sees_cases:
        found["TC03"] = _abused(session, span, children)
        found["TC06.2"] = _approved(session, span)
    return found


def children_under_16(session: Session, on: date) -> int:
    """Children under 16 who live in the commune, from the register."""
    leap_day = (on.month, on.day) == (2, 29)
    since = date(on.year - 16, 2, 28) if leap_day else on.replace(year=on.year - 16)
    born = Between((since + timedelta(days=1)).isoformat(), on.isoformat())
    filters: dict[str, Filter] = {"standing": PRESENT, "born_on": born}
    wanted = Query("child", filters=filters, states=("complete",))
    return query.count(session.book.db, wanted)


def _births(session: Session, span: Span) -> OwnFigure:
    db, born = session.book.db, Period("born_on", span.first.isoformat(), span.last.isoformat())
    groups = counts.count_by(db, "birth", ["on_time"], {"status": "registered"}, born)
    registered = sum(int(one.number) for one in groups)
    on_time = sum(int(one.number) for one in groups if one.group == ("yes",))
    yesterday = (session.today - timedelta(days=1)).isoformat()
    late: dict[str, Filter] = {"status": NOT_REGISTERED, "due_on": Between("", yesterday)}
    overdue = counts.count(db, "birth", late, born)
    return OwnFigure(
        on_time,
        registered + overdue,
        "trẻ",
        "sổ Khai sinh",
        "Trẻ sinh trong năm đã khai sinh đúng hạn, trên trẻ sinh trong năm đã khai sinh hoặc đã "
        "quá hạn.",
        Query("birth", filters={"born_on": span.between}),
    )


def _injured(session: Session, span: Span, children: int) -> OwnFigure:
    wanted = Query("injury", filters={"happened_on": span.between}, states=("complete",))
    rows = (row for portion in _portions(session, wanted) for row in portion)
    return OwnFigure(
        _distinct((row.cells.get("child"), row.id) for row in rows),
        children,
        "trẻ",
        "sổ Tai nạn thương tích",
        "Số trẻ bị tai nạn trong năm, trên trẻ dưới 16 tuổi đang sống tại xã theo sổ.",
        wanted,
    )


def _helped(session: Session, span: Span) -> OwnFigure:
    groups = tuple(code.code for code in session.codes.offered("special_group"))
    name = "special_groups/group" if session.sees_cases else "visible_groups"
    wanted = Query("child", filters={name: groups}, states=("complete",))
    special = {
        child.id: any(span.holds(row) for row in rows_in(child.fields.get("support")).values())
        for child in _read(session, wanted)
        if child.fields.get("standing") in PRESENT and _is_special(session, child, span)
    }
    words = "" if session.sees_cases else " Không tính các nhóm chỉ người có quyền được xem."
    return OwnFigure(
        sum(special.values()),
        len(special),
        "trẻ",
        "sổ Trẻ em",
        f"Trẻ có hoàn cảnh đặc biệt có ghi trợ giúp trong năm, trên tất cả trẻ ấy.{words}",
        Query("child", filters={IDS: tuple(special)}) if special else None,
    )


def _is_special(session: Session, child: Record, span: Span) -> bool:
    for row in rows_in(child.fields.get("special_groups")).values():
        code = session.codes.get("special_group", str(row.get("group", "")))
        if code and (session.sees_cases or not code.hidden) and span.holds(row):
            return True
    return False


def _abused(session: Session, span: Span, children: int) -> OwnFigure:
    forms = tuple(code.code for code in session.codes.offered("abuse_form"))
    found = {case.id: case for test in _tests(forms) for case in _cases(session, span, test)}
    return OwnFigure(
        _distinct((case.fields.get("child"), case.id) for case in found.values()),
        children,
        "trẻ",
        "sổ Vụ việc",
        "Số trẻ bị xâm hại tiếp nhận trong năm, trên trẻ dưới 16 tuổi đang sống tại xã theo sổ.",
        Query("case", filters={IDS: tuple(found)}) if found else None,
    )


def _tests(forms: tuple[str, ...]) -> tuple[Mapping[str, Filter], ...]:
    return {"subject": "abused"}, {"abuse_forms": forms}


def _approved(session: Session, span: Span) -> OwnFigure:
    cases = list(_cases(session, span, {"abuse_forms": GRAVE_FORMS}))
    ids = [case.id for case in cases]
    db = session.book.db
    papers = {kind: records.children_of_many(db, kind, "case", ids) for kind in PARTS}
    limits, holidays = deadlines(), calendar()
    in_time = 0
    evidence: list[tuple[bool, str]] = []
    for case in cases:
        own = {kind: papers[kind].get(case.id, []) for kind in PARTS}
        clocks = {clock.limit.code: clock for clock in case_clocks(case, own, limits, holidays)}
        approved = any(_approves(paper) for paper in own["decision"])
        late = any(clocks[code].in_time is False for code in (SUBMIT, APPROVE))
        in_time += approved and not late
        if not approved or late:
            words = "phê duyệt quá hạn" if approved else "chưa có quyết định"
            evidence.append((False, f"{case.fields.get('code', 'Vụ việc')}: {words}"))
    if in_time:
        evidence.insert(0, (True, f"Quyết định phê duyệt kế hoạch: {in_time} văn bản"))
    return OwnFigure(
        in_time,
        len(cases),
        "vụ việc",
        "sổ Vụ việc",
        "Vụ việc xâm hại tình dục, bỏ rơi, mua bán trẻ em tiếp nhận trong năm có kế hoạch được "
        "trình và phê duyệt đúng hạn.",
        Query("case", filters={IDS: tuple(ids)}) if ids else None,
        tuple(evidence),
    )


def _approves(paper: Record) -> bool:
    return (
        paper.state == "complete"
        and paper.fields.get("outcome") == "approved"
        and paper.fields.get("decision_kind", "approve_plan") == "approve_plan"
    )


def _cases(session: Session, span: Span, test: Mapping[str, Filter]) -> Iterator[Record]:
    wanted = Query("case", filters={"received_on": span.between, **test}, states=("complete",))
    for case in _read(session, wanted):
        if case.fields.get("case_state") != "unfounded":
            yield case


def _read(session: Session, wanted: Query) -> Iterator[Record]:
    for rows in _portions(session, wanted):
        found = records.get_many(session.book.db, wanted.kind, [row.id for row in rows])
        yield from (found[row.id] for row in rows if row.id in found)


def _portions(session: Session, wanted: Query) -> Iterator[list[query.Row]]:
    first = 0
    while rows := query.page(session.book.db, wanted, first, PORTION):
        yield rows
        first += PORTION


def _distinct(pairs: Iterable[tuple[object, str]]) -> int:
    """How many children: by the register, else each record its own."""
    name: Callable[[tuple[object, str]], object] = lambda pair: pair[0] or pair[1]  # noqa: E731
    return len(set(map(name, pairs)))
