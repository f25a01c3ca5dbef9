"""Bars one under another, beside a narrow page's edge."""

from __future__ import annotations

from typing import Any

from xatre.desk.widgets.chart import Bar, LyingBars


def test_what_is_said_beside_the_longest_bar_is_not_cut(qapp: Any) -> None:
    bars = LyingBars([Bar("Ngã", 40, part=1, part_words="1 tử vong"), Bar("Bỏng", 2)])
    bars.resize(328, bars.height())
    image = bars.grab().toImage()
    edge = {image.pixelColor(image.width() - 1, y).name() for y in range(image.height())}
    assert len(edge) == 1
    inside = {image.pixelColor(image.width() - 30, y).name() for y in range(image.height())}
    assert len(inside) > 1
