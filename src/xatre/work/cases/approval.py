"""Deciding in the machine: an approver's own signature over exactly the revision decided on; or a
paper that was signed outside, entered with number, day and signer.
"""

from __future__ import annotations

from collections.abc import Mapping

from xatre.errors import DataError, UseError
from xatre.model.cases.course import decided_digest
from xatre.model.line_form import canonical
from xatre.model.record import Record
from xatre.model.values import Value
from xatre.store.keys import approving
from xatre.work.session import NoRight, Session

PAPER, MACHINE = "paper", "program"


class ChangedBeforeDecision(DataError):
    """What was looked at is not what stands in the book now."""

    code = "XT-143"
    sentence = "Bản này đã được sửa sau lần xem, nên chưa duyệt."
    remedy = "Mở lại, xem chỗ đã đổi rồi quyết định."


class PaperIncomplete(UseError):
    """A decision on paper without its number, day or signer."""

    code = "XT-262"
    sentence = "Ghi theo bản giấy cần đủ số, ngày ký và người ký. Chưa ghi gì."
    remedy = "Ghi thêm cho đủ, hoặc để người duyệt duyệt trong máy bằng tài khoản của mình."


def require_form(
    session: Session, given: Mapping[str, object], prefix: str = "", *, number: bool = True
) -> str:
    """Which form a decision of the chairman has: "program" needs the right to approve and is the
    approver's own; "paper" needs number, day and signer. Raises NoRight, PaperIncomplete."""
    form = str(given.get(f"{prefix}form") or (MACHINE if session.may("approve") else PAPER))
    if form == MACHINE:
        session.require("approve")
        if not session.sees_cases:
            raise NoRight(right="xem vụ việc")
        return MACHINE
    wanted = ("number", "signed_on", "signer") if number else ("signed_on", "signer")
    if not all(str(given.get(f"{prefix}{name}") or "").strip() for name in wanted):
        raise PaperIncomplete()
    return PAPER


def decided(subject: Record, seen: object = None) -> dict[str, str]:
    """What a decision says of the paper it decides on. `seen` is the revision the person looked
    at, where they say. Raises ChangedBeforeDecision."""
    if seen and str(seen) != subject.revision:
        raise ChangedBeforeDecision()
    return {
        "decided_revision": subject.revision,
        "decided_digest": decided_digest(subject.fields),
    }


def sign(session: Session, fields: Mapping[str, Value]) -> dict[str, str]:
    """The signature of the officer at the book over a decision."""
    key, signature = approving.sign(session.book, content(fields), session.clock())
    return {"approval_key": key, "approval_signature": signature}


def content(fields: Mapping[str, Value]) -> bytes:
    """What the signature of a decision is over."""
    about = ("case", "plan", "round", "decision_kind", "outcome", "signed_on", "signer", "reason")
    names = (*about, "decided_revision", "decided_digest")
    return canonical({name: fields[name] for name in names if fields.get(name)})
