"""An open book in the hands of one officer: the value every verb takes.

Knows the book, who opened it, the code lists and the clock; it says what this officer may do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from xatre import resources
from xatre.errors import UseError
from xatre.kinds import KINDS
from xatre.model.codes import Codes
from xatre.model.kind import Kind
from xatre.model.merge import NextLine, View
from xatre.model.record import Record
from xatre.model.revision import Revision, make_revision
from xatre.store.book import Book
from xatre.store.safety import journal
from xatre.work.units import takes_for

RIGHTS = {
    "viewer": frozenset({"read"}),
    "entry": frozenset({"read", "write", "exchange"}),
    "approver": frozenset({"read", "write", "exchange", "approve"}),
    "administrator": frozenset({"read", "write", "exchange", "officers"}),
}
"""What each role may do. These are the program's manners, not cryptography."""

RIGHT_WORDS = {
    "read": "xem sổ",
    "write": "ghi sổ",
    "exchange": "gửi và nhận gói",
    "approve": "phê duyệt",
    "officers": "thêm, bớt người dùng",
    "cases": "xem vụ việc",
}


class NoRight(UseError):
    """This officer's role does not include the act."""

    code = "XT-210"
    sentence = "Tài khoản này không có quyền {right}."
    remedy = "Nhờ người có quyền, hoặc nhờ người quản trị sổ đổi vai trò."


class UnknownKind(UseError):
    """No kind of that name is declared."""

    code = "XT-211"
    sentence = "Không có loại hồ sơ tên {kind}."
    remedy = "Xem các loại bằng: xatre dictionary."


def utc_now() -> datetime:
    """The clock of this machine, in UTC."""
    return datetime.now(UTC)


@dataclass
class Session:
    """One officer at one open book."""

    book: Book
    codes: Codes
    clock: Callable[[], datetime] = field(default=utc_now)
    closed_cases: tuple[int, frozenset[str]] | None = field(default=None, repr=False)
    """Cases closed to this officer, with the count of changes at which they were read."""

    @property
    def today(self) -> date:
        """The local day."""
        return self.clock().astimezone().date()

    @property
    def now(self) -> str:
        """This moment as revisions write it, UTC to the second: `2026-11-20T02:41:07Z`."""
        return self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def unit(self) -> str:
        """The unit that owns this book, `03562@2025`."""
        return self.book.facts.unit

    @property
    def units(self) -> tuple[str, ...]:
        """The units whose records are this book's: its own, then those it came out of."""
        return (self.unit, *sorted(self.codes.predecessors(self.unit)))

    def owns(self, unit: str) -> bool:
        """Whether records of `unit` are this book's: its own, or of a unit it came out of."""
        return unit == self.unit or unit in self.codes.predecessors(self.unit)

    def is_addressed(self, unit: str) -> bool:
        """Whether what is sent to `unit` is for this book."""
        return takes_for(self.codes, self.unit, unit, self.book.facts.role)

    @property
    def at_office(self) -> bool:
        return self.book.facts.role == "office"

    @property
    def sees_cases(self) -> bool:
        """Whether this officer may know of cases (NĐ 56/2017 Đ33)."""
        return self.book.officer.case_rights

    def may(self, right: str) -> bool:
        if right == "cases":
            return self.sees_cases
        return right in RIGHTS[self.book.officer.role]

    def require(self, right: str) -> None:
        """Raise NoRight unless the officer may."""
        if not self.may(right):
            raise NoRight(right=RIGHT_WORDS[right])

    def kind(self, name: str) -> Kind:
        """The declared kind; raises UnknownKind, or NoRight for a guarded one."""
        if name not in KINDS:
            raise UnknownKind(kind=name[:40])
        if KINDS[name].guarded:
            self.require("cases")
        return KINDS[name]

    @property
    def all_kinds(self) -> Mapping[str, Kind]:
        """Every kind, for what asks only about a declaration."""
        return KINDS

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds this officer may know of."""
        return {name: kind for name, kind in KINDS.items() if self.sees_cases or not kind.guarded}

    def shown_counts(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Numbers by kind, without the kinds this officer may not know of."""
        return {kind: count for kind, count in counts.items() if kind in self.kinds}

    def note(self, act: str, subject: str = "") -> None:
        """Add a line to the journal, at this moment. Raises DiskError."""
        journal.write(self.book, act, subject, self.clock())

    def next_line(self, record: Record, following: NextLine) -> Revision:
        """The next line of `record`, in the name of this unit, officer, device and moment."""
        return make_revision(
            id=record.id,
            kind=record.kind,
            unit=self.unit,
            who=self.book.officer.name,
            when=self.now,
            device=self.book.facts.device,
            **following._asdict(),
        )

    def confirm_unit(self, record: Record, seen: View) -> Revision:
        """The next line of `record` that says nothing new but this unit."""
        return self.next_line(record, NextLine(seen.heads, seen.state, seen.fields, seen.open))

    def close(self) -> None:
        """Close the book and forget its keys."""
        self.book.close()


def open_session(
    folder: Path,
    password: str,
    officer: str = "",
    clock: Callable[[], datetime] = utc_now,
    take_over: bool = False,
) -> Session:
    """Open the book in `folder`; `take_over` opens one that another PC left locked. Raises
    BookError (wrong password, in use, missing, newer, damaged) or DiskError."""
    book = Book.open(folder, password=password, officer=officer, take_over=take_over, now=clock())
    return Session(book, resources.codes(), clock)
