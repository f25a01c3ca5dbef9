"""What the tests do not look at, in the files of the repository.

    python build/make.py check

Stale forms and dictionary, long files, tests of one name, stubs and tests that are passed over,
names of package hosts and paths of one machine, files without a source, programs without a licence.
A line a fault, with its file; exit code 1 if there is any.
"""

from __future__ import annotations

import csv
import fnmatch
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tasks import forms, golden, licenses

LONGEST, LONGEST_BESIDE = 300, 400
"""Lines of a file of the program, and of one that stands beside it: a test, a build task."""
GENERATED = ("src/xatre/desk/forms/",)
NOT_OURS = (
    ".git", ".venv", ".out", "__pycache__", ".hypothesis", ".pytest_cache", ".ruff_cache",
    ".mypy_cache",
)  # fmt: skip
LICENCE_TEXTS = "resources/licenses/"

# Written in pieces, so that this file does not find itself.
STUBS = {
    "work left open": re.compile(r"#.*\b(TO" r"DO|FIX" r"ME|XX" r"X)\b"),
    "a stub": re.compile(r"Not" r"Implemented"),
    "a test passed over": re.compile(
        r"\b(pytest\.(skip|xfail|importor" r"skip)|mark\.(skip|skipif|xfail)|unittest\.skip)\b"
    ),
    "a test of nothing": re.compile(r"^\s*assert" r" True\b"),
    "a bare except": re.compile(r"^\s*except" r"\s*:"),
}
HOSTS = re.compile(
    r"(?i)\b(?:[\w-]+\.)*"
    r"(?:py" r"pi|python" r"hosted|npm" r"js|crates|registry\.[\w-]+|deb\.debian"
    r"|arti" r"factory[\w-]*|nex" r"us[\w-]*|mirrors?[\w-]*)"
    r"\.(?:org|com|net|io|vn|internal|local)\b"
    r"|--(?:extra-)?index-" r"url|--find-" r"links|--trusted-" r"host"
    r"|https?://(?:\d{1,3}\.){3}\d{1,3}\b"
)  # fmt: skip
MACHINE = re.compile(r"(?<![\w.~-])/(?:ro" r"ot|ho" r"me/\w+|wo" r"rk|mnt/\w+|Us" r"ers/\w+)/\w")


def tracked(root: Path) -> list[str]:
    """The files under version control, or all that would be where there is no such control."""
    if (root / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=root, stdout=subprocess.PIPE, check=True
        ).stdout.decode("utf-8")
        return sorted(name for name in listed.split("\0") if name and (root / name).is_file())
    found = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        found += [(Path(folder) / name).relative_to(root).as_posix() for name in files]
    return sorted(found)


def lines_of(root: Path, name: str) -> list[str]:
    """The lines of a text file; none of a picture or a font."""
    try:
        return (root / name).read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def long_files(root: Path, names: list[str]) -> Iterator[str]:
    for name in names:
        if name.endswith(".py") and not name.startswith(GENERATED):
            count = len(lines_of(root, name))
            most = LONGEST if name.startswith("src/") else LONGEST_BESIDE
            if count > most:
                yield f"{name}: {count} lines, more than {most}"


def twins(names: list[str]) -> Iterator[str]:
    """Test modules of one name: only one of them would be run."""
    seen: dict[str, str] = {}
    for name in names:
        base = name.rpartition("/")[2]
        if name.startswith("tests/") and base.endswith(".py") and base != "conftest.py":
            if base in seen:
                yield f"{name}: the same name as {seen[base]}"
            seen.setdefault(base, name)


def stubs(root: Path, names: list[str]) -> Iterator[str]:
    for name in names:
        if name.endswith((".py", ".sh", ".spec")) or name.startswith(".ci/"):
            for number, line in enumerate(lines_of(root, name), 1):
                for what, pattern in STUBS.items():
                    if pattern.search(line):
                        yield f"{name}:{number}: {what}"


def hosts_and_paths(root: Path, names: list[str]) -> Iterator[str]:
    for name in names:
        if name.startswith(LICENCE_TEXTS):
            continue
        for number, line in enumerate(lines_of(root, name), 1):
            if HOSTS.search(line):
                yield f"{name}:{number}: a package host"
            if MACHINE.search(line):
                yield f"{name}:{number}: a path of one machine"


def sources(root: Path, names: list[str]) -> Iterator[str]:
    """Resources that `sources.csv` does not name, and licence files it names in vain."""
    folder = root / "resources"
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for name in names:
        inside = name.removeprefix("resources/")
        if inside == name or inside in ("README.md", "sources.csv"):
            continue
        known = any(fnmatch.fnmatchcase(inside, row["path"]) for row in rows)
        if not known and not name.startswith(LICENCE_TEXTS):
            yield f"{name}: no row in resources/sources.csv"
    for row in rows:
        if not row["origin"] or not row["licence"]:
            yield f"resources/sources.csv: {row['path']} has no origin or no licence"
        if row["licence_file"] and not (folder / row["licence_file"]).is_file():
            yield f"resources/sources.csv: {row['licence_file']} is not there"


def stale_forms(root: Path) -> Iterator[str]:
    for form in forms.stale(root):
        yield f"ui/{form.name}: run python build/make.py forms"


def faults(root: Path) -> list[str]:
    """Everything wrong, in reading order."""
    names = tracked(root)
    return [
        *long_files(root, names),
        *twins(names),
        *stubs(root, names),
        *hosts_and_paths(root, names),
        *sources(root, names),
        *licenses.faults(root),
        *stale_forms(root),
        *golden.faults(root),
    ]


def run(root: Path, words: list[str]) -> int:
    """The task: print every fault."""
    found = faults(root)
    print("\n".join(found) or "No fault found.")
    return 1 if found else 0
