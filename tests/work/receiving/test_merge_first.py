"""What merges a line written late comes before that line, as where an office is restored from a
backup: in any order no word is lost."""

from __future__ import annotations

from itertools import permutations

import pytest
from changed_hands_world import NEIGHBOUR, World

from two_books import edit, give, take, trust
from xatre.store.register import revisions
from xatre.work.records import browse
from xatre.work.sending.export import export_package


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_late_line_and_what_merges_it_come_in_any_order(
    world: World, order: tuple[int, ...]
) -> None:
    second = world.make("hai")
    trust(second, world.office, world.stick)
    for session in (world.commune, second):
        world.tell(session)
    take(second, export_package(world.commune, world.stick, to=world.commune.unit).file)
    give(world.commune, world.neighbour, world.child, world.stick)
    edit(second, "child", world.child, other_names="Ánh")
    late = revisions.history(second.book.db, world.child)[-1]
    files = [export_package(session, world.stick).file for session in (second, world.neighbour)]
    revisions.add_lines(world.neighbour.book.db, [late])  # as heard from the office before
    edit(world.neighbour, "child", world.child, address="Bản Mới")
    files.append(export_package(world.neighbour, world.stick).file)
    for number in order:
        take(world.office, files[number])
    found = browse.record(world.office, "child", world.child)
    told = (found.unit, found.fields["other_names"], found.fields["address"])
    assert told == (NEIGHBOUR, "Ánh", "Bản Mới")
