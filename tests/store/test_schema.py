"""Tables follow declarations: new fields, kinds of a newer program, renamed fields."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_kinds import CHILD, KINDS, VILLAGE, line, memory_book, sample_title

from xatre.kinds import KINDS as REGISTER
from xatre.model.fields import Text, WholeNumber
from xatre.model.kind import Kind, Section
from xatre.store.connection import Database, dbapi
from xatre.store.lists import query, search
from xatre.store.lists.query import Query
from xatre.store.register import records, revisions, row_check
from xatre.store.schema import UnknownKind, install, table


def wider(kind: Kind, *fields: Text | WholeNumber) -> Kind:
    return replace(kind, sections=(*kind.sections, Section("", fields)))


def test_every_table_is_strict() -> None:
    db = memory_book()
    kinds = {f"kind_{kind.name}" for kind in KINDS}
    strict = {row[1]: row[5] for row in db.conn.execute("PRAGMA table_list")}
    assert all(strict[name] for name in kinds | {"revisions", "drafts", "incoming", "cards"})


def test_the_whole_register_can_be_installed_and_again_changes_nothing() -> None:
    db = Database(dbapi.connect(":memory:", isolation_level=None), strict=True)
    assert set(install(db, REGISTER.values())) == set(REGISTER)
    assert install(db, REGISTER.values()) == []


def test_a_new_field_becomes_a_column_and_takes_the_values_kept_for_it() -> None:
    db = memory_book()
    child = line(1, fields={"full_name": "An", "school": "Tiểu học Sà Dề Phìn", "grade": "3"})
    revisions.add_lines(db, [child])
    assert search.find(db, "tieu hoc") == []
    newer = wider(
        CHILD,
        Text("school", "Trường", searched=True, in_list=True),
        WholeNumber("grade", "Lớp", in_list=True),
    )
    assert install(db, [newer, VILLAGE], sample_title) == ["child"]
    assert db.conn.execute('SELECT f_school, extra FROM "kind_child"').fetchone() == (
        "Tiểu học Sà Dề Phìn",
        None,
    )
    assert [hit.id for hit in search.find(db, "tieu hoc")] == [child.id]
    assert query.page(db, Query("child", order="grade"), 0, 5)[0].cells["grade"] == "3"
    record = records.get(db, "child", child.id)
    assert record is not None
    assert record.fields == child.fields
    assert row_check.recompute_check(db, [newer]) == []


def test_a_field_gone_from_the_declaration_is_kept() -> None:
    db = memory_book()
    child = line(1, fields={"full_name": "An", "notes": "cũ"})
    revisions.add_lines(db, [child])
    fewer = replace(
        CHILD,
        sections=(
            Section("", tuple(one for one in CHILD.sections[0].fields if one.name != "notes")),
        ),
    )
    install(db, [fewer, VILLAGE], sample_title)
    record = records.get(db, "child", child.id)
    assert record is not None
    assert record.fields == child.fields


def test_lines_of_an_unknown_kind_wait_for_the_program_that_knows_it() -> None:
    db = memory_book((VILLAGE,))
    child = line(1, fields={"full_name": "An"})
    revisions.add_lines(db, [child])
    with pytest.raises(UnknownKind):
        table(db, "child")
    install(db, KINDS, sample_title)
    assert records.get(db, "child", child.id) is not None


def test_lines_with_an_old_field_name_merge_with_new_ones() -> None:
    now = Kind("thing", "Vật", sections=(Section("", (Text("label", "Tên", was=("name",)),)),))
    db = memory_book((now,))
    first = line(1, "thing", {"name": "cũ"})
    here = line(1, "thing", {"name": "A"}, parents=(first,))
    there = line(1, "thing", {"label": "B"}, parents=(first,))
    revisions.add_lines(db, [first, here, there])
    record = records.get(db, "thing", first.id)
    assert record is not None
    assert [(one.path, set(one.values)) for one in record.clashes] == [("label", {"A", "B"})]


def test_a_value_of_another_sort_is_kept_aside() -> None:
    db = memory_book()
    child = line(1, fields={"full_name": {"x": "yes"}, "groups": "G01", "sex": "1"})
    revisions.add_lines(db, [child])
    record = records.get(db, "child", child.id)
    assert record is not None
    assert record.fields == child.fields
