"""The clocks of a child case (NĐ 56/2017/NĐ-CP Đ26, 28, 32, 43), from its own papers.

Twelve hours to act, twelve hours to decide on separation, five working days to submit the plan,
two more to approve it, fifteen days of separation; and, where they apply, passing on at once,
assessing again, following up a placed child. The limits are values given; which paper starts and
ends each is known here. Where the text names no first day, the clock says the one chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from xatre.model import days
from xatre.model.cases.facts import CaseFacts
from xatre.model.cases.papers import OVER, PARTS, Papers
from xatre.model.clock import DAY_END, NO_CALENDAR, Calendar, Clock, moment, run
from xatre.model.deadlines import Deadline
from xatre.model.record import Record
from xatre.model.values import Value, rows_in

__all__ = ["OVER", "PARTS", "case_clocks"]

PASS_ON = "C01"
ACT, SEPARATE, SUBMIT, APPROVE, SEPARATED = "C02", "C03", "C04", "C05", "C06"
REASSESS = "C07"
PLACED = ("A02", "A03", "A04")
WORDS = {
    ACT: "Can thiệp khẩn cấp",
    SEPARATE: "Quyết định tạm thời cách ly",
    SUBMIT: "Trình kế hoạch hỗ trợ, can thiệp",
    APPROVE: "Phê duyệt kế hoạch hỗ trợ, can thiệp",
    SEPARATED: "Tạm thời cách ly",
    PASS_ON: "Chuyển vụ việc đến xã, phường nơi xảy ra",
    REASSESS: "Đánh giá lại khi cách ly",
    PLACED[0]: "Theo dõi trẻ sau 1 tháng được chăm sóc thay thế",
    PLACED[1]: "Theo dõi trẻ sau 3 tháng được chăm sóc thay thế",
    PLACED[2]: "Theo dõi trẻ được chăm sóc thay thế, 6 tháng một lần",
}
BY_CARER = "Người gây tổn hại là cha, mẹ, người chăm sóc: luôn là khẩn cấp (Đ31 khoản 1)."
PLACEMENT = "Đếm từ ngày nhận chăm sóc thay thế; kỳ 6 tháng luật không nêu ngày bắt đầu."


def case_clocks(
    case: Record,
    papers: Papers,
    limits: Mapping[str, Deadline],
    calendar: Calendar = NO_CALENDAR,
    ours: Callable[[str], bool] | None = None,
) -> tuple[Clock, ...]:
    """The clocks in the order of the law: five always, the others where they apply. `papers` are
    the records that refer to the case, by kind. A draft may start a clock; only a completed paper
    ends one. Raises KeyError where `limits` has no such deadline."""
    facts = CaseFacts(case, papers, ours)
    clocks = [
        *_pass_on(facts, limits[PASS_ON]),
        _act(facts, limits[ACT]),
        _separate(facts, limits[SEPARATE]),
        _submit(facts, limits[SUBMIT], calendar),
        _approve(facts, limits[APPROVE], calendar),
        _separated(facts, limits[SEPARATED]),
        *_reassess(facts, limits[REASSESS]),
    ]
    if facts.over:
        note = "Vụ việc không còn mở."
        clocks = [
            Clock(one.limit, one.what, "stopped", one.starts, one.due, note=note)
            if one.state in ("running", "unknown", "not_begun")
            else one
            for one in clocks
        ]
    return (*clocks, *placement_clocks(facts, limits))


def _pass_on(facts: CaseFacts, limit: Deadline) -> list[Clock]:
    if not facts.happened_elsewhere or facts.skipped("hand_over"):
        return []
    what, told = WORDS[PASS_ON], "Luật ghi “ngay”, không nêu số giờ."
    if facts.passed_on:
        ended = moment(facts.case.get("handed_on"))
        return [Clock(limit, what, "done", facts.received, ended=ended, note=told)]
    return [Clock(limit, what, "running", facts.received, note=told)]


def _act(written: CaseFacts, limit: Deadline) -> Clock:
    if written.urgency is False:
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
    note = BY_CARER if written.harmed_by_carer else ""
    return _from_report(written, limit, WORDS[ACT], done, note)


def _separate(written: CaseFacts, limit: Deadline) -> Clock:
    if written.skipped("separate"):
        note = "Không cách ly, đã ghi lý do."
        return Clock(limit, WORDS[SEPARATE], "not_counted", note=note)
    decided = written.case.get("separated") == "yes" or written.all("separation")
    if not (decided or written.may_be_separated):
        return Clock(limit, WORDS[SEPARATE], "not_begun")
    done = []
    for one in written.signed("separation"):
        day = one.get("decision_signed_on") or one.get("from_day")
        hour = one.get("from_time") if day == one.get("from_day") else None
        if at := moment(day, hour):
            done.append((at, not hour))
    return _from_report(written, limit, WORDS[SEPARATE], done)


def _from_report(
    written: CaseFacts,
    limit: Deadline,
    what: str,
    done: list[tuple[datetime, bool]],
    why: str = "",
) -> Clock:
    if written.received is None:
        note = "Chưa ghi đủ ngày nhận thông tin, nên chưa đếm được."
        return Clock(limit, what, "unknown", note=note)
    ended, by_day = min(done, default=(None, False))
    clock = run(limit, what, written.received, ended, ended_by_day=by_day, note=why)
    return clock if written.case.get("received_at") else _without_hour(clock, written.received)


def _without_hour(clock: Clock, day: datetime) -> Clock:
    """A clock whose first hour is not written: it may have begun at any hour of the day."""
    note = " ".join(filter(None, (clock.note, "Chưa ghi giờ nhận tin, nên chưa đếm được giờ.")))
    if clock.ended is None:
        return replace(clock, state="unknown", due=None, note=note)
    latest = day + timedelta(days=1, hours=clock.limit.amount)
    in_time = False if clock.ended.date() > latest.date() else clock.in_time or None
    return replace(clock, starts=None, due=None, in_time=in_time, note=note)


def _submit(written: CaseFacts, limit: Deadline, calendar: Calendar) -> Clock:
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
    if not starts and written.continued_from and not written.over:
        starts = [written.continued_from]
        note = "Nghị định không nêu ngày bắt đầu; vòng này chưa họp nên đếm từ ngày rà soát trước."
    return run(
        limit,
        WORDS[SUBMIT],
        min(starts, default=None),
        min(ends, default=None),
        ended_by_day=True,
        calendar=calendar,
        note=note,
    )


def _approve(written: CaseFacts, limit: Deadline, calendar: Calendar) -> Clock:
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


def _separated(written: CaseFacts, limit: Deadline) -> Clock:
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


def _reassess(facts: CaseFacts, limit: Deadline) -> list[Clock]:
    found = facts.separation
    starts = moment(found.fields.get("from_day")) if found else None
    if found is None or starts is None:
        return []
    ended = moment(found.fields.get("reassessed_on"))
    if ended is None and not facts.separation_lasts:
        return []
    return [run(limit, WORDS[REASSESS], starts, ended, ended_by_day=True)]


def placement_clocks(facts: CaseFacts, limits: Mapping[str, Deadline]) -> list[Clock]:
    """The follow-ups of a placed child: after one month, after three, then the next of every six,
    counted from the day of placement. They go on after the case is closed."""
    starts = moment(facts.placed_on)
    if starts is None or facts.record.state == "void":
        return []
    ended_on = moment(facts.case.get("placement_ended_on"))
    visits = sorted(
        at
        for one in facts.signed("follow_up")
        if one.get("purpose") == "placed_child" and (at := moment(one.get("done_on")))
    )
    clocks: list[Clock] = []
    before, months = starts, 0
    while True:
        code = PLACED[min(len(clocks), 2)]
        months = limits[code].amount if len(clocks) < 3 else months + limits[code].amount
        last = datetime.combine(days.months_after(starts.date(), months), DAY_END)
        visit = next((at for at in visits if at > before), None)
        clock = Clock(limits[code], WORDS[code], "running", starts, last, note=PLACEMENT)
        if visit is not None:
            visits.remove(visit)
            clock = replace(clock, state="done", ended=visit, in_time=visit <= last)
        elif ended_on is not None:
            clock = replace(clock, state="stopped", note="Đã thôi chăm sóc thay thế.")
        clocks.append(clock)
        if visit is None and len(clocks) >= 3:
            return [*clocks[:2], clocks[-1]]
        before = last if visit is None or visit <= last else visit
