"""Search as you type, first pages and jumps, on a million children."""

from __future__ import annotations

from pathlib import Path
from random import Random

from bench import crowd
from bench.asked_lists import filtered, narrowed_by_text, of_states
from bench.figure import Figure, percentile_95, seconds
from xatre.model.text import fold
from xatre.store.lists import query, search
from xatre.store.lists.query import Query
from xatre.work.session import Session


def figures(scale: float, keep: Path | None) -> list[Figure]:
    count = int(1_000_000 * scale)
    with crowd.crowded(count, keep) as session:
        return [
            _typing(session, count),
            _first_page(session, count),
            _narrowed(session, count),
            _jump(session, count),
        ]


def _typing(session: Session, count: int) -> Figure:
    """Every prefix of names as a person types them, with and without accents, and what finds
    the most or is found the least."""
    random = Random(3)
    typed = ["nguyễn thị", "a", "ng th tr", "đ", "zzz", "TE-00", "012325", "trang thị nguyễn x"]
    for number in range(40):
        name = crowd.name(random)
        typed.append(fold(name) if number % 2 else name)
    times = {}
    search.find(session.book.db, "nguyen", ["child"], 50)
    for words in typed:
        for end in range(1, len(words) + 1):
            prefix = words[:end]
            times[prefix] = seconds(
                lambda prefix=prefix: search.find(session.book.db, prefix, ["child"], 50)  # type: ignore[misc]
            )
    return _figure(f"search as you type, {count:,} names, top 50", "store", times, 10)


def _first_page(session: Session, count: int) -> Figure:
    times = _timed(session, [*filtered(session), *of_states(session)])
    return _figure(f"first page of any filter in any order, {count:,} rows", "list", times, 50)


def _narrowed(session: Session, count: int) -> Figure:
    times = _timed(session, narrowed_by_text(session))
    return _figure(f"first page of a text and a filter, {count:,} rows", "list", times, 50)


def _timed(session: Session, asked: list[Query]) -> dict[str, float]:
    return {
        _named(one): seconds(lambda one=one: query.page(session.book.db, one, 0, 50))  # type: ignore[misc]
        for one in asked
    }


def _jump(session: Session, count: int) -> Figure:
    random = Random(5)
    times = {}
    for order in ("", "born_on"):
        asked = Query("child", order=order)
        query.count(session.book.db, asked)
        query.page(session.book.db, asked, count // 2, 50)
        for _ in range(60):
            place = random.randrange(max(1, count - 50))
            times[f"{order} {place}"] = seconds(
                lambda asked=asked, place=place: query.page(session.book.db, asked, place, 50)  # type: ignore[misc]
            )
    return _figure(f"a jump in an indexed order, {count:,} rows", "list", times, 50)


def _named(asked: Query) -> str:
    way = "↓" if asked.descending else ""
    return f"{asked.text} {dict(asked.filters)} {asked.states or ''} {asked.order}{way}"


def _figure(what: str, where: str, times: dict[str, float], limit: float) -> Figure:
    slow = sum(one * 1000 > limit for one in times.values())
    worst = max(times.values()) * 1000
    goal = f"≤ {limit:g} ms" + (" in the store" if where == "store" else "")
    return Figure(
        f"{what}, 95th percentile", percentile_95([*times.values()]) * 1000, "ms", goal, limit,
        note=f"{len(times)} tried, worst {worst:.1f} ms, {slow} over the goal",
        slowest={
            name: round(one * 1000, 1)
            for name, one in sorted(times.items(), key=lambda pair: -pair[1])[:12]
        },
    )  # fmt: skip
