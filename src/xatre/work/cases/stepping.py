"""Moving a case: one action is done, skipped or done late with a reason, in one transaction.

What may be done when is declared in `kinds/case_procedure.py`; what each writes is in `papers.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xatre.errors import DataError, UseError
from xatre.kinds.case_procedure import CASE_PROCEDURE
from xatre.model.cases.course import PLAN_DECISIONS, decided_digest
from xatre.model.cases.procedure import Action
from xatre.model.record import Record
from xatre.model.values import Value
from xatre.work.cases import moving
from xatre.work.cases.doing import Doing
from xatre.work.cases.papers import WRITERS
from xatre.work.cases.reading import CaseNow, case_now, label, lacking
from xatre.work.records import save
from xatre.work.session import Session


class UnknownStep(UseError):
    """No action of that name."""

    code = "XT-265"
    sentence = "Không có việc nào tên {step} trong quy trình."
    remedy = "Xem các việc của vụ việc bằng: xatre step SỔ MÃ."


class OutOfOrder(DataError):
    """Something that comes before was not done, or it does not apply."""

    code = "XT-144"
    sentence = "Chưa làm được “{what}”: {why}. Chưa ghi gì."
    remedy = "Làm việc trước đã, hoặc xem lại vụ việc đang ở bước nào."


class DoneAlready(DataError):
    """It was done and is done once."""

    code = "XT-145"
    sentence = "“{what}” đã làm rồi. Chưa ghi gì thêm."
    remedy = "Mở giấy tờ của bước ấy để xem hoặc sửa."


class NotSkippable(DataError):
    """The law does not let this be skipped."""

    code = "XT-146"
    sentence = "Luật không cho bỏ qua “{what}” lúc này."
    remedy = "Làm việc này; muộn thì ghi lý do."


class LateWithoutReason(DataError):
    """Its time limit was over, and nobody said why."""

    code = "XT-142"
    sentence = "“{what}” đã quá hạn ({until}), cần ghi lý do làm muộn. Chưa ghi gì."
    remedy = "Ghi lý do rồi làm lại (ở lệnh: --reason)."


@dataclass(frozen=True)
class Stepped:
    """What was done. `paper` is None where only the case changed; `file` a package sealed."""

    case: Record
    paper: Record | None
    file: str = ""

    @property
    def revision(self) -> str:
        return self.paper.revision if self.paper is not None else self.case.revision


def step(
    session: Session,
    id: str,
    name: str,
    given: Mapping[str, object] | None = None,
    *,
    reason: str = "",
    skip: bool = False,
    paper: Record | None = None,
) -> Stepped:
    """Do the action `name` of a case with what was given for its paper, or with the `paper` as it
    was filled in; or skip it.

    Raises UnknownStep, OutOfOrder, DoneAlready, NotSkippable, LateWithoutReason, ReasonLacking,
    PaperIncomplete, ChangedBeforeDecision, Incomplete (`problems`), NoRight, NotOurs, DiskError.
    """
    session.require("write")
    now = case_now(session, id)
    action = CASE_PROCEDURE.actions.get(name)
    if action is None:
        raise UnknownStep(step=name[:40])
    found, words = now.of(name), label(session, name)
    doing = Doing(session, now, action, given or {}, reason, words, paper)
    if skip:
        return _skip(doing)
    early = found.first if found.state == "may" else ()
    if found.state == "done" and not action.repeats:
        raise DoneAlready(what=words)
    if found.missing or (found.first and not early):
        raise OutOfOrder(what=words, why=lacking(session, found))
    if early:
        doing.require_reason()
    with session.book.transaction():
        written = WRITERS[name](doing)
        changes = dict(written.changes or {})
        late = (*early, *([name] if _is_late(doing) else []))
        if late:
            changes |= moving.noted(session, now.facts, late, "late", reason.strip())
        case = moving.follow(session, now.record.id, changes)
        session.note(f"step {name}", f"case/{case.id}")
    return Stepped(case, written.paper, written.file)


def _skip(doing: Doing) -> Stepped:
    action, facts = doing.action, doing.now.facts
    state = doing.now.of(action.name).state
    if not action.skip_if or not getattr(facts, action.skip_if) or state in ("done", "skipped"):
        raise NotSkippable(what=doing.label)
    changes: dict[str, Value | None] = dict(
        moving.noted(doing.session, facts, (action.name,), "skipped", doing.require_reason())
    )
    with doing.session.book.transaction():
        case = moving.follow(doing.session, doing.now.record.id, changes)
        doing.session.note(f"skip {action.name}", f"case/{case.id}")
    return Stepped(case, None)


def _is_late(doing: Doing) -> bool:
    """Whether its time limit was over when it was done, by the days written on paper. Raises
    LateWithoutReason where it was and no reason is written."""
    if not doing.action.ends_clock:
        return False
    before = {one.limit.code for one in doing.now.clocks if one.state == "running"}
    after = case_now(doing.session, doing.now.record.id)
    for clock in after.clocks:
        ended = clock.state == "done" and clock.in_time is False
        if ended and clock.limit.code in before and _ends(doing.action, clock.limit.code):
            if not doing.reason.strip():
                until = clock.until(doing.now.moment)
                raise LateWithoutReason(what=doing.label, until=until)
            return True
    return False


def _ends(action: Action, code: str) -> bool:
    return code in action.clock


def action_for(now: CaseNow, paper: Record) -> str:
    """The action that completing this paper is; "" where it is only corrected."""
    facts, fields = now.facts, paper.fields
    if paper.kind == "plan":
        same = facts.plan is not None and facts.plan.id == paper.id
        if same and facts.approval == "approved" and facts.plan is not None:
            changed = decided_digest(facts.plan.fields) != decided_digest(fields)
            return "adjust" if changed else ""
        if paper.revision and not (same and facts.approval == "refused"):
            return ""
        return "submit_plan" if fields.get("submitted_on") else ""
    if paper.revision:
        return ""
    if paper.kind == "decision":
        if fields.get("decision_kind", "approve_plan") not in PLAN_DECISIONS:
            return ""
        return "refuse" if fields.get("outcome") == "refused" else "approve"
    actions = CASE_PROCEDURE.actions.values()
    return next((one.name for one in actions if one.is_in(paper.kind, fields)), "")


def complete_paper(session: Session, paper: Record, reason: str = "") -> Record:
    """Complete a paper of a case as it was filled in: as the action it is, or, where that was done
    already, as a correction. The case follows. Raises as `step`."""
    case = paper.id if paper.kind == "case" else str(paper.fields.get("case", ""))
    if paper.kind == "case":
        with session.book.transaction():
            saved = save.complete(session, paper)
            return moving.follow(session, saved.id)
    now = case_now(session, case)
    name = action_for(now, paper)
    if not name or now.of(name).state == "done":
        with session.book.transaction():
            saved = save.complete(session, paper)
            moving.follow(session, case)
        return saved
    given = {name: value for name, value in paper.fields.items() if isinstance(value, str)}
    why = reason or str(paper.fields.get("reason") or paper.fields.get("changes") or "")
    return step(session, case, name, given, reason=why, paper=paper).paper or paper


def offered(session: Session, now: CaseNow) -> list[str]:
    """Names of the actions that may be skipped now."""
    return [
        one.action.name
        for one in now.standing
        if one.action.skip_if
        and getattr(now.facts, one.action.skip_if)
        and one.state in ("next", "waits")
    ]
