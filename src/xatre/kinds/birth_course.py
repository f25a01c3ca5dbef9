"""How a birth is followed until it is registered, and its special cases. Values only."""

from __future__ import annotations

from xatre.model.conditions import AllOf, When
from xatre.model.fields import (
    Choice,
    Choices,
    Day,
    Reference,
    Rows,
    Text,
    Unit,
    WholeNumber,
    YesNo,
)
from xatre.model.kind import Section

NOT_REGISTERED = When("status", is_not="registered")
REGISTERED = When("status", is_="registered")

FOLLOWING = Section(
    "Theo dõi",
    (
        Choice(
            "status",
            "Tình trạng đăng ký",
            codes="birth_status",
            default="not_registered",
            required=True,
            in_list=True,
            width=6,
        ),
        Day(
            "due_on",
            "Hạn đăng ký",
            computed="birth_due_on",
            read_only=True,
            may_be_future=True,
            in_list=True,
            width=3,
            source="Luật Hộ tịch 60/2014 Đ15; BLDS Đ147, 148",
        ),
        YesNo(
            "on_time",
            "Đúng hạn",
            computed="birth_on_time",
            read_only=True,
            in_list=True,
            width=3,
            source="Luật Hộ tịch 60/2014 Đ15",
        ),
        Choices(
            "unregistered_reasons",
            "Lý do chưa đăng ký",
            codes="unregistered_reason",
            shown_if=NOT_REGISTERED,
            privacy="sensitive",
            width=12,
        ),
        Rows(
            "actions",
            "Việc đã làm",
            row_label="lần",
            shown_if=NOT_REGISTERED,
            narrative=True,
            source="Luật Hộ tịch 60/2014 Đ15 khoản 2; NĐ 123/2015 Đ43",
            fields=(
                Day("done_on", "Ngày", width=3),
                Text("action", "Đã làm gì", required=True, narrative=True, width=6),
                Text("done_by", "Ai làm", longest=120, width=3),
            ),
        ),
        Day("next_visit_on", "Lần tới", shown_if=NOT_REGISTERED, may_be_future=True, width=4),
        Reference(
            "village",
            "Thôn, bản, tổ",
            to="village",
            taken_from="child.village",
            in_list=True,
            width=4,
        ),
        Unit(
            "residence_unit",
            "Nơi trẻ cư trú",
            hint="có thể khác nơi đăng ký",
            width=6,
            source="Luật Hộ tịch 60/2014 Đ13",
        ),
    ),
)

REGISTRATION = Section(
    "Đăng ký",
    (
        Day("submitted_on", "Ngày nộp hồ sơ", width=4),
        Choice(
            "registration_type",
            "Loại đăng ký",
            codes="registration_type",
            in_list=True,
            width=4,
            source="TT 04/2020/TT-BTP",
            verified=False,
        ),
        Unit(
            "registering_unit",
            "Nơi đăng ký",
            required=AllOf((REGISTERED, When("registering_office", written=False))),
            width=6,
            source="Luật Hộ tịch 60/2014 Đ13; NĐ 120/2025 Đ4",
        ),
        Text(
            "registering_office",
            "Cơ quan đăng ký khác",
            hint="khi không phải UBND xã, phường",
            width=6,
            open_line=True,
        ),
        Text(
            "register_number",
            "Số",
            required=REGISTERED,
            longest=40,
            width=3,
            source="TT 04/2020/TT-BTP Đ29",
        ),
        WholeNumber(
            "register_year",
            "Năm đăng ký",
            least=1945,
            most=2100,
            grouped=False,
            required=REGISTERED,
            width=3,
            source="TT 04/2020/TT-BTP Đ29",
        ),
        Text("register_book", "Quyển số", longest=60, width=3),
        Text(
            "register_key",
            "Số, năm, nơi đăng ký",
            hint="máy ghép lại để so trùng",
            computed="birth_register_key",
            read_only=True,
            for_program=True,
            longest=200,
            width=6,
            source="TT 04/2020/TT-BTP Đ29",
        ),
        Day("registered_on", "Ngày đăng ký", required=REGISTERED, in_list=True, width=3),
        Day(
            "number_asked_on",
            "Ngày gửi đề nghị cấp số định danh",
            hint="từ ngày này là đang chờ cấp",
            width=4,
            source="Luật Hộ tịch 60/2014 Đ16 khoản 2",
        ),
        Choice(
            "number_state",
            "Số định danh cá nhân",
            codes="number_state",
            computed="birth_number_state",
            read_only=True,
            width=4,
        ),
        Text(
            "personal_number",
            "Số định danh cá nhân được cấp",
            grouped=True,
            identity=True,
            searched=True,
            longest=20,
            width=4,
            source="Luật Hộ tịch 60/2014 Đ14 khoản 1 điểm c",
        ),
        YesNo("certificate_issued", "Đã trao giấy khai sinh", width=4),
        YesNo("mobile", "Đăng ký lưu động", width=4, source="Luật Hộ tịch 60/2014 Đ15 khoản 2"),
        Text("mobile_place", "Nơi lưu động", shown_if=When("mobile", is_="yes"), width=6),
        Day("mobile_on", "Ngày lưu động", shown_if=When("mobile", is_="yes"), width=4),
    ),
)

BEFORE = Section(
    "Đã đăng ký trước đây",
    (
        Text("previous_number", "Số", longest=40, width=3, source="NĐ 123/2015 Đ24"),
        Text("previous_book", "Quyển số", longest=60, width=3),
        Day("previous_registered_on", "Ngày", width=3),
        Text("previous_office", "Cơ quan đã đăng ký", width=6, open_line=True),
    ),
    shown_if=When("registration_type", is_="again"),
)
