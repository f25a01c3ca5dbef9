"""The demo books the pictures show: fixed seed, fixed day, cheap passwords."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from xatre import paths, resources
from xatre.model.revision import make_revision
from xatre.store.keys.slots import Cost
from xatre.store.register import revisions
from xatre.work import nameplate
from xatre.work.demo import make_demo
from xatre.work.people import officers
from xatre.work.receiving import receive
from xatre.work.records import browse, save
from xatre.work.sending import export
from xatre.work.session import Session, open_session

MOMENT = datetime(2026, 11, 20, 2, 42, tzinfo=UTC)
"""09:42 in Hà Nội: the moment of the design's pictures."""
APPROVER = "Vàng A Mẫu"


def now() -> datetime:
    """The moment every picture is taken."""
    return MOMENT


@dataclass(frozen=True)
class Book:
    folder: Path
    password: str


def demo(folder: Path, children: int, communes: int = 1, seed: int = 1) -> tuple[Book, list[Book]]:
    """The office and its communes."""
    made = make_demo(
        folder,
        children=children,
        communes=communes,
        seed=seed,
        day=f"{MOMENT:%Y-%m-%d}",
        cost=Cost.test(),
    )
    password = made.password_file.read_text(encoding="utf-8").strip()
    return Book(made.office, password), [Book(place, password) for place in made.communes]


def commune(folder: Path, children: int = 1284) -> Book:
    """A commune with two officers, remembered by this profile."""
    _, (book,) = demo(folder, children)
    with opened(book).book as open_book:
        session = Session(open_book, resources.codes(), now)
        officers.add_officer(
            session, APPROVER, role="approver", password=book.password, case_rights=True,
            cost=Cost.test(),
        )  # fmt: skip
    return book


def opened(book: Book, when: datetime = MOMENT) -> Session:
    """The book open at its moment by its first officer; to be closed by the caller."""
    officer = nameplate.read(book.folder).officers[0]
    return open_session(book.folder, book.password, officer, clock=lambda: when)


def remember(book: Book, unit_name: str, at_office: bool = False) -> None:
    """As if this profile had opened the book before."""
    yesterday = (MOMENT - timedelta(days=1)).astimezone().replace(hour=16, minute=5)
    row = {
        "folder": str(book.folder),
        "unit": "03562@2025",
        "unit_name": unit_name,
        "province_name": "Tỉnh Lai Châu",
        "at_office": at_office,
        "demo": True,
        "officers": {
            "Lò Thị Mẫu": ("Quản trị sổ", yesterday.isoformat(timespec="minutes")),
            APPROVER: ("Người duyệt", "2026-02-12T08:10+07:00"),
        },
        "last_officer": "Lò Thị Mẫu",
    }
    place = paths.settings_file()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps({"books": [row]}, ensure_ascii=False), encoding="utf-8")


# packages between books


def send(book: Book, stick: Path) -> Path:
    """Make the next package and copy it to the stick."""
    stick.mkdir(parents=True, exist_ok=True)
    session = opened(book)
    try:
        return export.export_package(session, stick).file
    finally:
        session.close()


def take(book: Book, files: list[Path], when: datetime = MOMENT) -> None:
    """Take files in."""
    session = opened(book, when)
    try:
        receive.receive_files(session, files)
    finally:
        session.close()


def children_of(book: Book, count: int) -> list[str]:
    """The first completed children of a book."""
    session = opened(book)
    try:
        rows = browse.page(session, browse.Query("child", states=("complete",)), 0, count)
        return [row.id for row in rows]
    finally:
        session.close()


def write_apart(book: Book, id: str, who: str, **changes: str) -> None:
    """A revision that did not know of others after the first: somebody wrote at another device."""
    session = opened(book)
    try:
        first = revisions.history(session.book.db, id)[0]
        line = make_revision(
            id=id, kind=first.kind, unit=first.unit, who=who, when=session.now, device="x" * 8,
            fields=first.fields | changes, parents=[first.name],
        )  # fmt: skip
        with session.book.transaction():
            revisions.add_lines(session.book.db, [line])
    finally:
        session.close()


def add_children(book: Book, *given: Mapping[str, object]) -> list[str]:
    """New completed children."""
    session = opened(book)
    try:
        return list(save.add_records(session, "child", list(given)).saved)
    finally:
        session.close()


def forget_last_package(book: Book, file: Path) -> None:
    """As if an older copy of the book were used: it does not know what it sent last."""
    session = opened(book)
    try:
        with session.book.transaction():
            session.book.db.conn.execute("DELETE FROM outgoing_lines")
            session.book.db.conn.execute("DELETE FROM outgoing")
        (session.book.folder / "outbox" / file.name).unlink()
    finally:
        session.close()
