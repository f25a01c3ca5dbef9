"""Groups of fields that several kinds repeat: a signed paper, a risk row, a parent.

Values only. It must not know any one kind.
"""

from __future__ import annotations

from xatre.model.conditional_rules import NotTogether
from xatre.model.conditions import AllOf, Condition, When
from xatre.model.fields import Choice, Day, Field, Reference, Rows, Text, WholeNumber


def case_reference() -> Reference:
    """The case that an assessment, a plan or a decision belongs to."""
    return Reference(
        "case",
        "Vụ việc",
        to="case",
        required=True,
        in_list=True,
        width=4,
        privacy="hidden",
        source="NĐ 56/2017 Đ25-32",
    )


def made_by(source: str) -> tuple[Field, ...]:
    """Who filled in a form, on which day (head of Mẫu 02, 03, 06)."""
    return (
        Text(
            "made_by",
            "Họ và tên cán bộ thực hiện",
            required=True,
            width=5,
            longest=120,
            source=source,
            open_line=True,
        ),
        Day("made_on", "Ngày thực hiện", required=True, in_list=True, width=4, source=source),
    )


def risk_table(name: str, label: str, table: str, source: str) -> tuple[Field, ...]:
    """A table of an assessment form and its "Tổng số" row.

    Each row is a code of `assessment_row` under `table`, answered Cao, Trung bình or Thấp: there
    are no points, the total counts how many rows are which. What of the rows was seen is said by
    the list.
    """
    return (
        Rows(
            name,
            label,
            row_codes="assessment_row",
            row_within=table,
            row_label="mục",
            most=40,
            privacy="hidden",
            source=source,
            fields=(
                Choice("level", "Mức", codes="risk_level", privacy="hidden", width=4),
                Text("note", "Ghi chú", narrative=True, privacy="hidden", width=8),
            ),
        ),
        Text(
            f"{name}_total",
            "Tổng số",
            computed=f"{name}_total",
            read_only=True,
            open_line=True,
            privacy="hidden",
            width=12,
            source=source,
        ),
    )


def no_level() -> NotTogether:
    """An assessment that concludes with not one level given in either of its tables; the decree
    does not say how many there have to be."""
    return NotTogether(
        AllOf(
            (
                When("conclusion", written=True),
                When("harm", written=False),
                When("protection", written=False),
            )
        ),
        "harm",
        "Chưa chấm mức nào. Đúng thì ghi lý do.",
        "doubt",
    )


def signed_paper(
    prefix: str = "", shown_if: Condition | None = None, required: Condition | bool = False
) -> tuple[Field, ...]:
    """Number, day and signer of a paper that takes effect only when signed and stamped.

    `on paper` or in the machine is a choice of `decision_form`: the program's own signature
    is no legal act.
    """
    return (
        Text(
            f"{prefix}number",
            "Số văn bản",
            open_line=True,
            width=3,
            longest=60,
            shown_if=shown_if,
            required=required,
        ),
        Day(f"{prefix}signed_on", "Ngày ký", width=4, shown_if=shown_if, required=required),
        Text(
            f"{prefix}signer",
            "Người ký",
            open_line=True,
            width=5,
            longest=120,
            shown_if=shown_if,
            required=required,
        ),
        Text(
            f"{prefix}signer_office",
            "Chức vụ người ký",
            open_line=True,
            width=5,
            longest=120,
            shown_if=shown_if,
        ),
        Choice(
            f"{prefix}form", "Văn bản lưu ở đâu", codes="decision_form", width=7, shown_if=shown_if
        ),
    )


def name_of_person(width: int, *, searched: bool = False) -> Text:
    """Whom a row is about: somebody who is named wherever a name is told, and hidden with it."""
    return Text(
        "name",
        "Họ và tên",
        longest=120,
        identity=True,
        names_person=True,
        width=width,
        searched=searched,
    )


def parent(prefix: str, label: str) -> tuple[Field, ...]:
    """What the register keeps of a father or mother (NĐ 56/2017 Đ5: their state decides G03)."""
    known = When(f"{prefix}_state", is_not="unidentified")
    return (
        Choice(
            f"{prefix}_state",
            f"Tình trạng của {label}",
            codes="parent_state",
            width=4,
            privacy="sensitive",
            identity=True,
            source="NĐ 56/2017 Đ3-5",
        ),
        Text(
            f"{prefix}_name",
            f"Họ và tên {label}",
            width=5,
            longest=120,
            shown_if=known,
            searched=True,
            whose=label,
            identity=True,
            names_person=True,
            source="Luật Hộ tịch 60/2014 Đ14",
        ),
        Day(
            f"{prefix}_born_on",
            "Ngày, năm sinh",
            width=3,
            shown_if=known,
            identity=True,
            source="Luật Hộ tịch 60/2014 Đ14",
        ),
        Choice(
            f"{prefix}_ethnic_group",
            "Dân tộc",
            codes="ethnic_group",
            width=4,
            shown_if=known,
            privacy="sensitive",
            identity=True,
            source="Luật Hộ tịch 60/2014 Đ14",
        ),
        Text(
            f"{prefix}_occupation",
            "Nghề nghiệp",
            width=4,
            longest=120,
            shown_if=known,
            identity=True,
        ),
        Text(f"{prefix}_phone", "Điện thoại", width=4, longest=40, shown_if=known, identity=True),
        Text(
            f"{prefix}_personal_number",
            "Số định danh cá nhân",
            width=4,
            longest=20,
            shown_if=known,
            grouped=True,
            identity=True,
        ),
        Text(
            f"{prefix}_address",
            f"Nơi cư trú của {label}",
            hint="ghi khi khác nơi ở của trẻ",
            width=8,
            shown_if=known,
            identity=True,
        ),
    )


def year(label: str = "Năm") -> WholeNumber:
    """The year that yearly figures are for."""
    return WholeNumber(
        "year", label, least=2000, most=2100, grouped=False, required=True, in_list=True, width=3
    )


def told_parent(prefix: str, label: str) -> tuple[Field, ...]:
    """A parent as Mẫu 01 asks: name, age and occupation, each "ghi nếu biết"; the kind has the
    field `child`."""
    source = "NĐ 56/2017 Mẫu 01 A.2"
    return (
        Text(
            f"{prefix}_name",
            f"Họ và tên {label}",
            taken_from=f"child.{prefix}_name",
            hint="ghi nếu biết",
            width=6,
            longest=120,
            privacy="hidden",
            identity=True,
            names_person=True,
            source=source,
        ),
        WholeNumber(
            f"{prefix}_age",
            "Tuổi",
            hint="ghi nếu biết",
            width=2,
            most=120,
            privacy="hidden",
            identity=True,
            source=source,
        ),
        Text(
            f"{prefix}_occupation",
            "Nghề nghiệp",
            taken_from=f"child.{prefix}_occupation",
            hint="ghi nếu biết",
            width=4,
            longest=120,
            privacy="hidden",
            identity=True,
            source=source,
        ),
    )


def plan_round() -> WholeNumber:
    """Which round: a review that says "continue" opens the next one (NĐ 56/2017 Đ30.1.c)."""
    return WholeNumber(
        "round",
        "Vòng",
        least=1,
        most=99,
        default="1",
        required=True,
        in_list=True,
        width=2,
        source="NĐ 56/2017 Đ30 khoản 1 điểm c",
    )
