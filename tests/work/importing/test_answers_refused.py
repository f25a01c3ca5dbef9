"""An answer that is none of the options is asked again, and a command refuses it, as it refuses one
to a question that nobody asks: nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.importing.refused_answers import NoSuchAnswer, NothingAsked, require_asked
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính"]
ROW = ["Lò Văn Tí", "1/2/2017", "Nam"]


def _plan(commune: Session, tmp_path: Path, rows: list[list[str]], **answers: str) -> Plan:
    file = save(tmp_path, "a.xlsx", rows)
    return make_plan(commune, "child", file, ImportChoices(answers=answers))


@pytest.mark.parametrize(
    ("rows", "key", "wrong", "right"),
    [
        ([[*HEADS, "Điện thoại"], [*ROW, "0912345678"]], "whose:dien thoai", "mother_fone",
         "mother_phone"),
        ([["Họ và tên", "Họ tên", *HEADS[1:]], ["Lò Văn Tí", "Lò Văn Tèo", *ROW[1:]]],
         "column:full_name", "Z", "Họ tên"),
        ([HEADS, ["Lò Văn Tí", "1/2/17", "Nam"]], "century:born_on", "xx", "20"),
        ([["Họ và tên", "Ngày", "Tháng", "Năm", "Giới tính"], ["Lò Văn Tí", "1", "2", "17", "Nam"]],
         "century:born_on", "thế kỷ 20", "20"),
    ],
)  # fmt: skip
def test_no_option_is_asked_again_and_refused(
    commune: Session, tmp_path: Path, rows: list[list[str]], key: str, wrong: str, right: str
) -> None:
    plan = _plan(commune, tmp_path, rows, **{key: wrong})
    assert list(plan.questions) == [key]
    with pytest.raises(NoSuchAnswer):
        require_asked(plan)
    plan = _plan(commune, tmp_path, rows, **{key: right})
    assert not plan.questions
    require_asked(plan)


def test_a_unit_is_answered_by_its_code_or_the_words_shown(
    commune: Session, tmp_path: Path
) -> None:
    rows = [[*HEADS, "Thường trú (xã)"], [*ROW, "Bình An"]]
    (key,) = _plan(commune, tmp_path, rows).questions
    code, words = _plan(commune, tmp_path, rows).questions[key].options[0]
    for said in (code, words):
        plan = _plan(commune, tmp_path, rows, **{key: said})
        assert plan.rows[0].fields["permanent_unit"] == code
    plan = _plan(commune, tmp_path, rows, **{key: "0278"})
    assert list(plan.questions) == [key]


def test_what_nobody_asks_is_refused(commune: Session, tmp_path: Path) -> None:
    with pytest.raises(NothingAsked):
        require_asked(_plan(commune, tmp_path, [HEADS, ROW], **{"vilage:ao sen": "new"}))
    with pytest.raises(NoSuchAnswer):
        require_asked(_plan(commune, tmp_path, [HEADS, ROW], village="nw"))
