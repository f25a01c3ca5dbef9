"""Keys over the years: revoked, renewed, lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from work_samples import add

from two_books import CHILD, edit, enrol, give, send, take, trust
from xatre.exchange import card as exchanged
from xatre.exchange.delivery import PlaceGone
from xatre.exchange.keys import FingerprintDiffers
from xatre.exchange.succession import FalseSuccessor
from xatre.store.keys.slots import Cost
from xatre.store.traffic import peers, returns, statements
from xatre.work import keeping
from xatre.work.people import cards, officers
from xatre.work.people.renewing import (
    ENROL_FIRST,
    NotAPackageNumber,
    WhichDevice,
    before_renewing,
    renew_keys,
    revoke,
)
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.returning import write_return
from xatre.work.receiving.verify import verify_file
from xatre.work.receiving.viewing import view_file
from xatre.work.records import browse
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package, seal_package
from xatre.work.sending.outgoing import REVOKED, DeviceRevoked
from xatre.work.sending.status import status
from xatre.work.session import Session

OTHER = "một mật khẩu khác hẳn"


def fault_of(session: Session, file: Path) -> str:
    (outcome,) = receive_files(session, [file])
    assert outcome.fault is not None
    return outcome.fault.code


def test_a_revoked_device_counts_up_to_its_last_good_file(pair, tmp_path: Path) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    first = export_package(commune, tmp_path)
    second = export_package(commune, tmp_path, full=True)
    third = export_package(commune, tmp_path, full=True)
    take(office, second.file)
    gone = revoke(office, commune.book.facts.device[:8])
    assert (gone.revoked_from, gone.revoked_hash) == (2, second.sha256)
    take(office, first.file)
    assert fault_of(office, third.file) == "XT-311"
    (again,) = take(office, second.file)
    assert again.outcome == "already"


def test_a_number_below_none_is_refused(pair, tmp_path: Path) -> None:
    commune, office = pair
    with pytest.raises(NotAPackageNumber, match="-1"):
        revoke(office, commune.book.facts.device, -1)
    assert all(one.active for one in peers.enrolled(office.book.db))
    assert revoke(office, commune.book.facts.device, 0).revoked_from == 0


def test_a_number_below_the_last_in_another_stream_is_refused(pair, tmp_path: Path) -> None:
    commune, office = pair
    for _ in range(2):
        add(commune, "child", **CHILD)
        take(office, export_package(commune, tmp_path).file)
    revoke(office, commune.book.facts.device)
    commune.book.db.conn.execute("UPDATE devices SET stream = '019a0000-forged-stream'")
    commune.book.device = replace(commune.book.device, stream="019a0000-forged-stream")
    commune.book.facts = replace(commune.book.facts, stream="019a0000-forged-stream")
    for file in (commune.book.folder / "outbox").iterdir():
        file.unlink()
    forged = seal_package(commune, full=True)
    assert forged.sequence == 1
    assert fault_of(office, forged.file) == "XT-311"


def test_a_device_hears_that_it_is_revoked_and_begins_again(pair, tmp_path: Path) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    revoke(office, cards.own_card(commune).fingerprint)
    told = office.book.folder / returns.last_return(office.book.db, "out", commune.unit)[2]
    assert told.is_file()
    with pytest.raises(WhichDevice):
        revoke(office, "khong-co")
    # A revoked device can no longer open what the office seals; a sibling or a paper tells it.
    assert fault_of(commune, write_return(office, commune.unit)) == "XT-304"
    commune.book.set_setting(f"{REVOKED}.{commune.book.facts.device}", "yes")
    with pytest.raises(DeviceRevoked):
        export_package(commune, tmp_path)
    renew_keys(commune)
    assert fault_of(office, export_package(commune, tmp_path, full=True).file) == "XT-302"
    enrol(commune, office, tmp_path)
    send(commune, office, tmp_path, full=True)
    assert digest(office, commune.unit) == digest(commune)


def test_renewed_keys_need_the_fingerprint_and_keep_the_letter(pair, tmp_path: Path) -> None:
    commune, office = pair
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    before = commune.book.facts
    renewed = renew_keys(commune)
    assert (renewed.device, renewed.device != before.device) == (commune.book.facts.device, True)
    assert commune.book.facts.device_letter == ""
    card = cards.write_card(commune, tmp_path / "the-moi.xatre")
    with pytest.raises(FingerprintDiffers):
        cards.enrol(office, card.file, "1" * 40)
    cards.enrol(office, card.file, card.fingerprint)
    old = next(peer for peer in peers.enrolled(office.book.db) if peer.device == before.device)
    assert (old.active, old.revoked_from) == (False, 1)
    edit(commune, "child", id, other_names="Ánh con")
    outcome = send(commune, office, tmp_path)
    assert (outcome.sequence, outcome.updated, outcome.missing) == (1, 1, [])
    assert commune.book.facts.device_letter == ""
    assert digest(office, commune.unit) == digest(commune)


def test_keys_renewed_twice_are_the_same_pc_where_nobody_saw_those_between(
    pair, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    second = make_session("xa-hai")
    trust(second, office, tmp_path)
    for _ in range(2):
        send(second, office, tmp_path)
    known = second.book.facts.device
    # The keys between never left this PC: the ones the office knows give their word.
    renew_keys(second)
    export_package(second, tmp_path)
    renew_keys(second)
    assert ENROL_FIRST not in before_renewing(second)
    enrol(second, office, tmp_path)
    (of,) = [one for one in peers.enrolled(office.book.db) if one.device == known]
    assert (of.active, of.revoked_from, of.revoked_hash) == (False, 2, peers.SUCCEEDED)
    letters = statements.letters(office.book.db, second.unit)
    assert letters == {commune.book.facts.device: "", second.book.facts.device: "B"}
    assert ENROL_FIRST in before_renewing(second), "the office has said nothing of it yet"
    send(second, office, tmp_path)
    assert ENROL_FIRST not in before_renewing(second)
    # A card was written that the office never saw: enrolled in turn it is the same PC still.
    renew_keys(second)
    between = cards.write_card(second, tmp_path / "giua.xatre")
    renew_keys(second)
    cards.enrol(office, between.file, between.fingerprint)
    enrol(second, office, tmp_path)
    assert statements.letters(office.book.db, second.unit)[second.book.facts.device] == "B"
    assert digest(office, second.unit) == digest(second)


def test_a_neighbour_that_took_something_does_not_know_for_the_office(
    pair, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    neighbour = make_session("xa-ben", "03562@2025")
    trust(commune, neighbour, tmp_path)
    send(commune, office, tmp_path)
    renew_keys(commune)
    enrol(commune, neighbour, tmp_path)
    give(commune, neighbour, add(commune, "child", **CHILD), tmp_path)
    assert ENROL_FIRST in before_renewing(commune)


def test_a_card_that_could_not_be_written_was_shown_to_nobody(pair, tmp_path: Path) -> None:
    commune, office = pair
    send(commune, office, tmp_path)
    renew_keys(commune)
    with pytest.raises(PlaceGone):
        cards.write_card(commune, tmp_path / "khong-co" / "the.xatre")
    assert ENROL_FIRST not in before_renewing(commune)
    renew_keys(commune)
    enrol(commune, office, tmp_path)
    assert sum(one.active for one in peers.enrolled(office.book.db, commune.unit)) == 1


def test_dropping_an_officer_says_which_card_goes_first_as_renewing_does(
    pair, tmp_path: Path
) -> None:
    commune, office = pair
    send(commune, office, tmp_path)
    officers.add_officer(
        commune, "Vàng A Dế", role="entry", password=OTHER, case_rights=False, cost=Cost.test()
    )
    assert officers.before_dropping(commune) == officers.BEFORE_DROPPING
    renew_keys(commune)
    cards.write_card(commune, tmp_path / "the-giua.xatre")
    assert ENROL_FIRST in officers.before_dropping(commune)
    told = officers.drop_officer(commune, "Vàng A Dế", cost=Cost.test())
    assert ENROL_FIRST in officers.after_dropping(told)[0]


def test_a_false_successor_is_refused(
    pair, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    thief = make_session("ke-gian")
    renew_keys(commune)
    said = dict(cards.own_card(commune).succeeds)
    forged = replace(cards.own_card(thief), succeeds=said)
    file = tmp_path / "the-gia.xatre"
    file.write_bytes(exchanged.make_card(forged, thief.book.device.sign))
    with pytest.raises(FalseSuccessor):
        cards.enrol(office, file, forged.fingerprint)
    assert [peer.active for peer in peers.enrolled(office.book.db)] == [True]


def test_the_office_renews_its_keys(pair, tmp_path: Path) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    add(commune, "child", **CHILD | {"full_name": "Giàng Hai"})
    late = export_package(commune, tmp_path)
    renew_keys(office)
    (taken,) = take(office, late.file)
    assert taken.new == 1, "sealed to the old key, and still read"
    assert fault_of(commune, taken.return_file) == "XT-302"
    enrol(office, commune, tmp_path)
    (back,) = take(commune, taken.return_file)
    assert back.outcome == "taken"
    assert export_package(commune, tmp_path).counts == {}


def test_an_office_that_lost_its_key_gets_everything_again(
    pair, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    for name in ("Một", "Hai", "Ba"):
        add(commune, "child", **CHILD | {"full_name": name})
        send(commune, office, tmp_path)
    fresh = make_session("so-moi", office.unit, "office")
    trust(commune, fresh, tmp_path)
    outcome = send(commune, fresh, tmp_path)
    assert (outcome.new, outcome.rejected) == (3, 0)
    assert digest(fresh, commune.unit) == digest(commune)
    assert export_package(commune, tmp_path).counts == {}
    assert fault_of(commune, write_return(office, commune.unit)) == "XT-311"


def test_an_office_revoked_before_its_new_card_came_gets_everything_again(
    pair, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    for name in ("Một", "Hai"):
        add(commune, "child", **CHILD | {"full_name": name})
        send(commune, office, tmp_path)
    revoke(commune, cards.own_card(office).fingerprint)
    fresh = make_session("so-moi", office.unit, "office")
    card = cards.write_card(fresh, tmp_path / "the-moi.xatre")
    assert "gói đã gửi kể là chưa nơi nào nhận" in cards.told_before_enrolling(commune, card.file)
    (told, *_) = cards.enrol_card(commune, card.file, card.fingerprint).told
    assert "Sổ đã thôi tin thẻ của" in told
    assert status(commune)["unsent_by_kind"] == {"child": 2}
    enrol(commune, fresh, tmp_path)
    assert send(commune, fresh, tmp_path).new == 2
    assert digest(fresh, commune.unit) == digest(commune)
    assert export_package(commune, tmp_path).counts == {}, "its return was heard"


def test_an_office_revoked_by_mistake_goes_on_under_new_keys(pair, tmp_path: Path) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    revoke(commune, cards.own_card(office).fingerprint)
    renew_keys(office)
    card = cards.write_card(office, tmp_path / "the-moi.xatre")
    # Whoever stole the old key can make such a card too: nothing tells the two apart.
    assert "khóa đã thu hồi bảo lãnh" in cards.told_before_enrolling(commune, card.file)
    assert cards.enrol_card(commune, card.file, card.fingerprint).told == ()
    assert export_package(commune, tmp_path).counts == {}, "it has all of it"


def test_a_revoked_pc_of_a_commune_that_goes_on_is_told_at_the_office(pair, tmp_path: Path) -> None:
    commune, office = pair
    revoke(office, cards.own_card(commune).fingerprint)
    renew_keys(commune)
    card = cards.write_card(commune, tmp_path / "the-moi.xatre")
    assert "khóa đã thu hồi bảo lãnh" in cards.told_before_enrolling(office, card.file)


def test_dropping_an_officer_changes_every_key_and_the_office_goes_on(pair, tmp_path: Path) -> None:
    commune, office = pair
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    officers.add_officer(
        commune, "Vàng A Dế", role="entry", password=OTHER, case_rights=False, cost=Cost.test()
    )
    near, far = keeping.back_up_here(commune), keeping.back_up(commune, tmp_path / "usb")
    before, slots = commune.book.facts, commune.book.slots
    told = officers.drop_officer(commune, "Vàng A Dế", cost=Cost.test())
    assert told.device == commune.book.facts.device != before.device
    assert told.fingerprint == cards.own_card(commune).fingerprint
    assert {(one.name, one.beside) for one in told.backups} == {
        (near.name, True),
        (far.name, False),
    }
    assert commune.book.slots.recovery() != slots.recovery()
    assert len(officers.after_dropping(told)) == 4
    edit(commune, "child", id, other_names="Ánh")
    late = export_package(commune, tmp_path)
    assert (late.sequence, fault_of(office, late.file)) == (1, "XT-302")
    enrol(commune, office, tmp_path)
    take(office, late.file)
    assert digest(office, commune.unit) == digest(commune)
    officers.add_officer(
        commune, "Lý Thị", role="entry", password=OTHER, case_rights=False, cost=Cost.test()
    )
    assert officers.drop_officer(commune, "Lý Thị", cost=Cost.test()).backups == ()


def test_dropping_an_officer_at_the_office_asks_the_communes_for_the_fingerprint(
    pair, tmp_path: Path
) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    sent = export_package(commune, tmp_path)
    officers.add_officer(
        office, "Vàng A Dế", role="entry", password=OTHER, case_rights=False, cost=Cost.test()
    )
    told = officers.drop_officer(office, "Vàng A Dế", cost=Cost.test())
    assert told.backups == ()
    (taken,) = take(office, sent.file)
    assert fault_of(commune, taken.return_file) == "XT-302"
    enrol(office, commune, tmp_path)
    take(commune, taken.return_file)
    assert export_package(commune, tmp_path).counts == {}


def test_a_return_under_way_when_the_keys_were_renewed_is_given_again(
    commune: Session, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    neighbour = make_session("xa-ben", "03562@2025")
    trust(commune, neighbour, tmp_path)
    for _ in range(3):
        give(commune, neighbour, add(commune, "child", **CHILD), tmp_path)
    last = add(commune, "child", **CHILD)
    sent = export_package(commune, tmp_path, to=neighbour.unit, record=last)
    (outcome,) = receive_files(neighbour, [sent.file])
    assert outcome.return_file is not None
    renew_keys(neighbour)
    enrol(neighbour, commune, tmp_path)
    assert fault_of(commune, outcome.return_file) == "XT-311"
    take(commune, write_return(neighbour, commune.unit))
    assert browse.record(commune, "child", last).unit == neighbour.unit


def test_a_return_of_a_revoked_device_is_refused_and_said_of_whoever_looks(
    commune: Session, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    neighbour = make_session("xa-ben", "03562@2025")
    trust(commune, neighbour, tmp_path)
    give(commune, neighbour, add(commune, "child", **CHILD), tmp_path)
    revoke(commune, neighbour.book.facts.device)
    later = write_return(neighbour, commune.unit)
    assert fault_of(commune, later) == "XT-311"
    found = verify_file(later, commune)
    assert (found.trusted, found.doubt and found.doubt.code, found.counts) == (False, "XT-311", {})
    assert "thu hồi" in view_file(later, commune).verdict


def test_a_return_under_a_number_that_packages_left_free_is_refused(pair, tmp_path: Path) -> None:
    commune, office = pair
    for _ in range(2):
        add(commune, "child", **CHILD)
        send(commune, office, tmp_path)
    gone = revoke(office, commune.book.facts.device)
    assert gone.revoked_from == 2
    forged = write_return(commune, office.unit)
    (outcome,) = receive_files(office, [forged])
    assert outcome.outcome == "refused"
    assert verify_file(forged, office).doubt is not None
