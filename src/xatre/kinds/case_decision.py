"""Mẫu 05: the chairman's decision on the plan, approval or refusal with its reason (Đ28.4)."""

from __future__ import annotations

from xatre.kinds.repeated import case_reference, plan_round, signed_paper
from xatre.model.case_rules import InTheMachine
from xatre.model.conditions import AllOf, When
from xatre.model.fields import Attachment, Choice, LongText, Reference, Text
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotBefore

DECISION = Kind(
    "decision",
    "Quyết định về kế hoạch",
    plural="Quyết định về kế hoạch",
    title="case_part_title",
    icon="stamp",
    merge="whole",
    guarded=True,
    parent="case",
    profile="no_identity",
    order="signed_on",
    filters=("case", "plan", "outcome", "signed_on"),
    sections=(
        Section(
            "Quyết định",
            (
                case_reference(),
                plan_round(),
                Reference("plan", "Kế hoạch", to="plan", privacy="hidden", width=6),
                Choice(
                    "decision_kind",
                    "Về việc",
                    codes="decision_kind",
                    default="approve_plan",
                    required=True,
                    in_list=True,
                    width=6,
                    source="NĐ 56/2017 Đ28 khoản 4, Đ29, Đ30",
                ),
                Choice(
                    "outcome",
                    "Quyết định",
                    codes="decision_outcome",
                    required=True,
                    in_list=True,
                    width=6,
                    source="NĐ 56/2017 Đ28 khoản 4",
                ),
                LongText(
                    "reason",
                    "Lý do không phê duyệt",
                    shown_if=When("outcome", is_="refused"),
                    required=When("outcome", is_="refused"),
                    narrative=True,
                    privacy="hidden",
                    width=12,
                ),
                *signed_paper(
                    required=AllOf((When("form", is_="paper"), When("outcome", is_="approved")))
                ),
                Text(
                    "legal_basis",
                    "Căn cứ",
                    width=12,
                    source="NĐ 56/2017 Mẫu 05",
                    verified=False,
                    open_line=True,
                ),
                Text(
                    "assigned_to",
                    "Giao thực hiện",
                    narrative=True,
                    privacy="hidden",
                    width=12,
                    source="NĐ 56/2017 Mẫu 05",
                    verified=False,
                ),
                Attachment(
                    "paper", "Ảnh chụp quyết định", identity=True, privacy="hidden", width=12
                ),
            ),
        ),
        Section(
            "Quyết định về đúng bản nào",
            (
                Text(
                    "decided_revision",
                    "Bản ghi được quyết định",
                    read_only=True,
                    longest=400,
                    open_line=True,
                ),
                Text(
                    "decided_digest",
                    "Mã kiểm nội dung được quyết định",
                    read_only=True,
                    longest=64,
                    open_line=True,
                ),
                Text(
                    "approval_key",
                    "Khóa của người duyệt",
                    read_only=True,
                    longest=64,
                    open_line=True,
                ),
                Text(
                    "approval_signature",
                    "Chữ ký trong máy",
                    read_only=True,
                    longest=128,
                    open_line=True,
                ),
            ),
            shown_if=When("decided_digest", written=True),
            note="Kế hoạch sửa sau khi duyệt thì việc duyệt không còn hiệu lực.",
        ),
    ),
    by_program=("decided_revision", "decided_digest", "approval_key", "approval_signature"),
    decided_by=("form",),
    rules=(
        InTheMachine("form", "approval_signature"),
        NotBefore("signed_on", "case.received_on", "error"),
        NotBefore("signed_on", "plan.made_on", "error"),
    ),
)
