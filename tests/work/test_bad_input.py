"""What goes wrong on sticks, cards, clocks and shares, as a person meets it: each is said in a
sentence with what to do, and nothing that was good is lost for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from first_books import PASSWORD, Clock
from work_samples import add

from two_books import CHILD, edit, send, take, trust
from xatre import resources
from xatre.store.book import Book
from xatre.store.faults import BookInUse, DiskReadOnly
from xatre.store.safety import backup
from xatre.work import keeping
from xatre.work.people import cards
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session, open_session

Make = Callable[..., Session]


def said(outcome: Outcome) -> str:
    assert outcome.fault is not None, outcome
    return outcome.fault.words


def test_forty_files_of_which_six_are_bad(
    make_session: Make, office: Session, tmp_path: Path
) -> None:
    """Three foreign, two forged, one half copied; and thirty-four that are taken all the same."""
    stick = tmp_path / "usb"
    communes = [make_session("xa"), make_session("xa-hai", "03562@2025")]
    for commune in communes:
        trust(commune, office, tmp_path)
        for number in range(17):
            add(commune, "child", **CHILD | {"full_name": f"Giàng Thị Ánh {number}"})
            export_package(commune, stick)
    good = sorted(stick.iterdir())
    assert len(good) == 34

    stranger = make_session("xa-la", "02869@2025")
    cards.enrol(stranger, *_card(office, tmp_path / "the-so.xatre"))
    add(stranger, "child", **CHILD)
    foreign = [export_package(stranger, stick).file]
    for name, content in (("ảnh.xatre", b"\xff\xd8\xff\xe0" * 900), ("trống.xatre", b"")):
        foreign.append(stick / name)
        foreign[-1].write_bytes(content)
    forged = [stick / "sửa-ruột.xatre", stick / "sửa-đầu.xatre"]
    whole = good[0].read_bytes()
    forged[0].write_bytes(whole[:-5] + bytes([whole[-5] ^ 1]) + whole[-4:])
    forged[1].write_bytes(whole.replace(b'"sequence":"1"', b'"sequence":"9"', 1))
    half = stick / "chép-dở.xatre"
    half.write_bytes(good[5].read_bytes()[:4000])

    outcomes = {one.path: one for one in receive_files(office, sorted(stick.iterdir()))}
    assert len(outcomes) == 40
    assert [outcomes[file].outcome for file in good] == ["taken"] * 34
    assert "chưa đăng ký thẻ của nơi gửi" in said(outcomes[foreign[0]])
    assert "khóa mới" not in said(outcomes[foreign[0]])
    codes = [outcomes[file].fault.code for file in (*foreign, *forged, half)]  # type: ignore[union-attr]
    assert codes == ["XT-302", "XT-401", "XT-401", "XT-402", "XT-301", "XT-402"]
    for file in (*foreign, *forged, half):
        assert outcomes[file].outcome == "refused"
        assert file.name in said(outcomes[file])
    for commune in communes:
        assert digest(office, commune.unit) == digest(commune)
    assert digest(office, stranger.unit).records == 0
    assert keeping.check_book(office) == []


def test_a_package_of_a_book_restored_yesterday(
    make_session: Make, office: Session, tmp_path: Path, clock: Clock
) -> None:
    """It is a new device until its card is enrolled; then nothing of what was sent meanwhile is
    lost, and what both wrote stands side by side."""
    commune = make_session("xa")
    trust(commune, office, tmp_path)
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path / "usb")
    kept = backup.write(commune.book, tmp_path / "sao-luu", clock())
    later = add(commune, "child", **CHILD | {"full_name": "Giàng Thị Sau"})
    edit(commune, "child", id, other_names="Ánh")
    send(commune, office, tmp_path / "usb")
    commune.close()
    clock.moment += timedelta(days=1)
    book = backup.restore(kept, tmp_path / "xa-cu", password=PASSWORD, now=clock())
    restored = Session(book, resources.codes(), clock)
    edit(restored, "child", id, other_names="Bông")
    sent = export_package(restored, tmp_path / "usb")
    (outcome,) = receive_files(office, [sent.file])
    assert "chưa đăng ký thẻ của nơi gửi" in said(outcome)
    assert "máy này có khóa mới" in said(outcome)
    cards.enrol(office, *_card(restored, tmp_path / "the-moi.xatre"))
    (outcome,) = take(office, sent.file)
    assert (outcome.outcome, outcome.conflict, outcome.missing) == ("taken", 1, [])
    clash = browse.record(office, "child", id).clashes[0]
    assert set(clash.values) == {"Ánh", "Bông"}
    assert browse.record(office, "child", later).state == "complete"
    back = export_package(office, tmp_path, full=True, to="02788").file
    take(restored, back)
    assert digest(restored) == digest(office, restored.unit)
    restored.close()


def test_a_clock_set_to_2019(
    make_session: Make, office: Session, tmp_path: Path, clock: Clock
) -> None:
    """It is said aloud on opening; a day after it is refused as not come; and what is written
    under it follows what was written before, at home and at the office."""
    commune = make_session("xa")
    trust(commune, office, tmp_path)
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path / "usb")
    commune.close()
    wrong = datetime(2019, 1, 1, 3, tzinfo=UTC)
    book = Book.open(tmp_path / "xa", password=PASSWORD, now=wrong)
    (warning,) = book.warnings
    assert (warning.code, "01/01/2019" in warning.words) == ("XT-515", True)
    assert "20/11/2026" in warning.words
    slow = Session(book, resources.codes(), lambda: wrong)
    edit(slow, "child", id, other_names="Ánh")
    sent = export_package(slow, tmp_path / "usb")
    (outcome,) = take(office, sent.file)
    assert (outcome.updated, outcome.conflict, outcome.created) == (1, 0, "2019-01-01")
    assert browse.record(office, "child", id).fields["other_names"] == "Ánh"
    assert digest(office, slow.unit) == digest(slow)
    take(slow, outcome.return_file)  # type: ignore[arg-type]
    slow.close()
    again = Book.open(tmp_path / "xa", password=PASSWORD, now=clock() + timedelta(hours=1))
    assert again.warnings == []
    again.close()


def test_two_people_taking_in_at_once(commune: Session, office: Session, tmp_path: Path) -> None:
    """The second, at another PC or in another window, is told that the book is open and who has
    it; the first goes on and loses nothing."""
    trust(commune, office, tmp_path)
    add(commune, "child", **CHILD)
    file = export_package(commune, tmp_path / "usb").file
    with office.book.transaction():
        other = subprocess.run(
            [sys.executable, "-m", "xatre", "receive", str(office.book.folder), str(file)],
            capture_output=True,
            text=True,
            check=False,
            env={
                "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"),
                "XATRE_PASSWORD": PASSWORD,
                "XATRE_HOME": str(tmp_path / "nhà"),
            },
        )
        (taken,) = receive_files(office, [file])
    assert other.returncode == 5
    assert "XT-503: Sổ đang mở" in other.stderr
    assert taken.outcome == "taken"
    with pytest.raises(BookInUse):
        open_session(office.book.folder, PASSWORD)
    assert digest(office, commune.unit) == digest(commune)
    assert keeping.check_book(office) == []


@pytest.mark.parametrize("fault", [30, 13])
def test_an_office_book_on_a_share_that_may_only_be_read(
    office: Session, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    """Nobody can take in there: it is said before the password is tried, and nothing is changed."""
    folder = office.book.folder
    office.close()
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    opened = Path.open

    def read_only(self: Path, mode: str = "r", *words: object, **more: object) -> object:
        if set(mode) & set("wax+") and folder in self.parents:
            raise OSError(fault, "read-only")
        return opened(self, mode, *words, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", read_only)
    monkeypatch.setattr("os.open", _refusing("os.open", fault, folder))
    with pytest.raises(DiskReadOnly, match="XT-610") as caught:
        open_session(folder, PASSWORD)
    assert "chỉ đọc" in caught.value.words
    monkeypatch.undo()
    assert {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == before


def _refusing(name: str, fault: int, folder: Path) -> Callable[..., int]:
    import os

    real = os.open

    def opening(path: object, flags: int, *words: object, **more: object) -> int:
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes and str(path).startswith(str(folder)):
            raise OSError(fault, "read-only")
        return real(path, flags, *words, **more)  # type: ignore[arg-type]

    return opening


def _card(session: Session, file: Path) -> tuple[Path, str]:
    written = cards.write_card(session, file)
    return written.file, written.fingerprint
