"""What was noticed in a table before its rows were read, in words: old letters, names joined from
two columns, heads that stand twice, columns that nobody knows.

Reads heads and a sample of the cells; converts nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, zip_longest

from xatre.work.importing.columns.layout import Layout
from xatre.work.importing.columns.matching import WAY_LABELS, MatchedColumn, letters
from xatre.work.importing.columns.name_parts import SURNAME
from xatre.work.importing.columns.targets import Targets
from xatre.work.importing.part import Part
from xatre.work.importing.planned import Plan

_MOST_NAMED = 12
_HEAD_ROWS = 30
_AT_ONCE = 100
"""Rows turned into columns at once: a row may have thousands of cells."""


def notes(plan: Plan, others: Sequence[Layout], targets: Targets) -> list[str]:
    """The notes, in the order a person needs them; `others` are lists that are not brought in."""
    several = len(plan.parts) > 1
    return [
        *_other_sheets(plan, others),
        *(
            f"Trang {part.name}: {note}" if several else note
            for part in plan.parts
            for note in _of_list(plan, part, targets)
        ),
    ]


def _of_list(plan: Plan, part: Part, targets: Targets) -> Iterator[str]:
    filled = _filled(part)
    yield from _unknown(part, filled)
    yield from _left_out(part, filled)
    yield from _remembered(part, targets, filled)
    yield from _old_letters(part)
    yield from _joined(part, targets)
    yield from _places(part)
    yield from _twice(part)
    yield from _hidden_rows(part)


def _other_sheets(plan: Plan, others: Sequence[Layout]) -> Iterator[str]:
    """Sheets that are lists too, and sheets of many cells that are none."""
    pages = plan.table.sheets
    taken = {part.layout.sheet for part in plan.parts}
    alike = {one.sheet: one.end - one.begin for one in others}
    first = plan.parts[0]
    width = len(first.sheet.row(first.layout.last_head))
    named = [
        f"{pages[number].name} ({'trang ẩn, ' if pages[number].hidden else ''}{rows} dòng)"
        for number, rows in alike.items()
    ]
    if named:
        yield (
            f"Tệp còn trang cũng là danh sách, chưa đưa vào: {_said(named)}. Đưa tất cả vào một "
            "lần: chọn “Mọi trang”; ở lệnh thì thêm --sheet all, hay --sheet TÊN cho từng trang."
        )
    rest = [
        f"{page.name} ({len(page.lines)} dòng)"
        for number, page in enumerate(pages)
        if number not in taken and number not in alike and not page.hidden and len(page.lines) > 1
        if sum(bool(len(row) >= max(3, width // 2)) for _, row in page.rows(0, _HEAD_ROWS)) > 1
    ]
    if rest:
        yield f"Trang khác không đọc vì không có các cột của danh sách này: {_said(rest)}."


def _said(names: Sequence[str]) -> str:
    return f"{', '.join(names[:_MOST_NAMED])}{'…' if len(names) > _MOST_NAMED else ''}"


def _unknown(part: Part, filled: Counter[int]) -> Iterator[str]:
    """Columns with anything in them that go nowhere: nothing is left out without a word."""
    given = {column.target for column in part.columns}
    known = {column.place for column in part.columns if _is_known(column, given)}
    heads = {column.place: column.head for column in part.columns}
    named = [
        f"{letters(place)}{f' “{heads[place]}”' if heads.get(place) else ''} ({many} ô)"
        for place, many in sorted(filled.items())
        if place not in known
    ]
    if named:
        yield (f"Chưa nhận ra, không đưa vào sổ: cột {_said(named)}. Cần thì chọn mục cho cột.")


def _left_out(part: Part, filled: Counter[int]) -> Iterator[str]:
    """Columns with anything in them that a person left out, those too that lost to another by an
    answer."""
    holders = {one.target: letters(one.place) for one in part.columns if one.target}
    for lost in part.columns:
        if lost.rival in holders and not lost.contest and lost.place in filled:
            yield (
                f"Cột {letters(lost.place)} “{lost.head}” không đưa vào sổ: đã lấy cột "
                f"{holders[lost.rival]}."
            )
    named = [
        f"{letters(one.place)} “{one.head}”" if one.head else letters(one.place)
        for one in part.columns
        if one.how == "person" and not one.target and one.place in filled
    ]
    if named:
        yield f"Bỏ qua theo lựa chọn, không đưa vào sổ: cột {_said(named)}."


def _remembered(part: Part, targets: Targets, filled: Counter[int]) -> Iterator[str]:
    """Columns that fill what a person chose for their head in a list before."""
    named = [
        f"{letters(one.place)} “{one.head}” "
        + (f"là “{target.label}”" if (target := targets.get(one.target)) else "bỏ qua")
        for one in part.columns
        if one.how == "remembered" and one.place in filled
    ]
    if named:
        yield f"Nhớ từ lần trước: cột {_said(named)}. Không đúng thì chọn mục khác cho cột."


def answers_told(plan: Plan) -> Iterator[str]:
    """Answers given for a list before that were used for this one."""
    named = [f"{key}={said}" for key, said in plan.answers.remembered().items()]
    if named:
        yield f"Nhớ từ lần trước: {_said(named)}. Không đúng thì trả lời lại các câu ấy."


def _is_known(column: MatchedColumn, given: Collection[str]) -> bool:
    # Which of two is meant is asked only while one of them has the target.
    is_rival = column.rival in given and bool(column.rival)
    return bool(column.how or is_rival or column.asked or column.offered)


def _filled(part: Part) -> Counter[int]:
    """The places of columns that hold anything, those right of the heads too, and how many of
    their cells do."""
    sheet, layout = part.sheet, part.layout
    found: Counter[int] = Counter()
    rows = (cells for _, cells in sheet.rows(layout.begin, layout.end))
    while some := list(islice(rows, _AT_ONCE)):
        for at, column in enumerate(zip_longest(*some)):
            if filled := len(column) - column.count(None) - column.count(""):
                found[at] += filled
    return found


def _old_letters(part: Part) -> Iterator[str]:
    for way in sorted({column.way for column in part.columns if column.way != "unicode"}):
        heads = [column.head for column in part.columns if column.way == way]
        yield (
            f"{WAY_LABELS[way]}: đã chuyển {len(heads)} cột sang Unicode "
            f"({', '.join(heads[:4])}{'…' if len(heads) > 4 else ''})."
        )


def _joined(part: Part, targets: Targets) -> Iterator[str]:
    by_target = {column.target: column for column in part.columns}
    for column in part.columns:
        given = by_target.get(column.target.removesuffix(SURNAME))
        if column.target.endswith(SURNAME) and given and (whose := targets.get(given.target)):
            yield (
                f"Cột {letters(column.place)} “{column.head}” ghép trước cột "
                f"{letters(given.place)} “{given.head}” thành “{whose.label}”."
            )


def _places(part: Part) -> Iterator[str]:
    heads = {column.place: column.head for column in part.columns}
    for column in part.columns:
        if column.behind:
            behind = ", ".join(f"{letters(at)} “{heads.get(at, '')}”" for at in column.behind)
            yield f"Cột {letters(column.place)} “{column.head}” đọc cùng cột {behind}."


def _hidden_rows(part: Part) -> Iterator[str]:
    layout, hidden = part.layout, part.sheet.hidden_rows
    numbers = part.sheet.numbers[layout.begin : layout.end]
    found = [str(one) for one in numbers if one in hidden]
    if found:
        yield f"Có {len(found)} dòng ẩn, vẫn được đọc: {_said(found)}."


def _twice(part: Part) -> Iterator[str]:
    joined = {column.head for column in part.columns if column.target.endswith(SURNAME)}
    for head in sorted(set(part.layout.twice) - joined):
        targets = [column.target for column in part.columns if column.head == head]
        if all(targets) and len(set(targets)) == len(targets):
            continue  # each has its own: the mother's year of birth, the father's
        yield f"Hai cột cùng tên “{head}”: xem lại lấy cột nào."
