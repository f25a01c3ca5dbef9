"""A wrong column has thousands of words: a few are asked for, the others are said to be none."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from work_samples import add

from messy import save
from xatre.work.importing.cells.most_asked import MOST, MostAsked, too_many
from xatre.work.importing.cells.places import Villages
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

WORDS = ["".join(letters) for letters in product("bdghk", "aeiou", "lmnpr")]
MORE = len(WORDS) - MOST


def _plan(commune: Session, folder: Path, head: str, **answers: str) -> Plan:
    rows = [[f"Lò {word.title()}", "1/2/2017", "Nam", f"{word} ơi"] for word in WORDS]
    file = save(folder, "ds.xlsx", [["Họ và tên", "Ngày sinh", "Giới tính", head], *rows])
    return make_plan(commune, "child", file, ImportChoices(answers=answers))


def test_a_column_of_anything_is_not_asked_of_word_by_word(
    commune: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Bản Cò Nọi", "Bản Huổi Khoan"):
        add(commune, "village", village_kind="ban", name=name)
    looked: list[str] = []
    near = Villages.near
    monkeypatch.setattr(Villages, "near", lambda self, one: looked.append(one) or near(self, one))
    plan = _plan(commune, tmp_path, "Thôn, bản")
    assert [key.partition(":")[0] for key in plan.questions] == ["village"] * MOST
    said = [one.text for row in plan.rows for one in row.problems if one.level == "error"]
    assert said.count(too_many().fault) == MORE
    assert len(looked) <= MOST + 1
    offered = {id(option) for one in plan.questions.values() for option in one.options}
    # "Làm mới" is each question's own; the villages are shared.
    assert len(offered) <= MOST + 3


def test_no_thousand_villages_are_made_of_a_wrong_column(commune: Session, tmp_path: Path) -> None:
    plan = _plan(commune, tmp_path, "Thôn, bản", village="new")
    assert len(plan.villages) == MOST
    assert plan.counts()["bad"] == MORE


def test_words_in_place_of_numbers_are_asked_a_few_times(commune: Session, tmp_path: Path) -> None:
    plan = _plan(commune, tmp_path, "Số định danh")
    assert 1 < len(plan.questions) <= 41
    assert plan.counts()["bad"] == len(WORDS)


def test_what_was_asked_is_asked_again() -> None:
    asked = MostAsked()
    assert all(asked.may("village", word, 5) for word in WORDS[:5])
    assert not asked.may("village", WORDS[5], 5)
    assert asked.may("village", WORDS[0], 5)
    assert asked.may("unit", WORDS[5], 5)
