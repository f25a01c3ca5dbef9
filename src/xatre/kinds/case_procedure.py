"""The procedure of a child case (NĐ 56/2017 Đ25-32): eight steps and the actions inside them.

Values only. Labels, who does each, its article, and by which article it may be skipped stand in
the lists `case_step` and `case_action`; what a fact means in `model/cases/`.
"""

from __future__ import annotations

from xatre.kinds import case_questions as questions
from xatre.model.cases.procedure import Action, Procedure, Step

OPEN = "still_open"

INTAKE = Step(
    "intake",
    (
        Action("take_in", "case", done="taken_in", wanted=(OPEN,)),
        Action(
            "hand_over", "case", done="passed_on", wanted=(OPEN, "happened_elsewhere"),
            needs=("taken_in",), skip_if=OPEN, clock=("C01",),
            asks=questions.PASSED_ON,
        ),
        Action(
            "unfounded", "case", done="found_untrue", needs=("taken_in",), optional=True,
            asks=questions.FOUND_UNTRUE,
        ),
        Action(
            "to_office", "case", done="at_office", wanted=("someone_shut_out",),
            needs=("taken_in", "someone_shut_out"), when_over=True,
            asks=questions.PASSED_ON,
        ),
    ),
)  # fmt: skip

FIRST_LOOK = Step(
    "first_look",
    (Action("assess", "initial_assessment", done="assessed", wanted=(OPEN,), needs=("taken_in",)),),
)

EMERGENCY = Step(
    "emergency",
    (
        Action(
            "act", "emergency_action", done="acted", wanted=(OPEN, "urgent"), needs=("taken_in",),
            clock=("C02",), repeats=True,
        ),
        Action(
            "separate", "separation", done="separated", wanted=(OPEN, "may_be_separated"),
            needs=("taken_in",), skip_if=OPEN, chairman=True, clock=("C03",),
        ),
        Action(
            "extend", "separation", needs=("separation_lasts",), optional=True, chairman=True,
            clock=("C06",), repeats=True, ends_clock=False,
            asks=questions.EXTENDED,
        ),
        Action(
            "reassess", "separation", done="reassessed", wanted=("separation_lasts",),
            needs=("separation_lasts",), clock=("C07",),
            writes="specific_assessment", begins={"purpose": "end_separation"},
        ),
        Action(
            "ask_court", "separation", done="court_asked", needs=("separated", "reassessed"),
            optional=True, chairman=True,
            asks=questions.COURT_ASKED,
        ),
        Action(
            "cancel", "separation", needs=("separation_lasts", "found_safe"), optional=True,
            chairman=True, clock=("C06",),
            asks=questions.CANCELLED,
        ),
        Action(
            "end_separation", "separation", done="separation_ended", wanted=("separation_lasts",),
            needs=("separation_lasts",), clock=("C06",),
            asks=questions.SEPARATION_ENDED,
        ),
    ),
)  # fmt: skip

CLOSER_LOOK = Step(
    "closer_look",
    (
        Action(
            "assess_closely", "specific_assessment", done="assessed_closely",
            wanted=("plan_wanted",), after=("assess",), needs=("taken_in",), early_if="urgent",
            skip_if="continued",
            begins={"purpose": "plan"},
        ),
        Action(
            "no_plan", "case", done="no_plan_needed", needs=("no_plan_yet",),
            after=("assess_closely",), optional=True, chairman=True,
            asks=questions.NO_PLAN,
        ),
    ),
    repeats=True,
)  # fmt: skip

MEETING = Step(
    "meeting",
    (
        Action(
            "meet", "needs_meeting", done="met", wanted=("plan_wanted",),
            needs=("taken_in", "plan_wanted"), after=("assess_closely",), early_if="urgent",
            skip_if="continued", chairman=True,
        ),
    ),
    repeats=True,
)  # fmt: skip

PLANNING = Step(
    "planning",
    (
        Action(
            "submit_plan", "plan", done="plan_settled", wanted=("plan_wanted",),
            needs=("taken_in", "plan_wanted"), after=("assess", "assess_closely", "meet"),
            early_if="urgent", clock=("C04",),
            done_by="submitted_on",
        ),
        Action(
            "approve", "decision", done="plan_approved", wanted=("plan_wanted", "plan_waits"),
            needs=("plan_waits",), chairman=True, clock=("C05",),
            asks=questions.APPROVED,
        ),
        Action(
            "refuse", "decision", needs=("plan_waits",), optional=True, chairman=True,
            clock=("C05",), ends_clock=False,
            asks=questions.REFUSED,
        ),
        Action(
            "send_out", "plan", done="plan_sent", wanted=(OPEN, "plan_approved"),
            needs=("plan_approved",),
            asks=questions.SENT_OUT,
        ),
    ),
    repeats=True,
)  # fmt: skip

CARRYING_OUT = Step(
    "carrying_out",
    (
        Action("adjust", "plan", needs=("plan_approved",), optional=True, repeats=True),
        Action(
            "follow_up", "follow_up", done="followed", wanted=(OPEN, "plan_approved"),
            needs=("plan_approved",), after=("send_out",), repeats=True,
            begins={"purpose": "plan"},
        ),
        Action(
            "place", "case", done="placed", needs=("taken_in",), optional=True,
            asks=questions.PLACED,
        ),
        Action(
            "follow_placed", "follow_up", wanted=("placed",), needs=("placed",),
            clock=("A02", "A03", "A04"), repeats=True, when_over=True,
            begins={"purpose": "placed_child"},
        ),
    ),
    repeats=True,
)  # fmt: skip

REVIEWING = Step(
    "reviewing",
    (
        Action(
            "review", "review", done="reviewed", wanted=(OPEN, "plan_approved"),
            needs=("plan_approved",), after=("follow_up",),
        ),
        Action(
            "close", "case", done="closed", wanted=(OPEN, "may_close"), needs=("may_close",),
            chairman=True,
            asks=questions.ENDED,
        ),
        Action(
            "enter_national", "case", done="entered_nationally", wanted=("closed",),
            needs=("closed",), when_over=True,
            asks=questions.ENTERED_NATIONALLY,
        ),
    ),
    repeats=True,
)  # fmt: skip

CASE_PROCEDURE = Procedure(
    (INTAKE, FIRST_LOOK, EMERGENCY, CLOSER_LOOK, MEETING, PLANNING, CARRYING_OUT, REVIEWING),
    {
        OPEN: "vụ việc không còn mở",
        "taken_in": "Mẫu 01 chưa hoàn thành",
        "someone_shut_out": "vụ việc không có người liên quan nào bị chặn",
        "separation_lasts": "không có quyết định tạm thời cách ly nào đang có hiệu lực",
        "separated": "chưa có quyết định tạm thời cách ly",
        "reassessed": "chưa đánh giá lại khi cách ly",
        "found_safe": "chưa có Mẫu 03 xét hủy bỏ quyết định tạm thời cách ly",
        "no_plan_yet": "vòng này đã có kế hoạch",
        "plan_wanted": "đã ghi là trẻ không cần kế hoạch",
        "plan_waits": "không có kế hoạch nào đang chờ phê duyệt",
        "plan_approved": "kế hoạch chưa được phê duyệt, hoặc đã sửa sau khi phê duyệt",
        "placed": "chưa ghi ngày giao, nhận chăm sóc thay thế",
        "may_close": "chưa có rà soát kết luận kết thúc (Mẫu 06)",
        "closed": "vụ việc chưa kết thúc",
    },
)
