"""Many files at one go: each is whole or nothing by itself, a dry run says what would come of all
of them, and no page is kept in memory for taking a file back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import hostile
import pytest
from hostile import FIELDS, child, put, text_of

from two_books import trust
from xatre.store.register import revisions
from xatre.work import keeping
from xatre.work.progress import Stopped
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.receive import receive_files
from xatre.work.sending.digest import digest
from xatre.work.session import Session

FIRST, SECOND, THIRD = (f"019a1111-0000-7000-8000-00000000000{number}" for number in (1, 2, 3))


def package(commune: Session, office: Session, folder: Path, sequence: int, *ids: str) -> Path:
    lines = [child(commune.unit, id=id, fields=FIELDS | {"full_name": f"A {id}"}) for id in ids]
    data = hostile.hostile(commune, office, text_of(lines), sequence=sequence)
    return put(folder, data, f"{sequence}.xatre")


def that_lies(commune: Session, office: Session, folder: Path, sequence: int, id: str) -> Path:
    """A package that holds a good line and fails at its end."""
    text = text_of([child(commune.unit, id=id)])
    data = hostile.hostile(commune, office, text, {"w": "2"}, sequence=sequence)
    return put(folder, data, f"{sequence}.xatre")


def told(outcomes: list[Outcome]) -> list[tuple[str, int, list[int]]]:
    return [(one.outcome, one.new, one.missing) for one in outcomes]


def test_a_dry_run_says_of_each_file_what_taking_them_says(
    pair: tuple[Session, Session], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "AT_ONCE", 1)
    commune, office = pair
    files = [
        package(commune, office, tmp_path, 1, FIRST),
        that_lies(commune, office, tmp_path, 2, SECOND),
        put(tmp_path, b"khong phai goi", "la.xatre"),
        package(commune, office, tmp_path, 3, FIRST, SECOND, THIRD),
        that_lies(commune, office, tmp_path, 4, THIRD),
    ]
    before = digest(office)
    tried = receive_files(office, files, dry_run=True)
    assert digest(office) == before
    assert keeping.check_book(office) == []
    taken = receive_files(office, files)
    assert told(tried) == told(taken)
    assert told(taken)[3] == ("taken", 2, [2])
    assert [one.fault.code if one.fault else "" for one in taken] == [
        *("", "XT-402", "XT-401", "", "XT-402"),
    ]
    assert keeping.check_book(office) == []


def test_a_stop_keeps_the_files_that_were_taken_and_answers_them(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    files = [
        package(commune, office, tmp_path, number, id)
        for number, id in enumerate((FIRST, SECOND, THIRD), 1)
    ]
    done = 0

    def watch(hundredths: int, total: int) -> None:
        nonlocal done
        done = hundredths

    taken = receive_files(office, files, progress=watch, stop=lambda: done >= 100)
    assert [one.outcome for one in taken] == ["taken", "refused", "refused"]
    assert [one.fault.code for one in taken[1:] if one.fault] == ["XT-228", "XT-228"]
    assert taken[0].return_file is not None
    assert taken[1].return_file is None
    assert [one.new for one in receive_files(office, files)] == [0, 1, 1]
    with pytest.raises(Stopped):
        receive_files(office, [package(commune, office, tmp_path, 4, FIRST)], stop=lambda: True)


@pytest.mark.parametrize("dry_run", [False, True])
def test_no_block_that_nests_is_open_while_lines_come_in(
    make_session: Callable[..., Session], tmp_path: Path, dry_run: bool
) -> None:
    """Such a block keeps every page that is changed as it was, in memory: 40 MB for 2,000
    children among 30,000."""
    commune = make_session("xa", "03556@2025")
    office = make_session("so", "12@2025", role="office")
    trust(commune, office, tmp_path)
    files = [package(commune, office, tmp_path, number, FIRST, SECOND) for number in (1, 2)]
    open_blocks, inserted = 0, 0

    def watch(words: str) -> None:
        nonlocal open_blocks, inserted
        start = words.split(maxsplit=1)[0]
        open_blocks += {"SAVEPOINT": 1, "RELEASE": -1}.get(start, 0)
        if words.startswith(("INSERT INTO revisions", 'INSERT INTO "kind_child')):
            inserted += 1
            assert not open_blocks, words

    faults: list[BaseException] = []

    def kept(words: str) -> None:
        try:
            watch(words)
        except AssertionError as fault:
            faults.append(fault)

    office.book.db.conn.set_trace_callback(kept)
    receive_files(office, files, dry_run=dry_run)
    office.book.db.conn.set_trace_callback(None)
    assert inserted > 2
    assert not faults
