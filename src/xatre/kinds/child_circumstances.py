"""What is known of a child: groups, support, school, health, standing. Sections of its record."""

from __future__ import annotations

from xatre.model.conditions import AllOf, When
from xatre.model.fields import (
    Attachment,
    Choice,
    Choices,
    Day,
    LongText,
    PersonRef,
    Rows,
    Text,
    Unit,
    YesNo,
)
from xatre.model.kind import Section

GROUPS = Section(
    "Hoàn cảnh đặc biệt",
    (
        Choices(
            "visible_groups",
            "Nhóm hoàn cảnh",
            codes="special_group",
            computed="visible_groups",
            read_only=True,
            privacy="sensitive",
            in_list=True,
            width=12,
            source="NĐ 56/2017 Đ3-16",
        ),
        Rows(
            "special_groups",
            "Nhóm trẻ em có hoàn cảnh đặc biệt",
            row_label="nhóm",
            most=48,
            privacy="hidden",
            source="NĐ 56/2017 Đ3-16; Luật Trẻ em Đ10",
            fields=(
                Choice(
                    "group", "Nhóm", codes="special_group", required=True, width=6, privacy="hidden"
                ),
                Choice(
                    "subgroup",
                    "Trường hợp",
                    codes="special_subgroup",
                    within="group",
                    width=6,
                    privacy="hidden",
                ),
                Day("from_day", "Từ ngày", width=3),
                Day("to_day", "Đến ngày", width=3, may_be_future=True),
                Choice(
                    "disability_kind",
                    "Dạng khuyết tật",
                    codes="disability_kind",
                    shown_if=When("group", is_="G04"),
                    width=3,
                    privacy="sensitive",
                    source="Luật Người khuyết tật Đ3",
                ),
                Choice(
                    "disability_degree",
                    "Mức độ",
                    codes="disability_degree",
                    shown_if=When("group", is_="G04"),
                    width=3,
                    privacy="sensitive",
                    source="Luật Người khuyết tật Đ3; NĐ 56/2017 Đ6",
                ),
                Text(
                    "conclusion_number",
                    "Số kết luận",
                    shown_if=When("group", is_=("G04", "G09")),
                    longest=60,
                    width=3,
                    source="NĐ 56/2017 Đ11",
                    open_line=True,
                ),
                Day(
                    "conclusion_on",
                    "Ngày kết luận",
                    shown_if=When("group", is_=("G04", "G09")),
                    width=3,
                ),
                Text(
                    "conclusion_by",
                    "Nơi kết luận",
                    shown_if=When("group", is_=("G04", "G09")),
                    width=6,
                    open_line=True,
                ),
                Text("note", "Ghi chú", width=6, narrative=True, privacy="hidden"),
            ),
        ),
    ),
)

SUPPORT = Section(
    "Trợ giúp đã nhận",
    (
        Rows(
            "support",
            "Trợ giúp",
            row_label="lần",
            privacy="sensitive",
            source="NĐ 56/2017 Đ18-21; 06/QĐ-TTg TC06.1",
            fields=(
                Choice("support_kind", "Loại", codes="support_received", required=True, width=4),
                Day("from_day", "Từ ngày", width=3),
                Day("to_day", "Đến ngày", width=3, may_be_future=True),
                Text("given_by", "Nơi trợ giúp", width=4),
                Text("paper", "Số quyết định", longest=60, width=3, open_line=True),
                Text("note", "Ghi chú", width=5, narrative=True),
            ),
        ),
    ),
)

SCHOOL = Section(
    "Học tập",
    (
        Choice("school_state", "Tình trạng đi học", codes="school_state", width=4),
        Choice(
            "school_level",
            "Cấp học",
            codes="school_level",
            shown_if=When("school_state", is_not="not_yet"),
            width=4,
        ),
        Text("school_name", "Trường", identity=True, width=6, source="NĐ 56/2017 Đ33"),
        Text(
            "school_class",
            "Lớp",
            words_of="school_state",
            identity=True,
            longest=40,
            width=3,
            source="NĐ 56/2017 Đ33",
        ),
        Day(
            "school_left_on", "Nghỉ học từ ngày", shown_if=When("school_state", is_="left"), width=4
        ),
    ),
)

HEALTH = Section(
    "Bảo hiểm y tế, sức khỏe",
    (
        Choice(
            "insurance_state",
            "Thẻ bảo hiểm y tế",
            codes="insurance_state",
            width=4,
            source="NĐ 146/2018 Đ3, Đ10",
        ),
        Text(
            "insurance_number",
            "Số thẻ",
            shown_if=When("insurance_state", is_="has"),
            identity=True,
            longest=30,
            width=4,
        ),
        Day(
            "insurance_to",
            "Có giá trị đến",
            shown_if=When("insurance_state", is_="has"),
            may_be_future=True,
            width=4,
        ),
        Day(
            "health_check_on",
            "Khám sức khỏe định kỳ gần nhất",
            privacy="sensitive",
            width=4,
            source="TT 23/2017/TT-BYT Đ3; 06/QĐ-TTg TC09",
        ),
        YesNo(
            "fully_vaccinated",
            "Tiêm chủng mở rộng đầy đủ",
            privacy="sensitive",
            width=4,
            source="06/QĐ-TTg TC07",
        ),
        YesNo(
            "asked_opinion",
            "Được hỏi ý kiến trong năm",
            hint="từ đủ 7 tuổi",
            width=4,
            source="06/QĐ-TTg TC11",
        ),
    ),
)

_NOT_HERE = When("standing", is_not="here")

STANDING = Section(
    "Theo dõi tại xã",
    (
        Choice(
            "standing",
            "Hiện nay",
            codes="standing",
            words_of="school_state",
            default="here",
            required=True,
            in_list=True,
            width=4,
        ),
        Day(
            "standing_on",
            "Từ ngày",
            called="ngày bắt đầu tình trạng này",
            required=AllOf((_NOT_HERE, When("standing_unsaid", is_not="yes"))),
            width=4,
        ),
        Unit(
            "standing_unit",
            "Chuyển đến xã, phường",
            shown_if=When("standing", is_=("away", "moved")),
            required=AllOf((When("standing", is_="moved"), When("standing_unsaid", is_not="yes"))),
            width=6,
        ),
        Text(
            "standing_place",
            "Nơi cụ thể",
            shown_if=_NOT_HERE,
            identity=True,
            width=6,
        ),
        YesNo("standing_unsaid", "Không rõ từ ngày nào, đi đâu", shown_if=_NOT_HERE, width=6),
        PersonRef(
            "joined_to",
            "Đã gộp vào hồ sơ",
            read_only=True,
            shown_if=When("joined_to", written=True),
            width=6,
        ),
        Rows(
            "distinct_from",
            "Không phải một trẻ với",
            row_label="hồ sơ",
            of="child",
            read_only=True,
            shown_if=When("distinct_from", written=True),
            fields=(Text("reason", "Lý do", longest=400, narrative=True, width=12),),
        ),
    ),
)
"""A row of `distinct_from` is of a record that was found alike and is another child."""

PAPERS = Section(
    "Giấy tờ, ghi chú",
    (
        Attachment("papers", "Ảnh chụp giấy tờ", most=10, identity=True, width=6),
        LongText("notes", "Ghi chú", added_to=True, narrative=True, privacy="sensitive", width=12),
    ),
)
