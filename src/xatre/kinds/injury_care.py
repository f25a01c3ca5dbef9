"""What an injury did, how it was treated, what could have prevented it. Sections of an injury."""

from __future__ import annotations

from xatre.model.conditions import When
from xatre.model.fields import Attachment, Choice, Choices, Day, LongText, Text, WholeNumber, YesNo
from xatre.model.kind import Section

REPORT = "Phụ lục 1 báo cáo TNTT trẻ em (QĐ 234/QĐ-TTg)"
SLIP = "QĐ 25/2006/QĐ-BYT Phụ lục 1"

CARE = Section(
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

PREVENTION = Section(
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
