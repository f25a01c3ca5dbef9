"""Official forms as values: which record each is filled from, its parts, who signs it.

Forms 01 and 06 follow the printed forms; of the others only the decree's own headings were seen,
and the sheet says so (`layout_seen` of the list `forms_nd56`). No row stands here that the kinds
do not declare. Knows no record.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A heading of a form and the fields under it, by name."""

    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class PaperForm:
    """One form of NĐ 56/2017, filled from a record of `kind`.

    number      what stands under the agency: "Số: {}/BC-UBND", the field `number_field` in the gap
                (a number written with a stroke stands as it is written)
    made_on     the field with the day of the paper
    told        choices of which only the chosen one is said; on an empty form they do not stand
    attached    kind of the record printed behind it, named by the reference of that name
    """

    id: str
    kind: str
    parts: tuple[Part, ...]
    signers: tuple[tuple[str, str], ...]
    number: str = ""
    number_field: str = ""
    made_on: str = "made_on"
    told: tuple[str, ...] = ()
    attached: str = ""


CHILD_WORKER = ("Người làm công tác bảo vệ trẻ em cấp xã", "ký, ghi rõ họ tên")
CHAIRMAN = ("Chủ tịch Ủy ban nhân dân", "ký, đóng dấu, ghi rõ họ tên")
MADE = ("made_by", "made_on")

FORMS: dict[str, PaperForm] = {
    form.id: form
    for form in (
        PaperForm(
            "01",
            "case",
            (
                Part("", ("subject",)),
                Part("A.1 Nguồn nhận thông tin", ("intake_channel", "received_at", "received_on")),
                Part(
                    "A.2 Trẻ em",
                    (
                        *("told_name", "told_born_on", "told_age", "told_sex"),
                        *("event_place", "condition", "foreseen_consequences"),
                        *("father_name", "father_age", "father_occupation"),
                        *("mother_name", "mother_age", "mother_occupation"),
                        *("family_circumstances", "present_carer", "actions_before"),
                    ),
                ),
                Part("A.3 Người cung cấp thông tin (nếu đồng ý cung cấp)", ("reporter",)),
                Part("Cán bộ tiếp nhận thông tin", ("receiver", "receiver_office")),
            ),
            (("Cán bộ tiếp nhận thông tin", "ký, ghi rõ họ tên"),),
            "Số: {}/BC-UBND",
            "report_number",
            "received_on",
        ),
        PaperForm(
            "02",
            "initial_assessment",
            (
                Part("", (*MADE, "made_at", "made_where")),
                Part("a) Mức độ tổn hại của trẻ em", ("harm", "harm_total")),
                Part("b) Khả năng tự bảo vệ của trẻ em", ("protection", "protection_total")),
                Part(
                    "Kết luận",
                    (
                        *("conclusion", "harmer_is_carer", "reasons"),
                        *("safe_measures", "safe_measures_words"),
                    ),
                ),
            ),
            (CHILD_WORKER,),
        ),
        PaperForm(
            "03",
            "specific_assessment",
            (
                Part("", (*MADE, "purpose", "harmer_is_carer")),
                Part(
                    "Tám nội dung (Điều 27 khoản 1)",
                    (
                        *("child_state", "family", "factors", "learning", "community"),
                        *("needs", "needs_words", "child_opinion", "parents_opinion"),
                    ),
                ),
                Part("Đánh giá mức độ tổn hại, nguy cơ", ("harm", "harm_total")),
                Part("Đánh giá khả năng tự bảo vệ, phục hồi", ("protection", "protection_total")),
                Part("Kết luận", ("conclusion", "problems")),
            ),
            (CHILD_WORKER,),
        ),
        PaperForm(
            "04",
            "plan",
            (
                Part("", (*MADE, "submitted_on", "urgent", "aims", "measures")),
                Part("Dịch vụ, công việc (Điều 28 khoản 3)", ("plan_rows", "total_cost")),
                Part("", ("changes",)),
            ),
            (CHILD_WORKER, CHAIRMAN),
        ),
        PaperForm(
            "05",
            "decision",
            (
                Part(
                    "",
                    (
                        *("legal_basis", "decision_kind", "outcome", "reason"),
                        *("assigned_to", "signed_on", "signer", "signer_office"),
                    ),
                ),
            ),
            (CHAIRMAN,),
            "Số: {}/QĐ-UBND",
            "number",
            "signed_on",
            ("decision_kind",),
            "plan",
        ),
        PaperForm(
            "06",
            "review",
            (
                Part("", MADE),
                Part(
                    "1. Đánh giá nguy cơ tại giai đoạn kết thúc. "
                    "a) Đánh giá mức độ tổn hại của trẻ em",
                    ("harm", "harm_total"),
                ),
                Part(
                    "b) Đánh giá khả năng tự bảo vệ, phục hồi của trẻ em",
                    ("protection", "protection_total"),
                ),
                Part(
                    "2. Kết luận",
                    ("no_more_risk", "child_stable", "conclusion", "reasons", "submitted_on"),
                ),
            ),
            (CHILD_WORKER,),
        ),
        PaperForm(
            "07",
            "separation",
            (
                Part(
                    "Căn cứ và thời hạn (Điều 32 khoản 1, 2)",
                    ("grounds", "deciding_unit", "from_day", "from_time", "to_day"),
                ),
                Part(
                    "Nơi tạm trú an toàn, chăm sóc thay thế (Điều 32 khoản 2)",
                    (
                        *("place", "place_unit", "care_form", "carer_name", "carer_phone"),
                        "child_asked",
                    ),
                ),
                Part(
                    "Ký quyết định",
                    ("decision_signed_on", "decision_signer", "decision_signer_office"),
                ),
            ),
            (CHAIRMAN,),
            "Số: {}/QĐ-UBND",
            "decision_number",
            "decision_signed_on",
        ),
    )
}
"""By the number of the form."""


def forms_of(kind: str) -> list[str]:
    """The numbers of the forms that are filled from records of a kind."""
    return [form.id for form in FORMS.values() if form.kind == kind]
