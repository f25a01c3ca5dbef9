"""A record changes hands: who may write it then, what the office believes, what stays behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from work_samples import CASE, add

from two_books import CHILD, edit, give, send, take, trust
from xatre.exchange.statement import read_hand_over
from xatre.model.revision import make_revision
from xatre.store.register import revisions
from xatre.store.traffic import packages, quarantine, statements
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, decide, refusals, save
from xatre.work.sending import hand_over
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.sending.hand_over import NoReasonGiven, NothingToHandOver, OnItsWay, ToItself
from xatre.work.session import Session

NEIGHBOUR = "03562@2025"
THIRD = "03408@2025"
REVIEW = {"made_by": "Lò Thị Ngọc Ưng", "made_on": "2026-11-20", "conclusion": "close"}


@pytest.fixture
def neighbour(make_session: Callable[..., Session]) -> Session:
    return make_session("xa-ben", NEIGHBOUR)


@pytest.fixture
def three(
    commune: Session, neighbour: Session, office: Session, tmp_path: Path
) -> tuple[Session, Session, Session]:
    trust(commune, neighbour, tmp_path)
    trust(commune, office, tmp_path)
    trust(neighbour, office, tmp_path)
    return commune, neighbour, office


def settled(commune: Session, neighbour: Session, office: Session) -> None:
    for unit in (commune, neighbour):
        assert digest(office, unit.unit) == digest(unit)


def test_the_new_owner_edits_and_the_old_book_keeps_a_locked_copy(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    give(commune, neighbour, id, tmp_path)
    found = browse.record(commune, "child", id)
    assert (found.unit, found.fields["full_name"]) == (NEIGHBOUR, CHILD["full_name"])
    with pytest.raises(refusals.HandedOver, match="đã bàn giao cho Xã"):
        save.complete(commune, found)
    with pytest.raises(refusals.HandedOver):
        save.void_record(commune, "child", id, "thử")
    with pytest.raises(refusals.HandedOver):
        save.keep_draft(commune, found)

    edit(neighbour, "child", id, other_names="Ánh con")
    send(neighbour, office, tmp_path)
    send(commune, office, tmp_path)
    assert browse.record(office, "child", id).unit == NEIGHBOUR
    assert browse.record(office, "child", id).fields["other_names"] == "Ánh con"
    settled(*three)
    assert export_package(neighbour, tmp_path).counts == {}


def test_the_office_hears_of_it_from_the_new_owner_alone(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    id = add(commune, "child", **CHILD)
    give(commune, neighbour, id, tmp_path)
    edit(neighbour, "child", id, other_names="Ánh con")
    outcome = send(neighbour, office, tmp_path)
    assert (outcome.new, outcome.rejected, outcome.waiting) == (1, 0, 0)
    send(commune, office, tmp_path)
    settled(*three)


def test_a_package_of_the_new_owner_before_any_of_the_old(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    id = add(commune, "child", **CHILD)
    early = export_package(commune, tmp_path)
    give(commune, neighbour, id, tmp_path)
    edit(neighbour, "child", id, other_names="Ánh con")
    send(neighbour, office, tmp_path)
    (late,) = take(office, early.file)
    assert late.rejected == 0
    assert browse.record(office, "child", id).unit == NEIGHBOUR
    settled(*three)


def test_nobody_takes_what_was_not_given(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    (line,) = revisions.history(commune.book.db, id)
    stolen = make_revision(
        id=id, kind="child", unit=NEIGHBOUR, who="Ai đó", when=neighbour.now,
        device=neighbour.book.facts.device, fields=line.fields | {"full_name": "Tên Cướp"},
        parents=[line.name],
    )  # fmt: skip
    revisions.add_lines(neighbour.book.db, [stolen])
    sent = export_package(neighbour, tmp_path)
    (outcome,) = receive_files(office, [sent.file])
    assert (outcome.rejected, outcome.new) == (1, 0)
    ((_, kept),) = quarantine.kept_aside(office.book.db, NEIGHBOUR)
    assert kept.code == "XT-305"
    assert browse.record(office, "child", id).unit == commune.unit


def test_what_was_given_is_not_taken_back_alone(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    id = add(commune, "child", **CHILD)
    give(commune, neighbour, id, tmp_path)
    send(neighbour, office, tmp_path)
    head = browse.record(commune, "child", id)
    back = make_revision(
        id=id, kind="child", unit=commune.unit, who="Ai đó", when=commune.now,
        device=commune.book.facts.device, fields=head.fields | {"full_name": "Lấy Lại"},
        parents=[head.revision],
    )  # fmt: skip
    revisions.add_lines(commune.book.db, [back])
    (outcome,) = receive_files(office, [export_package(commune, tmp_path).file])
    assert outcome.rejected == 1
    assert browse.record(office, "child", id).unit == NEIGHBOUR


def test_a_forged_statement_is_not_believed(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    give(commune, neighbour, id, tmp_path)
    (stated,) = statements.of_records(neighbour.book.db, [id])
    genuine = read_hand_over(stated.body)
    assert genuine.holds()
    forged = stated.body.replace(genuine.signature.hex().encode(), b"ab" * 64)
    assert not read_hand_over(forged).holds()
    neighbour.book.db.conn.execute("UPDATE hand_over_statements SET body = ?", (forged,))
    (outcome,) = receive_files(office, [export_package(neighbour, tmp_path).file])
    assert outcome.rejected == 1


def test_there_and_back_again(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    id = add(commune, "child", **CHILD)
    give(commune, neighbour, id, tmp_path)
    edit(neighbour, "child", id, other_names="Một")
    give(neighbour, commune, id, tmp_path)
    with pytest.raises(refusals.HandedOver):
        save.complete(neighbour, browse.record(neighbour, "child", id))
    edit(commune, "child", id, other_names="Hai")
    for one in (neighbour, commune, neighbour):
        send(one, office, tmp_path)
    found = browse.record(office, "child", id)
    assert (found.unit, found.fields["other_names"]) == (commune.unit, "Hai")
    settled(*three)


def test_what_was_written_between_giving_back_and_being_given_again(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    id = add(commune, "child", **CHILD)
    give(commune, neighbour, id, tmp_path)
    back = export_package(neighbour, tmp_path, to=commune.unit, record=id)
    edit(neighbour, "child", id, other_names="Viết sau khi trả")
    take(commune, back.file)
    give(commune, neighbour, id, tmp_path)
    found = browse.record(commune, "child", id)
    assert (found.unit, found.fields["other_names"]) == (NEIGHBOUR, "Viết sau khi trả")
    for one in (commune, neighbour):
        send(one, office, tmp_path)
    settled(*three)


def test_what_the_old_owner_wrote_meanwhile_follows_and_clashes(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    id = add(commune, "child", **CHILD)
    sent = export_package(commune, tmp_path, to=NEIGHBOUR, record=id)
    edit(commune, "child", id, other_names="Viết sau")
    (taken,) = take(neighbour, sent.file)
    edit(neighbour, "child", id, other_names="Viết ở nơi mới")
    take(commune, taken.return_file)
    assert browse.record(commune, "child", id).unit == NEIGHBOUR
    give(commune, neighbour, id, tmp_path)
    found = browse.record(neighbour, "child", id)
    assert found.unit == NEIGHBOUR
    assert [clash.path for clash in found.clashes] == ["other_names"]
    for one in (commune, neighbour):
        send(one, office, tmp_path)
    settled(*three)
    sides = decide.sides(neighbour, found, found.clashes[0])
    decide.decide(neighbour, "child", id, "other_names", sides[0].revision)
    send(neighbour, office, tmp_path)
    assert browse.record(office, "child", id).clashes == ()
    settled(*three)
    with pytest.raises(NothingToHandOver):
        export_package(commune, tmp_path, to=NEIGHBOUR, record=id)


def test_a_case_goes_whole_with_its_papers_its_child_and_a_reason(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    child = add(commune, "child", **CHILD)
    case = add(commune, "case", **CASE | {"child": child, "told_name": "Giàng Thị Ngọc Ánh"})
    paper = add(commune, "review", **REVIEW | {"case": case})
    send(commune, office, tmp_path)
    with pytest.raises(NoReasonGiven):
        export_package(commune, tmp_path, to=NEIGHBOUR, record=case)
    give(commune, neighbour, case, tmp_path, "Trẻ chuyển về ở với bà")
    there = browse.record(neighbour, "case", case)
    assert (there.unit, there.cut, there.fields["told_name"]) == (
        NEIGHBOUR,
        "",
        "Giàng Thị Ngọc Ánh",
    )
    assert browse.record(neighbour, "child", child).unit == NEIGHBOUR
    assert browse.record(neighbour, "review", paper).unit == NEIGHBOUR
    reasons = neighbour.book.db.conn.execute("SELECT DISTINCT reason FROM handovers").fetchall()
    assert reasons == [("Trẻ chuyển về ở với bà",)]
    edit(neighbour, "case", case, told_age="9")
    send(neighbour, office, tmp_path)
    assert "told_name" not in browse.record(office, "case", case).fields
    settled(*three)


def test_to_itself_or_twice_the_same(three, tmp_path: Path) -> None:
    commune, neighbour, _ = three
    id = add(commune, "child", **CHILD)
    with pytest.raises(ToItself):
        export_package(commune, tmp_path, to=commune.unit, record=id)
    give(commune, neighbour, id, tmp_path)
    with pytest.raises(NothingToHandOver):
        export_package(commune, tmp_path, to=NEIGHBOUR, record=id)


def test_a_return_of_a_neighbour_leaves_the_office_s_word_alone(three, tmp_path: Path) -> None:
    commune, neighbour, office = three
    id = add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    give(commune, neighbour, id, tmp_path)
    outcomes = {one.purpose: one.outcome for one in packages.sent(commune.book.db)}
    assert outcomes[""] == "taken"


def test_a_record_on_its_way_goes_to_no_third(
    three, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, neighbour, _ = three
    third = make_session("xa-ba", THIRD)
    trust(commune, third, tmp_path)
    id = add(commune, "child", **CHILD)
    sent = export_package(commune, tmp_path, to=NEIGHBOUR, record=id)
    with pytest.raises(OnItsWay, match="XT-247"):
        export_package(commune, tmp_path, to=third.unit, record=id)
    export_package(commune, tmp_path, to=NEIGHBOUR, record=id)
    (outcome,) = take(neighbour, sent.file)
    assert outcome.return_file is not None
    take(commune, outcome.return_file)
    give(neighbour, commune, id, tmp_path)
    give(commune, third, id, tmp_path)
    assert browse.record(third, "child", id).unit == third.unit


@pytest.mark.parametrize("kind", ["of_a_newer_program", "case"])
def test_a_statement_that_calls_a_record_something_else_accepts_nothing(
    three, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    commune, neighbour, _ = three
    id = add(commune, "child", **CHILD)
    real = hand_over.state_hand_over
    monkeypatch.setattr(hand_over, "state_hand_over", lambda **said: real(**{**said, "kind": kind}))
    sent = export_package(commune, tmp_path, to=NEIGHBOUR, record=id)
    (outcome,) = receive_files(neighbour, [sent.file])
    assert (outcome.outcome, outcome.new) == ("taken", 1)
    assert browse.record(neighbour, "child", id).unit == commune.unit
    assert outcome.return_file is not None
    take(commune, outcome.return_file)
    assert browse.record(commune, "child", id).unit == commune.unit
