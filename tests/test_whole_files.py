"""A file is there whole or not at all; a stick that cannot flush a folder is no fault."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from xatre import whole_files


def test_it_replaces_and_takes_what_a_power_cut_left(tmp_path: Path) -> None:
    place = tmp_path / "keys"
    place.write_bytes(b"old")
    (tmp_path / "keys.new").write_bytes(b"half of someth")
    whole_files.write_whole(place, b"new")
    assert place.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["keys"]


def test_what_failed_leaves_the_old_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "keys"
    place.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no"):
        whole_files.write_whole(place, b"new")
    assert place.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["keys"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_flushed_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    honest = os.fsync

    def no_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, "not here")
        honest(handle)

    monkeypatch.setattr(os, "fsync", no_folders)
    whole_files.write_whole(tmp_path / "keys", b"new")
    assert (tmp_path / "keys").read_bytes() == b"new"
