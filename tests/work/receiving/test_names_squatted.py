"""The name of a cut line is on its sender's word: whoever sends one in the name of another unit's
line keeps that line out nowhere, and is told; between two cut ones the later sender is told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest
from changed_hands_world import NEIGHBOUR, UNIT, World
from work_samples import add

from two_books import CHILD, edit, enrol, send, take
from xatre.model.checks import Checker
from xatre.model.problem import Problem
from xatre.model.record import Record
from xatre.model.revision import Revision, make_revision
from xatre.model.values import Fields
from xatre.store.register import records, revisions, row_check
from xatre.store.traffic import packages, quarantine, returns
from xatre.store.traffic.packages import Incoming
from xatre.work.receiving.reasons import NotOwner
from xatre.work.receiving.returning import write_return
from xatre.work.receiving.undo import undo_package
from xatre.work.records import browse
from xatre.work.sending import profiles
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session

CUT = "no_identity"
THEIRS: Fields = {"full_name": "Tẩn Mẩy Lan", "born_on": "2017-03-09", "sex": "male"}


def begin(world: World) -> tuple[str, str]:
    """A child that only its commune has, and the name of its line."""
    id = add(world.commune, "child", **CHILD | {"full_name": "Lò Văn Hai"})
    return id, revisions.history(world.commune.book.db, id)[0].name


def other(id: str) -> str:
    return id[:-1] + ("0" if id[-1] != "0" else "1")


def made(
    unit: str, id: str, when: str, fields: Fields = THEIRS, parents: Collection[str] = ()
) -> Revision:
    return make_revision(
        id=id, kind="child", unit=unit, who="Ai", when=when, device="x" * 8, fields=fields,
        parents=parents,
    )  # fmt: skip


def in_the_name_of(name: str, session: Session, id: str) -> Revision:
    """A line of this unit that says it is the cut one of that name."""
    return replace(made(session.unit, id, session.now), name=name, nonce=b"")


def arrive(session: Session, sha256: str, unit: str, *lines: Revision) -> revisions.AddResult:
    packages.note_incoming(
        session.book.db,
        Incoming(sha256, unit, "d" * 32, "s1", 1, {}, "taken", session.now, None),
    )
    cut = {line.name: CUT for line in lines if not line.nonce}
    return revisions.add_lines(session.book.db, lines, sha256, cut)


def squat(world: World, name: str, id: str, *beside: Revision) -> None:
    """The neighbour sends such a line up, past its program, with the lines `beside`."""
    arrive(world.neighbour, "a" * 64, NEIGHBOUR, in_the_name_of(name, world.neighbour, id))
    revisions.add_lines(world.neighbour.book.db, beside)
    send(world.neighbour, world.office, world.stick)


def last_from(world: World, unit: str) -> str:
    return max(packages.received(world.office.book.db, unit), key=lambda one: one.sequence).sha256


def aside(session: Session, unit: str) -> list[tuple[str, str]]:
    kept = quarantine.kept_aside(session.book.db, unit)
    return [(line.record, line.code) for _, line in kept]


def sound(session: Session) -> bool:
    return row_check.recompute_check(session.book.db, session.kinds.values()) == []


def send_cut(world: World) -> None:
    """From now on children travel cut."""
    profiles.ask_for(world.office, {"child": CUT})
    for session in (world.commune, world.neighbour):
        enrol(world.office, session, world.stick)


@pytest.mark.parametrize("whose", ["its own record", "the same record"])
def test_a_whole_line_takes_its_name_back(world: World, whose: str) -> None:
    id, name = begin(world)
    theirs = other(id) if whose == "its own record" else id
    squat(world, name, theirs)
    assert browse.record(world.office, "child", theirs).unit == NEIGHBOUR
    outcome = send(world.commune, world.office, world.stick)
    assert (outcome.rejected, outcome.unchanged, outcome.new + outcome.updated) == (0, 0, 1)
    assert browse.record(world.office, "child", id).unit == UNIT
    if theirs != id:
        assert records.get(world.office.book.db, "child", theirs) is None
    assert aside(world.office, NEIGHBOUR) == [(theirs, NotOwner.code)]
    (told,) = take(world.neighbour, write_return(world.office, NEIGHBOUR))
    assert told.rejected == 1
    edit(world.commune, "child", id, other_names="Hai nhỏ")
    assert send(world.commune, world.office, world.stick).rejected == 0
    assert digest(world.office, UNIT) == digest(world.commune)
    assert sound(world.office)
    send(world.neighbour, world.office, world.stick, full=True)
    assert digest(world.office, UNIT) == digest(world.commune)


@pytest.mark.parametrize("whose", ["its own record", "the same record"])
def test_withdrawing_either_leaves_what_one_says_that_never_took_it(
    world: World, whose: str
) -> None:
    id, name = begin(world)
    theirs = other(id) if whose == "its own record" else id
    before = digest(world.office)
    squat(world, name, theirs)
    squatted = digest(world.office)
    assert squatted != before
    send(world.commune, world.office, world.stick)
    undo_package(world.office, last_from(world, UNIT))
    assert digest(world.office) == squatted
    assert aside(world.office, NEIGHBOUR) == []
    assert sound(world.office)
    take(world.commune, write_return(world.office, UNIT))
    assert send(world.commune, world.office, world.stick).rejected == 0
    undo_package(world.office, last_from(world, NEIGHBOUR))
    assert digest(world.office, UNIT) == digest(world.commune)
    assert digest(world.office) != before
    assert aside(world.office, "") == []
    assert sound(world.office)


def test_a_line_kept_aside_takes_its_name_back_when_it_is_mended(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    id, name = begin(world)
    checked = Checker.problems

    def stricter(self: Checker, record: Record, *given: Any, **more: Any) -> list[Problem]:
        if record.fields.get("full_name") == "Lò Văn Hai":
            return [Problem(record.id, "full_name", "error", "XT-101", "Chưa đúng.")]
        return checked(self, record, *given, **more)

    monkeypatch.setattr(Checker, "problems", stricter)
    first = export_package(world.commune, world.stick)
    returns.acknowledge(world.commune.book.db, {first.sha256: "taken"}, [], world.commune.now)
    edit(world.commune, "child", id, full_name="Lò Văn Hải")
    assert send(world.commune, world.office, world.stick).waiting == 1
    arrive(world.office, "a" * 64, NEIGHBOUR, in_the_name_of(name, world.neighbour, other(id)))
    (mended,) = take(world.office, first.file)
    assert (mended.new, mended.waiting) == (1, 0)
    assert aside(world.office, NEIGHBOUR) == [(other(id), NotOwner.code)]
    assert digest(world.office, UNIT) == digest(world.commune)
    assert sound(world.office)


def test_what_stands_on_the_line_that_gave_way_waits(world: World) -> None:
    id, name = begin(world)
    fields = browse.record(world.commune, "child", id).fields | THEIRS
    edited = made(NEIGHBOUR, other(id), world.office.now, fields, parents=[name])
    squat(world, name, other(id), edited)
    assert browse.record(world.office, "child", other(id)).revision == edited.name
    assert send(world.commune, world.office, world.stick).new == 1
    assert records.get(world.office.book.db, "child", other(id)) is None
    assert aside(world.office, NEIGHBOUR) == [(other(id), NotOwner.code)]
    undo_package(world.office, last_from(world, UNIT))
    assert browse.record(world.office, "child", other(id)).revision == edited.name


@pytest.mark.parametrize("whose", ["its own record", "the same record"])
def test_of_two_cut_lines_of_one_name_the_later_is_told(world: World, whose: str) -> None:
    send_cut(world)
    id, name = begin(world)
    theirs = other(id) if whose == "its own record" else id
    squat(world, name, theirs)
    outcome = send(world.commune, world.office, world.stick)
    assert (outcome.rejected, outcome.new, outcome.unchanged) == (1, 0, 0)
    assert aside(world.office, UNIT) == [(id, NotOwner.code)]
    undo_package(world.office, last_from(world, NEIGHBOUR))
    assert aside(world.office, UNIT) == []
    assert digest(world.office, UNIT) == digest(world.commune)
    assert sound(world.office)


@pytest.mark.parametrize("travels", ["whole", "cut"])
def test_who_comes_later_takes_no_name(world: World, travels: str) -> None:
    if travels == "cut":
        send_cut(world)
    id, name = begin(world)
    send(world.commune, world.office, world.stick)
    squat(world, name, other(id))
    assert aside(world.office, NEIGHBOUR) == [(other(id), NotOwner.code)]
    assert records.get(world.office.book.db, "child", other(id)) is None
    assert digest(world.office, UNIT) == digest(world.commune)
    undo_package(world.office, last_from(world, UNIT))
    assert browse.record(world.office, "child", other(id)).unit == NEIGHBOUR


def test_one_package_may_carry_both_in_any_order(world: World) -> None:
    id, name = begin(world)
    (whole,) = revisions.history(world.commune.book.db, id)
    cut = replace(made(UNIT, other(id), world.office.now), name=name, nonce=b"")
    for number, lines in enumerate([(whole, cut), (cut, whole)]):
        db = (world.office, world.neighbour)[number].book.db
        result = arrive((world.office, world.neighbour)[number], "b" * 64, UNIT, *lines)
        assert (result.new, result.waiting, result.unchanged) == ({id}, set(), set())
        assert len(result.refused) + len(result.displaced) == 1
        (kept,) = revisions.history(db, id)
        assert (kept.nonce, kept.line) == (whole.nonce, whole.line)
        assert revisions.history(db, other(id)) == []


def test_a_line_that_was_written_here_never_gives_way(world: World) -> None:
    id, name = begin(world)
    (whole,) = revisions.history(world.commune.book.db, id)
    cut = in_the_name_of(name, world.neighbour, other(id))
    revisions.add_lines(world.neighbour.book.db, [cut], cut={name: CUT})
    assert arrive(world.neighbour, "c" * 64, UNIT, whole).refused == [whole]
    assert revisions.history(world.neighbour.book.db, id) == []


def test_nobody_clears_a_name_with_a_line_of_another_unit(world: World) -> None:
    """A line of others may be carried where its name is here: that shows no more than the name."""
    id, name = begin(world)
    (whole,) = revisions.history(world.commune.book.db, id)
    cut = in_the_name_of(name, world.neighbour, other(id))
    arrive(world.office, "a" * 64, NEIGHBOUR, cut)
    assert arrive(world.office, "b" * 64, NEIGHBOUR, whole).refused == [whole]
    assert arrive(world.office, "c" * 64, UNIT, whole).displaced != []
    assert browse.record(world.office, "child", id).unit == UNIT
