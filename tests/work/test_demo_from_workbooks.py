"""A demo commune whose children come from two old workbooks: seeded, whole, and checked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from xatre.store.keys.slots import Cost
from xatre.store.register import imports, records
from xatre.work.demo import make_demo
from xatre.work.keeping import check_book
from xatre.work.sending.digest import digest
from xatre.work.session import Session, open_session


def opened(folder: Path) -> Session:
    password = (folder / "password.txt").read_text(encoding="utf-8").strip()
    (commune,) = folder.glob("commune-*")
    return open_session(commune, password, clock=lambda: datetime(2026, 11, 20, 3, tzinfo=UTC))


def test_children_come_in_from_two_workbooks(tmp_path: Path) -> None:
    hashes = []
    for place in ("một", "hai"):
        folder = tmp_path / place
        made = make_demo(
            folder, children=90, day="2026-11-20", from_workbooks=True, cost=Cost.test()
        )
        names = [file.name for file in made.workbooks]
        assert names == [
            "So tre em (VnTime).xlsx", "Danh sach tre truoc 7-2025.xlsx",
            "De lai - So tre em (VnTime).xlsx", "De lai - Danh sach tre truoc 7-2025.xlsx",
        ]  # fmt: skip
        session = opened(folder)
        hashes.append(digest(session))
        done = imports.imports(session.book.db)
        assert len(done) == 2
        found = list(records.every(session.book.db, "child"))
        assert sum(one.rows for one in done) == len(found) == made.records["child"]
        assert len(found) > 80
        session.close()
    assert hashes[0] == hashes[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "so"
    make_demo(folder, children=60, day="2026-11-20", from_workbooks=True, cost=Cost.test())
    return folder


def test_the_rest_of_the_commune_stands_on_them(made: Path) -> None:
    session = opened(made)
    children = {one.id: one for one in records.every(session.book.db, "child")}
    injuries = list(records.every(session.book.db, "injury"))
    assert injuries
    assert {str(one.fields["child"]) for one in injuries if "child" in one.fields} <= set(children)
    units = {one.fields.get("permanent_unit") for one in children.values()}
    assert session.unit in units, "the former commune's name was read as today's"
    assert all(one.fields.get("village") for one in children.values())
    assert any(
        str(one.fields.get("personal_number", "")).startswith("0") for one in children.values()
    )
    assert check_book(session) == []
    session.close()
