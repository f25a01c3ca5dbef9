"""What a former owner wrote beside a hand-over goes on with the record: the new owner edits it and
hands it on, and every book says the same. Nobody takes a record by merging."""

from __future__ import annotations

import pytest
from changed_hands_world import NEIGHBOUR, UNIT, World

from two_books import edit, send, take, trust
from xatre.model.revision import make_revision
from xatre.store.register import revisions
from xatre.work.records import browse
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package

THIRD = "03388@2025"


@pytest.fixture
def world(world: World) -> World:
    """A second PC of the commune wrote on the child while the first handed it over; the office has
    passed that on to the neighbour."""
    made, office = world, world.office
    second = made.make("hai")
    trust(second, office, made.stick)
    for session in (made.commune, second):
        made.tell(session)
    take(second, export_package(made.commune, made.stick, to=UNIT).file)
    edit(second, "child", made.child, other_names="Ánh")
    made.give()
    send(second, office, made.stick)
    made.tell(made.neighbour)
    assert made.names_at(made.neighbour) == "Ánh"
    return made


def test_the_new_owner_edits_what_was_written_late(world: World) -> None:
    edit(world.neighbour, "child", world.child, address="Bản mới")
    outcome = send(world.neighbour, world.office, world.stick)
    assert (outcome.rejected, outcome.waiting) == (0, 0)
    at_office = browse.record(world.office, "child", world.child)
    assert (at_office.unit, at_office.fields["address"]) == (NEIGHBOUR, "Bản mới")
    assert digest(world.office, NEIGHBOUR) == digest(world.neighbour)


@pytest.mark.parametrize("edited", [False, True])
def test_the_record_is_handed_on_with_what_was_written_late(world: World, edited: bool) -> None:
    if edited:
        edit(world.neighbour, "child", world.child, address="Bản mới")
    third = world.make("ba", THIRD)
    for other in (world.office, world.neighbour):
        trust(third, other, world.stick)
    given = export_package(world.neighbour, world.stick, to=THIRD, record=world.child)
    (taken,) = take(third, given.file)
    assert (taken.rejected, taken.waiting) == (0, 0)
    take(world.neighbour, taken.return_file)
    for session in (world.neighbour, third):
        outcome = send(session, world.office, world.stick)
    assert (outcome.rejected, outcome.waiting) == (0, 0)
    assert world.unit_at(world.office) == THIRD
    assert digest(world.office, THIRD) == digest(third)


def test_a_former_owner_takes_nothing_back_by_merging(world: World) -> None:
    """A line of its own that stands on its last one and on the owner's is refused: more hand-overs
    lead to the owner's."""
    send(world.neighbour, world.office, world.stick)
    lines = revisions.history(world.office.book.db, world.child)
    own = [line.name for line in lines if line.unit == UNIT]
    theirs = [line.name for line in lines if line.unit == NEIGHBOUR]
    forged = make_revision(
        id=world.child, kind="child", unit=UNIT, who="Ai", when=world.office.now,
        device="x" * 8, fields=lines[-1].fields, parents=[own[-1], theirs[-1]],
    )  # fmt: skip
    revisions.add_lines(world.commune.book.db, [*lines, forged])
    outcome = send(world.commune, world.office, world.stick)
    assert outcome.rejected == 1
    assert world.unit_at(world.office) == NEIGHBOUR
