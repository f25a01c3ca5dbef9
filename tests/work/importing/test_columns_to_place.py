"""Columns that a person must place are asked once for the column, never cell by cell: a telephone
that may be the mother's or the father's, words of another list under a known head."""

from __future__ import annotations

from pathlib import Path

from messy import save
from xatre.work.importing import taking
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

NAMES = ["Lý Thị Mai", "Ma Thị Hoa", "Nông Thị Dền"]


def _plan(session: Session, tmp_path: Path, head: str, *cells: str, **answers: str) -> Plan:
    heads = ["Họ và tên", "Ngày sinh", "Giới tính", head]
    rows = [
        [name, f"{at + 1}/2/2017", "Nữ", cell]
        for at, (name, cell) in enumerate(zip(NAMES, cells, strict=True))
    ]
    file = save(tmp_path, "ds.xlsx", [heads, *rows])
    return make_plan(session, "child", file, ImportChoices(answers=answers))


def test_whose_telephone(commune: Session, tmp_path: Path) -> None:
    phones = ("0912345678", "0912345679", "")
    for head in ("Điện thoại", "SĐT phụ huynh"):
        plan = _plan(commune, tmp_path, head, *phones)
        (question,) = plan.questions.values()
        offered = [value for value, _ in question.options]
        assert offered == ["mother_phone", "father_phone", "none"]
        assert (question.example, question.rows) == (head, 2)
        assert plan.notes == []
        assert {row.status for row in plan.rows} == {"new"}
    plan = _plan(commune, tmp_path, "Điện thoại", *phones, **{"whose:dien thoai": "father_phone"})
    assert [row.fields.get("father_phone") for row in plan.rows] == [*phones[:2], None]
    taking.take(commune, plan)
    again = _plan(commune, tmp_path, "Điện thoại", *phones)
    assert list(again.questions) == ["whose:dien thoai"]  # another list may mean the mother
    assert {row.status for row in again.rows} == {"same"}


def test_words_of_another_list(commune: Session, tmp_path: Path) -> None:
    cells = ("Hộ nghèo", "Hộ cận nghèo", "Không nghèo")
    plan = _plan(commune, tmp_path, "Đối tượng", *cells)
    assert list(plan.questions) == ["other_list:doi tuong"]
    assert [value for value, _ in plan.questions["other_list:doi tuong"].options] == [
        "poverty", "special_groups/group", "none"
    ]  # fmt: skip
    assert {row.status for row in plan.rows} == {"new"}
    plan = _plan(commune, tmp_path, "Đối tượng", *cells, **{"other_list:doi tuong": "poverty"})
    assert [row.fields["poverty"] for row in plan.rows] == ["poor", "near_poor", "none"]


def test_a_column_of_its_own_words_is_left_alone(commune: Session, tmp_path: Path) -> None:
    plan = _plan(commune, tmp_path, "Đối tượng", "Trẻ em khuyết tật", "Hộ nghèo", "Hộ cận nghèo")
    assert plan.columns[3].target == "special_groups/group"


def test_a_word_can_be_left_out_of_a_list_with_a_code_named_none(
    commune: Session, tmp_path: Path
) -> None:
    cells = ("Hộ nghèo", "Hộ nghèo", "Hộ lạ")
    key = "word:household_poverty:ho la"
    (question,) = _plan(commune, tmp_path, "Diện hộ", *cells).questions.values()
    assert len({value for value, _ in question.options}) == len(question.options)
    assert question.options[-1] == ("empty", "Để trống")
    said = [
        _plan(commune, tmp_path, "Diện hộ", *cells, **{key: answer}).rows[2].fields.get("poverty")
        for answer in ("none", "empty")
    ]
    assert said == ["none", None]


def test_letters_of_poor_households_under_circumstances(commune: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Giới tính", "Hoàn cảnh", "Đối tượng"]]
    said = [("HN", "Khuyết tật"), ("CN", None), ("HN", "Mồ côi cả cha và mẹ")]
    rows += [["Lò Thị " + "Mai" * at, f"{at}/3/2019", "Nữ", *one] for at, one in enumerate(said, 1)]
    file = save(tmp_path, "ds.xlsx", rows)
    plan = make_plan(commune, "child", file)
    question = plan.questions["other_list:hoan canh"]
    assert question.options[0] == ("poverty", "Hoàn cảnh hộ")
    assert plan.columns[4].target == "special_groups/group", "the other column is not forgotten"
    plan = make_plan(commune, "child", file, ImportChoices(answers={question.key: "poverty"}))
    assert [row.fields["poverty"] for row in plan.rows] == ["poor", "near_poor", "poor"]
    assert [bool(row.fields.get("special_groups")) for row in plan.rows] == [True, False, True]
