"""Backups by themselves: hourly, before great steps, and which of them stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from book_samples import NOW

from xatre.store.book import Book
from xatre.store.safety import backup, backup_times

HOUR = timedelta(hours=1)


def test_automatic_backups_come_hourly(book: Book) -> None:
    assert backup_times.write_if_due(book, NOW) is not None
    assert backup_times.write_if_due(book, NOW + timedelta(minutes=59)) is None
    assert backup_times.write_if_due(book, NOW + HOUR) is not None
    assert backup_times.before_risk(book, NOW + HOUR).name.endswith("-truoc.xtbackup")
    assert backup_times.before_risk(book, NOW + HOUR).name.endswith("-truoc-1.xtbackup")
    # The clock was ahead once: backups go on.
    assert backup_times.write_if_due(book, NOW - timedelta(days=3)) is not None
    assert backup_times.write_if_due(book, NOW - timedelta(days=3)) is None
    assert len(backup.listing(book.folder / "backups")) == 5


def test_which_backups_stay() -> None:
    start = datetime(2026, 11, 20, 12, tzinfo=UTC)
    times = [start - number * HOUR / 2 for number in range(2 * 24 * 400)]
    kept = backup_times.to_keep(times)
    assert start in kept
    by_hour = sorted(kept, reverse=True)
    assert by_hour[:24] == [start] + [start - number * HOUR + HOUR / 2 for number in range(1, 24)]
    assert len({time.date() for time in kept}) >= 14
    months = {time.strftime("%Y%m") for time in kept}
    assert len(months) == 12
    assert len(kept) <= 24 + 14 + 12
    assert backup_times.to_keep(kept) == kept
    assert backup_times.to_keep([]) == set()
    lonely = datetime(2019, 1, 1, tzinfo=UTC)
    assert backup_times.to_keep([lonely]) == {lonely}


def test_rotating_takes_only_backups_and_spares_later_ones(tmp_path: Path) -> None:
    for number in range(30):
        moment = NOW - number * timedelta(minutes=10)
        (tmp_path / f"so-{moment:%Y%m%d-%H%M%S}.xtbackup").write_text("")
    ahead = tmp_path / "so-20990101-000000.xtbackup"
    for path in (ahead, tmp_path / "letter.txt", tmp_path / "other.xtbackup"):
        path.write_text("")
    gone = backup_times.rotate(tmp_path, NOW)
    left = {path.name for path in tmp_path.iterdir()}
    assert {"letter.txt", "other.xtbackup", ahead.name} <= left
    assert len(gone) == 30 - (len(left) - 3)
    assert f"so-{NOW:%Y%m%d-%H%M%S}.xtbackup" in left
    assert backup_times.rotate(tmp_path, NOW) == []


def test_copies_of_before_great_steps_stay_a_week(tmp_path: Path) -> None:
    minute = timedelta(minutes=1)
    names = [f"so-{NOW - number * minute:%Y%m%d-%H%M%S}-truoc.xtbackup" for number in range(7)]
    for name in names:
        (tmp_path / name).write_text("")
    assert {path.name for path in backup_times.rotate(tmp_path, NOW)} == set(names[5:])
    assert backup_times.rotate(tmp_path, NOW + timedelta(days=6)) == []
    after = NOW + timedelta(days=8)
    assert {path.name for path in backup_times.rotate(tmp_path, after)} == set(names[1:5])
    assert [path.name for path in backup.listing(tmp_path)] == names[:1]
