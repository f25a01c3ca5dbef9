"""Lines come in, in any order, twice or cut, and go out again with their package."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from sample_kinds import KINDS, line, memory_book, new_id

from xatre.model.revision import Revision, read_revision
from xatre.store.connection import Database
from xatre.store.lists import search
from xatre.store.register import records, revisions, row_check, withdrawing
from xatre.store.register.line_copies import UnknownPackage
from xatre.store.traffic import packages
from xatre.store.traffic.packages import Incoming


def arrive(db: Database, sha: str, lines: list[Revision], cut: dict[str, str] | None = None):
    packages.note_incoming(
        db, Incoming(sha, "03562@2025", "d1", "s1", 1, {}, "taken", "2026-11-20", None)
    )
    return revisions.add_lines(db, lines, package=sha, cut=cut)


def rows(db: Database) -> dict[str, list[tuple]]:
    """Everything that can be seen of the records, without row numbers."""
    seen = {}
    for kind in KINDS:
        seen[kind.name] = [
            (record, records.title(db, kind.name, record.id))
            for record in records.every(db, kind.name, drafts=True)
        ]
    return seen


def test_a_new_line_is_the_row() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "Lò Thị Mai", "groups": {"G01": "yes"}})
    result = revisions.add_lines(db, [first])
    assert result.new == {first.id}
    record = records.get(db, "child", first.id)
    assert record is not None
    assert record.fields == first.fields
    assert (record.revision, record.state, record.unit) == (first.name, "complete", first.unit)
    assert row_check.recompute_check(db, KINDS) == []


def test_the_same_line_again_changes_nothing() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "Lò Thị Mai"})
    revisions.add_lines(db, [first])
    again = revisions.add_lines(db, [first, first])
    assert again.unchanged == {first.id}
    assert not again.new | again.updated
    assert [one.name for one in revisions.history(db, first.id)] == [first.name]


def test_an_edit_updates_row_search_and_history() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "Lò Thị Mai"})
    second = line(1, fields={"full_name": "Lò Thị Hoa"}, parents=(first,))
    revisions.add_lines(db, [first])
    result = revisions.add_lines(db, [second])
    assert result.updated == {first.id}
    assert not result.new
    assert [hit.title for hit in search.find(db, "hoa")] == ["Lò Thị Hoa"]
    assert search.find(db, "mai") == []
    assert [one.name for one in revisions.history(db, first.id)] == [first.name, second.name]


def test_two_edits_of_one_field_clash_and_a_decision_closes_it() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "A", "sex": "1"})
    here = line(1, fields={"full_name": "B", "sex": "1"}, parents=(first,))
    there = line(1, fields={"full_name": "C", "sex": "1"}, parents=(first,))
    result = revisions.add_lines(db, [there, first, here])
    assert result.clashing == {first.id}
    assert result.new == {first.id}
    record = records.get(db, "child", first.id)
    assert record is not None
    assert [clash.path for clash in record.clashes] == ["full_name"]
    assert set(record.clashes[0].values) == {"B", "C"}
    assert record.revision == "+".join(sorted((here.name, there.name)))
    assert "full_name" not in record.fields
    chosen = line(1, fields={"full_name": "B", "sex": "1"}, parents=(here, there))
    assert revisions.add_lines(db, [chosen]).updated == {first.id}
    record = records.get(db, "child", first.id)
    assert record is not None
    assert (record.clashes, record.fields["full_name"]) == ((), "B")


def test_a_line_without_its_ancestors_waits_and_has_no_row() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "A"})
    second = line(1, fields={"full_name": "B"}, parents=(first,))
    result = revisions.add_lines(db, [second])
    assert result.waiting == {first.id}
    assert not result.new
    assert records.get(db, "child", first.id) is None
    result = revisions.add_lines(db, [first])
    assert (result.new, result.waiting) == ({first.id}, set())
    record = records.get(db, "child", first.id)
    assert record is not None
    assert record.fields["full_name"] == "B"


def test_a_package_must_be_noted_first() -> None:
    with pytest.raises(UnknownPackage):
        revisions.add_lines(memory_book(), [line(1)], package="f" * 64)


def test_withdrawing_takes_out_what_no_other_package_carries() -> None:
    db, never = memory_book(), memory_book()
    first = line(1, fields={"full_name": "A", "groups": {"G01": "yes"}})
    other = line(2, fields={"full_name": "B"})
    third = line(3, "village", {"name": "Bản"})
    arrive(db, "a", [first, other])
    arrive(db, "b", [other, third])
    arrive(never, "b", [other, third])
    assert withdrawing.carriers(db, "a") == ["a", "b"]
    touched = withdrawing.withdraw(db, ["a"], "2026-11-21")
    assert touched == {first.id}
    assert rows(db) == rows(never)
    assert row_check.recompute_check(db, KINDS) == []
    known = packages.incoming(db, "a")
    assert known is not None
    assert known.withdrawn_at == "2026-11-21"
    arrive(db, "a", [])
    known = packages.incoming(db, "a")
    assert known is not None
    assert known.withdrawn_at == "2026-11-21"


def test_lines_built_on_withdrawn_ones_wait() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "A"})
    second = line(1, fields={"full_name": "B"}, parents=(first,))
    arrive(db, "a", [first])
    arrive(db, "b", [second])
    withdrawing.withdraw(db, ["a"], "2026-11-21")
    assert records.get(db, "child", first.id) is None
    arrive(db, "c", [first])
    record = records.get(db, "child", first.id)
    assert record is not None
    assert record.revision == second.name


def test_own_lines_are_never_taken_out_and_are_named_when_they_stand_on_others() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "A"})
    own = line(1, fields={"full_name": "B"}, parents=(first,))
    arrive(db, "a", [first, line(2)])
    revisions.add_lines(db, [own])
    arrive(db, "b", [own])
    assert withdrawing.own_lines_on(db, ["a"]) == {first.id}
    assert withdrawing.own_lines_on(db, ["b"]) == set()
    withdrawing.withdraw(db, ["b"], "2026-11-21")
    record = records.get(db, "child", first.id)
    assert record is not None
    assert record.revision == own.name


def cut_copy(whole: Revision, *names: str) -> Revision:
    """The line as a profile that drops these fields would send it."""
    from dataclasses import replace

    from xatre.model.revision import make_revision

    fields = {name: value for name, value in whole.fields.items() if name not in names}
    shorter = make_revision(
        id=whole.id, kind=whole.kind, unit=whole.unit, who=whole.who, when=whole.when,
        device=whole.device, fields=fields, state=whole.state, parents=whole.parents,
    )  # fmt: skip
    return replace(shorter, name=whole.name, nonce=b"")


@pytest.mark.parametrize("order", ["whole first", "cut first"])
def test_the_whole_line_wins_over_a_cut_one_and_leaves_it_when_withdrawn(order: str) -> None:
    whole = line(1, fields={"full_name": "A", "sex": "1"})
    cut = cut_copy(whole, "full_name")
    db, never = memory_book(), memory_book()
    arrive(never, "cut", [cut], {cut.name: "no_identity"})
    packs = [("whole", [whole], None), ("cut", [cut], {cut.name: "no_identity"})]
    for sha, lines, cuts in packs if order == "whole first" else packs[::-1]:
        arrive(db, sha, lines, cuts)
    record = records.get(db, "child", whole.id)
    assert record is not None
    assert (record.cut, record.fields["full_name"]) == ("", "A")
    withdrawing.withdraw(db, ["whole"], "2026-11-21")
    record = records.get(db, "child", whole.id)
    assert record is not None
    assert (record.cut, "full_name" in record.fields) == ("no_identity", False)
    assert rows(db) == rows(never)
    assert row_check.recompute_check(db, KINDS) == []


def test_sorting_by_a_reference_follows_the_title_of_what_it_names() -> None:
    db = memory_book()
    village = line(1, "village", {"name": "Bản Ba"})
    child = line(2, fields={"full_name": "A", "village": village.id})
    revisions.add_lines(db, [child])
    revisions.add_lines(db, [village])
    revisions.add_lines(db, [line(1, "village", {"name": "Bản Tư"}, parents=(village,))])
    key = 'SELECT k_village, (SELECT k_title FROM "kind_village") FROM "kind_child"'
    found = db.conn.execute(key).fetchone()
    assert found[0] == found[1] != ""
    assert row_check.recompute_check(db, KINDS) == []


def test_a_form_merges_whole() -> None:
    db = memory_book()
    first = line(1, "form", {"a": "1", "b": "1"})
    here = line(1, "form", {"a": "2", "b": "1"}, parents=(first,))
    there = line(1, "form", {"a": "1", "b": "2"}, parents=(first,))
    assert revisions.add_lines(db, [first, here, there]).clashing == {first.id}


def test_nothing_is_kept_of_a_batch_that_fails() -> None:
    db = memory_book()

    def broken():
        yield line(1, fields={"full_name": "A"})
        raise RuntimeError

    with pytest.raises(RuntimeError):
        revisions.add_lines(db, broken())
    assert db.conn.execute("SELECT count(*) FROM revisions").fetchone() == (0,)
    assert records.get(db, "child", new_id(1)) is None


def test_a_cut_line_cannot_take_the_place_of_another_record() -> None:
    db = memory_book()
    ours = line(1, fields={"sex": "1"})
    known = replace(read_revision(bytes(16), ours.line), name="a" * 64, nonce=b"")
    arrive(db, "ours", [known], {"a" * 64: "no_identity"})
    longer = line(2, fields={"sex": "2", "full_name": "Kẻ khác"}, unit="02788@2025")
    forged = replace(read_revision(bytes(16), longer.line), name="a" * 64, nonce=b"")
    arrive(db, "theirs", [forged], {"a" * 64: "no_identity"})
    (kept,) = revisions.history(db, ours.id)
    assert (kept.line, kept.fields) == (ours.line, {"sex": "1"})
    assert revisions.history(db, longer.id) == []
    assert withdrawing.carriers(db, "ours") == ["ours"]


def test_rows_follow_each_batch_before_the_next_is_asked_for() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "A"})
    here = line(1, fields={"full_name": "B"}, parents=(first,))
    there = line(1, fields={"full_name": "C"}, parents=(first,))
    chosen = line(1, fields={"full_name": "C"}, parents=(here, there))
    seen: list[str] = []

    def batches():
        for batch in ([first, here], [there], [chosen]):
            found = records.get(db, "child", first.id)
            seen.append(str(found and (found.fields.get("full_name"), len(found.clashes))))
            yield batch

    result = revisions.add_batches(db, batches())
    assert seen == ["None", "('B', 0)", "(None, 1)"]
    assert (result.new, result.updated, result.clashing) == ({first.id}, set(), set())
    assert row_check.recompute_check(db, KINDS) == []


@pytest.mark.parametrize("seed", range(10))
def test_the_size_of_the_batches_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    lines = a_history(chance)
    chance.shuffle(lines)
    one, other = memory_book(), memory_book()
    whole = revisions.add_lines(one, lines)
    step = chance.randrange(1, 4)
    parts = revisions.add_batches(
        other, [lines[start : start + step] for start in range(0, len(lines), step)]
    )
    assert (parts.new, parts.clashing, parts.waiting) == (whole.new, whole.clashing, whole.waiting)
    assert rows(one) == rows(other)


def a_history(chance: random.Random) -> list[Revision]:
    """Lines of a few records that edit, clash, void and decide."""
    made: list[Revision] = []
    for number in range(1, 6):
        kind = chance.choice(["child", "child", "village", "form", "case"])
        own = [line(number, kind, {"code": f"X-{number}"})]
        for _ in range(chance.randrange(5)):
            parents = tuple(chance.sample(own, min(len(own), chance.choice([1, 1, 2]))))
            fields = {"code": f"X-{number}"}
            if kind == "child":
                fields["full_name"] = chance.choice(["An", "Ánh", "Bảo"])
                fields["sex"] = chance.choice("12")
                fields["born_on"] = chance.choice(["2017", "2017-03", "2016-03-09"])
            elif kind == "form":
                fields |= {"a": chance.choice("12"), "b": chance.choice("12")}
            state = "void" if chance.random() < 0.15 else "complete"
            own.append(line(number, kind, fields, parents=parents, state=state))
        made += own
    return made


@pytest.mark.parametrize("seed", range(40))
def test_rows_depend_on_the_set_alone(seed: int) -> None:
    chance = random.Random(seed)
    lines = a_history(chance)
    packs = [chance.sample(lines, chance.randrange(1, len(lines) + 1)) for _ in range(5)]
    packs.append(lines)
    order = list(range(len(packs)))
    chance.shuffle(order)
    db, other = memory_book(), memory_book()
    for place in order:
        arrive(db, f"p{place}", packs[place])
        assert row_check.recompute_check(db, KINDS) == []
    gone = chance.sample(order, 3)
    for place in gone:
        withdrawing.withdraw(db, [f"p{place}"], "2026-11-21")
        assert row_check.recompute_check(db, KINDS) == []
    for place in sorted(set(order) - set(gone)):
        arrive(other, f"p{place}", packs[place])
    assert rows(db) == rows(other)


def test_stored_bytes_are_the_bytes_that_came() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "Ổ"})
    revisions.add_lines(db, [first])
    kept = revisions.history(db, first.id)[0]
    assert read_revision(kept.nonce, kept.line) == first
