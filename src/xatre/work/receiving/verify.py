"""Looking at a file without taking it in: whole or not, whose fingerprint; trusted only with a
book that enrolled the sender; its content only with the recipient's or the sender's book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from xatre.errors import UseError, XatreError
from xatre.exchange.container import Inspected, inspect
from xatre.exchange.package import Opened, WrongRecipient, open_sealed
from xatre.kinds import KINDS
from xatre.model.revision import LineError, Revision
from xatre.work.receiving.trusting import Doubt, NotEnrolled, Revoked, SenderDiffers, sender_of
from xatre.work.series import file_words
from xatre.work.session import Session


class FolderToLookAt(UseError):
    """A folder where one file is asked for."""

    code = "XT-279"
    sentence = "{place} là thư mục, không phải tệp. Sổ không đổi."
    remedy = "Chọn từng tệp trong ấy; đọc thử cả thư mục: xatre receive SỔ THƯ_MỤC --dry-run."


SEALED = ("package", "return")
"""Types of files whose content is sealed."""


@dataclass
class Found:
    """What can be said of a file. `opened` is what is inside, where the book can open it; of it
    `counts` is of records by kind, `lines` of their lines, of kinds its officer may know and of
    kinds this program does not know; `unread` are lines that cannot be read and would be kept
    aside. `doubt` says why a whole file is not trusted by a book."""

    inspected: Inspected | None = None
    opened: Opened | None = None
    trusted: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    unread: int = 0
    doubt: Doubt | None = None
    fault: XatreError | None = None

    @property
    def type_words(self) -> str:
        """What sort of file it is, in words; "" where that cannot be told."""
        header = self.inspected.header if self.inspected else None
        return file_words(header.type, header.purpose) if header else ""

    @property
    def is_sealed(self) -> bool:
        """Whether it has an inside that only its sender and recipient can open."""
        return self.inspected is not None and self.inspected.header.type in SEALED

    def as_keys(self) -> dict[str, object]:
        """The keys of the command line's contract."""
        header = self.inspected.header if self.inspected else None
        return {
            "ok": self.fault is None,
            "trusted": self.trusted,
            "fingerprint": self.inspected.fingerprint if self.inspected else None,
            "unit": header.unit if header else None,
            "sequence": header.sequence if header else None,
            "type": header.type if header else None,
            "purpose": (header.purpose or None) if header else None,
            "recipient": (header.recipient or None) if header else None,
            "created": header.created if header else None,
            "sha256": self.inspected.sha256 if self.inspected else None,
            "counts": self.counts,
            "lines": self.lines,
            "unread": self.unread,
            "problem": said.words if (said := self.fault or self.doubt) else None,
        }


def verify_file(file: Path, session: Session | None) -> Found:
    """Look at `file`; faults of the file are in the answer, never raised."""
    found = Found()
    try:
        if file.is_dir():
            raise FolderToLookAt(place=file.name)
        found.inspected = inspect(file)
        if session is not None:
            _with_book(file, session, found)
    except XatreError as fault:
        found.fault = fault
    return found


def _with_book(file: Path, session: Session, found: Found) -> None:
    if found.inspected is None:
        return
    header = found.inspected.header
    if header.signing != session.book.device.signing_key:
        try:
            sender_of(session, found.inspected)
        except (NotEnrolled, SenderDiffers, Revoked) as doubt:
            found.doubt = doubt
            return
    found.trusted = True
    if not found.is_sealed or header.demo != session.book.facts.demo:
        return
    try:
        found.opened = open_sealed(
            file, signing_key=header.signing, identities=session.book.device.age_identities
        )
    except WrongRecipient:
        return
    _count(found, found.opened, session)


def _count(found: Found, opened: Opened, session: Session) -> None:
    records: dict[str, set[str]] = {}
    lines: Counter[str] = Counter()
    for read in shown_lines(opened, session):
        if read is None:
            found.unread += 1
            continue
        records.setdefault(read.kind, set()).add(read.id)
        lines[read.kind] += 1
    order = [*(kind for kind in KINDS if kind in records), *sorted(records.keys() - KINDS.keys())]
    found.counts = {kind: len(records[kind]) for kind in order}
    found.lines = {kind: lines[kind] for kind in order}


def shown_lines(opened: Opened, session: Session) -> Iterator[Revision | None]:
    """The lines of records inside that this officer may know of; None for one that cannot be read:
    whoever takes the file in keeps it aside and takes the rest. Raises BadLine, TooLarge, Damaged.
    """
    known = session.kinds
    for line in opened.lines():
        try:
            read = line.revision()
        except LineError:
            yield None
            continue
        if read.kind in known or read.kind not in KINDS:
            yield read
