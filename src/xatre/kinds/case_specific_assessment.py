"""Mẫu 03: information gathered and the risk assessed in detail, under the eight headings of
NĐ 56/2017 Đ27.1 a–h, with two tables whose rows are codes of `assessment_row`.
It serves again when a separation is reviewed (Đ32.3).
"""

from __future__ import annotations

from xatre.kinds.repeated import case_reference, made_by, no_level, plan_round, risk_table
from xatre.model.conditions import When
from xatre.model.fields import Choice, Choices, LongText, Rows, Text, YesNo
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotBefore

FORM = "NĐ 56/2017 Mẫu 03, Đ27 khoản 1"


def _heading(name: str, label: str, point: str, *, shown_if: When | None = None) -> LongText:
    return LongText(
        name,
        label,
        narrative=True,
        privacy="hidden",
        width=12,
        shown_if=shown_if,
        source=f"NĐ 56/2017 Đ27 khoản 1 điểm {point}",
    )


SPECIFIC_ASSESSMENT = Kind(
    "specific_assessment",
    "Đánh giá nguy cơ cụ thể",
    plural="Đánh giá nguy cơ cụ thể",
    title="case_part_title",
    icon="clipboard-check",
    merge="whole",
    guarded=True,
    parent="case",
    profile="no_identity",
    order="made_on",
    filters=("case", "made_on"),
    sections=(
        Section(
            "Thu thập thông tin, đánh giá nguy cơ cụ thể",
            (
                case_reference(),
                plan_round(),
                *made_by(FORM),
                Choice(
                    "purpose",
                    "Để làm gì",
                    codes="assessment_purpose",
                    default="plan",
                    required=True,
                    width=6,
                    source="NĐ 56/2017 Đ27 khoản 1, Đ32 khoản 3",
                ),
                YesNo(
                    "harmer_is_carer",
                    "Người gây tổn hại là cha, mẹ, người chăm sóc",
                    privacy="hidden",
                    required=True,
                    width=6,
                    source="NĐ 56/2017 Đ27 khoản 1 điểm h",
                ),
            ),
        ),
        Section(
            "Tám nội dung",
            (
                _heading("child_state", "a) Tình trạng thể chất, tâm lý, tình cảm của trẻ em", "a"),
                _heading(
                    "family",
                    "b) Hoàn cảnh gia đình, mối quan hệ của trẻ em và năng lực bảo vệ trẻ em "
                    "của cha, mẹ, các thành viên trong gia đình",
                    "b",
                ),
                _heading(
                    "factors",
                    "c) Các yếu tố làm trẻ em có thể bị xâm hại hoặc tiếp tục bị xâm hại, hoặc "
                    "tiếp tục rơi vào hoàn cảnh đặc biệt",
                    "c",
                ),
                _heading(
                    "learning",
                    "d) Điều kiện, khả năng học tập và khả năng tự bảo vệ của trẻ em",
                    "d",
                ),
                _heading(
                    "community",
                    "đ) Mức độ an toàn và khả năng hỗ trợ của cộng đồng dân cư nơi trẻ em "
                    "sinh sống",
                    "đ",
                ),
                Choices(
                    "needs",
                    "e) Nhu cầu của trẻ em",
                    codes="support_service",
                    privacy="hidden",
                    width=12,
                    source="NĐ 56/2017 Đ27 khoản 1 điểm e",
                ),
                _heading("needs_words", "Nhu cầu cụ thể", "e"),
                _heading(
                    "child_opinion", "g) Ý kiến, nguyện vọng của trẻ em được hỗ trợ, can thiệp", "g"
                ),
                _heading(
                    "parents_opinion",
                    "h) Ý kiến, nguyện vọng của cha, mẹ, người chăm sóc trẻ em",
                    "h",
                    shown_if=When("harmer_is_carer", is_not="yes"),
                ),
            ),
        ),
        Section(
            "Đánh giá mức độ tổn hại, nguy cơ",
            risk_table("harm", "Mức độ tổn hại, nguy cơ", "03.a", FORM),
        ),
        Section(
            "Đánh giá khả năng tự bảo vệ, phục hồi",
            risk_table("protection", "Khả năng tự bảo vệ, phục hồi", "03.b", FORM),
        ),
        Section(
            "Kết luận",
            (
                LongText(
                    "conclusion",
                    "Kết luận",
                    required=True,
                    narrative=True,
                    privacy="hidden",
                    width=12,
                    source=FORM,
                    verified=False,
                ),
                Rows(
                    "problems",
                    "Vấn đề của trẻ theo thứ tự ưu tiên",
                    row_label="vấn đề",
                    most=20,
                    narrative=True,
                    privacy="hidden",
                    source=FORM,
                    verified=False,
                    fields=(
                        Text("problem", "Vấn đề", required=True, narrative=True, width=8),
                        Text("need", "Cần làm", narrative=True, width=4),
                    ),
                ),
            ),
        ),
    ),
    rules=(no_level(), NotBefore("made_on", "case.received_on", "error")),
)
