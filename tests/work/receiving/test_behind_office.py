"""A restored book learns from a return that the office has more than it, and what to ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from first_books import PASSWORD, Clock
from work_samples import add

from two_books import CHILD, enrol, send, take, trust
from xatre import resources
from xatre.cli.status_words import of_status
from xatre.store.safety import backup
from xatre.store.traffic import packages
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.returning import write_return
from xatre.work.receiving.undo import undo_package
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.sending.sent import sending_desk
from xatre.work.sending.status import status
from xatre.work.session import Session

HAS_MORE = "Nơi nhận có nhiều hơn sổ này: 1 gói"


@pytest.fixture
def restored(
    make_session: Callable[..., Session], office: Session, tmp_path: Path, clock: Clock
) -> Iterator[Session]:
    """Restored from a backup made before the last package; the office trusts its card."""
    commune = make_session("xa")
    trust(commune, office, tmp_path)
    add(commune, "child", **CHILD)
    assert not send(commune, office, tmp_path / "usb").note
    kept = backup.write(commune.book, tmp_path / "sao-luu", clock())
    add(commune, "child", **CHILD | {"full_name": "Giàng Thị Sau"})
    send(commune, office, tmp_path / "usb")
    assert said(commune) == ""
    commune.close()
    clock.moment += timedelta(days=1)
    book = backup.restore(kept, tmp_path / "xa-cu", password=PASSWORD, now=clock())
    session = Session(book, resources.codes(), clock)
    enrol(session, office, tmp_path)
    yield session
    session.close()


def said(session: Session) -> str:
    """What status tells of it at the terminal; the desk tells the same."""
    lines = of_status(session, status(session))
    found = [line for line in lines if line.startswith("Nơi nhận có nhiều hơn")]
    assert list(sending_desk(session).elsewhere) == found
    return " ".join(found)


def test_it_is_told_until_the_office_gave_the_records_back(
    restored: Session, office: Session, tmp_path: Path
) -> None:
    assert said(restored) == ""
    (outcome,) = take(restored, write_return(office, restored.unit))
    assert outcome.note.startswith(HAS_MORE)
    assert "xatre export SỔ --to 02788 --full" in outcome.note
    assert said(restored).startswith(HAS_MORE)
    assert status(restored)["not_here"] == 1
    take(restored, export_package(office, tmp_path, full=True, to="02788").file)
    assert said(restored) == ""
    assert digest(restored) == digest(office, restored.unit)
    add(restored, "child", **CHILD | {"full_name": "Giàng Thị Mới"})
    send(restored, office, tmp_path / "usb")
    assert said(restored) == ""


def test_what_was_given_back_goes_again_when_the_office_withdraws_the_lost_ones_package(
    restored: Session, office: Session, tmp_path: Path
) -> None:
    """The office has these records no more, though it was the office that gave them back."""
    take(restored, export_package(office, tmp_path, full=True, to="02788").file)
    assert status(restored)["unsent"] == 0
    known = {one.sha256 for one in packages.sent(restored.book.db)}
    (lost,) = (one.sha256 for one in packages.received(office.book.db) if one.sha256 not in known)
    undo_package(office, lost)
    take(restored, write_return(office, restored.unit))
    assert status(restored)["unsent"] > 0
    assert send(restored, office, tmp_path / "usb").new == 1
    assert digest(restored) == digest(office, restored.unit)
    take(restored, write_return(office, restored.unit))
    assert status(restored)["unsent"] == 0, "told once, sent once"


def test_a_second_pc_of_the_unit_is_told_nothing(
    make_session: Callable[..., Session], office: Session, tmp_path: Path
) -> None:
    """The other PC's packages are not its own."""
    one, two = make_session("mot"), make_session("hai")
    for session in (one, two):
        trust(session, office, tmp_path)
    add(one, "child", **CHILD)
    send(one, office, tmp_path / "usb")
    (outcome,) = take(two, write_return(office, two.unit))
    assert HAS_MORE not in outcome.note
    assert outcome.note.startswith("Nơi tiếp nhận cho máy này chữ B"), "its letter alone"
    assert said(two) == ""


def test_what_the_same_go_brings_is_not_asked_for(
    restored: Session, office: Session, tmp_path: Path
) -> None:
    plain, full = (
        export_package(office, tmp_path, to="02788", full=full).file for full in (False, True)
    )
    (alone,) = receive_files(restored, [plain], dry_run=True)
    assert HAS_MORE in alone.note
    for tried in (True, False):
        outcomes = receive_files(restored, [plain, full], dry_run=tried)
        assert [one.outcome for one in outcomes] == ["taken", "taken"]
        assert "Nơi nhận có nhiều hơn" not in " ".join(one.note for one in outcomes)
