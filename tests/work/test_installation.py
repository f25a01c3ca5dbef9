"""The frozen program as files: one deleted, one replaced, a stick that is full or locked."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from xatre import paths
from xatre.work import installation


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program's folder as the build leaves it, and this process as if run from it."""
    folder = tmp_path / "USB" / "XaTre"
    inside = folder / "_internal" / "PySide6"
    inside.mkdir(parents=True)
    for name in ("xatre.exe", "_internal/PySide6/Qt6Core.dll", "_internal/python311.dll"):
        (folder / name).write_bytes(name.encode())
    lines = [
        f"{file.stat().st_size},{hashlib.sha256(file.read_bytes()).hexdigest()},"
        f"{file.relative_to(folder).as_posix()}\n"
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]
    (folder / "_internal" / installation.LIST).write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(folder / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "xatre.exe"))
    monkeypatch.delenv("XATRE_HOME", raising=False)
    return folder


def test_from_source_there_is_nothing_to_look_at() -> None:
    assert installation.folder() is None
    installation.require_whole()
    installation.require_stick()
    assert installation.changed() == []


def test_a_whole_program_says_nothing(program: Path) -> None:
    installation.require_whole()
    assert installation.changed() == []


def test_a_deleted_file_is_named(program: Path) -> None:
    (program / "_internal" / "PySide6" / "Qt6Core.dll").unlink()
    with pytest.raises(installation.FilesMissing) as caught:
        installation.require_whole()
    assert "Qt6Core.dll" in caught.value.words
    assert caught.value.exit_code == 70


def test_a_missing_list_is_a_missing_file(program: Path) -> None:
    (program / "_internal" / installation.LIST).unlink()
    with pytest.raises(installation.FilesMissing):
        installation.require_whole()


def test_another_qt_may_lie_there_and_is_named_by_the_self_test(program: Path) -> None:
    (program / "_internal" / "PySide6" / "Qt6Core.dll").write_bytes(b"another Qt")
    installation.require_whole()
    assert installation.changed() == ["_internal/PySide6/Qt6Core.dll"]


def test_with_the_mark_data_lie_beside_the_program(program: Path) -> None:
    assert paths.portable_data() is None
    (program / paths.PORTABLE_MARK).write_text("", encoding="utf-8")
    data = program.parent / paths.PORTABLE_DATA
    assert paths.profile_folder() == data
    assert paths.logs() == data / "logs"
    assert paths.is_on_stick(data / "books" / "so-02788")
    assert paths.is_on_stick(program.parent / "sao luu")
    installation.require_stick()
    assert [file.name for file in data.iterdir()] == []


def test_a_locked_stick_is_told_in_words(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (program / paths.PORTABLE_MARK).write_text("", encoding="utf-8")

    def refuse(*given: Any) -> None:
        raise OSError(30, os.strerror(30))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(installation.StickReadOnly) as caught:
        installation.require_stick()
    assert "chống ghi" in caught.value.words


def test_a_full_stick_is_told_in_words(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (program / paths.PORTABLE_MARK).write_text("", encoding="utf-8")
    usage = shutil.disk_usage(program)._replace(free=3_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(installation.StickFull) as caught:
        installation.require_stick()
    assert "3 MB" in caught.value.words


def test_a_mounted_stick_is_recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "USB của xã"
    place.mkdir()
    escaped = str(place).replace(" ", "\\040")
    table = f"/dev/vda / ext4 rw 0 0\n/dev/sdb1 {escaped} vfat rw 0 0\n"
    real = Path.read_text

    def read(self: Path, *given: Any, **named: Any) -> str:
        return table if str(self) == "/proc/self/mounts" else real(self, *given, **named)

    monkeypatch.setattr(Path, "read_text", read)
    assert paths.is_on_stick(place / "so" / "moi")
    assert not paths.is_on_stick(tmp_path)
