"""Where a case stands: what is next, what waits for what, what may be skipped; and approval."""

from __future__ import annotations

from xatre import resources
from xatre.kinds.case_procedure import CASE_PROCEDURE
from xatre.model.case_clocks import case_clocks
from xatre.model.cases.course import decided_digest
from xatre.model.cases.facts import CaseFacts
from xatre.model.cases.papers import PARTS
from xatre.model.cases.procedure import Standing, following, standing, step_state
from xatre.model.record import Record
from xatre.model.values import IN, YES, Fields

CASE: Fields = {
    "received_on": "2026-11-20",
    "received_at": "01:00",
    "event_unit": "u",
    "case_state": "received",
}
PLAN: Fields = {"submitted_on": "2026-11-25", "aims": "An toàn"}
CALM: list[tuple[str, Fields]] = [
    ("initial_assessment", {"made_on": "2026-11-20", "conclusion": "not_emergency"}),
    ("specific_assessment", {"made_on": "2026-11-21", "purpose": "plan"}),
    ("needs_meeting", {"held_on": "2026-11-23"}),
]


def facts(*papers: tuple[str, Fields], state: str = "complete", **more: object) -> CaseFacts:
    by_kind: dict[str, list[Record]] = {}
    for place, (kind, fields) in enumerate(papers):
        by_kind.setdefault(kind, []).append(Record(str(place), kind, "u", "complete", fields))
    case = Record("case", "case", "u", state, CASE | more)  # type: ignore[arg-type, operator]
    return CaseFacts(case, by_kind)


def stands(of: CaseFacts) -> dict[str, Standing]:
    return {one.action.name: one for one in standing(CASE_PROCEDURE, of)}


def asked(of: CaseFacts) -> list[str]:
    return [one.action.name for one in following(standing(CASE_PROCEDURE, of))]


def note(action: str, what: str = "skipped", round: str = "1") -> Fields:
    return {f"{action}.{round}": {IN: YES, "action": action, "what": what, "round": round}}


def test_declared_actions_are_the_listed_ones() -> None:
    codes = resources.codes()
    steps = [step.name for step in CASE_PROCEDURE.steps]
    assert steps == [code.code for code in codes.offered("case_step")]
    listed = {code.code: code for code in codes.offered("case_action")}
    assert set(listed) == set(CASE_PROCEDURE.actions)
    for name, action in CASE_PROCEDURE.actions.items():
        assert listed[name].parent == CASE_PROCEDURE.step_of(name).name
        assert bool(listed[name].facts["may_skip"]) == bool(action.skip_if), name
        assert bool(listed[name].facts["may_be_early"]) == bool(action.early_if), name
        assert listed[name].facts["early_verified"] == ("0" if action.early_if else ""), name
        assert all(code in resources.deadlines() for code in action.clock)


def test_every_fact_that_is_asked_for_exists_and_has_words() -> None:
    for action in CASE_PROCEDURE.actions.values():
        named = (*action.needs, *action.wanted, action.done, action.early_if, action.skip_if)
        for fact in filter(None, named):
            assert isinstance(getattr(facts(), fact), bool), fact
        assert set(action.needs) <= set(CASE_PROCEDURE.lacking), action.name
        assert set(action.after) <= set(CASE_PROCEDURE.actions)


def test_every_question_names_its_own_lines() -> None:
    for name, action in CASE_PROCEDURE.actions.items():
        asked = action.asks
        if asked is None:
            continue
        lines = [field.name for field in asked.fields]
        assert len(set(lines)) == len(lines), name
        assert {*asked.needed, *asked.signed} <= set(lines), name
        ways = {key for key, _, _ in asked.ways}
        # What is signed is signed on paper or in the machine; its number is of the paper's own.
        assert bool(asked.signed) == ("program" in ways), name
        assert len(asked.signed) in (0, 2), name


def test_what_puts_a_deadline_off_ends_none() -> None:
    actions = CASE_PROCEDURE.actions
    assert [name for name, one in actions.items() if not one.ends_clock] == ["extend", "refuse"]
    assert [name for name, one in actions.items() if one.on_case_form] == ["take_in"]
    sheets = [name for name, one in actions.items() if one.asks is not None and one.asks.sheet]
    assert sheets == ["enter_national"]


def test_every_paper_of_a_case_is_written_by_some_action() -> None:
    kinds = {action.kind for action in CASE_PROCEDURE.actions.values()}
    assert kinds == {"case", *PARTS}


def test_every_paper_is_of_the_first_step_that_writes_it() -> None:
    papers = CASE_PROCEDURE.papers
    assert list(papers) == [step.name for step in CASE_PROCEDURE.steps]
    assert sorted(kind for kinds in papers.values() for kind in kinds) == sorted(("case", *PARTS))
    assert papers["intake"] == ("case",)
    assert papers["planning"] == ("plan", "decision")
    # Closing changes the case, which is the paper of the intake.
    assert papers["reviewing"] == ("review",)


def test_a_new_case_is_taken_in_then_assessed() -> None:
    assert asked(facts(state="draft")) == ["take_in"]
    assert asked(facts()) == ["assess"]
    assert stands(facts())["submit_plan"].first == ("assess", "assess_closely", "meet")


def test_the_ordinary_way() -> None:
    assert asked(facts(CALM[0])) == ["assess_closely"]
    assert asked(facts(*CALM[:2])) == ["meet"]
    assert asked(facts(*CALM)) == ["submit_plan"]
    submitted = (*CALM, ("plan", PLAN))
    assert asked(facts(*submitted)) == ["approve"]
    approved: tuple[str, Fields] = (
        "decision",
        {"outcome": "approved", "decided_digest": decided_digest(PLAN), "signed_on": "2026-11-26"},
    )
    assert asked(facts(*submitted, approved)) == ["send_out"]
    sent = (*CALM, ("plan", PLAN | {"sent_on": "2026-11-27"}), approved)
    assert asked(facts(*sent)) == ["follow_up"]
    followed = (*sent, ("follow_up", {"purpose": "plan", "done_on": "2026-12-20"}))
    assert asked(facts(*followed)) == ["review"]
    ended = (*followed, ("review", {"made_on": "2027-01-20", "conclusion": "close"}))
    assert asked(facts(*ended)) == ["close"]
    assert asked(facts(*ended, case_state="closed")) == ["enter_national"]
    entered = facts(*ended, case_state="closed", national_entered_on="2027-02-01")
    assert asked(entered) == []
    found = standing(CASE_PROCEDURE, entered)
    assert {step_state(found, step.name) for step in CASE_PROCEDURE.steps} <= {"done", "later"}


def test_a_step_is_done_though_something_more_may_be_done_in_it() -> None:
    found = standing(CASE_PROCEDURE, facts())
    states = {one.action.name: one.state for one in found}
    assert (states["take_in"], states["hand_over"]) == ("done", "may")
    assert step_state(found, "intake") == "done"


def test_a_plan_changed_after_approval_is_no_longer_approved() -> None:
    approved: tuple[str, Fields] = (
        "decision",
        {"outcome": "approved", "decided_digest": decided_digest(PLAN), "signed_on": "2026-11-26"},
    )
    changed = facts(*CALM, ("plan", PLAN | {"aims": "Khác"}), approved)
    assert changed.approval == "void"
    assert asked(changed) == ["approve"]
    sent = facts(*CALM, ("plan", PLAN | {"sent_on": "2026-11-27", "sent_to": "x"}), approved)
    assert sent.approval == "approved"


def test_a_refused_plan_is_written_and_submitted_again() -> None:
    refused: tuple[str, Fields] = (
        "decision",
        {"outcome": "refused", "decided_digest": decided_digest(PLAN), "signed_on": "2026-11-26"},
    )
    assert facts(*CALM, ("plan", PLAN), refused).approval == "refused"
    assert asked(facts(*CALM, ("plan", PLAN), refused)) == ["submit_plan"]
    again = facts(*CALM, ("plan", PLAN | {"aims": "Rõ hơn"}), refused)
    assert asked(again) == ["approve"]


def test_harm_by_a_carer_is_urgent_and_separation_may_be_skipped_with_a_reason() -> None:
    by_carer = facts(CALM[0], harmer_is_carer="yes")
    assert by_carer.urgent
    assert asked(by_carer)[:2] == ["act", "separate"]
    assert "meet" in stands(by_carer)["submit_plan"].first
    assert stands(by_carer)["submit_plan"].state == "may"
    skipped = facts(CALM[0], harmer_is_carer="yes", step_notes=note("separate"))
    assert stands(skipped)["separate"].state == "skipped"
    assert "separate" not in asked(skipped)


def test_a_separation_asks_for_reassessment_and_its_end() -> None:
    lasts: tuple[str, Fields] = (
        "separation",
        {"from_day": "2026-11-20", "separation_state": "running"},
    )
    found = stands(facts(CALM[0], lasts, harmer_is_carer="yes"))
    assert (found["act"].state, found["separate"].state) == ("done", "done")
    assert found["reassess"].state == found["end_separation"].state == "next"
    assert found["cancel"].missing == ("found_safe",)
    safe: tuple[str, Fields] = (
        "specific_assessment",
        {"purpose": "end_separation", "made_on": "2026-11-25"},
    )
    assert stands(facts(CALM[0], lasts, safe))["cancel"].state == "may"


def test_another_round_may_skip_what_the_law_lets_it() -> None:
    first = [*CALM, ("plan", PLAN), ("decision", {"outcome": "approved"})]
    goes_on: tuple[str, Fields] = (
        "review",
        {"made_on": "2027-01-20", "conclusion": "continue", "round": "1"},
    )
    second = facts(*first, goes_on)
    assert second.round == 2
    assert asked(second) == ["assess_closely"]
    skipped = facts(
        *first,
        goes_on,
        step_notes=note("assess_closely", round="2") | note("meet", round="2"),
    )
    assert asked(skipped) == ["submit_plan"]
    clocks = case_clocks(skipped.record, skipped._papers, resources.deadlines())
    submit = next(one for one in clocks if one.limit.code == "C04")
    assert submit.state == "running"
    assert "ngày rà soát trước" in submit.note


def test_a_case_that_is_over_asks_for_nothing_but_what_comes_after() -> None:
    over = facts(CALM[0], case_state="unfounded")
    assert asked(over) == []
    assert "still_open" in stands(over)["submit_plan"].missing
    placed = facts(CALM[0], case_state="closed", placed_on="2026-11-22", national_entered_on="2027")
    assert asked(placed) == ["follow_placed"]


def test_what_happened_elsewhere_is_handed_over() -> None:
    elsewhere = facts(event_unit="v")
    assert asked(elsewhere) == ["hand_over", "assess"]
    assert asked(facts(event_unit="v", step_notes=note("hand_over"))) == ["assess"]
    assert asked(facts(event_unit="v", handed_to="v")) == ["assess"]
