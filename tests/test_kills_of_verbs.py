"""Killed at random instants while saving, sending, taking in, undoing, copying away, changing the
key, climbing to a newer version and making all rows again: the book opens, its check is clean,
what was said to be done is."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest

import killed_worker
from command import PASSWORD, new_book
from two_books import trust
from xatre.store import version
from xatre.store.lists.query import Query
from xatre.store.safety import backup
from xatre.store.traffic import packages
from xatre.work import keeping
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, save
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session, open_session

HERE = Path(__file__).parent
ROUNDS = int(os.environ.get("XATRE_KILL_ROUNDS", "20"))
"""For each verb; two hundred on demand."""
LONGEST = 0.5
"""Seconds a worker lives after the first thing it said to be done."""

MANY = 150
"""Children whose rows are made again."""

Said = list[dict[str, Any]]


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A commune's book `xa` and an office's `so` that trust each other, and a stick `usb`."""
    places = new_book(tmp_path / "xa"), new_book(tmp_path / "so", "12@2025", "office")
    commune, office = (open_session(place, PASSWORD) for place in places)
    trust(commune, office, tmp_path)
    commune.close()
    office.close()
    (tmp_path / "usb").mkdir()
    return tmp_path


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Starts processes that have the program loaded already: a round then costs what it does."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["killed_worker"])
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", os.pathsep.join([str(HERE.parent / "src"), str(HERE)]))
        forkserver.ensure_running()
    return context


def killed(processes: ForkServerContext, act: str, places: Path, chance: random.Random) -> Said:
    """Let a worker do `act` until a random instant; what it said was done. What was said by half
    was not said."""
    ours, theirs = processes.Pipe(duplex=False)
    book, stick = places / VERBS[act][0], places / "usb"
    worker = processes.Process(
        target=killed_worker.main, args=(theirs, act, book, PASSWORD, stick), daemon=True
    )
    worker.start()
    theirs.close()
    said = [ours.recv()]
    time.sleep(chance.uniform(0, LONGEST))
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    worker.join()
    assert worker.exitcode == -signal.SIGKILL
    with suppress(EOFError, OSError), ours:
        while True:
            said.append(ours.recv())
    return said


def reopened(folder: Path) -> Session:
    session = open_session(folder, PASSWORD)
    assert keeping.check_book(session) == []
    return session


def after_save(places: Path, said: Said) -> None:
    session = reopened(places / "xa")
    for one in said:
        assert browse.record(session, "child", one["id"]).state == "complete"
    session.close()


def after_export(places: Path, said: Said) -> None:
    commune, office = reopened(places / "xa"), reopened(places / "so")
    known = {one.sha256: one for one in packages.sent(commune.book.db)}
    for one in said:
        assert known[one["sha256"]].sequence == one["sequence"]
        assert (commune.book.folder / known[one["sha256"]].path).is_file()
        assert Path(one["file"]).is_file()
    last = export_package(commune, places / "usb", full=True)
    assert last.sequence == len(known) + 1
    (taken,) = receive_files(office, [last.file])
    assert taken.outcome == "taken"
    assert digest(office, "02788") == digest(commune)
    commune.close()
    office.close()


def after_receive(places: Path, said: Said) -> None:
    office = reopened(places / "so")
    for one in said:
        found = packages.incoming(office.book.db, one["sha256"])
        assert found is not None
        assert found.outcome == "taken"
        assert Path(one["back"]).is_file()
    commune = reopened(places / "xa")
    files = sorted((places / "usb").glob("xatre-*.xatre"))
    for outcome in receive_files(office, files):
        assert outcome.fault is None
    assert digest(office, "02788") == digest(commune)
    commune.close()
    office.close()


def after_undo(places: Path, said: Said) -> None:
    office = reopened(places / "so")
    for one in said:
        found = packages.incoming(office.book.db, one["sha256"]) if one["sha256"] else None
        assert found is None or found.withdrawn_at
    if all(one.withdrawn_at for one in packages.received(office.book.db)):
        assert digest(office).records == 0
    office.close()


def after_backup(places: Path, said: Said) -> None:
    reopened(places / "xa").close()
    for one in said:
        assert backup.is_whole(Path(one["file"]))


def after_rekey(places: Path, said: Said) -> None:
    session = reopened(places / "xa")
    assert not any(len(slot.sealed) > 1 for slot in session.book.slots.slots)
    session.close()


def after_migration(places: Path, said: Said) -> None:
    session = reopened(places / "xa")
    assert version.found(session.book.db)[1] >= said[-1]["minor"]
    for one in said:
        (rows,) = session.book.db.conn.execute(
            f"SELECT count(*) FROM later_{one['minor']}"
        ).fetchone()
        assert rows == 4000
    session.close()


def after_reshape(places: Path, said: Said) -> None:
    session = reopened(places / "xa")
    assert browse.count(session, Query("child")) == MANY
    session.close()


VERBS: dict[str, tuple[str, Callable[[Path, Said], None]]] = {
    "save": ("xa", after_save),
    "export": ("xa", after_export),
    "receive": ("so", after_receive),
    "undo": ("so", after_undo),
    "backup": ("xa", after_backup),
    "rekey": ("xa", after_rekey),
    "migration": ("xa", after_migration),
    "reshape": ("xa", after_reshape),
}


def prepare(act: str, places: Path) -> None:
    """Packages on the stick for what takes in; taken already for what undoes; rows to be made
    again."""
    if act == "reshape":
        commune = open_session(places / "xa", PASSWORD)
        child = {"born_on": "2019-05", "sex": "male"}
        many = [child | {"full_name": f"Vàng {number}"} for number in range(MANY)]
        save.add_records(commune, "child", many)
        commune.close()
    if act not in ("receive", "undo"):
        return
    commune, office = (open_session(places / name, PASSWORD) for name in ("xa", "so"))
    for number in range(12):
        given = {"full_name": f"Vàng {number}", "born_on": "2019-05", "sex": "male"}
        save.add_records(commune, "child", [given])
        sent = export_package(commune, places / "usb")
        if act == "undo":
            (taken,) = receive_files(office, [sent.file])
            assert taken.return_file is not None
            receive_files(commune, [taken.return_file])
    commune.close()
    office.close()


@pytest.mark.parametrize("act", VERBS)
def test_a_kill_at_any_instant(act: str, places: Path, processes: ForkServerContext) -> None:
    _, after = VERBS[act]
    chance = random.Random(f"{act} {os.environ.get('XATRE_KILL_ROUNDS', 20261120)}")
    prepare(act, places)
    for _ in range(ROUNDS):
        after(places, killed(processes, act, places, chance))
