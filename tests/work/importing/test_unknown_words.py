"""A word that a code list does not have is asked once for all its rows, answered from the list, and
remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from command import new_book, xatre
from messy import save, tcvn3
from xatre import resources
from xatre.work.importing import taking
from xatre.work.importing.cells.most_asked import MostAsked
from xatre.work.importing.cells.word_questions import WordQuestions
from xatre.work.importing.planning import ImportChoices, make_plan
from xatre.work.session import Session

NAMES = ("Giàng Thị Páo", "Vàng Thị Sử", "Lò Thị Mới", "Ma Thị Lử")


def listed(folder: Path, head: str, *cells: object) -> Path:
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Giới tính", head]]
    rows += [[name, "9/3/2019", "Nữ", cell] for name, cell in zip(NAMES, cells, strict=False)]
    return save(folder, "ds.xlsx", rows)


@pytest.mark.parametrize(
    ("written", "code"),
    [("Khơ mú", "kho_mu"), ("H Mông", "mong"), ("H'Mông", "mong"), ("Ê đê", "e_de"),
     ("Bana", "ba_na"), ("Gia Rai", "gia_rai")],
)  # fmt: skip
def test_spaces_and_hyphens_do_not_matter(written: str, code: str) -> None:
    found = resources.codes().named("ethnic_group", written)
    assert found is not None
    assert found.code == code


def test_a_word_is_asked_once_and_remembered(commune: Session, tmp_path: Path) -> None:
    file = listed(tmp_path, "Dân tộc", "Dao Tiền", "dao tiền", "Klingon", "Mông")
    plan = make_plan(commune, "child", file)
    assert [row.status for row in plan.rows] == ["bad", "bad", "bad", "new"]
    asked = {key: (one.rows, one.example) for key, one in plan.questions.items()}
    assert asked == {
        "word:ethnic_group:dao tien": (2, "Dao Tiền"),
        "word:ethnic_group:klingon": (1, "Klingon"),
    }
    question = plan.questions["word:ethnic_group:dao tien"]
    assert question.text == "Danh mục “Dân tộc” không có tên này. Là mục nào?"
    assert question.options[0] == ("dao", "Dao")
    assert ("kinh", "Kinh") in question.options
    assert question.options[-1] == ("none", "Để trống")
    answers = {"word:ethnic_group:dao tien": "dao", "word:ethnic_group:klingon": "none"}
    plan = make_plan(commune, "child", file, ImportChoices(answers=answers))
    said = [row.fields.get("ethnic_group") for row in plan.rows]
    assert said == ["dao", "dao", None, "mong"]
    taking.take(commune, plan, ["new"])
    again = make_plan(commune, "child", listed(tmp_path, "Dân tộc", "DAO TIỀN"))
    assert not again.questions
    assert again.rows[0].fields["ethnic_group"] == "dao"


def test_letters_that_words_begin_with(commune: Session, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày bị tai nạn", "Nguyên nhân"],
        ["Bàn Thị Nái", "12/5/2015", "Nữ", "15/7/2026", "SVC"],
    ]
    plan = make_plan(commune, "injury", save(tmp_path, "tn.xlsx", rows))
    question = plan.questions["word:injury_cause:svc"]
    assert "Súc vật cắn" in question.options[0][1]


def test_a_beginning_is_asked_and_never_taken(commune: Session, tmp_path: Path) -> None:
    file = listed(tmp_path, "Hoàn cảnh", "Mồ côi", "Trẻ em mồ côi", "Mồ côi cha", "Khuyết tật")
    plan = make_plan(commune, "child", file)
    assert [row.status for row in plan.rows] == ["bad", "bad", "bad", "new"]
    assert len(plan.questions) == 3
    texts = {one.text for row in plan.rows for one in row.problems if one.level == "error"}
    assert texts == {"Danh mục không có tên này."}
    # A code that is guarded is offered to those who see cases, and to nobody else.
    offered = {value for one in plan.questions.values() for value, _ in one.options}
    assert ("G05" in offered) == commune.sees_cases


def test_a_column_of_other_words_is_not_asked_word_by_word(
    commune: Session, tmp_path: Path
) -> None:
    rows: list[list[object]] = [["Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc"]]
    rows += [[f"Giàng Thị {chr(97 + n // 10)}{n}", "9/3/2019", "Nữ", f"lạ {n}"] for n in range(60)]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", rows))
    assert len(plan.questions) == 40
    assert plan.counts()["bad"] == 60


def test_by_command(tmp_path: Path) -> None:
    book = new_book(tmp_path / "xa")
    file = listed(tmp_path, "Dân tộc", "Dao Tiền", "Dao Tiền")
    ran = xatre("import", book, "child", file, "--check")
    assert (
        "? Danh mục “Dân tộc” không có tên này. Là mục nào? “Dao Tiền” (2 dòng: D2, D3)"
        in ran.words
    )
    answer = "word:ethnic_group:dao tien=Dao"
    done = xatre("import", book, "child", file, "--answer", answer, "--json").json
    assert len(done["saved"]) == 2


def test_old_letters_are_shown_converted(commune: Session, tmp_path: Path) -> None:
    rows = [["Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc"]]
    rows += [["Nguyễn Đức Việt", "9/3/2019", "Nữ", "Dao đỏ"]]
    rows += [["Nguyễn Thị Hường", "9/4/2019", "Nữ", "Thái"]] * 3
    written = [[tcvn3(cell) for cell in row] for row in rows]
    plan = make_plan(commune, "child", save(tmp_path, "ds.xlsx", written))
    assert plan.columns[3].way == "tcvn3"
    assert plan.questions["word:ethnic_group:dao do"].example == "Dao đỏ"


@pytest.mark.parametrize(
    ("list_name", "words", "first"),
    [("injury_cause", "bỏng bô xe máy", "02"), ("injury_cause", "ngộ độc lá ngón", "04"),
     ("ethnic_group", "Dao Tiền", "dao"), ("body_part", "đầu", "head_neck")],
)  # fmt: skip
def test_what_begins_alike_is_offered_first(list_name: str, words: str, first: str) -> None:
    found = WordQuestions(resources.codes(), {}, MostAsked(), hidden=False).read(list_name, words)
    assert found.options[0][0] == first


@pytest.mark.parametrize(
    ("list_name", "words", "code"),
    [("injury_cause", "bỏng nước sôi", "02"), ("injury_cause", "vật sắc nhọn", "05"),
     ("injury_place", "rừng", "community"), ("household_poverty", "CN", "near_poor")],
)  # fmt: skip
def test_what_officers_write_is_known(list_name: str, words: str, code: str) -> None:
    found = resources.codes().named(list_name, words)
    assert found is not None
    assert found.code == code


def test_a_digit_for_a_sex_is_asked(commune: Session, tmp_path: Path) -> None:
    rows = [["Họ và tên", "Ngày sinh", "Giới tính"], ["Giàng Thị Páo", "9/3/2019", 1],
            ["Vàng Thị Sử", "9/3/2018", 0]]  # fmt: skip
    file = save(tmp_path, "ds.xlsx", rows)
    assert list(make_plan(commune, "child", file).questions) == ["word:sex:1", "word:sex:0"]
    choices = ImportChoices(answers={"word:sex:1": "male", "word:sex:0": "female"})
    plan = make_plan(commune, "child", file, choices)
    assert [row.fields["sex"] for row in plan.rows] == ["male", "female"]


def test_words_for_a_number_are_asked(commune: Session, tmp_path: Path) -> None:
    file = listed(tmp_path, "Số định danh", "chưa có", "Chưa có", "đang làm", "")
    plan = make_plan(commune, "child", file)
    key, doing = "number_word:personal_number:chua co", "number_word:personal_number:dang lam"
    assert {name: one.rows for name, one in plan.questions.items()} == {key: 2, doing: 1}
    answers = {key: "none", doing: "empty"}
    plan = make_plan(commune, "child", file, ImportChoices(answers=answers))
    assert [row.fields.get("number_state") for row in plan.rows] == ["none", "none", None, None]
    assert plan.rows[2].fields["notes"] == "Số: đang làm"
    assert all("personal_number" not in row.fields for row in plan.rows)
