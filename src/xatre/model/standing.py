"""Which of a record's lines still stand: a line that says again what was said before another one
takes that one back, and neither is an edit of what came before them.

Pure: knows lines, no book. Must not know why a line was written.
"""

from __future__ import annotations

from collections.abc import Mapping

from xatre.model.revision import Revision
from xatre.model.values import IN, Fields

VOID_REASON = "void_reason"


def after(lines: Mapping[str, Revision], head: str, name: str) -> list[str] | None:
    """The lines that stand on the line `name` up to `head`, the next first; None where `name` was
    taken back. Beside lines of several parents nothing is known to be taken back."""
    walked = _one_by_one(lines, head)
    if name not in walked:
        return [head]
    stack: list[str] = []
    for one in walked:
        taken_back = (
            _says_again(lines[one], lines[stack[-2]], lines[stack[-1]])
            if len(stack) > 1
            else bool(stack) and _only_voids(lines[one], lines[stack[-1]])
        )
        if taken_back:
            stack.pop()
        else:
            stack.append(one)
    return stack[stack.index(name) + 1 :] if name in stack else None


def without_new_rows(before: Fields, now: Fields) -> Fields:
    """`before`, with the rows that came since as removed: their cells stay for merging."""
    made = dict(before)
    for name, value in now.items():
        if not isinstance(value, dict):
            continue
        earlier = made.get(name)
        rows = dict(earlier) if isinstance(earlier, dict) else {}
        for row_id, row in value.items():
            if row_id not in rows and isinstance(row, dict):
                cells = {cell: words for cell, words in row.items() if cell != IN}
                if cells:
                    rows[row_id] = cells
        if rows:
            made[name] = rows
    return made


def _one_by_one(lines: Mapping[str, Revision], head: str) -> list[str]:
    """The lines up to `head`, as far back as each stands on one alone."""
    found: list[str] = []
    name = head
    while name in lines and name not in found:
        found.append(name)
        parents = lines[name].parents
        if len(parents) != 1:
            break
        (name,) = parents
    return found[::-1]


def _says_again(line: Revision, before: Revision, taken_back: Revision) -> bool:
    if line.state != before.state or line.open or before.open:
        return False
    return line.fields in (before.fields, without_new_rows(before.fields, taken_back.fields))


def _only_voids(line: Revision, first: Revision) -> bool:
    """Whether a line says nothing but that the record of that first line is none."""
    said = {name: value for name, value in line.fields.items() if name != VOID_REASON}
    return line.state == "void" and first.state != "void" and said == first.fields
