"""A record kept aside at the office and mended at home: it comes in, in any order, and goes with
what brought it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import hostile
import pytest
from work_samples import add

from two_books import CHILD, edit, send, take, trust
from xatre.model import merge
from xatre.model.checks import Checker
from xatre.model.problem import Problem
from xatre.store.register import revisions
from xatre.store.traffic import quarantine, returns
from xatre.work import keeping
from xatre.work.receiving import mended, returning
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.undo import undo_package
from xatre.work.records import browse, save
from xatre.work.sending import sent
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.sending.status import status
from xatre.work.session import Session


@pytest.fixture
def bad(pair: tuple[Session, Session], monkeypatch: pytest.MonkeyPatch) -> str:
    """A child that the office will not take, since it is told a way of checking of its own."""
    commune, _ = pair
    (id,) = save.add_records(commune, "child", [CHILD]).saved
    checked = Checker.problems

    def stricter(
        self: Checker, record: object, look: object, completing: bool = True
    ) -> list[Problem]:
        if record.fields.get("full_name") == CHILD["full_name"]:  # type: ignore[attr-defined]
            return [Problem(record.id, "full_name", "error", "XT-101", "Chưa đúng.")]  # type: ignore[attr-defined]
        return checked(self, record, look, completing)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "problems", stricter)
    return id


def test_a_mended_record_comes_in_and_is_sent_back_no_more(
    pair: tuple[Session, Session], bad: str, tmp_path: Path
) -> None:
    commune, office = pair
    first = send(commune, office, tmp_path)
    assert (first.new, first.rejected) == (0, 1)
    assert [one.id for one in sent.returned_records(commune)] == [bad]
    edit(commune, "child", bad, full_name="Giàng Thị Ánh")
    second = send(commune, office, tmp_path)
    assert (second.new, second.rejected, second.waiting) == (1, 0, 0)
    assert digest(office, commune.unit) == digest(commune)
    assert browse.record(office, "child", bad).fields["full_name"] == "Giàng Thị Ánh"
    assert sent.returned_records(commune) == []
    assert quarantine.kept_aside(office.book.db) == []
    full = send(commune, office, tmp_path, full=True)
    assert (full.new, full.updated, full.unchanged, full.rejected) == (0, 0, 1, 0)
    assert quarantine.kept_aside(office.book.db) == []
    assert keeping.check_book(office) == []


def test_the_mended_line_may_come_first(
    pair: tuple[Session, Session], bad: str, tmp_path: Path
) -> None:
    commune, office = pair
    first = export_package(commune, tmp_path)
    (office_copy,) = receive_files(office, [first.file], dry_run=True)
    assert office_copy.rejected == 1
    # As if the office had said that it took the first one.
    returns.acknowledge(commune.book.db, {first.sha256: "taken"}, [], commune.now)
    edit(commune, "child", bad, full_name="Giàng Thị Ánh")
    second = export_package(commune, tmp_path)
    (early,) = take(office, second.file)
    assert (early.new, early.waiting) == (0, 1)
    (late,) = take(office, first.file)
    assert (late.new, late.rejected, late.waiting) == (1, 0, 0)
    assert digest(office, commune.unit) == digest(commune)


def test_what_came_together_goes_together(
    pair: tuple[Session, Session], bad: str, tmp_path: Path
) -> None:
    commune, office = pair
    empty = digest(office)
    send(commune, office, tmp_path)
    edit(commune, "child", bad, full_name="Giàng Thị Ánh")
    second = send(commune, office, tmp_path)
    undone = undo_package(office, second.sha256)
    assert len(undone.withdrawn) == 2
    assert digest(office) == empty
    assert quarantine.kept_aside(office.book.db) == []
    assert keeping.check_book(office) == []
    (back,) = undone.return_files
    take(commune, back)
    assert send(commune, office, tmp_path).new == 1
    assert digest(office, commune.unit) == digest(commune)


def test_a_line_of_another_unit_never_comes_in_so(
    pair: tuple[Session, Session], bad: str, tmp_path: Path
) -> None:
    commune, office = pair
    first = send(commune, office, tmp_path)
    office.book.db.conn.execute("UPDATE quarantine SET code = 'XT-305'")
    edit(commune, "child", bad, full_name="Giàng Thị Ánh")
    second = send(commune, office, tmp_path)
    assert first.rejected == 1
    assert (second.new, second.waiting) == (0, 1)


def test_a_return_says_how_many_more_came_back(
    pair: tuple[Session, Session], bad: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, office = pair
    other = edit(commune, "child", bad, full_name="Giàng Thị Ánh")
    assert other
    ids = []
    for day in ("2017-03-10", "2017-03-11"):
        added = save.add_records(commune, "child", [CHILD | {"full_name": "Vừ", "born_on": day}])
        ids += added.saved
    for id in (bad, *ids):
        line = browse.record(commune, "child", id)
        following = merge.next_edit(
            merge.view(revisions.history(commune.book.db, id), False),
            line.fields | {"full_name": CHILD["full_name"]},
        )
        revisions.add_lines(commune.book.db, [commune.next_line(line, following)])
    monkeypatch.setattr(returning, "MOST_REJECTED", 1)
    back = send(commune, office, tmp_path)
    assert back.rejected == 3
    assert (len(sent.returned_records(commune)), status(commune)["more_returned"]) == (1, 2)
    assert sent.sending_desk(commune).more_returned == 2
    assert back.return_file is not None
    (shown,) = sent.returned_records(commune)
    edit(commune, "child", shown.id, full_name="Đã sửa")
    again = export_package(commune, tmp_path)
    (taken,) = take(office, again.file)
    assert taken.return_file is not None
    (home,) = take(commune, taken.return_file)
    assert "còn 1 bản ghi nữa" in home.note
    assert (len(sent.returned_records(commune)), status(commune)["more_returned"]) == (1, 1)


def test_what_stays_aside_is_tried_once_however_much_stands_on_it(
    pair: tuple[Session, Session], make_session: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    commune, office = pair
    neighbour = make_session("neighbour", "03562@2025")
    trust(neighbour, office, tmp_path)
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    (held,) = revisions.history(office.book.db, id)
    id = id[:-1] + ("0" if id[-1] != "0" else "1")
    bad = hostile.child(neighbour.unit, id=id, fields=hostile.FIELDS | {"born_on": "2099-01-01"})
    upon, last = [], ""
    for number in range(9):
        parents = [held.name, *filter(None, [last])]
        upon.append(
            hostile.child(neighbour.unit, id=id, parents=parents, nonce=bytes(15) + b"%d" % number)
        )
        last = upon[-1].name
    cut = f"c {held.name} no_identity ".encode() + bad.line + b"\n"
    tried, adding = [], revisions.add_lines

    def counting(*given: Any) -> revisions.AddResult:
        tried.append(given)
        return adding(*given)

    monkeypatch.setattr(mended.revisions, "add_lines", counting)
    content = cut + hostile.text_of(upon)
    file = hostile.put(tmp_path, hostile.hostile(neighbour, office, content), "p1.xatre")
    (outcome,) = receive_files(office, [file])
    assert (outcome.rejected, outcome.waiting) == (1, 9)
    assert len(tried) == 1
