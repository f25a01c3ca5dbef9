"""A sample of the children typed by hand since a day, for a second person to type again from the
paper (phúc tra). The same day, rule and seed give the same sample.

What the second person is told of a row is where it stands on paper; what was typed first is not
shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from random import Random
from typing import TypeVar

from xatre.errors import UseError
from xatre.model.values import Fields, Value
from xatre.store.register import records, samples, typed_rows
from xatre.store.register.samples import Sample
from xatre.work.records import browse
from xatre.work.session import Session
from xatre.work.typing.columns import KIND
from xatre.work.typing.rows import villages_of

__all__ = [
    "MOST_ROWS", "PLACE_FIELDS", "Again", "BadRule", "NoSuchSample", "NothingToSample", "Rule",
    "Sample", "SampleRow", "choose", "keep_again", "kept_rows", "past", "row", "rows_of",
]  # fmt: skip

T = TypeVar("T")
MOST_ROWS = 2000
PLACE_FIELDS = ("village", "household_number")
"""What says where a row stands on paper: given to the second person, and not compared."""


class NothingToSample(UseError):
    """Nobody typed a child by hand since that day."""

    code = "XT-294"
    sentence = "Từ ngày {since} chưa có trẻ nào được gõ tay. Chưa lập mẫu phúc tra."
    remedy = "Chọn ngày sớm hơn; trẻ đưa vào từ tệp Excel không phúc tra ở đây."


class BadRule(UseError):
    """Neither every so many nor so many by lot, or both."""

    code = "XT-295"
    sentence = "Cách lấy mẫu chưa rõ: hoặc cứ mấy dòng lấy một, hoặc lấy mấy dòng ngẫu nhiên."
    remedy = "Ghi một số từ 1 đến {most} cho một trong hai cách."


class NoSuchSample(UseError):
    """There is no sample of that number, or no row of that place in it."""

    code = "XT-296"
    sentence = "Không có mẫu phúc tra hoặc dòng số này."
    remedy = "Xem các mẫu đang có rồi chọn lại."


@dataclass(frozen=True)
class Rule:
    """How rows are chosen: `every` tenth, or `count` by lot with a `seed`."""

    every: int = 0
    count: int = 0
    seed: str = ""

    @property
    def words(self) -> str:
        """The rule as it is kept with the sample."""
        if self.every:
            return f"cứ {self.every} dòng lấy 1"
        return f"{self.count} dòng ngẫu nhiên, số gieo {self.seed or '0'}"


@dataclass(frozen=True)
class SampleRow:
    """One row of a sample for the second person. `day` and `line` say on whose sheet of which day
    it stands; `given` are the fields that tell where it stands on paper."""

    place: int
    record: str
    day: str
    line: int
    first_typist: str
    given: Fields
    village: str
    again: Fields
    unread: Mapping[str, str]
    typed: bool


@dataclass(frozen=True)
class Again:
    """A row of a sample as the second person typed it, with what could not be read (by column)."""

    place: int
    fields: Mapping[str, Value]
    unread: Mapping[str, str]


def choose(session: Session, since: date, rule: Rule) -> Sample:
    """Make a sample of what was typed since the local day `since`.

    Raises NoRight, BadRule, NothingToSample, DiskError.
    """
    session.require("write")
    if (rule.every > 0) == (rule.count > 0) or max(rule.every, rule.count) > MOST_ROWS:
        raise BadRule(most=MOST_ROWS)
    moment = datetime.combine(since, time()).astimezone().astimezone(UTC)
    units = [session.unit, *sorted(session.codes.predecessors(session.unit))]
    pool = samples.begun_since(session.book.db, KIND, f"{moment:%Y-%m-%dT%H:%M:%SZ}", units)
    if not pool:
        raise NothingToSample(since=f"{since:%d/%m/%Y}")
    ids = pool[rule.every - 1 :: rule.every] if rule.every else _by_lot(pool, since, rule)
    ids = (ids or pool[-1:])[:MOST_ROWS]
    held = records.get_many(session.book.db, KIND, ids)
    chosen = [(id, held[id].revision) for id in ids]
    with session.book.transaction():
        number = samples.make(
            session.book.db,
            since.isoformat(),
            rule.words,
            session.book.officer.name,
            session.now,
            chosen,
        )
        session.note("sample", f"{KIND} {number} {len(chosen)}")
    return next(one for one in past(session) if one.number == number)


def _by_lot(pool: list[str], since: date, rule: Rule) -> list[str]:
    chance = Random(f"{since.isoformat()} {rule.count} {rule.seed or '0'}")
    chosen = set(chance.sample(range(len(pool)), min(rule.count, len(pool))))
    return [id for place, id in enumerate(pool) if place in chosen]


def past(session: Session) -> list[Sample]:
    """The samples of this book, the newest first. Raises NoRight."""
    session.require("read")
    return samples.all_samples(session.book.db)


def rows_of(session: Session, number: int) -> list[SampleRow]:
    """The rows of a sample, as the second person may see them. Raises NoRight, NoSuchSample."""
    session.require("read")
    villages = {offer.value: offer.label for offer in villages_of(session)}
    found = []
    for row in kept_rows(session, number):
        first = browse.fields_at(session, KIND, row.record, row.revision)
        given: Fields = {name: first[name] for name in PLACE_FIELDS if name in first}
        day, line, typist = typed_rows.places(session.book.db, row.record)
        village = villages.get(str(given.get("village", "")), "")
        found.append(
            SampleRow(row.place, row.record, day, line, typist, given, village, row.again,
                      row.unread, bool(row.typed_at))
        )  # fmt: skip
    return found


def keep_again(
    session: Session, number: int, typed: Iterable[Again], *, done: bool = False
) -> list[Again]:
    """Keep what the second person typed, all rows or none; `done` where they are finished, which
    one with words that cannot be read never is. Where a row stands on paper is not kept: it was
    told. The rows as kept. Raises NoRight, NoSuchSample, DiskError."""
    session.require("write")
    officer = session.book.officer.name
    kept = [
        Again(one.place, _without_place(one.fields), _without_place(one.unread)) for one in typed
    ]
    with session.book.transaction():
        places = {row.place for row in kept_rows(session, number)}
        for one in kept:
            if one.place not in places:
                raise NoSuchSample()
            at = session.now if done and not one.unread else ""
            row = (number, one.place)
            samples.keep_again(session.book.db, row, one.fields, one.unread, officer, at)
    return kept


def _without_place(given: Mapping[str, T]) -> dict[str, T]:
    return {name: value for name, value in given.items() if name not in PLACE_FIELDS}


def kept_rows(session: Session, number: int) -> list[samples.SampleRow]:
    """The rows of a sample as they are kept. Raises NoSuchSample."""
    found = samples.rows_of(session.book.db, number)
    if not found:
        raise NoSuchSample()
    return found


def row(session: Session, number: int, place: int) -> samples.SampleRow:
    """One row of a sample as it is kept. Raises NoSuchSample."""
    found = next((one for one in kept_rows(session, number) if one.place == place), None)
    if found is None:
        raise NoSuchSample()
    return found
