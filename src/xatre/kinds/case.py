"""A child case, from the report that comes in (Mẫu 01) on: one case is one child.

The hardest kind: two communes, a sealed reporter, a child who may not be in the register, and
an existence that only roles with case rights may know (NĐ 56/2017 Đ24, Đ33). The sections are
values of `case_intake.py`, `case_reporter.py` and `case_course.py`; assessments, plan, decision and
review are kinds of their own.
"""

from __future__ import annotations

from xatre.kinds import case_course as course
from xatre.kinds import case_intake as intake
from xatre.kinds import case_reporter
from xatre.model.conditional_rules import NotTogether
from xatre.model.conditions import AllOf, When
from xatre.model.kind import Kind
from xatre.model.rules import AgeUnder, NotAfter, NotBefore

WHO = ("child", "told_name", "told_born_on", "told_age")
"""The fields of which one at least says which child it is."""

CASE = Kind(
    "case",
    "Vụ việc",
    plural="Vụ việc",
    prefix="VV",
    code_by_year=True,
    title="code_title",
    icon="shield",
    guarded=True,
    profile="no_identity",
    order="received_on",
    newest_first=True,
    filters=(
        "case_state",
        "received_on",
        "subject",
        "child",
        "incident",
        "event_unit",
        "residence_unit",
        "abuse_forms",
        "abuse_setting",
        "sex",
        "closed_on",
        "national_entry",
        "placed_on",
    ),
    sections=(
        intake.SOURCE,
        intake.CHILD,
        intake.EVENT,
        intake.FAMILY,
        intake.ACTIONS,
        case_reporter.REPORTER,
        intake.RECEIVER,
        course.HARM,
        course.PROTECTION,
        course.PROGRESS,
        course.NATIONAL,
        course.STEPS,
        course.ACCESS,
    ),
    by_program=("step_notes", "access", "office_sent_on"),
    rules=(
        NotBefore("received_on", "happened_on", "error"),
        NotBefore("received_on", "child.born_on", "error"),
        NotBefore("received_on", "told_born_on", "error"),
        AgeUnder("child.born_on", 16, "doubt", on="received_on"),
        AgeUnder("told_born_on", 16, "doubt", on="received_on"),
        NotAfter("received_on", "closed_on", "error"),
        NotAfter("received_on", "passed_on", "error"),
        NotAfter("received_on", "handed_on", "error"),
        NotAfter("received_on", "placed_on", "error"),
        NotAfter("placed_on", "placement_ended_on", "error"),
        NotAfter("closed_on", "national_entered_on", "error"),
        NotBefore("entered_on", "received_on", "doubt"),
        # The last field asked for under A.2: said once the form has come so far.
        NotTogether(
            AllOf(
                (
                    When("condition", written=True),
                    *(When(name, written=False) for name in WHO),
                )
            ),
            "told_name",
            "Chưa ghi trẻ nào: không có trẻ trong sổ, họ tên, ngày sinh hay tuổi ước lượng. "
            "Không biết thì ghi lý do.",
            "doubt",
        ),
    ),
)
