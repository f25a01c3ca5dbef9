"""What Windows shows of an executable: name, version, description, in Vietnamese.

Run inside PyInstaller by the spec.
"""

from __future__ import annotations

from PyInstaller.utils.win32.versioninfo import (
    FixedFileInfo,
    StringFileInfo,
    StringStruct,
    StringTable,
    VarFileInfo,
    VarStruct,
    VSVersionInfo,
)

VIETNAMESE, UNICODE = 0x042A, 1200


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """`0.1.0` → (0, 1, 0, 0)."""
    numbers = [int(part) for part in version.split(".")] + [0, 0, 0]
    return numbers[0], numbers[1], numbers[2], numbers[3]


def version_info(name: str, version: str) -> VSVersionInfo:
    """The resource for the executable `name`."""
    numbers = four_numbers(version)
    words = {
        "CompanyName": "Xã Trẻ",
        "FileDescription": "Xã Trẻ: sổ trẻ em của xã",
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "Giấy phép các phần: resources/licenses",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Xã Trẻ",
        "ProductVersion": version,
    }
    table = StringTable(
        f"{VIETNAMESE:04X}{UNICODE:04X}",
        [StringStruct(key, value) for key, value in words.items()],
    )
    fixed = FixedFileInfo(
        filevers=numbers, prodvers=numbers, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0
    )
    kids = [
        StringFileInfo([table]),
        VarFileInfo([VarStruct("Translation", [VIETNAMESE, UNICODE])]),
    ]
    return VSVersionInfo(ffi=fixed, kids=kids)
