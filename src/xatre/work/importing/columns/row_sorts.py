"""Which rows of a table are no record: totals, signatures.

A row that names someone, or gives a day or a chosen word under a column of that sort, is a record
whatever else it says: one row too many is mended, a child left out is not seen again. Looks at
cells and columns only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from xatre.model import old_fonts
from xatre.model.codes import Codes
from xatre.model.fields import Choice, Day, Text
from xatre.model.text import clean
from xatre.outside.grid import Cell
from xatre.work.importing.columns.target import Target

TOTAL_OR_SIGNATURE = "tổng cộng, chữ ký"

_AFTER = re.compile(
    r"(tổng( số| cộng| hợp|:| *$)|cộng( |:|$)|người lập|lập bảng|lập biểu|người ghi|xác nhận|"
    r"chủ tịch|tm\.|t/m|ubnd|ủy ban|danh sách này|ấn định|thủ trưởng|nơi nhận|cán bộ|kt\.|"
    r".{0,40}ngày.{1,8}tháng.{1,8}năm)"
)
_TOTAL = re.compile(r"tổng|cộng|danh sách này|ấn định")
_SIGNER = re.compile(
    r"\(?(ký( |$|,)|trưởng (thôn|bản|xóm|ấp|khu|tổ|ban|trạm|phòng)|phó (chủ|trưởng|hiệu|bí)|hiệu |"
    r"giáo viên|gv|kế toán|cộng tác viên|ctv|thư ký|công chức|người |đại diện|duyệt|bí thư|y tế|"
    r"trạm |nhân viên|tổ trưởng|lãnh đạo|đã ký)"
)
"""How people who sign are called, or what is asked of them."""
_MOST_WORDS_OF_NAME = 7
_IN_NAMES = str.maketrans("", "", "'’`.-")
_DAY = re.compile(r"(\d{1,2}[/.\-]){0,2}(19|20)\d{2}|(\d{1,2}[/.\-]){2}\d{2}", re.ASCII)


class RowSorts:
    """Judges rows by the columns that were matched: their places and targets. `width` is how many
    columns the list has, `ways` how any of them is written: one word does not tell of itself."""

    def __init__(
        self,
        codes: Codes,
        columns: Iterable[tuple[int, Target | None]],
        width: int,
        ways: Iterable[old_fonts.Way] = (),
    ) -> None:
        self._codes, self._width = codes, width
        self._ways = tuple({*ways, "unicode"})
        self.most_after = max(3, width * 2 // 3)
        """A row with more cells is no total and no signature."""
        self._names: list[int] = []
        self._tells: list[tuple[int, Callable[[Cell], bool]]] = []
        for place, target in columns:
            if target is None or target.inner or target.marked:
                continue
            one = target.field
            if isinstance(one, Text) and (one.searched or one.names_person) and not one.whose:
                self._names.append(place)
            elif isinstance(one, Day):
                self._tells.append((place, _is_day))
            elif isinstance(one, Choice):
                self._tells.append((place, self._is_one_of(one.codes)))

    def names_one(self, cells: Sequence[Cell]) -> bool:
        """Whether a column of names holds words that no total and no signature begins with."""
        return any(not self._ends_a_list(name) for name in self.names(cells))

    def names(self, cells: Sequence[Cell]) -> list[str]:
        """The words that stand in columns of names."""
        held = (cells[place] for place in self._names if place < len(cells))
        return [cell for cell in held if isinstance(cell, str) and any(map(str.isalpha, cell))]

    def tells(self, cells: Sequence[Cell]) -> bool:
        """Whether a day stands under a day's head, or a word of its list under a choice's."""
        return any(reads(cells[place]) for place, reads in self._tells if place < len(cells))

    def is_after(self, cells: Sequence[Cell]) -> bool:
        """Whether a row is a total or a signature and no record. Marks count: Tống is a family."""
        written = [cell for cell in cells if cell not in (None, "")]
        if len(written) > self.most_after:
            return False
        if not any(isinstance(cell, str) and self._ends_a_list(cell) for cell in written):
            return False
        return not self.names_one(cells) and not self.tells(cells)

    def is_plainly_one(self, cells: Sequence[Cell]) -> bool:
        """Whether a row near the end, where people sign, is a record for sure: much is written in
        it, or a name and a number or anything that tells."""
        written = [cell for cell in cells if cell not in (None, "")]
        if len(written) > max(2, self._width // 3) or self.tells(cells):
            return True
        return self.names_one(cells) and any(
            any(map(str.isdigit, cell)) if isinstance(cell, str) else True for cell in written
        )

    def is_signed(self, cells: Sequence[Cell]) -> bool:
        """Whether people sign here: a name below is theirs."""
        return any(
            _SIGNER.match(words) or (_AFTER.match(words) and not _TOTAL.match(words))
            for cell in cells
            if isinstance(cell, str)
            for words in self._read(cell)
        )

    def is_named_below(self, cells: Sequence[Cell]) -> bool:
        """Whether a row below a total is a record all the same: what stands in its columns of names
        is a whole name and nothing else."""
        names = self.names(cells)
        if not names or self.is_after(cells) or self.is_signed(cells):
            return False
        said = " ".join(names).translate(_IN_NAMES)
        return any(
            2 <= len(words.split()) <= _MOST_WORDS_OF_NAME and words.replace(" ", "").isalpha()
            for words in self._read(said)
        )

    def _ends_a_list(self, cell: str) -> bool:
        return any(map(_AFTER.match, self._read(cell)))

    def _read(self, cell: str) -> Iterator[str]:
        """The words of a cell as they are written in any of the ways, in small letters."""
        return (in_unicode(cell, way).lower() for way in self._ways)

    def _is_one_of(self, list_name: str) -> Callable[[Cell], bool]:
        def is_one(cell: Cell) -> bool:
            if not isinstance(cell, str) or not any(map(str.isalpha, cell)):
                return False
            return self._codes.named(list_name, in_unicode(cell)) is not None

        return is_one


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, bool) or cell is None:
        return False
    if isinstance(cell, date):
        return True
    return _DAY.fullmatch(str(cell).strip()) is not None


# The same few cells are looked at for every row that may hold the heads.
@lru_cache(maxsize=1 << 12)
def in_unicode(words: str, way: old_fonts.Way = "unicode") -> str:
    """Words of a cell in Unicode; `way` is how those beside it are written."""
    if way == "unicode":
        way, _ = old_fonts.best(words.split())
    return clean(old_fonts.convert(words, way))
