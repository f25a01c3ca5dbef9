"""Who a child is, its parents and carers, and where it lives: sections of a child's record."""

from __future__ import annotations

from xatre.kinds.repeated import name_of_person, parent
from xatre.model.conditions import When
from xatre.model.fields import (
    Attachment,
    Choice,
    Day,
    Reference,
    Rows,
    Text,
    Unit,
    WholeNumber,
)
from xatre.model.kind import Section

IDENTITY = Section(
    "Nhân thân",
    (
        Text(
            "full_name",
            "Họ, chữ đệm, tên",
            required=When("name_state", is_="named"),
            shown_if=When("name_state", is_="named"),
            in_list=True,
            searched=True,
            identity=True,
            names_person=True,
            width=8,
            longest=120,
            source="Luật Hộ tịch 60/2014 Đ14; NĐ 56/2017 Đ33",
        ),
        Choice(
            "name_state", "Tên của trẻ", codes="name_state", default="named", required=True, width=4
        ),
        Text(
            "other_names",
            "Tên gọi khác",
            searched=True,
            identity=True,
            names_person=True,
            width=6,
            longest=200,
        ),
        Day(
            "born_on",
            "Ngày, tháng, năm sinh",
            hint="không rõ ngày: gõ khoảng 2017",
            required=True,
            in_list=True,
            under_marks=True,
            width=4,
            source="Luật Hộ tịch 60/2014 Đ14",
        ),
        Choice(
            "sex", "Giới tính", codes="sex", required=True, in_list=True, by_content=True, width=4
        ),
        Choice(
            "ethnic_group",
            "Dân tộc",
            codes="ethnic_group",
            privacy="sensitive",
            by_content=True,
            width=4,
            source="NĐ 356/2025 Đ4",
        ),
        Choice("nationality", "Quốc tịch", codes="nationality", default="VN", width=4),
        Choice(
            "number_state",
            "Tình trạng số định danh",
            codes="number_state",
            width=4,
            in_list=True,
            source="Văn bản 2513/LĐTBXH-TTTT ngày 14/07/2022",
        ),
        Text(
            "personal_number",
            "Số",
            hint="12 chữ số",
            called="số định danh cá nhân",
            shown_if=When("number_state", is_="has"),
            required=When("number_state", is_="has"),
            grouped=True,
            identity=True,
            searched=True,
            width=4,
            longest=20,
        ),
        Day(
            "number_waiting_since",
            "Chờ cấp từ ngày",
            shown_if=When("number_state", is_="waiting"),
            width=4,
        ),
        Choice(
            "number_mark",
            "Công an xác nhận",
            codes="number_mark",
            called="xác nhận của công an về số định danh",
            shown_if=When("number_state", written=True),
            width=4,
            source="Văn bản 2513/LĐTBXH-TTTT ngày 14/07/2022",
        ),
        WholeNumber(
            "birth_order",
            "Thứ tự khi sinh đôi, sinh ba",
            least=1,
            most=9,
            width=4,
        ),
        Text("birthplace", "Nơi sinh", identity=True, width=6),
        Text("home_town", "Quê quán", identity=True, width=6),
        Attachment("photo", "Ảnh", most=3, identity=True, width=6, source="NĐ 56/2017 Đ33"),
    ),
)

PARENTS = Section("Cha, mẹ", (*parent("mother", "mẹ"), *parent("father", "cha")))

CARERS = Section(
    "Người đang chăm sóc",
    (
        Choice(
            "carer_relation",
            "Trẻ đang sống với",
            codes="carer_relation",
            privacy="sensitive",
            width=6,
            source="Luật Trẻ em Đ4 khoản 4",
        ),
        Choice(
            "alternative_care",
            "Chăm sóc thay thế",
            codes="alternative_care",
            hint="để trống khi không có",
            privacy="sensitive",
            width=6,
            source="Luật Trẻ em Đ61; NĐ 56/2017 Đ42",
        ),
        Rows(
            "carers",
            "Người chăm sóc",
            row_label="người",
            most=10,
            privacy="sensitive",
            identity=True,
            names_person=True,
            fields=(
                name_of_person(width=4, searched=True),
                Choice("relation", "Quan hệ với trẻ", codes="carer_relation", width=3),
                Day("born_on", "Ngày, năm sinh", identity=True, width=3),
                Text("occupation", "Nghề nghiệp", longest=120, identity=True, width=3),
                Text("phone", "Điện thoại", longest=40, identity=True, width=3),
                Text(
                    "personal_number",
                    "Số định danh cá nhân",
                    longest=20,
                    grouped=True,
                    identity=True,
                    width=3,
                ),
                Text("address", "Nơi cư trú", identity=True, width=4),
                Day("from_day", "Từ ngày", width=3),
                Day("to_day", "Đến ngày", width=3, may_be_future=True),
            ),
        ),
    ),
)

HOUSEHOLD = Section(
    "Nơi ở, hộ gia đình",
    (
        Reference("village", "Thôn, bản, tổ", to="village", in_list=True, width=5),
        Text("address", "Số nhà, đường, xóm", identity=True, width=7),
        Unit("permanent_unit", "Nơi đăng ký thường trú", around="village", width=6),
        Text(
            "household_head",
            "Chủ hộ",
            identity=True,
            names_person=True,
            searched=True,
            whose="chủ hộ",
            width=6,
            longest=120,
        ),
        Text("household_number", "Số hộ trong sổ của xã", identity=True, width=4, longest=40),
        Choice(
            "poverty",
            "Hoàn cảnh hộ",
            codes="household_poverty",
            privacy="sensitive",
            width=4,
            source="NĐ 56/2017 Đ15",
        ),
        Day("poverty_from", "Từ ngày", shown_if=When("poverty", written=True), width=4),
    ),
)
