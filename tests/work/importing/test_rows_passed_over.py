"""Rows that are no record are passed over, each with its number and reason; a row that names a
child never is, whatever else stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from messy import people, save
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import make_plan
from xatre.work.session import Session

HEADS = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Họ tên cha", "Dân tộc",
         "Ghi chú"]  # fmt: skip


def plan_of(session: Session, folder: Path, rows: Sequence[Sequence[object]]) -> Plan:
    return make_plan(session, "child", save(folder, "ds.xlsx", rows))


def passed(plan: Plan) -> dict[int, str]:
    return {row.number: row.problems[0].text for row in plan.passed}


@pytest.mark.parametrize(
    "row",
    [
        [2, "Lò Thị Mai", "10/03/2017", "Nữ", None, None, None, "Xác nhận khuyết tật năm 2024"],
        [2, "Lò Thị Mai", "ngày 10 tháng 3 năm 2017", "Nữ"],
        [2, "Lò Thị Mai", None, None, None, None, None, "Cán bộ thôn nuôi"],
        [None, "Lò Thị Mai", None, None, "Ủy ban xã nuôi"],
        [None, "Cộng Thị Mai", "10/03/2017", None, None],
        [2, None, "10/03/2017", None, None, None, None, "Xác nhận của thôn"],
        [None, None, None, "Nữ", None, None, None, "Xác nhận của thôn"],
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_a_child_is_never_a_signature(
    commune: Session, tmp_path: Path, row: list[object], last: bool
) -> None:
    others = [[n, one["name"], one["born"], one["sex"]] for n, one in enumerate(people(4, 2), 1)]
    at = len(others) if last else 1
    plan = plan_of(commune, tmp_path, [HEADS, *others[:at], row, *others[at:]])
    assert [one.number for one in plan.rows] == [2, 3, 4, 5, 6]
    assert plan.passed == []


def test_names_below_a_total_of_a_narrow_list_stay(commune: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Họ và tên", "Năm sinh", "Giới tính"]]
    rows += [[one["name"], one["born"]] for one in people(3, 2)]
    rows += [["Cộng thôn 1"]]
    rows += [[one["name"], one["born"]] for one in people(3, 3)]
    plan = plan_of(commune, tmp_path, rows)
    assert [one.number for one in plan.rows] == [2, 3, 4, 6, 7, 8]
    assert passed(plan) == {5: "Bỏ qua: tổng cộng, chữ ký."}


def test_a_child_with_its_village_alone_is_no_heading(commune: Session, tmp_path: Path) -> None:
    heads = [*HEADS[:7], "Thôn, bản"]
    rows: list[list[object]] = [heads, ["I", "Bản Sì Choang"]]
    rows += [[None, "Lò Thị Mai", *[None] * 5, "Bản Nậm Lúc"]]
    rows += [[1, one["name"], one["born"], one["sex"]] for one in people(3, 2)]
    plan = plan_of(commune, tmp_path, rows)
    assert [one.number for one in plan.rows] == [3, 4, 5, 6]
    assert passed(plan) == {2: "Bỏ qua: tên thôn, bản."}


def test_a_child_whose_other_cells_are_heads_too_stays(commune: Session, tmp_path: Path) -> None:
    heads = ["Họ và tên", "Nam", "Nữ", "Ghi chú"]
    rows: list[list[object]] = [heads, ["Lò Thị Mai", None, "Nữ", "Nam"], heads]
    rows += [[one["name"], "x", None, one["born"]] for one in people(3, 2)]
    plan = plan_of(commune, tmp_path, rows)
    assert [one.number for one in plan.rows] == [2, 4, 5, 6]
    assert passed(plan) == {3: "Bỏ qua: lặp lại tên cột."}


def test_villages_of_a_list_of_villages_are_no_headings(commune: Session, tmp_path: Path) -> None:
    rows = [["STT", "Tên", "Loại", "Số hộ", "Ghi chú"], [1, "Thôn 3"], [2, "Bản Sì Choang"]]
    plan = make_plan(commune, "village", save(tmp_path, "thon.xlsx", rows))
    assert [one.number for one in plan.rows] == [2, 3]
    assert plan.passed == []


def test_what_is_passed_over_is_told_by_number(commune: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Danh sách trẻ em"], HEADS]
    rows += [[1, one["name"], one["born"], one["sex"]] for one in people(3, 2)]
    rows += [[None, "Tổng cộng: 3 trẻ"]]
    rows += [[1, one["name"], one["born"], one["sex"]] for one in people(3, 3)]
    rows += [[], [None, "Tổng: 6"], [None, None, None, None, "Ngày 5 tháng 1 năm 2025"]]
    rows += [[None, "Người lập biểu", None, None, "TM. UBND"], [None, "(Ký tên)"]]
    rows += [[None, "Nguyễn Văn A", None, None, "Trần Văn B"]]
    plan = plan_of(commune, tmp_path, rows)
    assert [one.number for one in plan.rows] == [3, 4, 5, 7, 8, 9]
    assert sorted(passed(plan)) == [6, 11, 12, 13, 14, 15]
    assert set(passed(plan).values()) == {
        "Bỏ qua: tổng cộng, chữ ký.", "Bỏ qua: ở dưới danh sách."
    }  # fmt: skip
    assert "Bỏ qua: ở dưới danh sách (2 dòng: 14, 15)." in plan.notes
    assert sum(plan.counts().values()) == 6


@pytest.mark.parametrize(
    "row",
    [[None, "Giàng A Páo", None, None, "Sùng Thị Mỷ"], [None, "H'Lan Niê"], [None, "Sua Giàng"]],
)
def test_a_child_below_the_total_is_one(
    commune: Session, tmp_path: Path, row: list[object]
) -> None:
    rows: list[list[object]] = [HEADS]
    rows += [[n, one["name"], one["born"], one["sex"]] for n, one in enumerate(people(3, 2), 1)]
    rows += [["Tổng cộng: 3 trẻ"], row, [None, "Bằng chữ: ba trẻ."]]
    signed = [
        [None, "Trưởng bản", None, None, "Người lập"],
        [None, "Vừ A Dế", None, None, "Lò Mai"],
    ]
    plan = plan_of(commune, tmp_path, [*rows, *signed])
    assert [one.number for one in plan.rows] == [2, 3, 4, 6]
    assert passed(plan) == {
        5: "Bỏ qua: tổng cộng, chữ ký.", 7: "Bỏ qua: ở dưới danh sách.",
        8: "Bỏ qua: ở dưới danh sách.", 9: "Bỏ qua: ở dưới danh sách.",
    }  # fmt: skip
