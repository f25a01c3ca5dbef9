from __future__ import annotations

from pathlib import Path

import pytest
from book_samples import NOW, PASSWORD

from xatre.store.book import Book
from xatre.store.keys import rekey
from xatre.store.keys import slots as keys
from xatre.store.keys.slots import Cost
from xatre.store.register import attachments
from xatre.store.safety import journal
from xatre.store.safety.check import check


@pytest.fixture
def whole(profile: Path, tmp_path: Path) -> Book:
    """A book with every declared kind."""
    book, _ = Book.create(
        tmp_path / "book",
        unit="03562@2025",
        role="commune",
        officer_name="Lò Thị Mai",
        password=PASSWORD,
        cost=Cost.test(),
        now=NOW,
    )
    return book


def test_a_new_book_is_whole_and_stays_so(whole: Book) -> None:
    assert check(whole) == []
    rekey.rekey(whole)
    assert check(whole) == []
    whole.close()
    with Book.open(whole.folder, password=PASSWORD, now=NOW) as again:
        assert check(again) == []


def test_a_changed_journal_shows(whole: Book) -> None:
    journal.write(whole, "printed", "child/x")
    whole.db.conn.execute("UPDATE journal SET act = 'nothing' WHERE number = 2")
    assert ["đến dòng 1 trên 2" in line for line in check(whole)] == [True]
    whole.close()


def test_lost_attachments_tables_and_keys_show(whole: Book) -> None:
    picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\0\0\0\2\0\0\0\2" + bytes(20)
    kept = attachments.add(whole, picture, lambda content, sort: content)
    (whole.folder / "attachments" / kept.id).unlink()
    whole.db.conn.execute("DROP TABLE kind_child")
    strange, _ = keys.make_slot(
        whole.facts.book, "strange", "officer", "Lạ", PASSWORD, [whole.data_key()], Cost.test()
    )
    spare = whole.slots.recovery()
    assert spare is not None
    whole.put_slots(whole.slots.with_slot(strange).without([spare.id]))
    said = "\n".join(check(whole))
    for words in (kept.id, "Thiếu bảng kind_child", "1 khóa không ghi", "khóa của mã khôi phục"):
        assert words in said
    whole.close()


def test_a_damaged_page_shows(whole: Book) -> None:
    with whole.transaction():
        whole.db["ballast"].insert({"text": "x" * 200_000})
    whole.close()
    content = bytearray(whole.file.read_bytes())
    content[-100_000] ^= 1
    whole.file.write_bytes(content)
    with Book.open(whole.folder, password=PASSWORD, now=NOW) as again:
        said = check(again)
    assert any("mã xác thực" in line for line in said)
    assert not [line for line in said if "x" * 20 in line]
