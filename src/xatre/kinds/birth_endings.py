"""Special endings of a birth: a child found abandoned, a child that died. Values only."""

from __future__ import annotations

from xatre.model.conditions import When
from xatre.model.fields import Choice, Day, LongText, Reference, Text, YesNo
from xatre.model.kind import Section

ABANDONED = Section(
    "Trẻ bị bỏ rơi",
    (
        YesNo(
            "abandoned",
            "Trẻ bị bỏ rơi",
            privacy="hidden",
            width=4,
            source="NĐ 123/2015 Đ14",
            verified=False,
        ),
        *(
            field
            for shown in (When("abandoned", is_="yes"),)
            for field in (
                Text(
                    "abandoned_record_number",
                    "Số biên bản",
                    shown_if=shown,
                    privacy="hidden",
                    longest=60,
                    width=4,
                ),
                Day(
                    "abandoned_record_on",
                    "Ngày lập biên bản",
                    shown_if=shown,
                    privacy="hidden",
                    width=4,
                ),
                Text(
                    "abandoned_place",
                    "Nơi phát hiện",
                    shown_if=shown,
                    privacy="hidden",
                    identity=True,
                    width=12,
                ),
                Text(
                    "finder",
                    "Người phát hiện",
                    shown_if=shown,
                    privacy="hidden",
                    identity=True,
                    names_person=True,
                    width=6,
                ),
                Text(
                    "temporary_carer",
                    "Người, cơ sở tạm thời nuôi dưỡng",
                    shown_if=shown,
                    privacy="hidden",
                    identity=True,
                    names_person=True,
                    width=6,
                ),
                Day("notice_from", "Niêm yết từ ngày", shown_if=shown, privacy="hidden", width=4),
                Day(
                    "notice_to",
                    "Đến ngày",
                    hint="7 ngày liên tục",
                    shown_if=shown,
                    privacy="hidden",
                    may_be_future=True,
                    width=4,
                ),
                Reference(
                    "abandoned_case",
                    "Vụ việc đã lập",
                    to="case",
                    shown_if=shown,
                    privacy="hidden",
                    width=4,
                ),
            )
        ),
    ),
)

CLOSING = Section(
    "Khác",
    (
        Day("died_on", "Trẻ mất ngày", privacy="sensitive", width=4),
        YesNo(
            "lived_24_hours",
            "Sống từ 24 giờ trở lên",
            shown_if=When("died_on", written=True),
            privacy="sensitive",
            width=4,
            source="BLDS Đ30 khoản 3",
        ),
        YesNo(
            "death_registered",
            "Đã đăng ký khai tử",
            shown_if=When("died_on", written=True),
            privacy="sensitive",
            width=4,
            source="BLDS Đ30 khoản 3; Luật Hộ tịch 60/2014 Đ33",
        ),
        Day(
            "death_registered_on",
            "Ngày đăng ký khai tử",
            shown_if=When("death_registered", is_="yes"),
            privacy="sensitive",
            width=4,
        ),
        Day(
            "death_due_on",
            "Hạn đăng ký khai tử",
            computed="death_due_on",
            read_only=True,
            may_be_future=True,
            shown_if=When("died_on", written=True),
            privacy="sensitive",
            width=4,
            source="Luật Hộ tịch 60/2014 Đ33 khoản 1",
        ),
        YesNo(
            "death_owed",
            "Còn nợ khai sinh hoặc khai tử",
            computed="death_owed",
            read_only=True,
            shown_if=When("died_on", written=True),
            privacy="sensitive",
            width=4,
            source="BLDS Đ30 khoản 3",
        ),
        Choice(
            "insurance_state",
            "Thẻ bảo hiểm y tế",
            codes="insurance_state",
            width=4,
            source="NĐ 146/2018 Đ3",
        ),
        LongText("notes", "Ghi chú", added_to=True, narrative=True, width=12),
    ),
)
