"""Codes that ended: right for the days when they were in force, wrong afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save
from xatre import resources
from xatre.model import days
from xatre.work.importing.planned import PlanRow
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

HEADS = ["Họ và tên trẻ", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Ngày đăng ký", "Loại đăng ký",
         "Nơi đăng ký"]  # fmt: skip


def row_of(session: Session, folder: Path, registered: str | None, kind: str) -> PlanRow:
    here = session.codes.unit(session.unit)
    assert here is not None
    row = ["Bế Văn Mới", "03/03/2026", "Nam", "Nông Thị Hoa", registered, kind, f"UBND {here.name}"]
    (planned,) = make_plan(session, "birth", save(folder, "ks.xlsx", [HEADS, row])).rows
    return planned


@pytest.mark.parametrize(("label", "code"), [("Đúng hạn", "on_time"), ("Quá hạn", "late")])
def test_a_code_that_ended_is_right_for_its_days(
    commune: Session, tmp_path: Path, label: str, code: str
) -> None:
    assert resources.codes().named("registration_type", label) is None
    row = row_of(commune, tmp_path, "10/03/2026", label)
    assert (row.fields["registration_type"], row.fields["registering_unit"]) == (code, commune.unit)
    assert "registration_type" not in {one.field for one in row.problems}


def test_a_code_that_ended_is_wrong_for_later_days(commune: Session, tmp_path: Path) -> None:
    known = resources.codes().get("registration_type", "on_time")
    assert known is not None
    after = days.show(f"{int(known.valid_to[:4]) + 1}{known.valid_to[4:]}")
    row = row_of(commune, tmp_path, after, "Đúng hạn")
    assert row.status == "bad"
    assert any("chỉ dùng đến hết" in one.text for one in row.problems)
