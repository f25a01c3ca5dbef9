"""Settings › Unit once a new table is in force: what became of it, moving, placing villages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from unit_update import GOES_ON, INTO, MERGED, ONE, OTHER, SPLIT, later_tables
from xatre import resources
from xatre.desk.settings import unit_changes
from xatre.desk.settings.unit_changes import MoveDialog, UnitChanges
from xatre.desk.settings.unit_pane import UnitPane
from xatre.desk.widgets.text import Words

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "pages"))

from at_desk import CHILD, Desk


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """The administrator of the commune the test names, before its unit changed."""
    made = Desk(qtbot, tmp_path / "so", f"{request.param}@2025", "commune", {"case_rights": True})
    yield made
    resources.lay_over({})
    made.window.close()
    made.worker.close(lambda task: task.session.close())


def shown(desk: Desk) -> UnitChanges:
    """The pane, with the later table in force."""
    resources.lay_over(later_tables())

    def job(session: Any) -> None:
        session.codes = resources.codes()

    desk.do(job)
    pane = UnitPane(desk.seat)
    desk.qtbot.addWidget(pane)
    pane.show()
    pane.came()
    desk.settle()
    return pane.changes


def words_of(changes: UnitChanges) -> str:
    return " ".join(one.text() for one in changes.findChildren(Words) if one.isVisible())


@pytest.mark.parametrize("desk", [MERGED[0]], indirect=True)
def test_a_merged_unit_s_book_is_moved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = shown(desk)
    assert "nay là Xã Hợp Ba" in words_of(changes)
    cards: list[object] = []
    monkeypatch.setattr(MoveDialog, "ask", lambda self: MoveDialog.MOVE)
    monkeypatch.setattr(unit_changes, "show_own_card", lambda *seat: cards.append(seat))
    assert changes.move_button is not None
    changes.move_button.click()
    desk.settle()
    assert desk.do(lambda session: session.unit) == f"{INTO}@2025"
    assert desk.journey.told[-1].fact == "Sổ này nay là sổ của Xã Hợp Ba, tỉnh Lai Châu."
    assert len(cards) == 1
    assert not changes.isVisible()


@pytest.mark.parametrize("desk", [SPLIT], indirect=True)
def test_villages_of_a_split_are_placed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = desk.add("village", *({"village_kind": "ban", "name": name} for name in "AB"))
    desk.add("child", {**CHILD, "village": here})
    desk.add("child", {**CHILD, "other_names": "không thôn"})
    changes = shown(desk)
    monkeypatch.setattr(MoveDialog, "ask", lambda self: MoveDialog.MOVE)
    monkeypatch.setattr(unit_changes, "show_own_card", lambda *seat: None)
    assert changes.successor is not None
    assert changes.successor.value == "", "nobody chooses for the officer"
    changes.successor.choose(f"{ONE}@2025")
    assert changes.move_button is not None
    changes.move_button.click()
    desk.settle()
    assert "Còn 4 hồ sơ chưa rõ" in words_of(changes)
    changes.villages[here].choose(f"{ONE}@2025")
    changes.villages[there].choose(f"{OTHER}@2025")
    assert changes.place_button is not None
    changes.place_button.click()
    desk.settle()
    assert desk.journey.told[-1].fact.startswith("2 hồ sơ ở lại")
    assert "1 hồ sơ chờ thẻ hoặc biên nhận của Xã Tách Hai" in words_of(changes)
    assert changes.stay_button is not None
    changes.stay_button.click()
    desk.settle()
    assert "Còn 0 hồ sơ" in words_of(changes)


@pytest.mark.parametrize("desk", [GOES_ON], indirect=True)
def test_one_that_goes_on_is_not_moved(desk: Desk) -> None:
    changes = shown(desk)
    assert "Một phần của Xã Tên Vừa Đổi" in words_of(changes)
    assert changes.move_button is None
    assert desk.journey.faults == []
