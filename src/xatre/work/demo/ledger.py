"""The records of a demo book before they are written: revisions made in order, drafts beside.

Answers the checks (`model.problem.Look`) from what it holds. Everything in it follows from the
seed but the random bytes of the lines. Opens no book.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from xatre.kinds import KINDS
from xatre.model.checks import with_computed
from xatre.model.codes import Codes
from xatre.model.fields import NOW, OFFICER, TODAY, Sealed
from xatre.model.record import Record
from xatre.model.revision import Revision, make_revision
from xatre.model.values import Fields, Value

_AHEAD = timedelta(hours=7)
"""Việt Nam's clock before UTC."""


@dataclass(frozen=True)
class Writer:
    """Who writes: the owning unit, the officer's name, the device and its letter, and how a
    sealed block is sealed."""

    unit: str
    officer: str
    device: str
    letter: str
    seal: Callable[[Sealed, Mapping[str, str]], str]


@dataclass(frozen=True)
class Draft:
    """A draft and the moment it was saved."""

    record: Record
    saved_at: str


class Ledger:
    """Records of one commune, growing as the demo tells its story up to the day `today`."""

    def __init__(self, random: Random, today: date, codes: Codes, writer: Writer) -> None:
        self.random, self.writer = random, writer
        self._today, self._codes = today, codes
        self.records: dict[str, Record] = {}
        self.lines: list[Revision] = []
        self.drafts: list[Draft] = []
        self._numbers: Counter[str] = Counter()
        self._by_kind: dict[str, list[str]] = defaultdict(list)

    # what the checks ask

    @property
    def today(self) -> date:
        return self._today

    @property
    def codes(self) -> Codes:
        return self._codes

    def get(self, kind: str, id: str) -> Record | None:
        found = self.records.get(id)
        return found if found and found.kind == kind else None

    def exists(self, kind: str, fields: Mapping[str, str], other_than: str) -> list[str]:
        return [
            id
            for id in self._by_kind[kind]
            if id != other_than
            and self.records[id].state != "void"
            and all(self.records[id].fields.get(name) == value for name, value in fields.items())
        ]

    # writing

    def add(self, kind: str, fields: Mapping[str, Value | None], on: date) -> str:
        """Complete a new record on a day; nothing is written for None and "". Its id."""
        moment = self._moment(on)
        record = self._new(kind, fields, moment)
        record = with_computed(record, KINDS[kind], self)
        self._keep(replace(record, state="complete"), moment)
        self._by_kind[kind].append(record.id)
        return record.id

    def change(self, id: str, fields: Mapping[str, Value | None], on: date) -> None:
        """The next revision of a record; None clears a field."""
        before = self.records[id]
        changed = replace(before, fields=_written({**before.fields, **fields}))
        self._keep(with_computed(changed, KINDS[before.kind], self), self._moment(on))

    def void(self, id: str, reason: str, on: date, joined_to: str = "") -> None:
        """The revision that voids a record, or joins it to the record `joined_to`."""
        before = self.records[id]
        fields: Fields = before.fields | {"void_reason": reason}
        if joined_to:
            fields["joined_to"] = joined_to
        self._keep(replace(before, state="void", fields=fields), self._moment(on))

    def draft(self, kind: str, fields: Mapping[str, Value | None], on: date) -> str:
        """Keep a draft of a new record. Its id."""
        moment = self._moment(on)
        record = self._new(kind, fields, moment)
        self.drafts.append(Draft(record, _utc(moment)))
        return record.id

    def draft_change(self, id: str, fields: Mapping[str, Value | None], on: date) -> None:
        """Keep a draft over a completed record."""
        before = self.records[id]
        changed = replace(before, fields=_written({**before.fields, **fields}))
        self.drafts.append(Draft(changed, _utc(self._moment(on))))

    def seal(self, kind: str, field: str, parts: Mapping[str, str]) -> str:
        """The stored text of a sealed block."""
        declared = {block.name: block for block in KINDS[kind].sealed_fields}
        return self.writer.seal(declared[field], parts)

    def _new(self, kind: str, fields: Mapping[str, Value | None], moment: datetime) -> Record:
        declared = KINDS[kind]
        now = {
            TODAY: moment.date().isoformat(),
            NOW: f"{moment:%H:%M}",
            OFFICER: self.writer.officer,
        }
        defaults: Fields = {
            field.name: now.get(str(field.default), field.default)
            for field in declared.fields.values()
            if field.default
        }
        whole = _written({**defaults, **fields})
        if declared.prefix:
            whole["code"] = self._next_code(kind, moment.year)
        return Record(self._id(moment), kind, self.writer.unit, fields=whole)

    def _next_code(self, kind: str, year: int) -> str:
        declared, letter = KINDS[kind], self.writer.letter
        start = f"{declared.prefix}-{year}-" if declared.code_by_year else f"{declared.prefix}-"
        self._numbers[start] += 1
        width = 3 if declared.code_by_year else 5
        return f"{start}{letter}{self._numbers[start]:0{width}}"

    def _keep(self, record: Record, moment: datetime) -> None:
        before = self.records.get(record.id)
        line = make_revision(
            id=record.id,
            kind=record.kind,
            unit=record.unit,
            state=record.state,
            fields=record.fields,
            parents=(before.revision,) if before else (),
            who=self.writer.officer,
            when=_utc(moment),
            device=self.writer.device,
        )
        self.lines.append(line)
        self.records[record.id] = replace(record, revision=line.name)

    def _moment(self, on: date) -> datetime:
        """A moment of the office hours of a day, by the clock of Việt Nam."""
        minutes = 7 * 60 + 30 + self.random.randrange(9 * 60)
        at = time(minutes // 60, minutes % 60, self.random.randrange(60))
        return datetime.combine(min(on, self._today), at)

    def _id(self, moment: datetime) -> str:
        """A UUIDv7 of that moment whose random bits follow from the seed."""
        milliseconds = int((moment - _AHEAD).replace(tzinfo=UTC).timestamp() * 1000)
        value = milliseconds << 80 | 0x7 << 76 | self.random.getrandbits(12) << 64
        return str(UUID(int=value | 0b10 << 62 | self.random.getrandbits(62)))


def _written(fields: Mapping[str, Value | None]) -> Fields:
    return {name: value for name, value in fields.items() if value}


def _utc(moment: datetime) -> str:
    return (moment - _AHEAD).strftime("%Y-%m-%dT%H:%M:%SZ")
