"""An action of a case in words, for one glance. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xatre.model.cases.procedure import State
from xatre.work.cases import reading, signatures, stepping
from xatre.work.cases.reading import CaseNow
from xatre.work.session import Session

Sign = Literal["", "paper", "holds", "unknown", "broken"]
"""How the chairman did it: on paper, or in the machine and what the signature is worth here."""


@dataclass(frozen=True)
class ActionWords:
    """One action: what, who does it, till when, what it waits for. `kind` of paper it writes."""

    name: str
    step: int
    kind: str
    label: str
    state: State
    who: str = ""
    left: str = ""
    until: str = ""
    late: bool = False
    missing: str = ""
    counted_from: str = ""
    law: str = ""
    unverified: str = ""
    may_skip: bool = False
    signed: str = ""
    """Who did it in the machine, and what their signature is worth here; or the number, day and
    signer of the paper it was signed on."""
    sign: Sign = ""
    early: str = ""
    """That it may come before what is lacking, and whether the law was seen to say so."""

    @property
    def can_be_done(self) -> bool:
        return self.state in ("next", "may")


def action_words(session: Session, now: CaseNow, steps: tuple[str, ...]) -> tuple[ActionWords, ...]:
    """Every action of a case; `steps` are the names of the steps in order."""
    skippable = stepping.offered(session, now)
    signed = signatures.by_action(session, now.papers["decision"], now.facts)
    papers = signatures.on_paper(now)
    told = []
    for one in now.standing:
        name = one.action.name
        mine = signed.get(name)
        left, until = reading.till(session, one, now.moment)
        told.append(
            ActionWords(
                name,
                steps.index(one.step),
                one.action.kind,
                reading.label(session, name),
                one.state,
                reading.done_by(session, name),
                left,
                until,
                bool(one.clock and one.clock.is_late(now.moment)),
                reading.lacking(session, one) if one.state == "waits" else "",
                one.clock.note if one.clock else "",
                reading.source(session, name),
                "" if reading.is_verified(session, name) else f"({reading.UNVERIFIED})",
                name in skippable,
                mine.words if mine else papers.get(name, ""),
                mine.state if mine else "paper" if name in papers else "",
                reading.early(session, one),
            )
        )
    return tuple(told)
