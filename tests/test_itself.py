"""How the program starts itself: frozen by its console, from source without the folder one stands
in, and never with the password."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from xatre import itself


def test_the_frozen_program_starts_its_console(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "XaTre-cua-so.exe"))
    told = [str(tmp_path / "XaTre-cua-so.exe"), "read-table"]
    assert itself.command(itself.READ_TABLE) == told
    (tmp_path / "xatre.exe").write_bytes(b"")
    assert itself.command(itself.READ_TABLE) == [str(tmp_path / "xatre.exe"), "read-table"]


def test_a_module_that_lies_in_the_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "orjson.py").write_text("print('from the stick')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    process = itself.start(itself.LOOK_FOR_DOUBLES, source=subprocess.DEVNULL)
    said, _ = process.communicate(timeout=60)
    assert (said, process.returncode) == (b"", 1)


def test_the_password_stays_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XATRE_PASSWORD", "nam-tu-bi-mat")
    monkeypatch.setenv("XATRE_KEPT", "1")
    words = "import os; print(sorted(name for name in os.environ if name.startswith('XATRE_')))"
    monkeypatch.setattr(itself, "command", lambda word: [sys.executable, "-c", words])
    process = itself.start(itself.READ_TABLE, source=subprocess.DEVNULL)
    said, _ = process.communicate(timeout=60)
    assert "XATRE_KEPT" in said.decode()
    assert "XATRE_PASSWORD" not in said.decode()
