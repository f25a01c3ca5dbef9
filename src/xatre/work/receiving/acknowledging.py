"""A return comes home: what the office took need not be sent again, what it rejected is shown
with its reason, its remarks are kept, a hand-over it confirms changes hands."""

from __future__ import annotations

from xatre.exchange.package import Opened
from xatre.exchange.returns import NOT_NAMED, Return, read_return
from xatre.kinds import OF_OFFICE
from xatre.model.purposes import RESTORE
from xatre.store.safety import journal
from xatre.store.traffic import former_offices, packages, peers, returns, statements
from xatre.store.traffic.packages import Incoming
from xatre.work.progress import Progress, Stop
from xatre.work.receiving import behind_office, sent_back, vouching
from xatre.work.receiving.comparing import rejections
from xatre.work.receiving.hearing import Hearing
from xatre.work.receiving.judged_again import FROM_COMMUNES
from xatre.work.receiving.late_statements import confirm_taken_over
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.owning import Owning
from xatre.work.receiving.taking import Carrying, Taking
from xatre.work.sending import given_anew, left_behind
from xatre.work.sending.for_nobody import unsent
from xatre.work.sending.outgoing import REVOKED
from xatre.work.sending.profiles import travelling_kinds
from xatre.work.sending.sent import MORE_RETURNED
from xatre.work.sending.siblings import know_devices
from xatre.work.session import Session
from xatre.work.units import takes_for

MORE_WORDS = (
    "Biên nhận kể {named} bản ghi bị trả lại, còn {more} bản ghi nữa chưa kể hết. "
    "Sửa những bản ghi đã kể rồi gửi lại, phần còn lại về trong biên nhận sau."
)

TAKEN_ALL_THE_SAME = (
    "Bên kia đã nhận gói bàn giao số {number} dù ở đây đã hủy: tệp đã ra ngoài từ trước. "
    "Hồ sơ trong gói nay thuộc bên kia."
)


OF_FORMER_OFFICE = (
    "Biên nhận của sổ cũ của nơi tiếp nhận: hồ sơ trong đó đã vào sổ, còn gói nào được nhận thì "
    "chờ biên nhận của sổ mới."
)


def take_return(
    session: Session, opened: Opened, outcome: Outcome, progress: Progress, stop: Stop
) -> None:
    """Take a verified return in; an older one of the office than the last changes nothing. A unit
    speaks only of packages that were sent to it, and a neighbour only of records that they gave it;
    remarks and revocations are an office's alone, and a neighbour brings the lines by which it
    accepts what it was given.

    Raises BadLine, WrongType, KeyRefused, Damaged, Stopped.
    """
    take = _take_of_office if opened.header.role == "office" else _take_of_neighbour
    before = left_behind.left_behind(session)
    if not take(session, opened, read_return(opened), outcome, progress, stop):
        outcome.outcome = "already"
        return
    fresh = [one for one in left_behind.left_behind(session) if one not in before]
    outcome.note = " ".join(filter(None, (outcome.note, *left_behind.told(session, fresh))))
    outcome.still += given_anew.told(session)


def still_so(session: Session) -> list[str]:
    """All that a return may have found to be so, as it is now."""
    return [*filter(None, [behind_office.told(session)]), *given_anew.told(session)]


def _take_of_office(
    session: Session, opened: Opened, content: Return, outcome: Outcome,
    progress: Progress, stop: Stop,
) -> bool:  # fmt: skip
    """Whether it was new: not there yet, and of a higher number than the last."""
    if former_offices.is_former(session.book.db, opened.header.signing):
        return _take_of_former_office(session, opened, content, outcome, progress, stop)
    outcome.note = vouching.compare(session, content)
    last = returns.last_return(session.book.db, "in", opened.header.unit)
    if last and content.number <= last[0]:
        return False
    if not _begin(session, opened, content, outcome):
        return False
    _acknowledge_office(session, content, opened.header.unit, outcome)
    _tell_of_more(session, content, outcome)
    heard = Hearing(session, opened, content.hand_overs)
    _take_lines(session, opened, heard.rest, outcome, progress, stop)
    heard.take(outcome, progress, stop)
    _end(session, opened, content, outcome)
    outcome.still += filter(None, [behind_office.compare(session, content, opened.header.purpose)])
    return True


def _take_of_former_office(
    session: Session, opened: Opened, content: Return, outcome: Outcome,
    progress: Progress, stop: Stop,
) -> bool:  # fmt: skip
    """Whether it was new. Of a book that the office has no more: its lines come in, what it says of
    packages is no longer so, and its number is none of the new book's."""
    if not _begin(session, opened, content, outcome):
        return False
    heard = Hearing(session, opened, content.hand_overs)
    _take_lines(session, opened, heard.rest, outcome, progress, stop)
    heard.take(outcome, progress, stop)
    _end(session, opened, content, outcome, "before")
    outcome.answered = 0, 0
    outcome.note = " ".join(filter(None, (outcome.note, OF_FORMER_OFFICE)))
    return True


def _take_of_neighbour(
    session: Session, opened: Opened, content: Return, outcome: Outcome,
    progress: Progress, stop: Stop,
) -> bool:  # fmt: skip
    """Whether it was new."""
    if not _begin(session, opened, content, outcome):
        return False
    _acknowledge(session, content, opened.header.unit, from_office=False)
    _take_lines(session, opened, opened, outcome, progress, stop)
    _end(session, opened, content, outcome)
    return True


def _begin(session: Session, opened: Opened, content: Return, outcome: Outcome) -> bool:
    """Note that it came, and what it answers; False where it is here already."""
    db, header = session.book.db, opened.header
    if packages.incoming(db, opened.sha256):
        return False
    outcome.outcome = "taken"
    packages.note_incoming(
        db,
        Incoming(
            opened.sha256, header.unit, header.device, header.stream, header.sequence,
            header.entries(), "return", session.now, None,
        ),
    )  # fmt: skip
    outcome.answered = _answered(session, content)
    _tell_of_cancelled(session, content, outcome)
    return True


def _end(
    session: Session, opened: Opened, content: Return, outcome: Outcome, direction: str = "in"
) -> None:
    """Count what it says, and remember it as the last of its unit."""
    believed = sent_back.believed(session, content, opened.header)
    outcome.rejected += len({line.record for line in believed})
    outcome.rejections += rejections(session, sent_back.told(session, believed))
    outcome.missing = sorted(
        {one.sequence for one in content.missing if one.stream == session.book.facts.stream}
    )
    returns.note_return(
        session.book.db,
        direction,
        opened.header.unit,
        content.number,
        sha256=opened.sha256,
        header=opened.header.entries(),
        created=session.now,
    )
    journal.write(session.book, "return", opened.sha256, session.clock())


def _answered(session: Session, content: Return) -> tuple[int, int]:
    said = {one.sha256 for one in content.packages if one.outcome in packages.TAKEN}
    unheard = ("", statements.CANCELLED)
    ours = [one.sha256 for one in packages.sent(session.book.db) if one.outcome in unheard]
    found = [sha256 for sha256 in ours if sha256 in said]
    records = sum(
        sum(session.shown_counts(packages.records_in(session.book.db, sha256)).values())
        for sha256 in found
    )
    return len(found), records


def _tell_of_cancelled(session: Session, content: Return, outcome: Outcome) -> None:
    """A hand-over that was cancelled here had left already, and was taken."""
    said = {one.sha256 for one in content.packages if one.outcome in packages.TAKEN}
    numbers = [
        str(one.sequence)
        for one in packages.sent(session.book.db)
        if one.outcome == statements.CANCELLED and one.sha256 in said
    ]
    if numbers:
        words = TAKEN_ALL_THE_SAME.format(number=", ".join(reversed(numbers)))
        outcome.note = f"{outcome.note} {words}".strip()


def _acknowledge_office(session: Session, content: Return, unit: str, outcome: Outcome) -> None:
    """What the office's return says of packages and lines; which of ours it has withdrawn since
    the last one, and how many records wait again for it."""
    said = {one.sha256 for one in content.packages if one.outcome == packages.WITHDRAWN}
    fresh = [
        one.sequence
        for one in packages.sent(session.book.db)
        if one.sha256 in said and one.outcome != packages.WITHDRAWN
    ]
    before = _unsent(session) if fresh else 0
    _acknowledge(session, content, unit, from_office=True)
    if fresh:
        outcome.withdrawn = tuple(sorted(fresh)), _unsent(session) - before


def _unsent(session: Session) -> int:
    return sum(session.shown_counts(unsent(session, travelling_kinds(session))).values())


def _tell_of_more(session: Session, content: Return, outcome: Outcome) -> None:
    """Lines came back for which the return had no room: said now, and kept to be shown."""
    more = sum(package.counts.get(NOT_NAMED, 0) for package in content.packages)
    session.book.set_setting(MORE_RETURNED, str(more) if more else "")
    if more:
        said = MORE_WORDS.format(named=len(content.rejected), more=more)
        outcome.note = f"{outcome.note} {said}".strip()


def _take_lines(
    session: Session, opened: Opened, rest: Carrying, outcome: Outcome,
    progress: Progress, stop: Stop,
) -> None:  # fmt: skip
    """The records in a return: all that an office gives back, else the `rest`."""
    unit = opened.header.unit
    if opened.header.role == "office" and opened.header.purpose == RESTORE:
        owning = Owning(session, unit, anything=True)
        kinds = FROM_COMMUNES | OF_OFFICE
        Taking(session, opened, outcome, owning, kinds, doubting=True).run(progress, stop)
        return
    given = statements.given(session.book.db, session.unit, unit)
    kinds, beside = FROM_COMMUNES, frozenset[str]()
    if opened.header.role == "office":
        kinds, beside = FROM_COMMUNES | OF_OFFICE, OF_OFFICE
    owning = Owning(session, unit, only=given, beside=beside)
    Taking(session, rest, outcome, owning, kinds).run(progress, stop)
    confirm_taken_over(session, unit)


def _acknowledge(session: Session, content: Return, unit: str, from_office: bool) -> None:
    db = session.book.db
    returns.acknowledge(
        db,
        {package.sha256: package.outcome for package in content.packages},
        list(sent_back.to_keep(session, content.rejected)) if from_office else None,
        session.now,
        [unit, *_former(session, unit, "office" if from_office else "commune")],
    )
    if from_office:
        know_devices(session, content.devices)
        if any(one.device == session.book.facts.device for one in content.revoked):
            session.book.set_setting(f"{REVOKED}.{session.book.facts.device}", "yes")
    for revoked in content.revoked if from_office else ():
        for peer in peers.enrolled(db, session.unit):
            if peer.device == revoked.device:
                peers.revoke(db, peer.fingerprint, revoked.sequence, revoked.sha256)


def _former(session: Session, unit: str, role: str) -> list[str]:
    """The units written to from here for which `unit` takes and answers now."""
    written_to = {one.recipient for one in packages.sent(session.book.db)} - {unit}
    return sorted(one for one in written_to if takes_for(session.codes, unit, one, role))
