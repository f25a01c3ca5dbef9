"""At the desk too: a card that ends trust in the office says so before it is trusted; returns to a
PC that is gone are passed over in a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from exchange_samples import OFFICE, Place, bar, read, trust
from PySide6.QtWidgets import QLabel

from xatre.work.people import cards
from xatre.work.sending.export import export_package


def test_the_dialog_says_that_the_old_card_ends(
    pair: tuple[Place, Place], make_place: Callable[..., Place], stick: Path
) -> None:
    commune, _ = pair
    fresh = make_place("so-moi", OFFICE, "office")
    written = fresh.ask(lambda session: cards.write_card(session, stick))
    commune.page.enrolling.begin([written.file])
    commune.settle()
    dialog = commune.page.enrolling.dialog
    assert dialog is not None
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Đăng ký thẻ này thì sổ thôi tin thẻ của" in shown
    dialog.line.setText(written.fingerprint)
    dialog.trust.click()
    commune.settle()
    assert "Sổ đã thôi tin thẻ của" in commune.told.messages[-1].rest
    assert sum(one.active for one in commune.ask(cards.enrolled)) == 1


def test_returns_to_a_pc_that_is_gone_are_passed_over(
    pair: tuple[Place, Place], make_place: Callable[..., Place], stick: Path
) -> None:
    commune, office = pair
    unit = commune.seat.facts.unit.partition("@")[0]
    for _ in range(2):
        office.ask(lambda s: export_package(s, stick, to=unit))
    fresh = make_place("xa-moi")
    trust(fresh, office, stick)
    for file in stick.glob("the-*"):
        file.unlink()
    assert read(fresh, stick) == ["refused", "refused"], "nothing else is there"
    office.ask(lambda s: export_package(s, stick, to=unit))
    assert read(fresh, stick) == ["taken"]
    assert "2 biên nhận gửi cho máy cũ hoặc máy khác của đơn vị" in bar(fresh)
