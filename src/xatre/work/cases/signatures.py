"""Whose a decision made in the machine is: its signature looked at whenever the decision is shown.

Here the key has to be that of the officer named. A decision that came from another device, or from
a unit, names who approved, and this book knows no key of theirs; that is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from xatre.model import days
from xatre.model.cases.facts import CaseFacts
from xatre.model.record import Record
from xatre.model.values import Value, rows_in
from xatre.store.keys import approving
from xatre.store.keys.officers import same_name
from xatre.store.register import revisions
from xatre.work.cases.approval import MACHINE, PAPER, content
from xatre.work.cases.reading import CaseNow
from xatre.work.session import Session

State = Literal["holds", "unknown", "broken"]
_WORDS: dict[State, str] = {
    "holds": "chữ ký khớp",
    "unknown": "sổ này chưa biết khóa",
    "broken": "chữ ký không khớp",
}
SIGNATURE = "approval_signature"


@dataclass(frozen=True)
class Signed:
    """What a decision made in the machine is worth here. `decision` is the id of the paper."""

    decision: str
    name: str
    state: State

    @property
    def words(self) -> str:
        """For the screen and for paper."""
        return f"{self.name} ký trong máy, {_WORDS[self.state]}"


def of(session: Session, decision: Record) -> Signed | None:
    """What the signature of a decision is worth; None for one on paper, or that is no decision."""
    fields = decision.fields
    if decision.kind != "decision" or fields.get("form") != MACHINE:
        return None
    return Signed(decision.id, str(fields.get("signer", "")), _state(session, decision))


def of_all(session: Session, decisions: list[Record]) -> dict[str, Signed]:
    """By decision: those completed in the machine."""
    found = [of(session, one) for one in decisions if one.state == "complete"]
    return {one.decision: one for one in found if one is not None}


def by_action(session: Session, decisions: list[Record], facts: CaseFacts) -> dict[str, Signed]:
    """By the action that made it: the decision on the plan of this round, and that to close."""
    found: dict[str, Signed] = {}
    about = [one for one in decisions if one.fields.get("decision_kind") == "close"]
    about += [facts.decision] if facts.decision is not None else []
    for decision in about:
        signed = of(session, decision) if decision.state == "complete" else None
        if signed is not None:
            found[_action(decision)] = signed
    return found


def on_paper(now: CaseNow) -> dict[str, str]:
    """By the action that made it: a decision entered as it was signed on paper, in words."""
    found: dict[str, str] = {}
    about = [one for one in now.papers["decision"] if one.fields.get("decision_kind") == "close"]
    about += [now.facts.decision] if now.facts.decision is not None else []
    for decision in about:
        if decision.state == "complete" and decision.fields.get("form") == PAPER:
            found[_action(decision)] = _paper_words(decision.fields)
    separation = now.facts.separation
    for action, prefix in (("separate", "decision_"), ("cancel", "cancel_")):
        if separation is not None and separation.fields.get(f"{prefix}form") == PAPER:
            found[action] = _paper_words(separation.fields, prefix)
    return found


def _paper_words(fields: Mapping[str, Value], prefix: str = "") -> str:
    number, day = fields.get(f"{prefix}number"), fields.get(f"{prefix}signed_on")
    signer, scans = fields.get(f"{prefix}signer"), rows_in(fields.get("paper"))
    said = (
        f"số {number}" if number else "",
        f"ngày {days.show(day)}" if isinstance(day, str) else "",
        f"{signer} ký" if signer else "",
        "có ảnh chụp" if scans else "chưa có ảnh chụp",
    )
    return f"theo bản giấy {', '.join(filter(None, said))}"


def _action(decision: Record) -> str:
    if decision.fields.get("decision_kind") == "close":
        return "close"
    return "refuse" if decision.fields.get("outcome") == "refused" else "approve"


def _state(session: Session, decision: Record) -> State:
    fields = decision.fields
    key, signature = fields.get("approval_key"), fields.get(SIGNATURE)
    if not isinstance(key, str) or not isinstance(signature, str):
        return "broken"
    if decision.cut:
        # What was cut away may be part of what was signed.
        return "unknown"
    if not approving.holds(key, signature, content(fields)):
        return "broken"
    holder = approving.holder(session.book.db, key)
    if holder is not None:
        return "holds" if same_name(holder, str(fields.get("signer", ""))) else "broken"
    return "broken" if _signed_here(session, decision.id, signature) else "unknown"


def _signed_here(session: Session, id: str, signature: str) -> bool:
    """Whether the line that first bore it says that it was written on this device."""
    lines = revisions.history(session.book.db, id)
    bearing = [line for line in lines if line.fields.get(SIGNATURE) == signature]
    return bool(bearing) and bearing[0].device == session.book.facts.device
