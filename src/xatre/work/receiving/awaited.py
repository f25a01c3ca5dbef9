"""Which packages of a unit have not come, row by row: those still awaited, and those of which the
unit has said that they are for nobody here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from xatre.model.devices import short_device
from xatre.model.purposes import DEVICES
from xatre.store.traffic import gaps, packages
from xatre.work.series import package_words
from xatre.work.session import Session

MOST_NAMED = 20
ELSEWHERE = "{numbers} lập cho đơn vị khác hoặc đã hủy: không thiếu"


class Gap(NamedTuple):
    """A row of numbers of one device that has holes."""

    unit: str
    device: str
    purpose: str
    missing: tuple[int, ...]
    elsewhere: tuple[int, ...]


def gaps_of(session: Session, unit: str = "") -> list[Gap]:
    """The rows with holes, of one unit or all."""
    db, found = session.book.db, []
    for row in packages.streams(db, unit):
        if not is_awaited(session, row.unit, row.purpose):
            continue
        missing = gaps.missing_sequences(db, row.unit, row.device, row.stream)
        elsewhere = gaps.sequences_elsewhere(db, row.unit, row.device, row.stream)
        if missing or elsewhere:
            gap = Gap(row.unit, row.device, row.purpose, tuple(missing), tuple(elsewhere))
            found.append(gap)
    return found


def is_awaited(session: Session, unit: str, purpose: str) -> bool:
    """Whether the files of such a row are all for this book: of this unit's other devices only
    what they seal for each other is."""
    return purpose == DEVICES or not session.owns(unit)


def missing_words(found: Iterable[Gap]) -> str:
    """ "gói số 2, 3; gói bàn giao số 1", with the device where there are several; "" for none."""
    return _in_words(found, lambda one: one.missing)


def elsewhere_words(found: Iterable[Gap]) -> str:
    """That numbers which did not come are not awaited; "" for none."""
    numbers = _in_words(found, lambda one: one.elsewhere)
    return ELSEWHERE.format(numbers=numbers) if numbers else ""


def _in_words(found: Iterable[Gap], numbers: Callable[[Gap], tuple[int, ...]]) -> str:
    rows = [one for one in found if numbers(one)]
    several = len({one.device for one in rows}) > 1
    return "; ".join(
        f"{package_words(one.purpose)} số {_first(numbers(one))}"
        + (f" (máy {short_device(one.device)})" if several else "")
        for one in rows
    )


def _first(numbers: tuple[int, ...]) -> str:
    more = "…" if len(numbers) > MOST_NAMED else ""
    return ", ".join(map(str, numbers[:MOST_NAMED])) + more
