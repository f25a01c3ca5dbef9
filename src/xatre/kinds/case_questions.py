"""What the actions of a case ask that have no form: days, number and signer of a paper, a reason.

Values only: the lines are fields of the papers that the answers go into. Which action asks what
stands in `case_procedure.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from xatre.kinds.case import CASE
from xatre.kinds.case_decision import DECISION
from xatre.kinds.case_plan import PLAN
from xatre.kinds.case_separation import SEPARATION
from xatre.model.cases.procedure import Question
from xatre.model.fields import Field, Text

REASON, SCAN = "reason", "paper"

Ways = tuple[tuple[str, str, Mapping[str, str]], ...]


def _ways(machine: str, prefix: str = "") -> Ways:
    return (
        ("paper", "Ghi theo bản giấy", {f"{prefix}form": "paper"}),
        ("program", machine, {f"{prefix}form": "program"}),
    )


def _why(label: str = "Lý do") -> Text:
    """The reason: given beside the fields, whatever the paper does with it."""
    return Text(REASON, label, longest=1000)


def _called(field: Field, label: str) -> Field:
    """A field of a paper as the question calls it."""
    return replace(field, label=label)


_NUMBER, *_SIGNED = (DECISION.fields[name] for name in ("number", "signed_on", "signer"))
_PAPER: tuple[Field, ...] = (_NUMBER, *_SIGNED)
_CANCELLING = tuple(
    SEPARATION.fields[f"cancel_{name}"] for name in ("number", "signed_on", "signer")
)
_SIGNATURE = tuple(field.name for field in _SIGNED)
_EXTENSION = {field.name: field for field in SEPARATION.fields["extensions"].parts}
_SENT: Ways = (
    ("paper", "Ghi đã chuyển bằng văn bản", {"by": "paper"}),
    ("do", "Lập gói bàn giao", {}),
)

WHY = Question((_why(),), needed=(REASON,))
"""Why a step is late, early or skipped."""

FOUND_UNTRUE = Question((_why("Kết quả kiểm tra, lý do"),), needed=(REASON,))
PASSED_ON = Question((_why(),), _SENT, (REASON,))
APPROVED = Question(_PAPER, _ways("Duyệt trong máy"), signed=_SIGNATURE, scan=SCAN)
REFUSED = Question(
    (*_PAPER, _why("Lý do không phê duyệt")), _ways("Ghi trong máy"), (REASON,), _SIGNATURE, SCAN
)
ENDED = Question(
    (*_PAPER, _why("Ghi thêm")), _ways("Đồng ý kết thúc trong máy"), signed=_SIGNATURE, scan=SCAN
)
NO_PLAN = Question((*_PAPER, _why()), _ways("Ghi trong máy"), (REASON,), _SIGNATURE)
CANCELLED = Question(
    (*_CANCELLING, _called(SEPARATION.fields["ended_on"], "Ngày hủy")),
    _ways("Hủy trong máy", "cancel_"),
    signed=tuple(field.name for field in _CANCELLING[1:]),
    scan=SCAN,
)
SENT_OUT = Question((PLAN.fields["sent_on"], PLAN.fields["sent_to"]))
EXTENDED = Question(
    (_EXTENSION["extended_to"], _EXTENSION["number"], _why()),
    needed=("extended_to", REASON),
)
COURT_ASKED = Question((SEPARATION.fields["court_asked_on"],))
SEPARATION_ENDED = Question((_called(SEPARATION.fields["ended_on"], "Ngày kết thúc"),))
PLACED = Question((CASE.fields["placed_on"],))
ENTERED_NATIONALLY = Question((CASE.fields["national_entered_on"],), sheet=True)
