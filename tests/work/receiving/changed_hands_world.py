"""A commune, its neighbour and their office, between whom records change hands: the world of most
tests of ownership."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from first_books import Clock
from work_samples import add

from two_books import CHILD, enrol, give, send, take, trust
from xatre.store.safety import backup
from xatre.work.people.cards import own_card
from xatre.work.people.renewing import revoke
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.returning import write_return
from xatre.work.records import browse
from xatre.work.sending.digest import digest
from xatre.work.session import Session

NEIGHBOUR = "03562@2025"
UNIT = "02788@2025"


class World:
    """A commune, its neighbour and the office; a child that all but the neighbour know."""

    def __init__(
        self, make: Callable[..., Session], office: Session, stick: Path,
        again: Callable[..., Session], clock: Clock,
    ) -> None:  # fmt: skip
        self.office, self.stick, self.again, self.clock = office, stick, again, clock
        self.make, self.commune = make, make("xa")
        self.neighbour = make("ben", NEIGHBOUR)
        for session in (self.commune, self.neighbour):
            trust(session, office, stick)
        trust(self.commune, self.neighbour, stick)
        self.child = add(self.commune, "child", **CHILD)
        send(self.commune, office, stick)

    def back_up(self) -> Path:
        return backup.write(self.commune.book, self.stick / "sao-luu", self.clock())

    def restore(self, kept: Path, *, known: bool = True) -> Session:
        """The PC is lost: the backup on another one, whose card the office trusts."""
        lost = own_card(self.commune).fingerprint
        self.commune.close()
        restored = self.again(kept, "xa-cu")
        enrol(restored, self.office, self.stick)
        if known:
            revoke(self.office, lost)
        self.commune = restored
        return restored

    def give(self, id: str = "", reason: str = "") -> None:
        """The child goes to the neighbour; both tell the office."""
        give(self.commune, self.neighbour, id or self.child, self.stick, reason)
        send(self.commune, self.office, self.stick)
        send(self.neighbour, self.office, self.stick)

    def tell(self, session: Session) -> Outcome:
        """The office's next return to a unit, taken in there."""
        (outcome,) = take(session, write_return(self.office, session.unit))
        return outcome

    def unit_at(self, session: Session) -> str:
        return browse.record(session, "child", self.child).unit

    def names_at(self, session: Session) -> object:
        return browse.record(session, "child", self.child).fields.get("other_names")

    def all_agree(self) -> None:
        for one in (self.commune, self.neighbour):
            assert digest(self.office, one.unit) == digest(one)
