"""The viewer's window: a file said whole or not, and with a book what is inside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from command import PASSWORD, new_book
from two_books import trust
from xatre.desk import paper
from xatre.desk.viewer import Viewer
from xatre.store.safety import journal
from xatre.work.receiving.viewing import view_file
from xatre.work.records import save
from xatre.work.sending.export import export_package
from xatre.work.session import open_session

CHILD = {"full_name": "Giàng Thị TENBIMAT", "born_on": "2017-03-09", "sex": "female"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A package of two children from the book `xa` to the book `so`."""
    places = new_book(tmp_path / "xa"), new_book(tmp_path / "so", "12@2025", "office")
    commune, office = (open_session(place, PASSWORD) for place in places)
    trust(commune, office, tmp_path)
    office.close()
    save.add_records(commune, "child", [CHILD, CHILD | {"full_name": "Vàng TENBIMAT"}])
    sent = export_package(commune, tmp_path / "usb")
    commune.close()
    return sent.file


@pytest.fixture
def viewer(qtbot: QtBot, file: Path):
    made = Viewer(file)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def look(qtbot: QtBot, viewer: Viewer, book: Path, names: bool = False) -> None:
    viewer.books.setItemData(viewer.books.currentIndex(), str(book))
    viewer.password.setText(PASSWORD)
    viewer.names.setChecked(names)
    viewer.look_inside()
    qtbot.waitUntil(viewer.look.isEnabled, timeout=20_000)


def test_without_a_book_it_says_whole_and_whose(viewer: Viewer) -> None:
    assert viewer.verdict.text() == "Tệp còn nguyên vẹn"
    facts = dict(viewer.viewed.facts)
    assert (facts["Nơi gửi"], facts["Số thứ tự"]) == ("Xã Bản Lầu, tỉnh Lào Cai", "1")
    assert len(facts["Vân tay nơi gửi"].split()) == 8
    assert viewer.viewed.records == []


def test_a_changed_file_is_said_to_be_so(qtbot: QtBot, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])
    viewer = Viewer(file)
    qtbot.addWidget(viewer)
    viewer.show()
    assert not viewer.viewed.whole
    assert "XT-402" in viewer.detail.text()
    claimed = dict(viewer.viewed.facts)["Ghi trên tệp, chưa kiểm được"]
    assert claimed == "Gói của Xã Bản Lầu, tỉnh Lào Cai"
    assert not viewer.inside.isVisible()
    assert not any(button.isVisible() for button in viewer.papers)
    viewer.close()


def test_what_has_no_inside_asks_for_no_book(
    qtbot: QtBot, viewer: Viewer, file: Path, tmp_path: Path
) -> None:
    assert viewer.inside.isVisible()
    assert all(button.isVisible() for button in viewer.papers)
    card = Viewer(next(tmp_path.glob("the-*.xatre")))
    qtbot.addWidget(card)
    card.show()
    assert (card.viewed.whole, card.inside.isVisible()) == (True, False)
    assert all(button.isVisible() for button in card.papers)
    card.close()
    other = tmp_path / "khac.xatre"
    other.write_bytes(b"khong phai")
    assert view_file(other).facts == []


@pytest.mark.parametrize("name", ["xa", "so"])
def test_with_a_book_of_either_side_it_shows_what_is_inside(
    qtbot: QtBot, viewer: Viewer, tmp_path: Path, name: str
) -> None:
    look(qtbot, viewer, tmp_path / name)
    assert "đúng nơi gửi đã đăng ký" in viewer.verdict.text()
    assert viewer.counts.text().replace("\xa0", " ").endswith(": 2")
    assert [one.code for one in viewer.viewed.records] == ["TE-00001", "TE-00002"]
    assert "TENBIMAT" not in viewer.viewed.sheet()
    assert paper.pdf(viewer.viewed.sheet()).startswith(b"%PDF")
    look(qtbot, viewer, tmp_path / name, names=True)
    assert all("TENBIMAT" in one.name for one in viewer.viewed.records)
    assert "TENBIMAT" not in viewer.viewed.sheet()
    session = open_session(tmp_path / name, PASSWORD)
    acts = [one.act for one in journal.entries(session.book.db, session.book.device.id)]
    session.close()
    assert acts.count("shown") == 1


def test_a_wrong_password_is_said_and_shows_nothing(
    qtbot: QtBot, viewer: Viewer, tmp_path: Path
) -> None:
    viewer.books.setItemData(viewer.books.currentIndex(), str(tmp_path / "so"))
    viewer.password.setText("sai hoàn toàn rồi")
    viewer.look_inside()
    qtbot.waitUntil(viewer.look.isEnabled, timeout=20_000)
    assert "XT-501" in viewer.fault.text()
    assert viewer.viewed.records == []
