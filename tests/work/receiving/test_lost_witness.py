"""A PC hands a record over and is lost before its sibling heard of it: the office repeats what it
stated, so that the unit's other books know whose the record is. Nothing forged comes in so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from nacl.signing import SigningKey
from work_samples import add

from two_books import CHILD, edit, give, send, take, trust
from xatre.exchange.statement import HandOver, read_hand_over, state_hand_over
from xatre.store.register import revisions
from xatre.store.traffic import quarantine, statements
from xatre.store.traffic.statements import Stated
from xatre.work.people.cards import own_card
from xatre.work.people.renewing import revoke
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.returning import write_return
from xatre.work.records import browse, refusals, save
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session

NEIGHBOUR = "03562@2025"
UNIT = "02788@2025"


class Story:
    """Two PCs of a commune, its neighbour and the office; a child both PCs know."""

    def __init__(self, make: Callable[..., Session], office: Session, stick: Path) -> None:
        self.make, self.office, self.stick = make, office, stick
        self.one, self.two = make("mot"), make("hai")
        self.neighbour = make("ben", NEIGHBOUR)
        for session in (self.one, self.two, self.neighbour):
            trust(session, office, stick)
        for session in (self.one, self.two):
            trust(session, self.neighbour, stick)
        told = write_return(office, UNIT)
        for session in (self.one, self.two):
            take(session, told)
        self.child = add(self.two, "child", **CHILD)
        take(self.one, export_package(self.two, stick, to=UNIT).file)

    def hand_over_and_lose(self) -> Path:
        """The second PC gives the child away, tells the office, and is gone; its package."""
        sent = export_package(self.two, self.stick, to=NEIGHBOUR, record=self.child)
        take(self.office, export_package(self.two, self.stick).file)
        revoke(self.office, own_card(self.two).fingerprint)
        return sent.file

    def accepted(self, package: Path) -> Path:
        """The neighbour takes it; its return."""
        (taken,) = take(self.neighbour, package)
        assert taken.return_file is not None
        return taken.return_file

    def unit_at(self, session: Session) -> str:
        return browse.record(session, "child", self.child).unit

    def repeat(self, monkeypatch: pytest.MonkeyPatch, stated: HandOver) -> None:
        """The office's next return repeats this statement to the first PC."""
        told = Stated(
            stated.sha256, stated.record, stated.kind, stated.from_unit, stated.to_unit, stated.body
        )
        monkeypatch.setattr(statements, "of_ended_devices", lambda *_: [told])
        take(self.one, write_return(self.office, UNIT))

    def genuine(self) -> HandOver:
        (stated,) = statements.of_records(self.office.book.db, [self.child])
        return read_hand_over(stated.body)


@pytest.fixture
def story(make_session: Callable[..., Session], office: Session, tmp_path: Path) -> Story:
    return Story(make_session, office, tmp_path)


def test_the_office_repeats_what_the_lost_pc_stated(story: Story) -> None:
    back = story.accepted(story.hand_over_and_lose())
    (early,) = take(story.one, back)
    assert (early.rejected, story.unit_at(story.one)) == (1, UNIT)
    (told,) = take(story.one, write_return(story.office, UNIT))
    assert (told.updated, told.rejected) == (1, 0)
    assert story.unit_at(story.one) == NEIGHBOUR
    assert quarantine.kept_aside(story.one.book.db) == []
    with pytest.raises(refusals.NotOurs):
        save.void_record(story.one, "child", story.child, "thử")
    edit(story.neighbour, "child", story.child, other_names="Ánh con")
    send(story.neighbour, story.office, story.stick)
    for unit in (story.one, story.neighbour):
        assert digest(story.office, unit.unit) == digest(unit)


def test_in_the_other_order(story: Story) -> None:
    package = story.hand_over_and_lose()
    take(story.one, write_return(story.office, UNIT))
    assert story.unit_at(story.one) == UNIT
    (taken,) = take(story.one, story.accepted(package))
    assert (taken.rejected, story.unit_at(story.one)) == (0, NEIGHBOUR)


def test_what_the_first_pc_wrote_meanwhile_can_follow(story: Story) -> None:
    package = story.hand_over_and_lose()
    edit(story.one, "child", story.child, other_names="Viết sau")
    take(story.one, story.accepted(package), write_return(story.office, UNIT))
    give(story.one, story.neighbour, story.child, story.stick)
    found = browse.record(story.neighbour, "child", story.child)
    assert (found.unit, found.fields["other_names"]) == (NEIGHBOUR, "Viết sau")


def test_a_new_pc_that_never_knew_the_lost_one_hears_of_it(story: Story) -> None:
    package = story.hand_over_and_lose()
    new = story.make("hai-moi")
    trust(new, story.office, story.stick)
    trust(new, story.neighbour, story.stick)
    take(new, export_package(story.office, story.stick, full=True, to=UNIT).file)
    assert story.unit_at(new) == UNIT
    take(new, story.accepted(package))
    assert story.unit_at(new) == NEIGHBOUR


def test_handed_back_before_the_first_pc_knew_it_was_given(story: Story) -> None:
    back = story.accepted(story.hand_over_and_lose())
    take(story.one, back)
    edit(story.neighbour, "child", story.child, other_names="Ở xã bên")
    sent = export_package(story.neighbour, story.stick, to=UNIT, record=story.child)
    revoke(story.one, own_card(story.two).fingerprint)
    (taken,) = receive_files(story.one, [sent.file])
    assert taken.rejected == 1
    take(story.one, write_return(story.office, UNIT))
    found = browse.record(story.one, "child", story.child)
    assert (found.unit, found.fields["other_names"]) == (UNIT, "Ở xã bên")
    (line,) = [one for one in revisions.history(story.one.book.db, story.child)
               if one.unit == UNIT and one.parents]  # fmt: skip
    take(story.neighbour, write_return(story.one, NEIGHBOUR))
    assert browse.record(story.neighbour, "child", story.child).revision == line.name


def test_the_office_hears_of_it_though_it_has_the_record_already(story: Story) -> None:
    send(story.two, story.office, story.stick)
    package = story.hand_over_and_lose()
    back = story.accepted(package)
    assert send(story.neighbour, story.office, story.stick).rejected == 0
    take(story.one, back, write_return(story.office, UNIT))
    assert story.unit_at(story.one) == NEIGHBOUR
    for unit in (story.one, story.neighbour):
        assert digest(story.office, unit.unit) == digest(unit)


def test_told_once_it_is_told_no_more(story: Story) -> None:
    db = story.one.book.db
    send(story.one, story.office, story.stick)
    export_package(story.one, story.stick, to=NEIGHBOUR, record=story.child)
    assert statements.given_since_told(db, ["child"]) == {story.child}
    assert statements.given_since_told(db, ["case"]) == set()
    send(story.one, story.office, story.stick)
    assert statements.given_since_told(db, ["child"]) == set()


def test_a_statement_made_after_the_loss_is_repeated_to_nobody(story: Story) -> None:
    take(story.office, export_package(story.two, story.stick).file)
    revoke(story.office, own_card(story.two).fingerprint)
    late = export_package(story.two, story.stick, to=NEIGHBOUR, record=story.child)
    back = story.accepted(late.file)
    (refused,) = take(story.office, export_package(story.neighbour, story.stick).file)
    assert refused.rejected == 1
    take(story.one, back, write_return(story.office, UNIT))
    for session in (story.one, story.office):
        assert story.unit_at(session) == UNIT
        assert statements.of_records(session.book.db, [story.child]) == []


def test_what_the_office_does_not_believe_the_unit_hands_over_once_more(story: Story) -> None:
    take(story.office, export_package(story.two, story.stick).file)
    revoke(story.office, own_card(story.two).fingerprint)
    story.accepted(export_package(story.two, story.stick, to=NEIGHBOUR, record=story.child).file)
    assert send(story.neighbour, story.office, story.stick).rejected == 1
    give(story.one, story.neighbour, story.child, story.stick)
    assert story.unit_at(story.one) == NEIGHBOUR
    send(story.one, story.office, story.stick)
    assert quarantine.kept_aside(story.office.book.db) == []
    for unit in (story.one, story.neighbour):
        assert digest(story.office, unit.unit) == digest(unit)


def test_a_signature_that_is_not_good(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    take(story.one, story.accepted(story.hand_over_and_lose()))
    story.repeat(monkeypatch, replace(story.genuine(), signature=b"\xab" * 64))
    assert story.unit_at(story.one) == UNIT
    assert statements.of_records(story.one.book.db, [story.child]) == []


def test_a_key_that_is_another_unit_s(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    take(story.one, story.accepted(story.hand_over_and_lose()))
    device = story.neighbour.book.device
    story.repeat(monkeypatch, stated_by(story, device.signing_key, device.sign))
    assert story.unit_at(story.one) == UNIT
    assert statements.of_records(story.one.book.db, [story.child]) == []


def test_a_record_of_another_unit(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    story.hand_over_and_lose()
    theirs = add(story.neighbour, "child", **CHILD | {"full_name": "Lý Thị Mai"})
    key = SigningKey(bytes(32))
    given = stated_by(
        story, bytes(key.verify_key), lambda data: key.sign(data).signature,
        record=theirs, from_unit=NEIGHBOUR, to_unit=UNIT,
    )  # fmt: skip
    story.repeat(monkeypatch, given)
    assert statements.of_records(story.one.book.db, [theirs]) == []


def test_a_neighbour_repeats_nothing(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    package = story.hand_over_and_lose()
    told = statements.of_records(story.office.book.db, [story.child])
    story.accepted(package)
    with monkeypatch.context() as now:
        now.setattr(statements, "of_ended_devices", lambda *_: told)
        now.setattr(Session, "at_office", property(lambda _: True))
        forged = write_return(story.neighbour, UNIT)
    (taken,) = take(story.one, forged)
    assert (taken.rejected, story.unit_at(story.one)) == (1, UNIT)
    assert statements.of_records(story.one.book.db, [story.child]) == []


def stated_by(
    story: Story, signing: bytes, sign: Callable[[bytes], bytes], **changes: str
) -> HandOver:
    told = {"record": story.child, "from_unit": UNIT, "to_unit": NEIGHBOUR} | changes
    return state_hand_over(
        **told, kind="child", lines=story.genuine().lines, signing=signing, sign=sign
    )
