"""Compiled forms are not stale, and the golden task keeps names for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks import forms, golden


def test_every_form_is_compiled_as_it_is_drawn(root: Path) -> None:
    assert [form.name for form in forms.stale(root)] == []


def test_a_changed_form_is_found(tmp_path: Path, root: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "src" / "xatre" / "desk" / "forms").mkdir(parents=True)
    form = tmp_path / "ui" / "small.ui"
    form.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<ui version="4.0"><class>Small</class>'
        '<widget class="QWidget" name="Small"/></ui>\n',
        encoding="utf-8",
    )
    assert forms.stale(tmp_path) == [form]
    forms.run(tmp_path, [])
    assert forms.stale(tmp_path) == []
    form.write_text(form.read_text("utf-8").replace("Small", "Large"), encoding="utf-8")
    assert forms.stale(tmp_path) == [form]


def test_the_golden_dictionary_is_fresh(root: Path) -> None:
    assert golden.faults(root) == []


def test_the_golden_task_refuses_to_lose_a_name(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = golden.rules(root)
    kept = rules.golden()
    kept["child"]["fields"].append({"name": "no_more", "type": "text"})
    file = tmp_path / "dictionary.golden.json"
    file.write_text(rules.written(kept), encoding="utf-8")
    monkeypatch.setattr(rules, "GOLDEN", file)
    monkeypatch.setattr(golden, "rules", lambda _: rules)
    before = file.read_bytes()
    assert golden.run(tmp_path, []) == 1
    assert "child.no_more" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert golden.faults(tmp_path) == ["golden dictionary: child.no_more: mất"]
