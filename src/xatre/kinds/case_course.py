"""What the program keeps beside Mẫu 01 to follow and count a case. Sections of a case."""

from __future__ import annotations

from xatre.model.conditions import AnyOf, When
from xatre.model.fields import (
    Choice,
    Choices,
    Day,
    LongText,
    Text,
    Unit,
    YesNo,
)
from xatre.model.kind import Section

FORM_01 = "NĐ 56/2017 Mẫu 01, Đ25"

HARM = Section(
    "Hành vi và người gây tổn hại",
    (
        Choices(
            "abuse_forms",
            "Hình thức xâm hại",
            codes="abuse_form",
            privacy="hidden",
            width=12,
            source="Luật Trẻ em Đ4 khoản 5; TT 13/2021/TT-BLĐTBXH 0101",
        ),
        Choice(
            "abuse_setting",
            "Môi trường xâm hại",
            codes="abuse_setting",
            privacy="hidden",
            width=5,
            source="TT 13/2021/TT-BLĐTBXH 0101",
            verified=False,
        ),
        Choice(
            "harmer_relation",
            "Người gây tổn hại là ai đối với trẻ",
            codes="harmer_relation",
            privacy="hidden",
            width=7,
            verified=False,
        ),
        YesNo(
            "harmer_is_carer",
            "Người gây tổn hại là cha, mẹ, người chăm sóc",
            privacy="hidden",
            width=6,
            source="NĐ 56/2017 Đ31 khoản 1",
        ),
        YesNo(
            "grave_danger",
            "Đang bị đe dọa hoặc bị tổn hại nghiêm trọng tính mạng, sức khỏe, nhân phẩm",
            privacy="hidden",
            width=6,
            source="NĐ 56/2017 Đ31 khoản 1",
        ),
    ),
)

PROTECTION = Section(
    "Biện pháp, dịch vụ",
    (
        Choices(
            "protection_measures",
            "Biện pháp bảo vệ đã áp dụng",
            codes="protection_measure",
            privacy="hidden",
            width=12,
            source="Luật Trẻ em Đ48-50",
        ),
        Choices(
            "support_services",
            "Dịch vụ đã hỗ trợ",
            codes="support_service",
            privacy="hidden",
            width=12,
            source="NĐ 56/2017 Đ27 khoản 1 điểm e",
        ),
        YesNo(
            "separated",
            "Trẻ đã được tạm thời cách ly",
            privacy="hidden",
            width=4,
            source="NĐ 56/2017 Đ32",
        ),
        Choices(
            "separation_grounds",
            "Căn cứ cách ly",
            codes="separation_ground",
            privacy="hidden",
            shown_if=When("separated", is_="yes"),
            width=8,
            source="NĐ 56/2017 Đ32 khoản 1",
        ),
        Choice(
            "alternative_care",
            "Hình thức chăm sóc thay thế",
            codes="alternative_care",
            privacy="hidden",
            shown_if=AnyOf((When("separated", is_="yes"), When("harmer_is_carer", is_="yes"))),
            width=6,
            source="Luật Trẻ em Đ61",
        ),
    ),
)

PROGRESS = Section(
    "Tiến trình",
    (
        Choice(
            "case_state",
            "Tình trạng vụ việc",
            codes="case_state",
            default="received",
            required=True,
            in_list=True,
            width=6,
            source="NĐ 56/2017 Đ25-32",
        ),
        Text("responsible", "Người phụ trách vụ việc", width=6, longest=120),
        Day("closed_on", "Ngày kết thúc", shown_if=When("case_state", is_="closed"), width=4),
        Unit(
            "handed_to",
            "Chuyển cho xã, phường",
            shown_if=When("case_state", is_="handed_over"),
            width=6,
        ),
        LongText("notes", "Ghi chú", narrative=True, privacy="hidden", width=12),
    ),
)
