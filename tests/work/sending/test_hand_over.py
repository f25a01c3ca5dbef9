"""A record handed over to another commune, and demo books kept apart from real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from two_books import CHILD, trust
from xatre import resources
from xatre.store.book import Book
from xatre.store.keys.slots import Cost
from xatre.store.register import records
from xatre.store.traffic import packages
from xatre.work.people import cards
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, save
from xatre.work.sending.export import UnknownTo, export_package
from xatre.work.sending.hand_over import NothingToHandOver
from xatre.work.session import Session


@pytest.fixture
def neighbour(make_session: Callable[..., Session]) -> Session:
    return make_session("xa-ben", "03562@2025")


def test_the_whole_history_goes_and_the_return_confirms_it(
    commune: Session, neighbour: Session, tmp_path: Path
) -> None:
    trust(commune, neighbour, tmp_path)
    (id,) = save.add_records(commune, "child", [CHILD]).saved
    first = browse.record(commune, "child", id)
    edited = {"id": id, "revision": first.revision, "other_names": "Ánh con"}
    save.add_records(commune, "child", [edited])
    sent = export_package(commune, tmp_path / "usb", to="03562", record=id)
    (taken,) = receive_files(neighbour, [sent.file])
    assert (taken.outcome, taken.new, taken.fault) == ("taken", 1, None)
    assert len(browse.history(neighbour, "child", id)) == 3, "both lines, and their acceptance"
    assert records.handed_to(commune.book.db, id) == ""
    assert taken.return_file is not None
    receive_files(commune, [taken.return_file])
    assert records.handed_to(commune.book.db, id) == "03562@2025"


def test_a_hand_over_leaves_no_hole_in_the_numbers_the_office_sees(
    commune: Session, neighbour: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, neighbour, tmp_path)
    trust(commune, office, tmp_path)
    (id,) = save.add_records(commune, "child", [CHILD]).saved
    first = export_package(commune, tmp_path / "usb")
    export_package(commune, tmp_path / "usb", to="03562", record=id)
    second = export_package(commune, tmp_path / "usb")
    outcomes = receive_files(office, [first.file, second.file])
    assert [(one.sequence, one.missing) for one in outcomes] == [(1, []), (2, [])]


def test_who_is_not_trusted_and_what_is_not_there(commune: Session, tmp_path: Path) -> None:
    (id,) = save.add_records(commune, "child", [CHILD]).saved
    with pytest.raises(UnknownTo):
        export_package(commune, tmp_path, to="03562", record=id)


def test_nothing_to_hand_over(commune: Session, neighbour: Session, tmp_path: Path) -> None:
    trust(commune, neighbour, tmp_path)
    with pytest.raises(NothingToHandOver):
        export_package(commune, tmp_path, to="03562", record="khong-co")
    assert packages.sent(commune.book.db) == []


def test_a_demo_book_and_a_real_one_never_trust_each_other(
    commune: Session, tmp_path: Path
) -> None:
    book, _ = Book.create(
        tmp_path / "mau",
        unit="12@2025",
        role="office",
        officer_name="Cao Thị Mẫu",
        password="mật khẩu thử dài",
        demo=True,
        cost=Cost.test(),
    )
    with book:
        demo = Session(book, resources.codes())
        for one, other in ((demo, commune), (commune, demo)):
            card = cards.write_card(one, tmp_path / f"{one.book.facts.role}.xatre")
            with pytest.raises(cards.DemoMixed):
                cards.enrol(other, card.file, card.fingerprint)
