"""Wrong passwords count for the officer they were typed for, at opening and at changing alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from book_samples import NOW, PASSWORD, SECOND

from xatre.store import faults
from xatre.store.book import Book
from xatre.store.keys import delay, officers
from xatre.store.keys.slots import Cost

WRONG = "không phải mật khẩu nào cả"
MINUTE = timedelta(minutes=1)
Make = Callable[..., tuple[Book, str]]


def test_one_officers_mistakes_do_not_shut_another_out(new_book: Make) -> None:
    book, _ = new_book()
    officers.add(book, "Vàng A", "entry", SECOND, cost=Cost.test(), now=NOW)
    first = book.officer.name
    book.close()
    for left in (2, 1, 0):
        with pytest.raises(faults.WrongPassword) as told:
            Book.open(book.folder, password=WRONG, officer="Vàng A", now=NOW)
        assert told.value.facts["left"] == left
    with pytest.raises(faults.MustWait):
        Book.open(book.folder, password=SECOND, officer="Vàng A", now=NOW)
    Book.open(book.folder, password=PASSWORD, officer=first, now=NOW).close()
    with pytest.raises(faults.MustWait):
        Book.open(book.folder, password=SECOND, officer="Vàng A", now=NOW)
    Book.open(book.folder, password=SECOND, officer="Vàng A", now=NOW + MINUTE).close()
    assert not (book.folder / delay.FILE).exists()


def test_changing_a_password_counts_the_wrong_ones(new_book: Make) -> None:
    book, _ = new_book()
    for left in (2, 1, 0):
        with pytest.raises(faults.WrongPassword) as told:
            officers.change_password(book, WRONG, SECOND, cost=Cost.test(), now=NOW)
        assert (told.value.facts["left"], told.value.facts["wait"]) == (left, "1 phút")
    with pytest.raises(faults.MustWait):
        officers.change_password(book, PASSWORD, SECOND, cost=Cost.test(), now=NOW)
    officers.change_password(book, PASSWORD, SECOND, cost=Cost.test(), now=NOW + MINUTE)
    book.close()
    Book.open(book.folder, password=SECOND, now=NOW + MINUTE).close()
