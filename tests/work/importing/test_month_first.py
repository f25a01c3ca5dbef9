"""Days that can only be read with the month first turn no column without a person's word."""

from __future__ import annotations

from pathlib import Path

from messy import save
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

DAYS = ["03/25/2015", "04/05/2016", "07/08/2014"]


def _plan(session: Session, folder: Path, **answers: str) -> Plan:
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Giới tính"]]
    names = ("Giàng Thị Páo", "Vàng Thị Sử", "Lò Thị Mới")
    rows += [[name, day, "Nữ"] for name, day in zip(names, DAYS, strict=True)]
    given = {f"day_order:{name}": one for name, one in answers.items()}
    return make_plan(session, "child", save(folder, "d.xlsx", rows), ImportChoices(answers=given))


def test_it_is_asked(commune: Session, tmp_path: Path) -> None:
    plan = _plan(commune, tmp_path)
    assert [row.status for row in plan.rows] == ["bad"] * 3
    (question,) = plan.questions.values()
    assert (question.key, question.rows) == ("day_order:born_on", 3)
    turned = _plan(commune, tmp_path, born_on="month")
    born = [row.fields["born_on"] for row in turned.rows]
    assert born == ["2015-03-25", "2016-04-05", "2014-07-08"]
    kept = _plan(commune, tmp_path, born_on="day")
    assert [row.status for row in kept.rows] == ["bad", "new", "new"]
    assert [row.fields["born_on"] for row in kept.rows[1:]] == ["2016-05-04", "2014-08-07"]
