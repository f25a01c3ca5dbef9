"""What was done in the first 12 hours for a child in need of urgent protection (NĐ 56 Đ31)."""

from __future__ import annotations

from xatre.kinds.repeated import case_reference
from xatre.model.conditions import When
from xatre.model.fields import Attachment, Choices, Day, LongText, Rows, Text, Time, YesNo
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotBefore

EMERGENCY_ACTION = Kind(
    "emergency_action",
    "Can thiệp khẩn cấp",
    plural="Can thiệp khẩn cấp",
    title="case_part_title",
    icon="siren",
    guarded=True,
    parent="case",
    profile="no_identity",
    order="done_on",
    filters=("case", "done_on"),
    sections=(
        Section(
            "Can thiệp",
            (
                case_reference(),
                Day(
                    "done_on",
                    "Ngày can thiệp",
                    required=True,
                    in_list=True,
                    width=4,
                    source="NĐ 56/2017 Đ31 khoản 2",
                ),
                Time(
                    "done_at", "Giờ", called="giờ can thiệp", required=True, in_list=True, width=2
                ),
                Choices(
                    "measures",
                    "Biện pháp",
                    codes="protection_measure",
                    required=True,
                    privacy="hidden",
                    width=12,
                    source="Luật Trẻ em Đ50",
                ),
                LongText(
                    "actions",
                    "Đã làm gì, ai làm",
                    required=True,
                    narrative=True,
                    privacy="hidden",
                    width=12,
                    source="NĐ 56/2017 Đ31 khoản 3",
                ),
            ),
        ),
        Section(
            "Công an, y tế, chứng cứ",
            (
                YesNo(
                    "police_told",
                    "Đã báo công an",
                    privacy="hidden",
                    width=4,
                    source="NĐ 56/2017 Đ31 khoản 3, 4",
                ),
                Day(
                    "police_told_on",
                    "Ngày báo",
                    shown_if=When("police_told", is_="yes"),
                    privacy="hidden",
                    width=4,
                ),
                Time(
                    "police_told_at",
                    "Giờ",
                    shown_if=When("police_told", is_="yes"),
                    privacy="hidden",
                    width=2,
                ),
                YesNo(
                    "first_aid",
                    "Đã sơ cứu, cấp cứu",
                    privacy="hidden",
                    width=4,
                    source="NĐ 56/2017 Đ31 khoản 3",
                ),
                Text(
                    "health_facility",
                    "Cơ sở khám bệnh, chữa bệnh",
                    privacy="hidden",
                    identity=True,
                    width=8,
                    source="NĐ 56/2017 Đ31 khoản 5",
                ),
                YesNo("hotline_asked", "Đã hỏi Tổng đài 111", privacy="hidden", width=4),
                Rows(
                    "kept_items",
                    "Đồ vật, tài liệu lưu giữ",
                    row_label="món",
                    privacy="hidden",
                    narrative=True,
                    source="NĐ 56/2017 Đ31 khoản 3 điểm a",
                    fields=(
                        Text("item", "Đồ vật, tài liệu", required=True, width=5, narrative=True),
                        Day("kept_on", "Ngày", width=3),
                        Text("kept_by", "Người giữ", width=4, longest=120),
                    ),
                ),
                Attachment("pictures", "Ảnh chụp", privacy="hidden", identity=True, width=12),
            ),
        ),
    ),
    rules=(NotBefore("done_on", "case.received_on", "error"),),
)
