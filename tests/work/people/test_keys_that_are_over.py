"""Keys that are over: with them nothing comes in that was not known of before, and what was known
of still does. A stranger's reader, written from FORMAT.md alone, judges each file the same way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hostile import child, hostile, put, text_of
from work_samples import add

import strangers_reader
from two_books import CHILD, edit, enrol, give, send, take, trust
from xatre.exchange.statement import read_hand_over
from xatre.store.keys.device import DeviceKeys
from xatre.store.traffic import packages, peers, statements
from xatre.work.people.cards import own_card
from xatre.work.people.renewing import renew_keys, revoke
from xatre.work.receiving.owning import Owning
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.returning import write_return
from xatre.work.records import browse
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session

NEIGHBOUR = "03562@2025"


def forged(
    old: DeviceKeys, sender: Session, reader: Session, folder: Path, sequence: int, **changes: Any
) -> Path:
    """A well-made file under a key that is over."""
    thief = SimpleNamespace(book=SimpleNamespace(device=old))
    known = {"device": old.id, "signing": old.signing_key, "sealing": old.sealing_key}
    text = text_of([child(sender.unit, device=old.id)])
    data = hostile(
        sender, reader, text, signer=thief,  # type: ignore[arg-type]
        **(known | {"stream": old.stream, "sequence": sequence} | changes),
    )  # fmt: skip
    return put(folder, data, f"gia-{len(list(folder.iterdir()))}.xatre")


def agreed(session: Session, file: Path, sender: Session) -> str:
    """The code under which the file is refused, "" where it comes in; a stranger says the same."""
    db = session.book.db
    taken = {one.sha256: one.header for one in packages.received(db)}
    signing = strangers_reader.read_header(file.read_bytes())[0]["signing"]
    peer = peers.by_signing_key(db, bytes.fromhex(signing))
    assert peer is not None
    assert peer.revoked_from is not None
    late = strangers_reader.comes_late(
        file.read_bytes(), taken, peer.revoked_from, peer.last_good_file,
        peer.revoked_hash == peers.BY_NUMBER,
    )  # fmt: skip
    before = digest(session, sender.unit)
    (outcome,) = receive_files(session, [file])
    assert late == (outcome.fault is None)
    if outcome.fault is None:
        return ""
    assert digest(session, sender.unit) == before
    return outcome.fault.code


@pytest.fixture
def renewed(pair, tmp_path: Path) -> tuple[Session, Session, DeviceKeys, list[Path]]:
    """A commune sealed five packages, of which the office has the third and fourth; then it renewed
    its keys, and the office trusts the new ones."""
    commune, office = pair
    files = []
    for number in range(5):
        add(commune, "child", **CHILD | {"full_name": f"Giàng {'ABCDE'[number]}"})
        files.append(export_package(commune, tmp_path).file)
    take(office, *files[2:4])
    old = commune.book.device
    renew_keys(commune)
    enrol(commune, office, tmp_path)
    return commune, office, old, files


def test_nothing_invented_comes_in_under_a_key_that_was_succeeded(renewed, tmp_path: Path) -> None:
    commune, office, old, files = renewed
    for changes in (
        {"sequence": 1, "stream": "019a0000-invented"},
        {"sequence": 1},
        {"sequence": 5},
        {"sequence": 5, "type": "return"},
        {"sequence": 1, "purpose": "devices", "stream": "019a0000-devices"},
    ):
        code = agreed(office, forged(old, commune, office, tmp_path, **changes), commune)
        assert code == ("XT-408" if "type" in changes else "XT-311"), changes
    assert agreed(office, files[4], commune) == "XT-311", "no file here names it"
    assert send(commune, office, tmp_path).new == 1, "and under the new key it comes"
    assert digest(office, commune.unit) == digest(commune)


def test_a_known_hole_is_filled_with_the_file_that_is_named_alone(renewed, tmp_path: Path) -> None:
    commune, office, old, files = renewed
    assert agreed(office, forged(old, commune, office, tmp_path, 2), commune) == "XT-311"
    assert agreed(office, files[0], commune) == "XT-311"
    assert agreed(office, files[1], commune) == ""
    assert agreed(office, files[0], commune) == ""
    assert agreed(office, files[0], commune) == "", "known by now"


@pytest.mark.parametrize("dry_run", [True, False])
def test_in_one_go_the_order_does_not_matter(renewed, dry_run: bool) -> None:
    _, office, _, files = renewed
    outcomes = receive_files(office, files, dry_run=dry_run)
    assert [one.outcome for one in outcomes] == ["taken", "taken", "already", "already", "refused"]


def test_a_device_revoked_before_its_first_package_brings_nothing(pair, tmp_path: Path) -> None:
    commune, office = pair
    revoke(office, own_card(commune).fingerprint)
    device = commune.book.device
    (none,) = receive_files(office, [forged(device, commune, office, tmp_path, 0)])
    assert none.fault is not None
    assert none.fault.code == "XT-407", "numbers begin with one"
    with pytest.raises(strangers_reader.Refused):
        strangers_reader.read_header(none.path.read_bytes())
    assert agreed(office, forged(device, commune, office, tmp_path, 1), commune) == "XT-311"


def test_a_person_says_how_far_what_is_under_way_is_good(pair, tmp_path: Path) -> None:
    commune, office = pair
    files = []
    for _ in range(4):
        add(commune, "child", **CHILD)
        files.append(export_package(commune, tmp_path).file)
    take(office, files[0])
    device = commune.book.device
    told = revoke(office, own_card(commune).fingerprint, 3)
    assert (told.revoked_from, told.last_good_file) == (3, "")
    for changes in (
        {"stream": "019a0000-invented"}, {"type": "return"},
        {"purpose": "devices"}, {"purpose": "handover"},
    ):  # fmt: skip
        file = forged(device, commune, office, tmp_path, 2, **changes)
        assert agreed(office, file, commune) != "", changes
    assert [agreed(office, file, commune) for file in files[1:]] == ["", "", "XT-311"]


def test_the_old_key_of_an_office_orders_nothing(pair, tmp_path: Path) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    late = write_return(office, commune.unit)
    renew_keys(office)
    enrol(office, commune, tmp_path)
    assert agreed(commune, late, commune) == "XT-311"
    take(commune, write_return(office, commune.unit))


class Neighbours:
    """A commune that gave a child away under a key it has renewed since; the office knew nothing
    of it."""

    def __init__(self, pair: tuple[Session, Session], neighbour: Session, stick: Path) -> None:
        self.commune, self.office, self.neighbour, self.stick = *pair, neighbour, stick
        trust(neighbour, self.office, stick)
        trust(self.commune, neighbour, stick)
        self.child = add(self.commune, "child", **CHILD)
        send(self.commune, self.office, stick)
        give(self.commune, neighbour, self.child, stick)

    def renew(self) -> None:
        renew_keys(self.commune)
        for other in (self.office, self.neighbour):
            enrol(self.commune, other, self.stick)

    def unit_at_office(self) -> str:
        return browse.record(self.office, "child", self.child).unit


@pytest.fixture
def neighbours(pair, make_session: Callable[..., Session], tmp_path: Path) -> Neighbours:
    return Neighbours(pair, make_session("ben", NEIGHBOUR), tmp_path)


def test_a_statement_under_the_old_key_needs_one_of_its_two_units(neighbours: Neighbours) -> None:
    neighbours.renew()
    edit(neighbours.neighbour, "child", neighbours.child, other_names="Ánh")
    (known,) = statements.of_records(neighbours.neighbour.book.db, [neighbours.child])
    by_a_third = Owning(neighbours.office, "03388@2025", [read_hand_over(known.body)])
    assert by_a_third.kept == []
    assert statements.of_records(neighbours.office.book.db, [neighbours.child]) == []
    assert send(neighbours.neighbour, neighbours.office, neighbours.stick).rejected == 0
    assert neighbours.unit_at_office() == NEIGHBOUR


def test_a_statement_known_before_the_keys_were_renewed_holds(neighbours: Neighbours) -> None:
    send(neighbours.commune, neighbours.office, neighbours.stick)
    neighbours.renew()
    assert send(neighbours.neighbour, neighbours.office, neighbours.stick).rejected == 0
    assert neighbours.unit_at_office() == NEIGHBOUR


def test_a_hand_over_under_way_is_made_once_more(neighbours: Neighbours) -> None:
    commune, neighbour, stick = neighbours.commune, neighbours.neighbour, neighbours.stick
    child = add(commune, "child", **CHILD | {"full_name": "Giàng Hai"})
    late = export_package(commune, stick, to=NEIGHBOUR, record=child)
    neighbours.renew()
    assert agreed(neighbour, late.file, commune) == "XT-311"
    give(commune, neighbour, child, stick)
    for session in (commune, neighbour):
        assert browse.record(session, "child", child).unit == NEIGHBOUR
    send(commune, neighbours.office, stick)
    send(neighbour, neighbours.office, stick)
    assert browse.record(neighbours.office, "child", child).unit == NEIGHBOUR
