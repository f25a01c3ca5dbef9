"""How far the plan of a round has come: needs, plan, decision, follow-up, review (Đ27-30, 43)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Literal

from xatre.model.cases.papers import CasePapers, round_of
from xatre.model.line_form import canonical
from xatre.model.record import Record
from xatre.model.values import Fields, Value

AFTER_APPROVAL = ("sent_on", "sent_to", "code", "doubt_reasons")
"""What is written on a plan after it was approved; it is no part of what is approved."""

PLAN_DECISIONS = ("approve_plan", "change_plan")

Approval = Literal["", "approved", "refused", "void"]


def decided_digest(fields: Mapping[str, Value]) -> str:
    """SHA-256, hex, of what of a paper was decided on."""
    covered = {name: value for name, value in fields.items() if name not in AFTER_APPROVAL}
    return sha256(canonical(covered)).hexdigest()


class Course(CasePapers):
    """What the papers of a case say of its plan."""

    # needs and plan

    @property
    def assessed_closely(self) -> bool:
        """Whether a Mẫu 03 was made for the plan of this round."""
        return any(
            one.get("purpose", "plan") == "plan" and round_of(one) == self.round
            for one in self.signed("specific_assessment")
        )

    @property
    def met(self) -> bool:
        return bool(self.of_round("needs_meeting", completed=True))

    @property
    def no_plan_needed(self) -> bool:
        return bool(self.case.get("no_plan_reason"))

    @property
    def plan_wanted(self) -> bool:
        return not self.over and not self.no_plan_needed

    @cached_property
    def plan(self) -> Record | None:
        """The plan of this round."""
        found = [one for one in self.records("plan") if round_of(one.fields) == self.round]
        return found[-1] if found else None

    @property
    def no_plan_yet(self) -> bool:
        return not self.of_round("plan")

    @property
    def submitted(self) -> bool:
        return self.plan is not None and bool(self.plan.fields.get("submitted_on"))

    @cached_property
    def decision(self) -> Record | None:
        """The decision on the plan of this round: the last over what the plan says now, else the
        last."""
        found = [
            one
            for one in self.records("decision")
            if round_of(one.fields) == self.round
            and one.fields.get("decision_kind", "approve_plan") in PLAN_DECISIONS
        ]
        now = decided_digest(self.plan.fields) if self.plan else ""
        about = [one for one in found if one.fields.get("decided_digest") == now] or found
        return about[-1] if about else None

    @cached_property
    def approval(self) -> Approval:
        """What stands of that decision: "void" where the plan was changed after it was approved,
        "" where there is none or a refused plan was changed and submitted again."""
        plan, decision = self.plan, self.decision
        if plan is None or decision is None or not self.submitted:
            return ""
        digest = decision.fields.get("decided_digest")
        changed = bool(digest) and digest != decided_digest(plan.fields)
        if decision.fields.get("outcome") == "refused":
            return "" if changed or self._submitted_after(decision) else "refused"
        return "void" if changed else "approved"

    def _submitted_after(self, decision: Record) -> bool:
        submitted = str(self.plan.fields.get("submitted_on", "")) if self.plan else ""
        return submitted > str(decision.fields.get("signed_on", "")) > ""

    @property
    def plan_waits(self) -> bool:
        """Whether a plan lies with the chairman."""
        return self.submitted and self.approval in ("", "void")

    @property
    def plan_approved(self) -> bool:
        return self.approval == "approved"

    @property
    def plan_settled(self) -> bool:
        """Whether the plan lies with the chairman or is approved: nothing to write on it now."""
        return self.submitted and self.approval != "refused"

    @property
    def plan_sent(self) -> bool:
        return self.plan is not None and bool(self.plan.fields.get("sent_on"))

    # carrying out, placement, review

    @property
    def followed(self) -> bool:
        """Whether the plan of this round was followed up since it was decided on."""
        since = str(self.decision.fields.get("signed_on", "")) if self.decision else ""
        return any(
            one.get("purpose") == "plan" and str(one.get("done_on", "")) >= since
            for one in self.signed("follow_up")
        )

    @property
    def placed_on(self) -> str:
        """The day a child was given to other care: as the case says, or its first follow-up."""
        own = self.case.get("placed_on")
        told = [one.get("placed_on") for one in self.signed("follow_up")]
        days_told = [own] if own else sorted(filter(None, map(str, filter(None, told))))
        return str(days_told[0]) if days_told else ""

    @property
    def placed(self) -> bool:
        return bool(self.placed_on) and not self.case.get("placement_ended_on")

    @cached_property
    def review(self) -> Fields | None:
        """The review of this round."""
        found = self.of_round("review", completed=True)
        return found[-1] if found else None

    @property
    def reviewed(self) -> bool:
        return self.review is not None

    @property
    def may_close(self) -> bool:
        """Whether a review found that it may end, or no plan was needed (Đ30.1.b, Đ27.2)."""
        ended = self.review is not None and self.review.get("conclusion") == "close"
        return ended or self.no_plan_needed

    @property
    def entered_nationally(self) -> bool:
        return bool(self.case.get("national_entered_on"))
