"""A birth and its registration, followed until it is registered: a tracking list beside the
civil-status software, never a register: it issues no number and prints no certificate.
The sections are values of `birth_declaration.py` and `birth_course.py`.
"""

from __future__ import annotations

from xatre.kinds import birth_course as course
from xatre.kinds import birth_declaration as declaration
from xatre.kinds import birth_endings as endings
from xatre.model.conditional_rules import AtLeastDays, NotTogether
from xatre.model.conditions import AllOf, When
from xatre.model.kind import Kind
from xatre.model.rules import (
    AgeUnder,
    AtLeastYearsAfter,
    NotAfter,
    NotBefore,
    PersonalNumber,
    Unique,
)

BIRTH = Kind(
    "birth",
    "Khai sinh",
    plural="Khai sinh",
    prefix="KS",
    code_by_year=True,
    title="child_title",
    icon="file-text",
    order="due_on",
    filters=(
        "status",
        "due_on",
        "registration_type",
        "on_time",
        "village",
        "born_on",
        "next_visit_on",
        "registered_on",
        "child",
        "sex",
        "ethnic_group",
        "number_state",
        "death_owed",
    ),
    sections=(
        course.FOLLOWING,
        declaration.CHILD,
        declaration.MOTHER,
        declaration.FATHER,
        declaration.MARRIAGE,
        declaration.DECLARANT,
        declaration.PAPERS,
        course.REGISTRATION,
        course.BEFORE,
        endings.ABANDONED,
        endings.CLOSING,
    ),
    rules=(
        NotBefore("registered_on", "born_on", "error"),
        NotBefore("born_on", "father_born_on", "error", words="Người cha sinh sau con."),
        NotBefore("born_on", "mother_born_on", "error", words="Người mẹ sinh sau con."),
        NotBefore("number_asked_on", "born_on", "error"),
        NotBefore("death_registered_on", "died_on", "error"),
        NotBefore("abandoned_record_on", "born_on", "error"),
        NotBefore("submitted_on", "born_on", "error"),
        NotBefore("registered_on", "submitted_on", "error"),
        NotBefore("died_on", "born_on", "error"),
        NotAfter("notice_from", "notice_to", "error"),
        NotBefore("notice_from", "abandoned_record_on", "error"),
        NotAfter("notice_to", "registered_on", "doubt"),
        AtLeastDays(
            "notice_from",
            "notice_to",
            7,
            "Niêm yết trẻ bị bỏ rơi phải đủ 7 ngày liên tục (NĐ 123/2015 Đ14). Đúng thì ghi lý do.",
            "doubt",
        ),
        NotAfter("previous_registered_on", "registered_on", "error"),
        AgeUnder("born_on", 16, "doubt", on="registered_on"),
        AtLeastYearsAfter("mother_born_on", "born_on", 10, "doubt"),
        AtLeastYearsAfter("father_born_on", "born_on", 10, "doubt"),
        PersonalNumber("personal_number", "born_on", "sex"),
        PersonalNumber(
            "mother_paper_number",
            "mother_born_on",
            only_if=When("mother_paper", is_="personal_number"),
        ),
        PersonalNumber(
            "father_paper_number",
            "father_born_on",
            only_if=When("father_paper", is_="personal_number"),
        ),
        Unique(("registering_unit", "register_year", "register_number"), "error"),
        Unique(
            ("register_key",),
            "error",
            unless=("registering_unit", "register_year", "register_number"),
            words="số đăng ký (nơi đăng ký, năm, số)",
        ),
        Unique(("personal_number",), "error"),
        NotTogether(
            AllOf((When("lived_24_hours", is_="yes"), When("status", is_="not_required"))),
            "status",
            "Trẻ sống từ 24 giờ trở lên rồi mất vẫn phải đăng ký khai sinh và khai tử "
            "(BLDS Đ30 khoản 3).",
        ),
        NotTogether(
            AllOf((When("abandoned", is_="yes"), When("abandoned_case", written=False))),
            "abandoned_case",
            "Trẻ bị bỏ rơi: cần lập vụ việc bảo vệ trẻ em. Đã lập ở nơi khác thì ghi lý do.",
            "doubt",
        ),
        Unique(("child",), "doubt"),
        Unique(("full_name", "born_on", "sex", "mother_name"), "doubt"),
    ),
)
