"""A visit or call while a plan runs, or to a child placed in other care (NĐ 56 Đ29, Đ43)."""

from __future__ import annotations

from xatre.kinds.repeated import case_reference
from xatre.model.conditions import When
from xatre.model.fields import Choice, Day, LongText, Rows, Text, YesNo
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotAfter, NotBefore

FOLLOW_UP = Kind(
    "follow_up",
    "Theo dõi thực hiện",
    plural="Theo dõi thực hiện",
    title="case_part_title",
    icon="footprints",
    guarded=True,
    parent="case",
    profile="no_identity",
    order="done_on",
    filters=("case", "done_on", "purpose", "next_on"),
    sections=(
        Section(
            "Lần theo dõi",
            (
                case_reference(),
                Choice(
                    "purpose",
                    "Theo dõi",
                    codes="follow_up_purpose",
                    required=True,
                    in_list=True,
                    width=6,
                    source="NĐ 56/2017 Đ29 khoản 1, Đ43 khoản 2",
                ),
                Day(
                    "done_on", "Ngày", called="ngày theo dõi", required=True, in_list=True, width=4
                ),
                Text(
                    "done_by", "Người theo dõi", required=True, width=6, longest=120, open_line=True
                ),
                Day("next_on", "Lần sau", may_be_future=True, in_list=True, width=4),
            ),
        ),
        Section(
            "Thực hiện kế hoạch",
            (
                Rows(
                    "works",
                    "Dịch vụ, công việc",
                    row_label="việc",
                    privacy="hidden",
                    narrative=True,
                    source="NĐ 56/2017 Đ29 khoản 1",
                    fields=(
                        Text("work", "Việc", required=True, narrative=True, width=5),
                        Choice("progress", "Kết quả", codes="plan_row_state", width=3),
                        Text("note", "Ghi chú", narrative=True, width=4),
                    ),
                ),
                LongText(
                    "child_condition",
                    "Tình trạng của trẻ, mức độ an toàn",
                    narrative=True,
                    privacy="hidden",
                    width=12,
                    source="NĐ 56/2017 Đ29 khoản 1 điểm a",
                ),
                YesNo(
                    "parents_carry_out",
                    "Cha, mẹ, người chăm sóc thực hiện kế hoạch",
                    privacy="hidden",
                    width=6,
                    source="NĐ 56/2017 Đ29 khoản 3, Đ32 khoản 1",
                ),
                LongText(
                    "proposals",
                    "Kiến nghị điều chỉnh",
                    narrative=True,
                    privacy="hidden",
                    width=12,
                    source="NĐ 56/2017 Đ29 khoản 1 điểm a",
                ),
            ),
            shown_if=When("purpose", is_not="placed_child"),
        ),
        Section(
            "Trẻ được nhận chăm sóc thay thế",
            (
                Choice(
                    "care_form", "Hình thức", codes="alternative_care", privacy="hidden", width=6
                ),
                Day("placed_on", "Ngày nhận chăm sóc", privacy="hidden", width=4),
                LongText(
                    "living",
                    "Điều kiện sống, sức khỏe, học tập, hòa nhập",
                    narrative=True,
                    privacy="hidden",
                    width=12,
                    source="NĐ 56/2017 Đ43 khoản 2 (Mẫu 13)",
                    verified=False,
                ),
                LongText(
                    "child_wish",
                    "Ý kiến, nguyện vọng của trẻ",
                    narrative=True,
                    privacy="hidden",
                    width=12,
                    verified=False,
                ),
                YesNo(
                    "should_continue",
                    "Nên tiếp tục chăm sóc thay thế",
                    privacy="hidden",
                    width=6,
                    source="Luật Trẻ em Đ68, Đ69",
                ),
            ),
            shown_if=When("purpose", is_="placed_child"),
        ),
    ),
    rules=(
        NotBefore("done_on", "case.received_on", "error"),
        NotAfter("done_on", "next_on", "error"),
        NotAfter("placed_on", "done_on", "error"),
    ),
)
