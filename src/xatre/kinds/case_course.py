"""What the program keeps beside Mẫu 01 to follow and count a case. Sections of a case."""

from __future__ import annotations

from xatre.model.conditions import AnyOf, When
from xatre.model.fields import (
    Choice,
    Choices,
    Day,
    LongText,
    Rows,
    Text,
    Unit,
    WholeNumber,
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
        Day(
            "placed_on",
            "Ngày giao, nhận chăm sóc thay thế",
            hint="theo dõi sau 1, 3 tháng, rồi 6 tháng một lần",
            privacy="hidden",
            width=6,
            source="NĐ 56/2017 Đ42 khoản 7, Đ43 khoản 2",
        ),
        Day(
            "placement_ended_on",
            "Ngày thôi chăm sóc thay thế",
            privacy="hidden",
            shown_if=When("placed_on", written=True),
            width=6,
            source="NĐ 56/2017 Đ48",
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
        Text("responsible", "Người phụ trách vụ việc", width=6, longest=120, open_line=True),
        Day("closed_on", "Ngày kết thúc", shown_if=When("case_state", is_="closed"), width=4),
        Unit(
            "handed_to",
            "Chuyển cho xã, phường",
            shown_if=When("case_state", is_="handed_over"),
            width=6,
        ),
        Day("handed_on", "Ngày chuyển", shown_if=When("handed_to", written=True), width=4),
        LongText(
            "over_reason",
            "Lý do chuyển, kết thúc",
            shown_if=When("case_state", is_=("closed", "handed_over", "unfounded")),
            narrative=True,
            privacy="hidden",
            width=12,
        ),
        LongText(
            "no_plan_reason",
            "Lý do trẻ không cần kế hoạch hỗ trợ, can thiệp",
            shown_if=When("no_plan_reason", written=True),
            narrative=True,
            privacy="hidden",
            width=12,
            source="NĐ 56/2017 Đ27 khoản 2",
        ),
        LongText("notes", "Ghi chú", added_to=True, narrative=True, privacy="hidden", width=12),
    ),
)

NATIONAL = Section(
    "Cơ sở dữ liệu trẻ em quốc gia",
    (
        Choice(
            "national_entry",
            "Nhập CSDL trẻ em quốc gia",
            codes="national_entry",
            computed="national_entry",
            read_only=True,
            width=6,
            source="NĐ 56/2017 Đ30 khoản 3",
        ),
        Day("national_entered_on", "Ngày nhập", width=4, source="NĐ 56/2017 Đ30 khoản 3"),
        Text("national_entered_by", "Người nhập", width=6, longest=120, open_line=True),
    ),
    shown_if=When("case_state", is_="closed"),
)

STEPS = Section(
    "Bước bỏ qua, bước làm muộn",
    (
        Rows(
            "step_notes",
            "Lý do",
            row_label="lý do",
            read_only=True,
            privacy="hidden",
            narrative=True,
            fields=(
                Choice("action", "Việc", codes="case_action", required=True, width=5),
                Choice("what", "Ghi là", codes="case_note", required=True, width=2),
                WholeNumber("round", "Vòng", least=1, most=99, width=1),
                Text("reason", "Lý do", required=True, narrative=True, width=12, longest=1000),
                Day("noted_on", "Ngày ghi", width=3),
                Text("noted_by", "Người ghi", width=4, longest=120, open_line=True),
            ),
        ),
    ),
    shown_if=When("step_notes", written=True),
)

ACCESS = Section(
    "Ai được mở vụ việc này",
    (
        Rows(
            "access",
            "Người được mở, người có liên quan",
            row_label="người",
            read_only=True,
            privacy="hidden",
            narrative=True,
            identity=True,
            source="NĐ 56/2017 Đ24, Đ33",
            fields=(
                Text(
                    "name",
                    "Họ và tên người dùng sổ",
                    required=True,
                    longest=120,
                    width=5,
                    names_person=True,
                    open_line=True,
                ),
                Choice("access", "Quyền", codes="case_access", required=True, width=4),
                Day("since", "Từ ngày", width=3),
                Text("reason", "Lý do", narrative=True, longest=1000, width=8),
                Text("noted_by", "Người ghi", width=4, longest=120, open_line=True),
            ),
        ),
        Day(
            "office_sent_on",
            "Ngày chuyển lên nơi tiếp nhận cấp trên",
            read_only=True,
            shown_if=When("office_sent_on", written=True),
            width=6,
        ),
    ),
    shown_if=When("access", written=True),
)
