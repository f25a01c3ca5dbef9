"""The child-friendly-commune sheet of one year. The thirteen criteria, their points and bands are
a criteria set in the resources; a row here is keyed by the item's code (`TC01.1`) and holds what
the commune answers. What is not known stays empty.
"""

from __future__ import annotations

from xatre.kinds.repeated import signed_paper, year
from xatre.model.conditions import When
from xatre.model.fields import (
    Attachment,
    Choice,
    Day,
    DecimalNumber,
    LongText,
    Named,
    Rows,
    Text,
    WholeNumber,
    YesNo,
)
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotAfter, Unique

SOURCE = "06/QĐ-TTg ngày 03/01/2019 Đ2"

CRITERIA = Kind(
    "criteria",
    "Tiêu chí xã phù hợp với trẻ em",
    plural="Tiêu chí xã",
    prefix="TC",
    code_by_year=True,
    title="year_title",
    icon="list-checks",
    order="year",
    filters=("sheet_state", "commune_class"),
    sections=(
        Section(
            "Bảng tự chấm",
            (
                year("Năm đánh giá"),
                Named(
                    "set_id",
                    "Bộ tiêu chí",
                    codes="criteria_set",
                    required=True,
                    in_list=True,
                    longest=60,
                    width=12,
                    default="06-QD-TTg-2019",
                    source=SOURCE,
                ),
                Choice(
                    "commune_class",
                    "Nhóm xã",
                    hint="A 900, B 850, C 800 điểm",
                    codes="commune_class",
                    required=True,
                    in_list=True,
                    width=4,
                    source="06/QĐ-TTg Đ1",
                ),
                Choice(
                    "sheet_state",
                    "Tình trạng",
                    codes="criteria_state",
                    default="scoring",
                    required=True,
                    in_list=True,
                    width=4,
                ),
                Choice("assessment_kind", "Lần", codes="assessment_kind", default="self", width=4),
                Day("scored_on", "Ngày tự chấm", width=4),
                Text("scored_by", "Người chấm", width=6, longest=120, open_line=True),
            ),
        ),
        Section(
            "Các tiêu chí",
            (
                Rows(
                    "items",
                    "Tiêu chí",
                    row_codes="criterion",
                    row_label="tiêu chí",
                    most=200,
                    source=SOURCE,
                    fields=(
                        YesNo("answer", "Có", width=2),
                        WholeNumber("numerator", "Tử số", width=2),
                        WholeNumber("denominator", "Mẫu số", width=2),
                        Choice("occurrence", "Phát sinh", codes="occurrence", width=2),
                        DecimalNumber("points", "Điểm", places=2, width=2),
                        Text("points_reason", "Lý do ghi điểm khác", narrative=True, width=6),
                        Choice("source_kind", "Nguồn số liệu", codes="figure_source", width=3),
                        Text("source_words", "Nguồn cụ thể", width=6, open_line=True),
                        Text("evidence", "Minh chứng", width=6, open_line=True),
                        Text("note", "Ghi chú", narrative=True, width=6),
                    ),
                ),
                Attachment("pictures", "Ảnh minh chứng", width=12),
                LongText("notes", "Nhận xét chung", added_to=True, width=12),
            ),
        ),
        Section(
            "Đề nghị, công nhận",
            (
                Day("submitted_on", "Ngày gửi đề nghị", width=4),
                *signed_paper(
                    "recognition_", When("sheet_state", is_=("recognised", "not_recognised"))
                ),
                Text(
                    "refused_reason",
                    "Lý do chưa công nhận",
                    shown_if=When("sheet_state", is_="not_recognised"),
                    width=12,
                    open_line=True,
                ),
            ),
        ),
    ),
    rules=(
        Unique(("year", "set_id", "assessment_kind"), "error"),
        NotAfter("scored_on", "submitted_on", "error"),
    ),
)
