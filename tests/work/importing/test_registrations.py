"""Lists of births: what the columns say settles whether a birth is registered; nothing that was
registered on paper goes in as not registered."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

HEADS = ["Số", "Quyển số", "Ngày đăng ký", "Họ và tên trẻ", "Ngày sinh", "Giới tính",
         "Họ tên mẹ"]  # fmt: skip
ROW: list[object] = ["07/2026", "01/2026", "12/01/2026", "Lò Thị Hoa", "2/1/2026", "Nữ", "Vi Thị A"]
NOTE = "Có số và ngày đăng ký, không ghi tình trạng: đã lấy là “Đã đăng ký” (1 dòng)."


def planned(
    session: Session,
    folder: Path,
    *beside: tuple[str, object],
    of: list[object] = ROW,
    **answers: str,
) -> Plan:
    heads = [*HEADS, *(head for head, _ in beside)]
    file = save(folder, "ks.xlsx", [heads, [*of, *(cell for _, cell in beside)]])
    return make_plan(session, "birth", file, ImportChoices(answers=answers))


def test_a_number_and_a_day_say_that_it_is_registered(commune: Session, tmp_path: Path) -> None:
    plan = planned(commune, tmp_path)
    assert (list(plan.questions), plan.notes) == (["registered_where"], [NOTE])
    assert plan.questions["registered_where"].options[0][0] == commune.unit
    plan = planned(commune, tmp_path, registered_where=commune.unit)
    (row,) = plan.rows
    assert (row.status, plan.questions) == ("new", {})
    assert {name: row.fields[name] for name in ("status", "register_year", "registering_unit")} == {
        "status": "registered", "register_year": "2026", "registering_unit": commune.unit,
    }  # fmt: skip


def test_where_may_be_unknown(commune: Session, tmp_path: Path) -> None:
    (row,) = planned(commune, tmp_path, registered_where="none").rows
    assert (row.status, "registering_unit" in row.fields) == ("new", False)
    assert row.fields["registering_office"] == "Danh sách không ghi"


@pytest.mark.parametrize("answer", ["registered", "submitted", "not_registered"])
def test_what_says_it_partly_is_asked(commune: Session, tmp_path: Path, answer: str) -> None:
    part = [None, "01/2026", None, *ROW[3:]]
    plan = planned(commune, tmp_path, of=part)
    assert (list(plan.questions), plan.rows[0].status) == (["registered_partly"], "bad")
    plan = planned(
        commune, tmp_path, of=part, registered_partly=answer, registered_where=commune.unit
    )
    assert plan.rows[0].fields["status"] == answer
    assert plan.rows[0].status == ("bad" if answer == "registered" else "new")


def test_what_contradicts_itself_is_asked(commune: Session, tmp_path: Path) -> None:
    says = ("Tình trạng khai sinh", "Chưa đăng ký")
    plan = planned(commune, tmp_path, says)
    assert (list(plan.questions), plan.rows[0].status) == (["registered_against"], "bad")
    (row,) = planned(commune, tmp_path, says, registered_against="as_written").rows
    assert (row.fields["status"], row.status) == ("not_registered", "new")
    (row,) = planned(
        commune,
        tmp_path,
        says,
        registered_against="registered",
        registered_where=commune.unit,
    ).rows
    assert (row.fields["status"], row.status) == ("registered", "new")


def test_without_number_and_day_it_is_not_registered(commune: Session, tmp_path: Path) -> None:
    plan = planned(commune, tmp_path, of=[None, None, None, *ROW[3:]])
    assert (plan.questions, plan.notes) == ({}, [])
    assert plan.rows[0].fields["status"] == "not_registered"
