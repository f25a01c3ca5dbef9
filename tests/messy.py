"""Workbooks as officers have them, made by code: no real person is in any of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

from xatre.model.old_fonts import _TCVN3, _VNI_ALONE, _VNI_MARKS
from xatre.work.demo.old_lists import one_sheet

SURNAMES = "Nguyễn Trần Lê Phạm Giàng Vàng Lò Lý Hoàng Đặng Vừ Sùng Tẩn Chẻo Phùng Đỗ".split()
MIDDLES = {"Nam": "Văn Minh Đức A Quốc Hữu".split(), "Nữ": "Thị Ngọc Thu Thùy Kim Mỹ".split()}
GIVEN = {
    "Nam": "An Bình Cường Dũng Đạt Hải Hưng Khang Long Páo Phong Quân Sơn Tuấn Sử Việt".split(),
    "Nữ": "Ánh Bích Chi Dung Đào Hạnh Hương Lan Linh Mai Nga Oanh Phượng Quỳnh Sua Yến".split(),
}
ETHNIC = "Mông Dao Thái Kinh Mường Giáy Hà Nhì".replace("Hà Nhì", "Tày").split()


def people(count: int, seed: int = 1) -> list[dict[str, str]]:
    """Made-up children: name, sex, day, mother, father, ethnic group, number; all different."""
    random = Random(seed)
    made: list[dict[str, str]] = []
    for place in range(count):
        sex = random.choice(("Nam", "Nữ"))
        surname = random.choice(SURNAMES)
        year, month, day = 2011 + place % 15, random.randint(1, 12), random.randint(1, 28)
        mother = f"{random.choice(SURNAMES)} Thị {random.choice(GIVEN['Nữ'])}"
        made.append(
            {
                "name": f"{surname} {random.choice(MIDDLES[sex])} {random.choice(GIVEN[sex])}",
                "sex": sex,
                "born": f"{day}/{month}/{year}",
                "mother": f"{mother} {random.choice(GIVEN['Nữ'])}",
                "father": f"{surname} Văn {random.choice(GIVEN['Nam'])}",
                "ethnic": random.choice(ETHNIC),
                "number": f"012{3 if sex == 'Nữ' else 2}{year % 100:02}{place:06}",
                "village": random.choice(("Bản Sì Choang", "Bản Nậm Lúc", "Thôn 3")),
            }
        )
    return made


def tcvn3(words: str) -> str:
    """As `.VnTime` stores it; capitals with a tone stand as the small letter there."""
    back = {read: raw for raw, read in _TCVN3.items()}
    return "".join(back.get(letter) or back.get(letter.lower(), letter) for letter in words)


def vni(words: str) -> str:
    """As `VNI-Times` stores it."""
    import unicodedata

    alone = {read: raw for raw, read in _VNI_ALONE.items()}
    marks = {unicodedata.normalize("NFC", mark): raw for raw, mark in _VNI_MARKS.items()}
    out = []
    for letter in words:
        if letter in alone or letter.isascii():
            out.append(alone.get(letter, letter))
            continue
        parts = unicodedata.normalize("NFD", letter)
        base, rest = parts[0], parts[1:]
        for horned in ("\u031b",):
            if horned in rest:
                base = {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base]
                rest = rest.replace(horned, "")
        shape = [mark for mark in rest if mark in "\u0302\u0306"]
        tone = [mark for mark in rest if mark not in "\u0302\u0306"]
        mark = "".join(shape + tone)
        raw = marks.get(unicodedata.normalize("NFC", mark), "") if mark else ""
        out.append(base + (raw.upper() if base.isupper() else raw))
    return "".join(out)


def save(
    folder: Path, name: str, rows: Sequence[Sequence[object]], merges: Sequence[str] = ()
) -> Path:
    """A workbook of one sheet."""
    file = folder / name
    file.write_bytes(one_sheet(rows, merges))
    return file
