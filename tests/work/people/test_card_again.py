"""A card of a device that is trusted already: what it says anew is taken at once and said in words,
and what was sent narrower than it asks goes again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from work_samples import add

from two_books import CHILD, edit, enrol, send, take
from xatre.exchange.card import make_card
from xatre.store.register import records
from xatre.store.traffic import packages, peers
from xatre.work.people import cards
from xatre.work.people.renewing import renew_keys, revoke
from xatre.work.sending import profiles
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package, preview, seal_package
from xatre.work.session import Session


def ask(office: Session, folder: Path, **wanted: str) -> Path:
    """The office's card once it asks for this."""
    profiles.ask_for(office, wanted)
    return cards.write_card(office, folder / f"the-{len(list(folder.iterdir()))}.xatre").file


def name_at(office: Session, id: str) -> object:
    found = records.get(office.book.db, "child", id)
    assert found is not None
    return found.fields.get("full_name")


def test_a_changed_wish_is_taken_without_the_digits(pair, tmp_path: Path) -> None:
    commune, office = pair
    card = ask(office, tmp_path, injury="no_identity")
    found = cards.refresh(commune, card)
    assert found is not None
    assert profiles.cutter_in_force(commune).profiles["injury"] == "no_identity"
    assert "từ nay gửi không có danh tính (trước: đầy đủ)" in found.told[0]
    assert found.told[1:] == (profiles.GOES_NO_MORE,)
    again = cards.refresh(commune, card)
    assert again is not None
    assert again.told == ()


def test_a_changed_label_is_taken(pair, tmp_path: Path) -> None:
    commune, office = pair
    card = replace(cards.own_card(commune), label="Xã Đổi Tên")
    file = tmp_path / "the-doi-ten.xatre"
    file.write_bytes(make_card(card, commune.book.device.sign))
    found = cards.refresh(office, file)
    assert found is not None
    assert (found.told, found.peer.label) == (("Tên mới: Xã Đổi Tên.",), "Xã Đổi Tên")
    assert peers.expected(office.book.db)[commune.unit] == "Xã Đổi Tên"


def test_an_older_card_does_not_come_back(pair, tmp_path: Path, clock) -> None:
    commune, office = pair
    wide = cards.write_card(office, tmp_path / "the-cu.xatre").file
    narrow = ask(office, tmp_path, child="no_identity")
    later = tmp_path / "the-sau.xatre"
    later.write_bytes(
        make_card(replace(cards.read_card(narrow), created="2030-01-01"), office.book.device.sign)
    )
    cards.refresh(commune, later)
    found = cards.refresh(commune, wide)
    assert found is not None
    assert found.told == ()
    assert profiles.cutter_in_force(commune).profiles["child"] == "no_identity"


def test_of_two_cards_of_one_day_the_earlier_does_not_come_back(pair, tmp_path: Path) -> None:
    commune, office = pair
    wide = cards.write_card(office, tmp_path / "the-cu.xatre").file
    narrow = ask(office, tmp_path, child="no_identity")
    for file, told in ((narrow, True), (wide, False), (narrow, False), (wide, False)):
        found = cards.refresh(commune, file)
        assert found is not None
        assert bool(found.told) == told
        assert profiles.cutter_in_force(commune).profiles["child"] == "no_identity"
    wider = ask(office, tmp_path, child="full")
    found = cards.refresh(commune, wider)
    assert found is not None
    assert found.told
    assert profiles.cutter_in_force(commune).profiles["child"] == "full"


def test_a_card_of_nobody_trusted_is_not_taken(commune: Session, office: Session, tmp_path) -> None:
    assert cards.refresh(commune, cards.write_card(office, tmp_path).file) is None
    assert cards.enrolled(commune) == []


def test_what_was_sent_narrower_goes_again(pair, tmp_path: Path) -> None:
    commune, office = pair
    cards.refresh(commune, ask(office, tmp_path, child="no_identity"))
    child = add(commune, "child", **CHILD)
    edit(commune, "child", child, other_names="Ánh con")
    add(commune, "village", village_kind="thon", name="Mồ Sì San")
    send(commune, office, tmp_path)
    assert name_at(office, child) is None
    assert preview(commune).counts == {}

    found = cards.refresh(commune, ask(office, tmp_path, child="full"))
    assert found is not None
    assert found.told[-1] == profiles.GOES_AGAIN
    assert (preview(commune).unsent, preview(commune).counts) == ({"child": 1}, {"child": 1})
    send(commune, office, tmp_path)
    assert name_at(office, child) == CHILD["full_name"]
    assert digest(office, commune.unit) == digest(commune)
    assert preview(commune).counts == {}


def test_narrowed_nothing_goes_again(pair, tmp_path: Path) -> None:
    commune, office = pair
    child = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    found = cards.refresh(commune, ask(office, tmp_path, child="no_identity"))
    assert found is not None
    assert found.told[-1] == profiles.GOES_NO_MORE
    assert (preview(commune).unsent, preview(commune).counts) == ({}, {})
    assert name_at(office, child) == CHILD["full_name"]


def test_the_digits_say_it_as_well(pair, tmp_path: Path) -> None:
    commune, office = pair
    cards.refresh(commune, ask(office, tmp_path, child="no_identity"))
    add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    renew_keys(office)
    card = ask(office, tmp_path, child="full")
    found = cards.enrol_card(commune, card, cards.own_card(office).fingerprint)
    assert found.told[-1] == profiles.GOES_AGAIN
    assert preview(commune).unsent == {"child": 1}


@pytest.mark.parametrize("is_out", [True, False])
def test_what_was_under_way_under_the_old_key_goes_again(
    pair, tmp_path: Path, is_out: bool
) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    late = export_package(commune, tmp_path).file if is_out else seal_package(commune).file
    assert preview(commune).unsent == {}
    renew_keys(commune)
    enrol(commune, office, tmp_path)
    assert preview(commune).unsent == {"child": 1}
    sent = export_package(commune, tmp_path)
    assert (sent.sequence, sent.along, sent.file != late) == (1, (), True)
    take(office, sent.file)
    assert digest(office, commune.unit) == digest(commune)
    assert packages.unsent(commune.book.db, commune.units, ["child"]) == {}


@pytest.mark.parametrize("is_new_book", [False, True])
def test_the_wishes_of_an_office_revoked_before_are_told_and_followed(
    pair, make_session: Callable[..., Session], tmp_path: Path, is_new_book: bool
) -> None:
    commune, office = pair
    cards.refresh(commune, ask(office, tmp_path, child="no_identity"))
    child = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    revoke(commune, cards.own_card(office).fingerprint)
    next_one = make_session("so-moi", office.unit, "office") if is_new_book else office
    (apart := tmp_path / "usb-khac").mkdir()
    if not is_new_book:
        renew_keys(office)
    card = ask(next_one, apart, child="full")
    assert "sẽ gửi đầy đủ (đang gửi: không có danh tính)" in cards.told_before_enrolling(
        commune, card
    )
    told = cards.enrol_card(commune, card, cards.own_card(next_one).fingerprint).told
    assert profiles.GOES_AGAIN in told
    enrol(commune, next_one, apart)
    send(commune, next_one, tmp_path)
    assert name_at(next_one, child) == CHILD["full_name"]
