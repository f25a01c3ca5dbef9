"""The rail: no page lies over another, however low the window (150 % on a screen of 768 lines)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from xatre.desk.widgets.rail import RailItem, RailPages

GROUPS = ("", "Sổ", "Sổ", "Sổ", "Sổ", "Sổ", "Sổ", "Đánh giá", "Đánh giá", "Trao đổi", "Trao đổi")


@pytest.mark.parametrize(
    ("height", "narrow"), [(270, True), (311, True), (343, True), (420, True), (600, False)]
)
def test_pages_never_lie_over_one_another(qtbot, height: int, narrow: bool) -> None:
    rail = RailPages()
    qtbot.addWidget(rail)
    for number, group in enumerate(GROUPS):
        rail.add(RailItem(str(number), f"Trang {number}", "users", group))
    rail.add(RailItem("settings", "Thiết lập", "settings", foot=True))
    rail.set_narrow(narrow)
    rail.resize(60 if narrow else 236, height)
    places = [place for _, place, _ in rail.places()]
    assert len(places) == 12
    for upper, lower in pairwise(places):
        assert upper.bottom() <= lower.top()
    assert places[-1].bottom() <= height
    assert places[0].height() >= 18
