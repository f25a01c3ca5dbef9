"""Without --json a person reads what an import does: no JSON, columns by the form's labels, faults
with cell and head, answers as they are typed."""

from __future__ import annotations

from pathlib import Path

from command import new_book, xatre
from messy import save

ROWS = [
    ["Họ và tên", "Ngày sinh", "Giới tính", "Thôn"],
    ["Giàng A Páo", "09/03/2017", "Nam", "Bản Nậm Lúc"],
    ["Vàng Thị Sử", "31/02/2018", "Nữ", None],
    ["Lò Thị Sáng", "01/02/2018", "Nữ", None],
]


def test_a_person_reads_an_import(tmp_path: Path) -> None:
    book, file = new_book(tmp_path / "xa"), save(tmp_path, "ds.xlsx", ROWS)
    seen = xatre("import", book, "child", file, "--check")
    assert not any(mark in seen.out + seen.words for mark in "{}[]")
    assert "  B “Ngày sinh” → Ngày, tháng, năm sinh\n" in seen.out
    assert "3 dòng: 1 mới; 1 dòng sai để lại; 1 dòng chờ trả lời.\nMới xem thử" in seen.out
    assert '    --answer "village:ban nam luc=new"   Lập thôn, bản mới: Bản Nậm Lúc' in seen.words
    assert "B3 (Ngày sinh): Tháng 02/2018 chỉ có 28 ngày." in seen.words
    aside = tmp_path / "de-lai.xlsx"
    done = xatre("import", book, "child", file, "--set-aside", aside)
    assert done.code == 1
    assert "Đã nhập 1 dòng (1 mới, 0 có thay đổi). Lần đưa vào số 1" in done.out
    assert f"2 dòng để lại, chưa nhập.\nĐã ghi các dòng để lại ra {aside}" in done.out
    again = xatre("import", book, "child", file)
    assert "Không có dòng nào cần nhập, sổ không đổi." in again.out
    listed = xatre("import", book, "--list").out
    assert listed.startswith("Số 1: ds.xlsx, 1 hồ sơ trẻ em, Lò Thị Ưng đưa vào lúc ")
    assert xatre("import", book, "--undo", 1).out == "Đã hoàn tác 1 hồ sơ.\n"
    assert "đã hoàn tác lúc" in xatre("import", book, "--list").out


def test_what_an_undoing_leaves_is_named_with_what_to_do(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    heads = ["Họ và tên", "Ngày sinh", "Giới tính", "Lớp"]
    for school_class in ("1A", "2A"):
        row = ["Lò Văn Sáu", "06/06/2018", "Nam", school_class]
        xatre("import", book, "child", save(tmp_path, "ds.xlsx", [heads, row]))
    kept = xatre("import", book, "--undo", 1)
    assert kept.code == 1
    assert kept.out == (
        "Đã hoàn tác 0 hồ sơ.\n1 hồ sơ giữ nguyên:\n"
        "  TE-00001 Lò Văn Sáu: lần đưa vào số 2 sửa sau đó\n"
        "Hoàn tác lần số 2 trước, rồi hoàn tác lại lần số 1.\n"
    )
    assert ", còn 1 hồ sơ giữ nguyên" in xatre("import", book, "--list").out
    assert xatre("import", book, "--undo", 2).out == "Đã hoàn tác 1 hồ sơ.\n"
    assert xatre("import", book, "--undo", 1).out == "Đã hoàn tác 1 hồ sơ.\n"


def test_rows_that_wait_are_told_once_with_their_question(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Giới tính", "Thôn"]]
    rows += [[f"Lò Thị {'Mai' * at}", f"{at}/3/2019", "Nữ", "Bản Lạ"] for at in range(1, 13)]
    rows[3][1] = "31/02/2018"
    seen = xatre("import", book, "child", save(tmp_path, "ds.xlsx", rows), "--check")
    assert "(12 dòng: D2, D3, D4, D5, D6, D7, D8, D9, D10, D11…). Trả lời bằng:" in seen.words
    assert "Cần trả lời" not in seen.words
    assert "B4 (Ngày sinh): Tháng 02/2018 chỉ có 28 ngày." in seen.words


def test_an_undoing_of_nothing_says_why(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    heads = ["Họ và tên", "Ngày sinh", "Giới tính", "Lớp"]
    files = {
        name: save(tmp_path, f"{name}.xlsx", [heads, ["Lò Văn Sáu", "06/06/2018", "Nam", name]])
        for name in ("1A", "2A")
    }
    for name in ("1A", "2A", "1A"):
        xatre("import", book, "child", files[name], "--doubtful")
    assert xatre("import", book, "--undo", 2).out == (
        "Đã hoàn tác 0 hồ sơ.\n1 hồ sơ đã được sửa hay hoàn tác về như trước lần số 2: "
        "không còn gì để hoàn tác.\n"
    )
