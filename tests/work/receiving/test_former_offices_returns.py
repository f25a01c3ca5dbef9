"""Returns of the book that an office had before it lost its key, taken after its new book began."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from first_books import OFFICE as OFFICE_UNIT
from work_samples import add

from two_books import CHILD, send, take, trust
from xatre.store.traffic import packages
from xatre.work.receiving.acknowledging import OF_FORMER_OFFICE
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.returning import write_return
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session


def test_they_count_for_nothing_beside_those_of_the_new_book(
    pair: tuple[Session, Session], make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, former = pair
    add(commune, "child", **CHILD)
    send(commune, former, tmp_path)
    late, last = (write_return(former, commune.unit) for _ in range(2))
    take(commune, last)
    office = make_session("so-moi", OFFICE_UNIT, "office")
    trust(commune, office, tmp_path)
    unheard = export_package(commune, tmp_path, full=True)
    receive_files(office, [unheard.file])
    (old,) = take(commune, late)
    assert old.outcome == "taken"
    assert old.note == OF_FORMER_OFFICE
    assert packages.sent(commune.book.db)[0].outcome == ""
    (new,) = take(commune, write_return(office, commune.unit))
    assert new.outcome == "taken"
    assert packages.sent(commune.book.db)[0].outcome == "taken"
    assert digest(office, commune.unit) == digest(commune)
