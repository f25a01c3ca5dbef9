"""A package from a commune to an office and its return: the main job, and what can go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import INTAKE
from xatre.exchange import keys
from xatre.store.traffic import packages, returns
from xatre.work.figures.clocks import accept_clock
from xatre.work.people import cards
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.undo import undo_package
from xatre.work.receiving.verify import verify_file
from xatre.work.records import browse, decide, refusals, save
from xatre.work.sending.digest import digest
from xatre.work.sending.export import NoOffice, export_package, preview
from xatre.work.sending.status import status
from xatre.work.session import Session

CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def add_children(session: Session, count: int) -> list[str]:
    given = [CHILD | {"full_name": f"Giàng Thị {number}"} for number in range(count)]
    added = save.add_records(session, "child", given)
    assert len(added.saved) == count
    return added.saved


def test_the_main_job(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    add_children(commune, 3)
    assert status(commune)["unsent"] == 3
    sent = export_package(commune, stick)
    assert (sent.sequence, sent.counts) == (1, {"child": 3})
    assert status(commune)["unsent"] == 0

    (tried,) = receive_files(office, [sent.file], dry_run=True)
    assert (tried.outcome, tried.new, tried.return_file) == ("taken", 3, None)
    assert browse.counts(office)["child"] == 0

    (taken,) = receive_files(office, [sent.file])
    assert (taken.outcome, taken.new, taken.rejected) == ("taken", 3, 0)
    assert digest(office, "02788") == digest(commune)
    assert taken.return_file is not None

    (back,) = receive_files(commune, [taken.return_file])
    assert (back.outcome, back.fault) == ("taken", None)
    (package,) = packages.sent(commune.book.db)
    assert package.outcome == "taken"
    assert export_package(commune, stick).counts == {}


def test_a_package_twice_changes_nothing(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    add_children(commune, 2)
    sent = export_package(commune, stick)
    receive_files(office, [sent.file])
    before = digest(office)
    (again,) = receive_files(office, [sent.file])
    assert (again.outcome, again.new, again.exit_code) == ("already", 0, 0)
    assert again.return_file is not None
    assert digest(office) == before


def test_any_order_ends_the_same(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    (id,) = add_children(commune, 1)
    first = export_package(commune, stick)
    record = browse.record(commune, "child", id)
    edited = {"id": id, "revision": record.revision, "full_name": "Giàng Thị Sửa"}
    save.add_records(commune, "child", [edited])
    second = export_package(commune, stick)
    (late,) = receive_files(office, [second.file])
    assert (late.outcome, late.missing) == ("taken", [1])
    (early,) = receive_files(office, [first.file])
    assert (early.outcome, early.missing, early.waiting) == ("taken", [], 0)
    assert digest(office, "02788") == digest(commune)


def test_nothing_is_lost_when_a_package_never_arrives(
    pair: tuple[Session, Session], stick: Path
) -> None:
    commune, office = pair
    add_children(commune, 2)
    export_package(commune, stick)
    add_children(commune, 1)
    second = export_package(commune, stick)
    (taken,) = receive_files(office, [second.file])
    assert (taken.new, taken.missing) == (3, [1])
    assert digest(office, "02788") == digest(commune)


def test_a_fork_waits_for_a_person(
    pair: tuple[Session, Session], stick: Path, tmp_path: Path
) -> None:
    commune, office = pair
    add_children(commune, 1)
    first = export_package(commune, stick)
    receive_files(office, [first.file])
    commune.book.db.conn.execute("DELETE FROM outgoing_lines")
    commune.book.db.conn.execute("DELETE FROM outgoing")
    (commune.book.folder / "outbox" / first.file.name).unlink()
    add_children(commune, 1)
    other = tmp_path / "usb2"
    other.mkdir()
    forked = export_package(commune, other)
    assert forked.sequence == first.sequence
    (waits,) = receive_files(office, [forked.file])
    assert (waits.outcome, waits.exit_code) == ("fork", 3)
    assert browse.counts(office)["child"] == 1
    (taken,) = receive_files(office, [forked.file], accept_fork=True)
    assert (taken.outcome, taken.new) == ("taken", 1)


def test_undo_gives_the_digest_of_a_book_that_never_took_it(
    pair: tuple[Session, Session], stick: Path
) -> None:
    commune, office = pair
    empty = digest(office)
    add_children(commune, 2)
    sent = export_package(commune, stick)
    receive_files(office, [sent.file])
    undone = undo_package(office, sent.sha256)
    assert undone.withdrawn == [sent.sha256]
    assert digest(office) == empty
    (again,) = receive_files(office, [sent.file])
    assert again.outcome == "already"
    assert digest(office) == empty
    (back,) = undone.return_files
    receive_files(commune, [back])
    assert status(commune)["unsent"] == 2
    resent = export_package(commune, stick)
    assert resent.counts == {"child": 2}
    receive_files(office, [resent.file])
    assert digest(office, "02788") == digest(commune)


def test_an_unknown_sender_is_refused(commune: Session, office: Session, stick: Path) -> None:
    card = cards.write_card(office, stick / "so.xatre")
    cards.enrol(commune, card.file, card.fingerprint)
    add_children(commune, 1)
    sent = export_package(commune, stick)
    (refused,) = receive_files(office, [sent.file])
    assert (refused.outcome, refused.exit_code) == ("refused", 3)
    assert refused.fault is not None
    assert refused.fault.code == "XT-302"
    assert browse.counts(office)["child"] == 0


@pytest.mark.parametrize(
    ("content", "code", "exit_code"),
    [(b"", "XT-401", 4), (b"khong phai goi", "XT-401", 4), (b"PK\x03\x04" * 50, "XT-401", 4)],
)
def test_a_foreign_file_is_refused(
    office: Session, stick: Path, content: bytes, code: str, exit_code: int
) -> None:
    file = stick / "goi-xa.xatre"
    file.write_bytes(content)
    (refused,) = receive_files(office, [file])
    assert refused.fault is not None
    assert (refused.outcome, refused.fault.code, refused.exit_code) == ("refused", code, exit_code)


def test_a_half_copied_file_is_refused(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    add_children(commune, 1)
    sent = export_package(commune, stick)
    sent.file.write_bytes(sent.file.read_bytes()[:-100])
    (refused,) = receive_files(office, [sent.file])
    assert refused.fault is not None
    assert (refused.fault.code, refused.exit_code) == ("XT-402", 4)


def test_a_package_for_another_unit_is_refused(
    pair: tuple[Session, Session], stick: Path, make_session
) -> None:
    commune, _ = pair
    other = make_session("so-khac", "14@2025", "office")
    card = cards.write_card(commune, stick / "xa2.xatre")
    cards.enrol(other, card.file, card.fingerprint)
    add_children(commune, 1)
    sent = export_package(commune, stick)
    (refused,) = receive_files(other, [sent.file])
    assert refused.fault is not None
    assert (refused.fault.code, refused.exit_code) == ("XT-321", 3)


def test_a_wrong_fingerprint_enrols_nothing(commune: Session, office: Session, stick: Path) -> None:
    card = cards.write_card(office, stick / "so.xatre")
    with pytest.raises(keys.FingerprintDiffers):
        cards.enrol(commune, card.file, "0" * 40)
    with pytest.raises(NoOffice):
        preview(commune)


def test_what_fails_the_checks_comes_back_with_its_reason(
    pair: tuple[Session, Session], stick: Path, clock
) -> None:
    commune, office = pair
    (id,) = add_children(commune, 1)
    sent = export_package(commune, stick)
    office.clock = lambda: clock().replace(year=2010)
    accept_clock(office)
    (taken,) = receive_files(office, [sent.file])
    assert (taken.outcome, taken.new, taken.rejected, taken.exit_code) == ("taken", 0, 1, 1)
    assert taken.return_file is not None
    receive_files(commune, [taken.return_file])
    (returned,) = returns.returned(commune.book.db)
    assert (returned.record, returned.code) == (id, "XT-106")


def test_cases_travel_without_identity(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    case = INTAKE | {
        "condition": "Trẻ đang ở với bà nội TENBIMAT",
        "told_name": "Giàng Thị TENBIMAT",
        "reporter": {"name": "Người báo TENBIMAT"},
    }
    added = save.add_records(commune, "case", [case])
    assert added.saved, added.problems
    sent = export_package(commune, stick)
    receive_files(office, [sent.file])
    found = browse.record(office, "case", added.saved[0])
    assert found.cut == "no_identity"
    assert "told_name" not in found.fields
    assert "reporter" not in found.fields
    assert "TENBIMAT" not in str(browse.show(office, "case", added.saved[0]))
    assert digest(office, "02788") == digest(commune)


def test_the_office_does_not_edit(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    (id,) = add_children(commune, 1)
    receive_files(office, [export_package(commune, stick).file])
    record = browse.record(office, "child", id)
    with pytest.raises(refusals.NotOurs):
        save.complete(office, record)
    with pytest.raises(refusals.NotOurs):
        save.void_record(office, "child", id, "thử")
    added = save.add_records(
        office, "child", [{"id": id, "revision": record.revision, "full_name": "X"}]
    )
    assert added.saved == []


def test_a_remark_comes_home_with_the_return(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    (id,) = add_children(commune, 1)
    sent = export_package(commune, stick)
    receive_files(office, [sent.file])
    remark = {
        "to_unit": "02788@2025",
        "about_kind": "child",
        "about_id": id,
        "words": "Xem lại ngày sinh.",
        "written_on": "2026-11-20",
    }
    added = save.add_records(office, "remark", [remark])
    assert added.saved, added.problems
    (again,) = receive_files(office, [sent.file])
    assert again.return_file is not None
    receive_files(commune, [again.return_file])
    assert browse.record(commune, "remark", added.saved[0]).fields["words"] == remark["words"]


def test_verify_without_and_with_a_book(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    add_children(commune, 2)
    sent = export_package(commune, stick)
    bare = verify_file(sent.file, None).as_keys()
    assert (bare["ok"], bare["trusted"], bare["counts"]) == (True, False, {})
    known = verify_file(sent.file, office).as_keys()
    assert (known["ok"], known["trusted"], known["counts"]) == (True, True, {"child": 2})
    sent.file.write_bytes(sent.file.read_bytes()[:-1])
    assert verify_file(sent.file, None).as_keys()["ok"] is False


@pytest.mark.parametrize("chosen", ["Tên Một", "Tên Hai"])
def test_two_devices_clash_and_a_person_decides(commune: Session, chosen: str) -> None:
    from xatre.model.revision import make_revision
    from xatre.store.register import revisions

    (id,) = add_children(commune, 1)
    before = browse.record(commune, "child", id)
    for name in ("Tên Một", "Tên Hai"):
        line = make_revision(
            id=id, kind="child", unit=before.unit, who=name, when=commune.now, device="x" * 8,
            fields=before.fields | {"full_name": name}, parents=[before.revision],
        )  # fmt: skip
        revisions.add_lines(commune.book.db, [line])
    record = browse.record(commune, "child", id)
    (clash,) = record.clashes
    assert clash.path == "full_name"
    wanted = next(
        side.revision for side in decide.sides(commune, record, clash) if side.value == chosen
    )
    decided = decide.decide(commune, "child", id, "full_name", wanted)
    assert decided.fields["full_name"] == chosen
    assert decided.clashes == ()
    told = browse.history(commune, "child", id)[0]
    assert all(former != now for _, former, now in told.changes)


def test_a_kill_between_sealing_and_noting_leaves_nothing_in_the_way(
    pair: tuple[Session, Session], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, office = pair
    add_children(commune, 1)

    class Killed(BaseException):
        pass

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(packages, "note_outgoing", killed)
        with pytest.raises(Killed):
            export_package(commune, stick)
    assert len(list((commune.book.folder / "outbox").iterdir())) == 1
    assert list(stick.glob("xatre-*")) == []
    add_children(commune, 1)
    sent = export_package(commune, stick)
    assert (sent.sequence, sent.counts) == (1, {"child": 2})

    with monkeypatch.context() as patched:
        patched.setattr("xatre.store.traffic.returns.note_return", killed)
        with pytest.raises(Killed):
            receive_files(office, [sent.file])
    (again,) = receive_files(office, [sent.file])
    assert again.outcome == "already"
    assert again.return_file is not None
    (back,) = receive_files(commune, [again.return_file])
    assert back.outcome == "taken"
