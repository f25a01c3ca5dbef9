"""Gửi – Nhận through its pages: the whole way up and back, every outcome, every refusal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from exchange_samples import (
    COMMUNE,
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
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from xatre.exchange import delivery
from xatre.model.revision import make_revision
from xatre.store.identifiers import new_id
from xatre.store.register import revisions
from xatre.work.figures.clocks import accept_clock
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package


def test_the_whole_way_up_and_back(pair: tuple[Place, Place], stick: Path) -> None:
    commune, office = pair
    add_children(commune, 3)
    file = make_package(commune, stick)
    told = commune.told.messages[-1]
    assert (told.level, told.fact) == (
        "success",
        f"Đã ghi gói 1 ra {stick}, chưa có biên nhận.",
    )
    assert commune.page.sent_table.model().index(0, 4).data() == "Chưa có biên nhận"
    assert commune.page.head._line.text().startswith("Gửi Sở Y tế tỉnh Lai Châu · ")
    assert file.name in told.rest
    assert "KB" in told.rest

    assert read(office, stick) == ["taken"]
    assert bar(office).startswith("Mới đọc thử, chưa ghi gì vào sổ.")
    assert children(office) == 0
    assert office.page.primary_button().text() == "Nhận 1 gói"
    assert "Xã Sì Lở Lầu" in row_words(office)
    assert "Nhận được" in row_words(office)
    assert "Bị loại" not in [column.title for column in office.page.reading.table.rows.columns]
    press(office)
    assert "Đã nhận" in row_words(office)
    assert bar(office).startswith("Đã nhận 1 gói. 3 bản ghi mới, 0 sửa. Biên nhận xatre-12-")
    assert "-r000001.xatre đã ghi vào" in bar(office)
    assert children(office) == 3
    assert office.ask(lambda s: digest(s, "03562")) == commune.ask(digest)

    (returned,) = [one for one in stick.glob("*.xatre") if one != file]
    assert read(commune, stick) == ["taken"]
    assert commune.page.reading.outcomes[0].path == returned
    assert commune.page.primary_button().text() == "Nhận 1 biên nhận"
    said = row_words(commune)
    assert "Nơi nhận đã nhận 1 gói" in said
    assert "không trả lại bản ghi nào" in said.lower()
    assert "Sở Y tế tỉnh Lai Châu" in said
    press(commune)
    assert "Đã nhận" in row_words(commune)
    commune.page.leave()
    commune.settle()
    assert commune.page.desk is not None
    assert commune.page.desk.sent[0].outcome == "taken"
    shown = commune.page.sent_table.model().index(0, 4).data()
    assert shown == "Nơi nhận đã nhận"


def test_a_commune_of_7500_children_goes_up_and_back(
    pair: tuple[Place, Place], stick: Path
) -> None:
    commune, office = pair
    lines = [
        make_revision(
            id=new_id(),
            kind="child",
            unit=COMMUNE,
            who="Lò Thị Ngọc Ưng",
            when="2026-11-20T02:41:07Z",
            device="0" * 32,
            fields={
                "name_state": "named",
                "full_name": f"Giàng Thị {number}",
                "born_on": f"{2011 + number % 15}-0{1 + number % 9}-11",
                "sex": "female" if number % 2 else "male",
                "mother_name": f"Vàng Thị {number}",
                "standing": "here",
                "code": f"TE-{number:05}",
            },
        )
        for number in range(1, 7501)
    ]
    commune.ask(lambda session: revisions.add_lines(session.book.db, lines))
    file = make_package(commune, stick)
    assert read(office, stick) == ["taken"]
    press(office)
    assert "Đã nhận" in row_words(office)
    assert bar(office).startswith("Đã nhận 1 gói. 7.500 bản ghi mới, 0 sửa.")
    assert children(office) == 7500
    assert office.ask(lambda s: digest(s, "03562")) == commune.ask(digest)
    assert read(commune, stick) == ["taken"]
    press(commune)
    assert commune.ask(lambda s: export_package(s, stick)).counts == {}
    assert file.stat().st_size < 2_000_000


def test_taking_can_be_taken_back_from_the_message(pair: tuple[Place, Place], stick: Path) -> None:
    commune, office = pair
    add_children(commune, 2)
    make_package(commune, stick)
    empty = office.ask(digest)
    read(office, stick)
    press(office)
    message = office.page.reading.ui.message_bar.message
    assert message is not None
    assert message.action == "Hoàn tác"
    message.act()
    office.settle()
    assert office.ask(digest) == empty
    assert office.told.messages[-1].fact == "Đã rút 1 gói."
    assert len(list(stick.glob("*.xatre"))) == 3


def test_every_outcome_has_its_row_and_its_next_step(
    pair: tuple[Place, Place],
    stick: Path,
    make_place: Callable[..., Place],
) -> None:
    commune, office = pair
    add_children(commune, 1)
    first = make_package(commune, stick)
    read(office, first)
    press(office)
    assert read(office, first) == ["already"]
    assert "Đã nhận rồi" in row_words(office)
    assert office.page.primary_button().text() == "Ghi lại biên nhận cho 1 gói"

    add_children(commune, 1, 10)
    second = make_package(commune, stick)
    add_children(commune, 1, 20)
    third = make_package(commune, stick)
    assert read(office, third) == ["taken"]
    assert "Nhận được, Thiếu gói trước" in row_words(office)
    assert "Chưa có gói 2" in row_words(office)

    foreign = stick / "goi-xa.xatre"
    foreign.write_bytes(b"khong phai goi")
    assert read(office, foreign) == ["refused"]
    assert "Chưa rõ nơi gửi" in row_words(office)
    assert "XT-401" in row_words(office)
    assert " – | – " in row_words(office)
    assert not office.page.primary_button().isEnabled()
    assert second.is_file()

    stranger = make_place("la", "03549@2025")
    folder = stick / "la"
    folder.mkdir()
    trust(stranger, commune, folder)
    known = stranger.ask(lambda s: s.book.facts.device)
    assert known
    assert read(commune, third) == ["refused"]


def test_two_packages_of_one_number_wait_for_a_person(
    pair: tuple[Place, Place], stick: Path
) -> None:
    commune, office = pair
    add_children(commune, 1)
    first = make_package(commune, stick)
    read(office, first)
    press(office)

    def forget(session) -> None:
        session.book.db.conn.execute("DELETE FROM outgoing_lines")
        session.book.db.conn.execute("DELETE FROM outgoing")
        (session.book.folder / "outbox" / first.name).unlink()

    commune.ask(forget)
    add_children(commune, 1, 10)
    other = stick / "hai"
    other.mkdir()
    forked = make_package(commune, other)
    assert read(office, forked) == ["fork"]
    reading = office.page.reading
    assert not office.page.primary_button().isEnabled()
    assert reading.detail.fork_button is not None
    reading.detail.fork_button.click()
    dialog = reading.dialog
    assert dialog is not None
    assert not dialog.both.isEnabled()
    dialog.asked.setChecked(True)
    dialog.both.click()
    office.settle()
    assert [one.outcome for one in reading.outcomes] == ["taken"]
    assert children(office) == 1
    press(office)
    assert children(office) == 2


def test_a_full_stick_loses_nothing(
    pair: tuple[Place, Place], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, office = pair
    add_children(commune, 2)
    usage = delivery.shutil.disk_usage

    def full(folder: Path):
        real = usage(folder)
        return real._replace(free=0) if Path(folder) == stick else real

    page = commune.page
    with monkeypatch.context() as patched:
        patched.setattr(delivery.shutil, "disk_usage", full)
        page.show_what(new=True)
        commune.settle()
        page.sending.dialog.place.line.setText(str(stick))
        page.sending.dialog.make.click()
        commune.settle()
    trouble = page.sending.trouble
    assert trouble is not None
    said = " ".join(label.text() for label in trouble.findChildren(QLabel))
    assert "XT-602" in said
    assert "hết chỗ" in said
    assert "2 bản ghi của gói vẫn nguyên" in said
    assert list(stick.iterdir()) == []
    assert page.desk.sent[0].sequence == 1
    trouble.answer = "again"
    trouble.accept()
    commune.settle()
    (file,) = stick.glob("*.xatre")
    assert read(office, file) == ["taken"]

    with monkeypatch.context() as patched:
        patched.setattr(delivery.shutil, "disk_usage", full)
        press(office)
    dialog = office.page.reading.after.dialog
    assert dialog is not None
    assert children(office) == 2
    dialog.answer = "again"
    dialog.accept()
    office.settle()
    assert len(list(stick.glob("*.xatre"))) == 2


def test_what_comes_back_opens_its_record(pair: tuple[Place, Place], stick: Path) -> None:
    commune, office = pair
    (id,) = add_children(commune, 1)
    make_package(commune, stick)
    office.ask(
        lambda s: setattr(s, "clock", lambda: datetime.fromisoformat("2010-01-01T00:00:00Z"))
    )
    office.ask(accept_clock)
    read(office, stick)
    assert "Bị loại" in [column.title for column in office.page.reading.table.rows.columns]
    assert "TENBIMAT" not in " ".join(
        label.text() for label in office.page.reading.detail.findChildren(QLabel)
    )
    press(office)
    read(commune, stick)
    press(commune)
    commune.page.leave()
    commune.settle()
    table = commune.page.returned_table
    assert "TENBIMAT" in str(table.model().index(0, 0).data())
    commune.page.set_names_hidden(True)
    assert "TENBIMAT" not in str(table.model().index(0, 0).data())
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert commune.told.opened == [("child", {"record_id": id})]


def test_files_dropped_while_others_are_taken_are_not_mixed_with_them(
    pair: tuple[Place, Place], stick: Path, tmp_path: Path
) -> None:
    commune, office = pair
    add_children(commune, 1)
    first = make_package(commune, stick)
    add_children(commune, 1, start=1)
    second = make_package(commune, stick)
    read(office, first)
    office.page.primary_button().click()
    office.page.read([second])
    assert "Đang làm với các tệp trước." in bar(office)
    office.settle()
    assert [one.path for one in office.page.reading.outcomes] == [first]
    assert (office.page.reading.is_taken, children(office)) == (True, 1)
    assert read(office, second) == ["taken"]
    assert not office.page.reading.is_taken
    press(office)
    assert children(office) == 2
