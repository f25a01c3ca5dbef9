"""A village of the commune (thôn, bản, tổ dân phố): the commune's own list, there is no national
one. It travels, so that the office reads the names.
"""

from __future__ import annotations

from xatre.model.fields import Choice, Day, LongText, Text, Unit, WholeNumber, YesNo
from xatre.model.kind import Kind, Section
from xatre.model.rules import NotAfter, Unique

VILLAGE = Kind(
    "village",
    "Thôn, bản, tổ dân phố",
    plural="Thôn, bản, tổ dân phố",
    prefix="TB",
    title="village_title",
    icon="map-pin",
    order="name",
    filters=("village_kind",),
    sections=(
        Section(
            "Địa bàn",
            (
                Choice(
                    "village_kind",
                    "Loại",
                    codes="village_kind",
                    required=True,
                    in_list=True,
                    width=4,
                    source="06/QĐ-TTg TC01.2",
                ),
                Text(
                    "name",
                    "Tên",
                    counted=True,
                    required=True,
                    in_list=True,
                    searched=True,
                    width=8,
                    longest=120,
                    open_line=True,
                ),
                Text(
                    "other_names",
                    "Tên gọi khác, tên cũ",
                    searched=True,
                    width=6,
                    longest=200,
                    open_line=True,
                ),
                Unit(
                    "former_unit", "Thuộc xã cũ", before_2025=True, hint="trước 01/07/2025", width=6
                ),
                WholeNumber("households", "Số hộ", width=3, most=100_000),
                YesNo("especially_difficult", "Thôn đặc biệt khó khăn", width=5, in_list=True),
            ),
        ),
        Section(
            "Người phụ trách",
            (
                Text(
                    "head_name",
                    "Trưởng thôn, bản, tổ",
                    width=6,
                    longest=120,
                    identity=True,
                    of_official=True,
                ),
                Text("head_phone", "Điện thoại", width=4, longest=40, identity=True),
                Text(
                    "collaborator_name",
                    "Cộng tác viên bảo vệ trẻ em",
                    width=6,
                    longest=120,
                    identity=True,
                    of_official=True,
                    in_list=True,
                    source="06/QĐ-TTg TC01.2",
                ),
                Text("collaborator_phone", "Điện thoại", width=4, longest=40, identity=True),
            ),
        ),
        Section(
            "Thời gian",
            (
                Day("from_day", "Lập từ ngày", width=4),
                Day("to_day", "Sáp nhập, giải thể ngày", width=4, may_be_future=True),
                LongText("notes", "Ghi chú", added_to=True, width=12, lines=2),
            ),
        ),
    ),
    rules=(
        NotAfter("from_day", "to_day", "error"),
        Unique(("village_kind", "name"), "error", apart=("former_unit",)),
    ),
)
