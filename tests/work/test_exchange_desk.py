"""What the pages of Gửi – Nhận ask of the work layer: comparing, gathering, returns on a stick,
minutes, senders, remarks, a commune with two devices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from two_books import trust, write_apart
from xatre.exchange import delivery
from xatre.exchange.workbook import read_workbook
from xatre.work.figures import overview
from xatre.work.figures.clocks import accept_clock
from xatre.work.people import cards, senders
from xatre.work.receiving import gathering
from xatre.work.receiving.minutes import write_minutes
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, decide, save
from xatre.work.records.remarking import remark_on
from xatre.work.sending import sent
from xatre.work.sending.delivering import NoReturnYet, copy_return, deliver_returns
from xatre.work.sending.export import copy_again, export_package, seal_package
from xatre.work.session import Session

CHILD = {"full_name": "Giàng Thị TENBIMAT", "born_on": "2017-03-09", "sex": "female"}


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def add_child(session: Session) -> str:
    (id,) = save.add_records(session, "child", [CHILD]).saved
    return id


def test_a_clash_is_told_side_by_side_before_anything_is_written(
    pair: tuple[Session, Session], stick: Path
) -> None:
    commune, office = pair
    id = add_child(commune)
    write_apart(commune, id, "2017-03-10", "Người Thứ Nhất")
    receive_files(office, [export_package(commune, stick).file])
    write_apart(commune, id, "2017-03-11", "Người Thứ Hai")
    package = export_package(commune, stick)
    (tried,) = receive_files(office, [package.file], dry_run=True)
    assert tried.conflict == 1
    (difference,) = tried.differences
    assert (difference.kind, difference.id, difference.path) == ("child", id, "born_on")
    assert (difference.label, difference.origin) == (
        "Ngày, tháng, năm sinh",
        "09/03/2017",
    )
    here, came = difference.sides
    assert (here.words, here.who, here.came) == ("10/03/2017", "Người Thứ Nhất", False)
    assert (came.words, came.who, came.came) == ("11/03/2017", "Người Thứ Hai", True)
    assert browse.record(office, "child", id).clashes == ()


def test_what_is_kept_aside_is_told_with_its_reason(
    pair: tuple[Session, Session], stick: Path, clock: Callable[[], object]
) -> None:
    commune, office = pair
    id = add_child(commune)
    package = export_package(commune, stick)
    office.clock = lambda: clock().replace(year=2010)  # type: ignore[attr-defined]
    accept_clock(office)
    (taken,) = receive_files(office, [package.file])
    (rejection,) = taken.rejections
    assert (rejection.record, rejection.code) == (id, "XT-106")
    assert rejection.kind_label == "Trẻ em"
    assert "TENBIMAT" not in rejection.words
    assert taken.return_file is not None
    receive_files(commune, [taken.return_file])
    (back,) = sent.returned_records(commune)
    assert (back.id, back.reason_code, back.title) == (id, "XT-106", CHILD["full_name"])


def test_a_folder_is_read_without_cards_and_own_returns(
    pair: tuple[Session, Session], stick: Path
) -> None:
    commune, office = pair
    add_child(commune)
    for one in pair:
        cards.write_card(one, stick)
    package = export_package(commune, stick)
    (taken,) = receive_files(office, [package.file])
    (brought,) = deliver_returns(office, [taken])
    assert brought.file is not None
    assert brought.file.parent == stick
    (stick / "la.xatre").write_bytes(b"khong phai goi")
    found = gathering.gather(office, [stick])
    assert {file.name for file in found.files} == {package.file.name, "la.xatre"}
    assert (len(found.cards), found.ours) == (2, 1)
    at_commune = gathering.gather(commune, [stick])
    assert brought.file in at_commune.files
    assert gathering.gather(office, [brought.file]).files == (brought.file,)
    empty = stick / "trong"
    empty.mkdir()
    with pytest.raises(gathering.NothingThere):
        gathering.gather(office, [empty])


def test_a_return_that_cannot_be_written_is_written_later(
    pair: tuple[Session, Session], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, office = pair
    add_child(commune)
    package = export_package(commune, stick)
    (taken,) = receive_files(office, [package.file])
    with monkeypatch.context() as full:
        full.setattr(
            delivery.shutil, "disk_usage", lambda _: delivery.shutil._ntuple_diskusage(1, 1, 0)
        )
        (brought,) = deliver_returns(office, [taken])
    assert brought.fault is not None
    assert brought.fault.code == "XT-602"
    assert brought.file is None
    again = copy_return(office, commune.unit, stick)
    assert taken.return_file is not None
    assert again.read_bytes() == taken.return_file.read_bytes()
    with pytest.raises(NoReturnYet):
        copy_return(office, "03562@2025", stick)


def test_sealing_first_then_copying_repeats_the_same_bytes(
    pair: tuple[Session, Session], stick: Path
) -> None:
    commune, _ = pair
    add_child(commune)
    sealed = seal_package(commune)
    (shown,) = sent.sent_packages(commune)
    assert (shown.sequence, shown.size, shown.outcome) == (1, sealed.size, "")
    assert not shown.is_out
    told = overview.unsent(commune)
    assert (told.total, told.inside) == (0, 1)
    copied = copy_again(commune, sealed.sha256, stick)
    assert copied.file.read_bytes() == sealed.file.read_bytes()
    assert sent.sent_packages(commune)[0].is_out
    assert overview.unsent(commune).inside == 0
    assert sent.sending_desk(commune).next_sequence == 2


def test_each_kind_says_how_it_travels_and_by_which_law(commune: Session) -> None:
    told = {one.kind: one for one in sent.travels(commune)}
    assert told["child"].words == "đầy đủ"
    assert "Điều 8" in told["child"].law
    assert "remark" not in told
    assert told["case"].words == "không có danh tính"
    assert "Điều 33" in told["case"].law


def test_minutes_hold_outcomes_and_no_name(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    add_child(commune)
    package = export_package(commune, stick)
    foreign = stick / "goi-xa.xatre"
    foreign.write_bytes(b"")
    outcomes = receive_files(office, [package.file, foreign], dry_run=True)
    file = write_minutes(office, outcomes, stick)
    pages = read_workbook(file.read_bytes())
    first, second = pages["Kết quả đọc thử"]
    assert (first["Kết quả"], first["Mới"], first["Gói"]) == ("Nhận được", 1, 1)
    assert (second["Kết quả"], second["Mã lỗi"]) == ("Từ chối", "XT-401")
    assert "TENBIMAT" not in str(pages)


def test_who_sends_and_who_does_not(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    add_child(commune)
    export_package(commune, stick)
    add_child(commune)
    second = export_package(commune, stick)
    receive_files(office, [second.file])
    assert senders.expect(office, ["03562@2025"]) == 1
    told = {one.unit: one for one in senders.senders(office)}
    sender = told[commune.unit]
    assert (sender.last, sender.missing, sender.cards, sender.last_return) == (2, (1,), 1, 1)
    assert (told["03562@2025"].taken, told["03562@2025"].cards) == (0, 0)
    (taken,) = senders.taken_packages(office)
    assert (taken.sha256, taken.sequence) == (second.sha256, 2)
    senders.no_longer_expect(office, "03562@2025")
    assert "03562@2025" not in {one.unit for one in senders.senders(office)}
    assert senders.expect_whole_province(office) > 30


def test_a_remark_travels_with_a_new_return(pair: tuple[Session, Session], stick: Path) -> None:
    commune, office = pair
    id = add_child(commune)
    receive_files(office, [export_package(commune, stick).file])
    file = remark_on(office, commune.unit, "child", id, "Xem lại ngày sinh.", field="born_on")
    (taken,) = receive_files(commune, [file])
    assert (taken.outcome, taken.new) == ("taken", 1)


def test_a_second_device_of_the_commune_takes_its_packages_and_decides(
    commune: Session, office: Session, make_session: Callable[..., Session], stick: Path
) -> None:
    second = make_session("xa-2")
    trust(commune, office, stick)
    trust(commune, second, stick)
    id = add_child(commune)
    receive_files(second, [export_package(commune, stick).file])
    for session, name in ((commune, "Tên Một"), (second, "Tên Hai")):
        record = browse.record(session, "child", id)
        save.add_records(
            session, "child", [{"id": id, "revision": record.revision, "full_name": name}]
        )
    (taken,) = receive_files(second, [export_package(commune, stick).file])
    assert (taken.outcome, taken.conflict, taken.return_file) == ("taken", 1, None)
    (difference,) = taken.differences
    assert [side.words for side in difference.sides] == ["Tên Hai", "Tên Một"]
    decided = decide.decide(second, "child", id, difference.path, difference.sides[1].revision)
    assert decided.fields["full_name"] == "Tên Một"


def test_a_shared_stick_shows_each_book_only_what_is_for_it(
    pair: tuple[Session, Session], make_session: Callable[..., Session], stick: Path
) -> None:
    commune, office = pair
    neighbour = make_session("xa-ben", "03549@2025")
    trust(neighbour, office, stick)
    for session in (commune, neighbour):
        add_child(session)
        export_package(session, stick)
    deliver_returns(office, receive_files(office, gathering.gather(office, [stick]).files))
    found = gathering.gather(commune, [stick])
    (mine,) = receive_files(commune, found.files)
    assert (mine.type, mine.outcome) == ("return", "taken")
    assert (found.ours, found.others) == (1, 2)
