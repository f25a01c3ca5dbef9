"""An answer is used only for what was asked: a letter for the columns of that list, what was said
of one list for no other; what is kept of words and heads is told where it is used."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from messy import save
from xatre.work.importing import set_aside
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.importing.taking import take
from xatre.work.session import Session

HEADS = ["Họ và tên", "Ngày sinh", "Giới tính"]


def _sheets(file: Path, sheets: dict[str, list[list[str]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(file)
    return file


def test_which_of_two_columns_comes_back_by_its_head(commune: Session, tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Họ tên", "Giới tính"],
        ["1", "Lò Văn Tí", "1/2/2017", "Lò Văn Tèo", "Gì đó"],
        ["2", "Lò Văn Bo", "1/2/2017", "Lò Văn Bơ", "Nam"],
    ]
    choices = ImportChoices(answers={"column:full_name": "D"})
    plan = make_plan(commune, "child", save(tmp_path, "a.xlsx", rows), choices)
    left = [row for row in plan.rows if row.status == "bad"]
    assert [row.fields["full_name"] for row in left] == ["Lò Văn Tèo"]
    out = set_aside.write(commune, plan, left, tmp_path / "de-lai.xlsx")
    mended = ImportChoices(answers={"word:sex:gi do": "male"})
    again = make_plan(commune, "child", out, mended)
    assert [row.fields["full_name"] for row in again.rows] == ["Lò Văn Tèo"]
    assert not again.questions


def test_a_letter_is_said_of_the_columns_of_one_sheet(commune: Session, tmp_path: Path) -> None:
    file = _sheets(
        tmp_path / "a.xlsx",
        {
            "Trang 1": [
                ["Họ và tên", "Họ tên", "Ngày sinh", "Giới tính", "Họ tên mẹ"],
                ["Lò Văn Tí", "Lò Văn Tí Con", "1/2/2017", "Nam", "Vi Thị A"],
            ],
            "Trang 2": [
                ["Họ và tên", "Họ tên mẹ", "Ngày sinh", "Giới tính"],
                ["Ma Văn Tú", "Hà Thị Bê", "3/2/2018", "Nam"],
            ],
            "Trang 3": [
                ["STT", "Họ và tên", "Họ tên", "Ngày sinh", "Giới tính"],
                ["1", "Ma Văn Ba", "Ma Văn Ba Con", "3/2/2018", "Nam"],
            ],
        },
    )
    said = {"column:full_name": "B"}
    plan = make_plan(commune, "child", file, ImportChoices(sheets=("all",), answers=said))
    names = [row.fields["full_name"] for row in plan.rows]
    assert names == ["Lò Văn Tí Con", "Ma Văn Tú", "Ma Văn Ba"]
    assert list(plan.questions) == ["column:Trang 3!full_name"]
    said["column:Trang 3!full_name"] = "C"
    plan = make_plan(commune, "child", file, ImportChoices(sheets=("all",), answers=said))
    assert plan.rows[2].fields["full_name"] == "Ma Văn Ba Con"
    assert not plan.questions


BIRTHS = ["Số", "Quyển số", "Ngày đăng ký", "Họ và tên trẻ", "Ngày sinh", "Giới tính", "Họ tên mẹ"]
ONE = ["07/2026", "01/2026", "12/01/2026", "Lò Thị Hoa", "2/1/2026", "Nữ", "Vi Thị A"]
TWO = ["09/2026", "01/2026", "13/02/2026", "Ma Văn Tú", "2/2/2026", "Nam", "Hà Thị Bê"]


def test_where_nobody_knows_is_not_laid_over_what_the_book_knows(
    commune: Session, tmp_path: Path
) -> None:
    heads, number = [*BIRTHS, "Số định danh"], "012326000001"
    rows = [[*heads, "Cơ quan đăng ký khác"], [*ONE, number, "Đại sứ quán tại Lào"]]
    plan = make_plan(commune, "birth", save(tmp_path, "a.xlsx", rows))
    assert take(commune, plan, ("new", "doubtful")).new == 1
    file = save(tmp_path, "b.xlsx", [heads, [*ONE, number]])
    for said in ("none", commune.unit):
        choices = ImportChoices(answers={"registered_where": said})
        (row,) = make_plan(commune, "birth", file, choices).rows
        assert row.fields["registering_office"] == "Đại sứ quán tại Lào"
        assert not {"registering_office", "registering_unit"} & set(row.changes)


def test_what_was_said_of_one_list_is_asked_of_the_next(commune: Session, tmp_path: Path) -> None:
    cases: list[tuple[str, list[str], list[list[str | None]], str, str]] = [
        ("birth", BIRTHS, [list(ONE), list(TWO)], "registered_where", commune.unit),
        ("child", [*HEADS, "Dân tộc"], [["Lò Văn Tí", "1/2/2017", "Nam", "30"],
         ["Ma Văn Tú", "3/2/2018", "Nam", "30"]], "ethnic_list", "1979"),
        ("child", [*HEADS, "Điện thoại"], [["Bàn Văn Sơn", "5/6/2015", "Nam", "0912345678"],
         ["Cao Văn Hải", "7/8/2014", "Nam", "0912345679"]], "whose:dien thoai", "father_phone"),
    ]  # fmt: skip
    for kind, heads, (one, two), key, said in cases:
        file = save(tmp_path, "a.xlsx", [heads, one])
        plan = make_plan(commune, kind, file, ImportChoices(answers={key: said}))
        assert take(commune, plan).new == 1
        plan = make_plan(commune, kind, save(tmp_path, "b.xlsx", [heads, two]))
        assert list(plan.questions) == [key]


def test_what_is_kept_of_words_and_heads_is_told(commune: Session, tmp_path: Path) -> None:
    heads = [*HEADS, "Dân tộc", "Cân nặng", "TT"]
    one = ["Lò Văn Tí", "1/2/2017", "Nam", "Xạ Phang", "20", "1"]
    said = ImportChoices(
        columns={"Cân nặng": "none"}, answers={"word:ethnic_group:xa phang": "none"}
    )
    assert take(commune, make_plan(commune, "child", save(tmp_path, "a.xlsx", [heads, one]), said))
    two = ["Ma Văn Tú", "3/2/2018", "Nam", "Xạ Phang", "21", "Thôn Đèo Hoa, xã Tiến Bộ"]
    plan = make_plan(commune, "child", save(tmp_path, "b.xlsx", [heads, two, two, two]))
    told = " ".join(plan.notes)
    assert "Nhớ từ lần trước: cột E “Cân nặng” bỏ qua." in told
    assert "Nhớ từ lần trước: word:ethnic_group:xa phang=none." in told
    assert "Chưa nhận ra, không đưa vào sổ: cột F “TT” (3 ô)" in told


def test_what_all_sheets_say_alike_is_kept(commune: Session, tmp_path: Path) -> None:
    heads = [*HEADS, "Cột lạ"]
    file = _sheets(
        tmp_path / "a.xlsx",
        {
            "Trang 1": [heads, ["Lò Văn Tí", "1/2/2017", "Nam", "Bế Thị Na"]],
            "Trang 2": [heads, ["Lò Văn Tú", "1/2/2018", "Nam", "Bế Thị No"]],
        },
    )
    choices = ImportChoices(sheets=("all",), columns={"Cột lạ": "mother_name"})
    assert take(commune, make_plan(commune, "child", file, choices)).new == 2
    file = save(tmp_path, "b.xlsx", [heads, ["Ma Văn Ba", "3/2/2019", "Nam", "Bế Thị Nu"]])
    assert make_plan(commune, "child", file).columns[3].target == "mother_name"
