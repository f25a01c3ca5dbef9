"""A clock that stood wrong at the receiver refuses nothing for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from first_books import OFFICE, Clock
from work_samples import add

from two_books import CHILD, send, take, trust
from xatre.model.checks import Checker
from xatre.model.problem import FUTURE_DAY, Problem
from xatre.store.traffic import quarantine
from xatre.work import keeping
from xatre.work.figures import clocks
from xatre.work.receiving.receive import receive_files
from xatre.work.sending import sent
from xatre.work.sending.digest import digest
from xatre.work.sending.export import export_package
from xatre.work.session import Session

LONG_AGO = datetime(2015, 1, 7, 3, tzinfo=UTC)


def test_the_latest_moment_the_book_knows_decides_what_has_not_come_yet(
    pair: tuple[Session, Session], tmp_path: Path
) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    package = export_package(commune, tmp_path)
    slow = Session(office.book, office.codes, lambda: LONG_AGO)
    assert clocks.latest_day(slow) == office.today
    (taken,) = take(slow, package.file)
    assert (taken.new, taken.rejected) == (1, 0)


def test_a_clock_a_person_took_for_right_counts_again(office: Session) -> None:
    slow = Session(office.book, office.codes, lambda: LONG_AGO)
    clocks.accept_clock(slow)
    assert clocks.latest_day(slow) == slow.today


def test_what_a_wrong_day_kept_aside_comes_in_with_the_same_package(
    commune: Session, make_session: Callable[..., Session], clock: Clock, tmp_path: Path
) -> None:
    right = clock.moment
    add(commune, "child", **CHILD)
    clock.moment = LONG_AGO
    office = make_session("so", OFFICE, "office")
    trust(commune, office, tmp_path)
    first = send(commune, office, tmp_path)
    assert (first.new, first.rejected) == (0, 1)
    assert [one.reason_code for one in sent.returned_records(commune)] == [FUTURE_DAY]
    (still,) = take(office, tmp_path / first.file)
    assert (still.outcome, still.new, still.rejected) == ("already", 0, 1)
    clock.moment = right
    (tried,) = receive_files(office, [tmp_path / first.file], dry_run=True)
    assert (tried.outcome, tried.new) == ("taken", 1)
    (again,) = take(office, tmp_path / first.file)
    assert (again.outcome, again.new, again.rejected) == ("taken", 1, 0)
    assert quarantine.kept_aside(office.book.db) == []
    assert again.return_file is not None
    take(commune, again.return_file)
    assert sent.returned_records(commune) == []
    assert digest(office, commune.unit) == digest(commune)
    (third,) = take(office, tmp_path / first.file)
    assert (third.outcome, third.new, third.rejected) == ("already", 0, 0)
    assert keeping.check_book(office) == []


def test_what_is_here_already_and_would_be_refused_now_is_counted_as_unchanged(
    pair: tuple[Session, Session], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune, office = pair
    add(commune, "child", **CHILD)
    add(commune, "child", **CHILD | {"full_name": "Vừ Thị Ưng", "born_on": "2016-01-02"})
    send(commune, office, tmp_path)
    checked = Checker.problems

    def stricter(self: Checker, record: object, look: object) -> list[Problem]:
        if record.fields["born_on"] == CHILD["born_on"]:  # type: ignore[attr-defined]
            return [Problem(record.id, "born_on", "error", FUTURE_DAY, "Chưa tới.")]  # type: ignore[attr-defined]
        return checked(self, record, look)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "problems", stricter)
    full = send(commune, office, tmp_path, full=True)
    assert (full.new, full.updated, full.unchanged, full.rejected) == (0, 0, 2, 0)
