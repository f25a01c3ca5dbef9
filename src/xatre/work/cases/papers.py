"""What each action of a case writes: its paper, and what changes on the case.

One function an action, found by its name. Checks of order, right and time limits are made before
by `stepping.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from xatre.errors import UseError
from xatre.kinds import KINDS
from xatre.model.cases.procedure import Action
from xatre.model.fields import Day
from xatre.model.reading import with_changes
from xatre.model.record import Record
from xatre.model.values import IN, YES, Fields, Value
from xatre.store.register import drafts, records
from xatre.work.cases import approval, sending_on
from xatre.work.cases.approval import require_form
from xatre.work.cases.reading import CaseNow
from xatre.work.records import save
from xatre.work.session import Session

Given = Mapping[str, object]
Changes = dict[str, "Value | None"]


class ReasonLacking(UseError):
    """A step that asks for a reason was given none."""

    code = "XT-263"
    sentence = "Việc “{what}” phải ghi lý do. Chưa ghi gì."
    remedy = "Ghi lý do rồi làm lại (ở lệnh: --reason)."


@dataclass(frozen=True)
class Doing:
    """An action on its way: what was given for it, and why, where a reason was written."""

    session: Session
    now: CaseNow
    action: Action
    given: Given
    reason: str
    label: str

    @property
    def today(self) -> str:
        return self.session.today.isoformat()

    @property
    def officer(self) -> str:
        return self.session.book.officer.name

    def require_reason(self) -> str:
        """The reason. Raises ReasonLacking."""
        if not self.reason.strip():
            raise ReasonLacking(what=self.label)
        return self.reason.strip()

    def day(self, name: str) -> str:
        """A day that was given in stored form, today where none was. Raises DayError."""
        given = str(self.given.get(name) or "").strip()
        return str(Day(name, "Ngày").read(given, self.session.today)) if given else self.today

    def text(self, name: str, otherwise: str = "") -> str:
        return str(self.given.get(name) or otherwise).strip()

    def write(self, kind: str, preset: Fields, of: Record | None = None) -> Record:
        """Complete a paper from what was given: a new one, or the next revision of `of`. What is
        given goes before what is preset, but for the case itself. Raises Incomplete."""
        declared = KINDS[kind]
        before = of or self._draft(kind) or save.start(self.session, kind)
        given = {name: value for name, value in self.given.items() if name in declared.fields}
        given = {name: value for name, value in given.items() if name not in declared.by_program}
        begun: Fields = {**preset} if of is not None else {**before.fields, **preset}
        fields = with_changes(declared, {**before.fields, **begun}, given)
        fields["case"] = self.now.record.id
        return save.complete(self.session, replace(before, fields=fields), by_program=True)

    def _draft(self, kind: str) -> Record | None:
        """A draft of that paper that somebody began here."""
        begun = [one for one in self.now.papers.get(kind, []) if one.state == "draft"]
        own = [one for one in begun if self.session.owns(one.unit)]
        if not own:
            return None
        kept = drafts.draft(self.session.book.db, own[-1].id)
        return replace(own[-1], fields=kept.fields) if kept else own[-1]


@dataclass(frozen=True)
class Written:
    """What an action wrote: the paper (None where the case itself), what changes on the case, and
    a file that was sealed."""

    paper: Record | None = None
    changes: Changes | None = None
    file: str = ""


def _made(doing: Doing, **more: Value) -> Fields:
    return {"made_by": doing.officer, "made_on": doing.today, **more}


def take_in(doing: Doing) -> Written:
    case = doing.now.record
    fields = with_changes(KINDS["case"], case.fields, doing.given)
    record = save.complete(doing.session, replace(case, fields=fields))
    return Written(record)


def hand_over(doing: Doing) -> Written:
    return sending_on.hand_over(doing)


def to_office(doing: Doing) -> Written:
    return sending_on.to_office(doing)


def unfounded(doing: Doing) -> Written:
    return Written(changes={"case_state": "unfounded", "over_reason": doing.require_reason()})


def assess(doing: Doing) -> Written:
    return Written(doing.write("initial_assessment", _made(doing)))


def act(doing: Doing) -> Written:
    return Written(doing.write("emergency_action", {"done_on": doing.today}))


def separate(doing: Doing) -> Written:
    form = require_form(doing.session, doing.given, "decision_")
    preset: Fields = {"decision_form": form, "from_day": doing.today}
    if form == approval.MACHINE:
        preset |= {"decision_signer": doing.officer, "decision_signed_on": doing.today}
    paper = doing.write("separation", {**preset, "separation_state": "running"})
    grounds = paper.fields.get("grounds")
    changes: Changes = {"separated": "yes"}
    if grounds:
        changes["separation_grounds"] = grounds
    return Written(paper, changes)


def extend(doing: Doing) -> Written:
    paper = _separation(doing)
    rows: dict[str, Value] = dict(paper.fields.get("extensions") or {})  # type: ignore[arg-type]
    reason = doing.require_reason()
    row: dict[str, Value] = {IN: YES, "extended_to": doing.day("extended_to"), "reason": reason}
    for name in ("number", "signed_on"):
        if doing.given.get(name):
            row[name] = doing.day(name) if name == "signed_on" else doing.text(name)
    rows[f"r{len(rows) + 1}"] = row
    return Written(_change(doing, paper, extensions=rows, separation_state="extended"))


def reassess(doing: Doing) -> Written:
    """A Mẫu 03 for the separation, and its day and conclusion on the separation itself (Đ32.3)."""
    found = doing.write(
        "specific_assessment",
        _made(doing, purpose="end_separation", harmer_is_carer=_by_carer(doing)),
    )
    told: Fields = {
        "reassessed_on": found.fields["made_on"],
        "reassessment": found.fields["conclusion"],
    }
    return Written(_change(doing, _separation(doing), **told))


def ask_court(doing: Doing) -> Written:
    told: dict[str, Value] = {"court_asked": "yes", "court_asked_on": doing.day("court_asked_on")}
    if doing.given.get("court_result"):
        told |= {"court_result": doing.text("court_result"), "separation_state": "court"}
    return Written(_change(doing, _separation(doing), **told))


def cancel(doing: Doing) -> Written:
    form = require_form(doing.session, doing.given, "cancel_")
    told: dict[str, Value] = {
        "separation_state": "cancelled",
        "ended_on": doing.day("ended_on"),
        "cancel_form": form,
        "cancel_signer": doing.text("cancel_signer", doing.officer),
        "cancel_signed_on": doing.day("cancel_signed_on"),
    }
    if doing.given.get("cancel_number"):
        told["cancel_number"] = doing.text("cancel_number")
    return Written(_change(doing, _separation(doing), **told))


def end_separation(doing: Doing) -> Written:
    told = {"separation_state": "ended", "ended_on": doing.day("ended_on")}
    return Written(_change(doing, _separation(doing), **told))


def assess_closely(doing: Doing) -> Written:
    round = str(doing.now.facts.round)
    preset = _made(doing, purpose="plan", round=round, harmer_is_carer=_by_carer(doing))
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
        preset |= _made(doing)
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
    wanted = ("legal_basis", "assigned_to", "signer_office", "number")
    only = {name: value for name, value in doing.given.items() if name in wanted}
    return replace(doing, given=only).write("decision", fields)


def send_out(doing: Doing) -> Written:
    plan = doing.now.facts.plan
    assert plan is not None  # `plan_approved` was asked for
    told: dict[str, Value] = {"sent_on": doing.day("sent_on")}
    if doing.given.get("sent_to"):
        told["sent_to"] = doing.text("sent_to")
    return Written(_change(doing, plan, **told))


def adjust(doing: Doing) -> Written:
    """The plan changed and submitted again: the approval there was is void (Đ29.1.a)."""
    plan = doing.now.facts.plan
    assert plan is not None  # `plan_approved` was asked for
    fields = {name: value for name, value in plan.fields.items() if not name.startswith("sent_")}
    preset: Fields = {"submitted_on": doing.today, "changes": doing.require_reason()}
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
    preset = _made(doing, round=str(doing.now.facts.round), submitted_on=doing.today)
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


def _separation(doing: Doing) -> Record:
    found = doing.now.facts.separation
    assert found is not None  # `separated` was asked for
    return found


def _by_carer(doing: Doing) -> str:
    return "yes" if doing.now.facts.harmed_by_carer else "unknown"


def _change(doing: Doing, paper: Record, **changes: Value) -> Record:
    """The next revision of a completed paper. Raises Incomplete."""
    kept = records.get(doing.session.book.db, paper.kind, paper.id) or paper
    fields = {**kept.fields, **changes}
    return save.complete(doing.session, replace(kept, fields=fields), by_program=True)


WRITERS: dict[str, Callable[[Doing], Written]] = {
    writer.__name__: writer
    for writer in (
        take_in, hand_over, to_office, unfounded, assess, act, separate, extend, reassess,
        ask_court, cancel, end_separation, assess_closely, no_plan, meet, submit_plan, approve,
        refuse, send_out, adjust, follow_up, place, follow_placed, review, close, enter_national,
    )
}  # fmt: skip
"""By the name of the action."""
