"""An action on its way: what was given for it, and how its paper is completed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from xatre.errors import UseError
from xatre.kinds import KINDS
from xatre.model.cases.procedure import Action
from xatre.model.fields import Day
from xatre.model.reading import with_changes
from xatre.model.record import Record
from xatre.model.values import Fields, Value
from xatre.store.register import drafts, records
from xatre.work.cases.reading import CaseNow
from xatre.work.records import save
from xatre.work.session import Session

Given = Mapping[str, object]
Changes = dict[str, "Value | None"]


class ReasonLacking(UseError):
    """A step that asks for a reason was given none."""

    code = "XT-263"
    sentence = "Việc “{what}” phải ghi lý do. Chưa ghi gì."
    remedy = "Ghi lý do rồi làm lại (ở lệnh: --reason)."


@dataclass(frozen=True)
class Doing:
    """An action on its way: what was given for it, and why, where a reason was written."""

    session: Session
    now: CaseNow
    action: Action
    given: Given
    reason: str
    label: str
    paper: Record | None = None
    """The paper as somebody filled it in, where it was not given field by field."""

    @property
    def today(self) -> str:
        return self.session.today.isoformat()

    @property
    def officer(self) -> str:
        return self.session.book.officer.name

    def require_reason(self) -> str:
        """The reason. Raises ReasonLacking."""
        if not self.reason.strip():
            raise ReasonLacking(what=self.label)
        return self.reason.strip()

    def day(self, name: str) -> str:
        """A day that was given in stored form, today where none was. Raises DayError."""
        given = str(self.given.get(name) or "").strip()
        return str(Day(name, "Ngày").read(given, self.session.today)) if given else self.today

    def text(self, name: str, otherwise: str = "") -> str:
        return str(self.given.get(name) or otherwise).strip()

    def without(self, *names: str) -> Doing:
        """As it is, had these fields not been given."""
        given = {name: value for name, value in self.given.items() if name not in names}
        paper = self.paper
        if paper is not None:
            kept = {name: value for name, value in paper.fields.items() if name not in names}
            paper = replace(paper, fields=kept)
        return replace(self, given=given, paper=paper)

    def write(
        self, kind: str, preset: Fields, of: Record | None = None, *, firm: bool = False
    ) -> Record:
        """Complete a paper from what was given: a new one, or the next revision of `of`. What is
        given goes before what is preset unless that is `firm`. Raises Incomplete."""
        declared = KINDS[kind]
        if self.paper is not None:
            written = {**self.paper.fields, **preset} if firm else {**preset, **self.paper.fields}
            written["case"] = self.now.record.id
            filled = replace(self.paper, fields=written)
            return save.complete(self.session, filled, by_program=True)
        before = of or self._draft(kind) or save.start(self.session, kind)
        given = {name: value for name, value in self.given.items() if name in declared.fields}
        given = {name: value for name, value in given.items() if name not in declared.by_program}
        begun: Fields = {**preset} if of is not None else {**before.fields, **preset}
        fields = with_changes(declared, {**before.fields, **begun}, given)
        fields["case"] = self.now.record.id
        return save.complete(self.session, replace(before, fields=fields), by_program=True)

    def _draft(self, kind: str) -> Record | None:
        """A draft of that paper that somebody began here."""
        begun = [one for one in self.now.papers.get(kind, []) if one.state == "draft"]
        own = [one for one in begun if self.session.owns(one.unit)]
        if not own:
            return None
        kept = drafts.draft(self.session.book.db, own[-1].id)
        return replace(own[-1], fields=kept.fields) if kept else own[-1]


@dataclass(frozen=True)
class Written:
    """What an action wrote: the paper (None where the case itself), what changes on the case, and
    a file that was sealed."""

    paper: Record | None = None
    changes: Changes | None = None
    file: str = ""


def made(doing: Doing, **more: Value) -> Fields:
    """Who made a paper and when, with more."""
    return {"made_by": doing.officer, "made_on": doing.today, **more}


def change(doing: Doing, paper: Record, /, **changes: Value) -> Record:
    """The next revision of a completed paper. Raises Incomplete."""
    kept = records.get(doing.session.book.db, paper.kind, paper.id) or paper
    fields = {**kept.fields, **changes}
    return save.complete(doing.session, replace(kept, fields=fields), by_program=True)


def by_carer(doing: Doing) -> str:
    """Whether a parent or carer is known as the harmer."""
    return "yes" if doing.now.facts.harmed_by_carer else "unknown"
