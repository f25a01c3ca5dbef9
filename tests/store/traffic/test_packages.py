"""What is unsent, sent, taken and returned; gaps, forks and hand-overs; enrolled cards."""

from __future__ import annotations

import pytest
from sample_kinds import UNIT, line, memory_book, new_id

from xatre.store.connection import Database
from xatre.store.register import line_copies, revisions, withdrawing
from xatre.store.traffic import again, gaps, packages, peers, quarantine, returns
from xatre.store.traffic.packages import Incoming, Outgoing
from xatre.store.traffic.peers import Peer, UnknownCard
from xatre.store.traffic.quarantine import Quarantined
from xatre.store.traffic.returns import Returned

KINDS = ("child", "village")


def send(db: Database, sequence: int, *, purpose: str = "", full: bool = False) -> set[str]:
    lines = list(packages.lines_to_send(db, [UNIT], KINDS, full=full))
    package = Outgoing(
        "s1", sequence, f"sha{sequence}", "12@2025", purpose, "outbox/x", {"a": "b"},
        "2026-11-20", None, "", 0,
    )  # fmt: skip
    packages.note_outgoing(db, package, [one.number for one in lines])
    return {one.record for one in lines}


def came(db: Database, sequence: int, sha: str, outcome: str = "taken", unit: str = UNIT) -> None:
    packages.note_incoming(
        db, Incoming(sha, unit, "d1", "s1", sequence, {"x": "y"}, outcome, "2026-11-20", None)
    )


def test_an_export_carries_all_that_the_last_return_did_not_name_as_taken() -> None:
    db = memory_book()
    one, two, three = (line(n) for n in (1, 2, 3))
    foreign = line(4, unit="02788@2025")
    revisions.add_lines(db, [one, line(5, "case"), foreign])
    assert packages.unsent(db, [UNIT], KINDS) == {"child": 1}
    assert packages.next_sequence(db, "s1") == 1
    assert send(db, 1) == {one.id}
    assert packages.unsent(db, [UNIT], KINDS) == {}
    revisions.add_lines(db, [two])
    assert send(db, 2) == {one.id, two.id}
    returns.acknowledge(db, {"sha1": "taken"}, [], "2026-11-21")
    revisions.add_lines(db, [three])
    assert send(db, 3) == {two.id, three.id}
    returns.acknowledge(
        db, {"sha1": "taken", "sha2": "already", "sha3": "refused"}, [], "2026-11-22"
    )
    assert send(db, 4) == {three.id}
    returns.acknowledge(db, {"sha2": "taken"}, [], "2026-11-23")
    assert send(db, 5) == {three.id}
    assert send(db, 6, full=True) == {one.id, two.id, three.id}
    assert packages.next_sequence(db, "s1") == 7
    assert packages.next_sequence(db, "s2") == 1
    last = packages.sent(db)[0]
    assert (last.sequence, last.lines, last.header) == (6, 3, {"a": "b"})


def test_kinds_asked_for_again_and_what_was_under_way_under_old_keys() -> None:
    db = memory_book()
    child, village = line(1), line(2, "village")
    revisions.add_lines(db, [child, village])
    again.send_kinds_again(db, ["child"])
    assert send(db, 1) == {child.id, village.id}, "nothing was sent before"
    returns.acknowledge(db, {"sha1": "taken"}, [], "2026-11-21")
    again.send_kinds_again(db, ["child"])
    assert packages.unsent(db, [UNIT], KINDS) == {"child": 1}
    assert send(db, 2) == {child.id}
    assert packages.unsent(db, [UNIT], KINDS) == {}
    again.send_unanswered_again(db)
    assert packages.unsent(db, [UNIT], KINDS) == {"child": 1}
    returns.acknowledge(db, {"sha1": "taken", "sha2": "taken"}, [], "2026-11-22")
    assert packages.unsent(db, [UNIT], KINDS) == {}, "it came all the same"
    assert send(db, 3) == set()


def test_an_edit_after_sending_is_unsent_again_and_returned_lines_are_named() -> None:
    db = memory_book()
    first = line(1, fields={"full_name": "A"})
    revisions.add_lines(db, [first])
    send(db, 1)
    returns.acknowledge(db, {"sha1": "taken"}, [], "2026-11-21")
    revisions.add_lines(db, [line(1, fields={"full_name": "B"}, parents=(first,))])
    assert packages.unsent(db, [UNIT], KINDS) == {"child": 1}
    back = Returned(first.name, first.id, "child", "XT-104", "Chưa ghi ngày sinh.")
    returns.acknowledge(db, {"sha1": "taken"}, [back], "2026-11-22")
    assert returns.returned(db) == [back]
    returns.acknowledge(db, {"sha1": "taken"}, [], "2026-11-23")
    assert returns.returned(db) == []


def test_a_hand_over_is_not_sent_to_the_office_thereby() -> None:
    db = memory_book()
    first = line(1)
    revisions.add_lines(db, [first])
    assert send(db, 1, purpose="handover") == {first.id}
    assert packages.unsent(db, [UNIT], KINDS) == {"child": 1}
    assert [one.record for one in packages.lines_of(db, [first.id])] == [first.id]


def test_gaps_and_forks_of_a_stream() -> None:
    db = memory_book()
    assert gaps.missing_sequences(db, UNIT, "d1", "s1") == []
    came(db, 2, "two")
    came(db, 5, "five")
    came(db, 3, "bad", outcome="refused")
    assert gaps.missing_sequences(db, UNIT, "d1", "s1") == [1, 3, 4]
    assert packages.fork_of(db, UNIT, "d1", "s1", 2, "two") == []
    assert packages.fork_of(db, UNIT, "d1", "s1", 2, "other") == ["two"]
    assert packages.streams(db) == [(UNIT, "d1", "s1", "")]
    came(db, 999_999_999, "far")
    far = gaps.missing_sequences(db, UNIT, "d1", "s1")
    assert (far[:3], len(far)) == ([1, 3, 4], gaps.MOST_MISSING)
    gaps.note_elsewhere(db, UNIT, "s1", [1, 5, 3])
    gaps.note_elsewhere(db, UNIT, "s1", [3])
    assert gaps.missing_sequences(db, UNIT, "d1", "s1")[:2] == [4, 6]
    assert gaps.sequences_elsewhere(db, UNIT, "d1", "s1") == [1, 3]
    assert gaps.sequences_elsewhere(db, "02788@2025", "d1", "s1") == []
    known = packages.incoming(db, "two")
    assert known is not None
    assert (known.sequence, known.header, known.withdrawn_at) == (2, {"x": "y"}, None)
    assert packages.incoming(db, "nothing") is None
    assert [one.sha256 for one in packages.received(db, UNIT)] == ["two", "five", "bad", "far"]


def test_quarantine_is_kept_by_package_and_goes_with_it() -> None:
    db = memory_book()
    came(db, 1, "one")
    bad = line(1)
    kept = Quarantined(bad.name, bad.id, "child", "XT-104", "Chưa ghi.", bad.nonce, bad.line)
    quarantine.keep_aside(db, "one", [kept])
    assert quarantine.kept_aside(db, UNIT) == [("one", kept)]
    assert quarantine.kept_aside(db, "02788@2025") == []
    withdrawing.withdraw(db, ["one"], "2026-11-21")
    assert quarantine.kept_aside(db) == []
    with pytest.raises(line_copies.UnknownPackage):
        quarantine.keep_aside(db, "two", [kept])


def test_the_highest_return_is_the_last() -> None:
    db = memory_book()
    assert returns.last_return(db, "out", UNIT) is None
    for number in (1, 3, 2):
        returns.note_return(db, "out", UNIT, number, sha256=f"r{number}", created="2026")
    assert returns.last_return(db, "out", UNIT) == (3, "r3", "")
    assert returns.last_return(db, "in", UNIT) is None


def a_peer(number: int, role: str = "commune", **more: object) -> Peer:
    given: dict[str, object] = {
        "fingerprint": f"f{number}", "unit": f"0000{number}@2025", "role": role,
        "device": f"d{number}", "label": f"Xã {number}", "signing_key": bytes([number]) * 32,
        "sealing_key": f"age1{number}", "profile": {"child": "full"},
        "enrolled_at": f"2026-11-2{number}",
    }  # fmt: skip
    return Peer(**(given | more))  # type: ignore[arg-type]


def test_cards_are_found_by_key_and_revoked_to_the_earliest() -> None:
    db = memory_book()
    peers.enrol(db, a_peer(1))
    peers.enrol(db, a_peer(2, "office"))
    peers.enrol(db, a_peer(1, label="Xã mới"))
    assert peers.by_signing_key(db, bytes([1]) * 32) == a_peer(1, label="Xã mới")
    assert peers.by_signing_key(db, b"x" * 32) is None
    assert peers.office(db) == a_peer(2, "office")
    assert [one.fingerprint for one in peers.enrolled(db)] == ["f2", "f1"]
    assert peers.enrolled(db, unit="00001@2025")[0].active
    peers.revoke(db, "f2", 7, "hash")
    peers.revoke(db, "f2", 9, "later")
    (gone,) = peers.revoked(db)
    assert (gone.revoked_from, gone.revoked_hash, gone.active) == (7, "hash", False)
    assert peers.office(db) is None
    with pytest.raises(UnknownCard):
        peers.revoke(db, "f9", 1)


def test_expected_units() -> None:
    db = memory_book()
    peers.enrol(db, a_peer(1))
    peers.expect(db, {new_id(1)[:5]: "Xã X"})
    assert peers.expected(db) == {"00001@2025": "Xã 1", "01900": "Xã X"}
    peers.no_longer_expect(db, ["01900"])
    assert peers.expected(db) == {"00001@2025": "Xã 1"}
