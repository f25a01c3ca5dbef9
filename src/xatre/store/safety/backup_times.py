"""When the program backs a book up by itself, and which backups stay: by a rule of their times, 24
hours, 14 days, 12 months; those of before great steps stay a week. Knows not what is in one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from xatre.store.faults import told_plainly
from xatre.store.safety import backup

if TYPE_CHECKING:
    from xatre.store.book import Book

_BEFORE = "-truoc"
"""In the name of a backup that was taken before a step that changes much."""
_WEEK, _MOST_BEFORE = timedelta(days=7), 5


def write_if_due(book: Book, now: datetime | None = None) -> Path | None:
    """The automatic backup: at start and hourly, where the newest is an hour old or more; old
    ones are dropped by rule. None where none was due. Raises as `write` does."""
    moment = now or datetime.now(UTC)
    folder = book.folder / "backups"
    # A backup dated later than now comes from a clock that was wrong: it does not count.
    times = [backup.taken_at(path) for path in backup.listing(folder)]
    newest = next((time for time in times if time <= moment), None)
    if newest is not None and moment - newest < timedelta(hours=1):
        return None
    path = backup.write(book, now=moment)
    rotate(folder, moment)
    return path


def before_risk(book: Book, now: datetime | None = None) -> Path:
    """The backup before a step that changes much at once. Raises as `write` does."""
    book.require_quiet()
    moment, folder = now or datetime.now(UTC), book.folder / "backups"
    path = backup.copy_out(book.db, book.data_key(), book.folder, folder, moment, _BEFORE)
    rotate(folder, moment)
    return path


def to_keep(
    times: Iterable[datetime], hours: int = 24, days: int = 14, months: int = 12
) -> set[datetime]:
    """Which backups stay: the newest of each of the last 24 hours, 14 days and 12 months that
    have any."""
    kept: set[datetime] = set()
    newest_first = sorted(times, reverse=True)
    for shape, many in (("%Y%m%d%H", hours), ("%Y%m%d", days), ("%Y%m", months)):
        seen: dict[str, datetime] = {}
        for time in newest_first:
            seen.setdefault(time.strftime(shape), time)
        kept.update(list(seen.values())[:many])
    return kept


def rotate(folder: Path, now: datetime | None = None) -> list[Path]:
    """Take away the backups that need not stay; those taken. The last five of before great steps
    stay a week. A backup dated after `now` (the clock was wrong) stays and counts for nothing.
    Raises DiskError."""
    moment = now or datetime.max.replace(tzinfo=UTC)
    past = [path for path in backup.listing(folder) if backup.taken_at(path) <= moment]
    kept = to_keep(backup.taken_at(path) for path in past)
    before = [path for path in past if _BEFORE in path.name][:_MOST_BEFORE]
    spared = {path for path in before if now is None or now - backup.taken_at(path) <= _WEEK}
    gone = [path for path in past if backup.taken_at(path) not in kept and path not in spared]
    with told_plainly():
        for path in gone:
            path.unlink(missing_ok=True)
    return gone
