"""What is said of a record whose values another has too: in what they are alike, what is written
with other marks, and whether they are one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xatre.model.paths import label_at
from xatre.model.text import clean
from xatre.model.values import Value

if TYPE_CHECKING:
    from xatre.model.kind import Kind

SAME_RECORD = " Có phải cùng một hồ sơ không?"


def said_alike(
    kind: Kind, given: Mapping[str, str], other: Mapping[str, Value], words: str, *, asks: bool
) -> str:
    """The sentence; `given` are the values that were compared without marks, `words` names them
    where they are not to be listed."""
    alike = words or ", ".join(label_at(name, kind) for name in given)
    unlike = [
        label_at(name, kind)
        for name, value in given.items()
        if isinstance(theirs := other.get(name), str)
        and clean(value).casefold() != clean(theirs).casefold()
    ]
    but = f", nhưng {', '.join(unlike)} viết khác dấu" if unlike else ""
    code = other.get("code") or "một hồ sơ khác"
    return f"Trùng {alike} với {code}{but}.{SAME_RECORD if asks else ''}"
