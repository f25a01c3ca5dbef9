"""An injury of a child (tai nạn thương tích): the eleven causes of the official report, and the
core set by which injuries are counted. The intent is hidden: harm by others is a case.
"""

from __future__ import annotations

from xatre.kinds import injury_care
from xatre.kinds.injury_care import REPORT
from xatre.model.conditional_rules import NotTogether
from xatre.model.conditions import AllOf, AnyOf, When
from xatre.model.fields import (
    Choice,
    Day,
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

NO_CHILD = When("child", written=False)
CONCERNS_CASE = AnyOf((When("intent", is_="assault"), When("sexual", is_="yes")))

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
            names_person=True,
            width=6,
            longest=120,
        ),
        Day(
            "told_born_on",
            "Ngày sinh hoặc ước lượng",
            shown_if=NO_CHILD,
            identity=True,
            under_marks=True,
            width=3,
        ),
        Choice("told_sex", "Giới tính", codes="sex", shown_if=NO_CHILD, by_content=True, width=3),
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
        YesNo(
            "sexual",
            "Có dấu hiệu xâm hại tình dục",
            privacy="hidden",
            width=6,
            source="Luật Trẻ em Đ4 khoản 8",
        ),
        Reference(
            "case",
            "Vụ việc đã lập",
            to="case",
            shown_if=CONCERNS_CASE,
            privacy="hidden",
            width=6,
            source="Luật Trẻ em Đ51",
        ),
        YesNo(
            "concerns_case",
            "Chỉ người theo dõi vụ việc được xem",
            computed="concerns_case",
            read_only=True,
            privacy="hidden",
            shown_if=CONCERNS_CASE,
            width=6,
            source="NĐ 56/2017 Đ33",
        ),
        Text(
            "icd10",
            "Nhóm ICD-10",
            hint="máy suy ra từ nguyên nhân và chủ ý",
            computed="injury_icd10",
            read_only=True,
            longest=120,
            privacy="sensitive",
            width=6,
            source="ICD-10 (WHO) chương XX",
            open_line=True,
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
            within="place",
            width=4,
            source="ICD-10, mã nơi xảy ra",
            verified=False,
        ),
        Text("place_words", "Tên nơi xảy ra", identity=True, width=4),
        Unit("event_unit", "Xã, phường nơi xảy ra", around="village", width=6),
        Reference("village", "Thôn, bản, tổ nơi xảy ra", to="village", width=6),
        Choice("activity", "Khi đang làm gì", codes="injury_activity", width=6),
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
    filters=(
        "cause",
        "outcome",
        "place",
        "happened_on",
        "sex",
        "intent",
        "child",
        "village",
        "concerns_case",
        "died_on",
    ),
    closed_if="concerns_case",
    sections=(_CHILD, _EVENT, injury_care.CARE, injury_care.PREVENTION),
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
        Unique(("full_name", "happened_on", "cause"), "doubt"),
        NotTogether(
            AllOf((CONCERNS_CASE, When("case", written=False))),
            "case",
            "Thương tích do người khác gây ra hoặc có dấu hiệu xâm hại: cần lập vụ việc bảo vệ "
            "trẻ em. Đã báo nơi khác thì ghi lý do.",
            "doubt",
        ),
    ),
)
