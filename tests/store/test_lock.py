from __future__ import annotations

import json
from pathlib import Path

import pytest
from book_samples import NOW

from xatre.store import lock
from xatre.store.faults import BookInUse
from xatre.store.lock import Lock


def leave(folder: Path, computer: str) -> None:
    words = {"computer": computer, "process": "1", "since": "2026-11-20T08:10:00+07:00"}
    (folder / lock.FILE).write_text(json.dumps(words))


def test_held_by_one_and_named(tmp_path: Path) -> None:
    held = Lock.take(tmp_path, NOW)
    assert json.loads((tmp_path / lock.FILE).read_text())["computer"] == lock.this_computer()
    with pytest.raises(BookInUse, match="một cửa sổ khác trên máy này"):
        Lock.take(tmp_path, NOW)
    held.release()
    held.release()
    assert (tmp_path / lock.FILE).read_text() == ""
    Lock.take(tmp_path, NOW).release()


def test_a_dead_process_of_this_pc_is_taken_over(tmp_path: Path) -> None:
    leave(tmp_path, lock.this_computer())
    Lock.take(tmp_path, NOW).release()


def test_another_pc_is_named_and_taken_over_only_when_asked(tmp_path: Path) -> None:
    leave(tmp_path, "PC-VHXH")
    with pytest.raises(BookInUse, match="XT-503: Sổ đang mở ở máy khác: PC-VHXH") as caught:
        Lock.take(tmp_path, NOW)
    assert "20/11/2026" in str(caught.value.facts["since"])
    assert "PC-VHXH" in (tmp_path / lock.FILE).read_text()
    Lock.take(tmp_path, NOW, take_over=True).release()
    Lock.take(tmp_path, NOW).release()


@pytest.mark.parametrize("words", ["", "{", "[]", "null", "x" * 5000, '{"since": "never"}'])
def test_nonsense_in_the_file_locks_nobody_out(tmp_path: Path, words: str) -> None:
    (tmp_path / lock.FILE).write_text(words)
    Lock.take(tmp_path, NOW).release()
