"""A large register is looked through by two processes, which find what one finds."""

from __future__ import annotations

import io
import os
from random import Random

import pytest

from xatre import itself
from xatre.work.doubles import blocks, looking, second_process
from xatre.work.doubles.blocks import ALL, pack
from xatre.work.doubles.second_process import OURS, THEIRS, SecondProcess
from xatre.work.progress import Stopped

FAMILY, GIVEN = ("Giàng", "Lò", "Vàng", "Sùng"), ("Ánh", "Dế", "Mai", "Sinh", "Tủa")


def _rows() -> list[tuple[str, ...]]:
    """A thousand children of one village, every fifth written twice: with a slip in the name, day
    and month swapped, or another day and the same number."""
    random, rows = Random(3), []
    for number in range(1000):
        family, mother = random.choice(FAMILY), f"Lý Thị {random.choice(GIVEN)} {number % 97}"
        year, month, day = (random.randrange(*of) for of in ((2011, 2026), (1, 13), (1, 13)))
        born = f"{year}-{month:02}-{day:02}"
        name = f"{family} Thị {random.choice(GIVEN)}"
        of_two = (mother, f"{family} A {random.choice(GIVEN)}", "", "", "")
        digits = f"0123{number:08}"
        rows.append((f"r{number}", name, "", born, "female", digits, *of_two))
        if number % 5 == 0:
            again = {
                0: (f"{name}h", born, ""),
                5: (name, f"{born[:4]}-{born[8:]}-{born[5:7]}", ""),
                10: (name, "2010-01-31", digits),
            }[number % 15]
            rows.append((f"x{number}", again[0], "", again[1], "female", again[2], *of_two))
    return rows


ROWS = _rows()
Ids = set[frozenset[str]]
Row = tuple[str, ...]


def pairs(many: int = len(ROWS)) -> Ids:
    """What is found, each once."""
    found = [
        frozenset((one.id, other.id))
        for one, other, verdict in looking.register_pairs(ROWS, many, lambda done, total: None)
        if verdict.likely
    ]
    assert len(set(found)) == len(found)
    return set(found)


@pytest.fixture
def alone() -> Ids:
    return pairs()


@pytest.fixture
def large(alone: Ids, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register of this size counts as a large one, on a machine of two cores."""
    monkeypatch.setattr(looking, "LARGE", len(ROWS))
    monkeypatch.setattr(looking, "_AT_ONCE", 700)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_two_find_what_one_finds(alone: Ids, large: None, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []
    likely = SecondProcess.likely
    monkeypatch.setattr(
        SecondProcess, "likely", lambda *given: answers.append(likely(*given)) or answers[-1]
    )
    assert pairs() == alone
    assert answers[0]


def test_the_shares_are_the_whole() -> None:
    assert [one + other for one, other in zip(OURS, THEIRS, strict=True)] == [True] * len(ALL)


@pytest.mark.parametrize("when", ["add", "look", "likely"])
def test_a_second_that_is_lost_costs_time_only(
    alone: Ids, large: None, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    real = getattr(SecondProcess, when)

    def lost(self: SecondProcess, *given: object) -> object:
        self._process.kill()
        self._process.wait()
        return real(self, *given)

    monkeypatch.setattr(SecondProcess, when, lost)
    assert pairs() == alone


def test_whoever_stops_leaves_no_process(large: None, monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    start = itself.start
    monkeypatch.setattr(
        itself, "start", lambda *given, **more: started.append(start(*given, **more)) or started[-1]
    )

    def stop(done: int, total: int) -> None:
        raise Stopped()

    with pytest.raises(Stopped):
        list(looking.register_pairs(ROWS, len(ROWS), stop))
    assert [one.poll() is None for one in started] == [False]


def test_rows_that_break_off_are_not_answered() -> None:
    source, out = io.BytesIO(b"\0\0\x01\0" + pack(ROWS[0])), io.BytesIO()
    assert second_process.run(source, out) == 1
    assert out.getvalue() == b""


def test_a_small_register_starts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(itself, "start", lambda *_, **__: pytest.fail("a process was started"))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert pairs(looking.LARGE - 1)


def test_a_mother_whose_family_name_is_cut_short_is_found_where_the_day_is_not_known() -> None:
    rest = ("male", "", "", "", "", "", "")
    rows = [
        ("a", "Trần Đức Hoà", "", "2016-03", *rest),
        ("b", "Tr. Đức Hòa", "", "2016", *rest),
        ("c", "Trần Đức Nam", "", "2016", *rest),
    ]
    mothers = ("Nguyễn Thị Hòa", "Ng. Thị Hoà", "Ng. Thị Hoà")
    of_one = [
        (*row[:6], mother, "Trần Văn Tư", *row[8:])
        for row, mother in zip(rows, mothers, strict=True)
    ]
    found = looking.register_pairs(of_one, 3, lambda done, total: None)
    assert [(one.id, other.id) for one, other, _ in found] == [("a", "b")]


def _named(id: str, name: str, born: str) -> tuple[str, ...]:
    return (id, name, "", born, "", "", "", "", "", "", "")


SLIPS = [
    _named("a", "Giàng Xúa Mẩy", "2017-03-09"),
    _named("a2", "Giàng Xúa Mẩyy", "2017-03-09"),
    _named("b", "Tẩn Lở Phừ", "2016-05-12"),
    _named("b2", "Tẩn Lở Phừ", "2016-05-17"),
    _named("c", "Ủ Gì Đế", "2015-08-20"),
    _named("c2", "Ủ Gì Sơ", "2015-08-20"),
    *(_named(f"n{of}", "Thào A Sử", f"{2005 + of}-{of:02}-{10 + of}") for of in range(1, 12)),
    *(_named(f"m{of}", f"Sùng A {of}", f"{2005 + of}-01-01") for of in range(1, 17)),
]


def _found(rows: list[tuple[str, ...]]) -> list[tuple[str, str]]:
    pairs = looking.register_pairs(rows, len(rows), lambda done, total: None)
    return [(one.id, other.id) for one, other, _ in pairs]


def test_among_few_a_slip_in_a_rare_name_or_its_day_is_found_without_parents() -> None:
    assert _found(SLIPS) == [("a", "a2"), ("b", "b2")]


def test_among_many_it_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "FEW", len(SLIPS) - 1)
    assert _found(SLIPS) == []


def test_it_is_said_how_many_bear_the_name() -> None:
    (_, _, verdict), *_ = looking.register_pairs(SLIPS, len(SLIPS), lambda done, total: None)
    assert "khó xảy ra, 2 trẻ trong sổ có tên này" in {point.words for point in verdict.points}


def test_both_processes_count_what_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "LARGE", len(SLIPS))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert _found(SLIPS) == [("a", "a2"), ("b", "b2")]


def _of_home(id: str, name: str, born: str, number: str, head: str = "Giàng A Páo") -> Row:
    return (id, name, "", born, "", number, "", "", head, "1", "")


HOMES = [
    _of_home("a", "Giàng Thị Lan", "2017-03-09", "012317004321"),
    _of_home("a2", "Vàng Thị Lan", "2017-03-09", "012317999002"),
    _of_home("b", "Lò Văn Xá", "2016-05-12", "012216104321", "Lò A"),
    _of_home("b2", "Lò Văn Xáa", "2016-05-12", "001180777002", "Lò A"),
    _of_home("c", "Sùng Thị Hoa", "2015-08-20", "012315204321", "Sùng A"),
    _of_home("c2", "Sùng Thị Mai", "2015-08-20", "012315214321", "Sùng A"),
    _of_home("t", "Thào Thị Lan", "2014-08-20", "012314304321", "Thào A"),
    _of_home("t2", "Thào Thị Loan", "2014-08-20", "012314304322", "Thào A"),
]


def test_a_number_of_somebody_else_or_mistyped_is_found_in_one_home_and_no_twin_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for few in (len(HOMES), 0):
        monkeypatch.setattr(blocks, "FEW", few)
        assert sorted(_found(HOMES)) == [("a", "a2"), ("b", "b2"), ("c", "c2")]


def test_among_few_a_number_mistyped_brings_two_together_that_share_nothing_else_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [
        _of_home("a", "Giàng Thị Lann", "2017-03-09", "012317014321"),
        _of_home("b", "Giàng Thị Lan", "2017-03-19", "012317004321", "Giàng Páo"),
    ]
    assert _found(rows) == [("a", "b")]
    monkeypatch.setattr(blocks, "FEW", 0)
    assert _found(rows) == []
