"""A process that does one verb over and over until it is killed, and says what is done down a pipe:
save, export, receive, undo, backup, rekey, migration, reshape.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType

from xatre.store import version
from xatre.store.keys import rekey
from xatre.store.traffic import packages
from xatre.work import keeping
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.undo import undo_package
from xatre.work.records import save
from xatre.work.sending.export import export_package
from xatre.work.session import Session, open_session

CHILD = {"born_on": "2019-05", "sex": "female"}


_parents: list[Connection] = []
"""The pipe to whoever started this process."""


def say(**facts: str | int) -> None:
    """What is done, told at once."""
    _parents[0].send(facts)


def add(session: Session, count: int) -> list[str]:
    names = [f"Giàng Thị {session.now} {number}" for number in range(count)]
    return save.add_records(session, "child", [CHILD | {"full_name": one} for one in names]).saved


def saving(session: Session, folder: Path) -> None:
    for id in add(session, 5):
        say(id=id)


def exporting(session: Session, folder: Path) -> None:
    add(session, 2)
    sent = export_package(session, folder, full=True)
    say(sha256=sent.sha256, sequence=sent.sequence, file=str(sent.file))


def receiving(session: Session, folder: Path) -> None:
    files = sorted(folder.glob("xatre-*.xatre"))
    fresh = [file for file in files if file.name not in _received(session)]
    for outcome in receive_files(session, fresh[:1] or files[:3]):
        assert outcome.fault is None, outcome.fault
        say(sha256=outcome.sha256, back=str(outcome.return_file))


def _received(session: Session) -> set[str]:
    came = packages.received(session.book.db)
    return {f"xatre-{one.unit[:5]}-{one.device[-6:]}-{one.sequence:06}.xatre" for one in came}


def undoing(session: Session, folder: Path) -> None:
    taken = [one.sha256 for one in packages.received(session.book.db) if one.withdrawn_at is None]
    for sha256 in taken[-1:]:
        for one in undo_package(session, sha256).withdrawn:
            say(sha256=one)
    if not taken:
        say(sha256="")


def backing_up(session: Session, folder: Path) -> None:
    say(file=str(keeping.back_up(session, folder)))


def rekeying(session: Session, folder: Path) -> None:
    add(session, 1)
    rekey.rekey(session.book)
    say(key="new")


ACTS: dict[str, Callable[[Session, Path], None]] = {
    "save": saving,
    "export": exporting,
    "receive": receiving,
    "undo": undoing,
    "backup": backing_up,
    "rekey": rekeying,
}


def migrate(book: Path, password: str) -> None:
    """Open the book with programs that are ever newer: each has one step more, of some length."""
    with_session = open_session(book, password)
    reached = version.found(with_session.book.db)[1]
    with_session.close()
    for minor in itertools.count(reached + 1):

        def run(db: object, minor: int = minor) -> None:
            conn = db.conn  # type: ignore[attr-defined]
            conn.execute(f"CREATE TABLE later_{minor} (id INTEGER PRIMARY KEY, value TEXT) STRICT")
            rows = ((f"giá trị {number}" * 20,) for number in range(4000))
            conn.executemany(f"INSERT INTO later_{minor} (value) VALUES (?)", rows)

        step = ModuleType(f"step_{minor}")
        step.TO, step.run = (1, minor), run  # type: ignore[attr-defined]
        version.STEPS, version.CURRENT = (*version.STEPS, step), step.TO  # type: ignore[attr-defined]
        open_session(book, password).close()
        say(minor=minor)


def reshape(book: Path, password: str) -> None:
    """Open the book with a program that declares every kind otherwise, again and again."""
    while True:
        session = open_session(book, password)
        session.book.db.conn.execute("UPDATE kind_shapes SET shape = ''")
        session.close()
        open_session(book, password).close()
        say(shape="new")


def main(pipe: Connection, act: str, book: Path, password: str, folder: Path) -> None:
    """Do the act for ever, telling it down the pipe."""
    _parents.append(pipe)
    if act == "migration":
        migrate(book, password)
    elif act == "reshape":
        reshape(book, password)
    session = open_session(book, password)
    while True:
        ACTS[act](session, folder)
