"""Mẫu 02: the first assessment of risk and harm, which says whether it is urgent.

The rows are codes of `assessment_row`, which says which of them were seen.
"""

from __future__ import annotations

from xatre.kinds.repeated import case_reference, made_by, no_level, risk_table
from xatre.model.case_rules import UrgentByCarer
from xatre.model.conditions import When
from xatre.model.fields import Choice, Choices, LongText, Text, Time, YesNo
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotBefore

FORM = "NĐ 56/2017 Mẫu 02, Đ26 khoản 2"

INITIAL_ASSESSMENT = Kind(
    "initial_assessment",
    "Đánh giá nguy cơ ban đầu",
    plural="Đánh giá nguy cơ ban đầu",
    title="case_part_title",
    icon="clipboard-list",
    merge="whole",
    guarded=True,
    parent="case",
    profile="no_identity",
    order="made_on",
    filters=("case", "made_on", "conclusion"),
    sections=(
        Section(
            "Đánh giá nguy cơ ban đầu",
            (
                case_reference(),
                *made_by(FORM),
                Time("made_at", "Giờ", width=2, source=FORM, verified=False),
                Text(
                    "made_where",
                    "Nơi đánh giá",
                    identity=True,
                    privacy="hidden",
                    width=8,
                    verified=False,
                ),
            ),
        ),
        Section("a) Mức độ tổn hại của trẻ em", risk_table("harm", "Mức độ tổn hại", "02.a", FORM)),
        Section(
            "b) Khả năng tự bảo vệ của trẻ em",
            risk_table("protection", "Khả năng tự bảo vệ", "02.b", FORM),
        ),
        Section(
            "Kết luận",
            (
                Choice(
                    "conclusion",
                    "So sánh a) và b)",
                    codes="emergency_conclusion",
                    required=True,
                    in_list=True,
                    privacy="hidden",
                    width=6,
                    source="NĐ 56/2017 Đ26 khoản 2, 3, Đ31 khoản 1",
                ),
                YesNo(
                    "harmer_is_carer",
                    "Người gây tổn hại là cha, mẹ, người chăm sóc",
                    privacy="hidden",
                    width=6,
                    source="NĐ 56/2017 Đ31 khoản 1",
                ),
                LongText("reasons", "Lý do", narrative=True, privacy="hidden", width=12),
                Choices(
                    "safe_measures",
                    "Biện pháp an toàn tạm thời",
                    codes="protection_measure",
                    privacy="hidden",
                    width=12,
                    shown_if=When("conclusion", written=True),
                    source=FORM,
                    verified=False,
                ),
                LongText(
                    "safe_measures_words",
                    "Nơi ở, y tế, chăm sóc",
                    narrative=True,
                    privacy="hidden",
                    width=12,
                    source=FORM,
                    verified=False,
                ),
            ),
        ),
    ),
    rules=(
        no_level(),
        UrgentByCarer("conclusion", "harmer_is_carer"),
        NotBefore("made_on", "case.received_on", "error"),
    ),
)
