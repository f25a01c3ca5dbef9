"""Bringing sealed files to where they are carried from: returns to the stick the packages came
on, and any file of the outbox once more.

The file in the outbox is never touched: what fails here can be done again, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from xatre.errors import UseError, XatreError
from xatre.store.traffic import returns
from xatre.work.receiving.outcomes import Outcome
from xatre.work.sending import outbox
from xatre.work.session import Session


class NoReturnYet(UseError):
    """Nothing was taken from this unit, so there is no return for it."""

    code = "XT-222"
    sentence = "Chưa nhận gói nào của {unit}, nên chưa có biên nhận."
    remedy = "Nhận gói của đơn vị ấy trước."


@dataclass(frozen=True)
class Delivered:
    """A return brought to a folder, or the fault that kept it from there."""

    unit: str
    source: Path
    folder: Path
    file: Path | None
    fault: XatreError | None = None


def deliver_returns(session: Session, outcomes: Iterable[Outcome]) -> list[Delivered]:
    """Copy the return of each unit into every folder its packages came from. Raises NoRight."""
    session.require("exchange")
    wanted = {
        (outcome.unit, outcome.return_file, outcome.path.parent): None
        for outcome in outcomes
        if outcome.return_file is not None
    }
    return [deliver(session, unit, source, folder) for unit, source, folder in wanted if source]


def deliver(session: Session, unit: str, source: Path, folder: Path) -> Delivered:
    """Copy one file of the outbox into `folder`; a fault of the disk or of the file is in the
    answer. Raises NoRight."""
    session.require("exchange")
    try:
        file = outbox.copy_out(session, source.name, folder)
    except XatreError as fault:
        return Delivered(unit, source, folder, None, fault)
    return Delivered(unit, source, folder, file)


def copy_return(session: Session, unit: str, folder: Path) -> Path:
    """Copy the last return for `unit` into `folder` again. Raises NoReturnYet, and as
    `outbox.copy_out`."""
    session.require("exchange")
    last = returns.last_return(session.book.db, "out", unit)
    if last is None or not last[2]:
        raise NoReturnYet(unit=session.codes.unit_label(unit))
    return outbox.copy_out(session, Path(last[2]).name, folder)
