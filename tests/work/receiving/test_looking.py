"""Looking at a file says what taking it in would: a bad line is counted, the rest is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import FIELDS, child, hostile, text_of
from openpyxl import load_workbook

from two_books import trust
from xatre.errors import UseError
from xatre.exchange.lines import whole, write_line
from xatre.work.receiving import gathering, inbox, receive
from xatre.work.receiving.minutes import write_minutes
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.verify import verify_file
from xatre.work.receiving.viewing import view_file
from xatre.work.session import Session


def test_one_bad_line_is_counted_by_who_looks(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    text = write_line(whole(child(commune.unit))) + b"w " + b"0" * 32 + b' {"id":"x"}\n'
    file = tmp_path / "gói.xatre"
    file.write_bytes(hostile(commune, office, text))
    found = verify_file(file, office)
    assert (found.fault, found.counts, found.unread) == (None, {"child": 1}, 1)
    viewed = view_file(file, office)
    assert (viewed.whole, len(viewed.records)) == (True, 1)
    assert "1 dòng không đọc được" in viewed.detail
    (outcome,) = receive_files(office, [file])
    assert (outcome.outcome, outcome.new, outcome.rejected) == ("taken", 1, 1)


def test_an_enrolled_key_under_another_name_is_told_by_who_looks_and_by_who_takes_in(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    file = tmp_path / "gói.xatre"
    text = text_of([child(commune.unit)])
    file.write_bytes(hostile(commune, office, text, device="may-khac-1"))
    viewed = view_file(file, office)
    assert (viewed.whole, viewed.doubtful, viewed.counts) == (True, True, [])
    assert "không phải nơi gửi" in viewed.verdict
    assert viewed.detail.startswith("XT-320")
    found, (outcome,) = verify_file(file, office), receive_files(office, [file])
    assert (found.trusted, outcome.outcome) == (False, "refused")
    assert found.doubt is not None
    assert outcome.fault is not None
    assert found.doubt.words == outcome.fault.words == viewed.detail
    assert outcome.fault.code == "XT-320"


def test_an_unknown_key_is_told_alike_by_who_looks_and_by_who_takes_in(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    file = tmp_path / "gói.xatre"
    file.write_bytes(hostile(commune, office, text_of([child(commune.unit)])))
    viewed, (outcome,) = view_file(file, office), receive_files(office, [file])
    assert viewed.verdict == "Tệp còn nguyên vẹn, nhưng nơi gửi chưa đăng ký"
    assert outcome.fault is not None
    assert (viewed.doubtful, viewed.detail) == (True, outcome.fault.words)


def test_what_a_file_says_of_a_record_does_not_hang_on_the_clock_of_its_sender(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    first = child(commune.unit, when="2030-01-01T00:00:00Z")
    later = child(
        commune.unit, fields=FIELDS | {"full_name": "Vừ Thị Nở"}, parents=[first.name],
        when="2001-01-01T00:00:00Z",
    )  # fmt: skip
    aside = child(commune.unit, fields=FIELDS | {"full_name": "Vừ Thị Mỵ"}, parents=[first.name])
    alone = {
        "in order": ([first, later], "Vừ Thị Nở"),
        "turned round": ([later, first], "Vừ Thị Nở"),
        "on one that went before": ([later], "Vừ Thị Nở"),
        "two that differ": ([first, later, aside], "Vừ Thị Mỵ / Vừ Thị Nở"),
    }
    for name, (lines, shown) in alone.items():
        file = tmp_path / "gói.xatre"
        file.write_bytes(hostile(commune, office, text_of(lines)))
        (record,) = view_file(file, office, names=True).records
        assert record.name == shown, name


def test_records_of_a_kind_not_known_here_are_counted_by_who_looks(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    other = child(
        commune.unit, id="019a1111-0000-7000-8000-000000000002", kind="later_kind", fields={}
    )
    file = tmp_path / "gói.xatre"
    file.write_bytes(hostile(commune, office, text_of([other, child(commune.unit)])))
    assert verify_file(file, office).counts == {"child": 1, "later_kind": 1}
    (aside,) = receive_files(office, [file], dry_run=True)[0].rejections
    assert (aside.code, "cập nhật chương trình" in aside.words) == ("XT-141", True)
    viewed = view_file(file, office, names=True)
    assert [count for _, count in viewed.counts] == [1, 1]
    assert {one.kind: one.name for one in viewed.records} == {
        "child": FIELDS["full_name"], "later_kind": "",
    }  # fmt: skip


def test_a_fault_that_is_not_of_the_file_is_raised(
    commune: Session, office: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(commune, office, tmp_path)
    file = tmp_path / "gói.xatre"
    file.write_bytes(hostile(commune, office, text_of([child(commune.unit)])))

    def misused(*_: object) -> None:
        raise UseError(what="sai")

    monkeypatch.setattr(receive, "take_lines", misused)
    with pytest.raises(UseError):
        receive_files(office, [file])


def test_a_watched_folder_reads_each_file_once(
    commune: Session, office: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(commune, office, tmp_path)
    folder = tmp_path / "chờ"
    folder.mkdir()
    file = folder / "gói.xatre"
    file.write_bytes(hostile(commune, office, write_line(whole(child(commune.unit)))))
    inbox.watch(office, folder)
    read: list[Path] = []
    real = gathering.inspect

    def counted(one: Path) -> object:
        read.append(one)
        return real(one)

    monkeypatch.setattr(gathering, "inspect", counted)
    waiting = inbox.look(office)
    assert waiting is not None
    assert (waiting.files, read) == ((file,), [file])
    receive_files(office, [file])
    again = inbox.look(office)
    assert again is not None
    assert again.files == ()


def test_files_beyond_the_most_are_counted_and_said(
    commune: Session, office: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(commune, office, tmp_path)
    folder = tmp_path / "chờ"
    folder.mkdir()
    for number in (1, 2, 3):
        data = hostile(commune, office, text_of([child(commune.unit)]), sequence=number)
        (folder / f"gói-{number}.xatre").write_bytes(data)
    inbox.watch(office, folder)
    assert gathering.gather(office, [folder]).left_out_words == ""
    monkeypatch.setattr(gathering, "MOST_FILES", 2)
    found = gathering.gather(office, [folder])
    assert (len(found.files), found.left_out) == (2, 1)
    assert "còn 1 tệp chưa đọc" in found.left_out_words
    waiting = inbox.look(office)
    assert waiting is not None
    assert waiting.left_out == found.left_out_words
    file = write_minutes(office, [], tmp_path, found.left_out_words)
    said = {row[0]: row[1] for row in load_workbook(file)["Biên bản"].values}
    assert found.left_out_words in str(said["Ghi chú"])
