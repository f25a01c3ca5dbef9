"""Sections of a case: Mẫu 01 as printed, how it is taken in. A field is optional where the paper
says "(5)", "ghi nếu biết"."""

from __future__ import annotations

from xatre.kinds.repeated import told_parent
from xatre.model.fields import (
    NOW,
    OFFICER,
    TODAY,
    Choice,
    Day,
    LongText,
    PersonRef,
    Reference,
    Text,
    Time,
    Unit,
    WholeNumber,
)
from xatre.model.kind import Section

FORM_01 = "NĐ 56/2017 Mẫu 01, Đ25"

SOURCE = Section(
    "A.1 Nguồn nhận thông tin",
    (
        Choice(
            "intake_channel",
            "Thông qua",
            called="nguồn thông tin đến qua đâu",
            codes="intake_channel",
            required=True,
            source=FORM_01,
        ),
        Time(
            "received_at",
            "Lúc",
            hint="giờ:phút",
            called="giờ nhận thông tin",
            required=True,
            width=2,
            source=FORM_01,
        ),
        Day(
            "received_on",
            "Ngày nhận thông tin",
            required=True,
            in_list=True,
            width=4,
            source=FORM_01,
        ),
        Choice(
            "subject",
            "Trẻ em thuộc đối tượng",
            codes="case_subject",
            required=True,
            in_list=True,
            privacy="hidden",
            width=7,
            source="NĐ 56/2017 Mẫu 01 (4)",
        ),
        Choice(
            "information_source",
            "Nơi chuyển thông tin",
            codes="information_source",
            width=5,
            source="NĐ 56/2017 Đ25 khoản 1, Đ26 khoản 1",
        ),
        Text(
            "report_number",
            "Số báo cáo",
            hint="…/BC-…",
            longest=60,
            width=4,
            source=FORM_01,
            open_line=True,
        ),
        Day("passed_on", "Ngày chuyển đến xã", width=4, source="NĐ 56/2017 Đ26 khoản 1"),
        Day("entered_on", "Ngày ghi vào sổ", read_only=True, default=TODAY, width=4),
        Time("entered_at", "Giờ ghi vào sổ", read_only=True, default=NOW, width=3),
    ),
)

CHILD = Section(
    "A.2 Trẻ em",
    (
        PersonRef(
            "child",
            "Trẻ trong sổ",
            hint="nếu trẻ đã có hồ sơ",
            privacy="hidden",
            identity=True,
            width=6,
        ),
        Reference(
            "incident",
            "Vụ chung",
            hint="khi một vụ có nhiều trẻ",
            to="incident",
            privacy="hidden",
            width=6,
        ),
        Text(
            "told_name",
            "Họ và tên trẻ em",
            taken_from="child.full_name",
            hint="ghi nếu biết",
            privacy="hidden",
            identity=True,
            names_person=True,
            width=5,
            longest=120,
            source=FORM_01,
        ),
        Day(
            "told_born_on",
            "Ngày sinh",
            taken_from="child.born_on",
            hint="hoặc ước lượng tuổi",
            privacy="hidden",
            identity=True,
            under_marks=True,
            width=4,
            source=FORM_01,
        ),
        Choice(
            "told_sex",
            "Giới tính",
            taken_from="child.sex",
            codes="sex",
            by_content=True,
            privacy="hidden",
            width=3,
            source="NĐ 56/2017 Mẫu 01 (5): Nam, Nữ, Không biết",
        ),
        WholeNumber(
            "told_age",
            "Tuổi ước lượng",
            hint="ghi khi không biết ngày sinh",
            most=30,
            privacy="hidden",
            width=4,
            source=FORM_01,
        ),
        Choice(
            "sex",
            "Giới tính để thống kê",
            codes="sex",
            computed="case_sex",
            read_only=True,
            privacy="hidden",
            width=4,
            source="TT 13/2021/TT-BLĐTBXH 0101",
        ),
        WholeNumber(
            "age",
            "Tuổi khi nhận thông tin",
            computed="case_age",
            read_only=True,
            privacy="hidden",
            width=4,
            source="TT 13/2021/TT-BLĐTBXH 0101",
        ),
    ),
)

EVENT = Section(
    "Sự việc",
    (
        Text(
            "event_place",
            "Địa điểm xảy ra vụ việc",
            hint="thôn, bản, xã; mục này quyết định xã nào xử lý",
            required=True,
            privacy="hidden",
            identity=True,
            width=12,
            source=FORM_01,
        ),
        Unit(
            "event_unit",
            "Xã, phường nơi xảy ra",
            required=True,
            in_list=True,
            width=6,
            source="NĐ 56/2017 Đ26 khoản 2",
        ),
        Unit(
            "residence_unit", "Xã, phường nơi trẻ cư trú", width=6, source="Luật Trẻ em Đ52 khoản 2"
        ),
        Day("happened_on", "Ngày xảy ra", hint="ghi nếu biết", privacy="hidden", width=4),
        Text(
            "child_whereabouts",
            "Trẻ đang ở đâu khi nhận tin",
            privacy="hidden",
            identity=True,
            width=8,
            source="Dự thảo biểu mẫu NĐ 56/2017",
            verified=False,
        ),
        LongText(
            "condition",
            "Tình trạng trẻ em",
            required=True,
            narrative=True,
            privacy="hidden",
            width=6,
            source="NĐ 56/2017 Mẫu 01 (6)",
        ),
        LongText(
            "foreseen_consequences",
            "Phỏng đoán hậu quả có thể xảy ra cho trẻ em nếu không có hỗ trợ, can thiệp",
            narrative=True,
            privacy="hidden",
            width=6,
            source=FORM_01,
        ),
    ),
)

FAMILY = Section(
    "Gia đình",
    (
        *told_parent("father", "cha"),
        *told_parent("mother", "mẹ"),
        LongText(
            "family_circumstances",
            "Hoàn cảnh gia đình",
            hint="ghi nếu biết",
            narrative=True,
            privacy="hidden",
            width=6,
            source=FORM_01,
        ),
        Text(
            "present_carer",
            "Hiện ai là người chăm sóc trẻ em",
            hint="nếu biết",
            privacy="hidden",
            identity=True,
            names_person=True,
            source=FORM_01,
        ),
    ),
)

ACTIONS = Section(
    "Đã làm trước khi nhận thông tin",
    (
        LongText(
            "actions_before",
            "Những hành động hỗ trợ, can thiệp đã thực hiện với trẻ em trước khi nhận thông tin",
            narrative=True,
            privacy="hidden",
            width=12,
            source=FORM_01,
        ),
    ),
)

RECEIVER = Section(
    "Cán bộ tiếp nhận thông tin",
    (
        Text(
            "receiver",
            "Họ và tên cán bộ tiếp nhận",
            required=True,
            default=OFFICER,
            width=6,
            longest=120,
            source=FORM_01,
            open_line=True,
        ),
        Text(
            "receiver_office",
            "Chức vụ, nơi tiếp nhận",
            width=6,
            longest=200,
            source=FORM_01,
            open_line=True,
        ),
    ),
)
