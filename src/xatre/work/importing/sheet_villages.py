"""The village that a whole sheet is of, where no column says it: as its title has it, "DANH SÁCH
TRẺ EM THÔN AO SEN", or its name. One that the book has is taken and told; any other is asked once.

Reads titles and the names of sheets; knows no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xatre.exchange.sheet import SECRECY_MARK
from xatre.model.fields import Reference
from xatre.model.kind import Kind
from xatre.model.text import clean, fold
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.cells.places import Villages
from xatre.work.importing.cells.village_cells import NONE
from xatre.work.importing.columns.row_sorts import in_unicode
from xatre.work.importing.part import Part
from xatre.work.importing.planned import Plan

VILLAGE = "village"
SHEET = "sheet_village:"
"""Before a folded name of a sheet: the question of which village its rows are, where title and name
say two; the answer is one of the two, or NONE."""

_IN_TITLE = re.compile(
    r"(?<![\w/])(?:thôn|bản|xóm|tổ dân phố|tdp|khu phố|buôn|làng|ấp|khóm|sóc)"
    r"(?:\s*:)?\s+(?P<name>.+)",
    re.IGNORECASE,
)
_NO_VILLAGE = re.compile(r"(?:các|từng|mỗi|toàn|theo|trưởng|phó|văn|biên|hết)\s+$", re.IGNORECASE)
"""Before the word of a kind: "các thôn", "trưởng thôn", "văn bản"."""
_BEHIND = re.compile(
    r"\s*(?:[-–,;:(/.]|\b(?:năm|tháng|quý|xã|phường|thị trấn|đặc khu|huyện|tỉnh|đợt|học kỳ|"
    r"tính|đến|từ|có|được|là|thuộc|của|trên|và)\b).*",
    re.IGNORECASE,
)
_MOST_WORDS = 4
_OF_LISTS = frozenset(
    "sheet trang tinh danh sach ds tre em chau hoc sinh lop nam thang quy tong hop mau truong so "
    "file data bang khai xa phuong moi cu nhap khao sat dot ke thong csv web doi tuong ho de lai "
    "table list book1 excel du lieu in chinh bo sung page".split()
)
"""Words of sheets' names that are no village's."""


def settle(plan: Plan, part: Part, kind: Kind, villages: Villages) -> None:
    """Say in `part.village` of which village its rows are, or ask. Rows that name their own, and
    those below a village's heading, keep theirs."""
    field = kind.fields.get(VILLAGE)
    if not (isinstance(field, Reference) and field.to == VILLAGE):
        return
    if any(column.target == VILLAGE for column in part.columns):
        return
    titled = next(_in_titles(part, villages), "")
    named = _name_of_sheet(plan, part, villages)
    if titled and named and not villages.one_name(titled, named):
        one, other = villages.named(titled), villages.named(named)
        if one != other or one is None:
            _settle_two(plan, part, titled, named)
            return
    part.village = titled or named
    if part.village and villages.named(part.village):
        where = "tiêu đề" if titled else "tên trang"
        plan.notes.append(
            f"Trang {part.name}: dòng không ghi thôn, bản được đưa vào {part.village}, "
            f"theo {where}."
        )


def _in_titles(part: Part, villages: Villages) -> Iterator[str]:
    for place in range(part.layout.first_head):
        for cell in part.sheet.row(place):
            if not isinstance(cell, str) or cell.startswith(SECRECY_MARK):
                continue
            words = in_unicode(cell)
            found = _IN_TITLE.search(words)
            if found is None or _NO_VILLAGE.search(words[: found.start()]):
                continue
            name = clean(_BEHIND.sub("", found["name"]))
            kind = clean(words[found.start() : found.start("name")]).rstrip(" :")
            if (
                name
                and len(name.split()) <= _MOST_WORDS
                and not villages.speaks_of_one(f"{name} a")
            ):
                yield _in_proper_case(f"{kind} {name}")


def _name_of_sheet(plan: Plan, part: Part, villages: Villages) -> str:
    """The name of the sheet where it is a village's, or may be one beside others."""
    name = clean(part.name)
    if villages.named(name) or villages.speaks_of_one(name):
        return name
    words = fold(name).split()
    may_be = words and len(words) <= _MOST_WORDS and all(map(str.isalpha, words))
    if not may_be or not _OF_LISTS.isdisjoint(words):
        return ""
    pages = [page for page in plan.table.sheets if len(page.lines) > 1 and not page.hidden]
    return name if len(pages) > 1 or villages.near(name) else ""


def _settle_two(plan: Plan, part: Part, titled: str, named: str) -> None:
    """The village that a person said, where title and name of the sheet say two; or the question,
    which every row waits for."""
    key = f"{SHEET}{fold(part.name)}"
    options = (
        (titled, f"{titled} (tiêu đề)"), (named, f"{named} (tên trang)"), (NONE, "Để trống"),
    )  # fmt: skip
    if (answer := plan.answers.get(key)) in dict(options):
        part.village = "" if answer == NONE else str(answer)
        return
    part.which_village = Read(question=key, options=options)


def _in_proper_case(words: str) -> str:
    """AO SEN is Ao Sen, as the villages of a book are written."""
    if words.upper() != words and not words.split(" ", 1)[-1].isupper():
        return words
    first, *rest = words.split()
    return " ".join([first.capitalize(), *map(str.capitalize, rest)])
