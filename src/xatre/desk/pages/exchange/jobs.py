"""What the pages of Gửi – Nhận have done on the book's thread. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xatre.desk.worker import Task
from xatre.errors import DamageError, TrustError, XatreError
from xatre.work.people import cards
from xatre.work.receiving import gathering
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.passed_over import PASSED_OVER, without_old_returns
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.undo import undo_packages
from xatre.work.records import decide
from xatre.work.sending import delivering, sent
from xatre.work.sending.delivering import Delivered
from xatre.work.sending.export import Made, Sent, copy_made, seal_and_copy

Choices = Mapping[tuple[str, str, str], str]
"""`(kind, id, path)` → the revision chosen."""


@dataclass(frozen=True)
class Read:
    """A dry run: what each file would do, the cards found beside them and which of those say
    something new, and that files were left out, or passed over."""

    outcomes: list[Outcome]
    cards: tuple[Path, ...]
    new_cards: tuple[Path, ...]
    left_out: str
    passed_over: str = ""


@dataclass(frozen=True)
class TakenIn:
    """What was taken, which returns were brought where, how many clashes were decided, and the
    faults of those that could not be."""

    outcomes: list[Outcome]
    delivered: list[Delivered]
    decided: int
    undecided: tuple[XatreError, ...] = ()


def read(task: Task, places: list[Path], forks: frozenset[Path]) -> Read:
    """Find the files and read them without writing anything."""
    found = gathering.gather(task.session, places)
    total = len(found.files)

    def tell(done: int, of: int) -> None:
        task.progress(done, of, f"Đang đọc thử tệp {min(total, done // 100 + 1)} trên {total}")

    outcomes = receive_files(
        task.session,
        list(found.files),
        dry_run=True,
        accept_forks=forks,
        progress=tell,
        stop=task.stopped,
    )
    new = tuple(one for one in found.cards if _is_new(task, one))
    left, old = without_old_returns(task.session, outcomes, found.inspected)
    if not left:
        # Nothing else is there: each is answered.
        left, old = outcomes, []
    told = PASSED_OVER.format(count=len(old)) if old else ""
    return Read(left, found.cards, new, found.left_out_words, told)


def _is_new(task: Task, card: Path) -> bool:
    try:
        return cards.is_worth_enrolling(task.session, card)
    except (DamageError, TrustError):
        return True  # Enrolling names what is wrong with it.


def take(task: Task, files: list[Path], forks: frozenset[Path], choices: Choices) -> TakenIn:
    """Take the files in, bring the returns to where they came from, and settle what was chosen."""
    session, total = task.session, len(files)

    def tell(done: int, of: int) -> None:
        task.progress(done, of, f"Đang nhận tệp {min(total, done // 100 + 1)} trên {total}")

    outcomes = receive_files(session, files, accept_forks=forks, progress=tell, stop=task.stopped)
    brought = delivering.deliver_returns(session, outcomes)
    decided, undecided = 0, []
    clashing = {(one.kind, one.id, one.path) for file in outcomes for one in file.differences}
    for (kind, id, path), revision in choices.items():
        if (kind, id, path) in clashing:
            # The packages are in by now: what cannot be settled waits among the clashes.
            try:
                decide.decide(session, kind, id, path, revision)
                decided += 1
            except XatreError as fault:
                undecided.append(fault)
    return TakenIn(outcomes, brought, decided, tuple(undecided))


def deliver_again(task: Task, failed: list[Delivered], folder: Path | None) -> list[Delivered]:
    """Copy returns that could not be written, to the same folders or to another one."""
    return [
        delivering.deliver(task.session, one.unit, one.source, folder or one.folder)
        for one in failed
    ]


def undo(
    task: Task, packages: list[str], folders: Mapping[str, Path]
) -> tuple[int, list[Delivered]]:
    """Withdraw packages, the last first; how many went, and where the new returns were brought."""
    withdrawn: set[str] = set()
    brought: list[Delivered] = []
    for sha256, undone in undo_packages(task.session, reversed(packages)):
        withdrawn.update(undone.withdrawn)
        folder = folders.get(sha256)
        if folder is not None:
            files = undone.return_files
            brought += [delivering.deliver(task.session, "", file, folder) for file in files]
    return len(withdrawn), brought


def make_package(task: Task, folder: Path, *, full: bool) -> Made:
    """Seal the next package and copy it out; a full stick leaves it whole in the outbox."""
    return _made(task, folder, full=full)


def make_for_unit(task: Task, folder: Path, *, unit: str, full: bool) -> Made:
    """Seal what goes to the devices of a unit and copy it out: at an office a return, with all the
    unit's records where `full`; at a commune a package for its own other PCs."""
    return _made(task, folder, to=unit, full=full)


def hand_over(task: Task, folder: Path, to: str, record: str, reason: str) -> Made:
    """Seal a record for another unit and copy it out."""
    return _made(task, folder, to=to, record=record, reason=reason)


def copy_out(task: Task, sealed: Sent, folder: Path) -> Made:
    """Copy a sealed package into `folder`, again or for the first time."""
    task.progress(0, 0, "Đang ghi rồi đọc lại")
    return _remembered(task, copy_made(task.session, sealed, folder))


def _made(
    task: Task, folder: Path, *, to: str = "", record: str = "", reason: str = "",
    full: bool = False,
) -> Made:  # fmt: skip
    def tell(done: int, total: int) -> None:
        task.progress(done, total, "Đang đóng gói và niêm phong")

    made = seal_and_copy(
        task.session, folder, full=full, to=to, record=record, reason=reason,
        progress=tell, stop=task.stopped,
    )  # fmt: skip
    return _remembered(task, made)


def _remembered(task: Task, made: Made) -> Made:
    if made.copied is not None:
        sent.remember_place(task.session, str(made.folder))
    return made
