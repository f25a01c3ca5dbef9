"""A person at work with the installed program under Wine: what the steps of the trial share.

The "previous version" is the same program packed under an older number: what an upgrade does to
files and data is the installer's doing, and that is what is tried.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from windows import installer
from windows.house import Inside
from windows.person import DATA, HOME, LOCAL, NUMBER, Person, seen, shared

OLD = "0.0.9"
UNIT, OFFICE = "02788", "12"
BOOK = f"{DATA}/books/so-{UNIT}"
OFFICER, PASSWORD = "Lo Thi On", "chin con trau qua suoi"
CHILD = {"full_name": "Vừ Thị Ưng Ổn", "born_on": "2019-03-09", "sex": "female"}


class Failed(Exception):
    """A step saw something else than it must."""


def must(true: bool, what: str) -> None:
    if not true:
        raise Failed(what)


class AtWork:
    """Helpers of the steps; `digest` is of the book as it was saved."""

    def __init__(self, root: Path, person: Person, setup: Path, program: Path) -> None:
        self.root, self.person, self.setup, self.program = root, person, setup, program
        self.work = root / ".out" / "windows" / "trial"
        self.old = self.work / installer.name(OLD)
        self.digest = ""

    def xatre(self, *words: str, code: int = 0, **more: str) -> dict[str, Any]:
        """A command of the installed program with `--json`; its answer."""
        got, out, err = self.person.installed(*words, "--json", **more)
        must(got == code, f"{words[0]}: exit code {got} instead of {code}: {err[-300:]}")
        return json.loads(out) if out.strip().startswith("{") else {"said": err}

    def book(self, command: str, *words: str, code: int = 0) -> dict[str, Any]:
        password = self.give("password.txt", PASSWORD)
        return self.xatre(command, *words, "--password-file", password, code=code)

    def give(self, name: str, content: str | bytes) -> str:
        """A file of the person's; its path as Windows sees it."""
        file = self.person.house / HOME[1:] / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        os.chown(file, NUMBER, NUMBER)
        return seen(f"{HOME}/{name}")

    def folder(self, name: str) -> Path:
        """An empty folder of the person's, as the host sees it."""
        place = self.person.house / HOME[1:] / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        os.chown(place, NUMBER, NUMBER)
        return place

    def here(self, path: str) -> Path:
        """A path inside as the host sees it."""
        return self.person.house / path[1:]

    def linux(self, *words: str, code: int = 0) -> dict[str, Any]:
        """A command of this checkout's program on Linux."""
        home = self.work / "linux-home"
        password = self.work / "password.txt"
        password.write_text(PASSWORD, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "xatre", *words, "--password-file", str(password), "--json"],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"XATRE_HOME": str(home), "PYTHONPATH": str(self.root / "src")},
        )
        must(done.returncode == code, f"Linux, {words[0]}: {done.stderr[-300:]}")
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    def install(self, setup: Path, code: int = 0) -> float:
        """Run an installer silently; seconds."""
        began = time.monotonic()
        got = self.person.wine(shared(self.root, setup), "/S")
        must(got == code, f"{setup.name}: exit code {got} instead of {code}")
        return time.monotonic() - began

    def version(self) -> str:
        """The version Windows thinks is installed."""
        key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\XaTre"
        _, out, _ = self.person.told("reg", "query", key, "/v", "DisplayVersion")
        return out.split()[-1] if "DisplayVersion" in out else ""

    def same_data(self) -> None:
        must(self.book("hash", seen(BOOK))["hash"] == self.digest, "the book's data changed")

    @property
    def person_name(self) -> str:
        return LOCAL.split("/users/")[1].split("/")[0]


def make_old(root: Path, inside: Inside, program: Path, out: Path) -> Path:
    """The previous version's installer, packed loosely: the same script, quick to make."""
    out.mkdir(parents=True, exist_ok=True)
    file = out / installer.name(OLD)
    listed = program / "_internal" / "files.csv"
    if file.is_file() and not (listed.exists() and file.stat().st_mtime < listed.stat().st_mtime):
        return file
    return installer.make(root, inside, program, file, version=OLD, quick=True)
