"""`xatre update`, with and without a book."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher import own_publisher, signed
from xatre import resources
from xatre.cli.main import run
from xatre.exchange.update import Update


@pytest.fixture
def update_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XATRE_HOME", str(tmp_path / "home"))
    holiday = resources.path("holidays", "2026.json").read_bytes()
    update = Update(
        what="codes", version="2099.1", title="Ngày nghỉ", files={"holidays/2031.json": holiday}
    )
    file = tmp_path / "cap-nhat.xatre"
    file.write_bytes(signed(own_publisher(monkeypatch), update))
    return file


def test_it_says_what_and_which(update_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["update", str(update_file), "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == {"what": "codes", "version": "2099.1", "file": None}
    assert "danh mục bản 2099.1" in told.err
    assert run(["update", str(update_file), "--json"]) == 3
    resources.lay_over({})


def test_refusals_have_their_exit_codes(
    update_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unsigned = tmp_path / "Setup.exe"
    unsigned.write_bytes(b"MZ")
    assert run(["update", str(unsigned)]) == 3
    assert "XT-314" in capsys.readouterr().err
    changed = bytearray(update_file.read_bytes())
    changed[-1] ^= 1
    unsigned.write_bytes(bytes(changed))
    assert run(["update", str(unsigned)]) == 4
    assert run(["update", "a", "b", "c"]) == 2
    assert run(["update", str(tmp_path / "khong-co.xatre")]) == 6
