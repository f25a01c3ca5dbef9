"""A case that goes to another unit: to the commune where it happened, or to the office above when
somebody here is involved. By a sealed package, or as a letter that was sent outside the program.
"""

from __future__ import annotations

from pathlib import Path

from xatre.errors import UseError
from xatre.store.traffic import peers
from xatre.work.cases import moving
from xatre.work.cases.doing import Changes, Doing, Written
from xatre.work.sending.export import NoOffice, export_package, seal_package
from xatre.work.units import read_unit

BY_PAPER = "paper"


class WhereTo(UseError):
    """A case is handed over to a unit, and none was named."""

    code = "XT-264"
    sentence = "Chưa ghi chuyển vụ việc đến xã, phường nào."
    remedy = "Ghi đơn vị nhận rồi chuyển lại."


def hand_over(doing: Doing) -> Written:
    """To the unit of the event (Đ26.1). `by` "paper" notes a letter sent outside; otherwise the
    whole case goes in a sealed package and is the other's once their return comes back."""
    session, case = doing.session, doing.now.record
    named = doing.text("to", str(case.fields.get("event_unit") or ""))
    if not named:
        raise WhereTo()
    reason, unit = doing.require_reason(), read_unit(session.codes, named)
    changes: Changes = {
        "handed_to": unit,
        "handed_on": doing.day("on"),
        "over_reason": reason,
    }
    if doing.text("by") == BY_PAPER:
        return Written(changes=changes | {"case_state": "handed_over"})
    return Written(changes=changes, file=_seal(doing, unit, reason, changes))


def to_office(doing: Doing) -> Written:
    """To the office whose card is trusted here, whole. Raises NoOffice."""
    office = peers.office(doing.session.book.db)
    reason = doing.require_reason()
    changes: Changes = {"office_sent_on": doing.day("on")}
    if doing.text("by") == BY_PAPER:
        return Written(changes=changes)
    if office is None:
        raise NoOffice()
    return Written(changes=changes, file=_seal(doing, office.unit, reason, changes))


def _seal(doing: Doing, unit: str, reason: str, changes: Changes) -> str:
    case, out = doing.now.record.id, doing.text("out")
    # Written first, so that it travels along and no line of ours stays behind.
    moving.follow(doing.session, case, changes)
    if out:
        sent = export_package(doing.session, Path(out), to=unit, record=case, reason=reason)
    else:
        sent = seal_package(doing.session, to=unit, record=case, reason=reason)
    return str(sent.file)
