"""What is remembered of books outside them."""

from __future__ import annotations

from datetime import datetime

from xatre import paths
from xatre.desk import remembered
from xatre.desk.remembered import KnownBook, known, known_books, remember, when_words

NOW = datetime(2026, 11, 20, 9, 42).astimezone()


def test_the_last_one_comes_first_and_officers_are_kept():
    one = KnownBook("/so/1", "03562@2025", "Xã Sì Lở Lầu", "Tỉnh Lai Châu")
    remember(one, "Mai", "Quản trị sổ", NOW)
    remember(KnownBook("/so/2", "12@2025", "Sở Y tế", at_office=True), "Dế", "Người nhập", NOW)
    remember(one, "Dế", "Người duyệt", NOW)
    assert [book.folder for book in known_books()] == ["/so/1", "/so/2"]
    assert set(known_books()[0].officers) == {"Mai", "Dế"}
    assert known_books()[0].last_officer == "Dế"
    assert known_books()[0].title == "Sổ trẻ em xã Sì Lở Lầu"
    assert known_books()[0].line == "Mã đơn vị 03562 · tỉnh Lai Châu · /so/1"
    assert known_books()[1].title == "Sổ tiếp nhận, Sở Y tế"
    remembered.forget(one.path)
    assert [book.folder for book in known_books()] == ["/so/2"]


def test_a_spoiled_file_is_an_empty_list():
    paths.made(paths.settings_file().parent)
    for content in ("", "[]", '{"books": [3]}', '{"books": [{"officers": 1}]}'):
        paths.settings_file().write_text(content)
        assert known_books() == []
    assert known(paths.books()).title == "Sổ trẻ em"


def test_when():
    assert when_words("2026-11-20T08:10", NOW) == "hôm nay, 08:10"
    assert when_words("2026-11-19T16:05", NOW) == "hôm qua, 16:05"
    assert when_words("2026-11-12T16:05", NOW) == "12/11/2026"
    assert when_words("", NOW) == ""


def test_choosers_begin_where_a_file_was_chosen_last(monkeypatch, tmp_path):
    from xatre.desk import last_place

    asked = []

    def save(parent, title, start, kinds):
        asked.append(start)
        return str(tmp_path / "usb" / "mot.pdf"), kinds

    (tmp_path / "usb").mkdir()
    monkeypatch.setattr(last_place.QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(
        last_place.QFileDialog, "getExistingDirectory", lambda _, __, start: asked.append(start)
    )
    assert last_place.save_name(None, "Lưu", "mot.pdf", "PDF (*.pdf)").endswith("mot.pdf")
    assert last_place.folder_name(None, "Chọn") is None
    assert asked[1] == str(tmp_path / "usb")
    last_place.save_name(None, "Lưu", "hai.pdf", "PDF (*.pdf)")
    assert asked[2] == str(tmp_path / "usb" / "hai.pdf")
