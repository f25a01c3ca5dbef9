"""Rows made again after a change of shape: all of them, once, with their indexes; a kill in the
middle leaves what was there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_kinds import CASE, CHILD, FORM, INJURY, VILLAGE, line, memory_book, new_id, sample_title

from xatre.model.fields import PersonRef, Text
from xatre.model.kind import Kind, Section
from xatre.store.connection import Database
from xatre.store.lists import query, search
from xatre.store.lists.query import Query
from xatre.store.register import drafts, rebuilding, revisions, row_check
from xatre.store.register.kind_table import KindTable
from xatre.store.schema import install, tables

MANY = 12
OTHERS = (VILLAGE, CASE, FORM)


def wider(kind: Kind) -> Kind:
    """The kind with one more field in its list, and one more child referred to."""
    fields = (Text("school", "Trường", in_list=True), PersonRef("sister", "Chị", in_list=True))
    return replace(kind, sections=(*kind.sections, Section("", fields)))


NEWER = (wider(CHILD), wider(INJURY), *OTHERS)


@pytest.fixture
def filled() -> Database:
    """Children and an injury of each, under the kinds as they were; one child is a draft."""
    db = memory_book()
    children = [
        line(n, fields={"full_name": f"Bé {n:02}", "school": "A", "sister": new_id(1)})
        for n in range(1, MANY)
    ]
    injuries = [
        line(100 + n, "injury", {"child": new_id(n), "sister": new_id(n)}) for n in range(1, MANY)
    ]
    revisions.add_lines(db, [*children, *injuries])
    draft = {"full_name": "Bé nháp"}
    drafts.save_draft(db, "child", new_id(90), "02788@2025", draft, saved_at="2026-11-20T02:41:07Z")
    return db


def indexes(db: Database, table: KindTable) -> set[str]:
    rows = db.conn.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (table.name,)
    )
    return {name for (name,) in rows}


def stands(db: Database, kinds: tuple[Kind, ...]) -> None:
    """All rows, words and indexes are there, and say what the lines say."""
    assert row_check.recompute_check(db, kinds) == []
    for table in tables(db).values():
        assert indexes(db, table) == {f"{table.name}_id", *table.indexes()}
    assert query.count(db, Query("child")) == MANY
    assert len(search.find(db, "be")) == MANY


def test_all_rows_come_back_with_the_new_columns_and_indexes(filled: Database) -> None:
    before = indexes(filled, tables(filled)["child"])
    assert install(filled, NEWER, sample_title) == ["child", "injury"]
    stands(filled, NEWER)
    assert indexes(filled, tables(filled)["child"]) > before
    assert install(filled, NEWER, sample_title) == []


def test_lists_sorted_by_a_reference_have_its_title(filled: Database) -> None:
    install(filled, NEWER, sample_title)
    for kind in ("child", "injury"):
        keys = filled.conn.execute(f"SELECT k_sister FROM kind_{kind} WHERE f_sister IS NOT NULL")
        assert len([key for (key,) in keys if key]) == MANY - 1
    (keys,) = filled.conn.execute("SELECT count(*) FROM kind_injury WHERE k_child <> ''").fetchone()
    assert keys == MANY - 1


def test_what_stops_in_the_middle_goes_on_with_the_kinds_left(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, retitled = indexes(filled, tables(filled)["injury"]), rebuilding.retitle_all

    def stops(db: Database, of: KindTable) -> None:
        if of.kind.name == "injury":
            raise KeyboardInterrupt
        retitled(db, of)

    with monkeypatch.context() as patched:
        patched.setattr(rebuilding, "retitle_all", stops)
        with pytest.raises(KeyboardInterrupt):
            install(filled, NEWER, sample_title)
    (rows,) = filled.conn.execute("SELECT count(*) FROM kind_injury").fetchone()
    assert rows == MANY - 1
    assert indexes(filled, tables(filled)["injury"]) == old
    assert install(filled, NEWER, sample_title) == ["injury"]
    stands(filled, NEWER)
