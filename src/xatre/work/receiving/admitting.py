"""What must hold of a whole file before it is opened here: its sort, whose it is, for whom, and
that no other file of its number was taken. Asks only what stands outside on the file."""

from __future__ import annotations

from xatre.errors import DamageError, TrustError
from xatre.exchange.container import Inspected, require_type
from xatre.exchange.header import Header
from xatre.exchange.package import identities_for
from xatre.store.traffic import packages, statements
from xatre.store.traffic.peers import Peer
from xatre.work.people.cards import DemoMixed
from xatre.work.receiving.trusting import sender_of
from xatre.work.session import Session


class Fork(TrustError):
    """Two files of one number with different content."""

    code = "XT-303"
    sentence = (
        "Tệp {file} mang số {sequence} đã nhận rồi nhưng nội dung khác: sổ nơi gửi có thể đã bị "
        "chép làm hai. Chưa ghi gì vào sổ."
    )
    remedy = "Gọi nơi gửi. Nếu hai bên đều đúng, nhận cả hai."
    short = "Sổ nơi gửi có thể đã bị chép làm hai"


class WrongPlace(TrustError):
    """A whole and trusted file that is not for this unit."""

    code = "XT-321"
    sentence = "Tệp {file} gửi cho đơn vị khác ({unit}), nên không nhận ở đây. Sổ không đổi."
    remedy = "Trả lại nơi gửi."
    short = "Gửi cho đơn vị khác ({unit}), nên không nhận ở đây"


def admitted(session: Session, inspected: Inspected) -> Peer:
    """Who sent a file that may be opened here. Raises WrongType, NotEnrolled, SenderDiffers,
    Revoked, DemoMixed, WrongPlace."""
    header = inspected.header
    # An office takes one only of who was given a case back.
    answers = not session.at_office or statements.given(session.book.db, session.unit, header.unit)
    require_type(inspected, "package", *(("return",) if answers else ()))
    peer = sender_of(session, inspected)
    if header.demo != session.book.facts.demo:
        raise DemoMixed()
    if not session.is_addressed(header.recipient) and not _of_a_second_device(session, header):
        unit = session.codes.unit_label(header.recipient)
        raise WrongPlace(file=inspected.file, unit=unit)
    return peer


def require_no_fork(session: Session, inspected: Inspected) -> None:
    """Raise Fork where another package of its place in the stream was taken."""
    header = inspected.header
    if packages.fork_of(
        session.book.db, header.unit, header.device, header.stream, header.sequence,
        inspected.sha256,
    ):  # fmt: skip
        raise Fork(file=inspected.file, sequence=header.sequence)


def would_be_refused(session: Session, inspected: Inspected) -> bool:
    """Whether the file as it lies there is not taken in, as far as its outside tells."""
    try:
        admitted(session, inspected)
        require_no_fork(session, inspected)
    except (TrustError, DamageError):
        return True
    return not identities_for(inspected, session.book.device.age_identities)


def _of_a_second_device(session: Session, header: Header) -> bool:
    """Whether another device of this commune sealed it for the office: this one takes it too."""
    return not session.at_office and header.type == "package" and session.owns(header.unit)
