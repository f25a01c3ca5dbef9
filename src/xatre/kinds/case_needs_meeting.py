"""The meeting that settles what the child needs (NĐ 56/2017 Đ27.2); the plan's clock is counted
from its day, which the program says aloud because the decree does not state a first day.
"""

from __future__ import annotations

from xatre.kinds.repeated import case_reference, name_of_person, plan_round
from xatre.model.fields import Attachment, Choices, Day, LongText, Rows, Text, Time
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotBefore

ARTICLE = "NĐ 56/2017 Đ27 khoản 2"

NEEDS_MEETING = Kind(
    "needs_meeting",
    "Họp xác định nhu cầu",
    plural="Họp xác định nhu cầu",
    title="case_part_title",
    icon="users-round",
    merge="whole",
    guarded=True,
    parent="case",
    profile="no_identity",
    order="held_on",
    filters=("case", "held_on"),
    sections=(
        Section(
            "Cuộc họp",
            (
                case_reference(),
                plan_round(),
                Day("held_on", "Ngày họp", required=True, in_list=True, width=4, source=ARTICLE),
                Time("held_at", "Giờ", width=2),
                Text("held_where", "Địa điểm", width=6),
                Text(
                    "chair",
                    "Chủ trì",
                    hint="Chủ tịch UBND cấp xã",
                    required=True,
                    width=6,
                    longest=120,
                    source=ARTICLE,
                    open_line=True,
                ),
                Text("secretary", "Thư ký", width=6, longest=120, open_line=True),
                Rows(
                    "attendants",
                    "Thành phần dự họp",
                    row_label="người",
                    identity=True,
                    names_person=True,
                    privacy="hidden",
                    source=ARTICLE,
                    fields=(
                        name_of_person(width=5),
                        Text("office", "Chức vụ, quan hệ với trẻ", identity=True, width=7),
                    ),
                ),
            ),
        ),
        Section(
            "Biên bản",
            (
                LongText(
                    "minutes",
                    "Nội dung, ý kiến",
                    required=True,
                    narrative=True,
                    privacy="hidden",
                    lines=8,
                    width=12,
                    source=ARTICLE,
                ),
                Choices(
                    "measures",
                    "Biện pháp bảo vệ được xác định",
                    codes="protection_measure",
                    privacy="hidden",
                    width=12,
                    source="NĐ 56/2017 Đ27 khoản 2; Luật Trẻ em Đ48-50",
                ),
                Attachment("paper", "Ảnh chụp biên bản", identity=True, privacy="hidden", width=12),
            ),
        ),
    ),
    rules=(NotBefore("held_on", "case.received_on", "error"),),
)
