"""Looking at a file says what taking it in would: a bad line is counted, the rest is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import child, hostile

from two_books import trust
from xatre.exchange.lines import whole, write_line
from xatre.work.receiving import gathering, inbox
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
