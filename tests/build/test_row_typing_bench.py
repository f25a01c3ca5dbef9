"""The count of keys on the sheet of rows: the bench's own, which is the same every time."""

from __future__ import annotations

from typing import Any


def test_at_most_twenty_five_keys_a_child(qapp: Any) -> None:
    from bench import row_typing

    (figure,) = row_typing.figures(1.0, None)
    assert figure.within, figure
    assert figure.note.startswith("60 children")
