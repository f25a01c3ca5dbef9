"""What leaves the outbox again: the bytes that were noted, by one who may, or a fault in words."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from two_books import CHILD, send, take, trust
from xatre.errors import DiskError, XatreError
from xatre.exchange import card as cards_on_file
from xatre.exchange import delivery
from xatre.store.faults import DiskFull, DiskGone, DiskReadOnly
from xatre.store.traffic import packages
from xatre.work.people import cards
from xatre.work.records import save
from xatre.work.sending import outbox
from xatre.work.sending.delivering import copy_return, deliver
from xatre.work.sending.export import copy_again, export_package, seal_package
from xatre.work.session import NoRight, Session


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


@pytest.fixture
def sealed(commune: Session, office: Session, tmp_path: Path) -> Callable[[], tuple[str, Path]]:
    """Makes the next package: its hash and its file in the outbox."""
    trust(commune, office, tmp_path)

    def make() -> tuple[str, Path]:
        save.add_records(commune, "child", [CHILD])
        sent = seal_package(commune)
        return sent.sha256, sent.file

    return make


def test_a_file_that_changed_is_not_copied(
    commune: Session, sealed: Callable[[], tuple[str, Path]], stick: Path
) -> None:
    sha256, file = sealed()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(outbox.SealedFileChanged) as told:
        copy_again(commune, sha256, stick)
    assert (told.value.code, told.value.exit_code) == ("XT-412", 4)
    assert list(stick.iterdir()) == []
    file.write_bytes(whole)
    assert copy_again(commune, sha256, stick).file.read_bytes() == whole


def test_a_file_that_is_gone_is_said_and_its_records_go_again(
    commune: Session, sealed: Callable[[], tuple[str, Path]], stick: Path
) -> None:
    sha256, file = sealed()
    file.unlink()
    with pytest.raises(outbox.SealedFileGone) as told:
        copy_again(commune, sha256, stick)
    assert (told.value.code, told.value.exit_code) == ("XT-411", 4)
    assert export_package(commune, stick).counts["child"] == 1
    with pytest.raises(outbox.NotInOutbox):
        copy_again(commune, "0" * 64, stick)


def test_a_return_is_compared_too(commune: Session, office: Session, stick: Path) -> None:
    trust(commune, office, stick)
    save.add_records(commune, "child", [CHILD])
    taken = send(commune, office, stick)
    source = taken.return_file
    assert source is not None
    source.write_bytes(source.read_bytes() + b"x")
    with pytest.raises(outbox.SealedFileChanged):
        copy_return(office, commune.unit, stick)
    assert isinstance(deliver(office, commune.unit, source, stick).fault, outbox.SealedFileChanged)
    source.unlink()
    with pytest.raises(outbox.SealedFileGone):
        copy_return(office, commune.unit, stick)


def test_whoever_may_only_look_copies_nothing(
    commune: Session, office: Session, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(commune, office, stick)
    save.add_records(commune, "child", [CHILD])
    taken = send(commune, office, stick)
    assert taken.return_file is not None
    (sent,) = packages.sent(commune.book.db)
    for session in (commune, office):
        monkeypatch.setattr(session, "may", lambda right: right == "read")
    with pytest.raises(NoRight):
        copy_again(commune, sent.sha256, stick)
    with pytest.raises(NoRight):
        copy_return(office, commune.unit, stick)
    with pytest.raises(NoRight):
        deliver(office, commune.unit, taken.return_file, stick)


def test_an_old_card_stays_until_the_new_one_is_whole(
    commune: Session, stick: Path, monkeypatch: pytest.MonkeyPatch, clock: object
) -> None:
    first = cards.write_card(commune, stick)
    old = first.file.read_bytes()
    clock.moment = clock.moment.replace(year=2027)  # type: ignore[attr-defined]

    def full(folder: object) -> object:
        return delivery.shutil._ntuple_diskusage(1, 1, 0)

    with monkeypatch.context() as stick_is_full:
        stick_is_full.setattr(delivery.shutil, "disk_usage", full)
        with pytest.raises(XatreError) as told:
            cards.write_card(commune, stick)
    assert told.value.code == "XT-602"
    assert first.file.read_bytes() == old
    again = cards.write_card(commune, stick)
    assert again.file == first.file
    assert cards_on_file.read_card(again.file).created == "2027-11-20"


def test_what_could_not_be_copied_goes_along_and_uses_no_further_number(
    commune: Session, office: Session, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(commune, office, tmp_path)
    save.add_records(commune, "child", [CHILD])
    usage = delivery.shutil.disk_usage
    with monkeypatch.context() as full:
        full.setattr(
            delivery.shutil, "disk_usage", lambda at: _Usage() if at == stick else usage(at)
        )
        for _ in range(2):
            with pytest.raises(delivery.PlaceFull):
                export_package(commune, stick)
    assert [one.sequence for one in packages.sent(commune.book.db)] == [1]
    sent = export_package(commune, stick)
    assert (sent.sequence, sent.along, sent.file.parent) == (1, (), stick)
    seal_package(commune)
    save.add_records(commune, "child", [CHILD | {"full_name": "Vừ Thị Ưng"}])
    third = export_package(commune, stick)
    assert (third.sequence, [one.name for one in third.along]) == (3, [_second(commune)])
    taken = take(office, *sorted(stick.glob("*.xatre")))
    assert [one.missing for one in taken] == [[], [], []]


@pytest.mark.parametrize(("number", "told"), [(28, DiskFull), (5, DiskGone), (30, DiskReadOnly)])
def test_a_fault_of_the_books_own_disk_is_not_said_of_the_stick(
    commune: Session,
    office: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    told: type[DiskError],
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, "the disk")

    trust(commune, office, tmp_path)
    save.add_records(commune, "child", [CHILD])
    with monkeypatch.context() as failing:
        failing.setattr(delivery.os, "fsync", fail)
        with pytest.raises(told):
            seal_package(commune)
    assert seal_package(commune).sequence == 1


def test_a_disk_that_takes_no_writing_is_called_so(
    commune: Session, sealed: Callable[[], tuple[str, Path]], stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    sha256, _ = sealed()
    monkeypatch.setattr(delivery, "_is_read_only", lambda folder: True)
    monkeypatch.setattr(delivery.shutil, "disk_usage", lambda folder: _Usage())
    with pytest.raises(delivery.PlaceReadOnly):
        copy_again(commune, sha256, stick)

    def no_folder(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Path, "mkdir", no_folder)
    with pytest.raises(delivery.PlaceReadOnly):
        copy_again(commune, sha256, stick / "mới")


class _Usage:
    free = 0


def _second(session: Session) -> str:
    (found,) = [one for one in packages.sent(session.book.db) if one.sequence == 2]
    return Path(found.path).name
