"""A filled sheet of one record as HTML for paper, made from the declaration of its kind.

Laid out as papers of the administration are (NĐ 30/2020/NĐ-CP): who issues it at the left, the
name of the state at the right. Says how secret it is and whom it is for (NĐ 56/2017/NĐ-CP Điều 24
khoản 3). Everything from a record is escaped and nothing is loaded from outside. Sealed blocks are
never in it; without names, people are initials and what is private is dots. Pure: it knows no book
and no printer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from xatre.model import personal_number
from xatre.model.codes import Codes
from xatre.model.fields import (
    Attachment,
    Field,
    LongText,
    Reference,
    Rows,
    Sealed,
    Text,
)
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.values import Fields, Value, rows_in

DOTS = "••••••"
UNVERIFIED = "chưa đối chiếu văn bản gốc"
NOT_WRITTEN = "(chưa ghi)"
NOT_PRINTED = "Niêm kín, không in."
CLASHING = "(hai nơi ghi khác nhau, chưa chọn)"
MOST_COLUMNS = 8
"""Columns of rows that stand side by side on A4; wider rows are written one under another."""

_STYLE = """
td { vertical-align: top; }
.state { font-size: 12pt; font-weight: bold; }
.small { font-size: 10pt; }
.note { font-size: 11pt; }
.title { font-size: 15pt; font-weight: bold; }
.section { font-size: 13pt; font-weight: bold; }
.value { font-size: 12pt; }
.cell { font-size: 10pt; }
"""


@dataclass(frozen=True)
class Printing:
    """What stands on a sheet beside the record itself.

    `agency` are the lines at the upper left, the last one in bold; `owner` the unit whose record
    it is; `at` the local time; `words` what references stand for, by the id they name; with
    `names` unset nobody is named and nothing hidden is said.
    """

    agency: Sequence[str]
    place: str
    owner: str
    at: datetime
    by: str
    title: str
    secrecy: str
    scope: str
    names: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


def record_sheet(kind: Kind, record: Record, codes: Codes, printing: Printing) -> str:
    """The sheet. Sections without anything written are left out; what is required and empty is
    said to be empty."""
    sheet = _Sheet(kind, record, codes, printing)
    body = "".join((*sheet.head(), *sheet.sections(), *sheet.foot()))
    return f"<html><head><style>{_STYLE}</style></head><body>{body}</body></html>"


def initials(name: str) -> str:
    """A name as its first letters: "Giàng Thị Ánh" is "G. T. Á."."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


class _Sheet:
    def __init__(self, kind: Kind, record: Record, codes: Codes, printing: Printing) -> None:
        self.kind, self.record, self.codes, self.printing = kind, record, codes, printing
        self.clashing = {clash.path.partition("/")[0] for clash in record.clashes}

    # the upper part

    def head(self) -> Iterator[str]:
        said, at = self.printing, self.printing.at
        *upper, last = [escape(line.upper()) for line in said.agency]
        left = "".join(f"{line}<br>" for line in upper) + f"<b>{last}</b><br>_______"
        code = escape(str(self.record.fields.get("code", "")) or "chưa có mã")
        day = f"ngày {at.day:02} tháng {at.month:02} năm {at.year}"
        yield (
            "<table width='100%' cellpadding='2'><tr>"
            f"<td width='42%' align='center' class='value'>{left}</td>"
            "<td width='58%' align='center' class='value'><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA "
            "VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b><br>_____________________</td></tr>"
            f"<tr><td align='center' class='note'>Mã hồ sơ: {code}</td>"
            f"<td align='center' class='value'><i>{escape(said.place)}, {day}</i></td></tr></table>"
        )
        yield f"<p align='center' class='title'>PHIẾU {escape(self.kind.label.upper())}</p>"
        if said.title and said.names:
            yield f"<p align='center' class='value'><b>{escape(said.title)}</b></p>"
        for line in self._states():
            yield f"<p align='center' class='state'>{line}</p>"
        yield (
            f"<p class='note'><b>Mức độ bảo mật:</b> {escape(said.secrecy)}. "
            f"<b>Phạm vi cung cấp:</b> {escape(said.scope)} "
            "(NĐ 56/2017/NĐ-CP Điều 24 khoản 3).<br>"
            f"<b>Nơi lập hồ sơ:</b> {escape(said.owner)}.</p>"
        )

    def _states(self) -> Iterator[str]:
        record = self.record
        if record.state == "draft":
            yield "BẢN NHÁP, CHƯA HOÀN THÀNH"
        if record.state == "void":
            reason = self._words(self.kind.fields["void_reason"], record.fields.get("void_reason"))
            yield f"ĐÃ HỦY. Lý do: {reason or NOT_WRITTEN}"
        if record.clashes:
            yield f"Còn {len(record.clashes)} chỗ hai nơi ghi khác nhau, chưa chọn"
        if record.waiting:
            yield "Còn thiếu gói trước, hồ sơ có thể chưa đủ"
        if record.cut:
            yield "Hồ sơ nhận đã bỏ bớt mục: mục trống là chưa biết, không phải là không có"

    # the sections

    def sections(self) -> Iterator[str]:
        shown = self.kind.shown(self.record.fields)
        for section in self.kind.sections:
            own = [one for one in section.fields if one.name in shown]
            written = [one for one in own if self._is_written(one)]
            if not written:
                continue
            yield f"<p class='section'>{escape(section.title)}</p>"
            said = [one for one in own if one in written or self._is_missed(one)]
            yield from self._fields(said, section.title)
        reasons = list(self._reasons())
        if reasons:
            yield "<p class='section'>Lý do giữ chỗ nghi ngờ</p>"
            yield _pairs(reasons)

    def _is_written(self, one: Field) -> bool:
        value = self.record.fields.get(one.name)
        if isinstance(one, Rows | Attachment):
            return bool(rows_in(value)) or one.name in self.clashing
        return value is not None or one.name in self.clashing

    def _is_missed(self, one: Field) -> bool:
        if self.record.cut or isinstance(one.required, bool):
            return one.required is True and not self.record.cut
        return one.required.holds(self.record.fields)

    def _fields(self, shown: Sequence[Field], title: str) -> Iterator[str]:
        """Pairs of label and value; rows break them with a table of their own, headed by their
        label where the section's title does not say it."""
        pairs: list[tuple[str, str]] = []
        for one in shown:
            value = self.record.fields.get(one.name)
            if isinstance(one, Rows) and rows_in(value) and not self._is_private(one):
                if pairs:
                    yield _pairs(pairs)
                pairs = []
                clash = f" {CLASHING}" if one.name in self.clashing else ""
                if clash or one.label != title:
                    yield f"<p class='value'><b>{_label(one)}</b>{clash}</p>"
                yield self._rows(one, rows_in(value))
            else:
                pairs.append((_label(one), self._value(one, value)))
        if pairs:
            yield _pairs(pairs)

    def _value(self, one: Field, value: Value | None) -> str:
        if one.name in self.clashing:
            return CLASHING
        if value is None:
            return NOT_WRITTEN
        return self._words(one, value)

    def _rows(self, table: Rows, rows: Mapping[str, Fields]) -> str:
        if table.row_codes:
            order = [code.code for code in self.codes.offered(table.row_codes)]
            rows = dict(sorted(rows.items(), key=lambda row: [*order, row[0]].index(row[0])))
        used = [part for part in table.fields if any(part.name in row for row in rows.values())]
        named = bool(table.row_codes)
        if len(used) + named > MOST_COLUMNS:
            return "".join(
                f"<p class='note'><b>{number}. {self._row_name(table, row_id)}</b></p>"
                + _pairs([(_label(p), self._words(p, row[p.name])) for p in used if p.name in row])
                for number, (row_id, row) in enumerate(rows.items(), 1)
            )
        first = table.row_label[:1].upper() + table.row_label[1:] if named else "TT"
        heads = "".join(f"<th class='cell'>{_label(part)}</th>" for part in used)
        lines = []
        for number, (row_id, row) in enumerate(rows.items(), 1):
            cells = [self._row_name(table, row_id) if named else str(number)]
            cells += [self._words(part, row.get(part.name)) for part in used]
            lines.append(_line(cells, "cell"))
        return (
            "<table width='100%' border='1' cellspacing='0' cellpadding='3' "
            "style='border-collapse: collapse'>"
            f"<thead><tr><th class='cell'>{escape(first)}</th>{heads}</tr></thead>"
            f"{''.join(lines)}</table><p class='small'></p>"
        )

    def _row_name(self, table: Rows, row_id: str) -> str:
        if table.row_codes:
            return escape(self.codes.label(table.row_codes, row_id))
        return escape(table.row_label[:1].upper() + table.row_label[1:])

    def _reasons(self) -> Iterator[tuple[str, str]]:
        if not self.printing.names:
            return
        for name, row in rows_in(self.record.fields.get("doubt_reasons")).items():
            doubted = self.kind.fields.get(name)
            yield _label(doubted) if doubted else escape(name), escape(str(row.get("reason", "")))

    # one value

    def _words(self, one: Field, value: Value | None) -> str:
        """A value as escaped HTML; what may not be said is initials or dots."""
        if value is None:
            return ""
        if isinstance(one, Sealed) or one.privacy == "sealed":
            return NOT_PRINTED
        if isinstance(one, Attachment):
            return f"{len(rows_in(value))} ảnh, giữ trong sổ"
        if self._is_private(one):
            may_shorten = one.privacy != "hidden" and one.name.endswith("name")
            if may_shorten and isinstance(one, Text) and isinstance(value, str):
                return escape(initials(value))
            return DOTS
        if one.fault(value) is not None:
            # A value of another sort, from a newer program: shown, not lost.
            return escape(str(value))
        if isinstance(one, Reference):
            return escape(self.printing.words.get(str(value), DOTS))
        words = one.show(value, self.codes)
        if one.name.endswith("personal_number"):
            words = personal_number.show(words)
        return escape(words).replace("\n", "<br>")

    def _is_private(self, one: Field) -> bool:
        if self.printing.names:
            return False
        if one.identity or one.narrative or one.privacy == "hidden":
            return True
        return isinstance(one, LongText) or (isinstance(one, Reference) and one.to == "child")

    # the lower part

    def foot(self) -> Iterator[str]:
        said = self.printing
        if not said.names:
            yield (
                "<p class='small'>Bản không tên: họ tên in bằng chữ đầu, mục riêng tư in bằng dấu "
                f"{DOTS}.</p>"
            )
        yield (
            "<p></p><table width='100%' cellpadding='4'><tr>"
            "<td width='50%' align='center' class='value'><b>NGƯỜI LẬP PHIẾU</b><br>"
            "<i>(ký, ghi rõ họ tên)</i><br><br><br></td>"
            "<td width='50%' align='center' class='value'><b>THỦ TRƯỞNG ĐƠN VỊ</b><br>"
            "<i>(ký, đóng dấu, ghi rõ họ tên)</i><br><br><br></td></tr></table>"
        )
        yield (
            f"<p class='small'>In lúc {said.at:%H:%M} ngày {said.at:%d/%m/%Y}. Người in: "
            f"{escape(said.by)}. Bản in từ sổ điện tử Xã Trẻ.</p>"
        )


def _label(one: Field) -> str:
    mark = "" if one.verified else f" <i>({UNVERIFIED})</i>"
    return escape(one.label) + mark


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><td width='38%' class='value'>{label}</td>"
        f"<td width='62%' class='value'>{value}</td></tr>"
        for label, value in pairs
    )
    return (
        "<table width='100%' border='1' cellspacing='0' cellpadding='3' "
        f"style='border-collapse: collapse'>{lines}</table>"
    )


def _line(cells: Sequence[str], style: str) -> str:
    return "<tr>" + "".join(f"<td class='{style}'>{cell}</td>" for cell in cells) + "</tr>"
