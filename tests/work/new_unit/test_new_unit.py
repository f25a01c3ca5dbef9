"""Units that change after a book was begun: three that merge, one that is split, a new name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from work_samples import INJURY, add

from two_books import CHILD, edit, enrol, send, take, trust
from unit_update import GOES_ON, INTO, MERGED, NEW_CODE, ONE, OTHER, PART, RENAMED, SPLIT
from unit_update import later_tables as tables
from xatre import resources
from xatre.store.register import records, revisions
from xatre.store.traffic import peers
from xatre.work.new_unit.becoming import became
from xatre.work.new_unit.moving import NotASuccessor, WhichSuccessor, move_unit
from xatre.work.new_unit.placing import NothingSplit, place, stay, unplaced
from xatre.work.records import browse
from xatre.work.records.to_review import to_review
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package, seal_package
from xatre.work.session import Session

Make = Callable[..., Session]


@pytest.fixture(autouse=True)
def no_update_left() -> Iterator[None]:
    yield
    resources.lay_over({})


def now(code: str) -> str:
    return f"{code}@2025"


def update(*sessions: Session) -> None:
    """The signed table is in force, and each book was opened again."""
    resources.lay_over(tables())
    for session in sessions:
        session.codes = resources.codes()


def test_three_communes_merge(make_session: Make, office: Session, tmp_path: Path) -> None:
    books = [make_session(f"xa-{code}", now(code)) for code in MERGED]
    ids = []
    for book in books:
        trust(book, office, tmp_path)
        ids.append(add(book, "child", **CHILD, other_names=book.unit))
        assert send(book, office, tmp_path).new == 1
    late = add(books[2], "child", **CHILD, other_names="gửi sau cập nhật")
    update(office, *books)
    # An office that has the table takes what the old unit seals after it.
    taken = send(books[2], office, tmp_path)
    assert (taken.new, taken.rejected, taken.unit) == (1, 0, now(MERGED[2]))
    found = became(books[0])
    assert found is not None
    assert found.words.endswith("nay là Xã Hợp Ba, tỉnh Lai Châu.")
    for book, id in zip(books, ids, strict=True):
        moved = move_unit(book)
        assert (book.unit, moved.unit) == (now(INTO), now(INTO))
        assert became(book) is None
        enrol(book, office, tmp_path)
        edit(book, "child", id, other_names="Ánh")
        again = send(book, office, tmp_path)
        assert (again.new, again.updated, again.rejected, again.waiting) == (0, 1, 0, 0)
        assert export_package(book, tmp_path).counts == {}, "the return named what was taken"
    assert unplaced(books[0]) is None
    kept = browse.record(office, "child", ids[0])
    assert kept.unit == now(INTO)
    assert kept.fields["other_names"] == "Ánh"
    lines = revisions.history(office.book.db, ids[0])
    assert [line.unit for line in lines] == [now(MERGED[0]), now(INTO)]
    whole = {record.id for record in records.every(office.book.db, "child")}
    assert whole == {*ids, late}
    assert digest(office, INTO).records == 4
    assert not {now(code) for code in MERGED} & set(peers.expected(office.book.db))
    # Each of the three PCs now is a device of one commune, and they bring each other up to date.
    send(books[0], office, tmp_path)
    take(books[0], seal_package(office, to=now(INTO), full=False).file)
    sent = seal_package(books[0], to=now(INTO), full=True)
    take(books[1], seal_package(office, to=now(INTO), full=False).file)
    (one,) = take(books[1], sent.file)
    assert one.new == 1
    assert digest(books[1]).records == 2


def test_a_return_written_before_the_move_is_taken_after_it(
    make_session: Make, office: Session, tmp_path: Path
) -> None:
    book = make_session("xa-doi", now(MERGED[0]))
    trust(book, office, tmp_path)
    add(book, "child", **CHILD)
    (outcome,) = take(office, export_package(book, tmp_path).file)
    update(office, book)
    move_unit(book)
    assert outcome.return_file is not None
    take(book, outcome.return_file)
    enrol(book, office, tmp_path)
    assert export_package(book, tmp_path).counts == {}


def test_a_new_name_keeps_everything_and_a_new_code_moves_the_book(
    make_session: Make, office: Session, tmp_path: Path
) -> None:
    same, other = make_session("ten", now(GOES_ON)), make_session("ma", now(RENAMED))
    trust(other, office, tmp_path)
    id = add(other, "child", **CHILD)
    send(other, office, tmp_path)
    update(office, same, other)
    assert same.codes.unit_label(same.unit) == "Xã Tên Vừa Đổi, tỉnh Lai Châu"
    found = became(same)
    assert found is not None
    assert not found.is_over
    with pytest.raises(NotASuccessor):
        move_unit(same, NEW_CODE)
    with pytest.raises(NotASuccessor):
        move_unit(other, INTO)
    move_unit(other, NEW_CODE)
    enrol(other, office, tmp_path)
    assert other.owns(browse.record(other, "child", id).unit)
    assert digest(office, NEW_CODE) == digest(other)
    edit(other, "child", id, other_names="Ánh")
    assert send(other, office, tmp_path).updated == 1
    assert digest(office, NEW_CODE) == digest(other)


@pytest.fixture
def split_book(make_session: Make, office: Session, tmp_path: Path) -> Session:
    """A commune of two villages with a child and an injury each, and a child of none, all sent."""
    book = make_session("xa-chia", now(SPLIT))
    trust(book, office, tmp_path)
    for name in ("Nậm Lúc", "Sì Choang"):
        village = add(book, "village", village_kind="ban", name=name)
        child = add(book, "child", **CHILD, other_names=name, village=village)
        add(book, "injury", **INJURY, child=child)
    add(book, "child", **CHILD, other_names="không thôn")
    add(book, "injury", **INJURY)
    send(book, office, tmp_path)
    update(office, book)
    return book


def villages(book: Session) -> dict[str, str]:
    return {str(one.fields["name"]): one.id for one in records.every(book.book.db, "village")}


def standing_list(session: Session) -> int:
    return next(
        (one.count for one in to_review(session, session.today, []) if one.name == "unplaced"), 0
    )


def test_a_split_in_two_asks_which_villages_go_where(
    split_book: Session, make_session: Make, office: Session, tmp_path: Path
) -> None:
    book, neighbour = split_book, make_session("xa-hai", now(OTHER))
    assert standing_list(office) == 8
    with pytest.raises(WhichSuccessor):
        move_unit(book)
    move_unit(book, ONE)
    enrol(book, office, tmp_path)
    left = unplaced(book)
    assert left is not None
    assert [unit for unit, _ in left.units] == [now(ONE), now(OTHER)]
    assert [(one.name, one.records, one.unit) for one in left.villages] == [
        ("Bản Nậm Lúc", 3, ""), ("Bản Sì Choang", 3, "")]  # fmt: skip
    assert sorted(kind for kind, _ in left.without) == ["child", "injury"]
    assert left.count == 8
    assert standing_list(book) == 4, "two villages and two records of none"
    here, there = villages(book)["Nậm Lúc"], villages(book)["Sì Choang"]
    placed = place(book, {here: now(ONE), there: now(OTHER)})
    assert (placed.stayed, placed.sent) == (3, {})
    assert placed.left is not None
    assert placed.left.waiting == {now(OTHER): 3}, "the neighbour has no card yet"
    trust(book, neighbour, tmp_path)
    trust(neighbour, office, tmp_path)
    placed = place(book, {})
    sent = placed.sent[now(OTHER)]
    assert sum(sent.counts.values()) == 3
    assert place(book, {}).sent == {}, "nothing is handed over twice"
    (came,) = take(neighbour, sent.file)
    assert (came.new, came.rejected) == (3, 0)
    assert came.return_file is not None
    take(book, came.return_file)
    moved = records.get(book.book.db, "village", there)
    assert moved is not None
    assert moved.unit == now(OTHER)
    left = unplaced(book)
    assert left is not None
    assert left.waiting == {}
    assert left.count == 2
    assert standing_list(book) == 2
    assert stay(book, {id: kind for kind, id in left.without}) == 2
    assert unplaced(book) is None
    assert standing_list(book) == 0
    for session in (book, neighbour):
        outcome = send(session, office, tmp_path)
        assert (outcome.rejected, outcome.waiting, outcome.conflict) == (0, 0, 0)
    assert standing_list(office) == 0
    assert digest(office, ONE) == digest(book)
    assert digest(office, OTHER).records == 3
    assert records.get(office.book.db, "child", _child_of(office, there)).unit == now(OTHER)  # type: ignore[union-attr]


def _child_of(session: Session, village: str) -> str:
    return next(
        one.id
        for one in records.every(session.book.db, "child")
        if one.fields.get("village") == village
    )


def test_a_commune_that_goes_on_gives_a_village_away(make_session: Make, tmp_path: Path) -> None:
    book, part = make_session("con", now(GOES_ON)), make_session("phan", now(PART))
    trust(book, part, tmp_path)
    stays = add(book, "village", village_kind="ban", name="Ở lại")
    goes = add(book, "village", village_kind="ban", name="Ra đi")
    add(book, "child", **CHILD, village=goes)
    add(book, "child", **CHILD, other_names="không thôn")
    update(book, part)
    assert not part.owns(book.unit), "a unit that goes on speaks for itself"
    left = unplaced(book)
    assert left is not None
    assert (left.count, left.without) == (3, ())
    placed = place(book, {stays: book.unit, goes: part.unit})
    assert placed.stayed == 0
    (came,) = take(part, placed.sent[part.unit].file)
    assert came.new == 2
    assert came.return_file is not None
    take(book, came.return_file)
    left = unplaced(book)
    assert left is not None
    assert left.count == 0


def test_nobody_else_moves_or_places(make_session: Make, office: Session, tmp_path: Path) -> None:
    book = make_session("xa-khac", now("03388"))
    trust(book, office, tmp_path)
    update(office, book)
    assert became(book) is None
    assert unplaced(book) is None
    with pytest.raises(NotASuccessor):
        move_unit(book, INTO)
    with pytest.raises(NothingSplit):
        place(book, {})
