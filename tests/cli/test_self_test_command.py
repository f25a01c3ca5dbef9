"""`xatre self-test`: all steps pass here, the first fault ends it with 70, nothing stays behind."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from xatre.cli.main import run
from xatre.work import self_test


def test_every_step_passes_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    home = os.environ.get("XATRE_HOME")
    assert run(["self-test", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["ok"] is True
    steps = [step["step"] for step in said["steps"]]
    assert steps[:2] == ["Tệp của chương trình", "Thư viện"]
    assert "Nơi tiếp nhận nhận gói, xã nhận biên nhận" in steps
    assert steps[-1] == "Bản in PDF"
    assert list(tmp_path.iterdir()) == []
    assert os.environ.get("XATRE_HOME") == home


def test_a_fault_ends_it_with_seventy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(self_test, "engine", lambda _: ("", "3.53.4"))
    assert run(["self-test"]) == 70
    said = capsys.readouterr()
    assert "ok  Đơn vị hành chính: Xã Bản Lầu, tỉnh Lào Cai" in said.out
    assert "KHÔNG trọn vẹn" in said.out
    assert "Lập và mở sổ mã hóa" in said.err
    assert "XT-911" in said.err


def test_a_fault_of_any_sort_is_said_without_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> str:
        raise ImportError("/somewhere/secret")

    monkeypatch.setattr(self_test.SelfTest, "_libraries", broken)
    assert run(["self-test", "--json"]) == 70
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert told["ok"] is False
    assert [step["step"] for step in told["steps"]] == ["Tệp của chương trình"]
    assert "ImportError" in said.err
    assert "secret" not in said.err


def test_the_command_is_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["--help"])
    assert "self-test" not in capsys.readouterr().out


def test_a_wrong_command_does_not_name_it_either(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["khong-co"]) == 2
    said = capsys.readouterr().err
    assert "'export'" in said
    assert "self-test" not in said
