"""What the receiving office says to a commune about one of its records: the office never edits."""

from __future__ import annotations

from xatre.model.conditions import When
from xatre.model.fields import Choice, Day, LongText, Text, Unit
from xatre.model.kind import Kind, Section

REMARK = Kind(
    "remark",
    "Nhận xét của nơi nhận",
    plural="Nhận xét của nơi nhận",
    title="code_title",
    icon="message-square",
    owner="office",
    order="written_on",
    newest_first=True,
    on_another=True,
    filters=("to_unit", "remark_state", "remark_kind", "written_on"),
    sections=(
        Section(
            "Nhận xét",
            (
                Unit("to_unit", "Gửi xã, phường", required=True, in_list=True, width=6),
                Text(
                    "about_kind",
                    "Về loại hồ sơ",
                    required=True,
                    read_only=True,
                    privacy="hidden",
                    longest=40,
                    width=3,
                ),
                Text(
                    "about_id",
                    "Về hồ sơ",
                    required=True,
                    read_only=True,
                    privacy="hidden",
                    longest=36,
                    width=3,
                ),
                Text("about_revision", "Về bản", read_only=True, privacy="hidden", width=3),
                Text("about_field", "Về mục", read_only=True, privacy="hidden", width=3),
                LongText(
                    "words",
                    "Nội dung",
                    hint="không ghi tên trẻ",
                    required=True,
                    narrative=True,
                    privacy="hidden",
                    width=12,
                ),
                Choice("remark_kind", "Loại", codes="remark_kind", in_list=True, width=4),
                Text("written_by", "Người viết", width=6, longest=120),
                Day("written_on", "Ngày", required=True, in_list=True, width=4),
            ),
        ),
        Section(
            "Trả lời",
            (
                Choice(
                    "remark_state",
                    "Đã xử lý",
                    codes="remark_state",
                    default="open",
                    in_list=True,
                    width=4,
                ),
                Day(
                    "answered_on",
                    "Ngày xử lý",
                    shown_if=When("remark_state", is_not="open"),
                    width=4,
                ),
            ),
        ),
    ),
)
