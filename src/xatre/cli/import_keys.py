"""What `xatre import` tells a program: the keys of its JSON object.

A person reads the same in `import_told.py`.
"""

from __future__ import annotations

from xatre.work.importing import changes_told
from xatre.work.importing.part import Part, number_in_sheet
from xatre.work.importing.planned import Plan, PlanRow


def told(plan: Plan) -> dict[str, object]:
    """The plan; of several sheets `sheet`, `head_row` and `columns` are the first's, `sheets` has
    all."""
    problems = [
        {
            "record": f"dòng {plan.row_words(row.number)}",
            **_place(plan, row),
            "cell": plan.cell(row, problem),
            "field": problem.field,
            "level": problem.level,
            "code": problem.code,
            "text": problem.text,
            "question": problem.question,
        }
        for row in plan.rows
        for problem in row.problems
        if problem.level != "remark"
    ]
    return {
        "file": plan.file,
        "sheet": plan.sheet,
        "head_row": plan.parts[0].head_row,
        "columns": _columns(plan.parts[0]),
        "sheets": [
            {"sheet": one.name, "head_row": one.head_row, "columns": _columns(one)}
            for one in plan.parts
        ],
        "counts": plan.counts(),
        "notes": plan.notes,
        "questions": [
            {"key": one.key, "text": one.text, "rows": one.rows, "example": one.example,
             "options": [list(option) for option in one.options]}
            for one in plan.questions.values()
        ],
        "problems": problems,
        "changes": [
            {
                **_place(plan, row),
                "record": row.record,
                "fields": list(row.changes),
                "told": [one._asdict() for one in changes_told.of(row)],
            }
            for row in plan.rows
            if row.status == "changed"
        ],
        "passed": [
            {**_place(plan, row), "why": row.problems[0].text} for row in plan.passed
        ],
        "doubles": [
            {**_place(plan, row), "records": list(row.alike)} for row in plan.rows if row.alike
        ],
    }  # fmt: skip


def _place(plan: Plan, row: PlanRow) -> dict[str, object]:
    """Where a row stands."""
    return {"sheet": plan.part(row.number).name, "row": number_in_sheet(row.number)}


def _columns(part: Part) -> list[dict[str, object]]:
    return [
        {"column": column.place + 1, "head": column.head, "field": column.target,
         "how": column.how, "letters": column.way}
        for column in part.columns
    ]  # fmt: skip
