"""What a row says of a file that is twice there, damaged; and of numbers that went to
another office, or were withdrawn."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from exchange_samples import (
    Place,
    add_children,
    bar,
    children,
    make_package,
    press,
    read,
    row_words,
    trust,
)
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from xatre.desk.pages.exchange.sender_rows import fits, summary
from xatre.desk.pages.exchange.senders_page import SendersPage
from xatre.work.people import cards, senders
from xatre.work.people.renewing import revoke
from xatre.work.receiving.minutes import write_minutes
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.undo import undo_package
from xatre.work.sending.export import export_package


def said_beside(page: object) -> str:
    return " ".join(label.text() for label in page.side.findChildren(QLabel))  # type: ignore[attr-defined]


def said_of_sender(office: Place, qtbot: QtBot) -> str:
    """What stands beside the list of senders."""
    page = SendersPage(office.seat)
    qtbot.addWidget(page)
    page.show()
    page.came()
    office.settle()
    return said_beside(page)


def test_a_file_that_is_twice_there_was_not_taken_before(
    pair: tuple[Place, Place], stick: Path
) -> None:
    commune, office = pair
    add_children(commune, 2)
    file = make_package(commune, stick)
    shutil.copy(file, stick / "bản sao.xatre")
    assert sorted(read(office, stick)) == ["already", "taken"]
    told = [row_words(office, number) for number in range(2)]
    (double,) = [one for one in told if "Trùng tệp khác" in one]
    assert "Giống hệt tệp khác" in double
    assert any(one.same_as and one.same_as in double for one in office.page.reading.outcomes)
    assert not any("Đã nhận rồi" in one for one in told)
    outcomes = office.page.reading.outcomes
    minutes = office.ask(lambda s: write_minutes(s, outcomes, stick))
    words = {row[4] for row in load_workbook(minutes).worksheets[0].values}
    assert {"Trùng tệp khác", "Nhận được"} <= words
    press(office)
    assert children(office) == 2
    assert "Đã nhận 1 gói" in bar(office)


def test_a_damaged_file_stands_under_the_name_it_gives_itself(
    pair: tuple[Place, Place], stick: Path
) -> None:
    commune, office = pair
    add_children(commune, 1)
    file = make_package(commune, stick)
    whole = file.read_bytes()
    for bad in (whole[:-9], whole[:-1] + bytes([whole[-1] ^ 1])):
        file.write_bytes(bad)
        assert read(office, file) == ["refused"]
        told = row_words(office)
        assert "Ghi là của Xã Sì Lở Lầu" in told
        assert "Chưa kiểm được nơi gửi" in told
        beside = [label.text() for label in office.page.reading.detail.findChildren(QLabel)]
        assert "Xã Sì Lở Lầu, tỉnh Lai Châu" in beside
        (outcome,) = office.page.reading.outcomes
        assert (outcome.unit, outcome.claimed) == ("", "Xã Sì Lở Lầu, tỉnh Lai Châu")


def test_a_number_that_went_to_another_office_is_told_on_both_sides(
    commune: Place,
    office: Place,
    make_place: Callable[..., Place],
    stick: Path,
    qtbot: QtBot,
) -> None:
    wrong = make_place("so-khac", "04@2025", "office")
    folder = stick / "nhầm"
    folder.mkdir()
    card = wrong.ask(lambda s: cards.write_card(s, folder))
    mark = commune.ask(lambda s: cards.enrol(s, card.file, card.fingerprint)).fingerprint
    recipient = {commune.ask(lambda s: export_package(s, stick)).to}
    commune.ask(lambda s: revoke(s, mark))
    trust(commune, office, folder)
    sent = commune.ask(lambda s: export_package(s, stick))
    recipient.add(sent.to)
    assert recipient == {"04@2025", "12@2025"}
    commune.page.came()
    commune.settle()
    assert "Gói số 1 lập cho" in said_beside(commune.page)
    rows = [commune.page.sent_table.model().index(row, 5).data() for row in range(2)]
    assert ["nơi nhận khác" in str(row) for row in rows] == [False, True]
    assert read(office, sent.file) == ["taken"]
    assert not [one for one in office.page.reading.detail.findChildren(QLabel)
                if senders.WHY_MISSING in one.text()]  # fmt: skip
    office.ask(lambda s: receive_files(s, [sent.file]))
    said = said_of_sender(office, qtbot)
    assert ("gói số 1 lập cho đơn vị khác" in said, senders.WHY_MISSING in said) == (True, False)


def test_what_is_missing_is_named_by_its_row(
    pair: tuple[Place, Place], stick: Path, qtbot: QtBot
) -> None:
    commune, office = pair
    commune.ask(lambda s: export_package(s, stick))
    second = commune.ask(lambda s: export_package(s, stick))
    assert read(office, second.file) == ["taken"]
    assert [one for one in office.page.reading.detail.findChildren(QLabel)
            if senders.WHY_MISSING in one.text()]  # fmt: skip
    office.ask(lambda s: receive_files(s, [second.file]))
    said = said_of_sender(office, qtbot)
    assert ("gói số 1" in said, senders.WHY_MISSING in said) == (True, True)


def test_a_unit_whose_only_package_was_withdrawn_is_neither_silent_nor_counted_as_sent(
    pair: tuple[Place, Place], stick: Path
) -> None:
    commune, office = pair
    add_children(commune, 3)
    sent = commune.ask(lambda s: export_package(s, stick))
    office.ask(lambda s: receive_files(s, [sent.file]))
    undone = office.ask(lambda s: undo_package(s, sent.sha256))
    found = office.ask(senders.senders)
    (one,) = found
    assert (one.state, fits(one, "silent"), fits(one, "withdrawn")) == ("withdrawn", False, True)
    assert "0 đã gửi · 1 đã rút, chờ gửi lại" in summary(found)
    assert read(commune, *undone.return_files) == ["taken"]
    assert "Nơi nhận đã rút gói số 1: 3 hồ sơ chờ gửi lại" in row_words(commune)
    press(commune)
    assert "Nơi nhận đã rút gói số 1: 3 hồ sơ chờ gửi lại." in bar(commune)
