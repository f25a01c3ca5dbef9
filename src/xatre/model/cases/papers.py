"""The papers of one case, by kind and round: how it was taken in, what was noted about its steps.

Reads records given to it. What they say of danger and of the plan stands in `danger.py` and
`course.py`; the order of the procedure in `procedure.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from xatre.model.clock import moment
from xatre.model.record import Record
from xatre.model.values import Fields, Value, rows_in

PARTS = (
    "initial_assessment",
    "emergency_action",
    "separation",
    "specific_assessment",
    "needs_meeting",
    "plan",
    "decision",
    "follow_up",
    "review",
)
"""The kinds of paper of a case."""

OVER = ("closed", "handed_over", "unfounded")
"""States of a case in which nothing runs any more here."""

ROUNDLESS = ("hand_over", "assess", "act", "separate")
"""Actions that are done once a case, whatever the round."""

Papers = Mapping[str, Sequence[Record]]


def round_of(fields: Mapping[str, Value]) -> int:
    """The round a paper names; 1 where it names none."""
    number = fields.get("round", "1")
    return int(number) if isinstance(number, str) and number.isdecimal() else 1


class CasePapers:
    """One case with its papers, by kind. `ours` says whether a unit is that of this book."""

    def __init__(
        self, case: Record, papers: Papers, ours: Callable[[str], bool] | None = None
    ) -> None:
        self.record, self.case = case, case.fields
        self._papers = papers
        self._ours = ours or (lambda unit: unit == case.unit)

    def records(self, kind: str, *, completed: bool = True) -> list[Record]:
        """Papers of a kind, the oldest first: completed ones, or all that are not voided."""
        return [
            one
            for one in self._papers.get(kind, ())
            if one.state == "complete" or (not completed and one.state != "void")
        ]

    def all(self, kind: str) -> list[Fields]:
        """Papers of a kind that are not voided, drafts too."""
        return [one.fields for one in self.records(kind, completed=False)]

    def signed(self, kind: str) -> list[Fields]:
        """Completed papers of a kind."""
        return [one.fields for one in self.records(kind)]

    def of_round(self, kind: str, *, completed: bool = False) -> list[Fields]:
        """Papers of the present round."""
        papers = self.signed(kind) if completed else self.all(kind)
        return [one for one in papers if round_of(one) == self.round]

    @cached_property
    def received(self) -> datetime | None:
        """The moment written on paper when the report came."""
        return moment(self.case.get("received_on"), self.case.get("received_at"))

    @cached_property
    def round(self) -> int:
        """The present round: the last that any paper names, and one more once its review says
        that it goes on (Đ30.1.c)."""
        named = [
            round_of(one)
            for kind in ("needs_meeting", "plan", "decision", "review")
            for one in self.all(kind)
        ]
        last = max(named, default=1)
        ends = [one for one in self.signed("review") if round_of(one) == last]
        return last + (bool(ends) and ends[-1].get("conclusion") == "continue")

    @property
    def continued(self) -> bool:
        """Whether this is a later round."""
        return self.round > 1

    @property
    def continued_from(self) -> datetime | None:
        """The day the review of the round before was submitted or made."""
        before = [one for one in self.signed("review") if round_of(one) == self.round - 1]
        ends = [moment(one.get("submitted_on") or one.get("made_on")) for one in before]
        return max(filter(None, ends), default=None)

    # intake

    @property
    def taken_in(self) -> bool:
        return self.record.state == "complete"

    @property
    def over(self) -> bool:
        return self.record.state == "void" or self.case.get("case_state") in OVER

    @property
    def still_open(self) -> bool:
        return not self.over

    @property
    def closed(self) -> bool:
        return self.case.get("case_state") == "closed"

    @property
    def found_untrue(self) -> bool:
        return self.case.get("case_state") == "unfounded"

    @property
    def happened_elsewhere(self) -> bool:
        """Whether it happened in the area of another unit (Đ26.1); of no matter where the office
        has it."""
        if self.at_office:
            return False
        unit = self.case.get("event_unit")
        return isinstance(unit, str) and bool(unit) and not self._ours(unit)

    @property
    def passed_on(self) -> bool:
        """Whether it was handed to another unit, or came from one."""
        return bool(self.case.get("handed_to")) or self.case.get("case_state") == "handed_over"

    @property
    def someone_shut_out(self) -> bool:
        """Whether somebody may not open it as a person involved."""
        rows = rows_in(self.case.get("access")).values()
        return any(row.get("access") == "shut_out" for row in rows)

    @property
    def at_office(self) -> bool:
        return bool(self.case.get("office_sent_on"))

    # notes

    def noted(self, action: str, what: str) -> Fields | None:
        """The reason written for skipping an action or doing it late, in this round."""
        for row in rows_in(self.case.get("step_notes")).values():
            here = round_of(row) == self.round or action in ROUNDLESS
            if here and (row.get("action"), row.get("what")) == (action, what):
                return row
        return None

    def skipped(self, action: str) -> bool:
        return self.noted(action, "skipped") is not None
