"""What a picture file says of itself, read from its first bytes without decoding it.

JPEG and PNG only, by their bytes and not by their names; the size in pixels is read here, so that
a picture made to eat the memory never reaches a decoder.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xatre.errors import DataError

MOST_BYTES = 5 * 1000 * 1000
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 12_000
_PNG = b"\x89PNG\r\n\x1a\n"


class NotAPicture(DataError):
    """XT-158: neither JPEG nor PNG, whatever its name says."""

    code = "XT-158"
    sentence = "Tệp đính kèm không phải ảnh JPEG hoặc PNG. Chưa thêm gì vào sổ."
    remedy = "Chụp hoặc quét lại, lưu thành ảnh JPEG rồi thêm lại."


class PictureTooLarge(DataError):
    """XT-159: too many bytes or pixels; `what` says which."""

    code = "XT-159"
    sentence = "Ảnh quá lớn: {what}. Chưa thêm gì vào sổ."
    remedy = "Thu nhỏ ảnh (dưới 5 MB, mỗi chiều dưới 12.000 điểm ảnh) rồi thêm lại."


@dataclass(frozen=True)
class Shape:
    """A picture's sort and size in pixels."""

    type: Literal["jpeg", "png"]
    width: int
    height: int


def shape(content: bytes) -> Shape:
    """The picture's shape. Raises NotAPicture, PictureTooLarge."""
    if len(content) > MOST_BYTES:
        raise PictureTooLarge(what=f"{len(content) / 1e6:.1f} MB".replace(".", ","))
    found = _png(content) if content.startswith(_PNG) else _jpeg(content)
    if found is None or found.width < 1 or found.height < 1:
        raise NotAPicture()
    if max(found.width, found.height) > LONGEST_SIDE or found.width * found.height > MOST_PIXELS:
        raise PictureTooLarge(what=f"{found.width} × {found.height} điểm ảnh")
    return found


def _png(content: bytes) -> Shape | None:
    # The header chunk comes first and has 13 bytes (PNG specification, 11.2.1).
    if len(content) < 33 or content[8:16] != b"\x00\x00\x00\x0dIHDR":
        return None
    return Shape("png", _number(content[16:20]), _number(content[20:24]))


def _jpeg(content: bytes) -> Shape | None:
    # Segments: FF, marker, two bytes of length; frame headers are C0–CF without C4, C8, CC.
    if not content.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while at + 9 <= len(content):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return Shape(
                "jpeg", _number(content[at + 7 : at + 9]), _number(content[at + 5 : at + 7])
            )
        length = 0 if 0xD0 <= marker <= 0xD7 or marker == 1 else _number(content[at + 2 : at + 4])
        if marker in (0xD9, 0xDA) or length == 1:
            return None
        at += 2 + length
    return None


def _number(two_or_four: bytes) -> int:
    return int.from_bytes(two_or_four, "big")
