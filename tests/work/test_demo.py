"""Demo books: made whole, trusting each other, with one password; or nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from xatre.kinds import KINDS
from xatre.store.faults import PlaceTaken
from xatre.store.keys.slots import Cost
from xatre.store.register import records
from xatre.work import demo
from xatre.work.demo import DemoRefused, Made, make_demo
from xatre.work.keeping import check_book
from xatre.work.people import cards
from xatre.work.records import browse, sealing
from xatre.work.sending.digest import digest
from xatre.work.session import Session, open_session

DAY = "2026-11-20"


@dataclass
class Demo:
    made: Made
    password: str
    steps: list[tuple[int, int]]

    def open(self, folder: Path) -> Session:
        return open_session(
            folder, self.password, clock=lambda: datetime(2026, 11, 20, 3, tzinfo=UTC)
        )


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XATRE_HOME", str(tmp_path_factory.mktemp("profile")))
        steps: list[tuple[int, int]] = []
        made = make_demo(
            folder,
            children=60,
            communes=2,
            day=DAY,
            cost=Cost.test(),
            progress=lambda done, total: steps.append((done, total)),
        )
        yield Demo(made, (folder / "password.txt").read_text(encoding="utf-8").strip(), steps)


def test_the_books_stand_where_the_contract_says(sixty: Demo) -> None:
    folder = sixty.made.office.parent
    assert sixty.made.office == folder / "office"
    assert sixty.made.communes == [folder / "commune-03562", folder / "commune-03388"]
    assert {path.name for path in folder.iterdir()} == {
        "office", "commune-03562", "commune-03388", "password.txt"
    }  # fmt: skip
    assert len(sixty.password) >= 12
    assert sixty.steps[-1] == (120, 120)


def test_the_office_is_empty_and_trusts_both_communes(sixty: Demo) -> None:
    session = sixty.open(sixty.made.office)
    try:
        assert session.at_office
        assert session.book.facts.demo
        assert digest(session).records == 0
        assert {peer.unit for peer in cards.enrolled(session)} == {"03562@2025", "03388@2025"}
    finally:
        session.close()


def test_a_commune_is_whole(sixty: Demo) -> None:
    session = sixty.open(sixty.made.communes[0])
    try:
        assert session.book.facts.demo
        assert [peer.role for peer in cards.enrolled(session)] == ["office"]
        counts = {kind: sum(1 for _ in records.every(session.book.db, kind)) for kind in KINDS}
        assert counts["child"] == 60
        assert all(count for kind, count in counts.items() if kind != "remark")
        assert not check_book(session)
        hits, _ = browse.find(session, "đào")
        assert hits
    finally:
        session.close()


def test_records_are_counted_over_all_communes(sixty: Demo) -> None:
    assert sixty.made.records["child"] == 120
    assert sixty.made.drafts["child"] == 6
    assert "remark" not in sixty.made.records


def test_the_officer_opens_the_reporters_block(sixty: Demo) -> None:
    session = sixty.open(sixty.made.communes[0])
    try:
        sealed = [
            (case.id, block)
            for case in records.every(session.book.db, "case")
            if (block := case.fields.get("reporter"))
        ]
        assert sealed
        id, block = sealed[0]
        assert set(sealing.open_block(session, block, f"case/{id}")) >= {"name", "phone"}
    finally:
        session.close()


def test_the_same_seed_and_day_give_the_same_hash(sixty: Demo, tmp_path: Path) -> None:
    again = make_demo(tmp_path, children=60, day=DAY, cost=Cost.test())
    password = (tmp_path / "password.txt").read_text(encoding="utf-8").strip()
    hashes = []
    for folder, word in ((sixty.made.communes[0], sixty.password), (again.communes[0], password)):
        session = open_session(folder, word)
        hashes.append(digest(session))
        session.close()
    assert hashes[0] == hashes[1]
    assert password != sixty.password


@pytest.mark.parametrize(
    "wrong",
    [
        {"children": 0},
        {"communes": 0},
        {"communes": 39},
        {"day": "2026"},
        {"day": "20/11/2026"},
        {"day": "2026-02-30"},
        {"day": "1999-01-01"},
    ],
)
def test_what_no_demo_can_be_made_of(wrong: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(DemoRefused):
        make_demo(tmp_path, **wrong)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_books_that_are_there_are_never_touched(sixty: Demo) -> None:
    before = (sixty.made.office / "book.db").read_bytes()
    with pytest.raises(PlaceTaken):
        make_demo(sixty.made.office.parent, children=60, day=DAY, cost=Cost.test())
    assert (sixty.made.office / "book.db").read_bytes() == before
    assert (sixty.made.office.parent / "password.txt").exists()


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(demo, "fill", fail)
    with pytest.raises(OSError, match="no space"):
        make_demo(tmp_path, children=60, day=DAY, cost=Cost.test())
    assert not list(tmp_path.iterdir())
