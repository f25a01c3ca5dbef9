"""Single records, their drafts, codes and look-alikes; and the check of rows."""

from __future__ import annotations

import pytest
from sample_kinds import KINDS, UNIT, line, memory_book, new_id

from xatre.store.faults import NotInTheTable
from xatre.store.lists import query, search
from xatre.store.lists.query import Query
from xatre.store.register import drafts, records, revisions, row_check

AT = "2026-11-20T02:41:07Z"


def test_a_new_draft_is_a_row_and_completing_it_makes_the_record() -> None:
    db = memory_book()
    drafts.save_draft(db, "child", new_id(1), UNIT, {"full_name": "An"}, saved_at=AT)
    drafts.save_draft(db, "child", new_id(1), UNIT, {"full_name": "An Na"}, saved_at=AT)
    record = records.get(db, "child", new_id(1))
    assert record is not None
    assert (record.state, record.revision, record.fields) == ("draft", "", {"full_name": "An Na"})
    assert [hit.state for hit in search.find(db, "an na")] == ["draft"]
    assert [one.fields for one in drafts.drafts(db)] == [{"full_name": "An Na"}]
    assert list(records.every(db, "child")) == []
    assert row_check.recompute_check(db, KINDS) == []
    records.complete(db, line(1, fields={"full_name": "An Ninh"}))
    record = records.get(db, "child", new_id(1))
    assert record is not None
    assert (record.state, record.fields["full_name"]) == ("complete", "An Ninh")
    assert drafts.draft(db, new_id(1)) is None
    assert query.count(db, Query("child", states=("draft",))) == 0
    assert row_check.recompute_check(db, KINDS) == []


def test_a_draft_of_an_edit_only_marks_the_record() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "An"})
    revisions.add_lines(db, [first])
    drafts.save_draft(db, "child", first.id, UNIT, {"full_name": "Ba"}, first.name, saved_at=AT)
    record = records.get(db, "child", first.id)
    assert record is not None
    assert record.fields == {"full_name": "An"}
    assert query.page(db, Query("child"), 0, 1)[0].has_draft
    kept = drafts.draft(db, first.id)
    assert kept is not None
    assert (kept.base, kept.fields) == (first.name, {"full_name": "Ba"})
    assert row_check.recompute_check(db, KINDS) == []
    drafts.discard_draft(db, first.id)
    assert not query.page(db, Query("child"), 0, 1)[0].has_draft
    drafts.discard_draft(db, first.id)
    assert row_check.recompute_check(db, KINDS) == []


def test_a_dropped_draft_leaves_nothing() -> None:
    db = memory_book()
    drafts.save_draft(db, "child", new_id(1), UNIT, {"full_name": "An"}, saved_at=AT)
    drafts.discard_draft(db, new_id(1))
    assert records.get(db, "child", new_id(1)) is None
    assert search.find(db, "an") == []
    assert row_check.recompute_check(db, KINDS) == []


def test_codes_count_on_by_kind_device_and_year() -> None:
    db = memory_book()
    assert records.next_code(db, "child", "", 2026) == "TE-00001"
    codes = ["TE-00041", "TE-B00007", "TE-00009", "TE-x", "TE-000050"]
    revisions.add_lines(db, [line(n, fields={"code": one}) for n, one in enumerate(codes)])
    assert records.next_code(db, "child", "", 2026) == "TE-00042"
    assert records.next_code(db, "child", "B", 2026) == "TE-B00008"
    revisions.add_lines(db, [line(20, "case", {"code": "VV-2026-014"})])
    assert records.next_code(db, "case", "", 2026) == "VV-2026-015"
    assert records.next_code(db, "case", "", 2027) == "VV-2027-001"
    revisions.add_lines(db, [line(21, fields={"code": "TE-99999"})])
    assert records.next_code(db, "child", "", 2026) == "TE-100000"
    revisions.add_lines(db, [line(22, fields={"code": "TE-100000"})])
    assert records.next_code(db, "child", "", 2026) == "TE-100001"


def test_look_alikes_are_compared_folded_and_voided_ones_left_out() -> None:
    db = memory_book()
    same = {"full_name": "Lò Thị Hoà", "born_on": "2017"}
    revisions.add_lines(
        db,
        [
            line(1, fields=same),
            line(2, fields={"full_name": "lo  thi hòa", "born_on": "2017"}),
            line(3, fields=same, state="void"),
            line(4, fields={"full_name": "Lò Thị Hoà", "born_on": "2018"}),
            line(5, fields={"full_name": "Lò Thị Hoà"}),
        ],
    )
    assert records.exists(db, "child", same, new_id(1)) == [new_id(2)]
    assert records.exists(db, "child", same) == [new_id(1), new_id(2)]
    assert records.exists(db, "child", {"full_name": "Lò Thị Hoà"}, new_id(4)) == [
        new_id(1),
        new_id(5),
    ]
    many = records.exists_many(
        db, "child", ("full_name", "born_on"), {new_id(1): same, "x": {"full_name": "Ai"}}
    )
    assert many == {new_id(1): [new_id(2)]}
    with pytest.raises(NotInTheTable):
        records.exists(db, "child", {"1=1 --": "x"})
    with pytest.raises(NotInTheTable):
        records.exists_many(db, "child", ("sex",), {})


def test_children_titles_and_many() -> None:
    db = memory_book()
    child = line(1, fields={"full_name": "An"})
    hurt = [line(n, "injury", {"child": child.id, "cause": "11"}) for n in (3, 2)]
    revisions.add_lines(db, [child, *hurt])
    assert [one.id for one in records.children(db, "injury", "child", child.id)] == [
        new_id(2),
        new_id(3),
    ]
    assert records.children(db, "injury", "child", new_id(9)) == []
    assert records.title(db, "child", child.id) == "An"
    assert records.title(db, "child", new_id(9)) == ""
    assert set(records.get_many(db, "injury", [new_id(2), new_id(9)])) == {new_id(2)}
    assert records.get(db, "child", new_id(9)) is None
    with pytest.raises(NotInTheTable):
        records.children(db, "injury", "id", "x")


def test_records_of_units_in_the_order_of_their_ids() -> None:
    db = memory_book()
    revisions.add_lines(db, [line(2), line(1), line(3, unit="02788@2025")])
    assert [one.id for one in records.every(db, "child", [UNIT])] == [new_id(1), new_id(2)]
    assert len(list(records.every(db, "child"))) == 3


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE \"kind_child\" SET f_full_name = 'Ba'",
        "UPDATE \"kind_child\" SET k_born_on = '2000'",
        'DELETE FROM "kind_child"',
        'DELETE FROM "kind_child_members"',
        'DELETE FROM "kind_child_search" WHERE rowid = 1',
        "DELETE FROM revisions",
        "UPDATE revisions SET line = CAST(replace(CAST(line AS TEXT), 'An', 'Bo') AS BLOB)",
        "UPDATE revisions SET nonce = zeroblob(16)",
    ],
)
def test_the_check_names_what_was_changed_behind_its_back(damage: str) -> None:
    db = memory_book()
    fields = {"full_name": "An", "born_on": "2017", "groups": {"G01": "yes"}}
    revisions.add_lines(db, [line(1, fields=fields)])
    assert row_check.recompute_check(db, KINDS) == []
    db.conn.execute(damage)
    found = row_check.recompute_check(db, KINDS)
    assert found
    assert not any("An" in one or "Ba" in one for one in found)
