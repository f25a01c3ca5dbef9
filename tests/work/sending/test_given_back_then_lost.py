"""What an office gave back it has: under new keys of its own too, but not once its book is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from first_books import OFFICE
from work_samples import CHILD, add

from two_books import enrol, send, take, trust
from xatre.work.people.cards import own_card
from xatre.work.people.renewing import renew_keys, revoke
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.sending.status import status
from xatre.work.session import Session


def test_it_goes_to_the_new_book_in_an_ordinary_package(
    pair: tuple[Session, Session], make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    for name in "AB":
        add(commune, "child", **CHILD | {"full_name": f"Giàng {name}"})
    send(commune, office, tmp_path)
    again = make_session("xa-moi")
    trust(again, office, tmp_path)
    late, last = (export_package(office, tmp_path, full=True, to="02788").file for _ in "12")
    take(again, last)
    assert status(again)["unsent_by_kind"] == {}
    revoke(again, own_card(office).fingerprint)
    assert status(again)["unsent_by_kind"] == {"child": 2}, "no office is trusted that has it"
    renew_keys(office)
    enrol(office, again, tmp_path)
    assert status(again)["unsent_by_kind"] == {}, "revoked by mistake, the office goes on"
    fresh = make_session("so-moi", OFFICE, "office")
    trust(again, fresh, tmp_path)
    assert status(again)["unsent_by_kind"] == {"child": 2}, "renewed, and lost afterwards"
    take(again, late)
    assert status(again)["unsent_by_kind"] == {"child": 2}, "of the former book"
    assert send(again, fresh, tmp_path).new == 2
    assert digest(fresh, again.unit) == digest(again)
    assert send(again, fresh, tmp_path).new == 0
