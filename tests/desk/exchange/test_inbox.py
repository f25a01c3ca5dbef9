"""The folder an office watches: what comes is listed, and taken only when a person says so."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from exchange_samples import Place, add_children

from xatre.work.people import cards
from xatre.work.people.renewing import revoke
from xatre.work.receiving import inbox
from xatre.work.receiving.receive import receive_files
from xatre.work.sending.export import export_package


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "hop-cho"
    made.mkdir()
    return made


def packages(commune: Place, stick: Path, many: int = 2) -> list[Path]:
    found = []
    for number in range(many):
        add_children(commune, 1, number)
        found.append(commune.ask(lambda s: export_package(s, stick)).file)
    return found


def test_new_files_are_listed_as_they_come(
    pair: tuple[Place, Place], stick: Path, folder: Path
) -> None:
    commune, office = pair
    first, second = packages(commune, stick)
    page = office.page
    page.inbox.watch(folder)
    office.settle()
    assert page.inbox.isVisible()
    assert "không có tệp mới" in page.inbox.words.text()
    shutil.copy(first, folder)
    shutil.copy(second, folder)
    (folder / "thu.xatre").write_bytes(b"khong phai")
    page.inbox.look()
    office.settle()
    assert page.inbox.waiting is not None
    assert "2 tệp mới" in page.inbox.words.text()
    assert "1 tệp không nhận được" in page.inbox.words.text()
    assert office.ask(lambda s: s.book.db.conn.execute("SELECT count(*) FROM incoming").fetchone())[
        0
    ] == 0, "nothing is taken by itself"  # fmt: skip
    page.inbox.read.click()
    office.settle()
    assert page.is_reading
    assert len(page.reading.outcomes) == 3

    office.ask(lambda s: receive_files(s, [folder / first.name]))
    page.show_first()
    office.settle()
    assert "1 tệp mới" in page.inbox.words.text()


def test_it_looks_again_only_where_something_changed(
    pair: tuple[Place, Place], stick: Path, folder: Path
) -> None:
    commune, office = pair
    (file,) = packages(commune, stick, 1)
    shutil.copy(file, folder)
    assert office.ask(inbox.look) is None
    office.ask(lambda s: inbox.watch(s, folder))
    waiting = office.ask(inbox.look)
    assert waiting is not None
    assert [one.name for one in waiting.files] == [file.name]
    assert office.ask(lambda s: inbox.look(s, waiting.seen)) is None
    office.ask(lambda s: receive_files(s, list(waiting.files)))
    assert office.ask(inbox.look).files == ()
    shutil.rmtree(folder)
    assert office.ask(inbox.look).is_gone
    office.page.inbox.again()
    office.settle()
    assert "không đọc được" in office.page.inbox.words.text()
    office.page.inbox.watch(None)
    office.settle()
    assert not office.page.inbox.isVisible()


def test_what_is_trusted_or_refused_as_it_lies_there_is_not_new_for_ever(
    pair: tuple[Place, Place], stick: Path, folder: Path
) -> None:
    commune, office = pair
    (good,) = packages(commune, stick, 1)
    shutil.copy(good, folder)
    whole = good.read_bytes()
    (folder / "cat.xatre").write_bytes(whole[:-5])
    card = commune.ask(lambda s: cards.write_card(s, folder))
    page = office.page
    page.inbox.watch(folder)
    office.settle()
    assert "1 tệp mới" in page.inbox.words.text()
    assert "1 tệp không nhận được" in page.inbox.words.text()
    assert page.inbox.waiting is not None
    assert page.inbox.waiting.cards == ()
    office.ask(lambda s: receive_files(s, [folder / good.name]))
    peer = office.ask(lambda s: revoke(s, card.fingerprint))
    assert not peer.active
    packages(commune, folder, 1)
    page.inbox.again()
    office.settle()
    assert "không có tệp mới" in page.inbox.words.text()
    assert "2 tệp không nhận được" in page.inbox.words.text()
    assert page.inbox.read.text() == "Đọc thử lại…"
    page.inbox.read.click()
    office.settle()
    assert [one.outcome for one in page.reading.outcomes] == ["refused", "refused"]
    (folder / "cat.xatre").write_bytes(whole)
    page.inbox.again()
    office.settle()
    assert "1 tệp không nhận được" in page.inbox.words.text()
