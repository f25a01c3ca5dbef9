"""Rows of a list as cells: which columns a kind shows at a width, badges, initials for names.

Knows declarations and rows; nothing of where rows come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtGui import QFontMetricsF

from xatre.desk import fonts
from xatre.desk.facts import SessionFacts
from xatre.desk.pages.given_away import given_away
from xatre.desk.widgets.badge import BadgeLook
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.model.codes import Codes
from xatre.model.disclosure import Reader, is_open
from xatre.model.fields import (
    Choice,
    Choices,
    Day,
    DecimalNumber,
    Field,
    PersonRef,
    Reference,
    Unit,
    WholeNumber,
    YesNo,
)
from xatre.model.kind import Kind
from xatre.model.text import DOTS
from xatre.model.values import Value
from xatre.work.records.browse import Row

NAMED_TITLES = ("child_title", "injury_title")
"""Titles that are a child's name."""

LED_BY = {"figure": "indicator"}
"""Kinds whose rows are told apart by the words of a field, not by their title."""

BADGE_CODES: dict[str, dict[str, tuple[str, str, str]]] = {
    "number_state": {"waiting": ("Chờ số định danh", "amber", "")},
    "standing": {
        "away": ("Đi vắng", "neutral", ""),
        "moved": ("Đã chuyển đi", "neutral", ""),
        "died": ("Đã mất", "neutral", ""),
        "of_age": ("Đủ 16 tuổi", "neutral", ""),
    },
    "outcome": {"died": ("Tử vong", "red", "circle-alert")},
    "status": {
        "not_registered": ("Chưa khai sinh", "amber", ""),
        "submitted": ("Đã nộp hồ sơ", "accent", ""),
        "registered": ("Đã đăng ký", "neutral", ""),
    },
}
"""Codes that stand as a badge in the last column instead of a column of their own."""

NOTES = "@notes"
OWNER = "@owner"
WIDTHS: tuple[tuple[type[Field], int, int], ...] = (
    (Day, 106, 1),
    (Reference, 132, 2),
    (Unit, 190, 4),
    (YesNo, 96, 6),
    (WholeNumber, 76, 5),
    (DecimalNumber, 88, 5),
    (Choice, 150, 5),
)
"""Sort of field → width, and the rank by which columns are kept where room is short."""
RANKS = {"case_state": 2, "cause": 2, "plan": 7}
WIDE = {"case_state": 198}
SHORT_CODES = {
    "case_state": {
        "identifying_needs": "Xác định nhu cầu",
        "unfounded": "Thông tin không đúng",
    }
}
"""Labels too long for their column; the whole is in the tooltip and beside the list."""
TITLE_LEAST, CODE_LEAST, NOTES_WIDTH, NOTES_LEAST, NOTES_FEW = 168, 122, 206, 156, 112


def person_field(kind: Kind) -> str:
    """The in-list reference to the child that a record is about; its name leads the row."""
    return next((f.name for f in kind.list_fields if isinstance(f, PersonRef)), "")


def columns(kind: Kind, width: int, *, at_office: bool) -> list[Column]:
    """The columns that fit in `width`: the title first, badges last."""
    named = _titled_by(kind)
    titled = kind.title in NAMED_TITLES or bool(person_field(kind))
    coded = kind.title == "code_title"
    title = "Mã hồ sơ" if coded else named.label if named else "Hồ sơ"
    title = "Họ và tên" if titled else title
    found: list[tuple[int, int, Column]] = []
    for number, field in enumerate(kind.list_fields):
        if field.name in BADGE_CODES or isinstance(field, Choices | PersonRef):
            continue
        if named is not None and field.name == named.name:
            continue
        for sort, wide, rank in WIDTHS:
            if isinstance(field, sort):
                number_field = isinstance(field, WholeNumber | DecimalNumber)
                align: Literal["left", "right"] = "right" if number_field else "left"
                wide = WIDE.get(field.name, wide)
                column = Column(field.name, short_label(field), wide, align, field.name)
                found.append((RANKS.get(field.name, rank), number, column))
                break
        else:
            column = Column(field.name, short_label(field), 150, "left", field.name)
            found.append((6, number, column))
    if at_office:
        found.append((3, -1, Column(OWNER, "Xã, phường", 170)))
    several = any(isinstance(field, Choices) for field in kind.list_fields)
    least = NOTES_LEAST if several else NOTES_FEW
    room = width - (CODE_LEAST if coded and not titled else TITLE_LEAST) - least
    kept: list[tuple[int, Column]] = []
    for _, number, column in sorted(found, key=lambda one: (one[0], one[1])):
        needed = max(column.width, _head_width(column.title))
        if needed <= room:
            room -= needed
            kept.append((number, replace(column, width=needed)))
    kept.sort(key=lambda one: one[0])
    notes = min(NOTES_WIDTH, least + max(room, 0) // 2)
    by = person_field(kind) or LED_BY.get(kind.name, "")
    return [
        Column("@title", title, 0, "left", by or "title", strong=True),
        *(column for _, column in kept),
        Column(NOTES, "Ghi chú", notes),
    ]


def _head_width(title: str) -> int:
    """Room for a head with the arrow of the sorted column."""
    return round(QFontMetricsF(fonts.font(12, 600)).horizontalAdvance(title)) + 38


SHORT = {
    "born_on": "Ngày sinh",
    "village": "Thôn, bản",
    "happened_on": "Ngày xảy ra",
    "received_on": "Ngày nhận tin",
    "due_on": "Hạn đăng ký",
    "event_unit": "Nơi xảy ra",
    "subject": "Đối tượng",
    "case_state": "Tình trạng",
    "age": "Tuổi",
}


def short_label(field: Field) -> str:
    """The label as the head of a column or a filter."""
    return SHORT.get(field.name, field.label)


def _titled_by(kind: Kind) -> Field | None:
    named = {"child_title": "full_name", "village_title": "name", "injury_title": "full_name"}
    return kind.fields.get(LED_BY.get(kind.name, "") or named.get(kind.title, ""))


def table_row(
    row: Row,
    kind: Kind,
    shown: Sequence[Column],
    facts: SessionFacts,
    reader: Reader,
) -> TableRow:
    """A row of the book as cells under these columns, before this reader."""
    codes = facts.codes
    person = person_field(kind)
    title = row.named.get(person, "") if person else ""
    led_by = LED_BY.get(kind.name, "")
    if led_by and row.cells.get(led_by):
        title = kind.fields[led_by].show(row.cells[led_by], codes)
    title = title or row.title
    if not reader.names and (kind.title in NAMED_TITLES or person):
        title = hidden_name(title, row.code)
    cells = []
    for column in shown:
        if column.key == "@title":
            tone = "faint" if row.state == "void" else ""
            cells.append(Cell(title, tone=tone))
        elif column.key == NOTES:
            badges = (
                *found_by(row, reader),
                *given_away(facts, kind, row.unit),
                *notes(row, kind, codes, reader),
            )
            cells.append(Cell(badges=badges, tip=", ".join(badge.words for badge in badges)))
        elif column.key == OWNER:
            unit = codes.unit(codes.read_as(row.unit))
            cells.append(Cell(unit.name if unit else row.unit))
        else:
            field = kind.fields[column.key]
            open_here = is_open(kind, field, reader) or field.name not in row.cells
            cells.append(_cell(row, field, codes) if open_here else Cell(DOTS, tone="faint"))
    return TableRow(row.id, tuple(cells), data=row)


def _cell(row: Row, field: Field, codes: Codes) -> Cell:
    value = row.cells.get(field.name)
    if value is None:
        return Cell("")
    if isinstance(field, Reference):
        return Cell(row.named.get(field.name, ""))
    if isinstance(field, Unit):
        unit = codes.unit(str(value))
        return Cell(unit.name if unit else str(value), tip=field.show(value, codes))
    words = field.show(value, codes)
    short = SHORT_CODES.get(field.name, {}).get(str(value))
    if short:
        return Cell(short, tip=words)
    return Cell(words, tone="faint" if words == "0" else "")


def found_by(row: Row, reader: Reader) -> tuple[BadgeLook, ...]:
    """What a search found the row by, where its title does not say: "mẹ: Lý Thị Na"."""
    what, words = row.found_by
    if not what:
        return ()
    return (BadgeLook(f"{what}: {words}" if reader.names else f"theo {what}", "neutral", ""),)


def notes(row: Row, kind: Kind, codes: Codes, reader: Reader) -> tuple[BadgeLook, ...]:
    """The badges of a row: what asks for a person first, then states, then groups."""
    found: list[BadgeLook] = []
    if row.state == "void":
        found.append(BadgeLook("Đã hủy", "neutral", "ban"))
    if row.state == "draft":
        found.append(BadgeLook("Bản nháp", "amber", "file-pen"))
    elif row.has_draft:
        found.append(BadgeLook("Đang sửa dở", "amber", "file-pen"))
    if row.clashes:
        found.append(BadgeLook("Hai nơi ghi khác", "amber", "split"))
    if row.waiting:
        found.append(BadgeLook("Thiếu gói trước", "amber", "triangle-alert"))
    return (*found, *value_badges(kind, row.cells, codes, reader))


def value_badges(
    kind: Kind, cells: dict[str, Value], codes: Codes, reader: Reader
) -> tuple[BadgeLook, ...]:
    """The badges that values of in-list fields give; none for what does not stand open."""
    found: list[BadgeLook] = []
    for field in kind.list_fields:
        if not is_open(kind, field, reader):
            continue
        value = cells.get(field.name)
        if isinstance(value, str) and field.name in BADGE_CODES:
            look = BADGE_CODES[field.name].get(value)
            if look:
                found.append(BadgeLook(*look))
        elif isinstance(field, Choices) and isinstance(value, dict):
            found += [BadgeLook(short_code(codes, field.codes, code)) for code in sorted(value)]
    return tuple(found)


def short_code(codes: Codes, list_name: str, code: str) -> str:
    """The short words of a code where the list has them."""
    known = codes.get(list_name, code)
    return (known.facts.get("short") if known else "") or codes.label(list_name, code)


def hidden_name(name: str, code: str) -> str:
    """Initials and code in place of a name: "G. T. N. Á. · TE-00389"."""
    letters = " ".join(f"{word[:1].upper()}." for word in name.split())
    return " · ".join(part for part in (letters, code) if part)


def first_order(kind: Kind, shown: Sequence[Column]) -> tuple[str, str]:
    """The order a list has at first: (the head that shows it, the field)."""
    named = _titled_by(kind)
    if named is not None and kind.order == named.name:
        return "title", "title"
    column = next((one for one in shown if one.key == kind.order), None)
    return (column.sort, kind.order) if column else ("", "")
