"""What the desk says after an import was taken back: how many records, and which were left, why and
what to do."""

from __future__ import annotations

from xatre.desk.widgets.message_bar import Message
from xatre.work.importing.undoing import Undone

_MOST_NAMED = 3


def message(undone: Undone, *, hide_names: bool) -> Message:
    """The message, with codes alone where names are hidden."""
    fact = f"Đã hoàn tác {undone.taken_back} hồ sơ."
    if not undone.left:
        return Message("success", fact, undone.why_none)
    named = "; ".join(
        f"{one.code}: {one.why}" if hide_names and one.code else one.words
        for one in undone.left[:_MOST_NAMED]
        if one.code or not hide_names
    )
    more = "…" if len(undone.left) > _MOST_NAMED else ""
    kept = f"{len(undone.left)} hồ sơ giữ nguyên" + (f": {named}{more}." if named else ".")
    return Message("doubt", fact, f"{kept} {undone.to_do} {undone.why_none}".rstrip())
