"""The stretches of time a list is filtered by: ages, months, what is overdue."""

from __future__ import annotations

from datetime import date, timedelta

from xatre.work.records.browse import Between, Filter

LATER_DAYS = ("due_on", "next_visit_on", "next_on")
"""Days that lie ahead: asked for as overdue or soon."""

Period = tuple[str, str, Filter]


def ages(today: date) -> list[Period]:
    """Ages as stretches of birthdays."""

    def born_after(years: int) -> str:
        try:
            day = today.replace(year=today.year - years)
        except ValueError:
            day = today.replace(year=today.year - years, day=28)
        return (day + timedelta(days=1)).isoformat()

    def before(day: str) -> str:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()

    return [
        ("u1", "Dưới 1 tuổi", Between(born_after(1), "")),
        ("u6", "Dưới 6 tuổi", Between(born_after(6), "")),
        ("6-10", "Từ 6 đến 10 tuổi", Between(born_after(11), before(born_after(6)))),
        ("11-15", "Từ 11 đến 15 tuổi", Between(born_after(16), before(born_after(11)))),
        ("u16", "Dưới 16 tuổi", Between(born_after(16), "")),
        ("o16", "Từ 16 tuổi trở lên", Between("", before(born_after(16)))),
    ]


def periods_of(name: str, today: date) -> list[Period]:
    """What is asked of a day: this month, quarter, year; of one that lies ahead, whether it is
    past."""
    if name in LATER_DAYS:
        yesterday = (today - timedelta(days=1)).isoformat()
        soon = (today + timedelta(days=30)).isoformat()
        return [
            ("late", "Đã quá hạn", Between("", yesterday)),
            ("soon", "30 ngày tới", Between(today.isoformat(), soon)),
        ]
    quarter = (today.month - 1) // 3
    first = date(today.year, quarter * 3 + 1, 1)
    last = date(today.year + (quarter == 3), (quarter * 3 + 3) % 12 + 1, 1) - timedelta(days=1)
    roman = ("I", "II", "III", "IV")[quarter]
    year, before = str(today.year), str(today.year - 1)
    return [
        ("month", f"Tháng {today.month}", Between(today.isoformat()[:7], today.isoformat())),
        ("quarter", f"Quý {roman} {year}", Between(first.isoformat(), last.isoformat())),
        ("year", f"Năm {year}", Between(year, f"{year}-12-31")),
        ("last", f"Năm {before}", Between(before, f"{before}-12-31")),
    ]
