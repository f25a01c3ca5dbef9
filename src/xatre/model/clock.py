"""A time limit of the law set running: from when, until when, whether it is over, in words.

Counts in the hours and days written on paper, never in those of the machine: a machine whose
clock is wrong can neither shorten nor lengthen a limit. Knows no record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from xatre.model import days
from xatre.model.deadlines import Deadline

State = Literal["not_begun", "not_counted", "unknown", "running", "done", "stopped"]

_NEARLY = timedelta(hours=4)
DAY_END = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The holidays of the years there is a list of."""

    holidays: Mapping[int, frozenset[date]]

    def add_working_days(self, day: date, number: int) -> tuple[date, str]:
        """The working day `number` working days after `day`, and what to say where a year on the
        way has no list of holidays ("" where all have)."""
        last = days.add_working_days(day, number, self._every)
        unlisted = [
            str(year) for year in range(day.year, last.year + 1) if year not in self.holidays
        ]
        if not unlisted:
            return last, ""
        return last, (
            f"Chương trình chưa có lịch nghỉ lễ năm {', '.join(unlisted)}: "
            "chỉ trừ thứ Bảy, Chủ nhật."
        )

    def working_days_between(self, day: date, last: date) -> int:
        """How many working days there are after `day` up to and with `last`."""
        number, at = 0, day
        while at < last:
            at += timedelta(days=1)
            number += at.weekday() < 5 and at not in self._every
        return number

    @property
    def _every(self) -> frozenset[date]:
        return frozenset(day for year in self.holidays.values() for day in year)


NO_CALENDAR = Calendar({})


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit for one matter.

    state     not_begun: what starts it has not happened · not_counted: the law excepts it, `note`
              says why · unknown: its first day or hour is not known · running · done ·
              stopped: the matter ended otherwise
    starts    the moment written on paper; at 00:00 where only the day is known
    due       the last moment; the end of the last day where the limit is in days
    ended     the moment it was done, at the end of its day where no hour is written
    in_time   None where the hour that would tell is not written
    """

    limit: Deadline
    what: str
    state: State
    starts: datetime | None = None
    due: datetime | None = None
    ended: datetime | None = None
    in_time: bool | None = None
    note: str = ""

    @property
    def by_hour(self) -> bool:
        """Whether the law counts it in hours."""
        return self.limit.unit == "hour"

    def is_late(self, now: datetime) -> bool:
        """Whether it runs and its last moment is over."""
        return self.state == "running" and self.due is not None and now > self.due

    def is_near(self, now: datetime) -> bool:
        """Whether it runs, is not over, and a quarter or less, or under four hours, is left."""
        if self.state != "running" or not self.due or not self.starts or now > self.due:
            return False
        left, whole = self.due - now, self.due - self.starts
        return left * 4 <= whole or left < _NEARLY

    def elapsed(self, now: datetime) -> float:
        """The share of the time that is gone, 0 to 1."""
        if not self.starts or not self.due or self.due <= self.starts:
            return 0.0
        until = self.ended if self.state == "done" and self.ended else now
        return min(1.0, max(0.0, (until - self.starts) / (self.due - self.starts)))

    def left(self, now: datetime, calendar: Calendar = NO_CALENDAR) -> str:
        """What is left, in words: "còn 3 giờ 18 phút", "còn 2 ngày làm việc", "quá 1 ngày"."""
        if self.state == "running" and self.due:
            if self.by_hour:
                return left_hours(self.due, now)
            working = self.limit.unit == "working_day"
            return left_days(self.due.date(), now.date(), calendar if working else None)
        if self.state == "running":
            return "làm ngay"
        if self.state == "done":
            if self.in_time is False:
                return "xong, quá hạn"
            if self.by_hour and self.ended and self.starts and self.ended.time() != DAY_END:
                return f"xong sau {_hours(self.ended - self.starts)}"
            return "xong đúng hạn" if self.in_time else "đã xong"
        if self.state == "unknown" and self.starts:
            return "chưa biết giờ nhận tin"
        return {
            "not_begun": "chưa bắt đầu",
            "not_counted": "không đếm",
            "unknown": "chưa rõ ngày",
            "stopped": "đã dừng",
        }.get(self.state, "")

    def until(self, now: datetime) -> str:
        """When it ends, in words: "hạn 13:00", "hạn 13:00 21/11/2026", "hạn 22/11/2026"."""
        if not self.due:
            return ""
        day = days.show(self.due.date().isoformat())
        if not self.by_hour:
            return f"hạn {day}"
        hour = f"hạn {self.due:%H:%M}"
        return hour if self.due.date() == now.date() else f"{hour} {day}"


def run(
    limit: Deadline,
    what: str,
    starts: datetime | None,
    ended: datetime | None = None,
    *,
    ended_by_day: bool = False,
    calendar: Calendar = NO_CALENDAR,
    note: str = "",
) -> Clock:
    """The clock of a limit in hours, days or working days that began at `starts` and was done at
    `ended` (`ended_by_day`: only its day is known). Without a start it has not begun."""
    if starts is None:
        return Clock(limit, what, "not_begun" if ended is None else "done", ended=ended, note=note)
    if limit.unit == "hour":
        due = starts + timedelta(hours=limit.amount)
    elif limit.unit == "working_day":
        last, told = calendar.add_working_days(starts.date(), limit.amount)
        due, note = datetime.combine(last, DAY_END), " ".join(filter(None, (note, told)))
    else:
        # The first day is not counted (BLDS 91/2015/QH13 Đ147.2).
        due = datetime.combine(starts.date() + timedelta(days=limit.amount), DAY_END)
    clock = Clock(limit, what, "running", starts, due, note=note)
    if ended is None:
        return clock
    in_time: bool | None = ended <= due
    if ended_by_day:
        same_day = ended.date() == due.date()
        in_time = ended.date() <= due.date() if limit.unit != "hour" or not same_day else None
        ended = datetime.combine(ended.date(), DAY_END)
    return replace(clock, state="done", ended=ended, in_time=in_time)


def moment(day: object, hour: object = "") -> datetime | None:
    """A day and hour as stored, as a moment; at 00:00 where no hour is written, None where the
    day is not known to the day."""
    found = days.whole_day(day) if isinstance(day, str) else None
    if found is None:
        return None
    written = isinstance(hour, str) and len(hour) == 5 and hour[2] == ":"
    at = time(int(hour[:2]), int(hour[3:])) if written else time()  # type: ignore[index]
    return datetime.combine(found, at)


def left_hours(due: datetime, now: datetime) -> str:
    """ "còn 3 giờ 18 phút", "quá 40 phút", "quá 2 ngày"."""
    late = now > due
    between = now - due if late else due - now
    words = f"{between.days} ngày" if between >= timedelta(days=1) else _hours(between)
    return f"{'quá' if late else 'còn'} {words}"


def left_days(last: date, today: date, working: Calendar | None = None) -> str:
    """ "quá 1 ngày", "hết hôm nay", "còn 5 ngày"; in working days with a calendar."""
    if today > last:
        over = (today - last).days
        return f"quá {over} ngày" if over < 730 else f"quá {over // 365} năm"
    if today == last:
        return "hết hôm nay"
    if working is not None:
        return f"còn {working.working_days_between(today, last)} ngày làm việc"
    return f"còn {(last - today).days} ngày"


def soonest(clocks: Iterable[Clock], number: int = 3) -> list[Clock]:
    """The `number` clocks to show: running ones, the one that ends first before the others, then
    those not begun, then those that are over."""
    rank = {"running": 0, "unknown": 1, "not_begun": 2, "done": 3, "stopped": 4, "not_counted": 5}
    return sorted(clocks, key=lambda one: (rank[one.state], one.due or datetime.max))[:number]


def _hours(between: timedelta) -> str:
    minutes = int(between.total_seconds()) // 60
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return f"{minutes} phút"
    return f"{hours} giờ {minutes:02} phút" if minutes else f"{hours} giờ"
