"""Whether a child is in danger, what was done at once, how a separation stands (Đ26, 31, 32)."""

from __future__ import annotations

from functools import cached_property

from xatre.model.cases.papers import CasePapers
from xatre.model.record import Record
from xatre.model.values import Fields

SEPARATED = ("running", "extended")
"""States of a separation that lasts."""


class Danger(CasePapers):
    """What the papers of a case say of danger."""

    # danger

    @cached_property
    def _assessments(self) -> list[Fields]:
        return sorted(
            self.signed("initial_assessment"),
            key=lambda one: (str(one.get("made_on", "")), str(one.get("made_at", ""))),
        )

    @property
    def assessed(self) -> bool:
        return bool(self._assessments)

    @cached_property
    def harmed_by_carer(self) -> bool:
        """Whether a parent or carer is the harmer, by the case or an assessment (Đ31.1)."""
        told = [self.case, *self.all("initial_assessment"), *self.signed("specific_assessment")]
        return any(one.get("harmer_is_carer") == "yes" for one in told)

    @cached_property
    def urgency(self) -> bool | None:
        """Whether the child needs urgent protection: by the last assessment, and always where the
        harmer is a parent or carer (Đ31.1). None while nothing says so."""
        conclusion = self._assessments[-1].get("conclusion") if self._assessments else None
        if conclusion == "emergency" or self.harmed_by_carer:
            return True
        if conclusion is None:
            return True if self.case.get("grave_danger") == "yes" else None
        return False

    @property
    def urgent(self) -> bool:
        return self.urgency is True

    @property
    def acted(self) -> bool:
        """Whether anything was done at once: an action or a separation (Đ26.3 "hoặc")."""
        return bool(self.signed("emergency_action") or self.signed("separation"))

    # separation

    @cached_property
    def separation(self) -> Record | None:
        """The last separation decided."""
        found = sorted(
            self.records("separation"), key=lambda one: str(one.fields.get("from_day", ""))
        )
        return found[-1] if found else None

    @property
    def separated(self) -> bool:
        return self.separation is not None

    @property
    def separation_lasts(self) -> bool:
        found = self.separation
        return found is not None and found.fields.get("separation_state") in SEPARATED

    @property
    def reassessed(self) -> bool:
        found = self.separation
        return found is not None and bool(found.fields.get("reassessed_on"))

    @property
    def found_safe(self) -> bool:
        """Whether a Mẫu 03 was made to review the separation (Đ32.3)."""
        begun = str(self.separation.fields.get("from_day", "")) if self.separation else ""
        return any(
            one.get("purpose") == "end_separation" and str(one.get("made_on", "")) >= begun
            for one in self.signed("specific_assessment")
        )

    @property
    def court_asked(self) -> bool:
        found = self.separation
        return found is not None and found.fields.get("court_asked") == "yes"

    @property
    def separation_ended(self) -> bool:
        return self.separated and not self.separation_lasts

    @property
    def may_be_separated(self) -> bool:
        """Whether separation is to be decided on: the harm comes from a parent or carer and nobody
        has gone on to the plan without separating."""
        gone_on = self.all("needs_meeting") or self.all("plan") or self.skipped("separate")
        return not gone_on and self.harmed_by_carer
