"""The five clocks of a child case (NĐ 56/2017/NĐ-CP Đ26, 28, 32), from its own papers.

Twelve hours to act, twelve hours to decide on separation, five working days to submit the plan,
two more to approve it, fifteen days of separation. The limits are values given; which paper
starts and ends each is known here. Where the decree names no first day, the clock says which day
the program counts from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from xatre.model import days
from xatre.model.clock import NO_CALENDAR, Calendar, Clock, moment, run
from xatre.model.deadlines import Deadline
from xatre.model.record import Record
from xatre.model.values import Value, rows_in

PARTS = (
    "initial_assessment",
    "emergency_action",
    "separation",
    "needs_meeting",
    "plan",
    "decision",
)
"""The kinds of paper that start or end a clock."""

OVER = ("closed", "handed_over", "unfounded")
"""States of a case in which nothing runs any more here."""

ACT, SEPARATE, SUBMIT, APPROVE, SEPARATED = "C02", "C03", "C04", "C05", "C06"
WORDS = {
    ACT: "Can thiệp khẩn cấp",
    SEPARATE: "Quyết định tạm thời cách ly",
    SUBMIT: "Trình kế hoạch hỗ trợ, can thiệp",
    APPROVE: "Phê duyệt kế hoạch hỗ trợ, can thiệp",
    SEPARATED: "Tạm thời cách ly",
}

Papers = Mapping[str, Sequence[Record]]


def case_clocks(
    case: Record, papers: Papers, limits: Mapping[str, Deadline], calendar: Calendar = NO_CALENDAR
) -> tuple[Clock, ...]:
    """The five clocks in the order of the law. `papers` are the records that refer to the case,
    by kind. A draft may start a clock; only a completed paper ends one. Raises KeyError where
    `limits` has no such deadline."""
    written = _Written(case, papers)
    clocks = (
        _act(written, limits[ACT]),
        _separate(written, limits[SEPARATE]),
        _submit(written, limits[SUBMIT], calendar),
        _approve(written, limits[APPROVE], calendar),
        _separated(written, limits[SEPARATED]),
    )
    if case.state != "void" and case.fields.get("case_state") not in OVER:
        return clocks
    return tuple(
        Clock(one.limit, one.what, "stopped", one.starts, one.due, note="Vụ việc không còn mở.")
        if one.state in ("running", "unknown", "not_begun")
        else one
        for one in clocks
    )


class _Written:
    """What the papers of one case say that a clock needs."""

    def __init__(self, case: Record, papers: Papers) -> None:
        self.case = case.fields
        self._papers = papers
        self.received = moment(case.fields.get("received_on"), case.fields.get("received_at"))

    def all(self, kind: str) -> list[Mapping[str, Value]]:
        """Papers of a kind that are not voided, drafts too."""
        return [one.fields for one in self._papers.get(kind, ()) if one.state != "void"]

    def signed(self, kind: str) -> list[Mapping[str, Value]]:
        """Completed papers of a kind."""
        return [one.fields for one in self._papers.get(kind, ()) if one.state == "complete"]

    @property
    def is_urgent(self) -> bool | None:
        """What the last first assessment says; None where there is none."""
        found = sorted(
            self.signed("initial_assessment"),
            key=lambda one: (str(one.get("made_on", "")), str(one.get("made_at", ""))),
        )
        conclusion = found[-1].get("conclusion") if found else None
        return None if conclusion is None else conclusion == "emergency"

    @property
    def is_separated(self) -> bool:
        """Whether a paper says that the child is, or is to be, separated."""
        return self.case.get("separated") == "yes" or bool(self.all("separation"))

    @property
    def may_be_separated(self) -> bool:
        """Whether the harm comes from a parent or carer (Đ31.1, Đ32.1) and nobody has gone on to
        the plan without separating."""
        told = [self.case, *self.all("initial_assessment")]
        gone_on = self.all("needs_meeting") or self.all("plan") or self.is_urgent is False
        return not gone_on and any(one.get("harmer_is_carer") == "yes" for one in told)

    def of_round(self, kind: str, *, completed: bool = False) -> list[Mapping[str, Value]]:
        """Papers of the last round that any meeting, plan or decision names."""
        papers = self.signed(kind) if completed else self.all(kind)
        return [one for one in papers if _round(one) == self._last_round]

    @property
    def _last_round(self) -> int:
        named = [*self.all("needs_meeting"), *self.all("plan"), *self.all("decision")]
        return max(map(_round, named), default=1)


def _act(written: _Written, limit: Deadline) -> Clock:
    if written.is_urgent is False:
        note = "Đánh giá ban đầu: không phải trường hợp khẩn cấp."
        return Clock(limit, WORDS[ACT], "not_counted", note=note)
    done = [
        (at, not one.get(hour))
        for kind, day, hour in (
            ("emergency_action", "done_on", "done_at"),
            ("separation", "from_day", "from_time"),
        )
        for one in written.signed(kind)
        if (at := moment(one.get(day), one.get(hour)))
    ]
    return _from_report(written, limit, WORDS[ACT], done)


def _separate(written: _Written, limit: Deadline) -> Clock:
    if not (written.is_separated or written.may_be_separated):
        return Clock(limit, WORDS[SEPARATE], "not_begun")
    done = []
    for one in written.signed("separation"):
        day = one.get("decision_signed_on") or one.get("from_day")
        hour = one.get("from_time") if day == one.get("from_day") else None
        if at := moment(day, hour):
            done.append((at, not hour))
    return _from_report(written, limit, WORDS[SEPARATE], done)


def _from_report(
    written: _Written, limit: Deadline, what: str, done: list[tuple[datetime, bool]]
) -> Clock:
    if written.received is None:
        note = "Chưa ghi đủ ngày nhận thông tin, nên chưa đếm được."
        return Clock(limit, what, "unknown", note=note)
    note = "" if written.case.get("received_at") else "Chưa ghi giờ nhận tin: đếm từ 00:00."
    ended, by_day = min(done, default=(None, False))
    return run(limit, what, written.received, ended, ended_by_day=by_day, note=note)


def _submit(written: _Written, limit: Deadline, calendar: Calendar) -> Clock:
    plans = written.of_round("plan")
    if any(plan.get("urgent") == "yes" for plan in plans):
        return Clock(limit, WORDS[SUBMIT], "not_counted", note="Trường hợp khẩn cấp: làm ngay.")
    starts = [at for one in written.of_round("needs_meeting") if (at := moment(one.get("held_on")))]
    ends = [
        at
        for one in written.of_round("plan", completed=True)
        if (at := moment(one.get("submitted_on")))
    ]
    note = "Nghị định không nêu ngày bắt đầu; chương trình đếm từ ngày họp xác định nhu cầu."
    return run(
        limit,
        WORDS[SUBMIT],
        min(starts, default=None),
        min(ends, default=None),
        ended_by_day=True,
        calendar=calendar,
        note=note,
    )


def _approve(written: _Written, limit: Deadline, calendar: Calendar) -> Clock:
    plans = written.of_round("plan")
    if any(plan.get("urgent") == "yes" for plan in plans):
        return Clock(limit, WORDS[APPROVE], "not_counted", note="Trường hợp khẩn cấp: làm ngay.")
    starts = [at for plan in plans if (at := moment(plan.get("submitted_on")))]
    ends = [
        at
        for one in written.of_round("decision", completed=True)
        if one.get("decision_kind", "approve_plan") == "approve_plan"
        and (at := moment(one.get("signed_on")))
    ]
    note = "Nghị định không nêu ngày bắt đầu; chương trình đếm từ ngày trình kế hoạch."
    return run(
        limit,
        WORDS[APPROVE],
        max(starts, default=None),
        max(ends, default=None),
        ended_by_day=True,
        calendar=calendar,
        note=note,
    )


def _separated(written: _Written, limit: Deadline) -> Clock:
    what = WORDS[SEPARATED]
    found = sorted(written.all("separation"), key=lambda one: str(one.get("from_day", "")))
    if not found:
        return Clock(limit, what, "not_begun")
    last = found[-1]
    starts = moment(last.get("from_day"))
    if starts is None:
        note = "Chưa ghi đủ ngày bắt đầu cách ly, nên chưa đếm được."
        return Clock(limit, what, "unknown", note=note)
    if last.get("authority_requires") == "yes" or last.get("separation_state") == "court":
        note = "Cơ quan có thẩm quyền yêu cầu cách ly quá thời hạn."
        return Clock(limit, what, "not_counted", starts, note=note)
    over = last.get("separation_state") in ("cancelled", "ended")
    ended = moment(last.get("ended_on")) if over else None
    clock = run(limit, what, starts, ended, ended_by_day=True, note=_term(last))
    if over and ended is None:
        return Clock(limit, what, "done", clock.starts, clock.due, note="Chưa ghi ngày kết thúc.")
    return clock


def _term(separation: Mapping[str, Value]) -> str:
    """The term the decision itself names, its extensions counted in."""
    ends = [separation.get("to_day")]
    ends += [row.get("extended_to") for row in rows_in(separation.get("extensions")).values()]
    known = [end for end in ends if isinstance(end, str) and days.whole_day(end)]
    return f"Quyết định ghi đến {days.show(max(known))}." if known else ""


def _round(paper: Mapping[str, Value]) -> int:
    number = paper.get("round", "1")
    return int(number) if isinstance(number, str) and number.isdecimal() else 1
