"""What leads through a case: the button to what comes next, what it completes, till when."""

from __future__ import annotations

from at_desk import Desk
from case_at_desk import open_case, walk_to_meeting
from PySide6.QtGui import QFontMetrics

from xatre.desk import fonts
from xatre.desk.widgets.clock import Clock, ClockFace


def test_a_plan_finished_but_not_submitted_leads_to_the_day_it_lacks(desk: Desk) -> None:
    case, _ = open_case(desk)
    walk_to_meeting(desk, case)
    case.go_to_step(5)
    desk.settle()
    pane = case.pane("plan")
    assert pane.foot.primary.text() == "Hoàn thành Mẫu 04"
    pane.form.set_values(
        pane.form.values()
        | {"made_by": "Ưng", "made_on": "2026-11-10", "submitted_on": None,
           "plan_rows": {"r1": {"+": "yes", "work": "Tư vấn"}}}
    )  # fmt: skip
    pane.foot.primary.click()
    desk.settle()
    assert pane.begun is not None
    assert pane.begun.record.state == "complete"
    assert pane.foot.onward.text() == "Ghi ngày trình Chủ tịch UBND"
    pane.form.go_to("aims")
    pane.foot.onward.click()
    desk.settle()
    assert case.ui.message_place.bar.message.fact == "Còn thiếu ngày trình Chủ tịch UBND."
    assert pane.form.field_at(desk.window.focusWidget()) == "submitted_on"
    # "Làm" beside the form leads there too, and is not a second primary button.
    pane.form.go_to("aims")
    row = case.forms._asides["plan"].todo.row("submit_plan")
    assert row.button.property("look") == "secondary"
    row.button.click()
    desk.settle()
    assert pane.form.field_at(desk.window.focusWidget()) == "submitted_on"


def test_each_paper_of_a_step_is_completed_by_its_own_name(desk: Desk) -> None:
    case, _ = open_case(desk)
    said = {}
    for number, kind in ((0, "case"), (2, "separation"), (5, "plan"), (5, "decision")):
        case.number = number
        case.forms.show_form(kind, number, case.opened, case.case_id)
        said[kind] = case.pane(kind).foot.primary.text()
    assert said == {
        "case": "Hoàn thành Mẫu 01",
        "separation": "Hoàn thành",
        "plan": "Hoàn thành Mẫu 04",
        "decision": "Hoàn thành Mẫu 05",
    }


def test_the_day_of_a_clock_is_never_cut(desk: Desk) -> None:
    face = ClockFace(
        "running", "còn 2 ngày", "Phê duyệt kế hoạch hỗ trợ, can thiệp", 0.1, "NĐ 56/2017",
        "hạn 24/11/2026",
    )  # fmt: skip
    clock = Clock(face)
    desk.qtbot.addWidget(clock)
    metrics = QFontMetrics(fonts.role("note"))
    for room in (140, 200, 280):
        line = clock.short_line(room)
        assert line.endswith("… · hạn 24/11/2026")
        assert metrics.horizontalAdvance(line) <= room
    assert clock.short_line(900) == face.line
    assert face.line in clock.accessibleName()
