"""A card of a device that is trusted already, at the desk: taken at once, and told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from exchange_samples import COMMUNE, Place, add_children, bar, make_package, read

from xatre.work.people import cards
from xatre.work.sending import profiles
from xatre.work.sending.export import export_package


def press_message(place: Place) -> None:
    place.page.reading.ui.message_bar.strip.action.click()
    place.settle()


def test_the_office_s_changed_wish_is_taken_at_once(pair: tuple[Place, Place], stick: Path) -> None:
    commune, office = pair
    office.ask(lambda session: profiles.ask_for(session, {"injury": "no_identity"}))
    written = office.ask(lambda session: cards.write_card(session, stick))
    enrolling = commune.page.enrolling
    enrolling.begin([written.file])
    commune.settle()
    assert enrolling.dialog is None, "no digits are asked: the key is known"
    told = commune.told.messages[-1]
    assert told.fact == "Đã cập nhật thẻ đã đăng ký."
    assert "từ nay gửi không có danh tính (trước: đầy đủ)" in told.rest
    now = commune.ask(profiles.profiles_in_force)
    assert now["injury"] == "no_identity"
    enrolling.begin([written.file])
    commune.settle()
    assert commune.told.messages[-1].fact == "Không có thẻ mới."


def test_a_card_read_among_files_is_no_refusal_but_offered_to_be_enrolled(
    pair: tuple[Place, Place], make_place: Callable[..., Place], stick: Path
) -> None:
    commune, office = pair
    add_children(commune, 1)
    package = make_package(commune, stick)
    other = make_place("xa-khac", "03388@2025")
    card = other.ask(lambda session: cards.write_card(session, stick))
    known = commune.ask(lambda session: cards.write_card(session, stick))
    assert read(office, package, card.file, known.file) == ["taken"]
    assert f"{card.file.name} là thẻ: đăng ký bằng Đăng ký thẻ…" in bar(office)
    assert known.file.name not in bar(office), "it says nothing new"
    press_message(office)
    dialog = office.page.enrolling.dialog
    assert dialog is not None
    dialog.line.setText(card.fingerprint)
    dialog.trust.click()
    office.settle()
    devices = office.ask(lambda session: [one.device for one in cards.enrolled(session)])
    assert other.ask(lambda session: cards.own_card(session).device) in devices


def test_a_known_office_s_card_among_files_is_refreshed(
    pair: tuple[Place, Place], stick: Path
) -> None:
    commune, office = pair
    brought = office.ask(lambda session: export_package(session, stick, to=COMMUNE))
    office.ask(lambda session: profiles.ask_for(session, {"injury": "no_identity"}))
    card = office.ask(lambda session: cards.write_card(session, stick))
    assert read(commune, brought.file, card.file) == ["taken"]
    press_message(commune)
    assert commune.ask(profiles.profiles_in_force)["injury"] == "no_identity"
