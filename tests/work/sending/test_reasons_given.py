"""Why a record is handed over: however it was typed, what is sealed can be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from work_samples import add

from two_books import CHILD, give, trust
from xatre.exchange.canonical import NotCanonical
from xatre.exchange.statement import LONGEST_REASON, hand_over_note, state_hand_over
from xatre.store.traffic import packages
from xatre.work.sending.export import export_package
from xatre.work.sending.reasons_given import ReasonNotWritten
from xatre.work.session import Session

SAID = "Trẻ chuyển về với bà ngoại"


@pytest.fixture
def neighbour(commune: Session, make_session: Callable[..., Session], tmp_path: Path) -> Session:
    found = make_session("xa-ben", "03562@2025")
    trust(commune, found, tmp_path)
    return found


@pytest.mark.parametrize("typed", [unicodedata.normalize("NFD", SAID), f"  {SAID} \r\n"])
def test_letters_are_brought_into_one_form(
    commune: Session, neighbour: Session, tmp_path: Path, typed: str
) -> None:
    given = give(commune, neighbour, add(commune, "child", **CHILD), tmp_path, typed)
    assert given.new == 1
    rows = neighbour.book.db.conn.execute("SELECT reason FROM handovers").fetchall()
    assert rows == [(SAID,)]


@pytest.mark.parametrize("typed", ["x" * (LONGEST_REASON + 1), "hỏng \ud800", "hỏng \x07"])
def test_what_no_receiver_reads_is_refused_before_anything_is_sealed(
    commune: Session, neighbour: Session, tmp_path: Path, typed: str
) -> None:
    child = add(commune, "child", **CHILD)
    with pytest.raises(ReasonNotWritten):
        export_package(commune, tmp_path, to=neighbour.unit, record=child, reason=typed)
    assert packages.sent(commune.book.db) == []


def test_the_longest_reason_is_taken(commune: Session, neighbour: Session, tmp_path: Path) -> None:
    child = add(commune, "child", **CHILD)
    assert give(commune, neighbour, child, tmp_path, "ố" * LONGEST_REASON).new == 1


def test_no_note_is_made_that_would_not_be_read(commune: Session) -> None:
    device = commune.book.device
    stated = state_hand_over(
        record="r-1", kind="child", from_unit=commune.unit, to_unit="03562@2025",
        lines=frozenset(("ab" * 32,)), signing=device.signing_key, sign=device.sign,
    )  # fmt: skip
    with pytest.raises(NotCanonical):
        hand_over_note(stated, "x" * (LONGEST_REASON + 1))
