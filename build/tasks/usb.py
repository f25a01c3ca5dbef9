"""The tree of a stick for a commune.

    python build/make.py usb DIR [--key FILE] [--card FILE]

After `make.py windows`. Installer, folder that runs from the stick, the office's card (given by
option; offered, never trusted by itself), signed updates, guide, blank incident sheet, sums signed
by the publisher's key and a check. The installer's digest is printed for the office's letter.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from publishing import key as keys
from publishing import updates
from stick import papers, sums
from tasks import windows
from windows import installer, parts
from xatre import __version__, paths
from xatre.errors import XatreError
from xatre.exchange.card import read_card

LARGEST = 160
MEBIBYTE = 1024 * 1024
PROGRAM, UPDATES, CARD = "XaTre", "cap-nhat", "the-noi-tiep-nhan.xatre"
NAMES = {"codes": "danh-muc", "criteria": "tieu-chi", "plans": "ke-hoach"}
MARK = (
    "Tệp này cho chương trình biết nó chạy từ USB: sổ và thiết lập nằm ở thư mục XaTre-du-lieu bên "
    "cạnh thư mục này. Đừng xóa.\r\n"
)


def fill(root: Path, place: Path, key: keys.PublisherKey, card: Path | None) -> str:
    """Make the whole tree in the empty folder `place`; the installer's digest."""
    made = windows.place(root) / installer.name()
    program = windows.program(root)
    digest = parts.sha256(made)
    shutil.copyfile(made, place / made.name)
    shutil.copytree(program, place / PROGRAM)
    (place / PROGRAM / paths.PORTABLE_MARK).write_text(MARK, encoding="utf-8-sig")
    (place / UPDATES).mkdir()
    versions = updates.versions(root)
    for what, name in NAMES.items():
        file = place / UPDATES / f"{name}-{versions[what]}.xatre"
        file.write_bytes(updates.of_data(root, what, key))
    newer = place / UPDATES / f"chuong-trinh-{__version__}.xatre"
    newer.write_bytes(updates.of_program(made, key))
    if card is not None:
        shutil.copyfile(card, place / CARD)
    size = sum(file.stat().st_size for file in program.rglob("*") if file.is_file())
    pages = papers.guide(
        place / "HUONG-DAN.pdf",
        root / "build" / "stick" / "pictures",
        made.name,
        CARD if card else "",
        size // MEBIBYTE + 10,
    )
    if pages != 1:
        raise ValueError(f"the guide has {pages} pages")
    papers.blank_incident_sheet(place / "PHIEU-SU-CO.pdf")
    sums.write_check(root / "build" / "stick" / sums.CHECK, place)
    listed = sums.sums(place)
    (place / sums.SUMS).write_text(listed, encoding="utf-8", newline="\n")
    comment = f"Xã Trẻ {__version__}, USB"
    signed = sums.signature(listed.encode(), key, comment)
    (place / sums.SIGNATURE).write_text(signed, encoding="utf-8", newline="\n")
    (place / sums.KEY).write_text(sums.public(key), encoding="utf-8", newline="\n")
    return digest


def run(root: Path, words: list[str]) -> int:
    """The task."""
    reader = argparse.ArgumentParser(prog="make.py usb")
    reader.add_argument("folder")
    reader.add_argument("--key")
    reader.add_argument("--card", type=Path)
    chosen = reader.parse_args(words)
    place = Path(chosen.folder)
    if not (windows.place(root) / installer.name()).is_file():
        print("Missing: python build/make.py windows", file=sys.stderr)
        return 1
    place.mkdir(parents=True, exist_ok=True)
    if any(place.iterdir()):
        print(f"{place} is not empty", file=sys.stderr)
        return 1
    if chosen.card is not None:
        try:
            card = read_card(chosen.card)
        except XatreError as fault:
            print(fault.words, file=sys.stderr)
            return 1
        print(f"card of {card.label or card.unit}, fingerprint {card.fingerprint}")
    key = keys.of_build(root, chosen.key)
    if key.signing.hex() not in _believed(root):
        print("the program was built with another key: make.py windows with the same --key first",
              file=sys.stderr)  # fmt: skip
        return 1
    digest = fill(root, place, key, chosen.card)
    files = [file for file in place.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / MEBIBYTE
    print(f"{place}: {len(files)} files, {size:.1f} MB, signed by {key.name}")
    print(f"SHA-256 of {installer.name()}, for the letter:\n  {digest}")
    return 1 if size > LARGEST else 0


def _believed(root: Path) -> str:
    """The keys that the built program believes."""
    inside = windows.program(root) / "_internal" / "resources" / "publisher.csv"
    return inside.read_text(encoding="utf-8")
