"""A name runs through everything the program does, and is found nowhere it may not be: in no log,
error, temporary file, package, book, backup, file name or folder of the user, also after a kill.
"""

from __future__ import annotations

import logging
import os
import random
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from test_kills import typist
from two_books import trust
from xatre import paths, resources
from xatre.desk import faults as desk_faults
from xatre.errors import XatreError
from xatre.store.book import Book
from xatre.store.keys.slots import Cost
from xatre.work import keeping, session
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.undo import undo_package
from xatre.work.receiving.verify import verify_file
from xatre.work.records import browse, print_record, save, table
from xatre.work.sending.export import export_package, preview
from xatre.work.session import Session

MARK = "Zỉnhkhuếch"
FOLDED = "zinhkhuech"
NAME = f"Giàng {MARK} Ưng"
PASSWORD = "mật khẩu thử dài"
CHILD = {
    "full_name": NAME,
    "born_on": "2017-03-09",
    "sex": "female",
    "mother_name": f"Vừ {MARK}",
    "notes": f"Nhà bà {MARK}, cạnh suối",
}
CASE = {
    "intake_channel": "phone",
    "received_on": "2026-11-20",
    "received_at": "01:00",
    "subject": "abused",
    "event_place": f"nhà bà {MARK}",
    "event_unit": "02788@2025",
    "condition": f"{MARK} đang ở nhà người quen",
    "receiver": "Lò Thị Ngọc Ưng",
    "told_name": NAME,
    "told_sex": "female",
    "case_state": "received",
    "reporter_agrees": "yes",
    "reporter": {"name": f"Người báo {MARK}"},
}
FORMS = (
    *(MARK.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")),
    FOLDED.encode(),
    MARK.encode("ascii", "backslashreplace"),
)
"""The name as it would stand in text, in a search column, in wide characters, in escaped JSON."""
NAMED = "có tên"
"""The one folder where a person asked for names."""


def leaks(root: Path) -> list[str]:
    """Files under `root`, but for what was asked with names, that tell the name; zipped parts are
    looked into."""
    found = []
    for file in sorted(root.rglob("*")):
        path = file.relative_to(root)
        if NAMED in path.parts:
            continue
        if MARK in str(path) or FOLDED in str(path).lower():
            found.append(f"name of {path}")
        if file.is_file():
            found += [f"inside {path}" for content in _contents(file) if _tells(content)]
    return found


def _contents(file: Path) -> Iterator[bytes]:
    content = file.read_bytes()
    yield content
    # Sealed bytes may hold the mark of a zip's end by chance; none begins as one.
    if content.startswith(b"PK\x03\x04") and zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed:
            for name in packed.namelist():
                yield packed.read(name)


def _tells(content: bytes) -> bool:
    return any(form in content for form in FORMS)


@pytest.fixture(autouse=True)
def _everything_in_one_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Temporary files and the user's folder lie where the test looks."""
    for name in ("tam", "nha", "usb", "sao-luu", NAMED):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tam"))
    monkeypatch.setenv("XATRE_HOME", str(tmp_path / "nha"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tam"))


def make(folder: Path, unit: str, role: str) -> Session:
    book, _ = Book.create(
        folder,
        unit=unit,
        role=role,
        officer_name="Lò Thị Ngọc Ưng",
        password=PASSWORD,
        cost=Cost.test(),
    )
    book.officer = replace(book.officer, case_rights=True)
    return Session(book, resources.codes())


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Session, Session]]:
    commune = make(tmp_path / "xa", "02788@2025", "commune")
    office = make(tmp_path / "so", "12@2025", "office")
    trust(commune, office, tmp_path / "usb")
    yield commune, office
    commune.close()
    office.close()


def test_the_search_for_leaks_finds_one(tmp_path: Path) -> None:
    (tmp_path / "usb" / f"{MARK}.txt").write_text("")
    (tmp_path / "tam" / "a.json").write_text('{"name": "Z\\u1ec9nhkhu\\u1ebfch"}')
    (tmp_path / "nha" / "b.db").write_bytes(b"xx zinhkhuech xx")
    with zipfile.ZipFile(tmp_path / "c.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("sheet.xml", MARK)
    assert len(leaks(tmp_path)) == 4


def test_a_name_stays_inside(
    pair: tuple[Session, Session],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    commune, office = pair
    usb = tmp_path / "usb"
    (child,) = save.add_records(commune, "child", [CHILD]).saved
    (case,) = save.add_records(commune, "case", [CASE | {"child": child}]).saved
    save.keep_draft(commune, save.start(commune, "child", {"full_name": f"{NAME} nháp"}))
    hits, _ = browse.find(commune, FOLDED)
    assert len(hits) == 2
    browse.show(commune, "child", child)
    browse.show(commune, "case", case)
    preview(commune)
    first = export_package(commune, usb)
    verify_file(first.file, None)
    verify_file(first.file, office)
    receive_files(office, [first.file], dry_run=True)
    (taken,) = receive_files(office, [first.file])
    assert taken.new == 2
    assert len(browse.find(office, FOLDED)[0]) == 1
    assert taken.return_file is not None
    receive_files(commune, [Path(taken.return_file)])
    save.void_record(commune, "child", child, f"ghi trùng với {NAME}")
    second = export_package(commune, usb)
    receive_files(office, [second.file])
    undo_package(office, second.sha256)
    keeping.back_up(commune, tmp_path / "sao-luu")
    keeping.back_up(office, tmp_path / "sao-luu")
    assert keeping.check_book(commune) == []
    table.write_table(commune, "child", usb / "bang.xlsx")
    table.write_table(commune, "case", usb / "bang-vu-viec.xlsx")
    plain = print_record.make_sheet(commune, "child", child)
    assert not _tells(plain.html.encode())
    assert not _tells(plain.name.encode())

    named = table.write_table(commune, "child", tmp_path / NAMED / "b.xlsx", reason="Báo cáo")
    assert any(_tells(content) for content in _contents(named.file))
    sheet = print_record.make_sheet(commune, "child", child, "bàn giao")
    assert _tells(sheet.html.encode())

    assert leaks(tmp_path) == []
    commune.close()
    office.close()
    assert leaks(tmp_path) == []
    assert not _tells(caplog.text.encode())
    out, err = capfd.readouterr()
    assert not _tells((out + err).encode())


def test_no_refusal_tells_the_name(pair: tuple[Session, Session], tmp_path: Path) -> None:
    commune, office = pair
    (child,) = save.add_records(commune, "child", [CHILD]).saved
    sent = export_package(commune, tmp_path / "usb")
    damaged = tmp_path / "usb" / "hong.xatre"
    damaged.write_bytes(sent.file.read_bytes()[:-100])
    stale = replace(browse.record(commune, "child", child), revision="0" * 64)
    draft = save.start(commune, "child", {"full_name": NAME})
    foreign = replace(browse.record(commune, "child", child), unit="03562@2025")
    acts: list[Callable[[], object]] = [
        lambda: save.complete(commune, replace(stale, fields=stale.fields | {"sex": "male"})),
        lambda: save.complete(commune, draft),
        lambda: save.complete(commune, foreign),
        lambda: save.keep_draft(commune, replace(draft, fields={"full_name": f"{NAME}\x00"})),
        lambda: save.keep_draft(commune, replace(draft, fields={"sex": NAME})),
        lambda: save.void_record(commune, "child", "không có", NAME),
        lambda: browse.find(commune, NAME * 20),
        lambda: print_record.make_sheet(commune, "child", child, NAME * 20),
        lambda: table.write_table(commune, "child", tmp_path / "x.xlsx", reason=NAME * 20),
        lambda: session.open_session(tmp_path / "xa", NAME),
        lambda: session.open_session(tmp_path / "không có", PASSWORD, NAME),
    ]
    told = []
    for act in acts:
        with pytest.raises(XatreError) as caught:
            act()
        error = caught.value
        told += [str(error), repr(error), error.words, desk_faults.report_text(error)]
    (refused,) = receive_files(office, [damaged])
    assert refused.outcome != "taken"
    told += [repr(refused), repr(verify_file(damaged, office)), repr(verify_file(damaged, None))]
    wrong = [
        {"full_name": 7, "sex": NAME, "born_on": NAME, "notes": NAME * 3000},
        {"full_name": [NAME]},
        {"full_name": NAME, "groups": {NAME: NAME}, "special_groups": {"r": {"group": NAME}}},
        {"full_name": f"{NAME}\ud800", "born_on": "2017-03-09"},
        {"id": child, "revision": NAME, "full_name": NAME},
    ]
    for fields in wrong:
        added = save.add_records(commune, "child", [fields])
        assert added.problems
        told += [f"{one.path} {one.code} {one.text}" for one in added.problems]
    assert [words for words in told if _tells(words.encode("utf-8", "surrogatepass"))] == []
    assert leaks(tmp_path) == []


def test_a_report_of_an_unexpected_error_holds_no_value(tmp_path: Path) -> None:
    try:
        raise ValueError(f"không đọc được {NAME}")
    except ValueError as error:
        text = desk_faults.report_text(error)
    assert "ValueError" in text
    assert not _tells(text.encode())
    assert paths.logs().is_relative_to(tmp_path)


def test_a_kill_half_way_leaves_no_name(pair: tuple[Session, Session], tmp_path: Path) -> None:
    for one in pair:
        one.close()
    chance = random.Random(7)
    acts: set[str] = set()
    for lines in (1, 2, 4, 8):
        at_work = typist("send", tmp_path / "xa", NAME)
        at_work.hear(lines)
        time.sleep(chance.uniform(0, 0.5))
        at_work.kill()
        acts |= {one["act"] for one in at_work.said}
        assert leaks(tmp_path) == []
    assert {"draft", "save"} <= acts
    again = session.open_session(tmp_path / "xa", PASSWORD)
    assert keeping.check_book(again) == []
    assert browse.find(again, FOLDED)[0]
    again.close()
    assert os.environ["TMPDIR"] == str(tmp_path / "tam")
    assert leaks(tmp_path) == []
