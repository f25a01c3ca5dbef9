"""Questions that a table leaves open: each is asked once, with the number of rows that wait for it.

Knows the words of the questions and the plan they stand in.
"""

from __future__ import annotations

from xatre.model.problem import QUESTION
from xatre.model.text import clean
from xatre.outside.grid import Cell
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.cells.unit_names import BEFORE
from xatre.work.importing.cells.village_cells import WHICH
from xatre.work.importing.columns.marks import NO_MARK
from xatre.work.importing.columns.matching import MatchedColumn
from xatre.work.importing.columns.offers import OTHER_LIST, WHOSE
from xatre.work.importing.columns.target import head_key
from xatre.work.importing.part import Part
from xatre.work.importing.planned import CellProblem, Plan, Question

_QUESTION_WORDS = {
    "century": "Năm sinh ghi hai chữ số thuộc thế kỷ nào?",
    "day_order": "Cột có ngày chỉ đọc được khi tháng đứng trước. Các ngày của cột ghi thế nào?",
    "ethnic_list": "Mã dân tộc là số: theo danh mục nào?",
    "unit": "Đơn vị này nay thuộc đâu?",
    "column": "Hai cột cùng ghi một mục: lấy cột nào?",
    BEFORE: "Đây là xã, phường nào trước 01/07/2025?",
    WHICH: "Sổ có nhiều thôn, bản mang tên này. Là thôn, bản nào?",
    WHOSE: "Cột này ghi của ai? Chưa trả lời thì cột không được đưa vào.",
    OTHER_LIST: "Các ô của cột là chữ của danh mục khác. Đưa vào mục nào?",
    "empty": "Chỉ có cột này ghi giới tính. Ô trống là gì?",
    "mark": "Dấu ở cột này ghi mục nào?",
    "word": "Danh mục “{label}” không có tên này. Là mục nào?",
    "number_word": "Ở cột số định danh ghi chữ này. Nghĩa là gì?",
    "mark_word": "Cột đánh dấu có ô ghi chữ này. Là mục nào?",
    "leave": "“{label}” có ô không đọc được. Sửa trong tệp, hay để trống?",
    "sheet_village": "Tiêu đề và tên trang ghi hai thôn, bản. Các dòng của trang ở đâu?",
    "below": "“{label}” chỉ ghi ở dòng đầu mỗi nhóm: dùng cho các dòng sau?",
    "standing_unsaid": "Ghi trẻ đã mất, chuyển đi hay đi vắng mà không rõ từ ngày nào, đi đâu. "
    "Làm gì?",
    "registered_partly": "Có số định danh, quyển số, thiếu số hay ngày đăng ký. Đã đăng ký chưa?",
    "registered_against": "Ghi chưa đăng ký mà có số hay ngày đăng ký. Theo bên nào?",
    "registered_where": "Danh sách không ghi nơi đăng ký khai sinh. Đã đăng ký ở đâu?",
    "village": "Sổ chưa có thôn, bản này. Làm gì?",
}


def ask_apart(plan: Plan, found: Read, text: str, example: str, rows: int) -> None:
    """Put a question into the plan that is not one of a cell."""
    plan.questions[found.question] = Question(found.question, text, found.options, rows, example)


def ask_of_columns(plan: Plan) -> None:
    """Ask for the columns that a person must place; no row waits for it."""
    for part in plan.parts:
        for column in part.columns:
            if column.offered:
                _ask_of_column(plan, part, column)


def _ask_of_column(plan: Plan, part: Part, column: MatchedColumn) -> None:
    rows = sum(
        column.place < len(cells) and cells[column.place] not in (None, "")
        for _, cells in part.sheet.rows(part.layout.begin, part.layout.end)
    )
    found = Read(
        question=f"{column.offer}:{head_key(column.head)}",
        options=(*column.offered, (NO_MARK, "Không đưa cột này vào")),
    )
    if asked := plan.questions.get(found.question):
        rows += asked.rows  # the same head on another sheet
    ask_apart(plan, found, _QUESTION_WORDS[column.offer], column.head, rows)


def wait(
    plan: Plan, found: Read, column: int, field: str, example: Cell, label: str = ""
) -> CellProblem:
    """As `ask`; the problem of a row that waits for the answer, at its column."""
    words = ask(plan, found, example, label)
    return CellProblem(column, field, "error", QUESTION, found.fault or words, found.question)


def ask(plan: Plan, found: Read, example: Cell, label: str = "") -> str:
    """Put the question of a cell into the plan, or count one more row for it; what is said of the
    row. `label` is the field's."""
    asked = plan.questions.get(found.question)
    if asked is None:
        text = _QUESTION_WORDS[found.question.partition(":")[0]].format(label=label)
        asked = Question(found.question, text, found.options, example=clean(str(example)))
        plan.questions[found.question] = asked
    asked.rows += 1
    return f"Cần trả lời: {asked.text}"
