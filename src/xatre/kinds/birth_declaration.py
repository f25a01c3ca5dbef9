"""The declaration of a birth (tờ khai đăng ký khai sinh), block by block. Values only."""

from __future__ import annotations

from functools import partial

from xatre.model.conditions import When
from xatre.model.fields import (
    Attachment,
    Choice,
    Choices,
    Day,
    Field,
    PersonRef,
    Text,
    Unit,
    WholeNumber,
    YesNo,
)
from xatre.model.kind import Section

DECLARATION = "TT 04/2024/TT-BTP, tờ khai đăng ký khai sinh"
CIVIL_STATUS = "Luật Hộ tịch 60/2014 Đ14"

_paper_number = partial(Text, grouped=True, identity=True, longest=40, source=DECLARATION)


def _parent(prefix: str, label: str) -> tuple[Field, ...]:
    """Block C or D of the declaration: either parent may be blank (NĐ 123/2015 Đ15)."""
    known = When(f"{prefix}_known", is_not="no")
    return (
        YesNo(
            f"{prefix}_known",
            f"Đã xác định được {label}",
            width=4,
            privacy="sensitive",
            source="NĐ 123/2015 Đ15",
            verified=False,
        ),
        Text(
            f"{prefix}_name",
            f"Họ, chữ đệm, tên {label}",
            taken_from=f"child.{prefix}_name",
            shown_if=known,
            searched=True,
            whose=label,
            identity=True,
            names_person=True,
            width=8,
            longest=120,
            source=CIVIL_STATUS,
        ),
        Day(
            f"{prefix}_born_on",
            "Ngày, năm sinh",
            taken_from=f"child.{prefix}_born_on",
            shown_if=known,
            identity=True,
            width=4,
        ),
        Choice(
            f"{prefix}_ethnic_group",
            "Dân tộc",
            taken_from=f"child.{prefix}_ethnic_group",
            codes="ethnic_group",
            shown_if=known,
            privacy="sensitive",
            width=4,
            source=CIVIL_STATUS,
        ),
        Choice(
            f"{prefix}_nationality",
            "Quốc tịch",
            codes="nationality",
            shown_if=known,
            width=4,
            source=CIVIL_STATUS,
        ),
        Text(
            f"{prefix}_address",
            "Nơi cư trú",
            taken_from=f"child.{prefix}_address",
            shown_if=known,
            identity=True,
            width=12,
            source=CIVIL_STATUS,
        ),
        Choice(
            f"{prefix}_paper",
            "Giấy tờ tùy thân",
            codes="identity_paper",
            shown_if=known,
            width=6,
            source=DECLARATION,
        ),
        _paper_number(
            f"{prefix}_paper_number", "Số định danh, số giấy tờ", shown_if=known, width=6
        ),
        Text(f"{prefix}_phone", "Điện thoại", shown_if=known, identity=True, width=4, longest=40),
    )


CHILD = Section(
    "B. Người được khai sinh",
    (
        PersonRef("child", "Trẻ trong sổ", hint="nếu trẻ đã có hồ sơ", identity=True, width=8),
        Choice(
            "name_state",
            "Tên của trẻ",
            codes="name_state",
            default="named",
            taken_from="child.name_state",
            required=True,
            width=4,
        ),
        Text(
            "full_name",
            "Họ, chữ đệm, tên",
            taken_from="child.full_name",
            shown_if=When("name_state", is_="named"),
            required=True,
            in_list=True,
            searched=True,
            identity=True,
            names_person=True,
            width=8,
            longest=120,
            source=CIVIL_STATUS,
        ),
        Day(
            "born_on",
            "Ngày, tháng, năm sinh",
            taken_from="child.born_on",
            required=True,
            in_list=True,
            under_marks=True,
            width=4,
            source=CIVIL_STATUS,
        ),
        Choice(
            "sex",
            "Giới tính",
            codes="sex",
            taken_from="child.sex",
            required=True,
            by_content=True,
            width=3,
            source=CIVIL_STATUS,
        ),
        Choice(
            "ethnic_group",
            "Dân tộc",
            taken_from="child.ethnic_group",
            hint="được để trống với trẻ bị bỏ rơi",
            codes="ethnic_group",
            by_content=True,
            privacy="sensitive",
            width=5,
            source=CIVIL_STATUS,
        ),
        Choice(
            "nationality",
            "Quốc tịch",
            taken_from="child.nationality",
            codes="nationality",
            default="VN",
            width=4,
            source=CIVIL_STATUS,
        ),
        WholeNumber(
            "birth_order",
            "Thứ tự khi sinh đôi, sinh ba",
            taken_from="child.birth_order",
            least=1,
            most=9,
            width=4,
        ),
        Choice("birth_place_kind", "Sinh ở đâu", codes="birth_place_kind", width=4),
        Text(
            "birthplace",
            "Nơi sinh",
            taken_from="child.birthplace",
            hint="tên cơ sở y tế và địa chỉ, hoặc nơi sinh; ở nước ngoài: thành phố, bang, nước",
            identity=True,
            width=8,
            source=CIVIL_STATUS,
        ),
        Unit("birth_unit", "Xã, phường nơi sinh", width=6),
        Choice("birth_country", "Nước nơi sinh", codes="nationality", width=4, default="VN"),
        Text(
            "home_town",
            "Quê quán",
            taken_from="child.home_town",
            identity=True,
            width=6,
            source="Luật Hộ tịch 60/2014 Đ4",
        ),
    ),
)

MOTHER = Section("C. Người mẹ", _parent("mother", "mẹ"))

FATHER = Section("D. Người cha", _parent("father", "cha"))

MARRIAGE = Section(
    "E. Giấy chứng nhận kết hôn của cha, mẹ",
    (
        Text("marriage_number", "Số", identity=True, longest=60, width=3, source=DECLARATION),
        Text("marriage_book", "Quyển số", identity=True, longest=60, width=3, source=DECLARATION),
        Day("marriage_on", "Đăng ký ngày", identity=True, width=3, source=DECLARATION),
        Text("marriage_office", "Tại", identity=True, width=6, source=DECLARATION),
    ),
)

DECLARANT = Section(
    "A. Người yêu cầu",
    (
        Text(
            "declarant_name",
            "Họ, chữ đệm, tên",
            identity=True,
            names_person=True,
            width=8,
            longest=120,
            source=DECLARATION,
        ),
        Choice(
            "declarant_relation",
            "Quan hệ với người được khai sinh",
            codes="declarant_relation",
            width=4,
            source=DECLARATION,
        ),
        Choice(
            "declarant_paper",
            "Giấy tờ tùy thân",
            codes="identity_paper",
            width=4,
            source=DECLARATION,
        ),
        _paper_number("declarant_paper_number", "Số", width=4),
        Day("declarant_paper_on", "Ngày cấp", identity=True, width=4, source=DECLARATION),
        Text("declarant_paper_by", "Cơ quan cấp", identity=True, width=6, source=DECLARATION),
        Day(
            "declarant_born_on",
            "Ngày, tháng, năm sinh",
            hint="khi không có số định danh",
            identity=True,
            width=6,
            source=DECLARATION,
        ),
        Text(
            "declarant_address",
            "Nơi cư trú",
            hint="thường trú, tạm trú hoặc nơi đang sinh sống",
            identity=True,
            width=12,
            source=DECLARATION,
        ),
        YesNo("wants_copies", "Đề nghị cấp bản sao", width=4, source=DECLARATION),
        WholeNumber(
            "copies",
            "Số bản sao",
            shown_if=When("wants_copies", is_="yes"),
            most=100,
            width=3,
            source=DECLARATION,
        ),
        Text("declared_at", "Làm tại", identity=True, width=5, source=DECLARATION),
        Day("declared_on", "Ngày làm tờ khai", width=4, source=DECLARATION),
    ),
)

PAPERS = Section(
    "Giấy tờ kèm theo",
    (
        Choices(
            "papers",
            "Giấy tờ đã có",
            codes="birth_proof",
            width=12,
            source="Luật Hộ tịch 60/2014 Đ16 khoản 1",
        ),
        YesNo(
            "surrogacy",
            "Mang thai hộ",
            privacy="sensitive",
            width=4,
            source="Luật Hộ tịch 60/2014 Đ16 khoản 1",
        ),
        YesNo("foreign", "Có yếu tố nước ngoài", width=4, source="NĐ 120/2025 Đ4"),
        Attachment("pictures", "Ảnh chụp giấy tờ", identity=True, width=12),
    ),
)
