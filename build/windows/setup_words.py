"""What an installer says before it can read its own words: NSIS has these in its program, in
English. They are put over in Vietnamese, in a copy of NSIS, each in the room of the English one.
"""

from __future__ import annotations

import shutil
from pathlib import Path

WORDS = {
    "Installer integrity check has failed. Common causes include\nincomplete download and damaged "
    "media. Contact the\ninstaller's author to obtain a new copy.\n\nMore information at:\n"
    "http://nsis.sf.net/NSIS_Error": (
        "Bộ cài này bị thiếu hoặc đã bị sửa nên không chạy.\nChưa đổi gì; sổ và bản đang dùng vẫn "
        "nguyên.\n\nChép lại bộ cài từ USB, so mã SHA-256 với công văn;\nvẫn lỗi thì xin USB khác."
    ),
    "NSIS Error": "Xã Trẻ",
    "verifying installer: %d%%": "đang kiểm bộ cài: %d%%",
    "Error writing temporary file. Make sure your temp folder is valid.": (
        "Chưa ghi được tệp tạm. Dọn bớt chỗ trên ổ đĩa rồi chạy lại."
    ),
    "Error launching installer": "Chưa mở được bộ cài",
}
STUBS = "*-amd64-unicode"


def put_over(program: bytes) -> bytes:
    """NSIS' own program with our words. Raises ValueError where it holds other words."""
    for english, ours in WORDS.items():
        before, after = (f"{words}\0".encode("utf-16-le") for words in (english, ours))
        if len(after) > len(before) or not program.count(before):
            raise ValueError(f"NSIS has other words than: {english[:40]}")
        program = program.replace(before, after.ljust(len(before), b"\0"))
    return program


def copy_of(nsis: Path, place: Path) -> Path:
    """A copy of NSIS' folder whose installers speak Vietnamese from the start. Raises ValueError,
    OSError."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(nsis, place)
    for stub in (place / "Stubs").glob(STUBS):
        stub.write_bytes(put_over(stub.read_bytes()))
    return place
