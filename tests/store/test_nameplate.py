"""What stands on a book from outside."""

from __future__ import annotations

from book_samples import PASSWORD

from xatre.store import nameplate
from xatre.store.keys import slots as keys
from xatre.store.keys.delay import FILE as TRIES
from xatre.store.keys.new_code import draw_code, put_in_force
from xatre.store.safety.moving import MARK


def test_names_are_read_without_a_key(new_book, tmp_path):
    book, _ = new_book(portable=False)
    plate = nameplate.read(book.folder)
    assert plate == nameplate.Nameplate(("Lò Thị Mai",), False, True)
    assert nameplate.read(tmp_path / "không có") == nameplate.Nameplate()
    assert (keys.FILE, TRIES, MARK) == (
        nameplate.SLOTS_FILE,
        nameplate.TRIES_FILE,
        nameplate.MOVED_FILE,
    )


def test_a_spoiled_slots_file_is_a_book_all_the_same(tmp_path):
    for content in ("", "{", "[]", '{"slots": 3}', '{"slots": [{"sort": 1}]}', "[" * 9000):
        (tmp_path / nameplate.SLOTS_FILE).write_text(content)
        assert nameplate.read(tmp_path) == nameplate.Nameplate(there=True)


def test_a_moved_book_and_failed_tries(tmp_path):
    assert not nameplate.has_failed_tries(tmp_path)
    (tmp_path / nameplate.TRIES_FILE).write_text("{}")
    assert nameplate.has_failed_tries(tmp_path)
    (tmp_path / nameplate.MOVED_FILE).write_text("{}")
    assert nameplate.read(tmp_path).moved


def test_a_renewed_code_opens_and_the_old_one_does_not(new_book):
    import pytest

    from xatre.store.book import Book
    from xatre.store.faults import WrongPassword
    from xatre.store.keys.slots import Cost

    book, old = new_book()
    fresh = draw_code(book, PASSWORD)
    put_in_force(book, fresh, cost=Cost.test())
    folder = book.folder
    book.close()
    with pytest.raises(WrongPassword):
        Book.recover(folder, code=old, new_password=PASSWORD, cost=Cost.test())
    again, _ = Book.recover(folder, code=fresh, new_password=PASSWORD, cost=Cost.test())
    assert again.warnings == []
    again.close()
