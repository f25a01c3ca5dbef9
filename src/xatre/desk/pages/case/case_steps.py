"""The eight steps of a case, the papers of each, and what the book says of them. No widgets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from xatre import resources
from xatre.desk.pages.case.action_words import ActionWords, action_words
from xatre.desk.pages.case.case_recent import recent
from xatre.desk.pages.record.reading import RelatedRow, related_row
from xatre.kinds import KINDS
from xatre.kinds.case_procedure import CASE_PROCEDURE
from xatre.model.cases.procedure import Step, step_state
from xatre.model.record import Record
from xatre.model.text import in_sentence
from xatre.work.cases import signatures
from xatre.work.cases.reading import case_now
from xatre.work.cases.signatures import Signed
from xatre.work.figures import clocks
from xatre.work.records import browse, save
from xatre.work.session import Session


@dataclass(frozen=True)
class StepPapers:
    """One step of the procedure: its words from the list `case_step`, the kinds of its papers."""

    step: Step
    kinds: tuple[str, ...]

    @property
    def name(self) -> str:
        return resources.codes().label(LIST, self.step.name)

    @property
    def form(self) -> str:
        """The form it is written on."""
        return self._fact("form")

    @property
    def short(self) -> str:
        """Its name in a narrow window; "" where the name is short enough."""
        return self._fact("short")

    @property
    def repeated(self) -> bool:
        return self.step.repeats

    def _fact(self, name: str) -> str:
        code = resources.codes().get(LIST, self.step.name)
        return code.facts.get(name, "") if code is not None else ""


LIST = "case_step"
STEPS = tuple(StepPapers(step, CASE_PROCEDURE.papers[step.name]) for step in CASE_PROCEDURE.steps)
FORMS = {"plan": "Mẫu 04", "decision": "Mẫu 05"}
"""Forms of papers whose step has several."""
PAPER_WORDS = {
    "emergency_action": "can thiệp khẩn cấp",
    "separation": "quyết định cách ly",
    "plan": "kế hoạch (Mẫu 04)",
    "decision": "quyết định (Mẫu 05)",
    "follow_up": "lần theo dõi",
}


def form_of(kind: str) -> str:
    """The form a paper is written on: "Mẫu 04"; "" where it has none of its own."""
    form = FORMS.get(kind) or next(step.form for step in STEPS if kind in step.kinds)
    return form if form.startswith("Mẫu") else ""


def paper_name(kind: str) -> str:
    """What a paper is called in a message: "Mẫu 01", "kế hoạch (Mẫu 04)"."""
    step = next(step for step in STEPS if kind in step.kinds)
    if len(step.kinds) == 1 and step.form.startswith("Mẫu"):
        return step.form
    return PAPER_WORDS.get(kind, in_sentence(KINDS[kind].label))


@dataclass(frozen=True)
class ClockWords:
    """A clock in words, for one glance."""

    state: Literal["waiting", "running", "soon", "late", "done"]
    left: str
    about: str
    gone: float
    law: str
    name: str
    until: str


@dataclass(frozen=True)
class CaseOpened:
    """A case with its papers. `errors` counts, by step, what stands wrong in drafts."""

    record: Record
    papers: dict[str, tuple[RelatedRow, ...]] = field(default_factory=dict)
    errors: dict[int, int] = field(default_factory=dict)
    clocks: tuple[ClockWords, ...] = ()
    recent: tuple[str, ...] = ()
    actions: tuple[ActionWords, ...] = ()
    looks: tuple[str, ...] = ()
    """How each step looks, by `procedure.step_state`; () for a case that is not kept yet."""
    approval: str = ""
    signed: dict[str, Signed] = field(default_factory=dict)
    """Decisions made in the machine: whose they are, by id."""
    round: int = 1
    plan: str = ""
    """The plan of this round, by its id."""

    @property
    def code(self) -> str:
        return str(self.record.fields.get("code", ""))

    def live(self, kind: str) -> list[RelatedRow]:
        """The papers of a kind that are not voided."""
        return [row for row in self.papers.get(kind, ()) if row.state != "void"]

    def is_done(self, number: int) -> bool:
        """Whether nothing of the step is left to do."""
        return bool(self.looks) and self.looks[number] in ("done", "skipped")

    @property
    def now(self) -> int:
        """The step that is being done: that of what is asked for first."""
        asked = [one.step for one in self.actions if one.state == "next"]
        if asked:
            return asked[0]
        done = [number for number in range(len(STEPS)) if self.is_done(number)]
        return min(done[-1] + 1, len(STEPS) - 1) if done else 0


def case_of(session: Session, kind: str, id: str) -> str:
    """The case that a paper belongs to; a case is its own. Raises NotHere, NoRight."""
    if kind in ("", "case"):
        return id
    return str(browse.record(session, kind, id).fields.get("case", ""))


def step_of(kind: str) -> int:
    """The step whose papers are of that kind; 0 for any other."""
    return next((number for number, step in enumerate(STEPS) if kind in step.kinds), 0)


def open_case(session: Session, id: str, *, first: bool = False) -> CaseOpened:
    """Read a case with its papers; `first` when a person opens it, which is written down. Raises
    NotHere, NoRight, NotForThisOfficer."""
    record = browse.record(session, "case", id)
    if first:
        session.note("read", f"case/{id}")
    found = browse.related(session, record)
    papers: dict[str, tuple[RelatedRow, ...]] = {}
    errors: dict[int, int] = {}
    for number, step in enumerate(STEPS):
        for kind in step.kinds:
            rows = [record] if kind == "case" else found.get(kind, [])
            if kind != "case":
                papers[kind] = tuple(related_row(session, row) for row in rows)
            drafts = [row for row in rows if row.state == "draft" and session.owns(row.unit)]
            wrong = sum(
                problem.level == "error" and not problem.answered
                for row in drafts
                for problem in save.find_problems(session, row)
            )
            if wrong:
                errors[number] = errors.get(number, 0) + wrong
    kept = [record, *(row for step in STEPS for kind in step.kinds for row in found.get(kind, []))]
    now = case_now(session, id)
    names = tuple(one.step.name for one in STEPS)
    return CaseOpened(
        record,
        papers,
        errors,
        _clocks(session, id),
        recent(session, kept, paper_name),
        action_words(session, now, names),
        tuple(step_state(now.standing, name) for name in names),
        now.facts.approval,
        signatures.of_all(session, now.papers["decision"]),
        now.facts.round,
        now.facts.plan.id if now.facts.plan is not None else "",
    )


ORDER = {"running": 0, "unknown": 1, "not_begun": 2, "done": 3}


def _clocks(session: Session, id: str) -> tuple[ClockWords, ...]:
    """The three soonest clocks: those that run, by their end; then those not begun; then done."""
    now = clocks.moment(session)
    calendar = clocks.calendar()
    found = [one for one in clocks.clocks_of(session, id) if one.state in ORDER]
    found.sort(key=lambda one: (ORDER[one.state], one.due or now))
    told = []
    for one in found[:3]:
        state: Literal["waiting", "running", "soon", "late", "done"]
        if one.state == "done":
            state = "late" if one.in_time is False else "done"
        elif one.state in ("unknown", "not_begun"):
            state = "waiting"
        else:
            state = "late" if one.is_late(now) else "soon" if one.is_near(now) else "running"
        law = " · ".join(filter(None, (one.limit.source, one.note)))
        short = one.limit.short or one.what
        left, gone, until = one.left(now, calendar), one.elapsed(now), one.until(now)
        told.append(ClockWords(state, left, one.what, gone, law, short, until))
    return tuple(told)
