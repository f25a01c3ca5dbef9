"""Gửi – Nhận through its pages: cards, minutes, copies, hand-overs, many files, stopping."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from exchange_samples import (
    OFFICE,
    Place,
    add_children,
    children,
    make_package,
    read,
    row_words,
    trust,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from samples import INTAKE
from xatre.desk.pages.exchange import places
from xatre.desk.pages.exchange.hand_over_dialog import ONLY_CASES
from xatre.work.records import save
from xatre.work.sending.export import export_package


def test_a_card_is_trusted_only_by_all_forty_digits(
    commune: Place, office: Place, stick: Path
) -> None:
    from xatre.work.people import cards

    written = office.ask(lambda s: cards.write_card(s, stick))
    page = commune.page
    page.enrolling.begin([written.file])
    commune.settle()
    dialog = page.enrolling.dialog
    assert dialog is not None
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert written.fingerprint.split(" ")[0] not in shown
    dialog.line.setText("12345-67890")
    dialog.trust.click()
    assert dialog.note.words == "Cần đủ 40 chữ số, mới có 10."
    assert dialog.line.text() == "12345 67890"
    dialog.line.setText("0" * 40)
    dialog.trust.click()
    commune.settle()
    assert "XT-306" in page.enrolling.dialog.note.words
    assert commune.ask(cards.enrolled) == []
    dialog.line.setText(written.fingerprint.replace(" ", ""))
    dialog.trust.click()
    commune.settle()
    assert [peer.unit for peer in commune.ask(cards.enrolled)] == [OFFICE]
    assert page.desk.office


def test_nothing_to_send_and_nobody_to_send_to(
    commune: Place,
    pair: tuple[Place, Place],
    make_place: Callable[..., Place],
) -> None:
    alone = make_place("mot-minh", "03549@2025")
    alone.page.show_what(new=True)
    alone.settle()
    assert [getattr(one, "code", "") for one in alone.told.faults] == ["XT-213"]
    commune.page.show_what(new=True)
    commune.settle()
    dialog = commune.page.sending.dialog
    assert not dialog.make.isEnabled()
    dialog.reject()


def test_minutes_are_saved_without_names(
    pair: tuple[Place, Place], stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, office = pair
    add_children(commune, 1)
    read(office, make_package(commune, stick))
    monkeypatch.setattr(places, "choose_folder", lambda *_: tmp_path)
    office.page.reading.minutes.click()
    office.settle()
    (file,) = tmp_path.glob("bien-ban-doc-thu-*.xlsx")
    assert b"TENBIMAT" not in file.read_bytes()
    assert children(office) == 0


def test_a_package_stays_the_same_bytes_when_copied_again(
    pair: tuple[Place, Place], stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, _ = pair
    add_children(commune, 1)
    file = make_package(commune, stick)
    other = tmp_path / "khac"
    other.mkdir()
    monkeypatch.setattr(places, "choose_folder", lambda *_: other)
    commune.page.copy_button.click()
    commune.settle()
    assert (other / file.name).read_bytes() == file.read_bytes()


def test_a_record_is_handed_over_with_its_reason(
    commune: Place,
    make_place: Callable[..., Place],
    stick: Path,
) -> None:
    neighbour = make_place("xa-ben", "03549@2025")
    trust(commune, neighbour, stick)
    (id,) = add_children(commune, 1)
    page = commune.page
    page.show_what(hand_over=f"child/{id}", hand_over_words="TE-1")
    commune.settle()
    dialog = page.sending.dialog
    assert not dialog.make.isEnabled()
    dialog.units.choose("03549@2025")
    dialog.reason.setText("Chuyển nơi ở")
    folder = stick / "giao"
    folder.mkdir()
    dialog.place.line.setText(str(folder))
    assert dialog.make.isEnabled()
    dialog.make.click()
    commune.settle()
    (file,) = folder.glob("*.xatre")
    reason = commune.ask(
        lambda s: s.book.db.conn.execute("SELECT reason FROM handovers").fetchone()[0]
    )
    assert reason == "Chuyển nơi ở"
    assert read(neighbour, file) == ["taken"]


def test_a_case_is_given_to_the_office_and_nothing_else(
    pair: tuple[Place, Place], stick: Path
) -> None:
    commune, office = pair
    (child,) = add_children(commune, 1)
    received = INTAKE | {"told_sex": "female", "told_age": "8", "case_state": "received"}
    (case,) = commune.ask(lambda s: save.add_records(s, "case", [received]).saved)
    page = commune.page
    page.show_what(hand_over=f"child/{child}", hand_over_words="TE-1")
    commune.settle()
    dialog = page.sending.dialog
    dialog.units.choose("12@2025")
    assert "chỉ vụ việc" in dialog.units.currentText()
    dialog.reason.setText("Có người liên quan ở xã")
    dialog.place.line.setText(str(stick))
    assert (dialog.make.isEnabled(), dialog.make.toolTip()) == (False, ONLY_CASES)
    dialog.choose(f"case/{case}", "VV-1")
    assert dialog.make.isEnabled()
    dialog.make.click()
    commune.settle()
    (file,) = stick.glob("*-h000001.xatre")
    assert read(office, file) == ["taken"]


def test_many_files_stand_worst_first(pair: tuple[Place, Place], stick: Path) -> None:
    commune, office = pair
    for number in range(6):
        add_children(commune, 1, number * 10)
        commune.ask(lambda s: export_package(s, stick))
    for number in range(5):
        (stick / f"la-{number}.xatre").write_bytes(b"x")
    outcomes = read(office, stick)
    assert len(outcomes) == 11
    assert "Từ chối" in row_words(office, 0)
    assert "Nhận được" in row_words(office, 10)
    assert office.page.primary_button().text() == "Nhận 6 gói"
    assert "Năm tệp còn lại để nguyên" in office.page.reading.foot.words.text()


def test_every_control_has_a_name_and_labels_are_plain(pair: tuple[Place, Place]) -> None:
    for place in pair:
        place.page.came()
        place.settle()
        for label in place.page.findChildren(QLabel):
            if type(label).__name__ != "Picture":
                assert label.textFormat() == Qt.TextFormat.PlainText
        for widget in place.page.findChildren(type(place.page.reading.primary).__mro__[1]):
            assert widget.accessibleName() or not widget.isVisible()


def test_stopping_leaves_the_book_as_it_was(pair: tuple[Place, Place], stick: Path) -> None:
    commune, office = pair
    add_children(commune, 1)
    file = make_package(commune, stick)
    held = threading.Event()
    office.worker.submit(lambda task: held.wait(10))
    office.page.read([file])
    office.page.reading.progress.stopped.emit()
    held.set()
    office.settle()
    assert office.told.messages[-1].fact == "Đã dừng."
    assert not office.page.is_reading
    assert children(office) == 0
    assert read(office, file) == ["taken"]


def test_an_empty_folder_is_said_and_nothing_is_shown(office: Place, stick: Path) -> None:
    office.page.read([stick])
    office.settle()
    assert [getattr(one, "code", "") for one in office.told.faults] == ["XT-221"]
    assert not office.page.is_reading


def test_who_looks_here_for_an_excel_list_is_taken_to_it(pair: tuple[Place, Place]) -> None:
    commune, _ = pair
    commune.page.came()
    commune.settle()
    commune.page.side.table_button.click()
    assert commune.told.opened == [("child", {"table": True})]


def test_what_was_given_before_is_told_when_it_is_given_again(
    commune: Place, make_place: Callable[..., Place], stick: Path
) -> None:
    neighbour = make_place("xa-ben", "03549@2025")
    trust(commune, neighbour, stick)
    (id,) = add_children(commune, 1)
    page = commune.page
    for _ in range(2):
        page.show_what(hand_over=f"child/{id}", hand_over_words="TE-1")
        commune.settle()
        dialog = page.sending.dialog
        dialog.units.choose("03549@2025")
        dialog.reason.setText("Chuyển nơi ở")
        dialog.place.line.setText(str(stick))
        dialog.make.click()
        commune.settle()
    first, again = commune.told.messages[-2:]
    assert (first.level, "đã nằm trong" in first.rest) == ("success", False)
    assert again.level == "doubt"
    assert "đã nằm trong gói bàn giao số 1, chưa có biên nhận" in again.rest


def test_an_empty_package_says_that_it_is_empty(
    pair: tuple[Place, Place], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, _ = pair
    made = commune.ask(lambda s: export_package(s, stick))
    monkeypatch.setattr(places, "choose_folder", lambda *_: stick)
    commune.page.sending.copy(made.sha256)
    commune.settle()
    said = commune.told.messages[-1]
    assert said.level == "doubt"
    assert "chỉ báo là không có gì mới; nó vẫn dùng số 1" in said.rest
