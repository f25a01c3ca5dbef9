"""Why a record is handed over, as a person typed it and as it travels."""

from __future__ import annotations

from xatre.errors import UseError
from xatre.exchange.statement import LONGEST_REASON
from xatre.model import text


class NoReasonGiven(UseError):
    """A case is handed over only with a reason."""

    code = "XT-223"
    sentence = "Vụ việc bàn giao phải ghi lý do. Chưa lập gói nào."
    remedy = "Ghi lý do (ở lệnh: --reason) rồi bàn giao lại."


class ReasonNotWritten(UseError):
    """A reason that no receiver would read: too long, or with broken letters."""

    code = "XT-293"
    sentence = "Lý do bàn giao chưa ghi được: {why} Chưa lập gói nào."
    remedy = "Sửa lý do rồi bàn giao lại."


def reason_in_form(typed: str) -> str:
    """The reason as it travels, "" for none. Raises ReasonNotWritten."""
    reason = text.clean_lines(typed)
    why = text.fault(reason, LONGEST_REASON, lines=True)
    if why:
        raise ReasonNotWritten(why=why)
    return reason
