"""A card of a device that is trusted already, at the desk: taken at once, and told."""

from __future__ import annotations

from pathlib import Path

from exchange_samples import Place

from xatre.work.people import cards
from xatre.work.sending import profiles


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
