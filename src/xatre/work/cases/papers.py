"""What each action of a case writes: its paper, and what changes on the case.

One function an action, found by its name. Checks of order, right and time limits are made before
by `stepping.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from xatre.kinds import KINDS
from xatre.model.reading import with_changes
from xatre.model.record import Record
from xatre.model.values import Fields, Value
from xatre.work.cases import approval
from xatre.work.cases.approval import require_form
from xatre.work.cases.doing import Changes, Doing, Written, by_carer, change, made
from xatre.work.cases.sending_on import hand_over, to_office
from xatre.work.cases.separating import (
    ask_court,
    cancel,
    end_separation,
    extend,
    reassess,
    separate,
)
from xatre.work.records import save


def take_in(doing: Doing) -> Written:
    case = doing.now.record
    fields = with_changes(KINDS["case"], case.fields, doing.given)
    record = save.complete(doing.session, replace(case, fields=fields))
    return Written(record)


def unfounded(doing: Doing) -> Written:
    return Written(changes={"case_state": "unfounded", "over_reason": doing.require_reason()})


def assess(doing: Doing) -> Written:
    return Written(doing.write("initial_assessment", made(doing)))


def act(doing: Doing) -> Written:
    return Written(doing.write("emergency_action", {"done_on": doing.today}))


def assess_closely(doing: Doing) -> Written:
    round = str(doing.now.facts.round)
    preset = made(doing, purpose="plan", round=round, harmer_is_carer=by_carer(doing))
    return Written(doing.write("specific_assessment", preset))


def no_plan(doing: Doing) -> Written:
    require_form(doing.session, doing.given)
    return Written(changes={"no_plan_reason": doing.require_reason()})


def meet(doing: Doing) -> Written:
    preset: Fields = {"held_on": doing.today, "round": str(doing.now.facts.round)}
    return Written(doing.write("needs_meeting", preset))


def submit_plan(doing: Doing) -> Written:
    facts = doing.now.facts
    preset: Fields = {"submitted_on": doing.today, "round": str(facts.round)}
    preset["urgent"] = "yes" if facts.urgent and not facts.continued else "no"
    if facts.plan is None:
        preset |= made(doing)
    return Written(doing.write("plan", preset, facts.plan))


def approve(doing: Doing) -> Written:
    return Written(_decide(doing, "approved"))


def refuse(doing: Doing) -> Written:
    doing.require_reason()
    return Written(_decide(doing, "refused"))


def _decide(doing: Doing, outcome: str) -> Record:
    plan, before = doing.now.facts.plan, doing.now.facts.approval
    assert plan is not None  # `plan_waits` was asked for
    form = require_form(doing.session, doing.given, number=outcome == "approved")
    fields: Fields = {
        "plan": plan.id,
        "round": str(doing.now.facts.round),
        "decision_kind": "change_plan" if before == "void" else "approve_plan",
        "outcome": outcome,
        **approval.decided(plan, doing.given.get("plan_revision")),
    }
    if outcome == "refused":
        fields["reason"] = doing.reason.strip()
    return _signed(doing, form, fields)


def _signed(doing: Doing, form: str, fields: Fields) -> Record:
    """The decision as a paper: signed here by the officer at the book, or as it was on paper."""
    fields = {"case": doing.now.record.id, **fields, "form": form}
    if form == approval.PAPER:
        return doing.write("decision", fields)
    fields |= {"signed_on": doing.today, "signer": doing.officer}
    fields |= approval.sign(doing.session, fields)
    wanted = ("legal_basis", "assigned_to", "signer_office", "number", "paper")
    only = {name: value for name, value in doing.given.items() if name in wanted}
    return replace(doing, given=only).write("decision", fields, firm=True)


def send_out(doing: Doing) -> Written:
    plan = doing.now.facts.plan
    assert plan is not None  # `plan_approved` was asked for
    told: dict[str, Value] = {"sent_on": doing.day("sent_on")}
    if doing.given.get("sent_to"):
        told["sent_to"] = doing.text("sent_to")
    return Written(change(doing, plan, **told))


def adjust(doing: Doing) -> Written:
    """The plan changed and submitted again: the approval there was is void (Đ29.1.a)."""
    plan = doing.now.facts.plan
    assert plan is not None  # `plan_approved` was asked for
    fields = {name: value for name, value in plan.fields.items() if not name.startswith("sent_")}
    preset: Fields = {"submitted_on": doing.today, "changes": doing.require_reason()}
    if doing.paper is not None:
        fields = {k: v for k, v in doing.paper.fields.items() if not k.startswith("sent_")}
        doing = replace(doing, paper=replace(doing.paper, fields=fields))
        return Written(doing.write("plan", preset, firm=True))
    return Written(doing.write("plan", preset, replace(plan, fields=fields)))


def follow_up(doing: Doing) -> Written:
    preset: Fields = {"purpose": "plan", "done_on": doing.today, "done_by": doing.officer}
    return Written(doing.write("follow_up", preset))


def follow_placed(doing: Doing) -> Written:
    facts = doing.now.facts
    preset: Fields = {"purpose": "placed_child", "done_on": doing.today, "done_by": doing.officer}
    preset["placed_on"] = facts.placed_on
    return Written(doing.write("follow_up", preset))


def place(doing: Doing) -> Written:
    changes: Changes = {"placed_on": doing.day("placed_on")}
    if doing.given.get("alternative_care"):
        changes["alternative_care"] = doing.text("alternative_care")
    return Written(changes=changes)


def review(doing: Doing) -> Written:
    preset = made(doing, round=str(doing.now.facts.round), submitted_on=doing.today)
    return Written(doing.write("review", preset))


def close(doing: Doing) -> Written:
    """The chairman's consent to end, as a decision; the case is closed that day (Đ30.1.b)."""
    facts = doing.now.facts
    reviews = [
        one
        for one in doing.now.papers["review"]
        if one.state == "complete" and one.fields == facts.review
    ]
    subject = reviews[-1] if reviews else doing.now.record
    form = require_form(doing.session, doing.given, number=False)
    fields: Fields = {
        "round": str(facts.round),
        "decision_kind": "close",
        "outcome": "approved",
        **approval.decided(subject),
    }
    if form == approval.PAPER and not doing.text("number"):
        raise approval.PaperIncomplete()
    paper = _signed(doing, form, fields)
    changes: Changes = {"case_state": "closed", "closed_on": doing.day("closed_on")}
    if doing.reason.strip():
        changes["over_reason"] = doing.reason.strip()
    return Written(paper, changes)


def enter_national(doing: Doing) -> Written:
    return Written(
        changes={
            "national_entered_on": doing.day("national_entered_on"),
            "national_entered_by": doing.text("national_entered_by", doing.officer),
        }
    )


WRITERS: dict[str, Callable[[Doing], Written]] = {
    writer.__name__: writer
    for writer in (
        take_in, hand_over, to_office, unfounded, assess, act, separate, extend, reassess,
        ask_court, cancel, end_separation, assess_closely, no_plan, meet, submit_plan, approve,
        refuse, send_out, adjust, follow_up, place, follow_placed, review, close, enter_national,
    )
}  # fmt: skip
"""By the name of the action."""
