"""A case walked start to end at the desk: forms where a step has one, short questions elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from at_desk import Desk
from case_at_desk import (
    CLOSER,
    FIRST,
    MEETING,
    PAPER,
    PLAN,
    REASON,
    asked,
    fill,
    open_case,
    take_seat,
    walk_to_meeting,
    walk_to_plan,
)

from xatre.desk.pages.case import access_dialog
from xatre.desk.pages.case.access_dialog import (
    TAKE_OFF,
    AccessChange,
    AccessDialog,
    AccessList,
    read_access,
)
from xatre.desk.pages.case.step_dialogs import StepDialog
from xatre.desk.widgets.badge import Badge
from xatre.kinds.case_questions import APPROVED
from xatre.store.keys.slots import Cost
from xatre.work.cases.opening import SHUT_OUT
from xatre.work.cases.reading import case_now
from xatre.work.people import officers


def test_a_case_start_to_end(desk: Desk, answers: list[Any]) -> None:
    case, id = open_case(desk)
    assert asked(case) == ["assess"]
    row = case.forms._asides["initial_assessment"].todo.row("assess")
    assert row.button.isVisibleTo(row)
    assert "bảo vệ trẻ em" in row.line.text()
    walk_to_meeting(desk, case)
    assert asked(case) == ["submit_plan"]
    fill(desk, case, "submit_plan", **PLAN)
    assert asked(case) == ["approve"]
    answers.append(("paper", PAPER, ""))
    case.stepping.do("approve")
    desk.settle()
    assert asked(case) == ["send_out"]
    answers.append(("do", {"sent_on": "2026-11-13", "sent_to": "Trạm y tế"}, ""))
    case.stepping.do("send_out")
    desk.settle()
    fill(desk, case, "follow_up", done_on="2026-11-16", done_by="Ưng")
    fill(desk, case, "review", made_by="Ưng", made_on="2026-11-18", conclusion="close")
    answers.append(("paper", PAPER | {"signed_on": "2026-11-19"}, ""))
    case.stepping.do("close")
    desk.settle()
    assert asked(case) == ["enter_national"]
    badges = [badge.accessibleName() for badge in case.head.findChildren(Badge)]
    assert any("CSDL" in words for words in badges)
    answers.append(("do", {}, "Họ và tên trẻ em: Vàng Thị Dở"))
    case.stepping.do("enter_national")
    desk.settle()
    assert asked(case) == []
    ended = desk.do(lambda session: case_now(session, id))
    assert ended.record.fields["case_state"] == "closed"
    assert ended.record.fields["national_entry"] == "entered"


def test_a_late_paper_asks_why_and_is_completed_with_the_reason(
    desk: Desk, answers: list[Any]
) -> None:
    case, id = open_case(desk)
    fill(desk, case, "assess", **FIRST)
    fill(desk, case, "assess_closely", **CLOSER | {"made_on": "2026-11-04"})
    fill(desk, case, "meet", **MEETING | {"held_on": "2026-11-04"})
    answers.append(("do", REASON, ""))
    late = {"made_on": "2026-11-18", "submitted_on": "2026-11-18"}
    fill(desk, case, "submit_plan", **PLAN | late)
    now = desk.do(lambda session: case_now(session, id))
    assert now.facts.noted("submit_plan", "late")["reason"] == REASON["reason"]


def test_a_step_is_skipped_with_a_reason(desk: Desk, answers: list[Any]) -> None:
    case, id = open_case(desk, harmer_is_carer="yes")
    assert "separate" in asked(case)
    answers.append(("do", REASON, ""))
    case.stepping.do("separate", skip=True)
    desk.settle()
    assert "separate" not in asked(case)
    now = desk.do(lambda session: case_now(session, id))
    assert now.facts.skipped("separate")


def test_who_may_not_approve_is_told_so(desk: Desk, qtbot: Any) -> None:
    dialog = StepDialog("Phê duyệt", "", APPROVED, shut={"program": "Không có quyền"})
    qtbot.addWidget(dialog)
    assert not dialog.ways["program"].isEnabled()
    assert not dialog.ways["paper"].isEnabled()
    for name, words in PAPER.items():
        dialog.lines[name].setText(words)
    assert dialog.ways["paper"].isEnabled()
    assert dialog.given("paper")[0] == PAPER | {"form": "paper"}


def test_a_plan_refused_by_the_order_says_what_is_missing(
    desk: Desk, answers: list[Any], make_desk: Callable[..., Desk]
) -> None:
    case, _ = open_case(desk)
    waits = {one.name: one for one in case.stepping.actions}["submit_plan"]
    assert waits.state == "waits"
    assert "Đánh giá nguy cơ ban đầu" in waits.missing
    answers.append(("paper", PAPER, ""))
    case.stepping.do("approve")
    desk.settle()
    assert "không có kế hoạch nào đang chờ" in case.ui.message_place.bar.message.fact


def test_an_approval_in_the_machine_says_whose_it_is(
    desk: Desk, answers: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.do(lambda session: take_seat(session, "approver"))
    case, id = open_case(desk)
    monkeypatch.setattr(case.stepping, "_shut", lambda: {})
    walk_to_plan(desk, case)
    answers += [("program", {}, ""), ("do", REASON, "")]
    case.stepping.do("approve")
    desk.settle()
    case.go_to_step(5)
    desk.settle()
    shown = case.forms._asides["decision"].todo.row("approve").line
    assert shown.text() == "đã làm\nLò Thị Ngọc Ưng ký trong máy, chữ ký khớp"
    badge = case.forms._asides["decision"].todo.row("approve").badge
    assert badge.accessibleName() == "Duyệt trong máy"
    assert not any("Chữ ký" in one.accessibleName() for one in case.head.findChildren(Badge))
    # A signature made on this device by a key that no officer of the book has.
    desk.do(lambda session: session.book.db.conn.execute("DELETE FROM approval_keys"))
    case.load(id)
    desk.settle()
    case.go_to_step(5)
    desk.settle()
    shown = case.forms._asides["decision"].todo.row("approve").line
    assert shown.text().endswith("chữ ký không khớp")
    badges = [one.accessibleName() for one in case.head.findChildren(Badge)]
    assert any("Chữ ký không khớp" in words for words in badges)


def test_a_person_involved_is_shut_out_from_the_case_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    chair = "Nguyễn Văn Chủ Tịch"
    desk.do(lambda session: take_seat(session, "administrator"))
    desk.do(
        lambda session: officers.add_officer(
            session, chair, role="approver", password="mật khẩu của chủ tịch", case_rights=True,
            cost=Cost.test(),
        )
    )  # fmt: skip
    case, id = open_case(desk)
    assert case.head.more.isVisibleTo(case.head)
    asked_of: list[AccessDialog] = []

    def answer(found: AccessList, shut: str, parent: Any) -> AccessChange | None:
        dialog = AccessDialog(found, shut, parent)
        asked_of.append(dialog)
        assert not dialog.write.isEnabled()
        dialog.name.choose(chair)
        dialog.access.choose(SHUT_OUT, by_person=True)
        assert "lý do" in dialog.write.toolTip()
        dialog.reason.setText("Là bác ruột của người gây tổn hại")
        assert dialog.write.isEnabled()
        dialog.answer = "write"
        return dialog.change

    monkeypatch.setattr(access_dialog, "ask_access", answer)
    case.acts.ask_access()
    desk.settle()
    assert case.ui.message_place.bar.message.fact == f"Đã chặn {chair}."
    assert "to_office" in asked(case)
    found = desk.do(lambda session: read_access(session, id))
    assert [(one.name, one.access) for one in found.lines] == [(chair, SHUT_OUT)]
    # Taken off again, with a reason too.
    dialog = AccessDialog(found, "", case)
    assert not dialog.remove.isEnabled()
    dialog.table.go_to(chair)
    dialog.reason.setText("Đã chuyển công tác")
    assert dialog.remove.isEnabled()
    dialog.answer = TAKE_OFF
    assert dialog.change == AccessChange(TAKE_OFF, chair, "Đã chuyển công tác")
    assert not AccessDialog(found, "Chỉ xem", case).remove.isEnabled()


def test_how_a_separation_was_decided_is_not_written_in_its_form_again(
    desk: Desk, answers: list[Any]
) -> None:
    case, _ = open_case(desk, harmer_is_carer="yes")
    answers.append(("do", REASON, ""))
    fill(
        desk, case, "separate", grounds={"harmed_by_carer": "yes"}, from_day="2026-11-03",
        from_time="09:00", to_day="2026-11-10", place="Nhà bác ruột", decision_form="paper",
        decision_number="9/QĐ", decision_signed_on="2026-11-03", decision_signer="Chủ tịch",
    )  # fmt: skip
    case.go_to_step(2)
    desk.settle()
    pane = case.pane("separation")
    assert pane.begun is not None
    assert pane.begun.record.revision
    assert not pane.read_only
    assert pane.form.row("decision_form").editor.control._read_only
    assert not pane.form.row("place").editor.controls()[0].property("readOnly")
