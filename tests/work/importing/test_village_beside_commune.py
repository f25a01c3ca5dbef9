"""A village is of the old commune that its row names beside it: two of one name are told apart, one
to make is made of that commune, and what is left is asked for each commune."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save as file_of
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.records import save
from xatre.work.records.villages import standing
from xatre.work.session import Session


@pytest.fixture
def former(commune: Session) -> list[tuple[str, str]]:
    """Two old communes of this unit: value and name."""
    found = [commune.codes.unit(value) for value in commune.codes.predecessors(commune.unit)]
    return sorted((one.value, one.name) for one in found if one)[:2]


@pytest.fixture
def two(commune: Session, former: list[tuple[str, str]]) -> list[str]:
    """The ids of two villages Bản Khuân, one of each old commune."""
    given = [
        {"village_kind": "ban", "name": "Bản Khuân", "former_unit": unit} for unit, _ in former
    ]
    return [save.complete(commune, save.start(commune, "village", one)).id for one in given]


def _plan(
    session: Session, folder: Path, *rows: tuple[str, str | None], head: str = "Xã",
    **answers: str,
) -> Plan:  # fmt: skip
    heads = ["Họ và tên", "Ngày sinh", "Giới tính", "Thôn", head]
    lines = [
        [f"Giàng A Páo{'a' * place}", f"{place + 1:02}/03/2017", "Nam", *row]
        for place, row in enumerate(rows)
    ]
    given = {key.replace("__", ":"): answer for key, answer in answers.items()}
    file = file_of(folder, "tre.xlsx", [heads, *lines])
    return make_plan(session, "child", file, ImportChoices(answers=given))


def test_the_old_commune_of_the_row_decides(
    commune: Session, former: list[tuple[str, str]], two: list[str], tmp_path: Path
) -> None:
    rows = [*(("Bản Khuân", name) for _, name in former), ("Bản Khuân", None)]
    plan = _plan(commune, tmp_path, *rows)
    assert [row.fields.get("village") for row in plan.rows[:2]] == two
    assert list(plan.questions) == ["which_village:ban khuan"]
    assert plan.questions["which_village:ban khuan"].rows == 1
    plan = _plan(commune, tmp_path, *rows, which_village__ban_khuan=two[0])
    assert [row.fields.get("village") for row in plan.rows[:2]] == two


def test_where_it_does_not_say_where_they_live_each_commune_is_asked_for(
    commune: Session, former: list[tuple[str, str]], two: list[str], tmp_path: Path
) -> None:
    rows = [("Bản Khuân", name) for _, name in former for _ in range(2)]
    plan = _plan(commune, tmp_path, *rows, head="Nơi đăng ký thường trú")
    assert [one.rows for one in plan.questions.values()] == [2, 2]
    for (unit, _), question in zip(former, plan.questions.values(), strict=True):
        label = commune.codes.unit_label(unit)
        assert label in question.example
        assert label.lower().split(",")[0] in question.options[0][1].lower()
    answers = {one.key.replace(":", "__", 1): two[place]
               for place, one in enumerate(plan.questions.values())}  # fmt: skip
    plan = _plan(commune, tmp_path, *rows, head="Nơi đăng ký thường trú", **answers)
    assert [row.fields.get("village") for row in plan.rows] == [two[0]] * 2 + [two[1]] * 2


def test_a_village_of_another_commune_is_not_taken_without_a_word(
    commune: Session, former: list[tuple[str, str]], two: list[str], tmp_path: Path
) -> None:
    save.void_record(commune, "village", two[0], "Nhầm")
    plan = _plan(commune, tmp_path, *(("Bản Khuân", name) for _, name in former))
    assert [row.status for row in plan.rows] == ["bad", "new"]
    assert plan.rows[1].fields["village"] == two[1]
    (question,) = plan.questions.values()
    assert [key for key, _ in question.options] == [two[1], "new", "none"]


def test_villages_to_make_are_made_of_the_commune(
    commune: Session, former: list[tuple[str, str]], tmp_path: Path
) -> None:
    plan = _plan(
        commune, tmp_path, *(("Bản Pho", name) for _, name in former), **{"village__ban pho": "new"}
    )
    assert [one.get("former_unit") for one in plan.villages.values()] == [u for u, _ in former]
    plan = _plan(commune, tmp_path, *(("Bản Pho", name) for _, name in former), village="new")
    assert len(plan.villages) == 2


def test_a_village_whose_commune_nobody_wrote_is_taken(
    commune: Session, former: list[tuple[str, str]], tmp_path: Path
) -> None:
    begun = save.start(commune, "village", {"village_kind": "ban", "name": "Bản Khuân"})
    id = save.complete(commune, begun).id
    plan = _plan(commune, tmp_path, *(("Bản Khuân", name) for _, name in former))
    assert [row.fields.get("village") for row in plan.rows] == [id, id]
    assert plan.questions == {}
    assert [one.id for one in standing(commune) if one.fields["name"] == "Bản Khuân"] == [id]


def test_the_answer_for_one_commune_wins_over_that_for_all(
    commune: Session, former: list[tuple[str, str]], tmp_path: Path
) -> None:
    rows = [*(("Bản Khuân", name) for _, name in former), ("Bản Khuân", None)]
    plan = _plan(commune, tmp_path, *rows)
    longest = [key for key in plan.questions if "(" in key]
    answers = {key.replace(":", "__", 1): "new" for key in longest}
    plan = _plan(commune, tmp_path, *rows, **answers, **{"village__ban khuan": "none"})
    assert len(longest) == len(plan.villages) == 2
    assert [row.status for row in plan.rows] == ["new"] * 3
    units = [plan.villages[str(row.fields["village"])]["former_unit"] for row in plan.rows[:2]]
    assert units == [unit for unit, _ in former]
    assert "village" not in plan.rows[2].fields
