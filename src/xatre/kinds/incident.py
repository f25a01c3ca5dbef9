"""One event that touches several children: it groups their cases, one case a child."""

from __future__ import annotations

from xatre.model.fields import Day, LongText, Text, Time, Unit, WholeNumber, YesNo
from xatre.model.kind import Kind, Section

INCIDENT = Kind(
    "incident",
    "Vụ có nhiều trẻ",
    plural="Vụ có nhiều trẻ",
    prefix="VC",
    code_by_year=True,
    title="code_title",
    icon="link",
    guarded=True,
    profile="no_identity",
    order="happened_on",
    newest_first=True,
    filters=("happened_on", "event_unit"),
    sections=(
        Section(
            "Sự việc",
            (
                Day("happened_on", "Ngày xảy ra", in_list=True, width=4),
                Time("happened_at", "Giờ", hint="ghi nếu biết", width=2),
                WholeNumber("children_count", "Số trẻ em liên quan", in_list=True, width=3),
                Unit(
                    "event_unit",
                    "Xã, phường nơi xảy ra",
                    required=True,
                    in_list=True,
                    width=6,
                    source="NĐ 56/2017 Đ26 khoản 2",
                ),
                Text(
                    "event_place",
                    "Địa điểm xảy ra",
                    required=True,
                    identity=True,
                    privacy="hidden",
                    width=12,
                ),
                LongText(
                    "summary",
                    "Tóm tắt sự việc",
                    hint="không ghi tên người bị nghi",
                    narrative=True,
                    privacy="hidden",
                    width=12,
                ),
            ),
        ),
        Section(
            "Cơ quan công an",
            (
                YesNo(
                    "police_told",
                    "Đã báo cơ quan công an",
                    privacy="hidden",
                    width=4,
                    source="NĐ 56/2017 Đ25 khoản 3, Đ31",
                ),
                Day("police_told_on", "Ngày báo", privacy="hidden", width=4),
                Text(
                    "police_unit",
                    "Cơ quan công an tiếp nhận",
                    privacy="hidden",
                    width=8,
                    open_line=True,
                ),
            ),
        ),
    ),
)
