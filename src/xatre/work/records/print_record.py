"""One record on paper: nameless for anyone who may read it, with names for a written reason.

Gathers what the sheet says beside the record and writes each sheet with names, and each printing,
to the journal. What turns the sheet into paper is the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from xatre.errors import UseError
from xatre.model.fields import Reference
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.text import clean
from xatre.model.values import Value, rows_in
from xatre.reports.record_sheet import DOTS, Printing, record_sheet
from xatre.store.register import records
from xatre.work.records import browse, reveal
from xatre.work.session import Session

LONGEST_REASON = 200


class PrintReasonTooLong(UseError):
    """A reason is a few words."""

    code = "XT-228"
    sentence = "Lý do in dài quá {most} ký tự. Chưa in gì."
    remedy = "Ghi ngắn lại: việc gì, in cho ai."


@dataclass(frozen=True)
class Sheet:
    """A sheet ready for paper. `name` is a file name that tells nothing of anybody."""

    html: str
    name: str
    kind: str
    id: str
    reason: str

    @property
    def named(self) -> bool:
        return bool(self.reason)


def make_sheet(session: Session, kind_name: str, id: str, reason: str = "") -> Sheet:
    """The sheet of a record as it was completed. With a `reason` names and hidden values are in
    it, and that it was made is written to the journal. Raises NotHere, NoRight,
    PrintReasonTooLong."""
    session.require("read")
    kind = session.kind(kind_name)
    reason = clean(reason)
    if reason:
        session.require("exchange")
        if len(reason) > LONGEST_REASON:
            raise PrintReasonTooLong(most=LONGEST_REASON)
    found = browse.record(session, kind_name, id, with_draft=False)
    html = record_sheet(
        kind,
        replace(found, fields=reveal.visible(session, found)),
        session.codes,
        _printing(session, kind, found, reason),
    )
    if reason:
        session.note("shown", f"{kind_name}/{id} names: {reason}")
    return Sheet(html, _file_name(session, kind, found), kind_name, id, reason)


def note_printed(session: Session, sheet: Sheet, to: str = "") -> None:
    """Write down that a sheet went to the printer, or to the file named `to`. To be called before
    it does: what cannot be written down is not printed. Raises DiskError."""
    how = f"names: {sheet.reason}" if sheet.named else "nameless"
    words = " ".join(part for part in (f"{sheet.kind}/{sheet.id}", to, how) if part)
    session.note("printed", words)


def _printing(session: Session, kind: Kind, found: Record, reason: str) -> Printing:
    unit = session.codes.unit(session.unit)
    name = session.book.setting("desk.unit_name") or (unit.name if unit else session.unit)
    agency = (name,) if session.at_office else ("Ủy ban nhân dân", name)
    secret = "confidential" if reason or kind.guarded else "ordinary"
    return Printing(
        agency=agency,
        place=_bare(unit.name) if unit else session.unit,
        owner=session.codes.unit_label(found.unit),
        at=session.clock().astimezone(),
        by=session.book.officer.name,
        title=records.title(session.book.db, kind.name, found.id),
        secrecy=session.codes.label("secrecy_level", secret),
        scope=f"dùng cho việc: {reason}" if reason else "nội bộ đơn vị; không có tên trẻ",
        names=bool(reason),
        words=_references(session, kind, found),
    )


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


def _file_name(session: Session, kind: Kind, found: Record) -> str:
    """Never a name, and nothing of a case (NĐ 56/2017 Đ33)."""
    code = "" if kind.guarded else str(found.fields.get("code", ""))
    return f"phieu-{code or f'{session.clock().astimezone():%Y%m%d-%H%M}'}.pdf"


def _bare(unit_name: str) -> str:
    """The name alone: "Xã Sì Lở Lầu" is written "Sì Lở Lầu" before a day."""
    for kind in ("Thành phố ", "Đặc khu ", "Phường ", "Xã ", "Tỉnh "):
        if unit_name.startswith(kind):
            return unit_name.removeprefix(kind)
    return unit_name
