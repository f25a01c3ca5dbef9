"""One record on paper: nameless for anyone who may read it, with names for a written reason.

As its own sheet, as an official form, as a child's summary, as the copy for parents and carers; or
a form empty for handwriting. Each sheet with names, and each printing, is written to the journal.
What turns the sheet into paper is the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from xatre.errors import UseError
from xatre.model import days
from xatre.model.cases.facts import CaseFacts
from xatre.model.cases.papers import PARTS
from xatre.model.fields import Reference
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.text import DOTS
from xatre.model.values import Value, rows_in
from xatre.reports import national_sheet
from xatre.reports.carers_copy import carers_copy
from xatre.reports.child_summary import child_summary
from xatre.reports.official_form import LINE, Filling, form_name, official_form
from xatre.reports.paper_forms import FORMS, forms_of
from xatre.reports.record_sheet import Printing, record_sheet
from xatre.reports.wording import initials
from xatre.store.register import records
from xatre.work.cases import national, signatures
from xatre.work.papers import files_out, marking
from xatre.work.papers.marking import LONGEST_REASON, ReasonTooLong
from xatre.work.records import browse, withholding
from xatre.work.session import Session

__all__ = [
    "LONGEST_REASON",
    "PrintedSheet",
    "ReasonTooLong",
    "forms_offered",
    "make_blank",
    "make_sheet",
    "note_printed",
]

SHEET, SUMMARY, CARERS, NATIONAL = "sheet", "summary", "carers", "national"
BLANK_SCOPE = "mẫu để ghi tay, chưa có thông tin"
ABOUT = CODE, NAME, BORN, SEX = ("Mã vụ việc", "Họ và tên trẻ em", "Ngày sinh", "Giới tính")
"""Whose case a paper belongs to."""
CARER_RELATIONS = ("father", "mother", "step_parent", "carer")


class UnknownForm(UseError):
    """There is no such form, or it is not filled from this kind of record."""

    code = "XT-280"
    sentence = "Không có mẫu {form} cho loại hồ sơ này. Chưa in gì."
    remedy = "Các mẫu có: {forms}."


@dataclass(frozen=True)
class PrintedSheet:
    """A sheet ready for paper. `name` is a file name that tells nothing of anybody; `copy` the
    number it bears, 0 for an empty form."""

    html: str
    name: str
    kind: str
    id: str
    reason: str
    form: str = SHEET
    copy: int = 0

    @property
    def named(self) -> bool:
        return bool(self.reason)


def forms_offered(session: Session, kind_name: str) -> dict[str, str]:
    """What a record of a kind may be printed as: name of the form and its title."""
    kind = session.kind(kind_name)
    offered = {SHEET: f"Phiếu {kind.label.lower()}"}
    if kind.name == "child":
        offered[SUMMARY] = "Tóm tắt hồ sơ trẻ em"
    offered |= {id: form_name(session.codes, id) for id in forms_of(kind.name)}
    if kind.name == "case":
        offered[CARERS] = "Bản gửi cha, mẹ, người chăm sóc"
        offered[NATIONAL] = national_sheet.TITLE
    return offered


def make_sheet(
    session: Session, kind_name: str, id: str, reason: str = "", form: str = SHEET
) -> PrintedSheet:
    """The sheet of a record as it was completed. With a `reason` names and hidden values are in
    it, and that it was made is written to the journal. Raises NotHere, NoRight,
    ReasonTooLong, UnknownForm."""
    reason = marking.accepted(session, reason)
    kind = session.kind(kind_name)
    offered = forms_offered(session, kind_name)
    if form not in offered:
        raise UnknownForm(form=form[:20], forms=", ".join(offered))
    found = browse.record(session, kind_name, id, with_draft=False)
    seen = replace(found, fields=withholding.visible(session, found))
    said = marking.printing(
        session,
        reason,
        owner=found.unit,
        title=records.title(session.book.db, kind.name, found.id),
        secret=kind.guarded,
        words=_references(session, kind, found),
    )
    if form == SHEET:
        html = record_sheet(kind, seen, session.codes, said)
    elif form == SUMMARY:
        related = browse.related(session, found)
        html = child_summary(session.kinds, seen, related, session.codes, said)
    elif form == CARERS:
        html = _carers_copy(session, found, said)
    elif form == NATIONAL:
        html = _national(session, found, said)
    else:
        html = _official(session, kind, found, seen, said, form)
    if reason:
        session.note("shown", f"{kind_name}/{id} names: {reason}")
    return PrintedSheet(
        html, _file_name(session, kind, found, form), kind_name, id, reason, form, said.copy
    )


def make_blank(session: Session, form: str) -> PrintedSheet:
    """An official form empty for handwriting; it holds nothing of anybody. Raises UnknownForm,
    NoRight."""
    session.require("read")
    asked = FORMS.get(form)
    if asked is None:
        raise UnknownForm(form=form[:20], forms=", ".join(FORMS))
    said = marking.printing(session, "", scope=BLANK_SCOPE, counted=False)
    said = replace(said, names=True)
    about = () if asked.kind == "case" else [(label, LINE) for label in ABOUT]
    filling = Filling(session.all_kinds[asked.kind], None, about)
    html = official_form(asked, filling, session.codes, said)
    return PrintedSheet(html, f"mau-{form}-trong.pdf", asked.kind, "", "", form)


def note_printed(session: Session, sheet: PrintedSheet, to: str = "") -> int:
    """Write down that a sheet went to the printer, or to the file named `to`, and its number. To
    be called before it does: what cannot be written down is not printed. Raises DiskError."""
    what = f"{sheet.kind}/{sheet.id}" if sheet.id else f"mẫu {sheet.form} trống"
    form = "" if sheet.form == SHEET or not sheet.id else f" {sheet.form}"
    return files_out.note(session, "printed", f"{what}{form}", to, sheet.reason)


def _official(
    session: Session, kind: Kind, found: Record, seen: Record, said: Printing, id: str
) -> str:
    form = FORMS[id]
    withheld = found.fields.keys() - seen.fields.keys()
    case = _case_of(session, kind, seen)
    about = _about(session, case, said) if kind.name != "case" else ()
    kept = records.get(session.book.db, kind.name, seen.id)
    signed = signatures.of(session, kept) if kept is not None else None
    if signed is not None:
        about = (*about, ("Chữ ký trong máy", escape(signed.words)))
    if kind.name == "case":
        seen = replace(seen, fields={**_told_by_register(session, seen), **seen.fields})
    attached = None
    behind = FORMS[next(iter(forms_of(form.attached)))] if form.attached else None
    other = seen.fields.get(form.attached) if form.attached else None
    if behind is not None and isinstance(other, str):
        paper = records.get(session.book.db, behind.kind, other)
        if paper is not None:
            attached = (behind, Filling(session.kinds[behind.kind], paper))
    filling = Filling(kind, seen, about, withheld)
    return official_form(form, filling, session.codes, said, attached)


def _carers_copy(session: Session, case: Record, said: Printing) -> str:
    db = session.book.db
    papers = {kind: records.children(db, kind, "case", case.id) for kind in PARTS}
    facts = CaseFacts(case, papers, session.owns)
    done = {kind: [one for one in of if one.state == "complete"] for kind, of in papers.items()}
    approved = [one for one in done["decision"] if one.fields.get("outcome") == "approved"]
    plans = {one.fields.get("plan") for one in approved}
    signed = {
        "decision": approved,
        "plan": [one for one in done["plan"] if one.id in plans][-1:],
        "separation": done["separation"],
    }
    # Left out unless it is written that no parent or carer is the harmer.
    clear = case.fields.get("harmer_is_carer") == "no" and not facts.harmed_by_carer
    by_carer = case.fields.get("harmer_relation") in CARER_RELATIONS
    return carers_copy(
        session.kinds,
        signed,
        _about(session, case, said),
        session.codes,
        said,
        with_place=clear and not by_carer,
    )


def _national(session: Session, case: Record, said: Printing) -> str:
    parts: dict[str, list[tuple[str, str]]] = {}
    for line in national.typing_sheet(session, case.id, said.names):
        parts.setdefault(line.part, []).append((line.label, line.words))
    code = str(case.fields.get("code", "")) or "chưa có mã"
    return national_sheet.national_sheet(code, parts, national.ORDER_WORDS, said)


def _case_of(session: Session, kind: Kind, paper: Record) -> Record | None:
    if kind.name == "case":
        return paper
    case = paper.fields.get("case")
    return records.get(session.book.db, "case", case) if isinstance(case, str) else None


def _told_by_register(session: Session, case: Record) -> dict[str, Value]:
    """What the register says of the child of a case, under the names of Mẫu 01."""
    child = case.fields.get("child")
    found = records.get(session.book.db, "child", child) if isinstance(child, str) else None
    if found is None:
        return {}
    same = {"told_name": "full_name", "told_born_on": "born_on", "told_sex": "sex"}
    same |= {"mother_name": "mother_name", "father_name": "father_name"}
    return {to: found.fields[name] for to, name in same.items() if name in found.fields}


def _about(session: Session, case: Record | None, said: Printing) -> list[tuple[str, str]]:
    """Whose case a paper belongs to; without names only its code, the sex and the age."""
    if case is None:
        return []
    told = {**_told_by_register(session, case), **case.fields}
    name, born = str(told.get("told_name", "")), str(told.get("told_born_on", ""))
    sex = str(case.fields.get("sex", "") or told.get("told_sex", ""))
    lines = [(CODE, escape(str(case.fields.get("code", "")) or "chưa có mã"))]
    lines.append((NAME, escape(name if said.names else initials(name)) or LINE))
    if said.names and born:
        lines.append((BORN, escape(days.show(born))))
    if sex:
        lines.append((SEX, escape(session.codes.label("sex", sex))))
    return lines


def _references(session: Session, kind: Kind, found: Record) -> dict[str, str]:
    """What the references of a record stand for, by id; kinds this officer may not know of stay
    dots."""
    words: dict[str, str] = {}

    def take(field: Reference, value: Value | None) -> None:
        if isinstance(value, str):
            known = field.to in session.kinds
            words[value] = browse.title(session, field.to, value) if known else DOTS

    for field in kind.fields.values():
        value = found.fields.get(field.name)
        if isinstance(field, Reference):
            take(field, value)
        for part in field.parts:
            if isinstance(part, Reference):
                for row in rows_in(value).values():
                    take(part, row.get(part.name))
    return {id: said or DOTS for id, said in words.items()}


def _file_name(session: Session, kind: Kind, found: Record, form: str) -> str:
    """Never a name, and nothing of a case (NĐ 56/2017 Đ33)."""
    code = "" if kind.guarded else str(found.fields.get("code", ""))
    what = "phieu" if form == SHEET else "tom-tat" if form == SUMMARY else f"mau-{form}"
    what = {CARERS: "ban-gui", NATIONAL: "nhap-quoc-gia"}.get(form, what)
    return f"{what}-{code or f'{session.clock().astimezone():%Y%m%d-%H%M}'}.pdf"
