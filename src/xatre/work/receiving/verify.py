"""Looking at a file without taking it in: whole or not, whose fingerprint; trusted only with a
book that enrolled the sender; its content only with the recipient's or the sender's book."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from xatre.errors import TrustError, XatreError
from xatre.exchange.container import TYPE_WORDS, Inspected, inspect
from xatre.exchange.package import WrongRecipient, open_sealed
from xatre.kinds import KINDS
from xatre.model.revision import LineError
from xatre.store.traffic import peers
from xatre.work.receiving.trusting import Revoked, require_trusted_still
from xatre.work.session import Session


class NotEnrolled(TrustError):
    """Whole, but no trusted card has the key that signed."""

    code = "XT-319"
    sentence = (
        "Tệp {file} còn nguyên, nhưng sổ này chưa đăng ký thẻ của máy đã ký ({unit}), "
        "nên chưa tin và chưa đọc nội dung."
    )
    remedy = "Đăng ký thẻ của nơi gửi bằng 40 số vân tay, rồi kiểm lại."


class SenderDiffers(TrustError):
    """Whole and signed with a known key, which is not the named sender's."""

    code = "XT-320"
    sentence = (
        "Tệp {file} còn nguyên, nhưng khóa đã ký là của đơn vị hoặc máy khác với tên ghi trên tệp "
        "({unit}), nên không tin và không đọc nội dung."
    )
    remedy = "Gọi nơi gửi để hỏi."


@dataclass
class Found:
    """What can be said of a file. `counts` is of records by kind, `lines` of their lines, where
    the book can open it, of kinds its officer may know; `unread` are lines that cannot be read and
    would be kept aside. `doubt` says why a whole file is not trusted by a book."""

    inspected: Inspected | None = None
    trusted: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    unread: int = 0
    doubt: XatreError | None = None
    fault: XatreError | None = None

    @property
    def type_words(self) -> str:
        """What sort of file it is, in words; "" where that cannot be told."""
        return TYPE_WORDS[self.inspected.header.type] if self.inspected else ""

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
        found.inspected = inspect(file)
        if session is not None:
            _with_book(file, session, found)
    except XatreError as fault:
        found.fault = fault
    return found


def _with_book(file: Path, session: Session, found: Found) -> None:
    if found.inspected is None:
        return
    header, facts = found.inspected.header, session.book.facts
    own = header.signing == session.book.device.signing_key
    peer = peers.by_signing_key(session.book.db, header.signing)
    found.trusted = own or (
        peer is not None
        and (peer.unit, peer.role, peer.device) == (header.unit, header.role, header.device)
    )
    if not found.trusted:
        unit = session.codes.unit_label(header.unit)
        found.doubt = (
            SenderDiffers(file=file.name, unit=unit)
            if peer is not None
            else NotEnrolled(file=file.name, unit=unit)
        )
        return
    if peer is not None and not own:
        try:
            require_trusted_still(session, peer, found.inspected)
        except Revoked as fault:
            found.trusted, found.doubt = False, fault
            return
    if header.type not in ("package", "return") or header.demo != facts.demo:
        return
    try:
        opened = open_sealed(
            file, signing_key=header.signing, identities=session.book.device.age_identities
        )
    except WrongRecipient:
        return
    records: dict[str, set[str]] = {}
    for line in opened.lines():
        try:
            read = line.revision()
        except LineError:
            # Whoever takes the file in keeps such a line aside and takes the rest.
            found.unread += 1
            continue
        if read.kind in KINDS and read.kind not in session.kinds:
            continue
        records.setdefault(read.kind, set()).add(read.id)
        found.lines[read.kind] = found.lines.get(read.kind, 0) + 1
    found.counts = {kind: len(ids) for kind, ids in records.items()}
