"""Mẫu 04: the plan of support and intervention; its rows are the contents of NĐ 56/2017 Đ28.3."""

from __future__ import annotations

from xatre.kinds.repeated import case_reference, plan_round
from xatre.model.fields import Choice, Choices, Day, DecimalNumber, LongText, Rows, Text, YesNo
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotAfter, NotBefore

ARTICLE = "NĐ 56/2017 Đ28 khoản 3"

PLAN = Kind(
    "plan",
    "Kế hoạch hỗ trợ, can thiệp",
    plural="Kế hoạch hỗ trợ, can thiệp",
    title="case_part_title",
    icon="list-checks",
    merge="whole",
    guarded=True,
    parent="case",
    profile="no_identity",
    order="submitted_on",
    filters=("case", "submitted_on"),
    sections=(
        Section(
            "Kế hoạch",
            (
                case_reference(),
                plan_round(),
                Text("made_by", "Người lập", required=True, width=5, longest=120, open_line=True),
                Day("made_on", "Ngày lập", required=True, width=4),
                Day(
                    "submitted_on",
                    "Ngày trình Chủ tịch UBND",
                    in_list=True,
                    width=4,
                    source="NĐ 56/2017 Đ28 khoản 1",
                ),
                YesNo(
                    "urgent",
                    "Trường hợp khẩn cấp",
                    privacy="hidden",
                    width=4,
                    source="NĐ 56/2017 Đ28 khoản 1, 4",
                ),
                LongText(
                    "aims", "Mục tiêu", narrative=True, privacy="hidden", width=12, verified=False
                ),
                Choices(
                    "measures",
                    "Biện pháp bảo vệ",
                    codes="protection_measure",
                    privacy="hidden",
                    width=12,
                    source="Luật Trẻ em Đ48-50",
                ),
            ),
        ),
        Section(
            "Dịch vụ, công việc",
            (
                Rows(
                    "plan_rows",
                    "Dịch vụ, công việc",
                    row_label="việc",
                    required=True,
                    privacy="hidden",
                    source=ARTICLE,
                    fields=(
                        Choice("service", "Loại dịch vụ", codes="support_service", width=4),
                        Text(
                            "work",
                            "Dịch vụ, công việc cần thực hiện",
                            required=True,
                            narrative=True,
                            width=8,
                            source="NĐ 56/2017 Đ28 khoản 3 điểm a",
                        ),
                        Day("starts_on", "Bắt đầu", may_be_future=True, width=3),
                        Day("ends_on", "Dự kiến kết thúc", may_be_future=True, width=3),
                        Text(
                            "assigned",
                            "Cơ quan, tổ chức, cá nhân được phân công",
                            narrative=True,
                            width=6,
                            source="NĐ 56/2017 Đ28 khoản 3 điểm b",
                        ),
                        Text(
                            "provider",
                            "Cơ sở cung cấp dịch vụ cần huy động",
                            narrative=True,
                            width=6,
                            source="NĐ 56/2017 Đ28 khoản 3 điểm c",
                        ),
                        DecimalNumber(
                            "cost",
                            "Dự toán kinh phí",
                            unit_words="đồng",
                            places=0,
                            width=3,
                            source="NĐ 56/2017 Đ28 khoản 3 điểm d",
                        ),
                        Text("fund", "Nguồn kinh phí", width=3, verified=False, open_line=True),
                    ),
                ),
                DecimalNumber(
                    "total_cost",
                    "Tổng dự toán",
                    unit_words="đồng",
                    places=0,
                    computed="plan_total_cost",
                    read_only=True,
                    width=4,
                ),
            ),
        ),
        Section(
            "Gửi kế hoạch",
            (
                Day("sent_on", "Ngày gửi", width=4, source="NĐ 56/2017 Đ28 khoản 5"),
                Text(
                    "sent_to",
                    "Gửi cho",
                    hint="nơi thực hiện và cha, mẹ hoặc người chăm sóc",
                    narrative=True,
                    privacy="hidden",
                    width=8,
                    source="NĐ 56/2017 Đ28 khoản 5",
                ),
                LongText(
                    "changes",
                    "Điều chỉnh kế hoạch",
                    narrative=True,
                    privacy="hidden",
                    width=12,
                    source="NĐ 56/2017 Đ29 khoản 1 điểm a",
                ),
            ),
        ),
    ),
    rules=(
        NotBefore("made_on", "case.received_on", "error"),
        NotBefore("submitted_on", "made_on", "error"),
        NotAfter("plan_rows/starts_on", "plan_rows/ends_on", "error"),
    ),
)
