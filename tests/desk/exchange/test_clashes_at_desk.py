"""What two places wrote differently, at the desk: seen at an office, chosen at a commune."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from exchange_samples import (
    Place,
    add_children,
    bar,
    make_package,
    press,
    read,
    trust,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from two_books import write_apart
from xatre.desk.pages.exchange import jobs
from xatre.desk.pages.exchange.dialogs import RemarkDialog
from xatre.desk.widgets.check_box import ChoiceCard
from xatre.store.faults import DiskFull
from xatre.work.records import browse, save


def test_an_office_sees_a_clash_and_asks_but_does_not_decide(
    pair: tuple[Place, Place], stick: Path
) -> None:
    commune, office = pair
    (id,) = add_children(commune, 1)
    commune.ask(lambda s: write_apart(s, id, "2017-03-10", "Người Một"))
    read(office, make_package(commune, stick))
    press(office)
    commune.ask(lambda s: write_apart(s, id, "2017-03-11", "Người Hai"))
    read(office, make_package(commune, stick))
    detail = office.page.reading.detail
    (pair_shown,) = detail.pairs
    assert pair_shown.group is None
    assert [side.words for side in pair_shown.difference.sides] == ["10/03/2017", "11/03/2017"]
    assert not detail.remark_buttons[0].isEnabled()
    press(office)
    detail.remark_buttons[0].click()
    dialog = office.page.reading.after.dialog
    assert isinstance(dialog, RemarkDialog)
    before = len(list(stick.glob("*.xatre")))
    dialog.send.click()
    office.settle()
    assert office.ask(browse.counts)["remark"] == 1
    assert len(list(stick.glob("*.xatre"))) == before + 1


@pytest.fixture
def clashing(
    commune: Place, office: Place, make_place: Callable[..., Place], stick: Path
) -> tuple[Place, str]:
    """A second device of the commune that has read a package in which one name clashes, and the
    child's id."""
    second = make_place("xa-2")
    cards = stick / "the"
    cards.mkdir()
    trust(commune, office, cards)
    trust(commune, second, cards)
    (id,) = add_children(commune, 1)
    read(second, make_package(commune, stick))
    press(second)
    for place, name in ((commune, "Tên Một"), (second, "Tên Hai")):
        record = place.ask(lambda s: browse.record(s, "child", id))
        change = {"id": id, "revision": record.revision, "full_name": name}
        place.ask(lambda s, given=change: save.add_records(s, "child", [given]))
    read(second, make_package(commune, stick))
    return second, id


def choose_the_other(second: Place) -> None:
    (shown,) = second.page.reading.detail.pairs
    assert shown.group is not None
    QTest.keyClick(shown.group, Qt.Key.Key_Right)
    QTest.keyClick(shown.group, Qt.Key.Key_Right)


def test_a_second_device_of_the_commune_chooses_a_side(clashing: tuple[Place, str]) -> None:
    second, id = clashing
    choose_the_other(second)
    press(second)
    record = second.ask(lambda s: browse.record(s, "child", id))
    assert record.fields["full_name"] == "Tên Một"
    assert record.clashes == ()


def test_names_that_clash_are_hidden_with_the_names(clashing: tuple[Place, str]) -> None:
    second, _ = clashing
    detail = second.page.reading.detail

    def shown() -> str:
        cards = detail.pairs[0].findChildren(ChoiceCard)
        words = [one.text() for one in detail.pairs[0].findChildren(QLabel)]
        return " ".join([*words, *(card.accessibleName() + card.toolTip() for card in cards)])

    assert "Tên Một" in shown()
    second.page.reading.set_names_hidden(True)
    assert ("Tên" in shown(), "TENBIMAT" in shown()) == (False, False)
    choose_the_other(second)
    assert len(second.page.reading.choices) == 1


def test_what_cannot_be_settled_waits_and_all_else_is_done(
    clashing: tuple[Place, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    brought = jobs.delivering.deliver_returns

    def refuse(*_: object) -> None:
        done.append("refused")
        raise DiskFull()

    def bring(*given: object) -> object:
        done.append("brought")
        return brought(*given)

    second, id = clashing
    choose_the_other(second)
    monkeypatch.setattr(jobs.decide, "decide", refuse)
    monkeypatch.setattr(jobs.delivering, "deliver_returns", bring)
    press(second)
    assert second.told.faults == []
    assert second.page.reading.is_taken
    assert "Còn 1 chỗ chưa chọn được" in bar(second)
    assert "XT-602" in bar(second)
    assert done == ["brought", "refused"]
    assert second.ask(lambda s: browse.record(s, "child", id)).clashes != ()
