"""A book restored from a backup hears from the office what it had given away since, and what was
written beside a hand-over reaches the new owner by the office; in the end all books say the same.
Nothing that was not given comes in so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from changed_hands_world import NEIGHBOUR, UNIT, World
from nacl.signing import SigningKey
from work_samples import CASE, add

from two_books import CHILD, edit, enrol, give, send, take, trust
from xatre.exchange.lines import PackageLine, whole
from xatre.exchange.statement import HandOver, read_hand_over, state_hand_over
from xatre.model.revision import Revision, make_revision
from xatre.store.register import records, revisions
from xatre.store.traffic import quarantine, statements
from xatre.store.traffic.statements import Stated
from xatre.work.people.cards import own_card
from xatre.work.people.renewing import revoke
from xatre.work.receiving import repeating
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, refusals, save
from xatre.work.sending.cancelling import cancel_hand_over
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.sending.left_behind import left_behind
from xatre.work.session import Session

NOT_KNOWN = "hồ sơ TE-00001 đã bàn giao cho Xã Sì Lở Lầu, tỉnh Lai Châu mà sổ này chưa biết"


def test_a_restored_book_hears_what_it_gave_away_and_what_it_wrote_goes_over(world: World) -> None:
    kept = world.back_up()
    world.give()
    restored = world.restore(kept)
    edit(restored, "child", world.child, other_names="Ánh con")
    sent = export_package(restored, world.stick)
    (at_office,) = take(world.office, sent.file)
    assert at_office.note.startswith("Đơn vị gửi còn ghi vào hồ sơ TE-00001 đã bàn giao cho")
    assert "chuyển cho bên nhận bàn giao" in at_office.note
    assert at_office.return_file is not None
    (heard,) = take(restored, at_office.return_file)
    assert NOT_KNOWN in heard.note
    assert (heard.rejected, world.unit_at(restored)) == (0, NEIGHBOUR)
    assert world.names_at(restored) == "Ánh con", "kept, and to be seen"
    with pytest.raises(refusals.HandedOver):
        save.void_record(restored, "child", world.child, "thử")
    passed = world.tell(world.neighbour)
    assert (passed.updated, passed.rejected) == (1, 0)
    assert "Hồ sơ TE-00001: nơi nhận chuyển tới" in passed.note
    assert world.names_at(world.neighbour) == "Ánh con"
    assert left_behind(restored) == []
    world.all_agree()


def test_it_hears_also_where_the_lost_pc_was_not_revoked(world: World) -> None:
    kept = world.back_up()
    world.give()
    restored = world.restore(kept, known=False)
    assert NOT_KNOWN in world.tell(restored).note
    world.all_agree()


def test_lines_that_the_backup_lacks_come_along_and_none_that_the_owner_wrote(
    world: World,
) -> None:
    kept = world.back_up()
    edit(world.commune, "child", world.child, address="Bản Sì Choang")
    world.give()
    edit(world.neighbour, "child", world.child, other_names="Của xã bên")
    send(world.neighbour, world.office, world.stick)
    restored = world.restore(kept)
    assert NOT_KNOWN in world.tell(restored).note
    found = browse.record(restored, "child", world.child)
    assert (found.unit, found.fields["address"]) == (NEIGHBOUR, "Bản Sì Choang")
    assert "other_names" not in found.fields
    assert world.names_at(world.neighbour) == "Của xã bên"
    world.all_agree()


def test_the_same_by_what_the_office_gives_back(world: World) -> None:
    kept = world.back_up()
    world.give()
    restored = world.restore(kept)
    back = export_package(world.office, world.stick, full=True, to=UNIT)
    (heard,) = take(restored, back.file)
    assert NOT_KNOWN in heard.note
    assert records.handed_to(restored.book.db, world.child) == NEIGHBOUR
    world.all_agree()


def test_told_once_it_is_told_no_more(world: World) -> None:
    world.give()
    assert world.tell(world.commune).note == ""
    assert world.tell(world.neighbour).note == ""
    (known,) = statements.of_records(world.commune.book.db, [world.child])
    assert known.accepted in {
        line.name
        for line in revisions.history(world.commune.book.db, world.child)
        if line.unit == NEIGHBOUR
    }
    edit(world.commune, "child", add(world.commune, "child", **CHILD), other_names="Khác")
    assert send(world.commune, world.office, world.stick).note == ""


def test_an_edit_of_the_other_pc_reaches_the_new_owner_by_itself(world: World) -> None:
    second = world.make("hai")
    trust(second, world.office, world.stick)
    for session in (world.commune, second):
        world.tell(session)
    take(second, export_package(world.commune, world.stick, to=UNIT).file)
    edit(second, "child", world.child, other_names="Ánh")
    world.give()
    assert "còn ghi vào hồ sơ TE-00001" in send(second, world.office, world.stick).note
    take(world.commune, export_package(second, world.stick, to=UNIT).file)
    for session in (world.commune, second, world.neighbour):
        world.tell(session)
    assert left_behind(world.commune) == []
    assert [world.names_at(one) for one in (world.neighbour, world.office)] == ["Ánh", "Ánh"]
    take(second, export_package(world.commune, world.stick, to=UNIT).file)
    assert digest(second) == digest(world.commune)
    world.all_agree()
    before = repeating.repeated(world.office, [NEIGHBOUR])
    send(world.neighbour, world.office, world.stick)
    assert before.lines
    assert repeating.repeated(world.office, [NEIGHBOUR]) == repeating.Repeated(), "it sent them"


def test_cancelled_edited_and_taken_all_the_same(world: World) -> None:
    sent = export_package(world.commune, world.stick, to=NEIGHBOUR, record=world.child)
    cancel_hand_over(world.commune, sent.sha256)
    edit(world.commune, "child", world.child, other_names="Ánh")
    (taken,) = take(world.neighbour, sent.file)
    assert taken.return_file is not None
    take(world.commune, taken.return_file)
    assert [one.record for one in left_behind(world.commune)] == [world.child]
    for session in (world.neighbour, world.commune, world.neighbour):
        send(session, world.office, world.stick)
    assert left_behind(world.commune) == []
    assert world.names_at(world.neighbour) == "Ánh"
    world.all_agree()


def test_of_a_case_it_hears_and_must_hand_over_again(world: World) -> None:
    case = add(world.commune, "case", child=world.child, **CASE)
    send(world.commune, world.office, world.stick)
    kept = world.back_up()
    world.give(case, "Chuyển nơi ở")
    restored = world.restore(kept)
    edit(restored, "case", case, condition="Trẻ ở nhà ông")
    at_office = send(restored, world.office, world.stick)
    assert "đơn vị gửi phải bàn giao lại" in at_office.note
    assert browse.record(restored, "case", case).unit == NEIGHBOUR
    assert [one.record for one in left_behind(restored)] == [case]
    enrol(restored, world.neighbour, world.stick)
    give(restored, world.neighbour, case, world.stick, "Ghi sau bàn giao")
    assert left_behind(restored) == []
    found = browse.record(world.neighbour, "case", case)
    assert found.fields["condition"] == "Trẻ ở nhà ông"
    send(world.neighbour, world.office, world.stick)
    world.all_agree()


def test_a_record_that_came_back_through_a_pc_that_is_lost(world: World) -> None:
    kept = world.back_up()
    world.give()
    edit(world.neighbour, "child", world.child, other_names="Ở xã bên")
    give(world.neighbour, world.commune, world.child, world.stick)
    restored = world.restore(kept)
    send(world.neighbour, world.office, world.stick)
    world.tell(restored)
    found = browse.record(restored, "child", world.child)
    assert (found.unit, found.fields["other_names"]) == (UNIT, "Ở xã bên")
    world.all_agree()


# --- what must not come in so ---------------------------------------------------------------------


def repeat(
    world: World, patch: pytest.MonkeyPatch, stated: list[HandOver], lines: list[PackageLine],
    to: Session,
) -> Outcome:  # fmt: skip
    """The office's next return, with what somebody there made up."""

    class Made(repeating.Repeated):
        @property
        def lines(self) -> list[PackageLine]:
            return lines

    told = Made({
        one.sha256: Stated(
            one.sha256, one.record, one.kind, one.from_unit, one.to_unit, one.body
        )
        for one in stated
    })  # fmt: skip
    with patch.context() as now:
        now.setattr("xatre.work.receiving.returning.repeated", lambda *_: told)
        return world.tell(to)


def line_of(world: World, unit: str, parents: list[str], **fields: str) -> Revision:
    return make_revision(
        id=world.child, kind="child", unit=unit, who="Ai", when=world.office.now, device="x" * 8,
        fields=CHILD | fields, parents=parents,
    )  # fmt: skip


def genuine(world: World, session: Session) -> HandOver:
    (stated,) = statements.of_records(session.book.db, [world.child])
    return read_hand_over(stated.body)


def test_a_taking_over_that_was_not_given(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = revisions.history(world.commune.book.db, world.child)
    taken = line_of(world, NEIGHBOUR, [first.name])
    outcome = repeat(world, monkeypatch, [], [whole(taken)], world.commune)
    assert (outcome.rejected, world.unit_at(world.commune)) == (1, UNIT)
    key = SigningKey(bytes(32))
    stated = state_hand_over(
        record=world.child, kind="child", from_unit=NEIGHBOUR, to_unit=UNIT,
        lines=frozenset({first.name}), signing=bytes(key.verify_key),
        sign=lambda data: key.sign(data).signature,
    )  # fmt: skip
    outcome = repeat(world, monkeypatch, [stated], [whole(taken)], world.commune)
    assert (outcome.rejected, world.unit_at(world.commune)) == (1, UNIT)
    assert statements.of_records(world.commune.book.db, [world.child]) == []


def test_a_statement_that_was_bent(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = world.back_up()
    world.give()
    stated = genuine(world, world.commune)
    restored = world.restore(kept)
    lines = [whole(one) for one in revisions.history(world.office.book.db, world.child)]
    bent = replace(stated, signature=b"\xab" * 64)
    outcome = repeat(world, monkeypatch, [bent], lines, restored)
    assert (outcome.rejected, world.unit_at(restored)) == (1, UNIT)
    assert {line.code for _, line in quarantine.kept_aside(restored.book.db)} == {"XT-305"}
    assert NOT_KNOWN in world.tell(restored).note, "the true one mends it"
    assert quarantine.kept_aside(restored.book.db) == []


def test_a_line_on_what_was_not_given_takes_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = world.back_up()
    world.give()
    stated = genuine(world, world.commune)
    restored = world.restore(kept)
    late = edit(restored, "child", world.child, other_names="Viết sau")
    taken = line_of(world, NEIGHBOUR, [late])
    outcome = repeat(world, monkeypatch, [stated], [whole(taken)], restored)
    assert (outcome.rejected, world.unit_at(restored)) == (1, UNIT)


def test_a_third_unit_s_line_does_not_come_to_the_owner(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.give()
    before = browse.record(world.neighbour, "child", world.child)
    theirs = line_of(world, "03391@2025", before.revision.split("+"), other_names="Lạ")
    stated = [genuine(world, world.neighbour)]
    outcome = repeat(world, monkeypatch, stated, [whole(theirs)], world.neighbour)
    assert (outcome.rejected, world.names_at(world.neighbour)) == (1, None)


def test_what_a_revoked_pc_writes_goes_to_nobody(world: World) -> None:
    world.give()
    edit(world.commune, "child", add(world.commune, "child", **CHILD), other_names="Khác")
    kept, thief = world.back_up(), world.commune
    fresh = world.again(kept, "xa-cu")
    enrol(fresh, world.office, world.stick)
    revoke(world.office, own_card(thief).fingerprint)
    line = line_of(world, UNIT, [revisions.history(thief.book.db, world.child)[0].name])
    revisions.add_lines(thief.book.db, [line])
    (refused,) = receive_files(world.office, [export_package(thief, world.stick).file])
    assert refused.fault is not None
    assert refused.fault.code == "XT-311"
    world.tell(world.neighbour)
    names = {one.name for one in revisions.history(world.neighbour.book.db, world.child)}
    assert line.name not in names


def test_who_had_a_record_once_does_not_take_it_back_by_a_made_up_line(world: World) -> None:
    """Sent in the wrong order: first the line that takes it, then what that one stands on."""
    world.give()
    give(world.neighbour, world.commune, world.child, world.stick)
    for session in (world.commune, world.neighbour):
        send(session, world.office, world.stick)
    found = browse.record(world.neighbour, "child", world.child)
    assert found.unit == UNIT

    def forged(unit: str, parents: list[str]) -> Revision:
        return make_revision(
            id=world.child, kind="child", unit=unit, who="Ai", when=world.office.now,
            device="x" * 8, fields={**found.fields, "other_names": "Bịa"}, parents=parents,
        )  # fmt: skip

    theirs = forged(UNIT, found.revision.split("+"))
    for line in (forged(NEIGHBOUR, [theirs.name]), theirs):
        revisions.add_lines(world.neighbour.book.db, [line])
        outcome = send(world.neighbour, world.office, world.stick)
    assert outcome.rejected == 1
    kept = quarantine.kept_aside(world.office.book.db)
    assert [(line.name, line.code) for _, line in kept] == [(theirs.name, "XT-305")]
    assert (world.unit_at(world.office), world.names_at(world.office)) == (UNIT, None)


def test_nor_by_a_made_up_acceptance_of_what_it_gave(world: World) -> None:
    world.give()
    give(world.neighbour, world.commune, world.child, world.stick)
    for session in (world.commune, world.neighbour):
        send(session, world.office, world.stick)
    lines = revisions.history(world.neighbour.book.db, world.child)
    (last,) = [one for one in lines if one.unit == NEIGHBOUR]

    def forged(unit: str, parent: str) -> Revision:
        return make_revision(
            id=world.child, kind="child", unit=unit, who="Ai", when=world.office.now,
            device="x" * 8, fields=last.fields, parents=[parent],
        )  # fmt: skip

    accepted = forged(UNIT, last.name)
    for line in (forged(NEIGHBOUR, accepted.name), accepted):
        revisions.add_lines(world.neighbour.book.db, [line])
        outcome = send(world.neighbour, world.office, world.stick)
    assert (outcome.rejected, world.unit_at(world.office)) == (1, UNIT)
