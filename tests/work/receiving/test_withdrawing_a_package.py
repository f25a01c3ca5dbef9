"""Withdrawing at the office: never without a backup, and every unit concerned is answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_samples import add

from two_books import CHILD, give, take, trust
from xatre.exchange.container import inspect
from xatre.store.faults import InsideTransaction
from xatre.store.traffic import packages
from xatre.work.receiving.undo import undo_package
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session


def test_it_is_not_done_without_a_backup(commune: Session, office: Session, tmp_path: Path) -> None:
    trust(commune, office, tmp_path)
    add(commune, "child", **CHILD)
    sent = export_package(commune, tmp_path)
    take(office, sent.file)
    before = digest(office)
    with pytest.raises(InsideTransaction), office.book.transaction():
        undo_package(office, sent.sha256)
    assert digest(office) == before
    assert undo_package(office, sent.sha256).withdrawn == [sent.sha256]
    assert list((office.book.folder / "backups").iterdir())


def test_each_unit_whose_package_goes_gets_a_return(
    commune: Session, office: Session, neighbour: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    trust(neighbour, office, tmp_path)
    trust(commune, neighbour, tmp_path)
    child = add(commune, "child", **CHILD)
    first = export_package(commune, tmp_path)
    take(office, first.file)
    give(commune, neighbour, child, tmp_path)
    # The history of the record goes with it, so both packages carry the first line.
    second = export_package(neighbour, tmp_path)
    take(office, second.file)
    undone = undo_package(office, first.sha256)
    assert set(undone.withdrawn) == {first.sha256, second.sha256}
    for_neighbour, for_commune = sorted(
        undone.return_files, key=lambda file: inspect(file).header.recipient == commune.unit
    )
    take(commune, for_commune)
    take(neighbour, for_neighbour)
    for session, sent in ((commune, first), (neighbour, second)):
        said = {one.sha256: one.outcome for one in packages.sent(session.book.db)}
        assert said[sent.sha256] == "withdrawn"
