from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from book_samples import NOW

from xatre.store.faults import MustWait
from xatre.store.keys import delay

MINUTE = timedelta(minutes=1)


def fail(folder: Path, times: int) -> None:
    for _ in range(times):
        delay.admit(folder, NOW, "a")


def test_three_are_free_then_a_minute(tmp_path: Path) -> None:
    fail(tmp_path, 3)
    with pytest.raises(MustWait, match="1 phút") as caught:
        delay.admit(tmp_path, NOW, "a")
    assert caught.value.code == "XT-507"
    with pytest.raises(MustWait, match="1 giây"):
        delay.admit(tmp_path, NOW + MINUTE - timedelta(seconds=1), "a")
    delay.admit(tmp_path, NOW + MINUTE, "a")
    with pytest.raises(MustWait, match="2 phút"):
        delay.admit(tmp_path, NOW + MINUTE, "a")


def test_waiting_does_not_grow_by_asking(tmp_path: Path) -> None:
    fail(tmp_path, 3)
    for _ in range(5):
        with pytest.raises(MustWait, match="1 phút"):
            delay.admit(tmp_path, NOW, "a")


def test_never_longer_than_an_hour(tmp_path: Path) -> None:
    assert delay.Tries(500, NOW).wait() == timedelta(hours=1)


def test_clock_set_back_is_a_fresh_full_wait_and_no_more(tmp_path: Path) -> None:
    fail(tmp_path, 3)
    back = NOW - timedelta(days=400)
    with pytest.raises(MustWait, match="1 phút"):
        delay.admit(tmp_path, back, "a")
    with pytest.raises(MustWait):
        delay.admit(tmp_path, back + MINUTE / 2, "a")
    delay.admit(tmp_path, back + MINUTE, "a")


def test_a_right_password_clears_and_nonsense_does_not(tmp_path: Path) -> None:
    fail(tmp_path, 2)
    delay.forgive(tmp_path, "a")
    assert delay.read(tmp_path, "a").failed == 0
    (tmp_path / delay.FILE).write_text("{")
    assert delay.read(tmp_path, "a").failed == 3
    delay.admit(tmp_path, NOW, "a")


def test_each_slot_waits_for_its_own_wrong_ones(tmp_path: Path) -> None:
    fail(tmp_path, 3)
    assert delay.admit(tmp_path, NOW, "b").left() == 2
    delay.forgive(tmp_path, "b")
    with pytest.raises(MustWait, match="1 phút"):
        delay.admit(tmp_path, NOW, "a")
    delay.forgive(tmp_path, "a")
    assert not (tmp_path / delay.FILE).exists()


def test_the_count_of_an_earlier_program_is_of_everyone(tmp_path: Path) -> None:
    (tmp_path / delay.FILE).write_text(f'{{"failed": 3, "last": "{NOW.isoformat()}"}}')
    for slot in ("a", "b"):
        with pytest.raises(MustWait):
            delay.admit(tmp_path, NOW, slot)
    delay.forgive(tmp_path, "a")
    assert delay.read(tmp_path, "b").failed == 0
