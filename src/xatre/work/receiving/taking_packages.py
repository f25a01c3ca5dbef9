"""The lines of one package, by what it is for: a commune's own to its office, a
hand-over, or what the devices of one commune bring each other.

Runs inside the caller's transaction, once the package's sender and number are checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from xatre.exchange.lines import PackageLine
from xatre.exchange.package import Opened
from xatre.exchange.statement import Notes, read_notes
from xatre.model.problem import AGE, FUTURE_DAY
from xatre.model.purposes import OF_OTHER_STREAMS
from xatre.store.traffic import gaps, quarantine
from xatre.work.cases import readings
from xatre.work.progress import Progress, Stop
from xatre.work.receiving import beside
from xatre.work.receiving.late_statements import admit_given
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.owning import Owning
from xatre.work.receiving.taking import Carrying, Taking
from xatre.work.sending.hand_over import accept
from xatre.work.sending.siblings import note_what_it_saw
from xatre.work.session import Session

BY_THE_DAY = (FUTURE_DAY, AGE)
"""What is wrong today need not be so tomorrow, nor under a clock that was set right."""


@dataclass(frozen=True)
class _Again:
    """Of a package taken before, the lines of these names once more."""

    opened: Opened
    names: Collection[str]

    @property
    def sha256(self) -> str:
        return self.opened.sha256

    @property
    def counts(self) -> Mapping[str, int]:
        return {"lines": len(self.names)}

    def lines(self) -> Iterator[PackageLine]:
        for line in self.opened.lines():
            if (line.name or sha256(line.nonce + line.body).hexdigest()) in self.names:
                yield line


def is_to_judge_again(session: Session, package: str) -> bool:
    """Whether lines of a package taken before were kept aside for what the day decides."""
    return bool(_aside_by_the_day(session, package))


def judge_again(
    session: Session, opened: Opened, outcome: Outcome, progress: Progress, stop: Stop
) -> None:
    """Judge those lines by today; who gives what to whom, the package has said before. What still
    is wrong stays aside. Raises as `take_lines`."""
    names = _aside_by_the_day(session, opened.sha256)
    quarantine.release_of(session.book.db, opened.sha256, names)
    _take(session, opened, _Again(opened, names), read_notes(opened), outcome, progress, stop)


def take_lines(
    session: Session, opened: Opened, outcome: Outcome, progress: Progress, stop: Stop
) -> None:
    """Take in what the package carries. Raises BadLine, Damaged, Stopped."""
    header, notes = opened.header, read_notes(opened)
    outcome.readings = notes.readings
    for stream, numbers in notes.elsewhere.items():
        gaps.note_elsewhere(session.book.db, header.unit, stream, numbers)
    if any(notes.readings):
        readings.note_told(session, notes.readings, header.unit, header.device)
    _take(session, opened, opened, notes, outcome, progress, stop)


def _aside_by_the_day(session: Session, package: str) -> set[str]:
    aside = quarantine.kept_aside_from(session.book.db, package)
    return {line.name for line in aside if line.code in BY_THE_DAY}


def _take(
    session: Session, opened: Opened, carrying: Carrying, notes: Notes, outcome: Outcome,
    progress: Progress, stop: Stop,
) -> None:  # fmt: skip
    header = opened.header
    stated = [statement for statement, _ in notes.hand_overs]
    reasons = {statement.sha256: reason for statement, reason in notes.hand_overs}
    if session.at_office:
        owning = Owning(session, header.unit, stated)
        Taking(session, carrying, outcome, owning).run(progress, stop)
        accept(session, owning.kept, reasons)
        admit_given(session, owning.kept, outcome)
        units = {header.unit, *session.codes.predecessors(header.unit)}
        said = beside.told(session, units, owning.handed, opened.sha256)
        outcome.note = " ".join(filter(None, (outcome.note, said)))
    elif session.owns(header.unit):
        # What a sibling sealed for the office is cut, and judged as the office would.
        whole = header.purpose in OF_OTHER_STREAMS
        owning = Owning(session, header.unit, stated, anything=whole)
        Taking(session, carrying, outcome, owning, doubting=whole).run(progress, stop)
        admit_given(session, owning.kept, outcome)
        note_what_it_saw(session, header.device, notes)
    else:
        given = {one.record for one in stated if session.owns(one.to_unit)}
        owning = Owning(session, header.unit, stated, only=given)
        Taking(session, carrying, outcome, owning).run(progress, stop)
        accept(session, owning.kept, reasons)
