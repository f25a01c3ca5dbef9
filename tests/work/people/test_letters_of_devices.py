"""A restored book takes a letter for its record codes that no device it knows of has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from work_samples import CASE, CHILD, add

from two_books import enrol, take, trust
from xatre.store.register import revisions
from xatre.store.traffic import statements
from xatre.work import keeping
from xatre.work.people import cards, letters
from xatre.work.people.renewing import revoke
from xatre.work.records import browse
from xatre.work.sending.export import export_package
from xatre.work.sending.status import status
from xatre.work.session import Session

Make = Callable[..., Session]
Restore = Callable[[Path, str], Session]


def code(session: Session, id: str) -> str:
    return str(browse.record(session, "child", id).fields["code"])


def lettered(make: Make, name: str, letter: str) -> Session:
    made = make(name)
    made.book.put_letter(letter)
    return made


def test_two_children_of_two_pcs_never_get_one_code(
    make_session: Make, restore: Restore, tmp_path: Path
) -> None:
    first, second = make_session("p"), lettered(make_session, "q", "B")
    trust(first, second, tmp_path)
    add(second, "child", **CHILD)
    take(first, export_package(second, tmp_path, to="02788").file)
    again = restore(keeping.back_up(first, tmp_path), "pr")
    here, there = (add(one, "child", **CHILD | {"full_name": "Mới"}) for one in (again, second))
    assert (code(again, here), code(second, there)) == ("TE-C00001", "TE-B00002")


def test_a_letter_is_known_from_a_card_from_the_office_and_from_codes(
    make_session: Make, restore: Restore, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    alone = restore(keeping.back_up(commune, tmp_path / "a"), "alone")
    assert alone.book.facts.device_letter == "B"

    second = lettered(make_session, "q", "B")
    enrol(second, commune, tmp_path)
    by_card = restore(keeping.back_up(commune, tmp_path / "b"), "by-card")
    assert by_card.book.facts.device_letter == "C"

    third = make_session("ba")
    for one in (second, third):
        trust(one, office, tmp_path)
    told = export_package(office, tmp_path, to="02788").file
    take(commune, told)
    by_office = restore(keeping.back_up(commune, tmp_path / "c"), "by-office")
    assert by_office.book.facts.device_letter == "D"


def test_codes_of_records_tell_of_a_letter(
    make_session: Make, restore: Restore, tmp_path: Path
) -> None:
    first, second = make_session("p"), lettered(make_session, "q", "F")
    case = add(second, "case", **CASE)
    given = str(browse.record(second, "case", case).fields["code"])
    assert given.endswith("-F001")
    for line in revisions.history(second.book.db, case):
        revisions.add_lines(first.book.db, [line])
    again = restore(keeping.back_up(first, tmp_path), "lai")
    assert again.book.facts.device_letter == "G"


def test_a_letter_of_the_office_wins_and_what_exists_stays(
    restore: Restore, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    statements.give_letter(office.book.db, commune.unit, "9" * 32, "B")
    again = restore(keeping.back_up(commune, tmp_path), "lai")
    old = add(again, "child", **CHILD)
    enrol(again, office, tmp_path)
    take(again, export_package(office, tmp_path, to="02788").file)
    new = add(again, "child", **CHILD | {"full_name": "Mới"})
    assert (code(again, old), code(again, new)) == ("TE-B00001", "TE-C00001")


def test_a_card_with_our_own_letter_is_told(make_session: Make, tmp_path: Path) -> None:
    first, second = make_session("p"), make_session("q")
    written = cards.write_card(second, tmp_path / "the.xatre")
    assert letters.SAME_LETTER in cards.enrol_card(first, written.file, written.fingerprint).told
    third = lettered(make_session, "r", "B")
    other = cards.write_card(third, tmp_path / "the-ba.xatre")
    assert letters.SAME_LETTER not in cards.enrol_card(first, other.file, other.fingerprint).told


@pytest.mark.parametrize("letter", ["B", "D"])
def test_its_own_old_letter_is_taken(
    make_session: Make, restore: Restore, tmp_path: Path, letter: str
) -> None:
    second = lettered(make_session, "q", letter)
    again = restore(keeping.back_up(second, tmp_path), "lai")
    assert again.book.facts.device_letter == {"B": "C", "D": "E"}[letter]


def test_a_letter_in_use_is_given_to_no_third_pc(
    make_session: Make, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    """A new office is given the card of a third PC before that of the second, which uses B."""
    first, _ = pair
    second, third = lettered(make_session, "q", "B"), make_session("r")
    fresh = make_session("so-moi", "12@2025", "office")
    old = add(second, "child", **CHILD)
    for one in (first, third):
        trust(one, fresh, tmp_path)
    enrol(fresh, second, tmp_path)
    written = cards.write_card(second, tmp_path / "the-hai.xatre")
    (told,) = cards.enrol_card(fresh, written.file, written.fingerprint).told
    assert f"máy {third.book.facts.device[-6:]} của đơn vị đổi sang chữ C" in told
    take(third, export_package(fresh, tmp_path, to="02788").file)
    take(second, export_package(fresh, tmp_path, to="02788").file)
    new = add(third, "child", **CHILD | {"full_name": "Mới"})
    assert (code(second, old), code(third, new)) == ("TE-B00001", "TE-C00001")


def test_a_letter_that_another_pc_was_told_of_is_said_to_be_used_twice(
    make_session: Make, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    first, _ = pair
    second, third = lettered(make_session, "q", "B"), make_session("r")
    fresh = make_session("so-moi", "12@2025", "office")
    for one in (first, third):
        trust(one, fresh, tmp_path)
    take(third, export_package(fresh, tmp_path, to="02788").file)
    assert third.book.facts.device_letter == "B"
    trust(second, fresh, tmp_path)
    (back,) = take(second, export_package(fresh, tmp_path, to="02788").file)
    assert second.book.facts.device_letter == "C"
    assert f"Máy {third.book.facts.device[-6:]} của xã mang chữ B" in back.note


def test_codes_that_the_office_has_tell_which_letter_is_next(
    make_session: Make, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    lost = lettered(make_session, "mat", "F")
    for line in revisions.history(lost.book.db, add(lost, "child", **CHILD)):
        revisions.add_lines(office.book.db, [line])
    second = make_session("hai")
    enrol(second, office, tmp_path)
    letter = statements.letters(office.book.db, commune.unit)[second.book.facts.device]
    assert letter == "G"


def test_a_pc_stolen_before_its_first_package_is_no_old_key(
    make_session: Make, pair: tuple[Session, Session], tmp_path: Path
) -> None:
    first, office = pair
    stolen, other = lettered(make_session, "b", "B"), lettered(make_session, "c", "B")
    for one in (stolen, other):
        enrol(one, first, tmp_path)
    enrol(stolen, office, tmp_path)
    revoke(office, cards.own_card(stolen).fingerprint)
    take(first, export_package(office, tmp_path, to="02788").file)
    (ours,) = status(first)["siblings"]  # type: ignore[misc]
    told = {one["device"]: (one["active"], one["renewed"]) for one in ours["devices"]}
    assert told[stolen.book.facts.device[-6:]] == (False, False)
