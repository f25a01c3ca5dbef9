"""The copy of a case for parents or carers: the plan that was approved and the separation decided
(NĐ 56/2017 Điều 28 khoản 5, Điều 32), as HTML for paper.

Nobody who gave information, nothing that was told, no assessment is in it; where a parent or carer
is the harmer, or may be, neither is the safe place nor who keeps the child. Pure.
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

DECISION = ("number", "signed_on", "signer", "signer_office")
PLAN = ("made_on", "aims", "measures")
PLAN_COLUMNS = ("service", "work", "starts_on", "ends_on", "assigned", "provider")
SEPARATION = (
    *("grounds", "from_day", "from_time", "to_day"),
    *("decision_number", "decision_signed_on", "decision_signer", "decision_signer_office"),
)
SAFE_PLACE = ("place", "place_unit", "care_form", "carer_name", "carer_phone")
NOT_WITH_PLACE = ("assigned", "provider", "work")
"""Columns of a plan in which a place or who keeps the child may be written."""

PLACE_LEFT_OUT = (
    "Nơi tạm trú an toàn, người nhận chăm sóc và những mục có thể cho biết nơi ấy không ghi ở bản "
    "này."
)


def carers_copy(
    kinds: Mapping[str, Kind],
    papers: Mapping[str, Sequence[Record]],
    about: Sequence[tuple[str, str]],
    codes: Codes,
    printing: Printing,
    *,
    with_place: bool,
) -> str:
    """The copy. `papers` are the signed and approved papers of the case by kind, `about` lines on
    whose case it is, escaped; `with_place` only where neither parent nor carer is the harmer."""
    making = _Copy(kinds, papers, codes, printing, with_place)
    body = "".join(making.parts(about))
    return letterhead.page(body + letterhead.foot(printing))


class _Copy:
    def __init__(
        self,
        kinds: Mapping[str, Kind],
        papers: Mapping[str, Sequence[Record]],
        codes: Codes,
        printing: Printing,
        with_place: bool,
    ) -> None:
        self.kinds, self.papers, self.printing = kinds, papers, printing
        self.with_place = with_place
        self.wording = Wording(codes, printing)

    def parts(self, about: Sequence[tuple[str, str]]) -> Iterator[str]:
        yield letterhead.head(self.printing, "")
        yield (
            "<p align='center' class='title'>BẢN GỬI CHA, MẸ, NGƯỜI CHĂM SÓC TRẺ EM</p>"
            "<p align='center' class='value'>Quyết định, kế hoạch hỗ trợ, can thiệp "
            "(NĐ 56/2017/NĐ-CP Điều 28 khoản 5)</p>"
        )
        yield letterhead.marks(self.printing)
        yield letterhead.pairs(about)
        for decision in self.papers.get("decision", ()):
            field = self.kinds["decision"].fields["decision_kind"]
            words = self.wording.words(field, decision.fields.get("decision_kind"))
            yield f"<p class='section'>Quyết định: {words}</p>"
            yield self._lines("decision", decision, DECISION)
        for plan in self.papers.get("plan", ()):
            yield "<p class='section'>Kế hoạch hỗ trợ, can thiệp</p>"
            yield self._lines("plan", plan, PLAN if self.with_place else ("made_on", "measures"))
            yield self._plan_rows(plan)
        for separation in self.papers.get("separation", ()):
            yield "<p class='section'>Quyết định tạm thời cách ly</p>"
            place = SAFE_PLACE if self.with_place else ()
            yield self._lines("separation", separation, (*SEPARATION, *place))
        if not any(self.papers.get(kind) for kind in ("decision", "plan", "separation")):
            yield "<p class='value'>Chưa có quyết định, kế hoạch nào được ký.</p>"
        if not self.with_place:
            yield f"<p class='note'><i>{PLACE_LEFT_OUT}</i></p>"
        yield letterhead.signatures(
            ("Người giao", "ký, ghi rõ họ tên"), ("Người nhận", "ký, ghi rõ họ tên, ngày nhận")
        )

    def _lines(self, kind: str, record: Record, names: Sequence[str]) -> str:
        fields = self.kinds[kind].fields
        return letterhead.pairs(
            [
                (label(fields[name]), self.wording.words(fields[name], record.fields[name]))
                for name in names
                if name in record.fields
            ]
        )

    def _plan_rows(self, plan: Record) -> str:
        table = self.kinds["plan"].fields["plan_rows"]
        assert isinstance(table, Rows)
        if self.wording.is_private(table):
            return ""
        shown = [
            part
            for part in table.fields
            if part.name in PLAN_COLUMNS and (self.with_place or part.name not in NOT_WITH_PLACE)
        ]
        rows = [
            [str(n), *(self.wording.words(part, row.get(part.name)) for part in shown)]
            for n, row in enumerate(rows_in(plan.fields.get("plan_rows")).values(), 1)
        ]
        heads = ["TT", *(escape(part.label) for part in shown)]
        return letterhead.grid(heads, rows) if rows else ""
