"""A record given to two units: by a PC that was lost, and by the book restored from a backup that
knows nothing of it. One of them has it, in every book, and the other is told and loses no word."""

from __future__ import annotations

import pytest
from changed_hands_world import World

from two_books import edit, enrol, give, send, take, trust
from xatre.work.receiving.returning import write_return
from xatre.work.records import browse, refusals, save
from xatre.work.sending.digest import digest

THIRD = "03388@2025"


@pytest.mark.parametrize("writing", [False, True])
@pytest.mark.parametrize("first", ["neighbour", "third"])
def test_one_has_it_and_the_other_hears(world: World, first: str, writing: bool) -> None:
    office, tmp_path = world.office, world.stick
    third = world.make("xa-ba", THIRD)
    trust(third, office, tmp_path)
    enrol(world.commune, third, tmp_path)
    kept = world.back_up()
    give(world.commune, world.neighbour, world.child, tmp_path)
    restored = world.restore(kept, known=False)
    trust(restored, third, tmp_path)
    enrol(restored, world.neighbour, tmp_path)
    give(restored, third, world.child, tmp_path)
    both = {"neighbour": world.neighbour, "third": third}
    if writing:
        edit(world.neighbour, "child", world.child, other_names="Ở bên một")
        edit(third, "child", world.child, address="Bản Hai")
    for name in sorted(both, key=lambda name: name != first):
        send(both[name], office, tmp_path)
    send(restored, office, tmp_path)
    unit = browse.record(office, "child", world.child).unit
    for _ in range(3):
        for session in (*both.values(), restored):
            take(session, write_return(office, session.unit))
            send(session, office, tmp_path)
    (loser,) = (session for session in both.values() if session.unit != unit)
    with pytest.raises(refusals.NotOurs):
        save.void_record(loser, "child", world.child, "thử")
    assert browse.record(office, "child", world.child).unit == unit
    for session in (*both.values(), restored):
        assert browse.record(session, "child", world.child).unit == unit, session.unit
        assert digest(office, session.unit) == digest(session)
