"""What a procedure is, as values, and where a case stands in it: done, next, waiting, skipped.

Which actions there are, and what each needs, is declared in `kinds/case_procedure.py`; desk,
command and tests read the same. Knows no label: words are the codes' (`case_action`, `case_step`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from xatre.model.cases.facts import CaseFacts
from xatre.model.clock import Clock
from xatre.model.fields import Field
from xatre.model.values import Fields

State = Literal["done", "skipped", "next", "waits", "may", "none"]


@dataclass(frozen=True)
class Question:
    """What an action asks that has no form of its own.

    fields  its lines; each reads and checks what is typed as the field of the paper does
    ways    the buttons: the name of each, its words, and what it gives; the first is Enter
    needed  names without which it is not answered
    signed  names of who signed and when: needed the way "paper", not given the way "program",
            where the program knows both
    scan    the field that takes pictures of the paper signed
    sheet   whether the whole case is shown beside it, to type from into another system
    """

    fields: tuple[Field, ...]
    ways: tuple[tuple[str, str, Mapping[str, str]], ...] = (("do", "Ghi", {}),)
    needed: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    scan: str = ""
    sheet: bool = False


@dataclass(frozen=True)
class Action:
    """One thing that is done in a case. Facts are names of properties of `CaseFacts`.

    kind       the kind of paper it writes; "case" for what is written on the case itself
    done       fact that says it was done; "" for what leaves no fact of its own
    wanted     facts that call for it; with `optional` nothing does
    needs      facts without which it is refused
    after      actions that come first, unless they were skipped
    early_if   fact under which those may come later, with a reason
    skip_if    fact under which it may be skipped with a reason; "" for never
    chairman   whether the law has the chairman do it: in the machine an approver, else on paper
    clock      its deadlines, the first that runs says till when
    optional   nothing calls for it; repeats  done once, it may be done again
    when_over  it may be done in a case that is over
    asks       its question, where no form is filled in
    writes     the kind of the form filled in, where it is not `kind`
    begins     what that form begins with, and is told by among actions that write the same
    done_by    the box of its form that does it, not starred: a form may be finished before
    ends_clock  doing it is what its deadlines ask for, so that it can be late; what puts one off,
                or leaves it running, cannot
    """

    name: str
    kind: str
    done: str = ""
    wanted: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    early_if: str = ""
    skip_if: str = ""
    chairman: bool = False
    clock: tuple[str, ...] = ()
    optional: bool = False
    repeats: bool = False
    when_over: bool = False
    asks: Question | None = None
    writes: str = ""
    begins: Mapping[str, str] = field(default_factory=dict)
    done_by: str = ""
    ends_clock: bool = True

    @property
    def on_case_form(self) -> bool:
        """Whether the form of the case itself does it, with its own button."""
        return self.kind == "case" and self.asks is None

    @property
    def form(self) -> str:
        """The kind of the form filled in; "" where a question is asked, or the case is the form."""
        return "" if self.asks or self.kind == "case" else self.writes or self.kind

    def is_in(self, kind: str, fields: Fields) -> bool:
        """Whether a form of this kind, filled in so, is this action."""
        told = all(fields.get(name) == value for name, value in self.begins.items())
        return self.form == kind and told


@dataclass(frozen=True)
class Step:
    """One of the steps on the screen, with what is done in it."""

    name: str
    actions: tuple[Action, ...]
    repeats: bool = False


@dataclass(frozen=True)
class Procedure:
    """The steps in order. `lacking` says in words what is missing, by fact."""

    steps: tuple[Step, ...]
    lacking: Mapping[str, str]

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        return {action.name: action for step in self.steps for action in step.actions}

    @cached_property
    def papers(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds of paper of each step, the first first: a kind is of the first step that
        writes it, though later ones change it."""
        first: dict[str, str] = {}
        for step in self.steps:
            for action in step.actions:
                first.setdefault(action.kind, step.name)
        return {
            step.name: tuple(kind for kind, name in first.items() if name == step.name)
            for step in self.steps
        }

    def step_of(self, action: str) -> Step:
        """The step of an action. Raises KeyError."""
        return next(step for step in self.steps if any(one.name == action for one in step.actions))


@dataclass(frozen=True)
class Standing:
    """Where one action of a case stands.

    missing  facts that are lacking; first  actions that come before it and were not done
    """

    action: Action
    step: str
    state: State
    missing: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    clock: Clock | None = None

    @property
    def can_be_done(self) -> bool:
        """Whether nothing stands against doing it now."""
        return self.state in ("next", "may")


def standing(
    procedure: Procedure, facts: CaseFacts, clocks: Iterable[Clock] = ()
) -> tuple[Standing, ...]:
    """Where every action stands, in the order of the procedure."""
    running = list(clocks)
    return tuple(
        _standing(action, step.name, procedure, facts, running)
        for step in procedure.steps
        for action in step.actions
    )


def following(found: Iterable[Standing]) -> list[Standing]:
    """What is to be done now: overdue and soonest first, then in the order of the procedure."""
    asked = [one for one in found if one.state == "next"]
    return sorted(asked, key=lambda one: (_due(one) is None, _due(one) or ""))


def step_state(found: Iterable[Standing], step: str) -> Literal["done", "now", "later", "skipped"]:
    """How a step looks: "now" where it has something to be done now; what may be done and is not
    asked for leaves it done."""
    own = [one for one in found if one.step == step and not one.action.optional]
    if any(one.state == "next" for one in own):
        return "now"
    told = [one.state for one in own if one.state not in ("none", "may")]
    if told and all(state == "skipped" for state in told):
        return "skipped"
    return "done" if told and all(state in ("done", "skipped") for state in told) else "later"


def is_met(procedure: Procedure, facts: CaseFacts, action: str) -> bool:
    """Whether what comes after `action` need not wait for it."""
    done = procedure.actions[action].done
    return bool(done and getattr(facts, done)) or facts.skipped(action)


def _standing(
    action: Action, step: str, procedure: Procedure, facts: CaseFacts, clocks: list[Clock]
) -> Standing:
    clock = next(
        (
            one
            for code in action.clock
            for one in clocks
            if one.limit.code == code and one.state in ("running", "unknown")
        ),
        None,
    )
    missing = tuple(fact for fact in action.needs if not getattr(facts, fact))
    if facts.over and not action.when_over:
        missing = ("still_open", *missing)
    first = tuple(name for name in action.after if not is_met(procedure, facts, name))
    done = bool(action.done and getattr(facts, action.done))
    wanted = not action.optional and all(getattr(facts, fact) for fact in action.wanted)
    state: State
    if done and not (action.repeats and not missing):
        state = "done"
    elif facts.skipped(action.name):
        state = "skipped"
    elif missing or (first and not (action.early_if and getattr(facts, action.early_if))):
        state = "waits" if wanted else "none"
    elif first:
        state = "may"
    else:
        state = "next" if wanted and not done else "may"
    if done and state == "may":
        state = "done"
    return Standing(action, step, state, missing, first, clock)


def _due(one: Standing) -> str | None:
    return one.clock.due.isoformat() if one.clock and one.clock.due else None
