"""Withdrawing a package at the office: every other package that carries its lines goes with it,
the book then says what one says that never took them, and the units get a new return."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from xatre.errors import UseError
from xatre.store.register import withdrawing
from xatre.store.safety import backup_times, journal
from xatre.store.traffic import packages
from xatre.work.receiving.judged_again import judge_again
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.returning import write_return
from xatre.work.session import Session


class NoSuchPackage(UseError):
    """No package of that hash was taken, or it is withdrawn already."""

    code = "XT-218"
    sentence = "Không có gói đã nhận nào mang mã này, hoặc gói đã được rút."
    remedy = "Xem mã gói trong Gửi – Nhận hoặc bằng: xatre status; gõ cả mã hoặc 12 chữ đầu."


class StandsOnIt(UseError):
    """Lines written in this book stand on lines of the package."""

    code = "XT-219"
    sentence = "Chưa rút được: {count} hồ sơ ở sổ này đã được sửa tiếp trên gói ấy."
    remedy = "Xem các hồ sơ ấy trước; rút gói chỉ khi chưa ai sửa tiếp."


@dataclass(frozen=True)
class Undone:
    """Hashes of the packages withdrawn, and the new return of each unit that sent one; `numbers`
    of the packages by unit."""

    withdrawn: list[str]
    return_files: list[Path]
    numbers: dict[str, list[int]]


def named_package(session: Session, said: str) -> str:
    """The hash of the package that a person names by it or by its beginning, as long as it is
    shown. Raises NoSuchPackage."""
    plain = said.strip().lower()
    found = packages.called(session.book.db, plain) if len(plain) >= packages.SHORT else []
    if len(found) != 1:
        raise NoSuchPackage()
    return found[0]


def undo_package(session: Session, sha256: str) -> Undone:
    """Withdraw the package, after a backup. Raises NoSuchPackage, StandsOnIt, NoRight, DiskError,
    and InsideTransaction where a write is open, for then there is no backup."""
    session.require("exchange")
    _require_taken(session, sha256)
    backup_times.before_risk(session.book, session.clock())
    return _withdraw(session, sha256)


def undo_packages(session: Session, hashes: Iterable[str]) -> Iterator[tuple[str, Undone]]:
    """Withdraw packages one after another, those gone with another passed over, after one backup.
    Raises as `undo_package` does, with what was withdrawn before."""
    session.require("exchange")
    backup_times.before_risk(session.book, session.clock())
    gone: set[str] = set()
    for sha256 in hashes:
        if sha256 not in gone:
            _require_taken(session, sha256)
            undone = _withdraw(session, sha256)
            gone.update(undone.withdrawn)
            yield sha256, undone


def _require_taken(session: Session, sha256: str) -> None:
    found = packages.incoming(session.book.db, sha256)
    if found is None or found.withdrawn_at or found.outcome != "taken":
        raise NoSuchPackage()


def _withdraw(session: Session, sha256: str) -> Undone:
    db = session.book.db
    together = [
        one
        for one in withdrawing.carriers(db, sha256)
        if (carrier := packages.incoming(db, one)) and not carrier.withdrawn_at
    ]
    standing = withdrawing.own_lines_on(db, together)
    if standing:
        raise StandsOnIt(count=len(standing))
    numbers: dict[str, list[int]] = {}
    for one in filter(None, (packages.incoming(db, sha) for sha in together)):
        numbers.setdefault(one.unit, []).append(one.sequence)
    with session.book.transaction():
        records = withdrawing.withdraw(db, together, session.now)
        # What these lines kept out, as another's to send, a book that never took them has.
        heard = judge_again(session, records, Outcome("", Path()))
        journal.write(session.book, "undone", sha256, session.clock())
    to = sorted(numbers.keys() | heard) if session.at_office else []
    files = [write_return(session, unit) for unit in to]
    return Undone(together, files, numbers)
