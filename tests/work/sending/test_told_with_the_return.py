"""What a person is told when a return is taken: why lines came back, and what is still to be done,
once for several returns, until it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from first_books import OFFICE as OFFICE_UNIT
from work_samples import CASE, CHILD, INJURY, add

from command import xatre
from two_books import give, take, trust
from xatre.cli.traffic_words import of_rejections
from xatre.store.traffic import quarantine
from xatre.store.traffic.quarantine import Quarantined
from xatre.work.figures.overview import unsent
from xatre.work.receiving.receive import receive_files
from xatre.work.receiving.returning import write_return
from xatre.work.records.to_review import to_review
from xatre.work.sending.export import export_package
from xatre.work.sending.sent import returned_records
from xatre.work.session import Session

WHY = "Hồ sơ không thuộc đơn vị gửi gói này."
AGAIN = "nơi ấy đã lập sổ mới và không còn hồ sơ: bàn giao lại."


def test_why_lines_came_back_is_told_at_once_and_in_the_list(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    id = add(commune, "child", **CHILD)
    take(office, (sent := export_package(commune, tmp_path)).file)
    lines = [
        # A line that another PC of the commune wrote on the child, and one of a record of its own.
        Quarantined("a" * 64, id, "child", "XT-305", WHY, b"", b"1"),
        Quarantined("b" * 64, "ban-ghi-may-kia", "child", "XT-305", WHY, b"", b"2"),
    ]
    with office.book.transaction():
        quarantine.keep_aside(office.book.db, sent.sha256, lines)
    back = write_return(office, commune.unit)
    for tried in (True, False):
        (outcome,) = receive_files(commune, [back], dry_run=tried)
        told = of_rejections(outcome)
        assert (outcome.rejected, len(told)) == (2, 2)
        assert f"  Trẻ em TE-00001: {WHY} (XT-305)" in told
    assert [(one.id, one.reason) for one in returned_records(commune)] == [(id, WHY)]
    folder = commune.book.folder
    commune.close()
    (row,) = xatre("review", folder, "returned", "--json").json["rows"]
    assert (row["id"], row["reason_code"], row["reason"]) == (id, "XT-305", WHY)
    assert f"{WHY} (XT-305)" in xatre("review", folder, "returned").out


def test_what_is_a_case_s_matter_is_told_to_nobody_without_case_rights(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    id = add(commune, "injury", **INJURY | {"intent": "assault"})
    take(office, (sent := export_package(commune, tmp_path)).file)
    with office.book.transaction():
        line = Quarantined("a" * 64, id, "injury", "XT-305", WHY, b"", b"1")
        quarantine.keep_aside(office.book.db, sent.sha256, [line])
    back = write_return(office, commune.unit)
    (outcome,) = receive_files(commune, [back], dry_run=True)
    assert len(outcome.rejections) == 1
    commune.book.officer = replace(commune.book.officer, case_rights=False)
    (outcome,) = receive_files(commune, [back])
    assert (outcome.rejected, outcome.rejections, returned_records(commune)) == (1, [], [])
    assert unsent(commune).sent_back == 0
    assert [
        one.count for one in to_review(commune, commune.today, []) if one.name == "returned"
    ] == [0]


def test_what_the_new_office_lacks_is_told_with_its_return_until_it_is_given(
    pair: tuple[Session, Session], make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    case = add(commune, "case", child=add(commune, "child", **CHILD), **CASE)
    give(commune, office, case, tmp_path, "Có người liên quan")
    fresh = make_session("so-moi", OFFICE_UNIT, "office")
    trust(commune, fresh, tmp_path)
    take(fresh, export_package(commune, tmp_path).file)
    notes = [one.note for one in take(commune, *(write_return(fresh, commune.unit) for _ in "12"))]
    assert ["VV-2026-001" in note and AGAIN in note for note in notes] == [False, True]
    given = export_package(commune, tmp_path, to="12", record=case, reason="Có người liên quan")
    take(fresh, given.file)
    (settled,) = take(commune, write_return(fresh, commune.unit))
    assert AGAIN not in settled.note
