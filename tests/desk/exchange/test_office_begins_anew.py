"""At the desk too: a card that ends trust in the office says so before it is trusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from exchange_samples import OFFICE, Place
from PySide6.QtWidgets import QLabel

from xatre.work.people import cards


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
