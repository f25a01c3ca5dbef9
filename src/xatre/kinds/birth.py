"""A birth and its registration, followed until it is registered: a tracking list beside the
civil-status software, never a register: it issues no number and prints no certificate.
The sections are values of `birth_declaration.py` and `birth_course.py`.
"""

from __future__ import annotations

from xatre.kinds import birth_course as course
from xatre.kinds import birth_declaration as declaration
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
    icon="baby",
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
        course.ABANDONED,
        course.CLOSING,
    ),
    rules=(
        NotBefore("registered_on", "born_on", "error"),
        NotBefore("submitted_on", "born_on", "error"),
        NotBefore("registered_on", "submitted_on", "error"),
        NotBefore("died_on", "born_on", "error"),
        NotBefore("abandoned_record_on", "born_on", "error"),
        NotAfter("notice_from", "notice_to", "error"),
        NotAfter("previous_registered_on", "registered_on", "error"),
        AgeUnder("born_on", 16, "doubt", on="registered_on"),
        AtLeastYearsAfter("mother_born_on", "born_on", 10, "doubt"),
        AtLeastYearsAfter("father_born_on", "born_on", 10, "doubt"),
        PersonalNumber("personal_number", "born_on", "sex"),
        PersonalNumber("mother_paper_number", "mother_born_on"),
        PersonalNumber("father_paper_number", "father_born_on"),
        Unique(("registering_unit", "register_year", "register_number"), "error"),
        Unique(("child",), "doubt"),
        Unique(("full_name", "born_on", "sex", "mother_name"), "doubt"),
    ),
)
