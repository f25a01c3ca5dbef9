"""Where data live: the user's own folder, or wherever XATRE_HOME says."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from xatre import paths


def test_without_a_wish_it_is_the_users_folder_once_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XATRE_HOME", raising=False)
    folder = paths.profile_folder()
    assert folder == Path(platformdirs.user_data_dir("xatre", appauthor=False))
    assert folder.parts.count("xatre") == 1
    assert paths.logs() == Path(platformdirs.user_log_dir("xatre", appauthor=False))


def test_a_wish_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XATRE_HOME", str(tmp_path / "Sổ trẻ"))
    chosen = tmp_path / "Sổ trẻ"
    assert paths.profile_folder() == chosen
    assert paths.books() == chosen / "books"
    assert paths.logs() == chosen / "logs"
    assert paths.settings_file() == chosen / "settings.json"
    assert not chosen.exists()


def test_a_relative_wish_does_not_follow_the_working_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XATRE_HOME", "here")
    assert paths.profile_folder() == tmp_path / "here"


def test_a_folder_is_made_for_this_user_alone(tmp_path: Path) -> None:
    folder = paths.made(tmp_path / "a" / "b")
    assert folder.is_dir()
    assert paths.made(folder) == folder
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
