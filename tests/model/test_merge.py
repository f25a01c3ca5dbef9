"""Each rule of merging on the smallest history that shows it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest

from xatre.model.merge import (
    NextLine,
    NotOpen,
    StateClash,
    StillOpen,
    View,
    next_decision,
    next_decisions,
    next_edit,
    view,
    walk,
)
from xatre.model.revision import Revision, make_revision

ABOUT = {
    "id": "018f2b6e-0000-7000-8000-000000000001",
    "kind": "child",
    "unit": "03562@2025",
    "who": "officer",
    "when": "2026-03-09T08:00:00+07:00",
    "device": "A1",
}
ROW = {"+": "yes", "code": "01", "kinds": {"k1": "yes"}}


def line(*parents: Revision, open: Iterable[str] = (), state: str = "complete", **fields: Any):
    names = {parent.name for parent in parents}
    return make_revision(**ABOUT, parents=names, open=open, state=state, fields=fields)


def write(following: NextLine | None) -> Revision:
    assert following is not None
    return make_revision(**ABOUT, **following._asdict())


def seen(*lines: Revision, whole: bool = False) -> View:
    found = view(lines, whole)
    assert found is not None
    return found


def clashes(found: View) -> dict[str, dict[str | None, set[str]]]:
    return {x.path: {value: set(names) for value, names in x.values.items()} for x in found.clashes}


BASE = line(x="1", y="1")


def test_nothing_has_no_view() -> None:
    assert view([]) is None


def test_one_line_is_its_own_view() -> None:
    found = seen(BASE)
    assert found == View(frozenset({BASE.name}), "complete", {"x": "1", "y": "1"})
    assert found.fields is BASE.fields


def test_edits_of_different_fields_merge() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="1", y="2")
    found = seen(BASE, left, right)
    assert found.fields == {"x": "2", "y": "2"}
    assert found.clashes == ()
    assert found.heads == {left.name, right.name}


def test_different_values_of_one_field_clash_and_both_are_kept() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="3", y="1")
    found = seen(BASE, left, right)
    assert clashes(found) == {"x": {"2": {left.name}, "3": {right.name}}}
    assert found.fields == {"y": "1"}
    assert found.open == {"x"}


def test_identical_values_cannot_clash() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="2", y="1")
    assert seen(BASE, left, right).fields == {"x": "2", "y": "1"}
    assert seen(BASE, left, right).clashes == ()


def test_removing_a_value_clashes_with_changing_it() -> None:
    left, right = line(BASE, y="1"), line(BASE, x="3", y="1")
    assert clashes(seen(BASE, left, right)) == {"x": {None: {left.name}, "3": {right.name}}}


def test_removing_a_value_that_nobody_changed_removes_it() -> None:
    left, right = line(BASE, y="1"), line(BASE, x="1", y="2")
    assert seen(BASE, left, right).fields == {"y": "2"}


def test_a_later_value_overrides_on_its_own_side_only() -> None:
    left = line(BASE, x="2", y="1")
    later, right = line(left, x="4", y="1"), line(BASE, x="3", y="1")
    assert clashes(seen(BASE, left, later, right)) == {"x": {"4": {later.name}, "3": {right.name}}}
    assert seen(BASE, left, later).fields["x"] == "4"


def test_three_values_clash_together() -> None:
    sides = [line(BASE, x=value, y="1") for value in "234"]
    assert clashes(seen(BASE, *sides))["x"].keys() == {"2", "3", "4"}


def test_a_clash_stays_open_through_later_edits() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="3", y="1")
    edit = write(next_edit(seen(BASE, left, right), {"y": "5"}))
    assert edit.parents == {left.name, right.name}
    assert edit.open == {"x"}
    found = seen(BASE, left, right, edit)
    assert found.heads == {edit.name}
    assert found.fields == {"y": "5"}
    assert clashes(found) == {"x": {"2": {left.name}, "3": {right.name}}}
    again = write(next_edit(found, {"y": "6"}))
    assert clashes(seen(BASE, left, right, edit, again)) == clashes(found)


@pytest.mark.parametrize("value", ["2", "3", "new", None])
def test_a_decision_closes(value: str | None) -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="3", y="1")
    edit = write(next_edit(seen(BASE, left, right), {"y": "5"}))
    decision = write(next_decision(seen(BASE, left, right, edit), "x", value))
    assert decision.parents == {left.name, right.name, edit.name}
    lines = {x.name: x for x in (BASE, left, right, edit, decision)}
    expected = {"y": "5"} | ({"x": value} if value else {})
    assert seen(*lines.values()).fields == expected
    assert walk(lines) == view(lines.values())


def test_two_different_decisions_clash_again() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="3", y="1")
    both = seen(BASE, left, right)
    one, two = write(next_decision(both, "x", "2")), write(next_decision(both, "x", "3"))
    assert clashes(seen(BASE, left, right, one, two)) == {"x": {"2": {one.name}, "3": {two.name}}}


def test_a_value_set_apart_from_a_decision_clashes_with_it() -> None:
    left, right, late = (line(BASE, x=value, y="1") for value in "234")
    decision = write(next_decision(seen(BASE, left, right), "x", "2"))
    found = seen(BASE, left, right, decision, late)
    assert clashes(found) == {"x": {"2": {decision.name}, "4": {late.name}}}


def test_a_decision_may_leave_other_clashes_open() -> None:
    left, right = line(BASE, x="2", y="2"), line(BASE, x="3", y="3")
    decision = write(next_decision(seen(BASE, left, right), "x", "2"))
    found = seen(BASE, left, right, decision)
    assert (found.fields, found.open) == ({"x": "2"}, {"y"})
    both = next_decisions(seen(BASE, left, right), {"x": "2", "y": "3"})
    assert (both.fields, both.open) == ({"x": "2", "y": "3"}, frozenset())


def test_only_an_open_path_is_decided() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="3", y="1")
    with pytest.raises(NotOpen, match="y"):
        next_decision(seen(BASE, left, right), "y", "2")


def test_an_edit_does_not_write_an_open_path() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="3", y="1")
    with pytest.raises(StillOpen, match="x"):
        next_edit(seen(BASE, left, right), {"x": "9", "y": "1"})


def test_an_edit_takes_every_head() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="1", y="2")
    following = next_edit(seen(BASE, left, right), {"x": "2", "y": "3"})
    assert following == ({left.name, right.name}, "complete", {"x": "2", "y": "3"}, frozenset())


def test_a_merge_without_a_change_is_not_stored() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="1", y="2")
    assert next_edit(seen(BASE, left, right), {"x": "2", "y": "2", "z": "", "r": {}}) is None


def test_a_new_record_has_no_parents() -> None:
    assert next_edit(None, {"x": "1", "y": ""}) == (frozenset(), "complete", {"x": "1"}, set())


def test_voiding_clashes_with_an_edit() -> None:
    void = line(BASE, x="1", y="1", void_reason="trùng", state="void")
    edit = line(BASE, x="2", y="1")
    found = seen(BASE, void, edit)
    assert clashes(found) == {"state": {"void": {void.name}, "complete": {edit.name}}}
    assert found.state == "complete"
    assert found.fields == {"x": "2", "y": "1", "void_reason": "trùng"}


@pytest.mark.parametrize("state", ["complete", "void"])
def test_while_the_state_clashes_the_record_is_decided_not_edited(state: str) -> None:
    void, edit = line(BASE, x="1", y="1", state="void"), line(BASE, x="2", y="1")
    found = seen(BASE, void, edit)
    with pytest.raises(StateClash):
        next_edit(found, {"x": "5", "y": "1"})
    decision = write(next_decision(found, "state", state))
    after = seen(BASE, void, edit, decision)
    assert (after.state, after.clashes) == (state, ())
    assert after.fields == {"x": "2", "y": "1"}


def test_another_path_is_decided_while_the_state_stays_open() -> None:
    void, edit = line(BASE, x="2", y="1", state="void"), line(BASE, x="3", y="1")
    decision = write(next_decision(seen(BASE, void, edit), "x", "3"))
    after = seen(BASE, void, edit, decision)
    assert after.open == {"state"}
    assert clashes(after)["state"] == {"void": {void.name}, "complete": {edit.name}}


@pytest.mark.parametrize("state", [None, "", "draft"])
def test_a_state_is_complete_or_void(state: str | None) -> None:
    found = seen(BASE, line(BASE, x="1", state="void"), line(BASE, x="2"))
    with pytest.raises(NotOpen):
        next_decision(found, "state", state)


def test_two_voidings_do_not_clash() -> None:
    found = seen(BASE, *(line(BASE, x="1", y="1", state="void") for _ in range(2)))
    assert (found.state, found.clashes) == ("void", ())


def test_a_cell_edit_clashes_with_the_removal_of_its_row() -> None:
    base = line(r={"r1": ROW, "r2": ROW})
    removal = write(next_edit(seen(base), {"r": {"r2": ROW}}))
    assert removal.fields["r"]["r1"] == {"code": "01", "kinds": {"k1": "yes"}}
    edit = write(next_edit(seen(base), {"r": {"r1": ROW | {"code": "02"}, "r2": ROW}}))
    found = seen(base, removal, edit)
    assert clashes(found) == {"r/r1/+": {None: {removal.name}, "yes": {edit.name}}}
    assert found.fields == {"r": {"r1": {"code": "02", "kinds": {"k1": "yes"}}, "r2": ROW}}
    back = seen(base, removal, edit, write(next_decision(found, "r/r1/+", "yes")))
    assert back.fields["r"]["r1"] == ROW | {"code": "02"}
    gone = seen(base, removal, edit, write(next_decision(found, "r/r1/+", None)))
    assert gone.fields["r"]["r1"] == {"code": "02", "kinds": {"k1": "yes"}}


def test_a_deep_cell_reaffirms_its_row_too() -> None:
    base = line(r={"r1": ROW})
    removal, edit = (
        line(base, r={"r1": {"code": "01"}}),
        line(base, r={"r1": {"+": "yes", "code": "01"}}),
    )
    assert seen(base, removal, edit).open == {"r/r1/+"}


def test_removing_a_row_does_not_clash_with_another_row() -> None:
    base = line(r={"r1": ROW, "r2": ROW})
    removal = write(next_edit(seen(base), {"r": {"r2": ROW}}))
    edit = write(next_edit(seen(base), {"r": {"r1": ROW, "r2": ROW | {"code": "02"}}}))
    assert seen(base, removal, edit).clashes == ()


def test_an_edit_elsewhere_keeps_the_cells_of_a_doubtful_row() -> None:
    base = line(r={"r1": ROW}, x="1")
    removal = write(next_edit(seen(base), {"x": "1"}))
    edit = write(next_edit(seen(base), {"r": {"r1": ROW | {"code": "02"}}, "x": "1"}))
    found = seen(base, removal, edit)
    after = seen(base, removal, edit, write(next_edit(found, {"x": "2"})))
    assert after.fields == {"r": {"r1": {"code": "02", "kinds": {"k1": "yes"}}}, "x": "2"}
    assert after.open == {"r/r1/+"}


def test_rows_added_apart_under_one_key_are_one_row() -> None:
    left, right = line(BASE, r={"r1": ROW}), line(BASE, r={"r1": ROW | {"code": "02"}})
    assert clashes(seen(BASE, left, right)).keys() == {"r/r1/code"}


def test_a_completed_form_merges_whole() -> None:
    base = line(x="1", y="1", z="1")
    left, right = line(base, x="2", y="1", z="1"), line(base, x="1", y="2", z="1")
    found = seen(base, left, right, whole=True)
    assert clashes(found) == {
        "x": {"2": {left.name}, "1": {right.name}},
        "y": {"1": {left.name}, "2": {right.name}},
    }
    assert found.fields == {"z": "1"}
    decision = write(next_decisions(found, {"x": "2", "y": "1"}))
    assert seen(base, left, right, decision, whole=True).fields == {"x": "2", "y": "1", "z": "1"}


def test_a_field_only_one_side_of_a_whole_form_writes_clashes() -> None:
    left, right = line(BASE, x="1", y="1", z="2"), line(BASE, x="2", y="1")
    found = seen(BASE, left, right, whole=True)
    assert found.open == {"x", "z"}
    assert clashes(found)["z"] == {"2": {left.name}, None: {right.name}}


def test_a_partly_decided_whole_form_stays_open_elsewhere() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="1", y="2")
    decision = write(next_decision(seen(BASE, left, right, whole=True), "x", "2"))
    found = seen(BASE, left, right, decision, whole=True)
    assert (found.fields, found.open) == ({"x": "2"}, {"y"})


def test_a_line_without_its_ancestors_waits() -> None:
    middle = line(BASE, x="2", y="1")
    last = line(middle, x="3", y="1")
    assert view([last]) is None
    found = seen(BASE, last)
    assert found.waiting == {last.name}
    assert (found.heads, found.fields) == ({BASE.name}, {"x": "1", "y": "1"})
    beside = line(BASE, x="1", y="2")
    assert seen(BASE, last, beside).fields == {"x": "1", "y": "2"}
    assert seen(BASE, last, middle).fields == {"x": "3", "y": "1"}
    assert seen(BASE, last, middle).waiting == set()


def test_what_stands_on_a_waiting_line_waits() -> None:
    middle = line(BASE, x="2", y="1")
    last = line(middle, x="3", y="1")
    end = line(last, BASE, x="4", y="1")
    assert seen(BASE, last, end).waiting == {last.name, end.name}


def test_undo_is_taking_lines_out() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="3", y="1")
    decision = write(next_decision(seen(BASE, left, right), "x", "3"))
    without = [x for x in (BASE, left, right, decision) if x is not left]
    found = seen(*without)
    assert found.waiting == {decision.name}
    assert found.fields == seen(BASE, right).fields
    assert seen(BASE, left, right) == seen(*[BASE, right, left])


def test_order_and_repetition_do_not_matter() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="3", y="1")
    edit = write(next_edit(seen(BASE, left, right), {"y": "5"}))
    lines = [BASE, left, right, edit, line(left, x="2", y="9")]
    expected = view(lines)
    for seed in range(20):
        mixed = lines + lines[:2]
        random.Random(seed).shuffle(mixed)
        assert view(mixed) == expected


def test_the_fast_path_says_what_the_walk_says() -> None:
    left, right = line(BASE, x="2", y="1"), line(BASE, x="1", y="2")
    last = line(left, right, y="2", z={"a": {"b": "c"}})
    lines = {x.name: x for x in (BASE, left, right, last)}
    assert view(lines.values()) == walk(lines)
    assert view(lines.values(), whole=True) == walk(lines, whole=True)


def test_text_and_object_under_one_key_clash() -> None:
    left, right = line(BASE, x="1", y="1", a="text"), line(BASE, x="1", y="1", a={"b": "inner"})
    found = seen(BASE, left, right)
    assert clashes(found) == {
        "a": {"text": {left.name}, None: {right.name}},
        "a/b": {"inner": {right.name}, None: {left.name}},
    }
    with pytest.raises(NotOpen):
        next_decisions(found, {"a": "text", "a/b": "inner"})
    decision = write(next_decisions(found, {"a": None, "a/b": "inner"}))
    assert seen(BASE, left, right, decision).fields == {"x": "1", "y": "1", "a": {"b": "inner"}}


def test_a_long_history_is_walked_without_recursion() -> None:
    lines = [BASE]
    for number in range(1500):
        lines.append(line(lines[-1], x=str(number), y="1"))
    side = line(BASE, x="1", y="2")
    found = seen(*lines, side)
    assert found.fields == {"x": "1499", "y": "2"}


def test_an_open_path_that_never_clashed_keeps_its_value() -> None:
    odd = line(BASE, y="1", open={"x"})
    found = seen(BASE, odd)
    assert (found.fields, found.clashes) == ({"x": "1", "y": "1"}, ())
