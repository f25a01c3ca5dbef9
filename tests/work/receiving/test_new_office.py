"""An office lost its key: a new book there knows nobody's former keys. What communes gave each
other before, under keys that are over or of PCs that are gone, comes right all the same, in any
order; nobody takes by it what is another's."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from first_books import OFFICE
from work_samples import CASE, add

from two_books import CHILD, edit, enrol, give, send, take, trust
from xatre.store.traffic import quarantine
from xatre.work.people.cards import own_card
from xatre.work.people.renewing import renew_keys, revoke
from xatre.work.receiving.awaited import gaps_of
from xatre.work.receiving.outcomes import Outcome
from xatre.work.records import browse
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
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
        self.exchange(self.communes)

    @property
    def communes(self) -> list[Session]:
        return [self.one, self.other, self.third]

    @property
    def owners(self) -> dict[str, str]:
        return {
            self.given: NEIGHBOUR, self.taken: UNIT, self.moved: THIRD, self.back: UNIT,
            self.case: NEIGHBOUR,
        }  # fmt: skip

    def hand_over(self) -> None:
        """To the neighbour, from it, through it to a third, and there and back."""
        give(self.one, self.other, self.case, self.stick, WHY)
        give(self.other, self.one, self.taken, self.stick)
        give(self.one, self.other, self.moved, self.stick)
        give(self.other, self.third, self.moved, self.stick)
        give(self.one, self.other, self.back, self.stick)
        edit(self.other, "child", self.back, other_names="Ở xã bên")
        give(self.other, self.one, self.back, self.stick)
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

    def lose_the_office(self) -> None:
        self.office = self.make("so-moi", OFFICE, "office")
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
