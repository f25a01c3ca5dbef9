"""The list that goes to the commune's police: a row a child with our code, what is wrong, what the
book has, and columns that the police fill in.

It names children, so it needs a written reason, says how secret it is, and goes into the journal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from xatre.errors import UseError
from xatre.exchange import delivery
from xatre.exchange.sheet import CellValue, Sheet
from xatre.exchange.table import CODE_HEAD
from xatre.kinds import KINDS
from xatre.model import personal_number
from xatre.model.record import Record
from xatre.model.values import rows_in
from xatre.reports.cleaning_list import Line
from xatre.reports.wording import initials
from xatre.work.cleaning import faults
from xatre.work.cleaning.faults import Counts, Faulty
from xatre.work.papers import files_out, marking
from xatre.work.papers.sheet_files import require_place
from xatre.work.records.villages import shown as shown_villages
from xatre.work.session import Session

Which = Literal["cleaning", "waiting"]
LISTS: dict[Which, str] = {
    "cleaning": "Danh sách làm sạch số định danh, gửi công an xã",
    "waiting": "Danh sách trẻ chờ cấp số định danh, gửi công an xã",
}
FAULT_HEAD, HELD_HEAD = "Lỗi", "Số đang ghi trong sổ"
NUMBER_HEAD, MARK_HEAD = "Số công an cấp hoặc sửa", "Công an xác nhận"
NOTE_HEAD, CARER_HEAD = "Ghi chú của công an", "Người giám hộ, chăm sóc"
FIELDS = ("full_name", "born_on", "sex", "ethnic_group", "mother_name", "father_name")
"""What of a child stands in the list; differences of these are shown when it comes back."""


class ReasonNeeded(UseError):
    """A list that names children was asked for without a reason."""

    code = "XT-287"
    sentence = "Danh sách này có tên trẻ nên cần lý do. Chưa ghi tệp nào."
    remedy = "Ghi lý do: việc gì, gửi cho ai."


@dataclass(frozen=True)
class ListOut:
    """The file, how many rows it has, and the counts of that moment."""

    file: Path
    rows: int
    counts: Counts


@dataclass(frozen=True)
class Made:
    """A list: sheets of its workbook, lines for paper, how many children, the counts."""

    pages: tuple[Sheet, ...]
    lines: list[Line]
    rows: int
    counts: Counts


def make_list(session: Session, which: Which, reason: str) -> Made:
    """The list as of now; without a reason nobody is named. Raises NoRight."""
    found, counts = faults.faulty(session)
    if which == "waiting":
        found = faults.waiting(session)
    top = marking.table_marks(session, reason)
    marks = "; ".join(code.label for code in session.codes.offered("number_mark"))
    fields = [KINDS["child"].fields[name] for name in FIELDS]
    heads = [CODE_HEAD, FAULT_HEAD, *(field.label for field in fields), CARER_HEAD,
             "Thôn, bản, tổ", "Nơi ở", HELD_HEAD, NUMBER_HEAD, MARK_HEAD, NOTE_HEAD]  # fmt: skip
    rows = list(_rows(session, found, len(heads), names=bool(reason)))
    main = Sheet(
        "Danh sách",
        heads,
        rows,
        [14, 34, 26, 14, 10, 12, 24, 24, 24, 20, 26, 18, 24, 26, 26],
        f"{top} Công an ghi ở ba cột cuối; cột “{MARK_HEAD}” ghi một trong: {marks}.",
    )
    summed = Sheet("Tổng hợp", ["Nội dung", "Số trẻ"], summary(counts), [44, 10], top)
    lines = [_line([str(cell) for cell in row]) for row in rows[: len(found)]]
    return Made((main, summed), lines, len(found), counts)


def write_list(
    session: Session, which: Which, out: Path, reason: str, *, replacing: bool = False
) -> ListOut:
    """Write the list to `out`; `replacing`: the person was asked about a file that lies there.
    Raises NoRight, ReasonNeeded, ReasonTooLong, NameTaken, DiskError."""
    session.require("exchange")
    require_place(out, replacing=replacing)
    reason = marking.accepted(session, reason)
    if not reason:
        raise ReasonNeeded()
    made = make_list(session, which, reason)
    files_out.note(session, "exported", f"{LISTS[which]} ({made.rows} dòng)", out.name, reason)
    from xatre.exchange.workbook import write_workbook

    file = delivery.write(out.parent, out.name, write_workbook(made.pages), replacing=replacing)
    return ListOut(file, made.rows, made.counts)


def _line(row: list[str]) -> Line:
    code, wrong, name, born, sex, _, mother, father, carer, village, address, held = row[:12]
    parents = "; ".join(filter(None, (mother, father, carer)))
    home = ", ".join(filter(None, (address, village)))
    return Line((code, name, born, sex, parents, home, wrong, f"Số: {held}" if held else ""))


def summary(counts: Counts) -> list[tuple[str, int]]:
    """The counts in words."""
    return [
        ("Trẻ em đang theo dõi", counts.children),
        *((words, getattr(counts, name)) for name, words in faults.FAULT_WORDS.items()),
        ("Trẻ có ít nhất một lỗi", counts.faulty),
        ("Trẻ đang chờ cấp số", counts.waiting),
    ]


def _rows(
    session: Session, found: Sequence[Faulty], width: int, *, names: bool
) -> Iterator[list[CellValue]]:
    villages = shown_villages(session)
    for one in found:
        yield _row(session, one, villages, names=names)
    signed: list[CellValue] = [""] * width
    signed[2], signed[width - 2] = "Người lập danh sách", "Xác nhận của Công an xã"
    yield [""] * width
    yield signed


def _row(
    session: Session, one: Faulty, villages: dict[str, str], *, names: bool
) -> list[CellValue]:
    given = one.record.fields
    village = str(given.get("village") or "")
    told = {name: shown(session, one.record, name) for name in FIELDS}
    carers = "; ".join(
        str(row["name"]) for row in rows_in(given.get("carers")).values() if row.get("name")
    )
    address = str(given.get("address") or "")
    number = personal_number.plain(str(given.get("personal_number") or ""))
    if not names:
        told |= {"full_name": initials(told["full_name"]), "mother_name": "", "father_name": ""}
        carers = address = number = ""
    return [
        str(given.get("code", "")),
        one.words,
        *told.values(),
        carers,
        villages.get(village, ""),
        address,
        number,
        "",
        "",
        "",
    ]


def shown(session: Session, record: Record, name: str) -> str:
    """A field of a child in words."""
    field, value = KINDS[record.kind].fields[name], record.fields.get(name)
    if value is None:
        return ""
    return str(value) if field.fault(value) else field.show(value, session.codes)
