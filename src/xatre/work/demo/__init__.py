"""Demo books: an office and its communes, enrolled with each other and filled with made-up people.

Knows the order of the work; who lives in a demo commune is decided by the modules beside it.
Demo books are marked for ever: real books refuse their cards and packages.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from xatre import resources
from xatre.errors import UseError
from xatre.model.fields import Sealed
from xatre.store import durable
from xatre.store.keys.slots import Cost
from xatre.store.register import drafts, revisions
from xatre.store.safety import journal
from xatre.work.demo.filling import fill
from xatre.work.demo.ledger import Ledger, Writer
from xatre.work.new_book import create_book
from xatre.work.people import cards, officers
from xatre.work.progress import Progress, silent
from xatre.work.records.sealing import seal_block
from xatre.work.session import Session, open_session
from xatre.work.units import bare, read_unit

__all__ = ["DemoRefused", "Made", "make_demo"]

PROVINCE, FIRST_COMMUNE = "12", "03562"
MOST_CHILDREN = 200_000
OFFICE_OFFICER, COMMUNE_OFFICER = "Cao Thị Mẫu", "Lò Thị Mẫu"
"""Made-up officers; one in each book, so that its name need not be typed."""


class DemoRefused(UseError):
    """A number or day that no demo can be made of; `what` is the sentence."""

    code = "XT-270"
    sentence = "Chưa lập sổ mẫu: {what}"
    remedy = "Sửa lại rồi chạy lại lệnh."


@dataclass(frozen=True)
class Made:
    """The books. `records` counts completed and voided records by kind, `drafts` new drafts."""

    office: Path
    communes: list[Path]
    records: dict[str, int]
    drafts: dict[str, int] = field(default_factory=dict)
    password_file: Path = Path()
    workbooks: list[Path] = field(default_factory=list)
    """Where the children came from old workbooks: those, and what was left aside of each."""


def make_demo(
    folder: Path,
    *,
    children: int = 7500,
    communes: int = 1,
    seed: int = 1,
    day: str = "",
    province: str = PROVINCE,
    from_workbooks: bool = False,
    progress: Progress = silent,
    cost: Cost | None = None,
) -> Made:
    """Make `folder/office`, which is empty, and `folder/commune-<code>` for each commune with
    `children` children completed or voided, the rest in proportion; the password of all stands in
    `folder/password.txt`. All is seen from the day `day` (ISO; today without it). With
    `from_workbooks` the children of each commune are brought in from two old workbooks, which stay
    in `folder/so-cu-<code>`.

    The same seed and day give the same `xatre hash`. Raises DemoRefused, PlaceTaken, DiskError;
    then nothing is left behind.
    """
    if not str(folder).strip() or folder == Path():
        raise DemoRefused(what="chưa ghi thư mục.")
    today = _day(day)
    units = _units(province, communes)
    if not 1 <= children <= MOST_CHILDREN:
        raise DemoRefused(what=f"số trẻ phải từ 1 đến {MOST_CHILDREN}.")
    office, password_file = folder / "office", folder / "password.txt"
    places = [folder / f"commune-{bare(unit)}" for unit in units]
    for place in (office, *places):
        durable.require_empty(place)
    if password_file.exists():
        raise DemoRefused(what="thư mục đã có tệp password.txt.")
    password, is_new = officers.propose_password(), not folder.exists()
    counted: Counter[str] = Counter()
    begun: Counter[str] = Counter()
    workbooks: list[Path] = []
    old = [folder / f"so-cu-{bare(unit)}" for unit in units] if from_workbooks else []
    for place in old:
        durable.require_empty(place)
    try:
        _create(office, province, "office", OFFICE_OFFICER, password, cost)
        password_file.write_text(password + "\n", encoding="utf-8")
        total = len(units) * children
        for number, (place, unit) in enumerate(zip(places, units, strict=True)):
            _create(place, bare(unit), "commune", COMMUNE_OFFICER, password, cost)
            done = number * children
            progress(done, total)
            _enrol_both(office, place, password)
            with open_session(place, password).book as book:
                session = Session(book, resources.codes())
                ledger = fill(session.codes, _writer(session), children, seed, today)
                if from_workbooks:
                    # Late: only this demo reads and writes workbooks.
                    from xatre.work.demo.from_lists import bring_in

                    brought = bring_in(session, ledger, old[number])
                    workbooks += [*brought.files, *brought.aside]
                    counted.update(brought.records)
                else:
                    counted.update(record.kind for record in ledger.records.values())
                _keep(session, ledger)
            begun.update(draft.record.kind for draft in ledger.drafts if not draft.record.revision)
        progress(total, total)
    except BaseException:
        for place in (office, *places, *old):
            shutil.rmtree(place, ignore_errors=True)
        password_file.unlink(missing_ok=True)
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return Made(office, places, dict(counted), dict(begun), password_file, workbooks)


def _day(day: str) -> date:
    if not day:
        return date.today()
    try:
        whole = datetime.strptime(day, "%Y-%m-%d").date()
    except ValueError:
        raise DemoRefused(what="ngày phải viết đủ như 2026-11-20.") from None
    if not 2020 <= whole.year <= 2100:
        raise DemoRefused(what="ngày phải từ năm 2020 đến năm 2100.")
    return whole


def _units(province: str, count: int) -> list[str]:
    """The first communes of a province, Xã Sì Lở Lầu before the others of Lai Châu."""
    codes = resources.codes()
    within = [row.value for row in codes.units.within(read_unit(codes, province, "office"))]
    first = f"{FIRST_COMMUNE}@2025"
    if first in within:
        within = [first, *(unit for unit in within if unit != first)]
    if not 1 <= count <= len(within):
        raise DemoRefused(what=f"số xã phải từ 1 đến {len(within)}.")
    return within[:count]


def _create(
    place: Path, unit: str, role: str, officer: str, password: str, cost: Cost | None
) -> None:
    create_book(
        place, unit=unit, role=role, officer=officer, password=password, demo=True, cost=cost
    )


def _enrol_both(office: Path, commune: Path, password: str) -> None:
    """Each book trusts the other's card, as two people do who read the digits to each other."""
    with (
        open_session(office, password).book as office_book,
        open_session(commune, password).book as commune_book,
    ):
        sessions = [Session(book, resources.codes()) for book in (office_book, commune_book)]
        for one, other in (sessions, sessions[::-1]):
            written = cards.write_card(one, commune.parent / f"the-{commune.name}.xatre")
            cards.enrol(other, written.file, written.fingerprint)
            written.file.unlink()


def _writer(session: Session) -> Writer:
    facts = session.book.facts

    def seal(block: Sealed, parts: Mapping[str, str]) -> str:
        return seal_block(session, block, parts)

    return Writer(session.unit, session.book.officer.name, facts.device, facts.device_letter, seal)


def _keep(session: Session, ledger: Ledger) -> None:
    """Write what is left of the ledger into the book in one transaction."""
    with session.book.transaction():
        revisions.add_lines(session.book.db, ledger.lines)
        for draft in ledger.drafts:
            record = draft.record
            drafts.save_draft(
                session.book.db,
                record.kind,
                record.id,
                record.unit,
                record.fields,
                record.revision,
                saved_at=draft.saved_at,
            )
        journal.write(session.book, "demo", str(len(ledger.lines)))
