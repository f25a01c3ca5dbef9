"""A child chosen in an open form fills what is still empty, in one line with a way back."""

from __future__ import annotations

from typing import Any

from at_desk import CHILD, Desk

from xatre.desk.pages.record.form_pane import FormPane
from xatre.desk.widgets.message_bar import Message

KNOWN = CHILD | {
    "ethnic_group": "mong",
    "mother_name": "Vàng Thị Mai",
    "mother_address": "bản Sì Choang",
    "home_town": "Lai Châu",
}


OTHER = {"full_name": "Tẩn Lở Mẩy", "born_on": "2019", "sex": "female"}


def begun(desk: Desk, kind: str, **given: Any) -> tuple[FormPane, list[Message]]:
    page = desk.page(kind)
    page.begin(given) if kind == "case" else page.new_record()
    desk.settle()
    pane = page.case.pane("case") if kind == "case" else page.sheet.pane
    told: list[Message] = []
    pane.told.connect(told.append)
    return pane, told


def choose(desk: Desk, pane: FormPane, child: str) -> None:
    """As a person chooses it from the list."""
    control = pane.form.row("child").editor.control
    control.choose(child, "Giàng Thị Ngọc Ánh")
    control.chosen.emit(child)
    desk.settle()


def known(desk: Desk) -> dict[str, Any]:
    codes = desk.seat.codes.offered("ethnic_group")
    return KNOWN | {"ethnic_group": codes[1].code}


def test_a_birth_takes_what_the_register_knows_and_gives_it_back(desk: Desk) -> None:
    child = known(desk)
    (id,) = desk.add("child", child)
    pane, told = begun(desk, "birth")
    pane.form.fill({"home_town": "Điện Biên"})
    choose(desk, pane, id)
    values = pane.form.values()
    for name in ("full_name", "born_on", "sex", "ethnic_group", "mother_name", "mother_address"):
        assert values[name] == child[name]
    assert values["home_town"] == "Điện Biên"
    (message,) = told
    assert "hồ sơ vừa chọn" in message.fact
    assert message.action == "Hoàn tác"
    assert child["full_name"] not in f"{message.fact} {message.rest}"
    # Rows that were never made are filled too, and kept with the draft.
    record = pane.record
    assert record is not None
    assert record.fields["mother_name"] == child["mother_name"]
    pane.form.fill({"full_name": "Giàng Thị Ánh"})
    assert message.act is not None
    message.act()
    desk.settle()
    values = pane.form.values()
    assert values["full_name"] == "Giàng Thị Ánh"
    assert not {"born_on", "mother_name", "ethnic_group"} & values.keys()
    assert values["child"] == id


def test_another_child_does_not_overwrite_the_first(desk: Desk) -> None:
    first, second = desk.add("child", KNOWN | {"ethnic_group": None}, OTHER)
    pane, told = begun(desk, "birth")
    choose(desk, pane, first)
    choose(desk, pane, second)
    assert pane.form.values()["full_name"] == KNOWN["full_name"]
    assert len(told) == 1


def test_opening_a_record_again_takes_nothing(desk: Desk) -> None:
    (id,) = desk.add("child", KNOWN | {"ethnic_group": None})
    pane, told = begun(desk, "birth")
    choose(desk, pane, id)
    told.clear()
    pane.form.fill({"mother_name": None})
    desk.settle()
    assert told == []
    assert "mother_name" not in pane.form.values()


def test_form_01_takes_the_child_and_its_parents(desk: Desk) -> None:
    (id,) = desk.add("child", KNOWN | {"ethnic_group": None})
    pane, told = begun(desk, "case")
    choose(desk, pane, id)
    values = pane.form.values()
    assert values["told_name"] == KNOWN["full_name"]
    assert values["told_born_on"] == KNOWN["born_on"]
    assert values["mother_name"] == KNOWN["mother_name"]
    assert len(told) == 1
