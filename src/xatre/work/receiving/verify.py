"""Looking at a file without taking it in: whole or not, whose fingerprint; trusted only with a
book that enrolled the sender; its content only with the recipient's or the sender's book."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from xatre.errors import XatreError
from xatre.exchange.container import Inspected, inspect
from xatre.exchange.package import WrongRecipient, open_sealed
from xatre.store.traffic import peers
from xatre.work.session import Session


@dataclass
class Found:
    """What can be said of a file. `counts` is of lines by kind, where the book can open it."""

    inspected: Inspected | None = None
    trusted: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    fault: XatreError | None = None

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
            "problem": self.fault.words if self.fault else None,
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
    if not found.trusted or header.type not in ("package", "return") or header.demo != facts.demo:
        return
    try:
        opened = open_sealed(
            file, signing_key=header.signing, identities=session.book.device.age_identities
        )
    except WrongRecipient:
        return
    found.counts = dict(Counter(line.revision().kind for line in opened.lines()))
