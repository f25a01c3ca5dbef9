"""Finding the files to take in: those a person points at, and those lying in a folder.

In a folder, what this book wrote itself and what is on its way to others are passed over, so that
a stick that carries packages and returns of many can be read again. A file pointed at by name is
always tried, but for a card: that is enrolled, not taken in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from xatre.errors import DiskError, UseError, XatreError
from xatre.exchange.container import Inspected, inspect
from xatre.exchange.header import Header
from xatre.work.session import Session

ENDING = ".xatre"
MOST_FILES = 2000
"""Files to take in at one go; how many more a folder holds is said."""
LEFT_OUT = (
    "Nhiều hơn {most} tệp: còn {count} tệp chưa đọc. Chuyển các tệp đã nhận sang thư mục khác rồi "
    "đọc lại."
)


LARGEST_CARD = 200_000
"""Bytes; a larger file is no card, and is not read a second time to find that out."""


class NothingThere(UseError):
    """No file of this program lies in the folder."""

    code = "XT-221"
    sentence = "Không thấy tệp .xatre nào để nhận ở {place}. Sổ không đổi."
    remedy = "Mở đúng thư mục trên USB, hoặc kéo thẳng tệp vào đây."


class FolderGone(DiskError):
    """The folder cannot be read."""

    code = "XT-606"
    sentence = "Không đọc được thư mục {place}: USB hoặc ổ đĩa không còn ở đó. Sổ không đổi."
    remedy = "Cắm lại USB rồi chọn lại."


@dataclass(frozen=True)
class Gathered:
    """Files to take in, cards found beside them, and how many were passed over: our own, and
    those on their way to somebody else. `inspected` are the files and cards that a folder held and
    that are whole, so that none is read twice. `left_out` counts those beyond MOST_FILES, not
    read."""

    files: tuple[Path, ...]
    cards: tuple[Path, ...]
    ours: int
    others: int = 0
    inspected: Mapping[Path, Inspected] = field(default_factory=dict)
    left_out: int = 0

    @property
    def left_out_words(self) -> str:
        """That files were left out and what to do; "" where none was."""
        return LEFT_OUT.format(most=MOST_FILES, count=self.left_out) if self.left_out else ""


def gather(session: Session, places: Iterable[Path]) -> Gathered:
    """The files at `places` (files or folders); those on their way to others are given too where
    there is nothing else, so that each is answered. Raises NothingThere, FolderGone."""
    files: dict[Path, None] = {}
    cards: dict[Path, None] = {}
    whole: dict[Path, Inspected] = {}
    others: dict[Path, Inspected] = {}
    ours, left_out, named = 0, 0, []
    for place in places:
        named.append(place.name or str(place))
        if not place.is_dir():
            (cards if _is_card(place) else files)[place] = None
            continue
        for file in _inside(place):
            if len(files) >= MOST_FILES:
                left_out += 1
                continue
            try:
                inspected = inspect(file)
            except XatreError:
                files[file] = None
                continue
            header = inspected.header
            if header.type == "card":
                cards[file] = None
                whole[file] = inspected
            elif header.device == session.book.facts.device:
                ours += 1
            elif _is_for_others(session, header):
                others[file] = inspected
            else:
                files[file] = None
                whole[file] = inspected
    if not files and not cards and others:
        return Gathered(tuple(others), (), ours, 0, others, left_out)
    if not files and not cards:
        raise NothingThere(place=", ".join(named))
    return Gathered(tuple(files), tuple(cards), ours, len(others), whole, left_out)


def _is_card(file: Path) -> bool:
    try:
        return file.stat().st_size <= LARGEST_CARD and inspect(file).header.type == "card"
    except (OSError, XatreError):
        return False


def _is_for_others(session: Session, header: Header) -> bool:
    """A return to another unit; at a commune also a package that is not its own unit's."""
    for_us = session.is_addressed(header.recipient)
    if for_us or session.owns(header.unit):
        return header.type == "return" and not for_us
    return header.type == "return" or not session.at_office


def _inside(folder: Path) -> list[Path]:
    """Files of the folder and of the folders just inside it."""
    try:
        found = [*folder.glob(f"*{ENDING}"), *folder.glob(f"*/*{ENDING}")]
        return sorted(one for one in found if one.is_file() and not one.name.startswith("."))
    except OSError as fault:
        raise FolderGone(place=folder.name or str(folder)) from fault
