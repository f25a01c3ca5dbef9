"""The journal held against what the office saw: a tail cut off is found by the last return."""

from __future__ import annotations

from pathlib import Path

from xatre.store.safety import backup, journal, journal_marks
from xatre.work import keeping
from xatre.work.receiving import behind_office, vouching
from xatre.work.receiving.receive import receive_files
from xatre.work.records import save
from xatre.work.sending.export import export_package
from xatre.work.session import Session, open_session

CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}
PASSWORD = "mật khẩu thử dài"


def round_trip(commune: Session, office: Session, folder: Path) -> Path:
    """A child, a package, its return: the file of the return, not yet taken."""
    save.add_records(commune, "child", [CHILD | {"full_name": f"Giàng {commune.clock()}"}])
    sent = export_package(commune, folder / "usb", full=True)
    (taken,) = receive_files(office, [sent.file])
    assert taken.return_file is not None
    return taken.return_file


def cut(session: Session, after: int) -> None:
    session.book.db.conn.execute("DELETE FROM journal WHERE number > ?", (after,))


def test_what_the_office_saw_is_confirmed(pair: tuple[Session, Session], tmp_path: Path) -> None:
    commune, office = pair
    before = vouching.vouched(commune)
    assert "chưa có biên nhận nào xác nhận" in before[0]
    back = round_trip(commune, office, tmp_path)
    (taken,) = receive_files(commune, [back])
    assert (taken.outcome, taken.note) == ("taken", "")
    (one,) = journal_marks.vouched(commune.book.db)
    # What is signed into a package is the journal before that package is noted in it.
    assert 0 < one.confirmed < one.chained == one.rows
    assert keeping.check_book(commune) == []
    assert f"xác nhận đến dòng {one.confirmed}" in keeping.vouched(commune)[0]


def test_a_cut_tail_is_found_by_the_last_return(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    back = round_trip(commune, office, tmp_path)
    length, _ = journal.head(commune.book)
    cut(commune, 2)
    assert keeping.check_book(commune) == []
    (taken,) = receive_files(commune, [back])
    assert taken.outcome == "taken"
    assert f"bị cắt đuôi: còn 2 dòng, nơi nhận đã thấy cả dòng {length - 1}" in taken.note
    assert taken.as_keys()["note"] == taken.note
    (problem,) = keeping.check_book(commune)
    assert "tin chắc được đến dòng 0" in problem


def test_a_tail_cut_and_grown_again_is_found_too(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    receive_files(commune, [round_trip(commune, office, tmp_path)])
    (whole,) = journal_marks.vouched(commune.book.db)
    cut(commune, whole.confirmed - 2)
    for number in range(9):
        journal.write(commune.book, "opened", str(number))
    back = round_trip(commune, office, tmp_path)
    (taken,) = receive_files(commune, [back])
    assert "không phải bản nơi nhận đã thấy" in taken.note
    (again,) = receive_files(commune, [back])
    assert (again.outcome, again.note) == ("already", taken.note)
    assert len(keeping.check_book(commune)) == 1


def test_a_mark_taken_away_comes_back_with_the_same_return(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    back = round_trip(commune, office, tmp_path)
    receive_files(commune, [back])
    cut(commune, 1)
    commune.book.db.conn.execute(
        "DELETE FROM settings WHERE name LIKE ?", (journal_marks.SETTING + "%",)
    )
    assert keeping.check_book(commune) == []
    (again,) = receive_files(commune, [back])
    assert "bị cắt đuôi" in again.note


def test_changed_and_moved_rows_are_found_without_any_return(commune: Session) -> None:
    for number in range(6):
        journal.write(commune.book, "printed", f"child/{number}")
    conn = commune.book.db.conn
    good = conn.execute("SELECT * FROM journal").fetchall()

    def put(rows: list[tuple[object, ...]]) -> None:
        conn.execute("DELETE FROM journal")
        conn.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    swapped = [*good]
    swapped[2], swapped[3] = (
        (*good[3][:1], good[2][1], *good[3][2:]),
        (*good[2][:1], good[3][1], *good[2][2:]),
    )
    for rows in (swapped, good[:2] + good[3:], good[1:]):
        put(rows)
        (problem,) = keeping.check_book(commune)
        assert "chỉ tin được đến dòng" in problem
    put(good)
    assert keeping.check_book(commune) == []


def test_rows_left_behind_by_a_restored_backup_are_named_and_no_fault(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    copy = backup.write(commune.book, tmp_path / "sao-luu")
    back = round_trip(commune, office, tmp_path)
    keeping.restore_book(copy, tmp_path / "lai", PASSWORD)
    again = open_session(tmp_path / "lai", PASSWORD, clock=commune.clock)
    try:
        (taken,) = receive_files(again, [back])
        assert (taken.outcome, taken.note) == ("taken", behind_office.told(again))
        assert keeping.check_book(again) == []
        first, second = keeping.vouched(again)
        assert "nằm ở sổ cũ" in first
        assert "chưa có biên nhận nào" in second
    finally:
        again.close()
