"""A case: its steps and papers, the hidden name, the sealed reporter, folding when narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from at_desk import CHILD, Desk
from PySide6.QtWidgets import QLineEdit, QWidget

from xatre import resources
from xatre.desk.editors.sealed import SealedEditor
from xatre.desk.pages.case.case_sheet import CaseSheet
from xatre.desk.pages.case.case_steps import STEPS, CaseOpened, step_of
from xatre.desk.pages.record.reading import RelatedRow
from xatre.kinds import KINDS
from xatre.model.record import Record
from xatre.work.records import browse

Type = Callable[[QWidget, str], None]
INTAKE: dict[str, Any] = {
    "received_on": "2026-11-20",
    "received_at": "01:00",
    "told_name": "Vàng Thị Dở",
}

REST: dict[str, Any] = {
    "intake_channel": "phone",
    "subject": "abused",
    "event_place": "bản Sì Choang",
    "condition": "Trẻ đang ở nhà bà",
    "told_sex": "female",
    "told_age": "8",
}


def open_case(desk: Desk, **fields: Any) -> tuple[CaseSheet, str]:
    (id,) = desk.add("case", INTAKE | fields, draft=True)
    page = desk.page("case")
    page._open(id)
    desk.settle()
    return page.case, id


def test_every_kind_of_paper_has_its_step() -> None:
    papers = {kind for step in STEPS for kind in step.kinds}
    assert papers == {kind.name for kind in KINDS.values() if kind.parent == "case"} | {"case"}
    assert len(STEPS) == 8
    assert step_of("review") == 7


def test_the_words_of_the_steps_are_those_of_their_list() -> None:
    listed = resources.codes().offered("case_step")
    assert [step.name for step in STEPS] == [code.label for code in listed]
    assert [(step.form, step.short) for step in STEPS] == [
        (code.facts["form"], code.facts["short"]) for code in listed
    ]


def test_a_step_is_done_as_the_procedure_says() -> None:
    """A paper of an earlier round does not make the step of this one done."""
    papers = {"needs_meeting": (RelatedRow("needs_meeting", "1", "", "", "complete"),)}
    case = Record("1", "case", "u", "complete")
    looks = ("done", "done", "skipped", "now", "later", "later", "later", "later")
    opened = CaseOpened(case, papers, looks=looks)
    assert [opened.is_done(number) for number in range(8)] == [True] * 3 + [False] * 5
    assert opened.now == 3
    assert not CaseOpened(case).is_done(0)


def test_the_name_is_hidden_until_asked_and_asking_is_written_down(desk: Desk) -> None:
    case, _ = open_case(desk)
    assert case.head.title.startswith("VV-")
    assert not case.head.name.is_shown
    assert "Vàng" not in case.head._title.text() + case.head._line.text()
    case.head.name._button.click()
    desk.settle()
    assert case.head.name.words == "Vàng Thị Dở"
    case.leave()
    desk.settle()
    assert not case.head.name.is_shown


def test_steps_open_their_forms_and_count_what_is_wrong(desk: Desk) -> None:
    case, _ = open_case(desk)
    assert case.number == 0
    assert case.ui.steps._steps[0].state == "now"
    pane = case.pane("case")
    pane.foot.primary.click()
    desk.settle()
    assert case.ui.steps._steps[0].errors == len(pane.known) > 0
    case.step(1)
    desk.settle()
    assert case.pane("initial_assessment").isVisible()
    record = case.pane("initial_assessment").record
    assert record is not None
    assert record.fields["case"] == case.case_id
    assert record.fields["made_by"] == "Lò Thị Ngọc Ưng"
    assert case.ui.steps._steps[0].errors > 0


def test_a_paper_is_kept_listed_and_opened_again(desk: Desk) -> None:
    case, id = open_case(desk)
    case.go_to_step(2)
    desk.settle()
    assert [button.text() for button in case.strip.buttons] == [
        "Lập can thiệp khẩn cấp",
        "Lập quyết định cách ly",
    ]
    pane = case.pane("emergency_action")
    row = pane.form.row("done_on")
    assert row is not None
    line = row.editor.controls()[0]
    assert isinstance(line, QLineEdit)
    line.setText("20/11/2026")
    line.textEdited.emit("20/11/2026")
    desk.qtbot.wait(750)
    desk.settle()
    record = desk.do(lambda session: browse.record(session, "case", id))
    papers = desk.do(lambda session: browse.related(session, record))
    assert [one.fields["done_on"] for one in papers["emergency_action"]] == ["2026-11-20"]
    assert "(bản nháp)" in case.strip.buttons[0].text()


def test_the_reporter_is_sealed_as_it_is_typed(desk: Desk, type_words: Type) -> None:
    case, id = open_case(desk)
    sealed = KINDS["case"].sealed_fields[0]
    row = case.pane("case").form.row(sealed.name)
    assert row is not None
    assert isinstance(row.editor, SealedEditor)
    name = next(part.name for part in sealed.parts if part.sort == "text")
    line = row.editor.grid.rows[name].editor.controls()[0]
    type_words(line, "Người Báo Tin")
    case.save_draft()
    desk.settle()
    kept = desk.do(lambda session: browse.record(session, "case", id))
    assert isinstance(kept.fields[sealed.name], str)
    assert "Người Báo Tin" not in str(kept.fields)
    case.leave()
    desk.settle()
    desk.page("case")._open(id)
    desk.settle()
    assert not row.editor.is_open
    row.editor.unseal()
    desk.settle()
    assert row.editor.is_open


def test_a_new_case_begins_from_a_child_and_gets_its_code(desk: Desk) -> None:
    (child,) = desk.add("child", CHILD)
    page = desk.page("case")
    page.show_what(new={"child": child})
    desk.settle()
    case = page.case
    assert case.case_id == ""
    case.step(1)
    desk.settle()
    assert case.number == 0
    pane = case.pane("case")
    row = pane.form.row("received_on")
    assert row is not None
    line = row.editor.controls()[0]
    assert isinstance(line, QLineEdit)
    line.setText("20/11/2026")
    line.textEdited.emit("20/11/2026")
    desk.qtbot.wait(750)
    desk.settle()
    assert case.head.title.startswith("VV-2026-") or case.head.title.startswith("VV-")
    assert case.case_id
    record = pane.record
    assert record is not None
    assert record.fields["child"] == child
    assert record.fields["entered_on"]


def test_a_case_has_one_number_from_its_draft_to_its_end(desk: Desk) -> None:
    page = desk.page("case")
    page.show_what(new=INTAKE | REST | {"event_unit": desk.facts.unit})
    desk.settle()
    case = page.case
    pane = case.pane("case")
    pane.form.save_now()
    desk.settle()
    number = case.head.title
    pane.foot.primary.click()
    desk.settle()
    kept = desk.do(lambda session: browse.record(session, "case", case.case_id))
    assert (kept.state, kept.fields["code"]) == ("complete", number)
    assert case.head.title == number
    assert number.endswith("001")


def test_a_narrow_window_folds_problems_and_clocks(desk: Desk) -> None:
    case, _ = open_case(desk)
    desk.window.resize(1093, 614)
    desk.settle()
    assert not case.ui.clock_strip.isVisible()
    pane = case.pane("case")
    assert not pane.side.isVisible()
    pane.foot.primary.click()
    desk.settle()
    assert pane.foot._count.isVisible()
    assert "lỗi" in pane.foot._count.text()
    desk.window.resize(1366, 768)
    desk.settle()
    assert pane.side.isVisible()


def test_a_case_is_read_only_at_an_office(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk("12@2025", "office", case_rights=True)
    page = desk.page("case")
    assert not page.list.head.adding.isVisible()
    page.new_record()
    desk.settle()
    assert page.stack.currentWidget() is page.list


def open_complete_case(desk: Desk) -> tuple[CaseSheet, str]:
    told = {"received_on": "2026-11-02", "receiver": "Ưng", "event_unit": desk.facts.unit}
    (id,) = desk.add("case", INTAKE | REST | told)
    page = desk.page("case")
    page._open(id)
    desk.settle()
    return page.case, id


def test_a_paper_that_is_done_leads_on_to_the_next_step(desk: Desk) -> None:
    case, _ = open_complete_case(desk)
    case.go_to_step(0)
    desk.settle()
    foot = case.pane("case").foot
    assert foot.onward.text() == "Làm tiếp: Mẫu 02"
    assert case.primary_button() is foot.onward
    assert not foot.primary.isVisibleTo(foot)
    foot.onward.click()
    desk.settle()
    assert case.number == 1
    pane = case.forms.current
    assert pane is not None
    assert pane.kind.name == "initial_assessment"
    assert pane.foot.first is pane.foot.primary
    assert pane.foot.primary.text() == "Hoàn thành Mẫu 02"


def test_a_paper_that_is_changed_is_completed_again(desk: Desk) -> None:
    case, _ = open_complete_case(desk)
    case.go_to_step(0)
    desk.settle()
    pane = case.pane("case")
    pane.form.edited.emit()
    assert case.primary_button() is pane.foot.primary
    assert pane.foot.primary.isVisibleTo(pane.foot)


def test_a_case_that_is_over_has_nothing_to_complete(desk: Desk) -> None:
    case, _ = open_complete_case(desk)
    case.go_to_step(0)
    pane = case.pane("case")
    desk.settle()
    case.forms.may_do = False
    case.forms._show_way_on(pane)
    assert not pane.foot.primary.isVisibleTo(pane.foot)
    assert not pane.foot.onward.isVisibleTo(pane.foot)
    pane.form.edited.emit()
    assert pane.foot.primary.isVisibleTo(pane.foot)


def test_what_was_done_last_says_to_which_paper(desk: Desk) -> None:
    case, id = open_complete_case(desk)
    desk.add("initial_assessment", {"case": id, "made_by": "Ưng", "made_on": "2026-11-03",
                                    "conclusion": "not_emergency"})  # fmt: skip
    case.load(id)
    desk.settle()
    assert case.opened is not None
    newest, oldest = case.opened.recent
    assert newest.endswith("Lò Thị Ngọc Ưng: hoàn thành Mẫu 02")
    assert oldest.endswith("Lò Thị Ngọc Ưng: hoàn thành Mẫu 01")
    assert not any("Vàng" in line for line in case.opened.recent)


def test_a_name_hidden_in_the_head_is_hidden_in_the_forms_too(desk: Desk) -> None:
    (child,) = desk.add("child", CHILD)
    case, _ = open_case(desk, child=child)
    lines = {}
    for name in ("child", "told_name"):
        row = case.pane("case").form.row(name)
        assert row is not None
        (lines[name],) = [one for one in row.editor.controls() if isinstance(one, QLineEdit)]
    assert lines["child"].text() == CHILD["full_name"]
    modes = {line.echoMode() for line in lines.values()}
    assert modes == {QLineEdit.EchoMode.Password}
    case.head.name._button.click()
    desk.settle()
    assert {line.echoMode() for line in lines.values()} == {QLineEdit.EchoMode.Normal}
    case.head.name._button.click()
    assert {line.echoMode() for line in lines.values()} == {QLineEdit.EchoMode.Password}


def test_the_record_beside_the_list_of_cases_names_nobody(desk: Desk) -> None:
    (child,) = desk.add("child", CHILD)
    open_case(desk, child=child)
    page = desk.page("case")
    page.to_list()
    desk.settle()
    assert page.view.opened is not None
    assert not {"child", "told_name"} & page.view.opened.words.keys()
