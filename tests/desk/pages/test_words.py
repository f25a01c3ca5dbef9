"""Words an officer reads: what is missing, what was completed, what an office's lists say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from at_desk import CHILD, Desk

from xatre.desk.pages.case import case_steps
from xatre.desk.pages.exchange.words import recipient
from xatre.desk.pages.lists.list_filters import choosables
from xatre.kinds import KINDS
from xatre.model.problem import NOT_WRITTEN
from xatre.work.records import save


def test_a_missing_hour_is_called_by_its_whole_name(desk: Desk) -> None:
    case = desk.do(lambda session: save.start(session, "case", {}))
    found = desk.do(lambda session: save.find_problems(session, case))
    words = {one.path: one.text for one in found if one.code == NOT_WRITTEN}
    assert words["received_at"] == "Chưa ghi giờ nhận thông tin."
    assert "lúc" not in " ".join(words.values())


def test_completing_mau_01_says_which_paper_of_which_case(desk: Desk) -> None:
    (child,) = desk.add("child", CHILD)
    (case,) = desk.add("case", {"child": child}, draft=True)
    page = desk.page("case")
    page.show_what(record_id=case)
    desk.settle()
    record = desk.do(lambda session: case_steps.open_case(session, case)).record
    page.case.acts.completed(record)
    message = page.case.ui.message_place.bar.message
    assert message is not None
    assert message.fact == f"Đã hoàn thành Mẫu 01 của {record.fields['code']}."


def test_papers_that_share_a_step_are_told_apart() -> None:
    assert case_steps.paper_name("plan") == "kế hoạch (Mẫu 04)"
    assert case_steps.paper_name("review") == "Mẫu 06"
    assert case_steps.paper_name("follow_up") == "lần theo dõi"


@pytest.mark.parametrize(
    ("upper", "office", "words"),
    [
        ("Sở Y tế tỉnh Lai Châu", "Tỉnh Lai Châu", "Sở Y tế tỉnh Lai Châu"),
        ("Sở Y tế", "Tỉnh Lai Châu", "Sở Y tế tỉnh Lai Châu"),
        ("SỞ Y TẾ LAI CHÂU", "", "SỞ Y TẾ LAI CHÂU"),
        ("Sở Y tế", "Thành phố Huế", "Sở Y tế thành phố Huế"),
    ],
)
def test_a_province_is_named_once(upper: str, office: str, words: str) -> None:
    assert recipient(upper, office) == words


def test_an_office_is_not_asked_to_write_children(make_desk: Callable[..., Desk]) -> None:
    office = make_desk("12@2025", "office")
    page = office.page("child")
    assert page.list.ui.rows.currentWidget() is page.list.empty
    shown = page.list.empty.accessibleName()
    assert "Chưa nhận hồ sơ trẻ em nào" in shown
    assert "Gửi – Nhận" in shown
    assert "Ghi từng trẻ" not in shown


@pytest.mark.parametrize("sees_cases", [True, False])
def test_groups_are_one_filter(desk: Desk, sees_cases: bool) -> None:
    offered = choosables(
        KINDS["child"], desk.facts.codes, date(2026, 7, 1), sees_cases=sees_cases, villages={}
    )
    labels = [one.label for one in offered]
    assert labels.count("Nhóm hoàn cảnh") == 1
    assert "Mọi nhóm" not in labels
    (groups,) = [one for one in offered if one.label == "Nhóm hoàn cảnh"]
    assert groups.name == ("special_groups/group" if sees_cases else "visible_groups")
