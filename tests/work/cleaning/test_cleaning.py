"""The cleaning list of 2513/LĐTBXH-TTTT out and back: faults, the file, matching, taking."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from work_samples import CHILD, add

from xatre.exchange.sheet import SECRECY_MARK
from xatre.store.register import records
from xatre.store.safety import journal
from xatre.work.cleaning import faults, list_out, returned, taking
from xatre.work.importing import undoing
from xatre.work.papers import reports
from xatre.work.papers.number_report import NUMBERS
from xatre.work.records import save
from xatre.work.session import NoRight, Session

WHOLE = CHILD | {"ethnic_group": "mong", "mother_name": "Vàng Thị Mai"}
NUMBER = "012317123456"
OTHER = "012317654321"
REASON = "Gửi Công an xã xác minh"


@pytest.fixture
def children(commune: Session) -> dict[str, str]:
    """Children of every fault by what is wrong, and one without."""
    added: dict[str, dict[str, object]] = {
        "none": {"number_state": "none"},
        "waiting": {"number_state": "waiting", "number_waiting_since": "2026-10-01"},
        "unlike": {"number_state": "has", "personal_number": "012217123499"},
        "missing": {"number_state": "has", "personal_number": OTHER, "ethnic_group": None,
                    "mother_name": None},
        "right": {"number_state": "has", "personal_number": "012317111111"},
    }  # fmt: skip
    found = {}
    for place, (name, fields) in enumerate(added.items()):
        given = WHOLE | {"full_name": f"Giàng Thị {'ABCDE'[place]}"} | fields
        found[name] = add(commune, "child", **{k: v for k, v in given.items() if v is not None})
    add(commune, "child", **WHOLE | {"full_name": "Đã lớn", "born_on": "2010-01-01"})
    add(
        commune, "child", **WHOLE | {"full_name": "Đã đi", "standing": "moved",
        "standing_on": "2026-01-01", "standing_unit": "03562@2025"}
    )  # fmt: skip
    return found


def filled(file: Path, to: Path, answers: dict[str, tuple[str, str]], **changed: Any) -> Path:
    """The list as the police bring it back: columns moved, rows turned about, answers filled in by
    the code of a child."""
    page = load_workbook(file)["Danh sách"]
    top, heads, *rows = [list(row) for row in page.iter_rows(values_only=True)]
    place = {head: number for number, head in enumerate(heads)}
    for row in rows:
        if row[0] in answers:
            row[place[list_out.NUMBER_HEAD]], row[place[list_out.MARK_HEAD]] = answers[str(row[0])]
            for head, value in changed.items():
                row[place[head.replace("_", " ")]] = value
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([top[0]])
    order = [*range(5, len(heads)), *range(5)]
    body = sorted((row for row in rows if row[0]), key=lambda row: str(row[0]), reverse=True)
    for line in (heads, *body, *(row for row in rows if not row[0])):
        sheet.append([line[number] for number in order])
    book.save(to)
    return to


def code_of(session: Session, id: str) -> str:
    found = records.get(session.book.db, "child", id)
    assert found is not None
    return str(found.fields["code"])


def fields_of(session: Session, id: str) -> dict[str, object]:
    found = records.get(session.book.db, "child", id)
    assert found is not None
    return dict(found.fields)


def test_the_three_faults_are_found_and_counted(commune: Session, children: dict[str, str]) -> None:
    found, counts = faults.faulty(commune)
    told = {one.record.id: one.faults for one in found}
    assert set(told[children["none"]]) == {"no_number"}
    assert set(told[children["unlike"]]) == {"wrong_number"}
    assert told[children["missing"]] == {"missing": "Thiếu dân tộc, cha mẹ hoặc người giám hộ"}
    assert children["right"] not in told
    assert counts == (5, 2, 1, 1, 4, 1)
    (waits,) = faults.waiting(commune)
    assert waits.record.id == children["waiting"]
    assert "50 ngày" in waits.words


def test_drafts_without_a_name_are_in_the_list(commune: Session) -> None:
    given = {"born_on": "2019~", "personal_number": "123", "number_state": "has"}
    save.keep_draft(commune, save.start(commune, "child", {**given}))
    (one,), _ = faults.faulty(commune)
    assert set(one.faults) == {"wrong_number", "missing"}
    assert "họ tên, ngày sinh đầy đủ, giới tính" in one.words


def test_the_list_needs_a_reason_and_is_noted(
    commune: Session, children: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(list_out.ReasonNeeded):
        list_out.write_list(commune, "cleaning", tmp_path / "a.xlsx", " ")
    assert not (tmp_path / "a.xlsx").exists()
    made = list_out.write_list(commune, "cleaning", tmp_path / "a.xlsx", REASON)
    assert made.rows == 4
    book = load_workbook(made.file)
    for page in book.worksheets:
        first = str(page["A1"].value)
        assert first.startswith(SECRECY_MARK)
        assert REASON in first
    assert book["Tổng hợp"]["B7"].value == 4
    entry = next(one for one in journal.of_acts(commune.book.db, ("exported",), 5))
    assert entry.subject.endswith(f"a.xlsx | names: {REASON}")
    waiting = list_out.write_list(commune, "waiting", tmp_path / "b.xlsx", REASON)
    assert waiting.rows == 1
    commune.book.officer = replace(commune.book.officer, role="viewer")
    with pytest.raises(NoRight):
        list_out.write_list(commune, "cleaning", tmp_path / "c.xlsx", REASON)


def test_without_a_reason_nobody_is_named(commune: Session, children: dict[str, str]) -> None:
    for offer in NUMBERS:
        made = reports.make_report(commune, offer.name)
        words = made.html + repr([list(page.rows) for page in made.pages])
        assert code_of(commune, children["waiting"]) in words
        for secret in ("Giàng Thị", "Vàng Thị Mai", OTHER):
            assert secret not in words
    named = reports.make_report(commune, "cleaning", reason=REASON)
    assert "Giàng Thị A" in named.html
    assert "trẻ đang chờ cấp số: 1" in named.html


def test_only_number_and_mark_are_taken_by_our_code(
    commune: Session, children: dict[str, str], tmp_path: Path
) -> None:
    out = list_out.write_list(commune, "cleaning", tmp_path / "a.xlsx", REASON).file
    codes = {name: code_of(commune, id) for name, id in children.items()}
    file = filled(
        out,
        tmp_path / "ve.xlsx",
        {codes["none"]: (NUMBER, "Mới cấp"), codes["waiting"]: ("", "chưa cấp, đang chờ")},
        Dân_tộc="Thái",
    )
    back = returned.read_returned(commune, file)
    assert back.counts() == {"new": 1, "changed": 1, "same": 0, "doubtful": 0, "bad": 0, "empty": 2}
    new = next(row for row in back.rows if row.status == "new")
    assert ("Dân tộc", "Mông", "Thái") in [
        (label, ours.partition(" ")[0], theirs) for label, ours, theirs in new.differences
    ]
    done = taking.take(commune, back)
    assert sorted(done.saved) == sorted([children["none"], children["waiting"]])
    assert (done.before.no_number, done.after.no_number) == (2, 1)
    now = fields_of(commune, children["none"])
    assert (now["personal_number"], now["number_state"], now["number_mark"]) == (
        NUMBER, "has", "given",
    )  # fmt: skip
    assert now["ethnic_group"] == "mong"
    assert fields_of(commune, children["waiting"])["number_mark"] == "waiting"
    again = returned.read_returned(commune, file)
    assert again.counts()["same"] == 2
    assert taking.take(commune, again).saved == []
    undone = undoing.undo(commune, done.number)
    assert (undone.taken_back, undone.left) == (2, [])
    assert "personal_number" not in fields_of(commune, children["none"])


def test_a_number_at_another_childs_row_is_doubted_or_refused(
    commune: Session, children: dict[str, str], tmp_path: Path
) -> None:
    out = list_out.write_list(commune, "cleaning", tmp_path / "a.xlsx", REASON).file
    codes = {name: code_of(commune, id) for name, id in children.items()}
    file = filled(
        out,
        tmp_path / "ve.xlsx",
        {codes["none"]: (NUMBER, ""), codes["unlike"]: ("012317111111", ""),
         codes["waiting"]: ("12345", ""), codes["missing"]: ("012317777777", "Đúng")},
        **{"Họ,_chữ_đệm,_tên": "Vàng A Khác"},
    )  # fmt: skip
    back = returned.read_returned(commune, file)
    status = {row.code: row.status for row in back.rows}
    assert status == {
        codes["none"]: "doubtful", codes["unlike"]: "bad",
        codes["waiting"]: "bad", codes["missing"]: "doubtful",
    }  # fmt: skip
    assert taking.take(commune, back).saved == []
    looked_at = taking.take(commune, back, ("new", "changed", "doubtful"))
    assert len(looked_at.saved) == 2
    assert fields_of(commune, children["none"])["full_name"] == "Giàng Thị A"


def test_a_mark_in_other_words_does_not_lose_the_number(
    commune: Session, children: dict[str, str], tmp_path: Path
) -> None:
    out = list_out.write_list(commune, "cleaning", tmp_path / "a.xlsx", REASON).file
    codes = {name: code_of(commune, id) for name, id in children.items()}
    answers = {codes["none"]: (NUMBER, "ok nhé"), codes["waiting"]: ("", "ok nhé")}
    back = returned.read_returned(commune, filled(out, tmp_path / "ve.xlsx", answers))
    status = {row.code: row.status for row in back.rows}
    assert (status[codes["none"]], status[codes["waiting"]]) == ("doubtful", "bad")
    assert taking.take(commune, back, ("doubtful",)).saved == [children["none"]]
    assert fields_of(commune, children["none"])["personal_number"] == NUMBER


def test_codes_nobody_has_and_codes_twice(
    commune: Session, children: dict[str, str], tmp_path: Path
) -> None:
    code = code_of(commune, children["waiting"])
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["Mã hồ sơ", "Họ tên", list_out.NUMBER_HEAD, list_out.MARK_HEAD],
                 ["TE-99999", "Ai đó", "012317222222", ""], [code, "Giàng Thị B", NUMBER, "Đã cấp"],
                 [code, "Giàng Thị B", NUMBER, ""], ["", "Không mã", OTHER, "Đúng"]):  # fmt: skip
        sheet.append(line)
    book.save(tmp_path / "ve.xlsx")
    back = returned.read_returned(commune, tmp_path / "ve.xlsx")
    assert [row.status for row in back.rows] == ["bad", "new", "bad", "bad"]
    done = taking.take(commune, back)
    assert done.saved == [children["waiting"]]
    assert done.after.waiting == 0
    assert "number_waiting_since" not in fields_of(commune, children["waiting"])


@pytest.mark.parametrize(
    "answers",
    [
        [(NUMBER, "Đã cấp"), (OTHER, "Đã cấp")],
        [(NUMBER, "Đã cấp"), ("", "Chưa cấp, đang chờ")],
        [(NUMBER, ""), ("01231765", "")],
        [("", "Chưa cấp, đang chờ"), ("", "Không tìm thấy trong CSDL dân cư")],
    ],
)
def test_one_code_with_two_answers_is_taken_by_neither(
    commune: Session, children: dict[str, str], tmp_path: Path, answers: list[tuple[str, str]]
) -> None:
    code = code_of(commune, children["waiting"])
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã hồ sơ", "Họ tên", list_out.NUMBER_HEAD, list_out.MARK_HEAD])
    for number, mark in [*answers, ("", "")]:
        sheet.append([code, "Giàng Thị B", number, mark])
    book.save(tmp_path / "ve.xlsx")
    back = returned.read_returned(commune, tmp_path / "ve.xlsx")
    assert [row.status for row in back.rows] == ["bad"] * 3
    assert all("các dòng 2, 3, 4, ghi khác nhau" in row.why[0] for row in back.rows)
    assert taking.take(commune, back, ("new", "changed", "doubtful")).saved == []


def test_one_number_for_two_children_is_taken_for_neither(
    commune: Session, children: dict[str, str], tmp_path: Path
) -> None:
    out = list_out.write_list(commune, "cleaning", tmp_path / "a.xlsx", REASON).file
    codes = {name: code_of(commune, id) for name, id in children.items()}
    answers = {codes["none"]: (NUMBER, ""), codes["waiting"]: (NUMBER, "Đã cấp"),
               codes["unlike"]: ("012317111111", "")}  # fmt: skip
    back = returned.read_returned(commune, filled(out, tmp_path / "ve.xlsx", answers))
    rows = {row.code: row for row in back.rows}
    one, other = rows[codes["none"]], rows[codes["waiting"]]
    assert (one.status, other.status) == ("bad", "bad")
    assert f"{other.code} ở dòng {other.number}" in one.why[0]
    assert f"{one.code} ở dòng {one.number}" in other.why[0]
    assert rows[codes["unlike"]].why == (f"Số này đã là số của hồ sơ {codes['right']} trong sổ.",)
    assert taking.take(commune, back, ("new", "changed", "doubtful")).saved == []


def test_a_file_that_is_no_such_list(commune: Session, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Họ tên", "Ngày sinh", "Giới tính"])
    sheet.append(["Giàng A Páo", "9/3/2016", "Nam"])
    book.save(tmp_path / "khac.xlsx")
    with pytest.raises(returned.NotTheList):
        returned.read_returned(commune, tmp_path / "khac.xlsx")
