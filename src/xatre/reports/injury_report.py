"""Phụ lục 1: injuries of children in a period, by cause, sex, age and place, as the quarterly form
lays it out; as HTML for paper and as plain rows for a workbook.

Takes counts that were made elsewhere. Whoever was hurt in the period counts as hurt; whoever died
in the period counts as dead, also of an earlier injury, and the sheet says so. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from xatre.model import days
from xatre.model.codes import Codes
from xatre.model.text import show_number
from xatre.reports import letterhead
from xatre.reports.letterhead import Printing

Cell = tuple[int, int]
"""How many were hurt, how many died."""

SOURCE = "Phụ lục 1, báo cáo tình hình tai nạn thương tích trẻ em (chương trình theo QĐ 234/QĐ-TTg)"
OTHER = "11"


@dataclass
class InjuryFigures:
    """What the form holds. `cells` by (cause, column), a column being "sex male", "age 0_5",
    "place home" or "all"; `named` what the cause "other" was, by (sub-type, column); `unknown` how
    many of the hurt stand in no column of a list."""

    first: str
    last: str
    cells: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    named: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    unknown: dict[str, int] = field(default_factory=dict)
    disabled: int = 0
    children: int = 0
    drafts: int = 0
    units: int = 0
    earlier: int = 0

    def add(
        self, cause: str, subtype: str, columns: Sequence[str], place: int, number: int
    ) -> None:
        """Count `number` hurt (`place` 0) or dead (1) of a cause under its columns."""
        for column in ("all", *columns):
            self.cells.setdefault((cause, column), [0, 0])[place] += number
            if cause == OTHER and subtype:
                self.named.setdefault((subtype, column), [0, 0])[place] += number

    def cell(self, cause: str, column: str) -> Cell:
        """Hurt and dead of a cause in a column."""
        hurt, dead = self.cells.get((cause, column), (0, 0))
        return hurt, dead

    def named_cell(self, subtype: str, column: str) -> Cell:
        """Hurt and dead of a sub-type of the cause "other" in a column."""
        hurt, dead = self.named.get((subtype, column), (0, 0))
        return hurt, dead

    def total(self, column: str) -> Cell:
        """Hurt and dead of every cause in a column."""
        found = [counts for (_, name), counts in self.cells.items() if name == column]
        return sum(one[0] for one in found), sum(one[1] for one in found)


def columns(codes: Codes) -> list[tuple[str, str, str]]:
    """The columns of the form: name, label, label of the group."""
    found = [(f"sex {code}", codes.label("sex", code), "Giới tính") for code in ("male", "female")]
    found += [
        (f"age {code.code}", code.label, "Nhóm tuổi") for code in codes.offered("injury_age_band")
    ]
    found += [
        (f"place {code.code}", code.label, "Địa điểm xảy ra")
        for code in codes.offered("injury_place")
    ]
    return found


def age_column(codes: Codes, age: str | None) -> str:
    """The column of an age in whole years; "" where it is not known or not of the form."""
    if age is None or not age.isdecimal():
        return ""
    for band in codes.offered("injury_age_band"):
        low, high = band.facts.get("age_from", ""), band.facts.get("age_to", "")
        if low.isdecimal() and high.isdecimal() and int(low) <= int(age) <= int(high):
            return f"age {band.code}"
    return ""


def injury_report(figures: InjuryFigures, codes: Codes, printing: Printing) -> str:
    """The form as HTML for paper."""
    shown = columns(codes)
    span = f"từ ngày {days.show(figures.first)} đến ngày {days.show(figures.last)}"
    hurt, dead = figures.total("all")
    facts = [
        (label, show_number(str(number)))
        for label, number in (
            ("Tổng số trẻ mắc", hurt),
            ("Tổng số trẻ tử vong", dead),
            ("Tổng số trẻ khuyết tật vì tai nạn thương tích", figures.disabled),
            ("Tổng số trẻ em", figures.children),
            ("Số xã báo cáo", figures.units),
        )
    ]
    rows = [_row(figures, code.code, code.label, shown) for code in codes.offered("injury_cause")]
    rows += [
        [
            f"<i>- {escape(codes.label('injury_subtype', subtype))}</i>",
            *(_said(figures.named_cell(subtype, name)) for name, _, _ in shown),
        ]
        for subtype in sorted({subtype for subtype, _ in figures.named})
    ]
    rows.append(["<b>Tổng</b>", *(f"<b>{_said(figures.total(name))}</b>" for name, _, _ in shown)])
    body = (
        letterhead.head(printing, "", "Phụ lục 1")
        + "<p align='center' class='title'>BÁO CÁO TÌNH HÌNH TAI NẠN THƯƠNG TÍCH TRẺ&nbsp;EM</p>"
        f"<p align='center' class='value'>Kỳ báo cáo: {span}</p>"
        + letterhead.marks(printing)
        + letterhead.pairs(facts)
        + "<p class='small'>Mỗi ô: số mắc / số tử vong.</p>"
        + _table(shown, rows)
        + "".join(f"<p class='small'>{escape(line)}</p>" for line in notes(figures))
        + letterhead.signatures(
            ("Người lập biểu", "ký, ghi rõ họ tên"),
            ("Thủ trưởng đơn vị", "ký, đóng dấu, ghi rõ họ tên"),
        )
        + letterhead.foot(printing, nameless=False)
    )
    return letterhead.page(body)


def notes(figures: InjuryFigures) -> list[str]:
    """What must be said under the table."""
    said = [
        "Số mắc đếm theo ngày xảy ra tai nạn, số tử vong theo ngày tử vong; cả hai trong kỳ báo "
        "cáo. Nhóm 14-16 tuổi đếm đến dưới 16 tuổi.",
    ]
    if figures.earlier:
        said.append(f"Trong số tử vong có {figures.earlier} trẻ bị tai nạn trước kỳ báo cáo này.")
    words = {"sex": "giới tính", "age": "tuổi", "place": "địa điểm"}
    for name, number in figures.unknown.items():
        if number:
            said.append(f"Chưa rõ {words[name]}: {number} trẻ mắc, không nằm trong cột nào.")
    said.append(f"Bản nháp chưa hoàn thành trong kỳ: {figures.drafts}, không tính vào bảng này.")
    said.append(f"Nguồn biểu: {SOURCE}.")
    return said


def report_rows(figures: InjuryFigures, codes: Codes) -> tuple[list[str], list[list[str | int]]]:
    """Heads and rows for a workbook: hurt and dead in columns of their own, as numbers."""
    shown = [("all", "Tất cả", ""), *columns(codes)]
    heads = ["Mã", "Nguyên nhân"]
    for _, label, _ in shown:
        heads += [f"{label}: mắc", f"{label}: tử vong"]
    rows: list[list[str | int]] = []
    for code in codes.offered("injury_cause"):
        row: list[str | int] = [code.code, code.label]
        for name, _, _ in shown:
            row += figures.cell(code.code, name)
        rows.append(row)
    total: list[str | int] = ["", "Tổng"]
    for name, _, _ in shown:
        total += figures.total(name)
    return heads, [*rows, total]


def _row(
    figures: InjuryFigures, code: str, label: str, shown: Sequence[tuple[str, str, str]]
) -> list[str]:
    cells = (_said(figures.cell(code, name)) for name, _, _ in shown)
    return [f"{escape(code)}. {escape(label)}", *cells]


def _said(cell: Sequence[int]) -> str:
    return f"{cell[0]}/{cell[1]}"


def _table(shown: Sequence[tuple[str, str, str]], rows: Sequence[Sequence[str]]) -> str:
    groups: dict[str, int] = {}
    for _, _, group in shown:
        groups[group] = groups.get(group, 0) + 1
    width = 72 // max(len(shown), 1)
    upper = "".join(
        f"<th class='tight' colspan='{number}'>{escape(group)}</th>"
        for group, number in groups.items()
    )
    lower = "".join(
        f"<th class='tight' width='{width}%'>{escape(label)}</th>" for _, label, _ in shown
    )
    body = "".join(
        f"<tr><td class='tight'>{row[0]}</td>"
        + "".join(f"<td class='tight' align='center'>{cell}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f"{letterhead.GRID}<thead><tr><th class='tight' width='28%' rowspan='2'>Nguyên nhân</th>"
        f"{upper}</tr><tr>{lower}</tr></thead>{body}</table>"
    )
