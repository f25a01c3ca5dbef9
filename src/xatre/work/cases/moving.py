"""What follows for the case itself when one of its papers was written: its state, its notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from xatre.model.cases.facts import CaseFacts
from xatre.model.record import Record
from xatre.model.values import IN, YES, Fields, Value, rows_in
from xatre.store.register import drafts, records
from xatre.work.cases.reading import case_now
from xatre.work.records import save
from xatre.work.session import Session


def state_of(facts: CaseFacts) -> str:
    """The state of a case that its papers speak of (a code of `case_state`)."""
    if facts.over:
        return str(facts.case.get("case_state", ""))
    if facts.reviewed or (facts.no_plan_needed and not facts.submitted):
        return "reviewing"
    if facts.plan_approved:
        return "carrying_out"
    if facts.plan_waits:
        return "awaiting_approval"
    if facts.met or facts.skipped("meet") or facts.plan is not None:
        return "planning"
    if facts.assessed or facts.continued:
        return "identifying_needs"
    return "assessing" if facts.acted or facts.all("initial_assessment") else "received"


def follow(session: Session, case_id: str, changes: Mapping[str, Value | None] = {}) -> Record:
    """Write `changes` on the case (None clears) and bring its state up to what its papers say: one
    revision, or none where it says so already. The case as it is then."""
    now = case_now(session, case_id)
    fields: Fields = {**now.record.fields}
    for name, value in changes.items():
        if value is None:
            fields.pop(name, None)
        else:
            fields[name] = value
    facts = CaseFacts(replace(now.record, fields=fields), now.papers, session.owns)
    fields["case_state"] = state_of(facts)
    if now.record.state != "complete" or fields == now.record.fields:
        return now.record
    draft = drafts.draft(session.book.db, now.record.id)
    saved = save.complete(session, replace(now.record, fields=fields), by_program=True)
    if draft is not None:
        # What somebody was typing stays, over the new revision.
        over = {name: fields[name] for name in (*changes, "case_state") if name in fields}
        save.keep_draft(session, replace(saved, fields={**draft.fields, **over}))
    return records.get(session.book.db, "case", saved.id) or saved


def noted(
    session: Session, facts: CaseFacts, actions: tuple[str, ...], what: str, reason: str
) -> dict[str, Value]:
    """The case's notes with one more for each action; a note says why it was skipped or late."""
    kept = rows_in(facts.case.get("step_notes"))
    rows: dict[str, Value] = {key: {IN: YES, **row} for key, row in kept.items()}
    for action in actions:
        rows[f"{action}.{what}.{facts.round}"] = {
            IN: YES,
            "action": action,
            "what": what,
            "round": str(facts.round),
            "reason": reason,
            "noted_on": session.today.isoformat(),
            "noted_by": session.book.officer.name,
        }
    return {"step_notes": rows}
