"""Mẫu 05: the chairman's decision on the plan, approval or refusal with its reason (Đ28.4)."""

from __future__ import annotations

from xatre.kinds.repeated import case_reference, plan_round, signed_paper
from xatre.model.conditions import When
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
                *signed_paper(),
                Text("legal_basis", "Căn cứ", width=12, source="NĐ 56/2017 Mẫu 05", verified=False),
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
    ),
    rules=(
        NotBefore("signed_on", "case.received_on", "error"),
        NotBefore("signed_on", "plan.made_on", "error"),
    ),
)
