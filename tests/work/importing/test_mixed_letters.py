"""Cells of an old font into which somebody typed Unicode: each word as it is written, and what
nobody can know is said, not guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from messy import save, tcvn3, vni
from xatre.model import old_fonts
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session


@pytest.mark.parametrize(
    ("written", "read"),
    [("NguyÔn V¨n Đức", "Nguyễn Văn Đức"), ("Ph¹m ThÞ Thưởng", "Phạm Thị Thưởng"),
     ("Hà Thị Ổn", "Hà Thị Ổn"), ("Gi¸p Xu©n Gia Ỷ", "Giáp Xuân Gia Ỷ"),
     ("Vò §øc Lîi (con chú Thắng)", "Vũ Đức Lợi (con chú Thắng)"),
     ("TrÇn ThÞ YÕn… – 2016", "Trần Thị Yến… – 2016")],
)  # fmt: skip
def test_words_of_two_hands(written: str, read: str) -> None:
    assert old_fonts.read(written, "tcvn3") == (read, "")


def test_of_vni() -> None:
    assert old_fonts.read(f"{vni('Trần Hoàng')} Yến", "vni") == ("Trần Hoàng Yến", "")


def test_what_nobody_can_know_is_said(commune: Session, tmp_path: Path) -> None:
    names = ["Nguyễn Văn Đạt", "Lê Thị Mộng", "Đỗ Quốc Việt", "Trần Thị Yến"]
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Giới tính"]]
    rows += [[tcvn3(name), f"{at}/2/2016", "Nam"] for at, name in enumerate(names, 1)]
    rows += [["NguyÔn thà Đức", "9/2/2016", "Nam"], ["§ức", "8/2/2016", "Nam"]]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows))
    assert [row.fields.get("full_name") for row in plan.rows] == [*names, None, None]
    assert [row.status for row in plan.rows[4:]] == ["bad", "bad"]
    assert "“thà”" in plan.rows[4].problems[0].text
