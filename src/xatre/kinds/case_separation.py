"""Mẫu 07: the decision to separate a child for a time from parents or carers (NĐ 56 Đ32)."""

from __future__ import annotations

from xatre.kinds.repeated import case_reference, signed_paper
from xatre.model.case_rules import SeparationTerm
from xatre.model.conditions import When
from xatre.model.fields import (
    Attachment,
    Choice,
    Choices,
    Day,
    LongText,
    Rows,
    Text,
    Time,
    Unit,
    YesNo,
)
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotAfter, NotBefore

ARTICLE = "NĐ 56/2017 Đ32"

SEPARATION = Kind(
    "separation",
    "Tạm thời cách ly",
    plural="Tạm thời cách ly",
    title="case_part_title",
    icon="house-plus",
    merge="whole",
    guarded=True,
    parent="case",
    profile="no_identity",
    order="from_day",
    filters=("case", "from_day", "separation_state"),
    sections=(
        Section(
            "Quyết định tạm thời cách ly",
            (
                case_reference(),
                Choices(
                    "grounds",
                    "Căn cứ",
                    codes="separation_ground",
                    required=True,
                    privacy="hidden",
                    width=12,
                    source="NĐ 56/2017 Đ32 khoản 1",
                ),
                Day("from_day", "Từ ngày", required=True, in_list=True, width=3, source=ARTICLE),
                Time("from_time", "Giờ", width=2, source="NĐ 56/2017 Đ32 khoản 2"),
                Day(
                    "to_day",
                    "Đến ngày",
                    hint="tối đa 15 ngày, kể cả gia hạn",
                    required=True,
                    may_be_future=True,
                    in_list=True,
                    width=4,
                    source="NĐ 56/2017 Đ32 khoản 3",
                ),
                *signed_paper("decision_"),
                Unit(
                    "deciding_unit",
                    "Chủ tịch UBND xã, phường ra quyết định",
                    width=6,
                    source="NĐ 56/2017 Đ32 khoản 2",
                ),
                Attachment(
                    "paper", "Ảnh chụp quyết định", identity=True, privacy="hidden", width=12
                ),
            ),
        ),
        Section(
            "Nơi trẻ ở và người chăm sóc",
            (
                Text(
                    "place",
                    "Nơi tạm trú an toàn",
                    required=True,
                    identity=True,
                    privacy="hidden",
                    width=12,
                    source="Luật Trẻ em Đ50 khoản 2 điểm b",
                ),
                Unit("place_unit", "Xã, phường", privacy="hidden", width=6),
                Choice(
                    "care_form",
                    "Hình thức chăm sóc thay thế",
                    codes="alternative_care",
                    privacy="hidden",
                    width=6,
                    source="Luật Trẻ em Đ61; NĐ 56/2017 Đ32 khoản 4",
                ),
                Text(
                    "carer_name",
                    "Người, cơ sở nhận chăm sóc",
                    identity=True,
                    names_person=True,
                    privacy="hidden",
                    longest=200,
                    width=6,
                ),
                Text(
                    "carer_phone",
                    "Điện thoại",
                    identity=True,
                    privacy="hidden",
                    longest=40,
                    width=4,
                ),
                YesNo(
                    "child_asked",
                    "Đã hỏi ý kiến trẻ",
                    hint="từ đủ 7 tuổi",
                    privacy="hidden",
                    width=6,
                    source="Luật Trẻ em Đ60 khoản 3",
                ),
            ),
        ),
        Section(
            "Gia hạn, đánh giá lại, hủy",
            (
                Rows(
                    "extensions",
                    "Gia hạn",
                    row_label="lần",
                    most=10,
                    source="NĐ 56/2017 Đ32",
                    fields=(
                        Day("extended_to", "Đến ngày", required=True, may_be_future=True, width=3),
                        Text("number", "Số văn bản", longest=60, width=3, open_line=True),
                        Day("signed_on", "Ngày ký", width=3),
                        Text("reason", "Lý do", narrative=True, privacy="hidden", width=12),
                    ),
                ),
                YesNo(
                    "authority_requires",
                    "Cơ quan có thẩm quyền yêu cầu cách ly quá thời hạn",
                    privacy="hidden",
                    width=8,
                    source="NĐ 56/2017 Đ32 khoản 3",
                ),
                Choice(
                    "separation_state",
                    "Hiện nay",
                    codes="separation_state",
                    default="running",
                    required=True,
                    in_list=True,
                    width=4,
                ),
                Day(
                    "reassessed_on",
                    "Ngày đánh giá lại",
                    width=4,
                    source="TT 14/2020/TT-BLĐTBXH Đ14 khoản 3",
                ),
                LongText(
                    "reassessment",
                    "Kết quả đánh giá lại",
                    narrative=True,
                    privacy="hidden",
                    width=12,
                    source="NĐ 56/2017 Đ32 khoản 3 (Mẫu 03)",
                ),
                Day(
                    "ended_on",
                    "Ngày hủy hoặc kết thúc",
                    shown_if=When("separation_state", is_=("cancelled", "ended")),
                    width=4,
                ),
                *signed_paper("cancel_", When("separation_state", is_="cancelled")),
                YesNo(
                    "court_asked",
                    "Đã đề nghị Tòa án",
                    privacy="hidden",
                    width=4,
                    source="Luật Trẻ em Đ52 khoản 3; NĐ 147/2025; TT 14/2020 Đ14 khoản 3",
                ),
                Day(
                    "court_asked_on",
                    "Ngày đề nghị",
                    shown_if=When("court_asked", is_="yes"),
                    privacy="hidden",
                    width=4,
                ),
                Text(
                    "court_result",
                    "Kết quả",
                    shown_if=When("court_asked", is_="yes"),
                    privacy="hidden",
                    narrative=True,
                    width=12,
                ),
            ),
        ),
    ),
    decided_by=("decision_form", "cancel_form"),
    rules=(
        SeparationTerm("from_day", "to_day"),
        SeparationTerm("from_day", "extensions/extended_to"),
        NotBefore("from_day", "case.received_on", "error"),
        NotAfter("from_day", "to_day", "error"),
        NotAfter("from_day", "ended_on", "error"),
        NotAfter("from_day", "extensions/extended_to", "error"),
        NotAfter("from_day", "court_asked_on", "error"),
        NotBefore("reassessed_on", "from_day", "error"),
    ),
)
