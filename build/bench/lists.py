"""Search as you type, first pages and jumps, on a million children."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from bench import crowd
from bench.figure import Figure, percentile_95, seconds
from xatre.store import query, search
from xatre.store.query import Query
from xatre.work.session import Session


def figures(scale: float) -> list[Figure]:
    count = int(1_000_000 * scale)
    with tempfile.TemporaryDirectory() as folder:
        session = crowd.make_session(Path(folder) / "book", count)
        try:
            return [_typing(session, count), _first_page(session, count), _jump(session, count)]
        finally:
            session.close()


def _typing(session: Session, count: int) -> Figure:
    """Every prefix of names as a person types them, with and without accents."""
    random = Random(3)
    times = []
    search.find(session.book.db, "nguyen", ["child"], 50)
    for number in range(40):
        typed = crowd.name(random)
        if number % 2:
            from xatre.model.text import fold

            typed = fold(typed)
        for end in range(1, len(typed) + 1):
            prefix = typed[:end]
            times.append(
                seconds(lambda prefix=prefix: search.find(session.book.db, prefix, ["child"], 50))
            )
    return Figure(
        f"search as you type, {count:,} names, top 50, 95th percentile",
        percentile_95(times) * 1000, "ms", "≤ 10 ms in the store", 10,
        note=f"{len(times)} key strokes, worst {max(times) * 1000:.1f} ms",
    )  # fmt: skip


def _first_page(session: Session, count: int) -> Figure:
    filters: list[dict[str, object]] = [
        {"sex": "female"}, {"sex": "male"}, {"poverty": "poor"}, {"poverty": "near_poor"},
        {"standing": "here"}, {"number_state": "none"}, {"school_state": None},
        {"ethnic_group": "kinh"}, {"village": None},
        {"sex": "female", "poverty": "poor"},
        {"born_on": query_between("2019-01-01", "2019-12-31")},
        {"born_on": query_between("2024-01-01", "2025-12-31"), "sex": "male"},
    ]  # fmt: skip
    orders = ("", "born_on", "code")
    times = []
    for wanted in filters:
        for order in orders:
            for descending in (False, True):
                asked = Query("child", filters=wanted, order=order, descending=descending)  # type: ignore[arg-type]
                times.append(seconds(lambda asked=asked: query.page(session.book.db, asked, 0, 50)))
    return Figure(
        f"first page of any filter, {count:,} rows, 95th percentile",
        percentile_95(times) * 1000, "ms", "≤ 50 ms", 50,
        note=f"{len(times)} lists, worst {max(times) * 1000:.1f} ms",
    )  # fmt: skip


def query_between(first: str, last: str) -> object:
    from xatre.store.filters import Between

    return Between(first, last)


def _jump(session: Session, count: int) -> Figure:
    random = Random(5)
    times = []
    for order in ("", "born_on"):
        asked = Query("child", order=order)
        query.count(session.book.db, asked)
        query.page(session.book.db, asked, count // 2, 50)
        for _ in range(60):
            place = random.randrange(max(1, count - 50))
            times.append(
                seconds(
                    lambda asked=asked, place=place: query.page(session.book.db, asked, place, 50)
                )
            )
    return Figure(
        f"a jump in an indexed order, {count:,} rows, 95th percentile",
        percentile_95(times) * 1000, "ms", "≤ 50 ms", 50,
        note=f"worst {max(times) * 1000:.1f} ms",
    )  # fmt: skip
