"""Settings › This PC at an office: how each kind travels is asked, stands in the card, is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from xatre.desk.settings import device_pane
from xatre.desk.settings.device_pane import DevicePane
from xatre.desk.settings.profiles_dialog import ProfilesDialog
from xatre.work.people import cards

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "pages"))

from at_desk import Desk


@pytest.fixture
def desk(qtbot: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """The administrator of an office, or of what the test names."""
    unit, role = getattr(request, "param", ("12@2025", "office"))
    made = Desk(qtbot, tmp_path / "so", unit, role, {"case_rights": True})
    yield made
    made.window.close()
    made.worker.close(lambda task: task.session.close())


def pane_of(desk: Desk) -> DevicePane:
    pane = DevicePane(desk.seat)
    desk.qtbot.addWidget(pane)
    pane.show()
    return pane


def test_an_office_asks_for_less(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    monkeypatch.setattr(device_pane, "show_own_card", lambda *seat: shown.append(seat))

    def choose(dialog: ProfilesDialog) -> None:
        offered = dialog.choices["case"]
        assert [offered.itemData(place) for place in range(1, offered.count())] == [
            "no_identity", "figures", "none",
        ]  # fmt: skip
        dialog.choices["injury"].choose("figures")
        dialog.choices["child"].choose("")
        dialog.answer = dialog.DEED

    monkeypatch.setattr(ProfilesDialog, "ask", choose)
    pane_of(desk).profiles.click()
    desk.settle()
    assert desk.journey.faults == []
    assert len(shown) == 1
    assert "đăng ký lại" in desk.journey.told[-1].rest
    profiles = desk.do(lambda session: cards.own_card(session).profiles)
    assert (profiles["injury"], profiles["child"]) == ("figures", "full")


def test_leaving_it_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ProfilesDialog, "ask", lambda dialog: None)
    pane_of(desk).profiles.click()
    desk.settle()
    assert desk.journey.told == []


@pytest.mark.parametrize("desk", [("03562@2025", "commune")], indirect=True)
def test_a_commune_is_not_asked(desk: Desk) -> None:
    assert not pane_of(desk).profiles.isVisible()
