"""The story of a lost PC, at a small scale, through the same commands in this process."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

import lost_pc
from xatre.cli.main import run
from xatre.store.keys.slots import Cost


def in_this_process(words: list[str], given: str = "") -> tuple[int, dict[str, Any]]:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    typed = io.TextIOWrapper(io.BytesIO(given.encode()))
    with (
        mock.patch.dict(os.environ, XATRE_PASSWORD=lost_pc.PASSWORD),
        mock.patch.multiple(sys, stdin=typed, stdout=out, stderr=err),
    ):
        code = run([*words, "--json"])
    out.flush()
    told = out.buffer.getvalue().decode()  # type: ignore[attr-defined]
    return code, json.loads(told) if told.strip() else {}


def test_a_commune_that_lost_its_pc_is_back_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lost_pc, "run", in_this_process)
    monkeypatch.setattr(Cost, "standard", Cost.test)
    lost_pc.tell_story(tmp_path / "chuyen", 5)
    told = capsys.readouterr().out
    assert "Nhận lại 5 hồ sơ" in told
    assert "trùng với sổ trước khi mất." in told
    assert "mã so hai sổ trùng nhau." in told
    assert "TE-B00001" in told
