from __future__ import annotations

import pyrage
import pytest
from book_samples import NOW

from xatre.store.book import Book
from xatre.store.identifiers import new_id
from xatre.store.keys import device


@pytest.mark.parametrize(
    ("letters", "following"),
    [
        ([], ""),
        ([""], "B"),
        (["", "B"], "C"),
        (["C", "", "B"], "D"),
        (["", "Z"], "ZB"),
        (["ZB", "Z"], "ZC"),
    ],
)
def test_letters(letters: list[str], following: str) -> None:
    assert device.next_letter(letters) == following


def test_what_was_sealed_to_an_earlier_device_can_still_be_read(book: Book) -> None:
    sealing = pyrage.x25519.Recipient.from_str(book.device.sealing_key)
    sealed = pyrage.encrypt(b"a return", [sealing])
    book.begin_new_stream(NOW)
    identities = [pyrage.x25519.Identity.from_str(one) for one in book.device.age_identities]
    assert len(identities) == 2
    assert book.device.age_identity == book.device.age_identities[0]
    assert pyrage.decrypt(sealed, identities) == b"a return"
    assert len(device.all_ids(book.db)) == 2


def test_the_id_is_a_hash_of_the_public_keys(book: Book) -> None:
    keys = book.device
    assert keys.id == device.device_id(keys.signing_key, keys.sealing_key)


def test_ids_sort_by_time() -> None:
    early, late = new_id(NOW), new_id()
    assert early[14] == late[14] == "7"
    assert (early < late) == (NOW.timestamp() < __import__("time").time())
    assert len({new_id(NOW) for _ in range(1000)}) == 1000
