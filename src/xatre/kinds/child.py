"""A child of the register: who it is, where and with whom it lives, what is known of its
circumstances. The sections are values of
`child_identity.py` and `child_circumstances.py`.
"""

from __future__ import annotations

from xatre.kinds import child_circumstances as known
from xatre.kinds import child_identity as identity
from xatre.model.conditional_rules import NotTogether
from xatre.model.conditions import AllOf, When
from xatre.model.doubles import FIELDS
from xatre.model.kind import Kind
from xatre.model.rules import (
    AgeUnder,
    AtLeastYearsAfter,
    NotAfter,
    NotBefore,
    PersonalNumber,
    Unique,
)

CHILD = Kind(
    "child",
    "Trẻ em",
    plural="Trẻ em",
    prefix="TE",
    title="child_title",
    icon="users",
    order="full_name",
    filters=(
        "village",
        "sex",
        "ethnic_group",
        "visible_groups",
        "special_groups/group",
        "standing",
        "number_state",
        "school_state",
        "poverty",
        "insurance_state",
        "born_on",
        "name_state",
    ),
    compared=FIELDS,
    sections=(
        identity.IDENTITY,
        identity.PARENTS,
        identity.CARERS,
        identity.HOUSEHOLD,
        known.GROUPS,
        known.SUPPORT,
        known.SCHOOL,
        known.HEALTH,
        known.STANDING,
        known.PAPERS,
    ),
    rules=(
        AgeUnder("born_on", 16, "doubt"),
        AgeUnder("born_on", 30, "error"),
        AtLeastYearsAfter("mother_born_on", "born_on", 10, "doubt"),
        AtLeastYearsAfter("father_born_on", "born_on", 10, "doubt"),
        PersonalNumber("personal_number", "born_on", "sex"),
        PersonalNumber("mother_personal_number", "mother_born_on"),
        PersonalNumber("father_personal_number", "father_born_on"),
        Unique(("personal_number",), "error"),
        Unique(("full_name", "born_on", "sex", "mother_name"), "doubt"),
        Unique(
            ("full_name", "born_on"),
            "doubt",
            unless=("sex", "mother_name"),
            words="họ tên và ngày sinh",
        ),
        NotTogether(
            AllOf((When("number_state", is_="has"), When("number_mark", is_="waiting"))),
            "number_mark",
            "Đã có số định danh mà công an xác nhận chưa cấp, đang chờ. Đúng thì ghi lý do.",
            "doubt",
        ),
        NotBefore("number_waiting_since", "born_on", "error"),
        NotBefore("standing_on", "born_on", "error"),
        NotBefore("poverty_from", "born_on", "doubt"),
        NotAfter("special_groups/from_day", "special_groups/to_day", "error"),
        NotAfter("support/from_day", "support/to_day", "error"),
        NotAfter("carers/from_day", "carers/to_day", "error"),
    ),
)
