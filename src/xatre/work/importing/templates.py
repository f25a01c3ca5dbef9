"""A template workbook for a kind, made from its declaration: heads, drop-down lists, checks, and a
sheet that says how each column is filled. What is filled in is matched again by itself.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from xatre.exchange import delivery
from xatre.exchange.ours import sign
from xatre.model.checks import problems
from xatre.model.fields import Choice, Choices, Day, Field, Reference, Text, Unit, WholeNumber
from xatre.model.kind import Kind
from xatre.model.problem import NOT_WRITTEN
from xatre.model.text import counted_key
from xatre.work.importing.columns.targets import Target, Targets
from xatre.work.records import save, villages
from xatre.work.records.look import BookLook
from xatre.work.session import Session

ROWS = 2000
"""Rows under the heads that have lists and checks."""

_HEAD, _LIST, _GUIDE = "Danh sách", "Danh mục", "Cách ghi"
_REQUIRED = PatternFill("solid", fgColor="F6E3C5")
_PLAIN = PatternFill("solid", fgColor="F1EFEA")


def write_template(session: Session, kind_name: str, out: Path, *, replacing: bool = False) -> Path:
    """Write the template of a kind to `out`; where it lies. It holds no record, but the names of
    the villages. `replacing`: the person was asked about a file that lies there. Raises NoRight,
    UnknownKind, NameTaken, DiskError."""
    session.require("read")
    kind = session.kind(kind_name)
    known = Targets(kind, session.codes, hidden=session.sees_cases)
    targets = [
        target
        for target in known.by_name.values()
        # One whose label other people use for another field would come back as that.
        if known.of_head(target.label) == target.name
        and (
            not isinstance(target.field, Reference)
            or target.field.to == "village"
            or target.field.required
        )
    ]
    needed = _needed(session, kind)
    book = Workbook()
    sheet = book.active
    sheet.title = _HEAD
    lists = book.create_sheet(_LIST)
    guide = book.create_sheet(_GUIDE)
    guide.append(["Cột", "Bắt buộc", "Cách ghi", "Ví dụ"])
    for place, target in enumerate(targets, 1):
        letter = get_column_letter(place)
        head = sheet.cell(1, place, target.label)
        head.font = Font(bold=True)
        head.fill = _REQUIRED if target.name in needed else _PLAIN
        head.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[letter].width = max(12, min(32, len(target.label) + 4))
        names = _names(session, target.field)
        for row, name in enumerate([target.label, *names], 1):
            if names:
                lists.cell(row, place, name)
        area = f"{letter}2:{letter}{ROWS + 1}"
        if check := _check(target.field, letter, len(names)):
            check.add(area)
            sheet.add_data_validation(check)
        if isinstance(target.field, Text | Day | Unit) or target.is_number:
            for row in range(2, 202):
                sheet.cell(row, place).number_format = "@"
        says = "có" if target.name in needed else "tùy" if _may_be_needed(target) else ""
        guide.append([target.label, says, *_how(target, names)])
    sheet.freeze_panes = "B2"
    for letter, width in zip("ABCD", (34, 12, 70, 26), strict=True):
        guide.column_dimensions[letter].width = width
    for row in guide.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in guide[1]:
        cell.font = Font(bold=True)
    memory = BytesIO()
    sign(book.properties)
    book.save(memory)
    return delivery.write(out.parent, out.name, memory.getvalue(), replacing=replacing)


def _names(session: Session, field: Field) -> list[str]:
    """What a drop-down list offers."""
    if isinstance(field, Choice):
        hidden = session.sees_cases
        return [code.label for code in session.codes.offered(field.codes, hidden=hidden)]
    if isinstance(field, Reference) and field.to == "village":
        standing = villages.standing(session)
        names = (villages.names_of(session.codes, village).whole for village in standing)
        return sorted(names, key=counted_key)
    return []


def _check(field: Field, letter: str, names: int) -> DataValidation | None:
    """The check Excel makes on typing: a warning, so that what a list lacks may be written."""
    if names:
        check = DataValidation(
            type="list", formula1=f"'{_LIST}'!${letter}$2:${letter}${names + 1}", allow_blank=True
        )
        return _worded(check, "Chọn trong danh sách.")
    if isinstance(field, WholeNumber):
        check = DataValidation(
            type="whole", operator="between", formula1=str(field.least), formula2=str(field.most),
            allow_blank=True,
        )  # fmt: skip
        return _worded(check, f"Ghi số nguyên từ {field.least} đến {field.most}.")
    if isinstance(field, Text) and field.longest < 400:
        check = DataValidation(
            type="textLength", operator="lessThanOrEqual", formula1=str(field.longest),
            allow_blank=True,
        )  # fmt: skip
        return _worded(check, f"Nhiều nhất {field.longest} chữ.")
    return None


def _worded(check: DataValidation, words: str) -> DataValidation:
    check.errorStyle = "warning"
    check.showErrorMessage = True
    check.errorTitle, check.error = "Xã Trẻ", words
    return check


def _needed(session: Session, kind: Kind) -> set[str]:
    """Fields without which every row is refused: those missed in a record that says nothing. A
    reference that is not always asked for gives way to words in another column."""
    if not session.may("write"):
        return {one.name for one in kind.fields.values() if one.required is True}
    empty = replace(save.start(session, kind.name), state="complete")
    found = problems(empty, kind, BookLook(session))
    missing = {one.path for one in found if one.code == NOT_WRITTEN}
    return {
        name
        for name in missing & kind.fields.keys()
        if kind.fields[name].required is True or not isinstance(kind.fields[name], Reference)
    }


def _may_be_needed(target: Target) -> bool:
    """Whether some rows are refused without it: those where it is asked for."""
    field = target.field
    return not target.inner and bool(field.required) and not field.default


def _how(target: Target, names: list[str]) -> tuple[str, str]:
    """How a column is filled, and an example."""
    field: Any = target.field
    if target.is_number:
        return "Đủ 12 chữ số, ô ở dạng chữ (Text) để không mất số 0 ở đầu.", "012316123456"
    if isinstance(field, Day):
        return "Ngày/tháng/năm; chưa rõ thì chỉ tháng/năm hoặc năm; ước chừng thì ~năm.", "9/3/2016"
    if isinstance(field, Choices):
        return "Một hoặc nhiều tên trong danh mục, ngăn bằng dấu chấm phẩy.", ""
    if names:
        return "Chọn trong danh sách, hoặc ghi đúng tên.", names[0]
    if isinstance(field, Unit) and field.before_2025:
        return "Tên xã, phường trước 01/07/2025.", "Xã Tiến Bộ, Yên Sơn, Tuyên Quang"
    if isinstance(field, Unit):
        return (
            "Tên xã, phường và tỉnh, tên trước hay sau 01/07/2025 đều được.",
            "Xã Sì Lở Lầu, Lai Châu",
        )
    if isinstance(field, Reference):
        return "Mã hồ sơ trong sổ (như TE-00012), hoặc tên đúng như trong sổ.", "TE-00012"
    if isinstance(field, WholeNumber):
        return "Số nguyên.", ""
    return (field.hint[:1].upper() + field.hint[1:] + "." if field.hint else ""), ""
