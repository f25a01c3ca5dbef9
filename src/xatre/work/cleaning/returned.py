"""The list that comes back from the police: rows known by our code and by nothing else, what
differs from the book shown, and of all that only the number and the mark for taking.

Reads and compares; `taking.py` writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from xatre.errors import DataError
from xatre.kinds import KINDS
from xatre.model import days, personal_number
from xatre.model.problem import QUESTION
from xatre.model.record import Record
from xatre.model.text import fold
from xatre.store.register import drafts, records
from xatre.work.cleaning.list_out import (
    FAULT_HEAD,
    FIELDS,
    HELD_HEAD,
    NOTE_HEAD,
    NUMBER_HEAD,
    shown,
)
from xatre.work.cleaning.rows_together import MARK, NUMBER, RowsTogether
from xatre.work.importing import planning
from xatre.work.importing.columns import matching, sheets
from xatre.work.importing.columns.targets import CODE, ID, Targets
from xatre.work.importing.converting import Converter
from xatre.work.importing.part import Part
from xatre.work.importing.planned import Plan, counts_of
from xatre.work.importing.row_reading import Reader, RowRead
from xatre.work.progress import Stop, Stopped, never
from xatre.work.session import Session

Status = Literal["new", "changed", "same", "doubtful", "bad", "empty"]
STATUS_WORDS: dict[Status, str] = {
    "new": "có số mới",
    "changed": "có thay đổi",
    "same": "không đổi",
    "doubtful": "cần xem vì khác sổ",
    "bad": "không lấy được",
    "empty": "chưa trả lời",
}
KNOWN = ("child", "birth")
"""Kinds whose codes may stand in the list."""
_STOP_ASKED_EVERY = 200
_One = TypeVar("_One")
_CHOSEN = {NUMBER_HEAD: NUMBER, HELD_HEAD: "", FAULT_HEAD: "", NOTE_HEAD: ""}


class NotTheList(DataError):
    """The file has no column of our codes, or neither number nor mark."""

    code = "XT-175"
    sentence = "Tệp {file} không có cột “{head}”. Chưa ghi gì."
    remedy = "Chọn đúng danh sách công an trả về, giữ nguyên tên các cột."


@dataclass(frozen=True)
class ReturnedRow:
    """One row. `record` is the child as it was looked at, None where the code names none;
    `differences` are (label, ours, theirs)."""

    number: int
    code: str
    status: Status
    record: Record | None = None
    personal_number: str = ""
    mark: str = ""
    why: tuple[str, ...] = ()
    differences: tuple[tuple[str, str, str], ...] = ()


@dataclass
class Returned:
    """The whole list."""

    file: str
    sha256: str
    rows: list[ReturnedRow] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many rows of each status."""
        return counts_of(self.rows, STATUS_WORDS)


def read_returned(session: Session, file: Path, stop: Stop = never) -> Returned:
    """What a returned list says, compared with the book. Writes nothing.

    Raises NoRight, NotTheList, NoHeads, Stopped and the faults of `outside`.
    """
    session.require("write")
    kind = session.kind("child")
    table = planning.read_table(file, stop)
    targets = Targets(kind, session.codes, hidden=False)
    layout = sheets.find(table, targets, file.name).chosen[0]
    columns = [
        column
        for column in matching.match(table, layout, targets, _CHOSEN, {})
        if column.target in (CODE, ID, NUMBER, MARK, *FIELDS)
    ]
    found = {column.target for column in columns}
    if CODE not in found:
        raise NotTheList(file=file.name, head="Mã hồ sơ")
    if NUMBER not in found and MARK not in found:
        raise NotTheList(file=file.name, head=NUMBER_HEAD)
    sheet = table.sheets[layout.sheet]
    part = Part(sheet, layout, columns)
    plan = Plan("child", file.name, table.sha256, table, [part])
    converter = Converter(session, {}, from_1904=table.from_1904)
    reader = Reader(kind, targets, part, converter, plan)
    places = _heeded(range(layout.begin, layout.end), stop)
    rows = (reader.row(sheet.numbers[place], place, sheet.row(place)) for place in places)
    read = [row for row in rows if row is not None]
    compared = _heeded(_Comparer(session, read).rows(), stop)
    return Returned(file.name, table.sha256, list(compared))


def _heeded(rows: Iterable[_One], stop: Stop) -> Iterator[_One]:
    """The same, as long as nobody stops it."""
    for place, row in enumerate(rows):
        if place % _STOP_ASKED_EVERY == 0 and stop():
            raise Stopped()
        yield row


class _Comparer:
    """Rows against the book."""

    def __init__(self, session: Session, read: list[RowRead]) -> None:
        self._session, self._read = session, read
        self._found = {row.number: self._by_code(row.code) for row in read}
        self._together = RowsTogether(read, self._found)
        self._edited = {one.id for kind in KNOWN for one in drafts.drafts(session.book.db, kind)}

    def rows(self) -> Iterator[ReturnedRow]:
        for read in self._read:
            yield self._row(read)

    def _row(self, read: RowRead) -> ReturnedRow:
        record = self._found[read.number]
        number, mark = str(read.fields.get(NUMBER) or ""), str(read.fields.get(MARK) or "")

        def row(status: Status, *why: str, differences: bool = True) -> ReturnedRow:
            told = tuple(self._differences(read, record)) if record and differences else ()
            return ReturnedRow(read.number, read.code, status, record, number, mark, why, told)

        if record is None:
            words = f"Sổ không có hồ sơ mã {read.code[:20]}." if read.code else "Dòng không có mã."
            return row("bad", words)
        if why := self._refusal(record, read, number):
            return row("bad", why)
        wrong = {one.field: one.text for one in read.problems if one.level == "error"}
        if NUMBER in wrong or (MARK in wrong and not number):
            return row("bad", *(wrong[name] for name in (NUMBER, MARK) if name in wrong))
        if not number and not mark:
            return row("empty")
        held = str(record.fields.get(NUMBER) or "")
        if mark == "correct" and not number and not held:
            return row("bad", "Ghi là đúng nhưng cả sổ và danh sách đều không có số.")
        if record.kind != "child" and not number:
            return row("same")  # a birth keeps no mark, only the number
        if (number or held) == held and (mark or record.fields.get(MARK)) == record.fields.get(
            MARK
        ):
            return row("same")
        doubts = [f"{label} khác sổ." for label, _, _ in self._telling(read, record)]
        if MARK in wrong:
            doubts.append(wrong[MARK])
        if number:
            born, sex = str(record.fields.get("born_on") or ""), str(record.fields.get("sex") or "")
            doubts += personal_number.doubts(number, "" if days.fault(born) else born, sex)
            if mark in ("waiting", "not_found"):
                doubts.append("Có số mà xác nhận là chưa có.")
        if doubts:
            return row("doubtful", *doubts)
        return row("new" if number and not held else "changed")

    def _by_code(self, code: str) -> Record | None:
        if not code:
            return None
        db = self._session.book.db
        for kind in KNOWN:
            found = records.exists(db, kind, {"code": code})
            if len(found) == 1:
                return records.get(db, kind, found[0])
        return None

    def _refusal(self, record: Record, read: RowRead, number: str) -> str:
        """Why nothing of a row may be taken, "" for no reason."""
        if why := self._together.said_before(record, read):
            return why
        if record.state == "void":
            return "Hồ sơ này đã hủy."
        if not self._session.owns(record.unit):
            return "Hồ sơ này của đơn vị khác."
        if record.revision and record.id in self._edited:
            return "Hồ sơ này đang có bản sửa dở: hoàn thành hoặc bỏ bản nháp rồi đọc lại."
        if number:
            # A birth and the record of its child bear one number.
            db = self._session.book.db
            if others := records.exists(db, record.kind, {NUMBER: number}, record.id):
                other = records.get(db, record.kind, others[0])
                code = other.fields.get("code", "") if other else ""
                return f"Số này đã là số của hồ sơ {code} trong sổ."
            return self._together.given_to_others(record, read, number)
        return ""

    def _differences(self, read: RowRead, record: Record) -> Iterator[tuple[str, str, str]]:
        kind, codes = KINDS[record.kind], self._session.codes
        for name in FIELDS:
            theirs = read.fields.get(name)
            if theirs is not None and theirs != record.fields.get(name):
                declared = kind.fields[name]
                yield (
                    declared.label,
                    shown(self._session, record, name),
                    declared.show(theirs, codes),
                )
        for problem in read.problems:
            if problem.field in FIELDS and problem.level == "error" and problem.code != QUESTION:
                declared = kind.fields[problem.field]
                yield declared.label, shown(self._session, record, problem.field), problem.text
        number, held = read.fields.get(NUMBER), record.fields.get(NUMBER)
        if number and number != held:
            yield "Số định danh", str(held or ""), str(number)

    def _telling(self, read: RowRead, record: Record) -> Iterator[tuple[str, str, str]]:
        """Differences that may say the row is another child: a list sorted in part."""
        kind = KINDS[record.kind]
        for name in ("full_name", "born_on", "sex"):
            ours, theirs = record.fields.get(name), read.fields.get(name)
            if isinstance(ours, str) and isinstance(theirs, str) and ours and theirs:
                if name == "born_on" and not (days.fault(ours) or days.fault(theirs)):
                    alike = days.may_be_same(ours, theirs)
                else:
                    alike = fold(ours) == fold(theirs)
                if not alike:
                    yield kind.fields[name].label, ours, theirs
