"""A list that came back with one code, or one number, in hundreds of rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from work_samples import CHILD, add

from xatre.store.register import records
from xatre.work.cleaning import list_out, returned, rows_together
from xatre.work.progress import Stopped
from xatre.work.session import Session

MANY = 300


def _list(folder: Path, rows: list[tuple[str, str]]) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Mã hồ sơ", "Họ và tên", list_out.NUMBER_HEAD, list_out.MARK_HEAD])
    for code, number in rows:
        page.append([code, "Giàng Thị Sua", number, "Đúng"])
    file = folder / "cong-an.xlsx"
    book.save(file)
    return file


@pytest.fixture
def code(commune: Session) -> str:
    id = add(commune, "child", **CHILD | {"full_name": "Giàng Thị Sua", "number_state": "none"})
    held = records.get(commune.book.db, "child", id)
    assert held is not None
    return str(held.fields["code"])


def test_of_one_code_the_rows_are_read_once(
    commune: Session, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    says = rows_together._says
    monkeypatch.setattr(rows_together, "_says", lambda row: looked.append(row) or says(row))
    file = _list(tmp_path, [(code, f"01231712{place:04}") for place in range(MANY)])
    back = returned.read_returned(commune, file)
    assert len(looked) <= 3 * MANY
    assert {row.status for row in back.rows} == {"bad"}
    said = {why for row in back.rows for why in row.why}
    assert said == {
        "Mã này có ở các dòng 2, 3, 4, 5, 6, 7, 8, 9, 10, 11…, ghi khác nhau: hỏi lại công an, "
        "chưa lấy dòng nào."
    }


def test_a_number_given_to_hundreds_names_a_few(
    commune: Session, code: str, tmp_path: Path
) -> None:
    rows = [
        (code, "012317123456"),
        *((f"TE-{place:05}", "012317123456") for place in range(500, 800)),
    ]
    back = returned.read_returned(commune, _list(tmp_path, rows))
    assert back.rows[0].status == "bad"
    assert (
        back.rows[0]
        .why[0]
        .endswith("TE-00509 ở dòng 12 và các dòng khác: hỏi lại công an, chưa lấy dòng nào.")
    )


def test_whoever_stops_is_heard_while_rows_are_compared(
    commune: Session, code: str, tmp_path: Path
) -> None:
    file = _list(tmp_path, [(code, f"01231712{place:04}") for place in range(MANY)])
    table = returned.planning.read_table(file)
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 1

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(returned.planning, "read_table", lambda *given: table)
        with pytest.raises(Stopped):
            returned.read_returned(commune, file, stop)
