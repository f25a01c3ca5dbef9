"""A commune that lost its PC, and a commune with two: letters, packages between them, trust."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from work_samples import CASE, add

from two_books import CHILD, edit, give, send, take, trust
from xatre.store.traffic import peers
from xatre.work.receiving.receive import receive_files
from xatre.work.records import browse, refusals, save
from xatre.work.sending.digest import digest
from xatre.work.sending.export import UnknownTo, export_package
from xatre.work.session import Session


@pytest.fixture
def second(make_session: Callable[..., Session]) -> Session:
    return make_session("xa-hai")


def two(commune: Session, second: Session, office: Session, stick: Path) -> None:
    """The second PC is enrolled, and both hear of it in the office's return."""
    trust(second, office, stick)
    told = export_package(office, stick, to=commune.unit)
    take(commune, told.file)
    take(second, told.file)


def code(session: Session, kind: str, id: str) -> str:
    return str(browse.record(session, kind, id).fields["code"])


def test_a_lost_pc_is_back_at_work(pair, second: Session, tmp_path: Path) -> None:
    commune, office = pair
    ids = [add(commune, "child", **CHILD | {"full_name": f"Giàng {one}"}) for one in range(3)]
    case = add(commune, "case", **CASE | {"told_name": "Giàng Thị Ngọc Ánh"})
    edit(commune, "child", ids[0], other_names="Ánh")
    send(commune, office, tmp_path)
    before = digest(commune)
    (old,) = peers.enrolled(office.book.db, commune.unit)

    trust(second, office, tmp_path)
    back = export_package(office, tmp_path, full=True, to="02788")
    assert back.counts == {"child": 3, "case": 1}
    (tried,) = receive_files(second, [back.file], dry_run=True)
    assert "chữ B trong mã hồ sơ" in tried.note
    assert second.book.facts.device_letter == ""
    (outcome,) = take(second, back.file)
    assert (outcome.new, outcome.rejected) == (4, 0)
    assert "mang mã như TE-B00001" in outcome.note
    assert digest(second) == before
    assert len(browse.history(second, "child", ids[0])) == 2
    assert second.book.facts.device_letter == "B"
    assert second.book.facts.stream != commune.book.facts.stream

    new = add(second, "child", **CHILD | {"full_name": "Giàng Mới"})
    assert code(second, "child", new) == "TE-B00001"
    assert code(second, "child", ids[2]) == "TE-00003"
    edit(second, "child", ids[0], other_names="Ánh con")
    assert browse.record(second, "case", case).cut == "no_identity"
    edit(second, "case", case, told_age="9")
    sent = export_package(second, tmp_path)
    assert sent.counts == {"child": 2, "case": 1}
    assert sent.sequence == 1
    (taken,) = take(office, sent.file)
    assert (taken.rejected, taken.conflict, taken.missing) == (0, 0, [])
    assert digest(office, commune.unit) == digest(second)
    assert old.active


def test_another_unit_s_return_gives_nothing_back(
    pair, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    other = make_session("xa-khac", "03562@2025")
    trust(other, office, tmp_path)
    add(commune, "child", **CHILD)
    send(commune, office, tmp_path)
    back = export_package(office, tmp_path, full=True, to=commune.unit)
    (refused,) = receive_files(other, [back.file])
    assert refused.fault is not None
    assert refused.fault.code == "XT-321"


def test_two_pcs_end_with_the_same_book(pair, second: Session, tmp_path: Path) -> None:
    commune, office = pair
    first = add(commune, "child", **CHILD)
    case = add(commune, "case", **CASE | {"told_name": "Giàng Thị Ngọc Ánh"})
    two(commune, second, office, tmp_path)
    take(second, export_package(commune, tmp_path, to="02788").file)
    there = browse.record(second, "case", case)
    assert (there.cut, there.fields["told_name"]) == ("", "Giàng Thị Ngọc Ánh")
    assert digest(second) == digest(commune)

    other = add(second, "child", **CHILD | {"full_name": "Giàng Hai"})
    assert (code(commune, "child", first), code(second, "child", other)) == (
        "TE-00001",
        "TE-B00001",
    )
    edit(second, "case", case, told_age="9")
    back = export_package(second, tmp_path, to="02788")
    assert back.counts == {"child": 1, "case": 1}, "what it took from its sibling is not sent back"
    take(commune, back.file)
    assert digest(second) == digest(commune)
    assert export_package(commune, tmp_path, to="02788").counts == {}

    for one in (second, commune):
        outcome = send(one, office, tmp_path)
        assert (outcome.rejected, outcome.missing) == (0, [])
    assert digest(office, commune.unit) == digest(commune)


def test_what_a_sibling_lost_is_sent_again(pair, second: Session, tmp_path: Path) -> None:
    commune, office = pair
    two(commune, second, office, tmp_path)
    add(commune, "child", **CHILD)
    export_package(commune, tmp_path, to="02788").file.unlink()
    assert export_package(commune, tmp_path, to="02788").counts == {"child": 1}


def test_both_edit_and_the_clash_surfaces(pair, second: Session, tmp_path: Path) -> None:
    commune, office = pair
    two(commune, second, office, tmp_path)
    id = add(commune, "child", **CHILD)
    take(second, export_package(commune, tmp_path, to="02788").file)
    edit(commune, "child", id, other_names="Một")
    edit(second, "child", id, other_names="Hai")
    take(commune, export_package(second, tmp_path, to="02788").file)
    take(second, export_package(commune, tmp_path, to="02788").file)
    for one in (commune, second):
        (clash,) = browse.record(one, "child", id).clashes
        assert clash.path == "other_names"
    assert digest(commune) == digest(second)


def test_siblings_do_not_trust_each_other_before_the_office_s_word(
    pair, second: Session, tmp_path: Path
) -> None:
    commune, office = pair
    with pytest.raises(UnknownTo):
        export_package(commune, tmp_path, to="02788")
    trust(second, office, tmp_path)
    take(second, export_package(office, tmp_path, to="02788").file)
    add(second, "child", **CHILD)
    sent = export_package(second, tmp_path, to="02788")
    (refused,) = receive_files(commune, [sent.file])
    assert refused.fault is not None
    assert refused.fault.code == "XT-302"


def test_a_cut_copy_of_our_own_case_is_not_edited(pair, second: Session, tmp_path: Path) -> None:
    commune, office = pair
    two(commune, second, office, tmp_path)
    case = add(commune, "case", **CASE | {"told_name": "Giàng Thị Ngọc Ánh"})
    sent = export_package(commune, tmp_path)
    take(second, sent.file)
    with pytest.raises(refusals.CutHere):
        save.complete(second, browse.record(second, "case", case))
    take(second, export_package(commune, tmp_path, to="02788").file)
    edit(second, "case", case, told_age="9")
    assert browse.record(second, "case", case).fields["told_name"] == "Giàng Thị Ngọc Ánh"


def test_a_sibling_learns_what_was_handed_over(
    pair, second: Session, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    neighbour = make_session("xa-ben", "03562@2025")
    trust(commune, neighbour, tmp_path)
    trust(neighbour, office, tmp_path)
    two(commune, second, office, tmp_path)
    id = add(commune, "child", **CHILD)
    take(second, export_package(commune, tmp_path, to="02788").file)
    give(commune, neighbour, id, tmp_path)
    take(second, export_package(commune, tmp_path, to="02788").file)
    with pytest.raises(refusals.NotOurs):
        save.complete(second, browse.record(second, "child", id))
    for one in (neighbour, commune, second):
        assert send(one, office, tmp_path).rejected == 0
    assert digest(office, commune.unit) == digest(second) == digest(commune)
    assert digest(office, neighbour.unit) == digest(neighbour)


def test_the_office_keeps_letters_apart_whatever_the_cards_say(
    pair, make_session: Callable[..., Session], tmp_path: Path
) -> None:
    commune, office = pair
    third = make_session("xa-ba")
    third.book.put_letter("B")
    fourth = make_session("xa-bon")
    for one in (third, fourth):
        trust(one, office, tmp_path)
    told = export_package(office, tmp_path, to="02788")
    for one in (commune, third, fourth):
        take(one, told.file)
    assert [one.book.facts.device_letter for one in (commune, third, fourth)] == ["", "B", "C"]
