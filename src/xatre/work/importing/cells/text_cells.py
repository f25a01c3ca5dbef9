"""Cells of words: as they stand, names with more in them than a name, marks for nothing.

Pure: knows the cell and its field, nothing around it.
"""

from __future__ import annotations

import re

from xatre.model import old_fonts
from xatre.model.fields import Field, LongText, Text
from xatre.model.text import clean, clean_lines, fold, is_clean
from xatre.outside.grid import Cell
from xatre.work.importing.cells.cell_read import Read
from xatre.work.importing.cells.name_cells import read_name
from xatre.work.importing.cells.number_cells import SCIENTIFIC, as_words

_CALLS = re.compile(r"=\s*[\w.]+\s*\|")
"""A formula that asks another program (DDE)."""
TEXTS = (Text, LongText)

_NOTHING = {
    "", "-", "--", "/", "...", "..", ".", "…", "?", "khong co", "khong ro", "n/a", "na", "#n/a",
}  # fmt: skip
_NOTHING_BEGINS, _LONGEST_NOTHING = "kn", 24


def in_unicode(cell: str, way: old_fonts.Way) -> tuple[str, Read | None]:
    """A cell of an old font in Unicode; what it is instead where somebody typed Unicode into it
    and nobody knows how one word is written."""
    words, unsure = old_fonts.read(cell, way)
    if not unsure:
        return words, None
    return words, Read(
        fault=f"Ô có cả chữ phông cũ và chữ Unicode, không rõ “{unsure}” là chữ gì. "
        "Gõ lại ô này bằng Unicode."
    )


def read_text(field: Field, cell: Cell) -> Read:
    """Words as they stand."""
    words = cell if isinstance(cell, str) else as_words(cell)
    if words[:1].isdigit() and SCIENTIFIC.fullmatch(words):
        return Read(fault="Excel đã đổi số ở ô này thành dạng 1,2E+11, mất các số cuối.")
    is_name = isinstance(field, Text) and field.is_personal_name
    if is_name and _is_formula(words):
        return read_formula(words)
    if is_name and words and not any(map(str.isalpha, words)):
        return Read(fault="Tên phải có chữ; xem cột này có phải cột tên không.")
    if isinstance(field, TEXTS) and is_clean(words, field.longest):
        return Read(words or None)
    value = clean_lines(words) if isinstance(field, LongText) else clean(words)
    if fault := (field.fault(value) if value else None):
        return Read(fault=fault)
    return Read(value or None)


def read_named(label: str, field: Field, cell: Cell) -> Read:
    """A name; what else stands in its cell goes into the notes."""
    found = read_name(cell) if isinstance(cell, str) else None
    if found is None:
        return read_text(field, cell)
    read = read_text(field, found.name) if found.name else Read()
    if found.odd and not read.fault:
        return Read(read.value, doubt="Tên có chữ số hay dấu lạ: xem có đúng là tên không.")
    if found.beside and not read.fault:
        said = f"“{found.beside}” không phải tên: đã chuyển vào ghi chú."
        return Read(read.value, doubt=said, note=f"{label}: {found.beside}")
    return read


def read_named_of_tcvn3(label: str, field: Field, cell: Cell) -> Read:
    """As `read_named`. TCVN3 has no capitals with a tone: "Hà Thị ẩn" was Hà Thị Ẩn."""
    read = read_named(label, field, cell)
    words = read.value.split(" ") if isinstance(read.value, str) else []
    small = [word for word in words if word[:1].islower()]
    if not small or len(small) == len(words) or any(word[0].isascii() for word in small):
        return read
    raised = " ".join(word[:1].upper() + word[1:] for word in words)
    said = f"Phông .Vn không có chữ hoa mang dấu thanh: “{small[0]}” đã viết hoa."
    return Read(raised, fault=read.fault, doubt=read.doubt, note=read.note, remark=said)


def _is_formula(words: str) -> bool:
    """Whether words are a formula written out, as it stands among the rows that were set aside."""
    return words[:1] == "=" and len(words) > 1 and (words[1].isalpha() or words[1] in "'(+-")


def read_formula(cell: str) -> Read:
    """A formula without its result is no words."""
    if _CALLS.match(cell):
        return Read(fault="Ô này là công thức gọi chương trình khác: không chạy, không đọc.")
    return Read(
        fault="Ô này là công thức mà tệp không giữ kết quả. Mở tệp bằng Excel rồi lưu lại, "
        "hoặc gõ chữ vào ô."
    )


def is_nothing(words: str) -> bool:
    """Whether a cell is only a mark for an empty one."""
    # Those with letters are "không có", "không rõ", "n/a": other words are not folded for it.
    first = words[:1].lower()
    if first.isalnum() and (first not in _NOTHING_BEGINS or len(words) > _LONGEST_NOTHING):
        return False
    return fold(words) in _NOTHING
