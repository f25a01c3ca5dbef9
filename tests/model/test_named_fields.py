"""Ids of plans, indicators and criteria sets: stored as they are, shown to people by title."""

from __future__ import annotations

from xatre import resources
from xatre.kinds import KINDS
from xatre.model.fields import Named

CODES = resources.codes()
FIGURE = KINDS["figure"].fields


def test_an_id_is_shown_by_its_title() -> None:
    plan = FIGURE["plan"].show("lai-chau-2024-2030", CODES)
    assert plan == resources.plans()["lai-chau-2024-2030"]["title"]
    assert FIGURE["indicator"].show("LC-4b", CODES) == "(4) Tỷ lệ trẻ em hoàn thành cấp tiểu học"
    shown = KINDS["criteria"].fields["set_id"].show("06-QD-TTg-2019", CODES)
    assert shown.startswith("Tiêu chuẩn xã, phường, thị trấn phù hợp với trẻ em")


def test_what_another_program_wrote_there_is_kept_and_shown_as_it_is() -> None:
    field = FIGURE["plan"]
    assert field.fault("Kế hoạch riêng của xã") is None
    assert field.show("Kế hoạch riêng của xã", CODES) == "Kế hoạch riêng của xã"


def test_every_indicator_is_told_apart_and_found_by_its_words() -> None:
    offered = CODES.offered("plan_indicator")
    assert len({code.label for code in offered}) == len(offered) == 49
    for code in offered:
        assert CODES.named("plan_indicator", code.label) == code
    assert {code.parent for code in offered} == {code.code for code in CODES.offered("plan")}


def test_an_id_is_the_text_it_was_for_readers_of_old_packages() -> None:
    assert isinstance(FIGURE["plan"], Named)
    assert FIGURE["plan"].sort == "text"
