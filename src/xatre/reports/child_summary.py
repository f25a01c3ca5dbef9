"""A child's summary sheet on one page: who it is, where it lives, support, birth, injuries.

Cases are never on it, nor hidden groups. Pure: takes records, gives escaped HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from xatre.model.codes import Codes
from xatre.model.fields import Rows
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.values import rows_in
from xatre.reports import letterhead
from xatre.reports.letterhead import Printing
from xatre.reports.wording import Wording, label

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Nhân thân",
        (
            *("full_name", "other_names", "born_on", "sex", "ethnic_group", "nationality"),
            *("personal_number", "number_state", "birthplace", "home_town"),
        ),
    ),
    ("Cha, mẹ", ("mother_name", "mother_born_on", "father_name", "father_born_on")),
    (
        "Nơi ở, hoàn cảnh",
        (
            *("carer_relation", "alternative_care", "village", "address", "household_head"),
            *("poverty", "visible_groups", "standing"),
        ),
    ),
    (
        "Học tập, sức khỏe",
        (
            *("school_state", "school_level", "school_name", "school_class"),
            *("insurance_state", "insurance_to", "health_check_on", "fully_vaccinated"),
        ),
    ),
)
SUPPORT = ("support_kind", "from_day", "to_day")
BIRTH = ("code", "status", "due_on", "on_time", "register_number", "register_year", "registered_on")
INJURY = ("code", "happened_on", "cause", "place", "outcome")


def child_summary(
    kinds: Mapping[str, Kind],
    child: Record,
    related: Mapping[str, Sequence[Record]],
    codes: Codes,
    printing: Printing,
) -> str:
    """The sheet. `related` are the child's `birth` and `injury` records."""
    making = _Summary(kinds, codes, printing)
    body = "".join(making.parts(child, related))
    return letterhead.page(body + letterhead.foot(printing))


class _Summary:
    def __init__(self, kinds: Mapping[str, Kind], codes: Codes, printing: Printing) -> None:
        self.kinds, self.printing = kinds, printing
        self.wording = Wording(codes, printing)

    def parts(self, child: Record, related: Mapping[str, Sequence[Record]]) -> Iterator[str]:
        code = escape(str(child.fields.get("code", "")) or "chưa có mã")
        yield letterhead.head(self.printing, f"Mã hồ sơ: {code}")
        yield "<p align='center' class='title'>TÓM TẮT HỒ SƠ TRẺ EM</p>"
        if child.state != "complete":
            words = "ĐÃ HỦY" if child.state == "void" else "BẢN NHÁP, CHƯA HOÀN THÀNH"
            yield f"<p align='center' class='state'>{words}</p>"
        yield letterhead.marks(self.printing)
        fields = self.kinds["child"].fields
        for title, names in PARTS:
            lines = [
                (label(fields[name]), self.wording.words(fields[name], child.fields[name]))
                for name in names
                if name in child.fields
            ]
            if lines:
                yield f"<p class='section'>{escape(title)}</p>{letterhead.pairs(lines)}"
        yield self._support(child)
        yield self._table("Khai sinh", "birth", related.get("birth", ()), BIRTH)
        yield self._table("Tai nạn thương tích", "injury", related.get("injury", ()), INJURY)
        yield letterhead.signatures(
            ("Người lập", "ký, ghi rõ họ tên"),
            ("Thủ trưởng đơn vị", "ký, đóng dấu, ghi rõ họ tên"),
        )

    def _support(self, child: Record) -> str:
        table = self.kinds["child"].fields["support"]
        assert isinstance(table, Rows)
        rows = list(rows_in(child.fields.get("support")).values())
        parts = [part for part in table.fields if part.name in SUPPORT]
        if not rows or self.wording.is_private(table):
            return ""
        cells = [[self.wording.words(part, row.get(part.name)) for part in parts] for row in rows]
        heads = [escape(part.label) for part in parts]
        return f"<p class='section'>Trợ giúp đã nhận</p>{letterhead.grid(heads, cells)}"

    def _table(self, title: str, kind: str, found: Sequence[Record], names: Sequence[str]) -> str:
        if not found:
            return ""
        parts = [self.kinds[kind].fields[name] for name in names]
        rows = [
            [self.wording.words(part, record.fields.get(part.name)) for part in parts]
            for record in found
        ]
        heads = [escape(part.label) for part in parts]
        return f"<p class='section'>{escape(title)}</p>{letterhead.grid(heads, rows)}"
