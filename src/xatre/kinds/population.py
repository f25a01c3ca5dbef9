"""The child population of a commune or one of its villages in a year: single years of age by sex,
since the indicators have their own age limits (under 5, 5–17, 7 and over …).
"""

from __future__ import annotations

from xatre.kinds.repeated import year
from xatre.model.fields import Choice, Day, LongText, Reference, Rows, Text, WholeNumber
from xatre.model.kind import Kind, Section
from xatre.model.rules import Unique

POPULATION = Kind(
    "population",
    "Dân số trẻ em",
    plural="Dân số trẻ em",
    title="year_title",
    icon="users",
    order="year",
    newest_first=True,
    filters=("village", "area_kind"),
    sections=(
        Section(
            "Năm, địa bàn",
            (
                year(),
                Day("as_of", "Tính đến ngày", in_list=True, width=4),
                Reference(
                    "village",
                    "Thôn, bản, tổ",
                    hint="để trống: cả xã",
                    to="village",
                    in_list=True,
                    width=5,
                ),
                Choice("area_kind", "Khu vực", codes="area_kind", width=4),
                WholeNumber("households", "Số hộ", in_list=True, width=3),
                WholeNumber("people", "Tổng số dân", width=4),
                WholeNumber("births", "Số trẻ sinh trong năm", width=4),
            ),
        ),
        Section(
            "Trẻ em theo tuổi và giới tính",
            (
                Rows(
                    "ages",
                    "Tuổi",
                    row_label="tuổi",
                    most=18,
                    row_codes="age_year",
                    source="Luật Trẻ em Đ1; chỉ tiêu các kế hoạch",
                    fields=(
                        WholeNumber("male", "Nam", width=3),
                        WholeNumber("female", "Nữ", width=3),
                    ),
                ),
                Text("source_words", "Nguồn số liệu", width=8, open_line=True),
                LongText("notes", "Ghi chú", added_to=True, width=12, lines=2),
            ),
        ),
    ),
    rules=(Unique(("year", "village"), "error"),),
)
