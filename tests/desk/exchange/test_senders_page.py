"""Đơn vị gửi: who is waited for, who has sent, what is missing, cards from several files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from exchange_samples import Place, add_children, trust
from PySide6.QtWidgets import QLabel

from xatre.desk.pages.exchange.senders_page import SendersPage
from xatre.desk.pages.exchange.unit_devices import RevokeDialog
from xatre.desk.widgets.buttons import Button
from xatre.store.traffic import statements
from xatre.work.people import cards
from xatre.work.receiving.receive import receive_files
from xatre.work.sending.export import export_package


@pytest.fixture
def page(office: Place, qtbot) -> SendersPage:
    made = SendersPage(office.seat)
    qtbot.addWidget(made)
    made.resize(1130, 700)
    made.show()
    made.came()
    office.settle()
    return made


def test_expected_communes_are_there_before_they_send(office: Place, page: SendersPage) -> None:
    assert page.empty.isVisible()
    assert page.primary_button() is page.all_button
    page.all_button.click()
    office.settle()
    assert len(page.senders) > 30
    assert {one.state for one in page.senders} == {"no_card"}
    assert page.primary_button() is page.enrol_button
    page.filter.choose("good")
    assert page.table.model().rowCount() == 0


def test_a_missing_number_is_said(
    pair: tuple[Place, Place], page: SendersPage, stick: Path
) -> None:
    commune, office = pair
    for number in range(2):
        add_children(commune, 1, number)
        sent = commune.ask(lambda s: export_package(s, stick))
    office.ask(lambda s: receive_files(s, [sent.file]))
    page.came()
    office.settle()
    (one,) = page.senders
    assert (one.state, one.missing) == ("missing", (1,))
    said = " ".join(label.text() for label in page.side.findChildren(QLabel))
    assert "Xã Sì Lở Lầu" in said
    assert "Còn thiếu gói" in said


def test_several_cards_are_asked_one_by_one(
    office: Place, page: SendersPage, make_place: Callable[..., Place], stick: Path
) -> None:
    written = []
    for name, unit in (("a", "03562@2025"), ("b", "03549@2025")):
        place = make_place(name, unit)
        written.append(place.ask(lambda s: cards.write_card(s, stick)))
    page.enrolling.begin([one.file for one in written])
    office.settle()
    for one in written:
        dialog = page.enrolling.dialog
        assert dialog is not None
        dialog.line.setText(one.fingerprint)
        dialog.trust.click()
        office.settle()
    assert page.enrolling.dialog is None
    assert len(office.ask(cards.enrolled)) == 2
    assert office.told.messages[-1].fact == "Đã đăng ký 2 thẻ."
    assert {one.cards for one in page.senders} == {1}


def test_files_that_are_no_cards_are_all_named_and_a_card_left_is_told(
    office: Place, page: SendersPage, make_place: Callable[..., Place], stick: Path
) -> None:
    units = (("a", "03562@2025"), ("b", "03549@2025"), ("c", "03388@2025"))
    written = [
        make_place(name, unit).ask(lambda s: cards.write_card(s, stick)) for name, unit in units
    ]
    text, edited = stick / "ghi-chu.txt", stick / "the-sua.xatre"
    text.write_text("không phải thẻ", encoding="utf-8")
    edited.write_bytes(written[2].file.read_bytes().replace(b"03388", b"03389"))
    page.enrolling.begin([text, edited, *(one.file for one in written[:2])])
    office.settle()
    message = office.told.messages[-1]
    assert message.fact.startswith("2 tệp")
    assert "ghi-chu.txt" in message.rest
    assert "the-sua.xatre" in message.rest
    later = page.enrolling.dialog
    assert later is not None
    later.reject()
    office.settle()
    dialog = page.enrolling.dialog
    assert dialog is not None
    dialog.line.setText(written[1].fingerprint)
    dialog.trust.click()
    office.settle()
    assert office.told.messages[-1].rest == "Còn 1 thẻ để sau."


def test_a_unit_is_no_longer_waited_for(office: Place, page: SendersPage) -> None:
    page._expect("03562@2025")
    office.settle()
    assert [one.unit for one in page.senders] == ["03562@2025"]
    page._no_longer_expect("03562@2025")
    office.settle()
    assert page.senders == []
    message = page.ui.message_bar.message
    assert message is not None
    message.act()
    office.settle()
    assert [one.unit for one in page.senders] == ["03562@2025"]


def press(page: SendersPage, words: str) -> None:
    (button,) = [one for one in page.side.findChildren(Button) if one.text().startswith(words)]
    assert button.isEnabled()
    button.click()


def test_a_pc_is_trusted_up_to_a_number_and_what_is_above_is_named(
    pair: tuple[Place, Place], page: SendersPage, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, office = pair
    for number in range(3):
        add_children(commune, 1, number * 10)
        sent = commune.ask(lambda s: export_package(s, stick))
        office.ask(lambda s, file=sent.file: receive_files(s, [file]))
    page.came()
    office.settle()

    office.ask(lambda s: statements.give_letter(
        s.book.db, commune.ask(lambda c: c.unit), commune.ask(lambda c: c.book.facts.device), "B"
    ))  # fmt: skip

    def answer(dialog: RevokeDialog) -> str:
        assert " chữ B, đăng ký" in dialog.choice.currentText()
        assert dialog.last is None
        dialog.line.setText("1")
        assert dialog.last == 1
        return dialog.REVOKE

    monkeypatch.setattr(RevokeDialog, "ask", answer)
    press(page, "Thu hồi thẻ")
    office.settle()
    message = page.ui.message_bar.message
    assert message is not None
    assert message.fact == "Đã thu hồi thẻ: chỉ còn tin đến gói 1."
    assert "Gói số 2, 3 của máy ấy vẫn ở trong sổ" in message.rest


def test_a_lost_pc_is_revoked_and_its_records_given_back(
    pair: tuple[Place, Place],
    page: SendersPage,
    make_place: Callable[..., Place],
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commune, office = pair
    add_children(commune, 2)
    sent = commune.ask(lambda s: export_package(s, stick))
    office.ask(lambda s: receive_files(s, [sent.file]))
    page.came()
    office.settle()
    monkeypatch.setattr(RevokeDialog, "ask", lambda self: self.REVOKE)
    press(page, "Thu hồi thẻ")
    office.settle()
    assert [one.revoked for one in page.senders] == [1]
    assert page.ui.message_bar.message is not None
    assert page.ui.message_bar.message.fact == "Đã thu hồi thẻ: chỉ còn tin đến gói 1."
    (button,) = [
        one for one in page.side.findChildren(Button) if one.text().startswith("Trả lại hồ sơ")
    ]
    assert not button.isEnabled(), "no PC of the unit is trusted"

    fresh = make_place("xa-moi")
    trust(fresh, office, stick)
    page.came()
    office.settle()
    monkeypatch.setattr("xatre.desk.widgets.dialog.Dialog.ask", lambda self: "make")
    monkeypatch.setattr("xatre.desk.pages.exchange.places.choose_folder", lambda *_: stick)
    before = set(stick.iterdir())
    press(page, "Trả lại hồ sơ")
    office.settle()
    (back,) = set(stick.iterdir()) - before
    (taken,) = fresh.ask(lambda s: receive_files(s, [back]))
    assert (taken.outcome, taken.new) == ("taken", 2)
    before = set(stick.iterdir())
    press(page, "Thư báo các máy")
    office.settle()
    (letter,) = set(stick.iterdir()) - before
    (taken,) = fresh.ask(lambda s: receive_files(s, [letter]))
    assert (taken.outcome, taken.new) == ("taken", 0)


def test_a_commune_packs_for_its_other_pc(
    pair: tuple[Place, Place],
    make_place: Callable[..., Place],
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commune, office = pair
    second = make_place("xa-hai")
    trust(second, office, stick)
    told = office.ask(lambda s: export_package(s, stick, to="03562"))
    for one in (commune, second):
        one.ask(lambda s: receive_files(s, [told.file]))
    add_children(commune, 2)
    monkeypatch.setattr("xatre.desk.widgets.dialog.Dialog.ask", lambda self: "make")
    monkeypatch.setattr("xatre.desk.pages.exchange.places.choose_folder", lambda *_: stick)
    before = set(stick.iterdir())
    commune.page.side.siblings_asked.emit()
    commune.settle()
    (file,) = set(stick.iterdir()) - before
    (taken,) = second.ask(lambda s: receive_files(s, [file]))
    assert (taken.outcome, taken.new) == ("taken", 2)
