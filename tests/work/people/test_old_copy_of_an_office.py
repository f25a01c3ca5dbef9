"""An old copy of an office's book under new keys of its own: it has not what the office took since,
so a commune believes that nothing was taken, and says so before it trusts the card."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from first_books import PASSWORD
from work_samples import add

from two_books import CHILD, enrol, send
from xatre import resources
from xatre.store.book import Book
from xatre.work.people import cards
from xatre.work.people.another_office import OF_OLDER_BOOK
from xatre.work.people.continuing import OF_PAST
from xatre.work.people.renewing import renew_keys, revoke
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.sending.status import status
from xatre.work.session import Session


def copied(office: Session, to: Path) -> Path:
    """The office's folder as it is now, on a stick."""
    office.book.close()
    shutil.copytree(office.book.folder, to)
    office.book = Book.open(office.book.folder, password=PASSWORD)
    return to


@pytest.mark.parametrize("happened", ["renewed and revoked", "revoked", "nothing"])
def test_nothing_that_only_the_newer_book_has_counts_as_taken(
    pair: tuple[Session, Session], tmp_path: Path, clock: Callable[[], object], happened: str
) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    copy = copied(office, tmp_path / "ban-cu")
    if happened.startswith("renewed"):
        renew_keys(office)
        enrol(office, commune, tmp_path)
    add(commune, "child", **CHILD | {"full_name": "Giàng Hai"})
    send(commune, office, tmp_path)
    if happened.endswith("revoked"):
        revoke(commune, cards.own_card(office).fingerprint)
    office.book.close()
    old = Session(Book.open(copy, password=PASSWORD), resources.codes(), clock)  # type: ignore[arg-type]
    renew_keys(old)
    card = cards.write_card(old, tmp_path / "the-ban-cu.xatre")
    said = cards.told_before_enrolling(commune, card.file)
    assert OF_OLDER_BOOK in said
    assert "gói đã gửi kể là chưa nơi nào nhận" in said.lower()
    assert cards.enrol_card(commune, card.file, card.fingerprint).told
    assert status(commune)["unsent_by_kind"] == {"child": 2}
    enrol(commune, old, tmp_path)
    send(commune, old, tmp_path)
    assert digest(old, commune.unit) == digest(commune)
    assert export_package(commune, tmp_path).counts == {}
    old.book.close()


def test_an_older_card_that_comes_late_ends_no_newer_one(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    send(commune, office, tmp_path)
    renew_keys(office)
    between = cards.write_card(office, tmp_path / "giua.xatre")
    renew_keys(office)
    enrol(office, commune, tmp_path)
    assert not cards.is_worth_enrolling(commune, between.file)
    assert cards.told_before_enrolling(commune, between.file) == ""
    told = cards.enrol_card(commune, between.file, between.fingerprint).told
    assert told == (OF_PAST,)
    active = [one.fingerprint for one in cards.enrolled(commune) if one.active]
    assert active == [cards.own_card(office).fingerprint]


def test_the_card_between_ends_the_keys_before_it_where_they_are_trusted_still(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    send(commune, office, tmp_path)
    renew_keys(commune)
    between = cards.write_card(commune, tmp_path / "giua.xatre")
    renew_keys(commune)
    enrol(commune, office, tmp_path)
    assert sum(one.active for one in cards.enrolled(office)) == 2
    assert cards.is_worth_enrolling(office, between.file)
    cards.enrol(office, between.file, between.fingerprint)
    active = [one.fingerprint for one in cards.enrolled(office) if one.active]
    assert active == [cards.own_card(commune).fingerprint]
