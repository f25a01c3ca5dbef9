"""A filled sheet of one record as HTML for paper, made from the declaration of its kind.

Everything from a record is escaped and nothing is loaded from outside. Sealed blocks are never in
it; without names, people are initials and what is private is dots. Pure: it knows no book and no
printer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from xatre.model.codes import Codes
from xatre.model.fields import Attachment, Field, Rows
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.values import Fields, Value, rows_in
from xatre.reports import letterhead
from xatre.reports.letterhead import UNVERIFIED, Printing, pairs
from xatre.reports.wording import NOT_PRINTED, Wording, initials
from xatre.reports.wording import label as _label

__all__ = ["NOT_PRINTED", "UNVERIFIED", "Printing", "initials", "record_sheet"]

NOT_WRITTEN = "(chưa ghi)"
CLASHING = "(hai nơi ghi khác nhau, chưa chọn)"
MOST_COLUMNS = 8
"""Columns of rows that stand side by side on A4; wider rows are written one under another."""


def record_sheet(kind: Kind, record: Record, codes: Codes, printing: Printing) -> str:
    """The sheet. Sections without anything written are left out; what is required and empty is
    said to be empty."""
    sheet = _Sheet(kind, record, codes, printing)
    body = "".join((*sheet.head(), *sheet.sections(), *sheet.foot()))
    return letterhead.page(body)


class _Sheet:
    def __init__(self, kind: Kind, record: Record, codes: Codes, printing: Printing) -> None:
        self.kind, self.record, self.codes, self.printing = kind, record, codes, printing
        self.wording = Wording(codes, printing)
        self._words, self._is_private = self.wording.words, self.wording.is_private
        self.clashing = {clash.path.partition("/")[0] for clash in record.clashes}

    # the upper part

    def head(self) -> Iterator[str]:
        said = self.printing
        code = escape(str(self.record.fields.get("code", "")) or "chưa có mã")
        yield letterhead.head(said, f"Mã hồ sơ: {code}")
        yield f"<p align='center' class='title'>PHIẾU {escape(self.kind.label.upper())}</p>"
        if said.title and said.names:
            yield f"<p align='center' class='value'><b>{escape(said.title)}</b></p>"
        for line in self._states():
            yield f"<p align='center' class='state'>{line}</p>"
        yield letterhead.marks(said)

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
            own = [one for one in section.fields if one.name in shown and not one.for_program]
            written = [one for one in own if self._is_written(one)]
            if not written:
                continue
            yield f"<p class='section'>{escape(section.title)}</p>"
            said = [one for one in own if one in written or self._is_missed(one)]
            yield from self._fields(said, section.title)
        reasons = list(self._reasons())
        if reasons:
            yield "<p class='section'>Lý do giữ chỗ nghi ngờ</p>"
            yield pairs(reasons)

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
        lines: list[tuple[str, str]] = []
        for one in shown:
            value = self.record.fields.get(one.name)
            if isinstance(one, Rows) and rows_in(value) and not self._is_private(one):
                if lines:
                    yield pairs(lines)
                lines = []
                clash = f" {CLASHING}" if one.name in self.clashing else ""
                if clash or one.label != title:
                    yield f"<p class='value'><b>{_label(one)}</b>{clash}</p>"
                yield self._rows(one, rows_in(value))
            else:
                lines.append((_label(one), self._value(one, value)))
        if lines:
            yield pairs(lines)

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
                + pairs([(_label(p), self._words(p, row[p.name])) for p in used if p.name in row])
                for number, (row_id, row) in enumerate(rows.items(), 1)
            )
        first = table.row_label[:1].upper() + table.row_label[1:] if named else letterhead.NUMBERS
        lines = []
        for number, (row_id, row) in enumerate(rows.items(), 1):
            cells = [self._row_name(table, row_id) if named else str(number)]
            lines.append(cells + [self._words(part, row.get(part.name)) for part in used])
        heads = [escape(first), *(_label(part) for part in used)]
        return f"{letterhead.grid(heads, lines)}<p class='small'></p>"

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

    # the lower part

    def foot(self) -> Iterator[str]:
        yield letterhead.signatures(
            ("Người lập phiếu", "ký, ghi rõ họ tên"),
            ("Thủ trưởng đơn vị", "ký, đóng dấu, ghi rõ họ tên"),
        )
        yield letterhead.foot(self.printing)
