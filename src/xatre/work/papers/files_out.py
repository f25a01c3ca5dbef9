"""Tệp đã xuất: every print, PDF, table and package that left this book, from the journal.

Each bears a number of its own, written down before it leaves; its line names a record by kind and
id, never a child.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from xatre.reports.paper_forms import FORMS
from xatre.store.register import records
from xatre.store.safety import journal
from xatre.store.traffic import packages
from xatre.work.people import naming
from xatre.work.sending.outgoing import NAMED
from xatre.work.sending.profiles import carries_names, cutter_in_force
from xatre.work.session import Session

ACTS = ("printed", "exported")
MOST = 2000
SHEETS = {"summary": "(tóm tắt)", "carers": "(bản gửi cha, mẹ, người chăm sóc)"}
_LAST = "files.last_copy"
_LINE = re.compile(r"#(\d+) \| ([^|]*) \| ([^|]*) \| (?:names: (.*)|nameless)", re.DOTALL)
_RECORD = re.compile(r"([a-z_]+)/([0-9a-f-]{36})(?: (.*))?")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class FileOut:
    """One thing that left. `act` is "printed", "exported" or "package"; `what` says what, in
    words without a name; `file` is "" for a printer; `reason` is "" where nobody is named.
    `names` says whether somebody is: a package carries names where a kind travels in full."""

    number: int
    moment: str
    officer: str
    act: str
    what: str
    file: str
    reason: str
    names: bool = False

    def as_keys(self) -> dict[str, object]:
        """The line as `xatre files` prints it."""
        return {
            "number": self.number or None,
            "moment": self.moment,
            "officer": self.officer,
            "act": self.act,
            "what": self.what,
            "file": self.file or None,
            "names": self.names,
            "reason": self.reason or None,
        }


def next_copy(session: Session) -> int:
    """The number that the next thing out of this book will bear."""
    last = session.book.setting(_LAST)
    return int(last or 0) + 1


def note(session: Session, act: str, what: str, file: str = "", reason: str = "") -> int:
    """Write down that `what` leaves, before it does; its number. Raises DiskError."""
    number = next_copy(session)
    how = f"names: {reason}" if reason else "nameless"
    parts = (f"#{number}", what.replace("|", "/"), file.replace("|", "/"), how)
    with session.book.transaction():
        session.book.set_setting(_LAST, str(number))
        session.note(act, " | ".join(parts))
    return number


def files_out(session: Session, most: int = MOST) -> list[FileOut]:
    """What left, the newest first. What concerns a case is left out for officers without case
    rights."""
    session.require("read")
    officers = {one.id: one.name for one in session.book.officers()}
    found = []
    for entry in journal.of_acts(session.book.db, ACTS, most):
        who = officers.get(entry.officer, "cán bộ đã thôi dùng sổ")
        if _DIGEST.fullmatch(entry.subject):
            words, names = _package(session, entry.subject)
            found.append(FileOut(0, entry.moment, who, "package", words, "", "", names))
            continue
        line = _LINE.fullmatch(entry.subject)
        if line is None:
            found.append(FileOut(0, entry.moment, who, entry.act, "Bản in cũ", "", ""))
            continue
        what = _words(session, line[2])
        if what:
            number, file, reason = int(line[1]), line[3], line[4] or ""
            found.append(
                FileOut(number, entry.moment, who, entry.act, what, file, reason, bool(reason))
            )
    return found


def _package(session: Session, digest: str) -> tuple[str, bool]:
    """A package in words, and whether it carries names: one whose file was taken away may."""
    one = next((one for one in packages.sent(session.book.db) if one.sha256 == digest), None)
    if one is None:
        return "Gói đã gửi", True
    named = one.header.get(NAMED)
    if named is None:  # of a program before this was written down
        carried = packages.records_in(session.book.db, digest)
        return _package_words(session, one), carries_names(cutter_in_force(session), carried)
    return _package_words(session, one), named == "yes"


def _package_words(session: Session, one: packages.Outgoing) -> str:
    to = naming.name_of(session, one.recipient) if one.recipient else ""
    return f"Gói {one.sequence}" + (f", gửi {to}" if to else "")


def _words(session: Session, what: str) -> str:
    """`injury/018f… 01` in words; "" for what this officer may not know of."""
    record = _RECORD.fullmatch(what)
    if record is None:
        kind = session.all_kinds.get(what.partition(" ")[0])
        if kind is None:
            return what
        if kind.name not in session.kinds:
            return ""
        return f"{kind.plural or kind.label}{what[len(kind.name) :]}"
    kind_name, id, form = record[1], record[2], record[3] or ""
    if kind_name not in session.kinds:
        return ""
    kind = session.kinds[kind_name]
    found = records.get(session.book.db, kind_name, id)
    code = str(found.fields.get("code", "")) if found else ""
    if form in FORMS:
        return ", ".join(filter(None, (f"Mẫu {form}", code)))
    return " ".join(filter(None, (kind.label, code, SHEETS.get(form, form))))
