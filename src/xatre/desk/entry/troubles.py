"""What the unlock page says and offers for each reason why a book does not open."""

from __future__ import annotations

from dataclasses import dataclass

from xatre.errors import XatreError


@dataclass(frozen=True)
class Trouble:
    """`offers` are (key, words, look) of the buttons; `shut` when no password can help now."""

    level: str
    title: str
    words: str
    offers: tuple[tuple[str, str, str], ...]
    shut: bool = True


AGAIN = ("again", "Thử mở lại", "secondary")
OTHER = ("other", "Mở sổ khác…", "secondary")
RESTORE = ("restore", "Khôi phục từ bản sao lưu…", "secondary")


def trouble_of(error: XatreError) -> Trouble:
    """The trouble for a fault other than a wrong password or a wait."""
    words = f"{error.to_do} ({error.code})".strip()
    code = error.code
    if code == "XT-502":
        title = error.happened
        return Trouble("doubt", title, words, (AGAIN, OTHER, RESTORE))
    if code == "XT-503":
        here = "trên máy này" in str(error.facts.get("where", ""))
        take_over = ("take_over", "Máy kia đã tắt hẳn, mở ở đây…", "secondary")
        return Trouble("doubt", error.happened, words, (AGAIN,) if here else (AGAIN, take_over))
    if code == "XT-504":
        return Trouble("error", error.happened, words, (OTHER,))
    if code == "XT-505":
        good = str(error.facts.get("backup", ""))
        offer = ("restore_this", "Khôi phục bản sao lưu này…", "primary")
        another = ("restore", "Chọn bản sao lưu khác…", "secondary")
        return Trouble("error", error.happened, words, (offer, another) if good else (RESTORE,))
    if code == "XT-508":
        moved = ("moved", "Mở sổ ở nơi mới", "primary")
        return Trouble("info", error.happened, words, (moved, OTHER))
    if code in ("XT-601", "XT-602", "XT-603"):
        return Trouble("error", error.happened, words, (AGAIN,), shut=False)
    return Trouble("error", error.happened, words, (AGAIN, OTHER), shut=False)
