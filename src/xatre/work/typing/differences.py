"""Two typings of the same rows, compared cell by cell; a person decides which side is right.

Taking the second is an ordinary revision of the record, made and checked as any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from xatre.errors import UseError
from xatre.model.values import Fields, Value
from xatre.store.register import records, samples
from xatre.work.records import browse, save
from xatre.work.session import Session
from xatre.work.typing import sampling
from xatre.work.typing.cells import Cells
from xatre.work.typing.columns import COLUMNS, KIND, TypedColumn
from xatre.work.typing.rows import cells_of

Side = Literal["first", "second"]
COMPARED = tuple(column for column in COLUMNS if column.name not in sampling.PLACE_FIELDS)


class NotDifferent(UseError):
    """The two typings agree there, or the row was not typed again yet."""

    code = "XT-297"
    sentence = "Ở mục này hai lần gõ không khác nhau, hoặc dòng chưa gõ lại."
    remedy = "Xem danh sách khác nhau rồi chọn lại."


@dataclass(frozen=True)
class Difference:
    """One cell that the two typed differently. `column` names the cell; `settled` says which side
    was kept, "" while nobody has."""

    place: int
    record: str
    code: str
    name: str
    column: str
    heading: str
    first: str
    second: str
    settled: str


@dataclass(frozen=True)
class Compared:
    """A whole sample: how many rows it has and how many were typed again, the differences, and
    how many cells were compared (those written on either side)."""

    rows: int
    typed: int
    cells: int
    differences: tuple[Difference, ...]

    @property
    def rate(self) -> float | None:
        """The share of compared cells that differ; None before any was."""
        return len(self.differences) / self.cells if self.cells else None


def compare(session: Session, number: int) -> Compared:
    """Every difference of a sample, row by row. Raises NoRight, NoSuchSample."""
    session.require("read")
    kept = sampling.kept_rows(session, number)
    cells = cells_of(session)
    held = records.get_many(session.book.db, KIND, [row.record for row in kept])
    found: list[Difference] = []
    compared = 0
    typed = [row for row in kept if row.typed_at]
    for row in typed:
        first = browse.fields_at(session, KIND, row.record, row.revision)
        shown = cells.words_of(first), cells.words_of(row.again)
        now = held[row.record].fields if row.record in held else first
        for column in COMPARED:
            mine, theirs = _said(column, first, cells), _said(column, row.again, cells)
            compared += bool(mine or theirs)
            if mine != theirs:
                name = column.name
                found.append(
                    Difference(row.place, row.record, str(now.get("code", "")),
                               str(now.get("full_name", "")), name, column.heading,
                               shown[0][name], shown[1][name], row.settled.get(name, ""))
                )  # fmt: skip
    return Compared(len(kept), len(typed), compared, tuple(found))


def decide(session: Session, number: int, place: int, column: str, side: Side) -> None:
    """Keep what was typed first, or write what the second person typed as a revision.

    Raises NoRight, NoSuchSample, NotDifferent, and what saving raises (Incomplete, Voided, NotOurs,
    StillOpen, DiskError).
    """
    session.require("write")
    row = sampling.row(session, number, place)
    wanted = next((one for one in COMPARED if one.name == column), None)
    first = browse.fields_at(session, KIND, row.record, row.revision)
    cells = cells_of(session)
    if wanted is None or not row.typed_at:
        raise NotDifferent()
    if _said(wanted, first, cells) == _said(wanted, row.again, cells):
        raise NotDifferent()
    with session.book.transaction():
        if side == "second":
            now = browse.record(session, KIND, row.record, with_draft=False)
            fields = _with(now.fields, wanted, row.again, cells)
            save.complete(session, replace(now, fields=fields))
        samples.keep_settled(session.book.db, (number, place), row.settled | {column: side})
        session.note("sample decided", f"{KIND}/{row.record}/{column} {side}")


def _said(column: TypedColumn, fields: Mapping[str, Value], cells: Cells) -> object:
    """What a cell says, so that two can be compared; groups without the words beside them."""
    if column.sort == "groups":
        return cells.groups(fields.get(column.name))
    return tuple(fields.get(name) for name in column.holds if name in fields)


def _with(now: Fields, column: TypedColumn, again: Fields, cells: Cells) -> Fields:
    fields = dict(now)
    for name in column.holds:
        value = again.get(name)
        if column.sort == "groups":
            value = cells.with_groups(now.get(name), sorted(cells.groups(value)))
        if value is None:
            fields.pop(name, None)
        else:
            fields[name] = value
    return fields
