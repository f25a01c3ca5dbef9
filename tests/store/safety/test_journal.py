from __future__ import annotations

from book_samples import NOW

from xatre.store.book import Book
from xatre.store.safety import journal


def test_rows_are_numbered_and_chained(book: Book) -> None:
    assert journal.head(book)[0] == 1
    first = journal.write(book, "printed", "child/018f", NOW)
    second = journal.write(book, "exported", "goi-1.xatre", NOW)
    assert (first.number, second.number) == (2, 3)
    assert second.previous == first.hash
    assert journal.head(book) == (3, second.hash)
    assert (second.officer, second.device) == (book.officer.id, book.device.id)
    assert second.moment == "2026-11-20T02:41:07Z"
    kept = list(journal.entries(book.db, book.device.id, after=1))
    assert kept == [first, second]
    assert journal.vouched(book.db, book.device.id) == (3, 3)


def test_a_changed_or_missing_row_shows(book: Book) -> None:
    for number in range(5):
        journal.write(book, "read in full", f"case/{number}")
    book.db.conn.execute("UPDATE journal SET subject = 'case/9' WHERE number = 4")
    assert journal.vouched(book.db, book.device.id) == (3, 6)
    book.db.conn.execute("DELETE FROM journal WHERE number = 2")
    assert journal.vouched(book.db, book.device.id) == (1, 6)


def test_a_row_undone_with_its_transaction_leaves_no_gap(book: Book) -> None:
    try:
        with book.transaction():
            journal.write(book, "decided", "child/x")
            raise ValueError
    except ValueError:
        journal.write(book, "decided", "child/y")
    assert journal.vouched(book.db, book.device.id) == (2, 2)


def test_a_new_stream_continues_the_head(book: Book) -> None:
    length, head = journal.head(book)
    book.begin_new_stream(NOW)
    assert journal.head(book) == (0, head)
    assert journal.write(book, "restored").previous == head
    assert (book.device.continues_length, book.device.continues_head) == (length, head)
    assert journal.vouched(book.db, book.device.id) == (1, 1)
