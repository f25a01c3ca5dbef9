"""What `xatre import` tells a person: the file, its columns by the labels of the form, the rows of
each sort, what must be answered and how, every fault with its cell and head.

What a program reads is the JSON object of the same command; nothing is said here that it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from xatre.cli.told import moment
from xatre.kinds import KINDS
from xatre.model.problem import QUESTION
from xatre.work.importing import changes_told
from xatre.work.importing.columns.matching import HOW_WORDS, letters
from xatre.work.importing.columns.targets import CODE, ID, Targets
from xatre.work.importing.planned import STATUS_WORDS, Plan, PlanRow, Question

if TYPE_CHECKING:
    from xatre.store.register.imports import Import
    from xatre.work.importing.part import Part
    from xatre.work.importing.taking import TakenRows
    from xatre.work.importing.undoing import Undone
    from xatre.work.session import Session

_OPTIONS_SAID, _CELLS_SAID, _FAULTS_SAID, _LEFT_SAID = 8, 10, 1000, 100
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f\-]{27}")
_OWN = {CODE: "mã hồ sơ trong sổ", ID: "mã nhận dạng trong sổ"}


def plan_told(session: Session, plan: Plan) -> Iterator[str]:
    """The file, its columns, its rows."""
    targets = Targets(session.kind(plan.kind), session.codes, hidden=session.sees_cases)
    said = ""
    for part in plan.parts:
        yield f"Tệp {plan.file}, trang {part.name}, tên cột ở dòng {part.head_row}."
        lines = "\n".join(_columns_told(part, targets))
        yield "Các cột như trên." if lines == said else f"Cột nào vào mục nào:\n{lines}"
        said = lines
    yield f"{len(plan.rows)} dòng: {_counted(plan)}."


def _columns_told(part: Part, targets: Targets) -> Iterator[str]:
    for column in part.columns:
        target = targets.get(column.target) if column.target else None
        label = target.label if target is not None else _OWN.get(column.target, "")
        if label:
            how = f" ({HOW_WORDS[column.how]})" if column.how != "head" else ""
            head = column.head or "(không có tên)"
            yield f"  {letters(column.place)} “{head}” → {label}{how}"


def _counted(plan: Plan) -> str:
    counts: dict[str, int] = {STATUS_WORDS[one]: n for one, n in plan.counts().items()}  # type: ignore[index]
    waiting = sum(_only_waits(row) for row in plan.of("bad"))
    counts[STATUS_WORDS["bad"]] -= waiting
    counts["dòng chờ trả lời"] = waiting
    return "; ".join(f"{n} {words}" for words, n in counts.items() if n) or "không có dòng nào"


def _only_waits(row: PlanRow) -> bool:
    """Whether nothing is wrong with a row but that a question is open."""
    return all(one.code == QUESTION for one in row.problems if one.level == "error")


def faults_told(plan: Plan) -> Iterator[str]:
    """The notes, the questions, every fault at its cell."""
    yield from plan.notes
    waiting: dict[str, list[str]] = {}
    for row in plan.rows:
        for one in row.problems:
            if one.question:
                waiting.setdefault(one.question, []).append(plan.cell(row, one))
    for question in plan.questions.values():
        yield from _asked(question, waiting.get(question.key, []))
    said = 0
    for row in plan.rows:
        heads = plan.heads(row)
        for problem in row.problems:
            if problem.question in plan.questions:
                continue  # said once for all rows, with the question
            head = heads.get(problem.column, "")
            where = (
                f"{plan.cell(row, problem)} ({head})"
                if head
                else f"Dòng {plan.row_words(row.number)}"
            )
            said += 1
            if said <= _FAULTS_SAID:
                yield f"{where}: {problem.text}"
        if row.status in ("changed", "doubtful") and row.was:
            said += 1
            if said <= _FAULTS_SAID:
                words = changes_told.in_words(row)
                yield f"Dòng {plan.row_words(row.number)}: đổi hồ sơ trong sổ: {words}."
    if said > _FAULTS_SAID:
        rest = said - _FAULTS_SAID
        yield f"… và {rest} chỗ nữa: --set-aside TỆP.xlsx ghi mọi dòng, lý do ở từng ô."


def _asked(question: Question, cells: list[str]) -> Iterator[str]:
    """A question with the cells that wait for it, and what to write for each answer."""
    where = f": {', '.join(cells[:_CELLS_SAID])}{'…' if len(cells) > _CELLS_SAID else ''}"
    rows = f"{question.rows} dòng{where if cells else ''}"
    yield f"? {question.text} “{question.example}” ({rows}). Trả lời bằng:"
    for key, words in question.options[:_OPTIONS_SAID]:
        # A record of the book is answered by its words: nobody types an identifier.
        told = words if _ID.fullmatch(key) else key
        beside = f"   {words}" if told != words else ""
        yield f'    --answer "{question.key}={told}"{beside}'
    if len(question.options) > _OPTIONS_SAID:
        yield f"    … còn {len(question.options) - _OPTIONS_SAID} mục nữa (xem bằng --json)"


def taken_told(taken: TakenRows, left: int) -> Iterator[str]:
    """What went in."""
    if taken.number:
        counts = f"{taken.new} mới, {taken.changed} có thay đổi"
        yield f"Đã nhập {len(taken.saved)} dòng ({counts}). Lần đưa vào số {taken.number}:"
        yield f"  hoàn tác bằng xatre import SỔ --undo {taken.number}"
        if taken.untied:
            yield f"{taken.untied} dòng đã vào sổ mà chưa nối với trẻ trong sổ: xem câu hỏi ở trên."
    else:
        yield "Không có dòng nào cần nhập, sổ không đổi."
    if left:
        yield f"{left} dòng để lại, chưa nhập."


def past_told(past: list[Import]) -> Iterator[str]:
    """The imports, the newest first."""
    for one in past:
        label = KINDS[one.kind].label.lower()
        undone = f", đã hoàn tác lúc {moment(one.undone_at)}" if one.undone_at else ""
        undone += f", còn {one.left} hồ sơ giữ nguyên" if one.left else ""
        yield (
            f"Số {one.number}: {one.file}, {one.rows} hồ sơ {label}, {one.officer} đưa vào lúc "
            f"{moment(one.taken_at)}{undone}"
        )
    if not past:
        yield "Chưa đưa danh sách nào vào sổ này."


def undone_told(undone: Undone) -> Iterator[str]:
    """What was taken back."""
    yield f"Đã hoàn tác {undone.taken_back} hồ sơ."
    if undone.why_none:
        yield undone.why_none
    if undone.left:
        yield f"{len(undone.left)} hồ sơ giữ nguyên:"
        yield from (f"  {one.words}" for one in undone.left[:_LEFT_SAID])
        if len(undone.left) > _LEFT_SAID:
            yield f"  … và {len(undone.left) - _LEFT_SAID} hồ sơ nữa (xem bằng --json)"
        yield undone.to_do
