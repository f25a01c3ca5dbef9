"""What the actions of a case ask that have no form: days, number and signer of a paper, a reason.

Values only; which action asks what stands in `case_procedure.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from xatre.model.cases.procedure import Question

REASON, SCAN = "reason", "paper"

Ways = tuple[tuple[str, str, Mapping[str, str]], ...]


def _signed(prefix: str = "") -> tuple[tuple[str, str], ...]:
    return (
        (f"{prefix}number", "Số văn bản"),
        (f"{prefix}signed_on", "Ngày ký"),
        (f"{prefix}signer", "Người ký"),
    )


def _ways(machine: str, prefix: str = "") -> Ways:
    return (
        ("paper", "Ghi theo bản giấy", {f"{prefix}form": "paper"}),
        ("program", machine, {f"{prefix}form": "program"}),
    )


_SENT: Ways = (
    ("paper", "Ghi đã chuyển bằng văn bản", {"by": "paper"}),
    ("do", "Lập gói bàn giao", {}),
)

WHY = Question(((REASON, "Lý do"),), needed=(REASON,))
"""Why a step is late, early or skipped."""

FOUND_UNTRUE = Question(((REASON, "Kết quả kiểm tra, lý do"),), needed=(REASON,))
PASSED_ON = Question(((REASON, "Lý do"),), _SENT, (REASON,))
APPROVED = Question(_signed(), _ways("Duyệt trong máy"), scan=SCAN)
REFUSED = Question(
    (*_signed(), (REASON, "Lý do không phê duyệt")), _ways("Ghi trong máy"), (REASON,), SCAN
)
ENDED = Question((*_signed(), (REASON, "Ghi thêm")), _ways("Đồng ý kết thúc trong máy"), scan=SCAN)
NO_PLAN = Question((*_signed(), (REASON, "Lý do")), _ways("Ghi trong máy"), (REASON,))
CANCELLED = Question(
    (*_signed("cancel_"), ("ended_on", "Ngày hủy")), _ways("Hủy trong máy", "cancel_"), scan=SCAN
)
SENT_OUT = Question((("sent_on", "Ngày gửi"), ("sent_to", "Gửi cho")))
EXTENDED = Question(
    (("extended_to", "Đến ngày"), ("number", "Số văn bản"), (REASON, "Lý do")),
    needed=("extended_to", REASON),
)
COURT_ASKED = Question((("court_asked_on", "Ngày đề nghị"),))
SEPARATION_ENDED = Question((("ended_on", "Ngày kết thúc"),))
PLACED = Question((("placed_on", "Ngày giao, nhận chăm sóc thay thế"),))
ENTERED_NATIONALLY = Question((("national_entered_on", "Ngày nhập"),))
