"""Killed at any instant: the book opens, its check is clean, what was said to be safe is there."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from command import PASSWORD, new_book
from xatre.work import keeping
from xatre.work.records import browse, put_aside
from xatre.work.records.browse import Query
from xatre.work.session import Session, open_session
from xatre.work.typing import rows

HERE = Path(__file__).parent
ROUNDS = 10
LONGEST = 0.35
"""Seconds a typist lives after the first line said to be safe."""
TYPING_LOST = 1.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_book(tmp_path / "xa")


@dataclass
class Typist:
    """A process at work, and what it said."""

    process: subprocess.Popen[bytes]
    said: list[dict[str, Any]] = field(default_factory=list)

    def hear(self, lines: int) -> None:
        """Wait until it said so many lines."""
        assert self.process.stdout is not None
        while len(self.said) < lines:
            line = self.process.stdout.readline()
            assert line, f"the typist ended by itself: {self.process.wait()}"
            self.said.append(json.loads(line))

    def kill(self) -> None:
        """Kill it, and hear what it said until then; a line cut in two was not said."""
        assert self.process.stdout is not None
        os.kill(self.process.pid, signal.SIGKILL)
        rest = self.process.stdout.read().decode()
        self.said += [json.loads(line) for line in rest.splitlines(True) if line.endswith("\n")]
        assert self.process.wait() == -signal.SIGKILL

    def typed_in_time(self) -> str:
        """What stood typed so long before the kill that nothing of it may be lost."""
        latest = self.said[-1]["at"] - TYPING_LOST
        typed = [one["typed"] for one in self.said if one["at"] <= latest]
        assert typed[-1]
        return str(typed[-1])


def typist(act: str, folder: Path, *more: str) -> Typist:
    return Typist(
        subprocess.Popen(
            [sys.executable, str(HERE / "killed_typist.py"), act, str(folder), PASSWORD, *more],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(HERE.parent / "src")},
        )
    )


def reopened(folder: Path) -> Session:
    session = open_session(folder, PASSWORD)
    assert keeping.check_book(session) == []
    return session


def test_what_was_said_to_be_safe_is_there_after_a_kill(folder: Path) -> None:
    chance = random.Random(20261120)
    said: list[dict[str, Any]] = []
    for _ in range(ROUNDS):
        at_work = typist("drafts", folder)
        at_work.hear(1)
        time.sleep(chance.uniform(0, LONGEST))
        at_work.kill()
        said += at_work.said
        session = reopened(folder)
        last = {one["id"]: one for one in at_work.said}
        for id, one in last.items():
            found = browse.record(session, "child", id)
            letters = str(found.fields["full_name"]).count("Ổ")
            assert letters >= one["letters"]
            if one["state"] == "complete":
                assert (found.state, found.fields["full_name"]) == ("complete", one["name"])
        session.close()
    session = reopened(folder)
    codes = [row.code for row in browse.page(session, Query("child"), 0, 100_000)]
    assert len(codes) >= len({one["id"] for one in said})
    assert len(set(codes)) == len(codes)
    session.close()


def test_at_most_a_second_of_typing_is_lost(folder: Path) -> None:
    at_work = typist("form", folder)
    at_work.hear(60)
    at_work.kill()
    session = reopened(folder)
    (row,) = browse.page(session, Query("child"), 0, 10)
    kept = str(browse.record(session, "child", row.id).fields["full_name"])
    assert len(kept) >= len(at_work.typed_in_time())
    assert set(kept) == {"ổ"}
    assert row.state == "draft"
    session.close()


def test_at_most_a_second_is_lost_while_the_book_is_busy_for_minutes(folder: Path) -> None:
    at_work = typist("busy", folder)
    at_work.hear(110)
    at_work.kill()
    for file in (folder / "aside").iterdir():
        assert "ổ".encode() not in file.read_bytes()
    session = reopened(folder)
    assert browse.count(session, Query("child")) == 0
    assert put_aside.take_in(session) == 1
    assert put_aside.take_in(session) == 0
    (row,) = browse.page(session, Query("child"), 0, 10)
    kept = str(browse.record(session, "child", row.id).fields["full_name"])
    assert len(kept) >= len(at_work.typed_in_time())
    assert row.state == "draft"
    assert list((folder / "aside").iterdir()) == []
    session.close()


def test_the_sheet_of_rows_goes_on_where_it_was_killed(folder: Path) -> None:
    at_work = typist("rows", folder)
    at_work.hear(80)
    at_work.kill()
    session = reopened(folder)
    finished, half = rows.open_sheet(session).lines
    assert (finished.saved, finished.record.fields["full_name"]) == (True, "Lo")
    kept = str(half.record.fields["full_name"])
    assert len(kept) >= len(at_work.typed_in_time())
    assert (set(kept), half.record.state, half.saved) == ({"ổ"}, "draft", False)
    session.close()
