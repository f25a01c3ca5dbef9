"""The journals across the way and back: what an office saw of them goes home in its return, and is
held there against what is in the book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xatre.exchange.returns import PackageOutcome, Return
from xatre.store.faults import told_plainly
from xatre.store.safety import journal_marks
from xatre.store.safety.journal_marks import Mark
from xatre.store.traffic.packages import Incoming
from xatre.work.session import Session


def seen_in(package: Incoming) -> Mapping[str, Any]:
    """The entries of a return that say how far the sender's journal was seen."""
    head = str(package.header.get("journal_head", ""))
    length = int(package.header.get("journal_length", "0"))
    if not head or not length:
        return {}
    return {"device": package.device, "journal_length": length, "journal_head": head}


def compare(session: Session, content: Return) -> str:
    """Hold this book's journals against what a return says was seen; a sentence where they differ,
    "" where they do not. Raises DiskError."""
    marks = [mark for package in content.packages if (mark := _mark(package))]
    return " ".join(
        journal_marks.sentence(one) for one in journal_marks.keep(session.book.db, marks)
    )


def vouched(session: Session) -> list[str]:
    """For each device this book has been: up to which line its journal can be vouched for.
    Raises BookDamaged."""
    with told_plainly():
        return [journal_marks.words(one) for one in journal_marks.vouched(session.book.db)]


def _mark(package: PackageOutcome) -> Mark | None:
    if not package.device or not package.journal_length or not package.journal_head:
        return None
    return Mark(package.device, package.journal_length, package.journal_head)
