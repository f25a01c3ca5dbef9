"""A record on its way to another unit, or there already: what is said where somebody writes on it,
gives it again, or looks through what clashes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from work_samples import CASE, CHILD, add

from two_books import edit, take, trust
from xatre.model.problem import ON_ITS_WAY
from xatre.store.register import records, revisions
from xatre.work.records import browse, on_its_way, save
from xatre.work.records.to_review import to_review
from xatre.work.sending.export import export_package
from xatre.work.sending.not_given import GivenAlready, NotOursToGive
from xatre.work.session import Session


@pytest.fixture
def neighbour(make_session: Callable[..., Session]) -> Session:
    return make_session("xa-ben", "03562@2025")


@pytest.fixture
def third(make_session: Callable[..., Session]) -> Session:
    return make_session("xa-ba", "03388@2025")


def said(session: Session, id: str) -> list[str]:
    """The doubts of an edit that name no field."""
    found = browse.record(session, "child", id)
    changed = [{"id": id, "revision": found.revision, "address": found.revision[:8]}]
    added = save.add_records(session, "child", changed)
    assert added.saved == [id], "it is written all the same"
    return [one.text for one in added.problems if one.code == ON_ITS_WAY and not one.path]


def test_an_edit_of_what_is_on_its_way_is_told_and_written(
    commune: Session, neighbour: Session, tmp_path: Path
) -> None:
    trust(commune, neighbour, tmp_path)
    child, other = add(commune, "child", **CHILD), add(commune, "child", **CHILD)
    assert said(commune, child) == []
    sent = export_package(commune, tmp_path, to="03562", record=child)
    (told,) = said(commune, child)
    assert "đang bàn giao cho Xã Sì Lở Lầu" in told
    assert said(commune, other) == []
    form = save.find_problems(commune, browse.record(commune, "child", child))
    assert [one.level for one in form if one.code == ON_ITS_WAY] == ["doubt"]
    assert on_its_way.told(commune, "child", child)[0].startswith("XT-177: ")
    (taken,) = take(neighbour, sent.file)
    assert said(neighbour, child) == [], "the new owner gives it to nobody"
    assert taken.return_file is not None
    take(commune, taken.return_file)
    assert on_its_way.told(commune, "child", child) == []


def test_a_paper_of_a_case_on_its_way_is_told_too(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    case = add(commune, "case", **CASE)
    paper = save.start(commune, "plan", {"case": case})
    assert on_its_way.words(commune, paper) == ""
    export_package(commune, tmp_path, to=office.unit, record=case, reason="Người có liên quan")
    assert "đang bàn giao cho" in on_its_way.words(commune, paper)


def test_what_is_another_s_by_now_is_not_called_incomplete(
    commune: Session, neighbour: Session, third: Session, tmp_path: Path
) -> None:
    trust(commune, neighbour, tmp_path)
    trust(commune, third, tmp_path)
    child = add(commune, "child", **CHILD)
    (taken,) = take(neighbour, export_package(commune, tmp_path, to="03562", record=child).file)
    assert taken.return_file is not None
    take(commune, taken.return_file)
    with pytest.raises(GivenAlready):
        export_package(commune, tmp_path, to="03562", record=child)
    with pytest.raises(NotOursToGive) as told:
        export_package(commune, tmp_path, to="03388", record=child)
    assert "nay thuộc Xã Sì Lở Lầu" in told.value.words
    assert "Hoàn thành" not in told.value.words


def test_a_clash_in_a_copy_to_read_is_the_owner_s_to_decide(
    commune: Session, neighbour: Session, tmp_path: Path
) -> None:
    def clashing(session: Session) -> int:
        lists = {one.name: one.count for one in to_review(session, session.today, [])}
        return lists.get("clashing", 0)

    trust(commune, neighbour, tmp_path)
    child = add(commune, "child", **CHILD)
    sent = export_package(commune, tmp_path, to="03562", record=child)
    edit(commune, "child", child, other_names="Một")
    (taken,) = take(neighbour, sent.file)
    edit(neighbour, "child", child, other_names="Hai")
    assert taken.return_file is not None
    late = export_package(commune, tmp_path, to="03562", record=child)
    (again,) = take(neighbour, late.file)
    assert clashing(neighbour) == 1
    assert again.return_file is not None
    take(commune, again.return_file)
    revisions.add_lines(commune.book.db, revisions.history(neighbour.book.db, child))
    here = records.get(commune.book.db, "child", child)
    assert here is not None
    assert (here.unit, len(here.clashes)) == (neighbour.unit, 1)
    assert clashing(commune) == 0
