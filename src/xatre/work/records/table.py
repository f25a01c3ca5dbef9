"""A list as a workbook: without names for everyone, with names for a written reason.

The file is plain and leaves the book, so each writing goes into the journal, and the first line of
every sheet says how secret it is and whom it is for (NĐ 56/2017/NĐ-CP Đ24 khoản 3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xatre.errors import UseError
from xatre.exchange import delivery
from xatre.exchange.table import table
from xatre.model.disclosure import Reader, of_itself
from xatre.model.fields import Field, Reference, Rows
from xatre.model.kind import COMMON_FIELDS, Kind, Section
from xatre.model.record import Record
from xatre.store.lists import query
from xatre.store.lists.query import Query
from xatre.store.register import records
from xatre.work.cases import access
from xatre.work.papers import files_out, marking
from xatre.work.papers.sheet_files import require_place
from xatre.work.progress import Progress, Stop, never, silent
from xatre.work.records.references_out import references
from xatre.work.session import Session

MOST = 1_000_000


class TableStopped(UseError):
    """The person stopped the writing."""

    code = "XT-227"
    sentence = "Đã dừng theo yêu cầu. Chưa ghi tệp nào."
    remedy = "Làm lại khi sẵn sàng."


@dataclass(frozen=True)
class Written:
    """The workbook and how many records are in it."""

    file: Path
    rows: int


def write_table(
    session: Session,
    kind_name: str,
    out: Path,
    query: Query | None = None,
    reason: str = "",
    progress: Progress = silent,
    stop: Stop = never,
    *,
    replacing: bool = False,
) -> Written:
    """Write the records of a list (every record but voided ones, without `query`) to `out`.

    Without a reason, everything above basic privacy and what tells who it is about is left out.
    With one, all is in, hidden values for officers with case rights; sealed blocks never.
    `replacing`: the person was asked about a file that lies there.
    Raises NoRight, ReasonTooLong, TooManyRows, NameTaken, DiskError.
    """
    session.require("exchange")
    require_place(out, replacing=replacing)
    kind = session.kind(kind_name)
    reason = marking.accepted(session, reason)
    found = _read(session, query or Query(kind_name))

    def watch(done: int) -> None:
        if stop():
            raise TableStopped()
        progress(done, len(found))

    shown = kind_shown(kind, names=bool(reason), hidden=bool(reason) and session.sees_cases)
    common = [] if not reason else [field.name for field in COMMON_FIELDS]
    data = table(
        shown,
        found,
        session.codes,
        names=[*(field.name for section in shown.sections for field in section.fields), *common],
        references=references(session, shown, found, names=bool(reason)),
        top=marking.table_marks(session, reason, of_persons=_is_of_children(kind)),
        progress=watch,
    )
    # First: what cannot be written down does not leave the book.
    files_out.note(session, "exported", f"{kind_name} ({len(found)} dòng)", out.name, reason)
    return Written(delivery.write(out.parent, out.name, data, replacing=replacing), len(found))


def kind_shown(kind: Kind, *, names: bool, hidden: bool) -> Kind:
    """The kind with the fields, and cells of rows, that a table may show."""
    reader = Reader(hidden, names=names, reason=names)
    sections = (
        replace(section, fields=tuple(_shown(kind, section.fields, reader)))
        for section in kind.sections
    )
    kept = tuple(section for section in sections if section.fields)
    return replace(kind, sections=kept or (Section(kind.label, ()),))


def _shown(kind: Kind, fields: Sequence[Field], reader: Reader) -> list[Field]:
    kept: list[Field] = []
    for field in fields:
        if of_itself(kind, field, reader) != "open":
            continue
        if isinstance(field, Rows):
            cells = tuple(_shown(kind, field.fields, reader))
            if not cells:
                continue
            field = replace(field, fields=cells)
        kept.append(field)
    return kept


def _is_of_children(kind: Kind) -> bool:
    """Whether each row is about a child, who may be known by code, birth day and village though
    no name is shown."""
    of = (field.to for field in kind.fields.values() if isinstance(field, Reference))
    return kind.guarded or bool(kind.compared) or not {"child", "case"}.isdisjoint(of)


def _read(session: Session, wanted: Query) -> list[Record]:
    rows = query.page(session.book.db, access.without_closed(session, wanted), 0, MOST)
    found = records.get_many(session.book.db, wanted.kind, [row.id for row in rows])
    return [found[row.id] for row in rows if row.id in found]
