"""The lines of one package, by what it is for: a commune's own to its office, a
hand-over, or what the devices of one commune bring each other.

Runs inside the caller's transaction, once the package's sender and number are checked.
"""

from __future__ import annotations

from xatre.exchange.package import Opened
from xatre.exchange.statement import read_notes
from xatre.store.traffic.returns import HAND_OVER
from xatre.work.cases import readings
from xatre.work.progress import Progress, Stop
from xatre.work.receiving.late_statements import admit_given
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.owning import Owning
from xatre.work.receiving.taking import Taking
from xatre.work.sending.hand_over import accept
from xatre.work.sending.siblings import PURPOSE, note_what_it_saw
from xatre.work.session import Session


def take_lines(
    session: Session, opened: Opened, outcome: Outcome, progress: Progress, stop: Stop
) -> None:
    """Take in what the package carries. Raises BadLine, Damaged, Stopped."""
    header, notes = opened.header, read_notes(opened)
    outcome.readings = notes.readings
    if any(notes.readings):
        readings.note_told(session, notes.readings, header.unit, header.device)
    stated = [statement for statement, _ in notes.hand_overs]
    reasons = {statement.sha256: reason for statement, reason in notes.hand_overs}
    if session.at_office:
        owning = Owning(session, header.unit, stated)
        Taking(session, opened, outcome, owning).run(progress, stop)
        accept(session, owning.kept, reasons)
        admit_given(session, owning.kept, outcome)
    elif session.owns(header.unit):
        # What a sibling sealed for the office is cut, and judged as the office would.
        whole = header.purpose in (PURPOSE, HAND_OVER)
        owning = Owning(session, header.unit, stated, anything=whole)
        Taking(session, opened, outcome, owning, doubting=whole).run(progress, stop)
        admit_given(session, owning.kept, outcome)
        note_what_it_saw(session, header.device, notes)
    else:
        given = {one.record for one in stated if session.owns(one.to_unit)}
        owning = Owning(session, header.unit, stated, only=given)
        Taking(session, opened, outcome, owning).run(progress, stop)
        accept(session, owning.kept, reasons)
