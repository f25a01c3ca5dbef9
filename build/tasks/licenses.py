"""Collects the licences of what the frozen program carries into `resources/licenses/`.

    python build/make.py licenses

Texts come from the installed packages; what wheels leave out (Qt, SQLCipher, OpenSSL, Python) was
written once by hand in the same folder. `programs.csv` is the table: name, version, licence, file,
and "windows" or "linux" where only that program has it.
"""

from __future__ import annotations

import csv
import io
import json
from importlib import metadata
from pathlib import Path

from tasks.freeze import pins

NOT_CARRIED = {"pip", "tzdata"}
"""Pinned because sqlite-utils asks for them; the frozen program leaves them out."""

READ_BY_A_PERSON = {
    "click-default-group": "BSD-3-Clause",
    "orjson": "MPL-2.0 AND (Apache-2.0 OR MIT)",
    "pynacl": "Apache-2.0 AND ISC",
    "pyrage": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "sqlcipher3": "Zlib",
    "sqlite-fts4": "Apache-2.0",
}
"""Where a package names no licence, several, or not in SPDX words: what its files say."""

QT_FILES = "programs/qt-and-pyside6.txt programs/LGPL-3.0.txt programs/GPL-3.0.txt"
OPENSSL_FILES = "programs/openssl.txt programs/Apache-2.0.txt"
OTHER_FILES = {"pyside6-essentials": QT_FILES, "shiboken6": QT_FILES}

BESIDE_THE_PACKAGES = (
    ("Qt", "6.9.3", "LGPL-3.0-only", QT_FILES, ""),
    ("ICU", "73", "Unicode-DFS-2016", "programs/icu.txt", "linux"),
    ("SQLCipher", "4.19.0", "BSD-3-Clause AND blessing", "programs/sqlcipher.txt", ""),
    ("OpenSSL", "3.6.0", "Apache-2.0", OPENSSL_FILES, ""),
    ("Python", "3.11", "PSF-2.0", "programs/python.txt", "linux"),
    ("Python for Windows", "3.11.9", "PSF-2.0", "programs/python-windows.txt", "windows"),
    ("OpenSSL of Python", "3.0.13", "Apache-2.0", OPENSSL_FILES, "windows"),
    ("bzip2", "1.0.8", "bzip2-1.0.6", "programs/python-windows.txt", "windows"),
    ("libffi", "3.4.4", "MIT", "programs/python-windows.txt", "windows"),
    (
        *("Microsoft Visual C++ Runtime", "14", "LicenseRef-Microsoft-Distributable-Code"),
        *("programs/python-windows.txt", "windows"),
    ),
    ("NSIS", "3.11", "Zlib AND bzip2-1.0.6 AND CPL-1.0", "programs/nsis.txt", "windows"),
    ("zlib", "1.3.1", "Zlib", "programs/inside-python.txt", "windows"),
    ("Expat", "2.6.0", "MIT", "programs/inside-python.txt", "windows"),
    ("liblzma", "5.2.5", "LicenseRef-public-domain", "programs/inside-python.txt", "windows"),
    ("SQLite of Python", "3.45.1", "blessing", "programs/inside-python.txt", "windows"),
    (
        "PyInstaller bootloader",
        "6.22.3",
        "GPL-2.0-or-later WITH Bootloader-exception",
        "programs/pyinstaller-bootloader.txt",
        "",
    ),
)
"""Parts that are no package of `run.txt`: name, version, licence, files, the one
platform that has it or ""."""

HEAD = ("name", "version", "licence", "file", "on")


def forbidden(licence: str) -> bool:
    """Whether a licence leaves no way but the GPL or the AGPL."""
    ways = licence.replace("(", " ").replace(")", " ").split(" OR ")
    return all(
        any(word.startswith(("GPL", "AGPL")) for word in way.split()) and " WITH " not in way
        for way in ways
    )


def licence_of(name: str) -> str:
    """The SPDX words of an installed package. Raises LookupError where nobody has read it yet."""
    if name in READ_BY_A_PERSON:
        return READ_BY_A_PERSON[name]
    about = metadata.metadata(name)
    named = [about[key] for key in ("License-Expression", "License") if key in about]
    said = next(filter(None, named), "")
    if not said or len(said) > 60:
        raise LookupError(f"no licence named: {name}")
    return said


def texts_of(name: str) -> list[tuple[str, str]]:
    """The licence files of an installed package: name and text; sorted. Rust crates inside are
    listed last, from the package's own bill of materials."""
    found = []
    crates: dict[str, str] = {}
    for file in metadata.files(name) or ():
        if not any(part.endswith(".dist-info") for part in file.parts):
            continue
        place = Path(str(file.locate()))
        if "sboms" in file.parts:
            for part in json.loads(place.read_text(encoding="utf-8")).get("components", []):
                words = [one.get("expression", "") for one in part.get("licenses", [])]
                crates[f"{part['name']} {part['version']}"] = " AND ".join(filter(None, words))
        elif file.name.lower().startswith(("licen", "copying", "notice")):
            found.append((file.name, place.read_text(encoding="utf-8", errors="replace")))
    listed = "".join(f"{crate}: {words}\n" for crate, words in sorted(crates.items()))
    return sorted(found) + ([("Inside it", listed)] if listed else [])


def joined(texts: list[tuple[str, str]]) -> str:
    """Several texts as one file, a heading each, with plain line ends."""
    parts = [f"===== {name} =====\n\n{text.strip()}\n" for name, text in texts]
    lines = "\n".join(parts).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def rows(root: Path) -> list[tuple[str, str, str, str, str]]:
    """The table as it should be, by name."""
    own = [
        (name, version, licence_of(name), OTHER_FILES.get(name, f"programs/{name}.txt"), "")
        for name, version in pins(root, "run").items()
        if name not in NOT_CARRIED
    ]
    return sorted([*own, *BESIDE_THE_PACKAGES], key=lambda row: row[0].lower())


def table(listed: list[tuple[str, str, str, str, str]]) -> str:
    """The table as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEAD, *listed])
    return out.getvalue()


def faults(root: Path) -> list[str]:
    """What is wrong with the table, without looking at installed packages."""
    folder = root / "resources" / "licenses"
    file = folder / "programs.csv"
    if not file.is_file():
        return ["resources/licenses/programs.csv: missing"]
    found = []
    with file.open(encoding="utf-8", newline="") as lines:
        listed = {row["name"]: row for row in csv.DictReader(lines)}
    for name, version in pins(root, "run").items():
        if name not in NOT_CARRIED and listed.get(name, {}).get("version") != version:
            found.append(f"licences: {name} {version} is not in the table")
    for name, row in listed.items():
        if forbidden(row["licence"]):
            found.append(f"licences: {name} is {row['licence']}")
        found += [
            f"licences: {name} has no file {text}"
            for text in row["file"].split() or [""]
            if not (folder / text).is_file() or not (folder / text).stat().st_size
        ]
    return found


def run(root: Path, words: list[str]) -> int:
    """The task: a file a package, and the table."""
    folder = root / "resources" / "licenses" / "programs"
    listed = rows(root)
    packages = [row[0] for row in listed if row[3] == f"programs/{row[0]}.txt"]
    for name in packages:
        texts = texts_of(name)
        if not texts:
            raise LookupError(f"no licence text: {name}")
        (folder / f"{name}.txt").write_text(joined(texts), encoding="utf-8", newline="\n")
    bootloader = joined(texts_of("pyinstaller"))
    (folder / "pyinstaller-bootloader.txt").write_text(bootloader, encoding="utf-8", newline="\n")
    (folder.parent / "programs.csv").write_text(table(listed), encoding="utf-8", newline="\n")
    wrong = faults(root)
    print("\n".join(wrong) or f"{len(listed)} rows")
    return 1 if wrong else 0
