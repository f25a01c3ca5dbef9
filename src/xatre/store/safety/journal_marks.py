"""How far others saw this book's journals: the length and head that came back in returns.

From inside, a journal whose tail was cut looks whole; what an office saw of it does not. Knows
numbers and hashes; where they come from is the business of `work/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from xatre.model.devices import short_device
from xatre.store import settings
from xatre.store.connection import Database, transaction
from xatre.store.keys import device
from xatre.store.safety import journal

SETTING = "journal.seen."


class Mark(NamedTuple):
    """A device's journal as it was seen: so many rows, the last of this hash."""

    device: str
    length: int
    head: str


class Vouched(NamedTuple):
    """One device's journal. Of its `rows` the first `chained` fit together, and of these the first
    `confirmed` are those an office saw. `broken` is the first row of which it saw another, 0 for
    none. `left_behind` rows went with the book that a backup was restored over."""

    device: str
    rows: int
    chained: int
    confirmed: int
    broken: int
    left_behind: int


def keep(db: Database, marks: Iterable[Mark]) -> list[Vouched]:
    """Remember of each own device the furthest mark that agrees and every one that does not; the
    journals these speak against. Raises DiskError."""
    own = set(device.all_ids(db))
    with transaction(db):
        for name, coming in _by_device(mark for mark in marks if mark.device in own).items():
            known = {*coming, *_kept(db, name)}
            agreeing = {one for one in known if _agrees(db, one)}
            kept = {*sorted(agreeing, key=lambda one: one.length)[-1:], *(known - agreeing)}
            words = " ".join(f"{one.length}:{one.head}" for one in sorted(kept))
            settings.put(db, SETTING + name, words)
    return [one for one in vouched(db) if one.broken]


def vouched(db: Database) -> list[Vouched]:
    """What can be said of every journal in the book, the oldest device's first."""
    rows = db.conn.execute(
        "SELECT continues_device, continues_length FROM devices WHERE continues_device <> ''"
    )
    restored_at = dict(rows.fetchall())
    found = []
    for name in device.all_ids(db):
        chained, last = journal.vouched(db, name)
        marks = _kept(db, name)
        strange = [one.length for one in marks if not _agrees(db, one)]
        # A backup is older than the book it is restored over: what came after it stayed there.
        behind = [length for length in strange if length > restored_at.get(name, length)]
        here = [length for length in strange if length not in behind]
        confirmed = max((one.length for one in marks if _agrees(db, one)), default=0)
        found.append(
            Vouched(
                name,
                last,
                chained,
                min(confirmed, chained),
                _first_broken(here, confirmed, last),
                max(behind, default=last) - last if behind else 0,
            )
        )
    return found


def problems(db: Database) -> list[str]:
    """Sentences for what was seen elsewhere and is not here any more."""
    return [sentence(one) for one in vouched(db) if one.broken]


def sentence(one: Vouched) -> str:
    """What a journal that others speak against amounts to."""
    sure = f"Chỉ tin chắc được đến dòng {one.confirmed}."
    if one.broken > one.rows:
        return (
            f"Nhật ký của thiết bị {short_device(one.device)} bị cắt đuôi: còn {one.rows} dòng, "
            f"nơi nhận đã thấy cả dòng {one.broken}. {sure}"
        )
    if one.broken <= one.confirmed:
        return (
            f"Nhật ký của thiết bị {short_device(one.device)} không phải bản nơi nhận đã thấy ở "
            f"dòng {one.broken}: nơi nhận thấy hai bản khác nhau, sổ đã bị chép làm hai."
        )
    return (
        f"Nhật ký của thiết bị {short_device(one.device)} không phải bản nơi nhận đã thấy, trong "
        f"các dòng {one.confirmed + 1} đến {one.broken}: có dòng bị thay, hoặc sổ bị chép "
        f"làm hai. {sure}"
    )


def words(one: Vouched) -> str:
    """Up to which line a journal can be vouched for."""
    said = f"Nhật ký của thiết bị {short_device(one.device)}: {one.chained} dòng khớp nhau"
    said += f" trên {one.rows}" if one.chained < one.rows else ""
    said += (
        f", nơi nhận đã xác nhận đến dòng {one.confirmed}."
        if one.confirmed
        else (", chưa có biên nhận nào xác nhận.")
    )
    if one.left_behind:
        said += f" {one.left_behind} dòng sau đó nằm ở sổ cũ, trước khi khôi phục bản sao lưu."
    return said


def _first_broken(strange: list[int], confirmed: int, last: int) -> int:
    """The row that shows the break best: one that is not here at all, else the first."""
    beyond = [length for length in strange if length > last]
    if beyond:
        return max(beyond)
    return min(
        (length for length in strange if length > confirmed), default=max(strange, default=0)
    )


def _agrees(db: Database, mark: Mark) -> bool:
    return mark.length == 0 or journal.hash_at(db, mark.device, mark.length) == mark.head


def _kept(db: Database, name: str) -> list[Mark]:
    marks = []
    for one in settings.get(db, SETTING + name).split():
        length, _, head = one.partition(":")
        marks.append(Mark(name, int(length), head))
    return marks


def _by_device(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.device, []).append(mark)
    return found
