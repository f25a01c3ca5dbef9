"""Mẫu 06: how the child is after the plan, and whether to end or go on (NĐ 56/2017 Đ30).

Table a) was seen word for word; the rows of table b) were not: `assessment_row` says so.
"""

from __future__ import annotations

from xatre.kinds.repeated import case_reference, made_by, no_level, plan_round, risk_table
from xatre.model.conditions import When
from xatre.model.fields import Choice, Day, LongText, YesNo
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotBefore

FORM = "NĐ 56/2017 Mẫu 06, Đ30"

REVIEW = Kind(
    "review",
    "Rà soát, đánh giá",
    plural="Rà soát, đánh giá sau kế hoạch",
    title="case_part_title",
    icon="search-check",
    merge="whole",
    guarded=True,
    parent="case",
    profile="no_identity",
    order="made_on",
    filters=("case", "made_on", "conclusion"),
    sections=(
        Section(
            "Rà soát, đánh giá tình trạng của trẻ em sau khi thực hiện kế hoạch",
            (case_reference(), plan_round(), *made_by(FORM)),
        ),
        Section(
            "1a) Mức độ tổn hại của trẻ em", risk_table("harm", "Mức độ tổn hại", "06.a", FORM)
        ),
        Section(
            "1b) Khả năng tự bảo vệ, phục hồi của trẻ em",
            risk_table("protection", "Khả năng tự bảo vệ, phục hồi", "06.b", FORM),
        ),
        Section(
            "2. Kết luận",
            (
                YesNo(
                    "no_more_risk",
                    "Trẻ không còn nguy cơ bị xâm hại",
                    privacy="hidden",
                    width=6,
                    source="NĐ 56/2017 Đ30 khoản 1 điểm b",
                ),
                YesNo(
                    "child_stable",
                    "Thể chất, tâm lý, nhận thức, tình cảm của trẻ ổn định",
                    privacy="hidden",
                    width=6,
                    source="NĐ 56/2017 Đ30 khoản 1 điểm b",
                ),
                Choice(
                    "conclusion",
                    "Kết luận",
                    codes="review_conclusion",
                    required=True,
                    in_list=True,
                    width=6,
                    source="NĐ 56/2017 Đ30 khoản 1 điểm b, c",
                ),
                Day("submitted_on", "Ngày trình Chủ tịch UBND", width=4),
                LongText("reasons", "Nhận xét, lý do", narrative=True, privacy="hidden", width=12),
                Day(
                    "agreed_on",
                    "Ngày Chủ tịch UBND đồng ý kết thúc",
                    shown_if=When("conclusion", is_="close"),
                    width=6,
                    source="NĐ 56/2017 Đ30 khoản 1 điểm b",
                ),
            ),
        ),
    ),
    rules=(
        no_level(),
        NotBefore("made_on", "case.received_on", "error"),
        NotBefore("submitted_on", "made_on", "error"),
    ),
)
