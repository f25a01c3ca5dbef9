"""Lines that came before what they stand on: whatever the order of packages, nobody takes a record
that was not given, and nobody who knows a record's name keeps its owner out."""

from __future__ import annotations

import pytest
from changed_hands_world import NEIGHBOUR, UNIT, World
from work_samples import add

from two_books import CHILD, edit, give, send, take
from xatre.model.ownership import owner
from xatre.model.revision import Revision, make_revision
from xatre.store.register import revisions
from xatre.store.traffic import packages, quarantine
from xatre.work.receiving.reasons import NotOwner
from xatre.work.receiving.returning import write_return
from xatre.work.receiving.undo import undo_package
from xatre.work.records import browse
from xatre.work.sending.digest import digest
from xatre.work.session import Session

OTHER = {"full_name": "Lò Văn Hai"}


def made_up(world: World, by: Session, id: str, parents: list[str], **fields: object) -> Revision:
    """A line that `by` writes past its program."""
    found = browse.record(world.commune, "child", id)
    line = make_revision(
        id=id, kind="child", unit=by.unit, who="Ai", when=world.office.now, device="x" * 8,
        fields={**found.fields, **fields}, parents=parents,
    )  # fmt: skip
    revisions.add_lines(by.book.db, [line])
    return line


def codes_aside(session: Session) -> list[str]:
    return [line.code for _, line in quarantine.kept_aside(session.book.db)]


@pytest.mark.parametrize("first", ["thief", "owner"])
def test_a_former_owner_takes_nothing_back_by_being_first(world: World, first: str) -> None:
    give(world.commune, world.neighbour, world.child, world.stick)
    taken_over = [
        line.name
        for line in revisions.history(world.commune.book.db, world.child)
        if line.unit == NEIGHBOUR
    ]
    made_up(world, world.commune, world.child, taken_over[-1:], other_names="Lấy lại")
    if first == "owner":
        assert send(world.neighbour, world.office, world.stick).rejected == 0
        assert send(world.commune, world.office, world.stick).rejected == 1
    else:
        assert send(world.commune, world.office, world.stick).waiting == 1
        outcome = send(world.neighbour, world.office, world.stick)
        assert outcome.rejected == 0
        assert "không được giao cho đơn vị ấy" in outcome.note
        assert "Hồ sơ TE-00001: những gì" in outcome.note
    assert world.unit_at(world.office) == NEIGHBOUR
    assert world.names_at(world.office) is None
    assert codes_aside(world.office) == [NotOwner.code]
    assert digest(world.office, NEIGHBOUR) == digest(world.neighbour)
    (heard,) = take(world.commune, write_return(world.office, UNIT))
    assert heard.rejected == 1, "its return names the line"


def test_what_stands_on_a_line_set_aside_waits_with_it(world: World) -> None:
    give(world.commune, world.neighbour, world.child, world.stick)
    taken_over = revisions.history(world.commune.book.db, world.child)[-1].name
    line = made_up(world, world.commune, world.child, [taken_over], other_names="Lấy lại")
    made_up(world, world.commune, world.child, [line.name], other_names="Lần hai")
    assert send(world.commune, world.office, world.stick).waiting == 2
    send(world.neighbour, world.office, world.stick)
    assert world.names_at(world.office) is None
    assert browse.record(world.office, "child", world.child).waiting == 1


def test_a_line_that_waits_keeps_no_owner_out(world: World) -> None:
    id = add(world.commune, "child", **CHILD | OTHER)
    made_up(world, world.neighbour, id, ["ab" * 32], other_names="Chiếm")
    assert send(world.neighbour, world.office, world.stick, full=True).waiting == 1
    outcome = send(world.commune, world.office, world.stick)
    assert (outcome.new, outcome.rejected) == (1, 0)
    assert browse.record(world.office, "child", id).unit == UNIT
    edit(world.commune, "child", id, other_names="Hai nhỏ")
    assert send(world.commune, world.office, world.stick).rejected == 0
    assert digest(world.office, UNIT) == digest(world.commune)


def test_a_line_on_one_that_is_awaited_is_set_aside_when_it_comes(world: World) -> None:
    """The neighbour knows the name of the first line too."""
    id = add(world.commune, "child", **CHILD | OTHER)
    first = revisions.history(world.commune.book.db, id)[0].name
    made_up(world, world.neighbour, id, [first], other_names="Chiếm")
    assert send(world.neighbour, world.office, world.stick, full=True).waiting == 1
    assert send(world.commune, world.office, world.stick).new == 1
    assert browse.record(world.office, "child", id).unit == UNIT
    assert codes_aside(world.office) == [NotOwner.code]


def test_who_began_a_record_of_that_name_first_is_withdrawn_and_the_owner_comes_in(
    world: World,
) -> None:
    """Nothing binds the name of a record to who began it: the owner's lines are kept aside and
    told, and come in when the office withdraws the other's package."""
    id = add(world.commune, "child", **CHILD | OTHER)
    made_up(world, world.neighbour, id, [], other_names="Chiếm")
    send(world.neighbour, world.office, world.stick, full=True)
    assert send(world.commune, world.office, world.stick).rejected == 1
    (theirs,) = packages.received(world.office.book.db, NEIGHBOUR)
    undo_package(world.office, theirs.sha256)
    assert browse.record(world.office, "child", id).unit == UNIT
    assert codes_aside(world.office) == []
    assert digest(world.office, UNIT) == digest(world.commune)
    (heard,) = take(world.commune, write_return(world.office, UNIT))
    assert heard.rejected == 0


def test_of_two_that_were_given_a_record_the_same_has_it_whatever_either_writes(
    world: World,
) -> None:
    lines = {line.name: line for line in revisions.history(world.commune.book.db, world.child)}
    first = next(iter(lines))

    def grown(unit: str, on: str, nonce: int) -> str:
        line = make_revision(
            id=world.child, kind="child", unit=unit, who="Ai", when=world.office.now,
            device="x" * 8, fields={"full_name": "Ai"}, parents=[on], nonce=bytes([nonce] * 16),
        )  # fmt: skip
        lines[line.name] = line
        return line.name

    one, two = grown(NEIGHBOUR, first, 1), grown("02980@2025", first, 2)
    has_it = owner(lines, [one, two])
    for times in range(20):
        one, two = grown(NEIGHBOUR, one, 10 + times), grown("02980@2025", two, 40 + times)
        assert owner(lines, [one, two]) == has_it
