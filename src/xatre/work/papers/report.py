"""What a report is: made for a span of days or as of today, as paper and as sheets of a workbook.

It knows no report by name; `reports.py` has them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from xatre.errors import UseError
from xatre.exchange.sheet import Sheet as Page
from xatre.model import days
from xatre.work.session import Session


class BadSpan(UseError):
    """The span of a report is none."""

    code = "XT-282"
    sentence = "Khoảng ngày của báo cáo chưa đúng: {what}."
    remedy = "Ghi đủ ngày, tháng, năm, ví dụ từ 1/7/2026 đến 30/9/2026."


@dataclass(frozen=True)
class Span:
    """Whole days, both in it."""

    first: date
    last: date


@dataclass(frozen=True)
class Report:
    """A report ready to leave. `name` is a file name without its ending, telling of nobody;
    `what` what the journal calls it; `pages` the sheets of its workbook."""

    html: str
    pages: tuple[Page, ...]
    name: str
    what: str
    reason: str = ""

    @property
    def named(self) -> bool:
        return bool(self.reason)


@dataclass(frozen=True)
class Offer:
    """A report that can be asked for.

    name     what a command calls it
    kind     name of the kind of record whose list offers it
    make     makes it; given the reason for naming people, "" for nobody named
    make_for the same for a report of a span of days; one of the two stands
    aside    asked for seldom: the table of the list is offered before it
    """

    name: str
    title: str
    kind: str
    make: Callable[[Session, str], Report] | None = None
    make_for: Callable[[Session, str, Span], Report] | None = None
    aside: bool = False

    @property
    def asks_days(self) -> bool:
        return self.make_for is not None


def read_span(first: str, last: str, today: date) -> Span:
    """The days as stored or typed. Raises BadSpan."""
    one, other = _day(first, "đầu", today), _day(last, "cuối", today)
    if one > other:
        raise BadSpan(what="ngày đầu sau ngày cuối")
    return Span(one, other)


def _day(said: str, which: str, today: date) -> date:
    """A whole day as stored or as typed. Raises BadSpan."""
    try:
        stored = days.read(said, today)
    except days.DayError as fault:
        raise BadSpan(what=f"ngày {which} chưa đọc được. {fault.happened}".rstrip(".")) from None
    if not stored:
        raise BadSpan(what=f"chưa có ngày {which}")
    whole = days.whole_day(stored)
    if whole is None:
        raise BadSpan(what=f"ngày {which} thiếu ngày hoặc tháng")
    return whole
