"""Drafts put aside while the book is busy: whole, flushed, readable with the book's key alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xatre.errors import DiskError
from xatre.store.register.aside import Aside, new_key
from xatre.store.register.drafts import Draft

ID = "01934f7e-0000-7000-8000-000000000001"


def draft(name: str) -> Draft:
    return Draft(ID, "child", "03562@2025", "", {"full_name": name}, "2026-11-22T02:00:00Z")


def test_a_draft_is_flushed_before_it_takes_the_place_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    flush, replace = os.fsync, os.replace

    def flushed(handle: int) -> None:
        said.append("flushed")
        flush(handle)

    def replaced(source: Path, target: Path) -> None:
        said.append(f"renamed {Path(target).name}")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(os, "replace", replaced)
    aside = Aside(tmp_path, new_key())
    aside.keep(draft("Tẩn Lở"), {})
    said.clear()
    aside.keep(draft("Tẩn Lở Mẩy"), {"born_on": "31/2/2020"})
    assert said[:2] == ["flushed", f"renamed {ID}"]
    assert aside.left() == [(draft("Tẩn Lở Mẩy"), {"born_on": "31/2/2020"})]
    assert [file.name for file in (tmp_path / "aside").iterdir()] == [ID]


def test_a_write_that_fails_leaves_the_draft_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = Aside(tmp_path, new_key())
    aside.keep(draft("Tẩn Lở"), {})

    def full(handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskError):
        aside.keep(draft("Tẩn Lở Mẩy"), {})
    assert aside.left() == [(draft("Tẩn Lở"), {})]


def test_no_word_of_it_can_be_read_without_the_key(tmp_path: Path) -> None:
    aside = Aside(tmp_path, new_key())
    aside.keep(draft("Tan Lo May"), {"born_on": "31/2/2020"})
    (file,) = (tmp_path / "aside").iterdir()
    content = file.read_bytes()
    for word in (b"Tan", b"full_name", b"31/2", b"child"):
        assert word not in content
    assert Aside(tmp_path, new_key()).left() == []
