"""The rows of a plan as a table: which row, what becomes of it, whose, what is wrong where."""

from __future__ import annotations

from xatre.desk.pages.lists.list_rows import hidden_name
from xatre.desk.widgets.badge import BadgeLook
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.kinds import KINDS
from xatre.model.codes import Codes
from xatre.model.computed import record_title
from xatre.model.problem import QUESTION
from xatre.work.importing import changes_told
from xatre.work.importing.columns.row_sorts import in_unicode
from xatre.work.importing.part import number_in_sheet
from xatre.work.importing.planned import PASSED_WORDS, STATUS_WORDS, CellProblem, Plan, PlanRow

BADGES = {
    "new": BadgeLook("Mới", "green", "plus"),
    "changed": BadgeLook("Có thay đổi", "accent", "pencil"),
    "same": BadgeLook("Đã có", "neutral", "check-check"),
    "doubtful": BadgeLook("Nghi ngờ", "amber", "triangle-alert"),
    "bad": BadgeLook("Sai", "red", "circle-x"),
    "passed": BadgeLook("Bỏ qua", "neutral", "minus"),
}

WAITS = BadgeLook("Chờ trả lời", "amber", "circle-help")
"""A row that only waits for the answer to a question."""

COLUMNS = [
    Column("row", "Dòng", 64, "right"),
    Column("status", "Kết quả", 136),
    Column("title", "Hồ sơ", 200, strong=True),
    Column("why", "Vì sao"),
]


def table_row(plan: Plan, row: PlanRow, codes: Codes, *, hide_names: bool) -> TableRow:
    """One row; its key is its place in the plan."""
    kind = KINDS[plan.kind]
    # A list calls its rows by name, whatever such a record is called in the book.
    title = str(row.fields.get("full_name") or record_title(kind, row.record, row.fields))
    if row.status == "passed":
        title = "" if hide_names else _says(plan, row)
    elif hide_names and row.fields.get("full_name"):
        title = hidden_name(title, str(row.fields.get("code", "")))
    worst = _worst(row)
    if worst is not None:
        more = len([one for one in row.problems if one.level != "remark"]) - 1
        words = f"{plan.cell(row, worst)}: {worst.text}" + (
            f" (và {more} chỗ khác)" if more > 0 else ""
        )
    elif row.changes:
        words = _changes(row, hide_names=hide_names)
    else:
        # What is only worth knowing: why a row is passed over, whom it is tied to.
        words = row.problems[0].text if row.problems else ""
    tone = {"bad": "red", "doubtful": "amber"}.get(row.status, "quiet")
    return TableRow(
        str(row.number),
        (
            Cell(str(number_in_sheet(row.number)), tip=plan.row_words(row.number)),
            Cell(badges=(_badge(row),)),
            Cell(title),
            Cell(words, tone=tone, tip="\n".join(lines_of(plan, row, hide_names=hide_names))),
        ),
        data=row,
    )


def _says(plan: Plan, row: PlanRow) -> str:
    """What stands in a row that is no record, for a person to judge."""
    cells = plan.cells(row)
    return " · ".join(in_unicode(str(cell)) for cell in cells if cell not in (None, ""))[:120]


def _badge(row: PlanRow) -> BadgeLook:
    return WAITS if _waits(row) else BADGES[row.status]


def _waits(row: PlanRow) -> bool:
    """Whether nothing but an answer is missing."""
    return {one.code for one in row.problems if one.level == "error"} == {QUESTION}


def lines_of(plan: Plan, row: PlanRow, *, hide_names: bool) -> list[str]:
    """What a row would change and everything noticed in it, a line each, with its cell and head."""
    heads = plan.heads(row)
    lines = [_line(plan, row, problem, heads.get(problem.column, "")) for problem in row.problems]
    return [_changes(row, hide_names=hide_names), *lines] if row.was else lines


def _changes(row: PlanRow, *, hide_names: bool) -> str:
    """What the book says and will say; where nobody is to be named, the fields alone."""
    if hide_names:
        return f"Đổi: {', '.join(one.label for one in changes_told.of(row))}"
    return f"Đổi: {changes_told.in_words(row)}"


def _line(plan: Plan, row: PlanRow, problem: CellProblem, head: str) -> str:
    where = f"{plan.cell(row, problem)} ({head})" if head else f"Dòng {plan.row_words(row.number)}"
    return f"{where}: {problem.text}"


def _worst(row: PlanRow) -> CellProblem | None:
    for level in ("error", "doubt"):
        for problem in row.problems:
            if problem.level == level:
                return problem
    return None


def count_words(plan: Plan) -> str:
    """How many rows of each status, in words; those that only wait for an answer are not wrong."""
    waiting = sum(_waits(row) for row in plan.of("bad"))
    counts: dict[str, int] = {STATUS_WORDS[row]: count for row, count in plan.counts().items()}  # type: ignore[index]
    counts[STATUS_WORDS["bad"]] -= waiting
    counts["chờ trả lời"] = waiting
    counts[PASSED_WORDS] = len(plan.passed)
    return "; ".join(f"{count} {words}" for words, count in counts.items() if count)
