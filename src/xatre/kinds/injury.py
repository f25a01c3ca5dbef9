"""An injury of a child (tai nạn thương tích): the eleven causes of the official report, and the
core set by which injuries are counted. The intent is hidden: harm by others is a case.
"""

from __future__ import annotations

from xatre.model.conditions import When
from xatre.model.fields import (
    Attachment,
    Choice,
    Choices,
    Day,
    LongText,
    PersonRef,
    Reference,
    Text,
    Time,
    Unit,
    WholeNumber,
    YesNo,
)
from xatre.model.kind import Kind, Section
from xatre.model.rules import AgeUnder, NotAfter, NotBefore, Unique

REPORT = "Phụ lục 1 báo cáo TNTT trẻ em (QĐ 234/QĐ-TTg)"
SLIP = "QĐ 25/2006/QĐ-BYT Phụ lục 1"
NO_CHILD = When("child", written=False)

_CHILD = Section(
    "Trẻ em",
    (
        PersonRef(
            "child",
            "Trẻ trong sổ",
            required=When("full_name", written=False),
            in_list=True,
            identity=True,
            width=8,
        ),
        Text(
            "full_name",
            "Họ và tên",
            hint="khi trẻ chưa có trong sổ",
            shown_if=NO_CHILD,
            searched=True,
            identity=True,
            width=6,
            longest=120,
        ),
        Day("told_born_on", "Ngày sinh hoặc ước lượng", shown_if=NO_CHILD, identity=True, width=3),
        Choice("told_sex", "Giới tính", codes="sex", shown_if=NO_CHILD, width=3),
        Choice(
            "sex",
            "Giới tính để thống kê",
            codes="sex",
            computed="injury_sex",
            read_only=True,
            width=4,
            source=REPORT,
        ),
        WholeNumber(
            "age",
            "Tuổi khi bị tai nạn",
            computed="injury_age",
            read_only=True,
            in_list=True,
            width=4,
            source=REPORT,
        ),
    ),
)

_EVENT = Section(
    "Sự việc",
    (
        Day("happened_on", "Ngày xảy ra", required=True, in_list=True, width=4, source=REPORT),
        Time("happened_at", "Giờ", hint="ghi nếu biết", width=2),
        Choice(
            "cause",
            "Nguyên nhân",
            codes="injury_cause",
            required=True,
            in_list=True,
            privacy="sensitive",
            width=6,
            source=REPORT,
        ),
        Choice(
            "subtype",
            "Cụ thể",
            codes="injury_subtype",
            within="cause",
            shown_if=When("cause", written=True),
            privacy="sensitive",
            width=6,
        ),
        Text(
            "cause_other",
            "Nêu rõ",
            shown_if=When("cause", is_="11"),
            required=True,
            privacy="sensitive",
            width=6,
            source=REPORT,
        ),
        Choice(
            "intent",
            "Chủ ý",
            codes="injury_intent",
            privacy="hidden",
            width=6,
            source="WHO, Injury surveillance guidelines 2001",
            verified=False,
        ),
        Choice(
            "place",
            "Địa điểm",
            codes="injury_place",
            required=True,
            in_list=True,
            width=4,
            source=REPORT,
        ),
        Choice(
            "place_detail",
            "Nơi cụ thể",
            codes="injury_place_detail",
            width=4,
            source="ICD-10, mã nơi xảy ra",
            verified=False,
        ),
        Text("place_words", "Tên nơi xảy ra", identity=True, width=4),
        Unit("event_unit", "Xã, phường nơi xảy ra", width=6),
        Reference("village", "Thôn, bản, tổ nơi xảy ra", to="village", width=6),
        Choice("activity", "Khi đang làm gì", codes="injury_activity", width=6),
    ),
)

_INJURY = Section(
    "Thương tích, xử trí",
    (
        Choices(
            "natures", "Loại thương tích", codes="injury_nature", privacy="sensitive", width=12
        ),
        Choices(
            "body_parts", "Bộ phận bị thương", codes="body_part", privacy="sensitive", width=12
        ),
        Choice(
            "care", "Xử trí ban đầu", codes="injury_care", privacy="sensitive", width=6, source=SLIP
        ),
        Text("health_facility", "Nơi điều trị", identity=True, privacy="sensitive", width=6),
        Day("admitted_on", "Vào viện", privacy="sensitive", width=4),
        Day("discharged_on", "Ra viện", privacy="sensitive", width=4),
        WholeNumber("hospital_days", "Số ngày nằm viện", most=2000, privacy="sensitive", width=4),
        Choice(
            "outcome",
            "Kết quả",
            codes="injury_outcome",
            required=True,
            in_list=True,
            privacy="sensitive",
            width=4,
            source=REPORT,
        ),
        Day(
            "died_on",
            "Ngày tử vong",
            shown_if=When("outcome", is_="died"),
            required=True,
            privacy="sensitive",
            width=4,
        ),
        Day("outcome_on", "Ngày ghi nhận kết quả", privacy="sensitive", width=4),
    ),
)

_PREVENTION = Section(
    "Phòng ngừa",
    (
        YesNo("helmet", "Đội mũ bảo hiểm", shown_if=When("cause", is_="03"), width=4),
        YesNo("could_swim", "Trẻ biết bơi", shown_if=When("cause", is_="08"), width=4),
        YesNo(
            "adult_watching",
            "Có người lớn trông",
            shown_if=When("cause", is_=("02", "04", "06", "08")),
            width=4,
        ),
        YesNo(
            "rabies_vaccine",
            "Đã tiêm phòng dại",
            shown_if=When("cause", is_="07"),
            privacy="sensitive",
            width=4,
        ),
        YesNo(
            "safe_home",
            "Nhà đạt Ngôi nhà an toàn",
            width=4,
            source="QĐ 548/QĐ-LĐTBXH ngày 06/05/2011",
        ),
        LongText(
            "narrative",
            "Diễn biến",
            hint="không ghi tên người bị nghi",
            narrative=True,
            privacy="sensitive",
            width=12,
        ),
        Text("told_by", "Nguồn tin", hint="trạm y tế, trường, thôn", width=6),
        Day("recorded_on", "Ngày ghi nhận", width=4),
        Attachment("papers", "Ảnh chụp giấy tờ", identity=True, privacy="sensitive", width=12),
    ),
)

INJURY = Kind(
    "injury",
    "Tai nạn thương tích",
    plural="Tai nạn thương tích",
    prefix="TN",
    code_by_year=True,
    title="code_title",
    icon="bandage",
    order="happened_on",
    newest_first=True,
    filters=("cause", "outcome", "place", "happened_on", "sex", "intent", "child", "village"),
    sections=(_CHILD, _EVENT, _INJURY, _PREVENTION),
    rules=(
        NotBefore("happened_on", "child.born_on", "error"),
        NotBefore("happened_on", "told_born_on", "error"),
        AgeUnder("child.born_on", 16, "doubt", on="happened_on"),
        AgeUnder("told_born_on", 16, "doubt", on="happened_on"),
        NotBefore("discharged_on", "happened_on", "error"),
        NotAfter("admitted_on", "discharged_on", "error"),
        NotBefore("admitted_on", "happened_on", "error"),
        NotBefore("died_on", "happened_on", "error"),
        NotBefore("outcome_on", "happened_on", "error"),
        NotBefore("recorded_on", "happened_on", "error"),
        Unique(("child", "happened_on", "cause"), "doubt"),
    ),
)
