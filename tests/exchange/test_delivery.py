"""A stick that is full, pulled, read-only or bad: nothing half written stays, the words say why."""

from __future__ import annotations

import errno
import os
import shutil
from collections import namedtuple

import pytest

from xatre.errors import DiskError
from xatre.exchange import delivery
from xatre.exchange.delivery import (
    NameTaken,
    NotWrittenWell,
    PlaceFull,
    PlaceGone,
    PlaceReadOnly,
    write,
)

NAME = "xatre-03562-a1b2c3-000012.xatre"


def test_the_bytes_arrive_whole(tmp_path, small):
    place = write(tmp_path, NAME, small)
    assert place.read_bytes() == small
    assert os.listdir(tmp_path) == [NAME]
    assert write(tmp_path, NAME, small) == place, "the same bytes again are fine"


def test_a_damaged_file_of_that_name_is_replaced(tmp_path, small):
    (tmp_path / NAME).write_bytes(small[:100])
    assert write(tmp_path, NAME, small).read_bytes() == small


def test_another_whole_file_of_that_name_stays(tmp_path, small, office):
    from xatre.exchange.card import make_card

    other = make_card(office.card(), office.sign)
    (tmp_path / NAME).write_bytes(other)
    with pytest.raises(NameTaken):
        write(tmp_path, NAME, small)
    assert (tmp_path / NAME).read_bytes() == other


def test_a_replaced_file_stays_until_the_new_one_is_whole(tmp_path, small, office, monkeypatch):
    from xatre.exchange.card import make_card

    other = make_card(office.card(), office.sign)
    (tmp_path / NAME).write_bytes(other)

    def pulled(*names):
        raise OSError(errno.ENODEV, "pulled")

    with monkeypatch.context() as stick:
        stick.setattr(os, "replace", pulled)
        with pytest.raises(PlaceGone):
            write(tmp_path, NAME, small, replacing=True)
    assert (tmp_path / NAME).read_bytes() == other
    assert os.listdir(tmp_path) == [NAME]
    assert write(tmp_path, NAME, small, replacing=True).read_bytes() == small


def test_a_full_stick_is_said_with_the_room_needed(tmp_path, small, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10, 10, 0))
    with pytest.raises(PlaceFull) as refused:
        write(tmp_path, NAME, bytes(6_500_000))
    assert "Cần trống ít nhất 7 MB" in refused.value.words
    assert refused.value.code == "XT-602"
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, PlaceFull),
        (errno.EFBIG, PlaceFull),
        (errno.EROFS, PlaceReadOnly),
        (errno.EACCES, PlaceReadOnly),
        (errno.EIO, PlaceGone),
        (errno.ENODEV, PlaceGone),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace", "open"])
def test_a_failure_at_any_step_leaves_nothing_half_done(
    tmp_path, small, monkeypatch, number, expected, step
):
    def fail(*args, **options):
        raise OSError(number, "no")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(expected) as refused:
        write(tmp_path, NAME, small)
    monkeypatch.undo()
    assert isinstance(refused.value, DiskError)
    assert NAME in refused.value.words
    assert str(tmp_path) not in refused.value.words
    assert os.listdir(tmp_path) == []


def test_a_stick_that_is_not_there(tmp_path, small):
    with pytest.raises(PlaceGone):
        write(tmp_path / "pulled", NAME, small)


def test_a_stick_that_reads_back_other_bytes(tmp_path, small, monkeypatch):
    monkeypatch.setattr(delivery, "_digest", lambda path: bytes(32))
    with pytest.raises(NotWrittenWell):
        write(tmp_path, NAME, small)
    assert os.listdir(tmp_path) == []


def test_stopping_in_the_middle_leaves_nothing(tmp_path, small, monkeypatch):
    def stop(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, NAME, small)
    assert os.listdir(tmp_path) == []
