"""A village, or the head of a household, written once for several rows is of the rows below only
where a person says so; until then the whole list waits."""

from __future__ import annotations

from pathlib import Path

from messy import save
from xatre.work.importing import set_aside, taking
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

HEADS: list[object] = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chủ hộ", "Thôn"]
BLOCKS = [("Ma Văn Sơn", "Bản Mới"), (None, None), ("Lý A Tủa", None), (None, None),
          ("Vàng A Páo", "Bản Cũ"), (None, None)]  # fmt: skip


def planned(session: Session, folder: Path, **answers: str) -> Plan:
    rows: list[list[object]] = [
        [at, f"Lò Thị {name}", f"{at}/3/2019", "Nữ", *BLOCKS[at - 1]]
        for at, name in enumerate(("Mai", "Sen", "Đào", "Lan", "Huệ", "Cúc"), 1)
    ]
    rows += [[None, "Cộng", "6 trẻ"]]
    file = save(folder, "ds.xlsx", [HEADS, *rows])
    said = {key.replace("_", ":", 1): one for key, one in answers.items()} | {"village": "new"}
    return make_plan(session, "child", file, ImportChoices(answers=said))


def test_all_rows_wait_for_the_answer(commune: Session, tmp_path: Path) -> None:
    plan = planned(commune, tmp_path)
    village, head = plan.questions["below:village"], plan.questions["below:household_head"]
    assert village.text == "“Thôn” chỉ ghi ở dòng đầu mỗi nhóm: dùng cho các dòng sau?"
    assert (village.rows, head.rows) == (6, 6)
    assert plan.counts()["bad"] == 6
    assert not any("để trống" in one for one in plan.notes)


def test_what_was_said_is_carried(commune: Session, tmp_path: Path) -> None:
    plan = planned(commune, tmp_path, below_village="yes", below_household_head="yes")
    assert plan.questions == {}
    villages = [plan.villages[str(row.fields["village"])]["name"] for row in plan.rows]
    assert villages == ["Bản Mới"] * 4 + ["Bản Cũ"] * 2
    heads = [row.fields["household_head"] for row in plan.rows]
    assert heads == [head for head, _ in BLOCKS if head for _ in range(2)]
    assert taking.take(commune, plan).new == 6
    aside = set_aside.write(commune, plan, plan.rows, tmp_path / "de-lai.xlsx")
    again = make_plan(commune, "child", aside)
    assert all(row.fields.get("village") for row in again.rows), "the rows set aside have it too"


def test_no_leaves_them_empty_and_tells(commune: Session, tmp_path: Path) -> None:
    plan = planned(commune, tmp_path, below_village="no", below_household_head="no")
    assert plan.counts()["new"] == 6
    assert sum("village" in row.fields for row in plan.rows) == 2
    assert any(one.startswith("4 dòng để trống cột “Thôn”") for one in plan.notes)
