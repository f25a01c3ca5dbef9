"""Taking files in: at an office packages of its communes and the return of who took a case back,
at a commune returns and hand-overs.

Each file is whole or refused, by itself: nothing is written before its signature, sender and
number are checked, and what was taken before a stop or a kill stays. Any order is fine: what came
early waits, and the gap is said.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from xatre.errors import DamageError, DataError, TrustError, UseError
from xatre.exchange.container import Damaged, Inspected, inspect
from xatre.exchange.package import Opened, WrongRecipient, open_sealed
from xatre.exchange.source import NotReadable
from xatre.model import days
from xatre.store.connection import roomy
from xatre.store.safety import journal
from xatre.store.traffic import gaps, packages
from xatre.store.traffic.packages import Incoming
from xatre.store.traffic.peers import Peer
from xatre.work.people import naming
from xatre.work.progress import Progress, Stop, Stopped, never, silent
from xatre.work.receiving.acknowledging import still_so, take_return
from xatre.work.receiving.admitting import Fork, admitted, require_no_fork
from xatre.work.receiving.awaited import is_awaited
from xatre.work.receiving.outcomes import Outcome, note_doubles, tell_once
from xatre.work.receiving.returning import write_return
from xatre.work.receiving.taking_packages import is_to_judge_again, judge_again, take_lines
from xatre.work.receiving.trusting import Revoked
from xatre.work.sending.siblings import letter_words
from xatre.work.session import Session

__all__ = ["Outcome", "receive_files"]


class StoppedBefore(UseError):
    """The person stopped the work before this file, after others were taken."""

    code = "XT-228"
    sentence = "Chưa nhận tệp {file}: đã dừng theo yêu cầu. Chưa ghi gì của tệp này vào sổ."
    remedy = "Nhận lại tệp này khi sẵn sàng."
    short = "Chưa nhận, đã dừng theo yêu cầu"


class ForAnotherDevice(WrongRecipient):
    """For this unit, but sealed to other devices of it than this one."""

    sentence = (
        "Tệp {file} gửi cho đơn vị này ({unit}) nhưng niêm phong cho máy khác của đơn vị, nên "
        "không mở được ở máy này. Sổ không đổi."
    )
    remedy = (
        "Mở ở máy kia; hoặc xin nơi gửi đăng ký thẻ của máy này rồi lập lại tệp. Nơi gửi đã thu "
        "hồi máy này thì đổi khóa và ghi thẻ mới trước."
    )
    short = "Cho máy khác của đơn vị này, nên không mở được ở đây"


WITHDRAWN = (
    "Gói {file} đã được rút lại ngày {day} và vẫn được rút: không ghi gì vào sổ. "
    "Muốn lấy lại, nơi gửi lập gói mới sau khi nhận biên nhận."
)


class _DryRun(Exception):
    """Takes the transaction of a dry run back."""


def receive_files(
    session: Session,
    files: Sequence[Path],
    *,
    dry_run: bool = False,
    accept_fork: bool = False,
    accept_forks: Collection[Path] = (),
    progress: Progress = silent,
    stop: Stop = never,
) -> list[Outcome]:
    """Take the files in, each by itself, and write a return for every unit that sent one.

    `accept_forks` names files that a person looked at and takes beside another of their number;
    `accept_fork` takes all of them. `progress` counts hundredths of a file.

    A file whose data, trust or bytes are at fault, or that cannot be read, is an outcome with its
    fault and stops no other; any other fault is raised: of the book, its disk, the person's stop or
    the program. `dry_run` reads and counts and writes nothing.
    """
    session.require("exchange")
    within = nullcontext if dry_run else session.book.transaction
    still: list[str] = []

    def one(number: int) -> Outcome:
        file, tell = files[number], _within(progress, number, len(files))
        twice = accept_fork or file in accept_forks
        outcome = _one(session, file, twice, tell, stop, within)
        if outcome.outcome == "taken":
            still[:] = still_so(session)
        tell(1, 1)
        return outcome

    # Room for pages over all files: what one let go the next would decrypt again.
    with roomy(session.book.db):
        outcomes = _tried(session, len(files), one) if dry_run else _taken(files, one)
    note_doubles(outcomes)
    tell_once(outcomes, still)
    if not dry_run:
        _write_returns(session, outcomes)
    return outcomes


def _taken(files: Sequence[Path], one: Callable[[int], Outcome]) -> list[Outcome]:
    """Each file in a transaction of its own: one for all would be as large as the book. Raises
    Stopped where nothing was taken yet."""
    outcomes: list[Outcome] = []
    for number in _in_turn(outcomes, len(files)):
        try:
            outcomes[number : number + 1] = [one(number)]
        except Stopped:
            if not outcomes:
                raise
            if len(outcomes) == len(files):
                return outcomes
            left = files[number:]
            return outcomes + [
                Outcome(file.name, file, fault=StoppedBefore(file=file.name)) for file in left
            ]
    return outcomes


def _tried(session: Session, count: int, one: Callable[[int], Outcome]) -> list[Outcome]:
    """What taking the files in would do: all in one transaction, which is taken back.

    Where a file fails after something of it was written, all is tried again without it. That is
    rare, for it is whole and trusted; being able to undo it alone would keep in memory every
    page that a file changes.
    """
    conn, letter = session.book.db.conn, session.book.facts.device_letter
    failed: dict[int, Outcome] = {}
    while True:
        outcomes: list[Outcome] = []
        half_written = False
        with suppress(_DryRun), session.book.transaction():
            for number in _in_turn(outcomes, count):
                before = conn.total_changes
                outcome = failed.get(number) or one(number)
                outcomes[number : number + 1] = [outcome]
                half_written = outcome.fault is not None and conn.total_changes != before
                if half_written:
                    failed[number] = outcome
                    break
            raise _DryRun
        if session.book.facts.device_letter != letter:
            # The book in memory heard of another letter, which the book on the disk has not.
            session.book.put_letter(letter)
        if not half_written:
            return outcomes


def _in_turn(outcomes: Sequence[Outcome], count: int) -> Iterator[int]:
    """Each file in turn; then once more, the last first, those refused of a device that is over,
    for a file taken after them may have named them."""
    yield from range(count)
    yield from (
        number for number in reversed(range(count)) if isinstance(outcomes[number].fault, Revoked)
    )


def _within(progress: Progress, number: int, files: int) -> Progress:
    """The progress inside one file as part of the whole."""

    def tell(done: int, total: int) -> None:
        share = min(100, 100 * done // total) if total else 0
        progress(100 * number + share, 100 * files)

    return tell


def _one(
    session: Session,
    file: Path,
    accept_fork: bool,
    progress: Progress,
    stop: Stop,
    within: Callable[[], AbstractContextManager[None]],
) -> Outcome:
    outcome = Outcome(file.name, file)
    try:
        inspected = inspect(file)
        header = inspected.header
        outcome.sha256, outcome.type = inspected.sha256, header.type
        outcome.unit, outcome.unit_label = header.unit, naming.name_of(session, header.unit)
        outcome.device = header.device
        outcome.sequence, outcome.created = header.sequence, header.created
        outcome.purpose = header.purpose
        with within():
            _take(session, file, inspected, outcome, accept_fork, progress, stop)
    except (DataError, TrustError, DamageError, NotReadable) as fault:
        outcome.fault = fault
        if isinstance(fault, Damaged) and fault.header is not None:
            outcome.claimed = session.codes.unit_label(fault.header.unit)
        outcome.outcome = "fork" if isinstance(fault, Fork) else "refused"
        outcome.new = outcome.updated = outcome.unchanged = outcome.conflict = 0
        outcome.doubtful = outcome.rejected = outcome.waiting = 0
        outcome.differences, outcome.rejections, outcome.still = [], [], []
    return outcome


def _take(
    session: Session,
    file: Path,
    inspected: Inspected,
    outcome: Outcome,
    accept_fork: bool,
    progress: Progress,
    stop: Stop,
) -> None:
    header = inspected.header
    peer = admitted(session, inspected)
    if header.type == "return":
        letter = session.book.facts.device_letter
        take_return(session, _opened(session, file, peer), outcome, progress, stop)
        outcome.note = f"{outcome.note} {letter_words(session, letter)}".strip()
        return
    known = packages.incoming(session.book.db, inspected.sha256)
    if known is not None and (known.withdrawn_at or known.outcome == "taken"):
        outcome.outcome = "already"
        if known.withdrawn_at:
            outcome.note = WITHDRAWN.format(file=file.name, day=days.show(known.withdrawn_at[:10]))
        elif is_to_judge_again(session, inspected.sha256):
            judge_again(session, _opened(session, file, peer), outcome, progress, stop)
            outcome.outcome = "taken" if outcome.new or outcome.updated else "already"
        outcome.missing = _missing(session, outcome, header.device, header.stream)
        return
    if not accept_fork:
        require_no_fork(session, inspected)
    opened = _opened(session, file, peer)
    packages.note_incoming(
        session.book.db,
        Incoming(
            opened.sha256, header.unit, header.device, header.stream, header.sequence,
            header.entries(), "taken", session.now, None,
        ),
    )  # fmt: skip
    outcome.outcome = "taken"
    take_lines(session, opened, outcome, progress, stop)
    outcome.missing = _missing(session, outcome, header.device, header.stream)
    journal.write(session.book, "received", opened.sha256, session.clock())


def _opened(session: Session, file: Path, peer: Peer) -> Opened:
    try:
        return open_sealed(
            file,
            signing_key=peer.signing_key,
            identities=session.book.device.age_identities,
            unit_words=session.codes.unit_label,
        )
    except WrongRecipient as fault:
        if session.is_addressed(inspect(file).header.recipient):
            raise ForAnotherDevice(**fault.facts) from None
        raise


def _missing(session: Session, outcome: Outcome, device: str, stream: str) -> list[int]:
    if not is_awaited(session, outcome.unit, outcome.purpose):
        return []
    return gaps.missing_sequences(session.book.db, outcome.unit, device, stream)


def _write_returns(session: Session, outcomes: list[Outcome]) -> None:
    """One return for each unit whose package came whole and trusted, taken before or not; none
    for a second device of this commune, which the office answers."""
    answered: dict[str, Path] = {}
    for outcome in outcomes:
        if outcome.type != "package" or outcome.outcome not in ("taken", "already"):
            continue
        if session.owns(outcome.unit):
            continue
        if outcome.unit not in answered:
            answered[outcome.unit] = write_return(session, outcome.unit)
        outcome.return_file = answered[outcome.unit]
