"""A typed numerator and denominator of a plan's indicator, where no record of the book gives it."""

from __future__ import annotations

from xatre.kinds.repeated import year
from xatre.model.fields import Choice, Day, DecimalNumber, LongText, Named, Text
from xatre.model.kind import Kind, Section
from xatre.model.rules import Unique

FIGURE = Kind(
    "figure",
    "Số liệu chỉ tiêu",
    plural="Số liệu chỉ tiêu",
    title="year_title",
    icon="chart-no-axes-column",
    order="year",
    newest_first=True,
    sections=(
        Section(
            "Chỉ tiêu",
            (
                Named(
                    "plan",
                    "Kế hoạch",
                    codes="plan",
                    required=True,
                    in_list=True,
                    longest=60,
                    width=12,
                ),
                Named(
                    "indicator",
                    "Chỉ tiêu",
                    codes="plan_indicator",
                    within="plan",
                    required=True,
                    in_list=True,
                    longest=60,
                    width=12,
                ),
                year(),
                DecimalNumber("numerator", "Tử số", in_list=True, width=4),
                DecimalNumber("denominator", "Mẫu số", in_list=True, width=4),
                Day("as_of", "Tính đến ngày", width=4),
                Choice("source_kind", "Nguồn số liệu", codes="figure_source", width=4),
                Text("source_words", "Nguồn cụ thể", width=8, open_line=True),
                LongText("notes", "Ghi chú", added_to=True, width=12, lines=2),
            ),
        ),
    ),
    rules=(Unique(("plan", "indicator", "year"), "error"),),
)
