"""Ways by which a former owner, whose device is trusted, might take a record back without a word of
the owner's; and what an honest commune that came out of another gives away."""

from __future__ import annotations

import pytest
from changed_hands_world import NEIGHBOUR, UNIT, World
from nacl.signing import SigningKey
from test_completed import made_up
from work_samples import add

from two_books import CHILD, edit, give, send, take, trust
from xatre.exchange.statement import state_hand_over
from xatre.model.revision import Revision, make_revision
from xatre.store.register import revisions
from xatre.store.traffic import packages, statements
from xatre.store.traffic.statements import Stated
from xatre.work.records import browse
from xatre.work.sending import export
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session

THIRD = "03388@2025"


@pytest.fixture
def everything(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    """The commune's program, changed, sends every line it has of the record."""
    ordinary = export._lines

    def more(session: Session, *asked: object) -> list[object]:
        found = ordinary(session, *asked)  # type: ignore[arg-type]
        if session is not world.commune:
            return list(found)
        known = {line.name for line in found}
        every = packages.lines_of(session.book.db, [world.child])
        return [*found, *(line for line in every if line.name not in known)]

    monkeypatch.setattr(export, "_lines", more)


def signed(
    by: Session, record: str, way: tuple[str, str], lines: list[str], key: SigningKey | None = None,
) -> None:  # fmt: skip
    device = by.book.device
    one = state_hand_over(
        record=record, kind="child", from_unit=way[0], to_unit=way[1], lines=frozenset(lines),
        signing=bytes(key.verify_key) if key else device.signing_key,
        sign=(lambda data: key.sign(data).signature) if key else device.sign,
    )  # fmt: skip
    statements.keep(by.book.db, Stated(one.sha256, record, "child", *way, one.body))


def written_as(world: World, unit: str, parents: list[str], **fields: object) -> Revision:
    found = browse.record(world.office, "child", world.child)
    line = make_revision(
        id=world.child, kind="child", unit=unit, who="Ai", when=world.office.now, device="x" * 8,
        fields={**found.fields, **fields}, parents=parents,
    )  # fmt: skip
    revisions.add_lines(world.commune.book.db, [line])
    return line


def first_line(world: World) -> str:
    return revisions.history(world.office.book.db, world.child)[0].name


def assert_it_is_the_neighbours(world: World) -> None:
    assert world.unit_at(world.office) == NEIGHBOUR
    assert world.names_at(world.office) != "Lấy lại"
    assert digest(world.office, NEIGHBOUR) == digest(world.neighbour)


def test_not_by_a_bad_line_that_a_good_one_brings_in(world: World) -> None:
    give(world.commune, world.neighbour, world.child, world.stick)
    took_over = revisions.history(world.commune.book.db, world.child)[-1].name
    bad = made_up(world, world.commune, world.child, [took_over], born_on="2099-01-01")
    assert send(world.commune, world.office, world.stick).rejected == 1
    assert send(world.neighbour, world.office, world.stick).rejected == 0
    made_up(
        world, world.commune, world.child, [bad.name], born_on="2017-03-09", other_names="Lấy lại"
    )
    assert send(world.commune, world.office, world.stick).rejected == 1
    assert_it_is_the_neighbours(world)


def test_not_by_giving_it_to_its_own_former_unit(world: World, everything: None) -> None:
    world.give()
    former = sorted(world.commune.codes.predecessors(UNIT))[0]
    first = first_line(world)
    signed(world.commune, world.child, (UNIT, former), [first])
    there = written_as(world, former, [first])
    written_as(world, UNIT, [there.name], other_names="Lấy lại")
    assert send(world.commune, world.office, world.stick).rejected == 1
    assert_it_is_the_neighbours(world)


def test_not_by_beginning_it_anew_as_its_own_former_unit(world: World, everything: None) -> None:
    world.give()
    former = sorted(world.commune.codes.predecessors(UNIT))[0]
    for other_names in ("Một", "Hai", "Ba", "Bốn", "Năm"):
        again = written_as(world, former, [], other_names=other_names)
        written_as(world, UNIT, [again.name], other_names="Lấy lại")
    assert send(world.commune, world.office, world.stick).rejected == 1
    assert_it_is_the_neighbours(world)


def test_not_by_a_unit_of_which_no_card_is_known(world: World, everything: None) -> None:
    world.give()
    first = first_line(world)
    signed(world.commune, world.child, (UNIT, THIRD), [first])
    there = written_as(world, THIRD, [first])
    signed(world.commune, world.child, (THIRD, UNIT), [there.name], SigningKey.generate())
    written_as(world, UNIT, [there.name], other_names="Lấy lại")
    assert send(world.commune, world.office, world.stick).rejected == 1
    world.tell(world.neighbour)
    assert world.unit_at(world.office) in (NEIGHBOUR, THIRD)
    assert world.names_at(world.office) != "Lấy lại"


def test_nobody_writes_in_the_name_of_the_office(world: World, everything: None) -> None:
    head = revisions.history(world.commune.book.db, world.child)[-1].name
    signed(world.commune, world.child, (UNIT, world.office.unit), [head])
    written_as(world, world.office.unit, [head], other_names="Bịa")
    assert send(world.commune, world.office, world.stick).rejected == 1
    assert world.names_at(world.office) != "Bịa"


def test_what_a_former_unit_wrote_is_given_and_the_new_owner_is_believed(world: World) -> None:
    """A merger needs no new lines: the head is the former unit's still."""
    commune = world.commune
    former = sorted(commune.codes.predecessors(UNIT))[0]
    ids = []
    for name in ("Lò Văn Ba", "Lò Văn Tư", "Lò Văn Năm"):
        id = add(commune, "child", **CHILD | {"full_name": name})
        fields = browse.record(commune, "child", id).fields
        twin = id[:-1] + ("0" if id[-1] != "0" else "1")
        line = make_revision(
            id=twin, kind="child", unit=former, who="Ai", when=commune.now, device="y" * 8,
            fields=fields,
        )  # fmt: skip
        revisions.add_lines(commune.book.db, [line])
        ids.append(twin)
    second = world.make("hai")
    trust(second, world.office, world.stick)
    for session in (commune, second):
        world.tell(session)
    send(commune, world.office, world.stick)
    take(second, export_package(commune, world.stick, to=UNIT).file)
    for id in ids:
        give(commune, world.neighbour, id, world.stick)
        edit(second, "child", id, other_names="Ghi muộn")
    send(commune, world.office, world.stick)
    assert send(world.neighbour, world.office, world.stick).rejected == 0
    assert send(second, world.office, world.stick).rejected == 0
    world.tell(world.neighbour)
    send(world.neighbour, world.office, world.stick)
    for id in ids:
        assert browse.record(world.office, "child", id).unit == NEIGHBOUR
        assert browse.record(world.office, "child", id).fields["other_names"] == "Ghi muộn"
    assert digest(world.office, NEIGHBOUR) == digest(world.neighbour)
