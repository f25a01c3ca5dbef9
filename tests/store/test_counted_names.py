"""Names with numbers in them sort as people count, at once and in books that were made before."""

from __future__ import annotations

from xatre.model.text import counted_key


def test_numbers_are_counted() -> None:
    names = ["Thôn 10", "Thôn 2", "Bản Khuân", "Thôn 2A", "Thôn 1", "Tổ 12", "Tổ 3"]
    assert sorted(names, key=counted_key) == [
        "Bản Khuân", "Thôn 1", "Thôn 2", "Thôn 2A", "Thôn 10", "Tổ 3", "Tổ 12"
    ]  # fmt: skip
