"""What pages know of the open book without asking the worker, and what they may ask of the window.

Plain values only: the book itself stays with the worker's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

from xatre.desk.widgets.message_bar import Message
from xatre.kinds import KINDS
from xatre.model.codes import Codes
from xatre.model.kind import Kind
from xatre.work.people import naming
from xatre.work.records import put_aside
from xatre.work.records.put_aside import Aside
from xatre.work.session import Session

ROLE_WORDS = {
    "entry": "Người nhập",
    "approver": "Người duyệt",
    "viewer": "Chỉ xem",
    "administrator": "Quản trị sổ",
}
RIGHTS = ("read", "write", "exchange", "approve", "officers", "cases")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class SessionFacts:
    """Who sits at which book. `warnings` are what the person must be told after opening."""

    unit: str
    unit_name: str
    province_name: str
    at_office: bool
    officer: str
    officer_role: str
    rights: frozenset[str]
    folder: Path
    portable: bool
    demo: bool
    codes: Codes
    upper_label: str = "Sở Y tế"
    """What this unit calls the one it sends to ("đơn vị tiếp nhận cấp trên")."""
    idle_minutes: int = 10
    code_checked: bool = True
    """Whether the recovery code was typed back from its paper."""
    warnings: tuple[Exception, ...] = ()
    aside: Aside | None = None
    """Where drafts go while the book is busy; None for who may not write."""
    clock: Callable[[], datetime] = _now

    @property
    def today(self) -> date:
        """The local day."""
        return self.clock().astimezone().date()

    @property
    def sees_cases(self) -> bool:
        return "cases" in self.rights

    @property
    def officer_role_words(self) -> str:
        return ROLE_WORDS.get(self.officer_role, "")

    @property
    def kinds(self) -> dict[str, Kind]:
        """The record kinds this officer may know of."""
        return {name: kind for name, kind in KINDS.items() if self.sees_cases or not kind.guarded}

    def owns(self, unit: str) -> bool:
        """Whether records of `unit` are this book's: its own, or of a unit it came out of."""
        return unit == self.unit or unit in self.codes.predecessors(self.unit)

    def may(self, right: str) -> bool:
        """Whether the officer has the right: read, write, exchange, approve, officers, cases."""
        return right in self.rights


class Navigator(Protocol):
    """What a page may ask of the window around it; only on the UI thread."""

    def open_page(self, key: str, **what: Any) -> None:
        """Show the page `key` of the rail; `what` goes to its `show_what(**what)`: for a list
        `record_id`, `new`, `text`, `filters`."""

    def tell(self, message: Message) -> None:
        """Show a message under the page's head."""

    def fault(self, error: BaseException) -> None:
        """The one door for faults: dialog, or bar where work can go on."""

    def saved(self, kind: str = "") -> None:
        """Something was saved now, one record of `kind` where that is given: the status line says
        when, counts are asked again."""

    def refresh_counts(self) -> None:
        """Ask the counts of the rail again."""


def facts_of(session: Session) -> SessionFacts:
    """The facts of an open session. On the worker's thread."""
    book = session.book
    unit = session.codes.unit(session.unit)
    name = unit.name if unit else session.unit
    province = unit.province_name if unit and unit.level != "province" else ""
    return SessionFacts(
        unit=session.unit,
        unit_name=book.setting("desk.unit_name")
        or (naming.office_name(session) if session.at_office else name),
        province_name=province,
        at_office=session.at_office,
        officer=book.officer.name,
        officer_role=book.officer.role,
        rights=frozenset(right for right in RIGHTS if session.may(right)),
        folder=book.folder,
        portable=book.facts.portable,
        demo=book.facts.demo,
        codes=session.codes,
        upper_label=naming.office_name(session),
        idle_minutes=_minutes(book.setting("desk.idle_minutes")),
        code_checked=not book.setting("desk.code_not_checked"),
        warnings=tuple(book.warnings),
        aside=put_aside.place(session) if session.may("write") else None,
        clock=session.clock,
    )


def _minutes(kept: str) -> int:
    return int(kept) if kept.isdecimal() and 1 <= int(kept) <= 120 else 10
