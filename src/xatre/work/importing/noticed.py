"""What was noticed in a table before its rows were read, in words: old letters, names joined from
two columns, heads that stand twice, columns that nobody knows.

Reads heads and a sample of the cells; converts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from xatre.work.importing.columns.matching import WAY_LABELS, MatchedColumn, letters
from xatre.work.importing.columns.name_parts import SURNAME
from xatre.work.importing.columns.targets import Targets
from xatre.work.importing.planned import Plan

_LOOKED_AT = 2000
_MOST_NAMED = 12
_HEAD_ROWS = 30


def notes(plan: Plan, targets: Targets) -> list[str]:
    """The notes, in the order a person needs them."""
    return [
        *_other_sheets(plan),
        *_unknown(plan),
        *_old_letters(plan),
        *_joined(plan, targets),
        *_twice(plan),
    ]


def _other_sheets(plan: Plan) -> Iterator[str]:
    """Sheets that may hold records too: each is brought in by itself."""
    sheets = plan.table.sheets
    width = len(sheets[plan.layout.sheet].row(plan.layout.last_head))
    named = [
        f"{sheet.name} ({len(sheet.lines)} dòng)"
        for place, sheet in enumerate(sheets)
        if place != plan.layout.sheet
        and not sheet.hidden
        and len(sheet.lines) > 1
        and sum(bool(len(row) >= max(3, width // 2)) for _, row in sheet.rows(0, _HEAD_ROWS)) > 1
    ]
    if named:
        yield (
            f"Tệp còn trang khác, chưa đọc: {', '.join(named[:_MOST_NAMED])}. Mỗi lần đưa một "
            "trang vào: chọn Trang, ở lệnh thì thêm --sheet TÊN."
        )


def _unknown(plan: Plan) -> Iterator[str]:
    """Columns with anything in them that go nowhere: nothing is left out without a word."""
    filled = _filled(plan)
    known = {column.place for column in plan.columns if _is_known(column)}
    heads = {column.place: column.head for column in plan.columns}
    named = [
        f"{letters(place)} “{heads[place]}”" if heads.get(place) else f"{letters(place)}"
        for place in sorted(filled - known)
    ]
    if named:
        more = "…" if len(named) > _MOST_NAMED else ""
        yield (
            f"Chưa nhận ra, không đưa vào sổ: cột {', '.join(named[:_MOST_NAMED])}{more}. "
            "Cần thì chọn mục cho cột."
        )


def _is_known(column: MatchedColumn) -> bool:
    return bool(column.how or column.rival or column.asked or column.offered)


def _filled(plan: Plan) -> set[int]:
    """The places of columns that hold anything, those right of the heads too."""
    sheet, layout = plan.table.sheets[plan.layout.sheet], plan.layout
    found: set[int] = set()
    for place in range(layout.begin, min(layout.end, layout.begin + _LOOKED_AT)):
        found.update(at for at, cell in enumerate(sheet.row(place)) if cell not in (None, ""))
    return found


def _old_letters(plan: Plan) -> Iterator[str]:
    for way in sorted({column.way for column in plan.columns if column.way != "unicode"}):
        heads = [column.head for column in plan.columns if column.way == way]
        yield (
            f"{WAY_LABELS[way]}: đã chuyển {len(heads)} cột sang Unicode "
            f"({', '.join(heads[:4])}{'…' if len(heads) > 4 else ''})."
        )


def _joined(plan: Plan, targets: Targets) -> Iterator[str]:
    by_target = {column.target: column for column in plan.columns}
    for column in plan.columns:
        given = by_target.get(column.target.removesuffix(SURNAME))
        if column.target.endswith(SURNAME) and given and (whose := targets.get(given.target)):
            yield (
                f"Cột {letters(column.place)} “{column.head}” ghép trước cột "
                f"{letters(given.place)} “{given.head}” thành “{whose.label}”."
            )


def _twice(plan: Plan) -> Iterator[str]:
    joined = {column.head for column in plan.columns if column.target.endswith(SURNAME)}
    for head in sorted(set(plan.layout.twice) - joined):
        targets = [column.target for column in plan.columns if column.head == head]
        if all(targets) and len(set(targets)) == len(targets):
            continue  # each has its own: the mother's year of birth, the father's
        yield f"Hai cột cùng tên “{head}”: xem lại lấy cột nào."
