"""One case as it stands now: its papers, its clocks, what is done, next and waiting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from xatre.kinds.case_procedure import CASE_PROCEDURE
from xatre.model.cases.facts import CaseFacts
from xatre.model.cases.papers import PARTS
from xatre.model.cases.procedure import Standing, following, standing
from xatre.model.clock import Clock
from xatre.model.record import Record
from xatre.store.register import drafts, records
from xatre.work.cases import access
from xatre.work.figures import clocks
from xatre.work.records.named import id_of
from xatre.work.records.refusals import NotHere
from xatre.work.session import Session

UNVERIFIED = "chưa đối chiếu văn bản gốc"


@dataclass(frozen=True)
class CaseNow:
    """A case with its papers by kind, and where each action stands."""

    record: Record
    papers: dict[str, list[Record]]
    facts: CaseFacts
    clocks: tuple[Clock, ...]
    standing: tuple[Standing, ...]
    moment: datetime

    @property
    def next(self) -> list[Standing]:
        """What is to be done now, overdue and soonest first."""
        return following(self.standing)

    def of(self, action: str) -> Standing:
        """Where one action stands. Raises KeyError."""
        return next(one for one in self.standing if one.action.name == action)


def case_now(session: Session, id: str) -> CaseNow:
    """The case of that id or code. Raises NotHere, SeveralBearIt, NoRight, NotForThisOfficer."""
    session.kind("case")
    db = session.book.db
    record = records.get(db, "case", id_of(session, "case", id))
    if record is None:
        raise NotHere()
    access.require_open(session, record)
    draft = drafts.draft(db, record.id)
    if draft is not None and record.state == "draft":
        record = replace(record, fields=draft.fields)
    papers = {kind: records.children(db, kind, "case", record.id) for kind in PARTS}
    return stand(session, record, papers)


def stand(session: Session, record: Record, papers: dict[str, list[Record]]) -> CaseNow:
    """Where a case stands whose papers were read."""
    facts = CaseFacts(record, papers, session.owns)
    running = clocks.run_clocks(session, record, papers)
    found = standing(CASE_PROCEDURE, facts, running)
    return CaseNow(record, papers, facts, running, found, clocks.moment(session))


def label(session: Session, action: str) -> str:
    """An action in words."""
    return session.codes.label("case_action", action)


def done_by(session: Session, action: str) -> str:
    """Who does it, by the law."""
    code = session.codes.get("case_action", action)
    return code.facts.get("done_by", "") if code else ""


def source(session: Session, action: str) -> str:
    """The article, and that it was not compared with the text where it was not."""
    code = session.codes.get("case_action", action)
    if code is None:
        return ""
    return code.source if is_verified(session, action) else f"{code.source} ({UNVERIFIED})"


def is_verified(session: Session, action: str) -> bool:
    """Whether its article was compared with the text of the law."""
    code = session.codes.get("case_action", action)
    return code is None or code.verified


def early(session: Session, one: Standing) -> str:
    """That it may be done now before what comes before it, and whether the law was seen to say so;
    "" where nothing comes before it."""
    code = session.codes.get("case_action", one.action.name)
    if code is None or one.state != "may" or not one.first:
        return ""
    words = code.facts.get("may_be_early", "")
    return words if code.facts.get("early_verified") == "1" else f"{words} ({UNVERIFIED})"


def lacking(session: Session, one: Standing) -> str:
    """Why an action cannot be done now, in words; "" where it can."""
    words = [CASE_PROCEDURE.lacking[fact] for fact in one.missing]
    words += [f"chưa làm “{label(session, name)}”" for name in one.first]
    return "; ".join(words)


def till(session: Session, one: Standing, moment: datetime) -> tuple[str, str]:
    """How long is left and until when, in words; ("", "") without a clock."""
    if one.clock is None:
        return "", ""
    return one.clock.left(moment, clocks.calendar()), one.clock.until(moment)
