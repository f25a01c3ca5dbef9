"""A closed case waits for the national database, with a sheet to type from."""

from __future__ import annotations

from walking import PAPER, begin, do, until_plan

from xatre.store.lists.query import Query
from xatre.work.cases import national
from xatre.work.figures import clocks
from xatre.work.records import browse
from xatre.work.records.print_record import make_sheet
from xatre.work.records.to_review import to_review
from xatre.work.session import Session


def test_a_closed_case_stands_in_the_list_until_it_was_entered(commune: Session) -> None:
    case = begin(commune, told_name="Vàng A Pó", reporter_agrees="yes",
                 reporter={"name": "Sùng Thị Mẩy", "phone": "0912 345 678"})  # fmt: skip
    until_plan(commune, case)
    do(commune, case, "approve", PAPER)
    do(commune, case, "send_out")
    do(commune, case, "follow_up")
    do(commune, case, "review", {"conclusion": "close"})
    assert browse.count(commune, national.WAITING) == 0
    do(commune, case, "close", PAPER)
    assert [row.id for row in browse.page(commune, national.WAITING, 0, 9)] == [case]
    lists = to_review(commune, commune.today, clocks.open_cases(commune))
    (waiting,) = [one for one in lists if one.name == "national"]
    assert waiting.count == 1
    sheet = national.typing_sheet(commune, case)
    parts = list(dict.fromkeys(line.part for line in sheet))
    assert parts[0] == "Vụ việc"
    assert "Kế hoạch hỗ trợ, can thiệp" in parts
    text = national.as_text(sheet)
    assert "Họ và tên trẻ em: Vàng A Pó" in text
    assert "Mẩy" not in text
    assert "0912" not in text
    paper = make_sheet(commune, "case", case, "nhập CSDL", "national").html
    assert "PHIẾU NHẬP CƠ SỞ DỮ LIỆU TRẺ&nbsp;EM QUỐC GIA" in paper
    assert "Vàng A Pó" in paper
    assert "Mẩy" not in paper
    nameless = make_sheet(commune, "case", case, "", "national").html
    assert "Vàng A Pó" not in nameless
    assert "Bản không tên" in nameless
    do(commune, case, "enter_national")
    assert browse.count(commune, national.WAITING) == 0
    assert browse.count(commune, Query("case")) == 1
