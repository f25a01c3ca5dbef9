"""An office lost its key: a new book there knows nobody's former keys. What communes gave each
other before, under keys that are over or of PCs that are gone, comes right all the same, in any
order; nobody takes by it what is another's."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from first_books import OFFICE as OFFICE_UNIT
from nacl.signing import SigningKey
from work_samples import CASE, add

from two_books import CHILD, edit, enrol, give, send, take, trust
from xatre.exchange.statement import hand_over_note, state_hand_over
from xatre.model.record import Record
from xatre.model.revision import make_revision
from xatre.store.register import revisions
from xatre.store.traffic import packages, quarantine, statements
from xatre.work.people.cards import own_card
from xatre.work.people.renewing import renew_keys, revoke
from xatre.work.receiving.awaited import gaps_of
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.returning import write_return
from xatre.work.records import browse
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.sending.given_before import to_give_again
from xatre.work.sending.hand_over import GivenAlready
from xatre.work.sending.outgoing import active_keys, put_out
from xatre.work.session import Session

UNIT, NEIGHBOUR, THIRD = "02788@2025", "03562@2025", "03388@2025"
WHY = "Chuyển nơi ở"


class World:
    """Three communes and an office; hand-overs between them which the office has taken."""

    def __init__(self, make: Callable[..., Session], office: Session, stick: Path) -> None:
        self.make, self.office, self.stick = make, office, stick
        self.one, self.other = make("mot"), make("ben", NEIGHBOUR)
        self.third = make("ba", THIRD)
        for session in self.communes:
            trust(session, office, stick)
        trust(self.one, self.other, stick)
        trust(self.other, self.third, stick)
        self.given, self.taken, self.moved, self.back = (
            add(session, "child", **CHILD | {"full_name": name})
            for session, name in (
                (self.one, "Giàng Đi"), (self.other, "Giàng Đến"),
                (self.one, "Giàng Xa"), (self.one, "Giàng Về"),
            )
        )  # fmt: skip
        self.case = add(self.one, "case", child=self.given, **CASE)
        self.owners: dict[str, str] = {}
        self.exchange(self.communes)

    @property
    def communes(self) -> list[Session]:
        return [self.one, self.other, self.third]

    def hand_over(self) -> None:
        """To the neighbour, from it, through it to a third, and there and back."""
        give(self.one, self.other, self.case, self.stick, WHY)
        give(self.other, self.one, self.taken, self.stick)
        give(self.one, self.other, self.moved, self.stick)
        give(self.other, self.third, self.moved, self.stick)
        give(self.one, self.other, self.back, self.stick)
        edit(self.other, "child", self.back, other_names="Ở xã bên")
        give(self.other, self.one, self.back, self.stick)
        self.owners = {
            self.given: NEIGHBOUR, self.taken: UNIT, self.moved: THIRD, self.back: UNIT,
            self.case: NEIGHBOUR,
        }  # fmt: skip
        self.exchange(self.communes)
        self.exchange(self.communes)
        self.agree()

    def renew(self) -> None:
        """The first commune has new keys."""
        renew_keys(self.one)
        for session in (self.office, self.other):
            enrol(self.one, session, self.stick)

    def lose_the_neighbours_pc(self) -> None:
        """Nothing of it is left but what the office gives back to a new book."""
        revoke(self.office, own_card(self.other).fingerprint)
        self.other = self.make("ben-moi", NEIGHBOUR)
        for session in (self.office, self.one, self.third):
            trust(self.other, session, self.stick)
        back = export_package(self.office, self.stick, full=True, to=NEIGHBOUR)
        take(self.other, back.file)
        self.exchange([self.other])

    def lose_the_office(self, *, known: bool = False) -> None:
        """A new book there; where it is `known`, it trusts the card of the former one."""
        former, self.office = self.office, self.make("so-moi", OFFICE_UNIT, "office")
        if known:
            enrol(former, self.office, self.stick)
        for session in self.communes:
            trust(session, self.office, self.stick)

    def exchange(self, communes: list[Session]) -> list[Outcome]:
        return [send(session, self.office, self.stick) for session in communes]

    def agree(self) -> None:
        """All say the same of each commune, nothing is kept aside, nothing is missing."""
        for session in self.communes:
            assert digest(self.office, session.unit) == digest(session), session.unit
        assert quarantine.kept_aside(self.office.book.db) == []
        assert [one for one in gaps_of(self.office) if one.missing] == []
        for id, unit in self.owners.items():
            kind = "case" if id == self.case else "child"
            assert browse.record(self.office, kind, id).unit == unit


@pytest.fixture
def world(make_session: Callable[..., Session], office: Session, tmp_path: Path) -> World:
    return World(make_session, office, tmp_path)


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("lost", [False, True])
def test_what_changed_hands_before_comes_right_at_the_new_office(
    world: World, order: tuple[int, ...], lost: bool
) -> None:
    world.hand_over()
    world.renew()
    if lost:
        world.lose_the_neighbours_pc()
    world.agree()
    world.lose_the_office()
    for _ in range(2):
        outcomes = world.exchange([world.communes[place] for place in order])
    assert [one.rejected for one in outcomes] == [0, 0, 0]
    world.agree()
    assert [export_package(one, world.stick).is_empty for one in world.communes] == [True] * 3
    still = statements.given(world.one.book.db, UNIT, NEIGHBOUR)
    assert still.keys() >= {world.case, world.moved}
    assert world.back not in still, "it came back, though it was stated anew"


def test_what_went_on_to_a_third_unheard_by_the_first_comes_right(world: World) -> None:
    give(world.one, world.other, world.moved, world.stick)
    give(world.other, world.third, world.moved, world.stick)
    world.owners = {world.moved: THIRD}
    world.renew()
    world.lose_the_office()
    world.exchange([world.third, world.other, world.one])
    world.agree()


# --- cases given to the office itself ------------------------------------------------------------


def condition(session: Session, case: str) -> object:
    return browse.record(session, "case", case).fields.get("condition")


def test_what_the_office_itself_was_given_the_commune_gives_anew(world: World) -> None:
    case = add(world.one, "case", child=world.given, **CASE)
    give(world.one, world.office, case, world.stick, WHY)
    world.exchange([world.one])
    with pytest.raises(GivenAlready):
        export_package(world.one, world.stick, to=OFFICE_UNIT, record=case, reason=WHY)
    assert to_give_again(world.one) == []
    world.lose_the_office()
    world.exchange(world.communes)
    world.exchange(world.communes)
    assert [one.unit for one in records_of(world, case)] == [OFFICE_UNIT, UNIT], (
        "the office has no more"
    )
    (said,) = to_give_again(world.one)
    assert "Hồ sơ VV-2026-002 đã bàn giao cho" in said
    late = export_package(world.one, world.stick, to=OFFICE_UNIT, record=case, reason=WHY)
    world.exchange([world.one])
    still = statements.on_their_way(world.one.book.db, late.sha256)
    assert case in still, "the office has said nothing of it"
    (outcome,) = take(world.office, late.file)
    assert (outcome.rejected, outcome.return_file is None) == (0, False)
    take(world.one, write_return(world.office, UNIT))
    assert [one.unit for one in records_of(world, case)] == [OFFICE_UNIT, OFFICE_UNIT]
    assert condition(world.office, case) == CASE["condition"]
    assert to_give_again(world.one) == []
    world.exchange(world.communes)
    world.agree()
    edit(world.office, "case", case, condition="Ghi ở sở")
    give(world.office, world.one, case, world.stick, "Trả về xã")
    assert condition(world.one, case) == "Ghi ở sở"
    edit(world.one, "case", case, condition="Ghi ở xã")
    world.exchange(world.communes)
    assert [one.unit for one in records_of(world, case)] == [UNIT, UNIT]
    world.agree()


def test_what_the_office_had_given_back_comes_right_at_the_next(world: World) -> None:
    case = add(world.one, "case", child=world.given, **CASE)
    give(world.one, world.office, case, world.stick, WHY)
    edit(world.office, "case", case, condition="Ghi ở sở")
    give(world.office, world.one, case, world.stick, "Trả về xã")
    world.renew()
    edit(world.one, "case", case, condition="Ghi ở xã")
    world.exchange(world.communes)
    world.agree()
    world.lose_the_office(known=True)
    outcomes = world.exchange(world.communes)
    assert [one.rejected for one in outcomes] == [0, 0, 0]
    assert [one.unit for one in records_of(world, case)] == [UNIT, UNIT]
    world.agree()
    give(world.one, world.office, case, world.stick, WHY)
    assert [one.unit for one in records_of(world, case)] == [OFFICE_UNIT, OFFICE_UNIT]
    assert condition(world.office, case) == "Ghi ở xã"
    world.exchange(world.communes)
    world.agree()


def test_a_case_of_which_the_hand_over_is_lost_is_not_taken_from_cut_lines(world: World) -> None:
    case = add(world.one, "case", child=world.given, **CASE)
    lost = export_package(world.one, world.stick, to=OFFICE_UNIT, record=case, reason=WHY)
    world.exchange([world.one])
    assert [one.unit for one in records_of(world, case)] == [UNIT, UNIT]
    assert condition(world.one, case) == CASE["condition"]
    (late,) = take(world.office, lost.file)
    assert late.return_file is not None
    take(world.one, late.return_file)
    assert [one.unit for one in records_of(world, case)] == [OFFICE_UNIT, OFFICE_UNIT]
    assert condition(world.office, case) == CASE["condition"]


# --- what must not come in so --------------------------------------------------------------------


WORDS = {"child": "other_names", "case": "condition"}


def make_up_a_way_back(world: World, kind: str, id: str) -> Path:
    """The first commune makes up that the office's former book took the record over and gave it
    back, and states what it may: a package of it."""
    session, fields = world.one, dict(browse.record(world.one, kind, id).fields)
    first = revisions.history(session.book.db, id)[0]

    def line(unit: str, parent: str) -> str:
        made = make_revision(
            id=id, kind=kind, unit=unit, who="Ai", when=session.now, device="x" * 8,
            fields=fields | {WORDS[kind]: "Bịa"}, parents=[parent],
        )  # fmt: skip
        revisions.add_lines(session.book.db, [made])
        return made.name

    line(UNIT, line(OFFICE_UNIT, first.name))
    device = session.book.device
    stated = state_hand_over(
        record=id, kind=kind, from_unit=UNIT, to_unit=OFFICE_UNIT, lines=frozenset({first.name}),
        signing=device.signing_key, sign=device.sign,
    )  # fmt: skip
    sent = put_out(
        session, to_unit=OFFICE_UNIT, sealed_to=active_keys(session, OFFICE_UNIT),
        lines=packages.lines_of(session.book.db, [id]), notes=[hand_over_note(stated)],
    )  # fmt: skip
    return sent.file


def is_made_up_here(world: World, id: str) -> bool:
    lines = revisions.history(world.office.book.db, id)
    return any(line.fields.get(WORDS[line.kind]) == "Bịa" for line in lines)


def test_nobody_takes_back_what_the_new_office_took_over(world: World) -> None:
    case = add(world.one, "case", child=world.given, **CASE)
    give(world.one, world.office, case, world.stick, WHY)
    world.lose_the_office()
    give(world.one, world.office, case, world.stick, WHY)
    (outcome,) = take(world.office, make_up_a_way_back(world, "case", case))
    assert outcome.rejected == 1
    assert browse.record(world.office, "case", case).unit == OFFICE_UNIT
    assert not is_made_up_here(world, case)


@pytest.mark.parametrize("early", [False, True])
def test_nor_what_it_gave_to_another_by_the_former_office(world: World, early: bool) -> None:
    """Else who gave a record to another could count its way back past that one."""
    give(world.one, world.other, world.back, world.stick)
    world.lose_the_office()
    forged = make_up_a_way_back(world, "child", world.back)
    if early:
        assert take(world.office, forged)[0].rejected == 1
        world.exchange([world.other])
        assert browse.record(world.office, "child", world.back).unit != UNIT
    else:
        world.exchange([world.other])
        assert take(world.office, forged)[0].rejected == 1
        assert browse.record(world.office, "child", world.back).unit == NEIGHBOUR
        assert not is_made_up_here(world, world.back)


def test_what_another_says_it_was_given_is_not_believed(world: World) -> None:
    """Under a key that nobody at the new office knows anything may be stated."""
    world.lose_the_office()
    world.exchange(world.communes)
    (first,) = revisions.history(world.one.book.db, world.back)
    key = SigningKey(bytes(32))
    stated = state_hand_over(
        record=world.back, kind="child", from_unit=UNIT, to_unit=NEIGHBOUR,
        lines=frozenset({first.name}), signing=bytes(key.verify_key),
        sign=lambda data: key.sign(data).signature,
    )  # fmt: skip
    revisions.add_lines(world.other.book.db, [first])
    line = make_revision(
        id=world.back, kind="child", unit=NEIGHBOUR, who="Ai", when=world.other.now,
        device="x" * 8, fields=first.fields, parents=[first.name],
    )  # fmt: skip
    revisions.add_lines(world.other.book.db, [line])
    sent = put_out(
        world.other, to_unit=OFFICE_UNIT, sealed_to=active_keys(world.other, OFFICE_UNIT),
        lines=packages.lines_of(world.other.book.db, [world.back]),
        notes=[hand_over_note(stated)],
    )  # fmt: skip
    (outcome,) = take(world.office, sent.file)
    assert outcome.rejected == 1
    assert browse.record(world.office, "child", world.back).unit == UNIT
    world.exchange([world.one])
    assert browse.record(world.office, "child", world.back).unit == UNIT


def records_of(world: World, case: str) -> list[Record]:
    return [browse.record(session, "case", case) for session in (world.one, world.office)]
