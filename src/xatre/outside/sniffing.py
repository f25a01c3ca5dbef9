"""What a file is, by its bytes and never by its name, and what is wrong before it is parsed."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field

MOST_UNPACKED = 700 * 1024 * 1024
MOST_BYTES = 200 * 1024 * 1024

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# zipfile says RuntimeError of a part with a password and of a way of packing it does not know.
UNREADABLE = (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError)
_BOF = re.compile(rb"\x09\x08(?:\x10\x00\x00\x06|\x08\x00\x00\x05)\x05\x00")
_FONTS = {"tcvn3": (b".Vn",), "vni": (b"VNI-",)}
MACROS = "Tệp có macro: chương trình chỉ đọc giá trị trong ô, không chạy macro."


class Refused(Exception):
    """The file is refused: the name of a fault of `faults.py`, and its facts."""

    def __init__(self, fault: str, **facts: str) -> None:
        super().__init__(fault)
        self.fault, self.facts = fault, facts


@dataclass
class Sniffed:
    """What the bytes are: "xlsx", "xls", "ods", "text" or "html"."""

    format: str
    notes: list[str] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    from_1904: bool = False


def sniff(data: bytes) -> Sniffed:
    """What `data` is. Raises Refused."""
    if data.startswith(_ZIP):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<head", b"<meta")):
        return Sniffed("html")
    if start.startswith(
        (b"%pdf", b"\x89png", b"\xff\xd8\xff", b"rar!", b"7z\xbc", b"{\\rtf", b"mz")
    ):
        raise Refused("NotATable")
    return Sniffed("text")


def _zip(data: bytes) -> Sniffed:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = {entry.filename: entry for entry in archive.infolist()}
    except UNREADABLE:
        raise Refused("HalfWritten") from None
    unpacked = sum(entry.file_size for entry in entries.values())
    if unpacked > MOST_UNPACKED:
        raise Refused("UnpacksTooLarge", size=_megabytes(unpacked), most=_megabytes(MOST_UNPACKED))
    if any(entry.flag_bits & 1 for entry in entries.values()):
        raise Refused("HasPassword")
    names = {name.lower(): name for name in entries}
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        found = Sniffed("xlsx")
        if any(name.startswith("xl/vbaproject") for name in names):
            found.notes.append(MACROS)
        found.fonts = _fonts(_part(archive, names.get("xl/styles.xml")))
        start = _part(archive, names.get("xl/workbook.xml"))
        found.from_1904 = b'date1904="1"' in start or b'date1904="true"' in start
        return found
    if _part(archive, names.get("mimetype")).startswith(b"application/vnd.oasis.opendocument.s"):
        return Sniffed("ods", fonts=_fonts(_part(archive, names.get("styles.xml"))))
    raise Refused("NotATable")


def _ole(data: bytes) -> Sniffed:
    """An old workbook, or the envelope of an encrypted new one (MS-CFB, MS-OFFCRYPTO)."""
    if _wide("EncryptedPackage") in data:
        raise Refused("HasPassword")
    if _wide("Workbook") not in data and _wide("Book") not in data:
        # The list of what is inside stands in a sector that the head names, mostly the last.
        listed = (int.from_bytes(data[48:52], "little") + 1) << 9
        raise Refused("HalfWritten" if listed >= len(data) else "NotATable")
    if _needs_password(data):
        raise Refused("HasPassword")
    found = Sniffed("xls", fonts=_fonts(data))
    if _wide("_VBA_PROJECT_CUR") in data:
        found.notes.append(MACROS)
    # Record DATEMODE (0x0022, two bytes) of the globals.
    found.from_1904 = b"\x22\x00\x02\x00\x01\x00" in data
    return found


def _needs_password(data: bytes) -> bool:
    """Whether the globals (a BOF of sort 5, MS-XLS 2.4.21, at a small sector's begin) name a
    password, FILEPASS, before anything but a write protection: what follows is encrypted."""
    for begin in _BOF.finditer(data):
        if begin.start() % 64:
            continue
        at = begin.start()
        for _ in range(3):
            at += 4 + int.from_bytes(data[at + 2 : at + 4], "little")
            if data[at : at + 2] == b"\x2f\x00":
                return True
    return False


def _part(archive: zipfile.ZipFile, name: str | None) -> bytes:
    if name is None:
        return b""
    try:
        with archive.open(name) as part:
            return part.read(4 * 1024 * 1024)
    except UNREADABLE:
        raise Refused("HalfWritten") from None


def _fonts(styles: bytes) -> list[str]:
    return [
        name
        for name, marks in _FONTS.items()
        if any(mark in styles or _wide(mark.decode()) in styles for mark in marks)
    ]


def _wide(words: str) -> bytes:
    return words.encode("utf-16-le")


def _megabytes(size: int) -> str:
    return f"{size / 1024**3:.1f} GB".replace(".", ",") if size >= 1024**3 else f"{size >> 20} MB"
