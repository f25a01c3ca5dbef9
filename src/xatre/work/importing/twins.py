"""Rows that are like another and may yet be somebody else: twins bear names that only their marks
tell apart, Hai and Hải.

Pure: knows fields in stored form, no book.
"""

from __future__ import annotations

import unicodedata

from xatre.model.record import Record
from xatre.model.text import fold
from xatre.model.values import Fields


def is_named_unlike(one: Fields, other: Fields) -> bool:
    """Whether both names have marks, and not the same ones. The same number tells that they are
    one child all the same."""
    said, held = (str(fields.get("full_name") or "") for fields in (one, other))
    number = one.get("personal_number")
    if said.isascii() or held.isascii() or (number and number == other.get("personal_number")):
        return False
    return fold(said) == fold(held) and _marks(said) != _marks(held)


def _marks(name: str) -> list[list[str]]:
    """The letters and marks of each word, wherever the mark stands: hòa and hoà are the same."""
    return [sorted(unicodedata.normalize("NFD", word)) for word in name.casefold().split()]


def said_twice(first: str, guessed: Record | None, *, is_copy: bool) -> str:
    """That a row is like the row `first`, word for word or by name and day alone, and which record
    of the book, `guessed` by its name and day, it changes when it is taken all the same."""
    said = f"Trùng với dòng {first} của tệp này."
    if not is_copy:
        said = f"Cùng họ tên (không kể dấu) và ngày sinh với dòng {first} của tệp này."
    if guessed is None:
        return said
    return f"{said} Nhập thì sửa hồ sơ {guessed.fields.get('code', '')}."
