"""Small communes and offices that trust each other, for tests of what passes between books."""

from __future__ import annotations

from pathlib import Path

from xatre.model.revision import make_revision
from xatre.store.register import revisions
from xatre.work.people import cards
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, save
from xatre.work.sending.export import export_package
from xatre.work.session import Session

CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}


def enrol(one: Session, other: Session, folder: Path) -> None:
    """The card of `one` as it is now, trusted by `other`, all digits typed."""
    written = len(list(folder.glob("the-*.xatre")))
    card = cards.write_card(one, folder / f"the-{written}.xatre")
    cards.enrol(other, card.file, card.fingerprint)


def trust(one: Session, other: Session, folder: Path) -> None:
    """Each trusts the other's card."""
    enrol(one, other, folder)
    enrol(other, one, folder)


def edit(session: Session, kind: str, id: str, **fields: object) -> str:
    """Change one record; its new revision."""
    found = browse.record(session, kind, id)
    added = save.add_records(session, kind, [{"id": id, "revision": found.revision, **fields}])
    assert added.saved == [id], added.problems
    return browse.record(session, kind, id).revision


def take(session: Session, *files: Path) -> list[Outcome]:
    """Take files in; each must be taken or known."""
    outcomes = receive_files(session, list(files))
    faults = [outcome.fault for outcome in outcomes if outcome.fault]
    assert not faults, faults
    return outcomes


def send(commune: Session, office: Session, stick: Path, full: bool = False) -> Outcome:
    """A package up and its return down."""
    sent = export_package(commune, stick, full=full)
    (outcome,) = take(office, sent.file)
    assert outcome.return_file is not None
    take(commune, outcome.return_file)
    return outcome


def give(one: Session, other: Session, id: str, stick: Path, reason: str = "") -> Outcome:
    """A record handed over and the return taken home."""
    sent = export_package(one, stick, to=other.unit, record=id, reason=reason)
    (outcome,) = take(other, sent.file)
    assert outcome.return_file is not None
    take(one, outcome.return_file)
    return outcome


def write_apart(session: Session, id: str, day: str, who: str) -> None:
    """A line that stands on the first one, as another device would write it."""
    first = revisions.history(session.book.db, id)[0]
    line = make_revision(
        id=id, kind="child", unit=first.unit, who=who, when=session.now, device="x" * 8,
        fields=first.fields | {"born_on": day}, parents=[first.name],
    )  # fmt: skip
    revisions.add_lines(session.book.db, [line])
