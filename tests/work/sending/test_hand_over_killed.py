"""A hand-over killed at any step is made again: the package and what was stated stand together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import xatre
from two_books import CHILD, give, take, trust
from xatre.store.register import records
from xatre.store.traffic import packages, statements
from xatre.work import keeping
from xatre.work.records import browse, save
from xatre.work.sending.export import copy_again, export_package
from xatre.work.session import Session, open_session

PASSWORD = "mật khẩu thử dài"
"""Of the books that `make_session` makes."""
STEPS = (
    "xatre.work.sending.outbox.put",
    "xatre.store.traffic.packages.note_outgoing",
    "xatre.store.traffic.statements.keep",
    "xatre.store.traffic.returns.note_hand_over",
    "xatre.work.sending.outbox.copy_out",
)
KILLED_AT = """
import os, signal, sys
from importlib import import_module
from pathlib import Path
from xatre.work.sending.export import export_package
from xatre.work.session import open_session

book, password, out, record, step = sys.argv[1:]
module, name = step.rsplit(".", 1)
home = import_module(module)
real = getattr(home, name)

def killed(*words, **options):
    if name == "put":
        real(*words, **options)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(home, name, killed)
export_package(open_session(Path(book), password), Path(out), to="03562", record=record)
"""


@pytest.fixture
def neighbour(make_session: Callable[..., Session]) -> Session:
    return make_session("xa-ben", "03562@2025")


@pytest.mark.parametrize("step", STEPS)
def test_killed_at(commune: Session, neighbour: Session, tmp_path: Path, step: str) -> None:
    trust(commune, neighbour, tmp_path)
    (id,) = save.add_records(commune, "child", [CHILD]).saved
    folder = commune.book.folder
    commune.close()
    words = [str(folder), PASSWORD, str(tmp_path / "usb"), id, step]
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT, *words],
        env={**os.environ, "PYTHONPATH": str(Path(xatre.__file__).parent.parent)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    again = open_session(folder, PASSWORD)
    try:
        assert keeping.check_book(again) == []
        sealed = packages.sent(again.book.db)
        stated = statements.of_records(again.book.db, [id])
        assert len(sealed) == len(stated), "the package and what was stated, or neither"
        if sealed:
            copied = copy_again(again, sealed[0].sha256, tmp_path / "usb")
            (taken,) = take(neighbour, copied.file)
            assert taken.return_file is not None
            take(again, taken.return_file)
        else:
            give(again, neighbour, id, tmp_path)
        assert records.handed_to(again.book.db, id) == neighbour.unit
        assert browse.record(neighbour, "child", id).unit == neighbour.unit
    finally:
        again.close()


def test_it_may_be_made_again_beside_one_that_was_lost(
    commune: Session, neighbour: Session, tmp_path: Path
) -> None:
    trust(commune, neighbour, tmp_path)
    (id,) = save.add_records(commune, "child", [CHILD]).saved
    export_package(commune, tmp_path / "mat", to="03562", record=id)
    give(commune, neighbour, id, tmp_path)
    assert records.handed_to(commune.book.db, id) == neighbour.unit
