"""Who told of a case, as Mẫu 01 A.3 asks: sealed, for those named only (NĐ 56/2017 Đ24)."""

from __future__ import annotations

from xatre.model.conditions import When
from xatre.model.fields import LongText, Sealed, Text, YesNo
from xatre.model.kind import Section

REPORTER = Section(
    "A.3 Người cung cấp thông tin",
    (
        YesNo(
            "reporter_agrees",
            "Đồng ý cung cấp danh tính",
            privacy="hidden",
            source="NĐ 56/2017 Mẫu 01 A.3, Đ24",
        ),
        Sealed(
            "reporter",
            "Người báo tin",
            hint="nếu đồng ý cung cấp; chỉ người được giao mở được",
            shown_if=When("reporter_agrees", is_="yes"),
            identity=True,
            source="NĐ 56/2017 Mẫu 01 A.3, Đ24",
            fields=(
                Text(
                    "name", "Họ và tên", width=5, longest=120, privacy="sealed", names_person=True
                ),
                Text("phone", "Số điện thoại", width=3, longest=40, privacy="sealed"),
                Text("address", "Địa chỉ", width=12, privacy="sealed"),
                LongText("note", "Ghi thêm", width=12, privacy="sealed", lines=2),
            ),
        ),
    ),
    note="Người báo tin có thể giấu tên. Phần này không in, không gửi, không tìm được.",
)
