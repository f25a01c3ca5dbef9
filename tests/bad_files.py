"""Files that no table can be read from, each with the code of the sentence that says so."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


_PASSED = b"\x09\x08\x10\0\0\x06\x05\0" + bytes(12) + b"\x2f\0\x04\0\x01\0\x01\0" + bytes(600)
"""The begin of an old workbook that names a password."""


def _saved(row: list[object]) -> bytes:
    book, memory = Workbook(), io.BytesIO()
    book.active.append(row)
    book.save(memory)
    return memory.getvalue()


def _bomb() -> bytes:
    """A workbook that says it unpacks to two gigabytes."""
    memory = io.BytesIO(_saved(["Họ và tên"]))
    with zipfile.ZipFile(memory, "a") as archive:
        archive.writestr("xl/media/image1.bin", b"\0" * 1000)
    data = bytearray(memory.getvalue())
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/media"))
    data[place + 24 : place + 28] = (2 * 1024**3).to_bytes(4, "little")
    return bytes(data)


BAD = {
    "co mat khau.xlsx": (_OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), "XT-421"),
    "co mat khau.xls": (_OLE + _PASSED + "Workbook".encode("utf-16-le"), "XT-421"),
    "hai gigabyte.xlsx": (_bomb(), "XT-423"),
    "16000 cot.xlsx": (_saved(["x"] * 16_000), "XT-424"),
    "ghi do.xlsx": (_saved(["Họ và tên"])[:2000], "XT-422"),
    "ghi do.xls": (_OLE + "Workbook".encode("utf-16-le") + bytes(600), "XT-422"),
    "van ban.xlsx": (_OLE + "WordDocument".encode("utf-16-le") + bytes(600), "XT-420"),
    "anh.csv": (b"\x89PNG\r\n\x1a\n" + bytes(100), "XT-420"),
    "trong.csv": (b"", "XT-427"),
}
