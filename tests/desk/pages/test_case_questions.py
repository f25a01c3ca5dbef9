"""The short questions of a case, answered by keys in the real dialog: days as people type them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from at_desk import Desk
from case_at_desk import asked, open_case, walk_to_plan
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from xatre import resources
from xatre.desk.pages.case import case_stepping, step_dialogs
from xatre.desk.pages.case.actions_dialog import ActionsDialog
from xatre.desk.pages.case.step_dialogs import StepDialog
from xatre.desk.widgets.day_box import DayBox
from xatre.kinds.case_procedure import CASE_PROCEDURE
from xatre.model.cases.procedure import Question
from xatre.model.fields import Day, Text
from xatre.work.cases.approval import PaperIncomplete
from xatre.work.cases.reading import case_now
from xatre.work.cases.stepping import LateWithoutReason
from xatre.work.session import Session

Keys = Callable[[StepDialog], None]


@pytest.fixture
def by_keys(qtbot: Any) -> Iterator[list[Keys]]:
    """What is typed into each question that opens, in order."""
    waiting: list[Keys] = []
    seen: list[StepDialog] = []
    timer = QTimer()
    timer.setInterval(10)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, StepDialog) and dialog.isVisible() and dialog not in seen and waiting:
            seen.append(dialog)
            answer = waiting.pop(0)
            try:
                answer(dialog)
            except BaseException:
                # Nobody waits for a question that was not answered.
                dialog.reject()
                raise

    timer.timeout.connect(look)
    timer.start()
    yield waiting
    timer.stop()
    assert not waiting


ACTIONS = CASE_PROCEDURE.actions


def type_line(dialog: StepDialog, name: str, words: str) -> None:
    line = dialog.lines[name]
    line.setFocus(Qt.FocusReason.TabFocusReason)
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def press(dialog: StepDialog, way: str) -> None:
    QTest.keyClick(dialog.ways[way], Qt.Key.Key_Return)


def test_a_plan_is_approved_from_paper_by_keys(desk: Desk, by_keys: list[Keys]) -> None:
    case, id = open_case(desk)
    walk_to_plan(desk, case)
    shown: list[str] = []

    def no_day(dialog: StepDialog) -> None:
        type_line(dialog, "number", "12/2026")
        type_line(dialog, "signed_on", "31/2/2026")
        type_line(dialog, "signer", "Nguyen Van A")
        press(dialog, "paper")
        # It is said here, at the line, and nothing typed is gone.
        assert dialog.isVisible()
        shown.append(dialog.fault.text())
        assert dialog.fault.isVisible()
        assert dialog.lines["signed_on"].property("problem") == "error"
        assert dialog.lines["number"].text() == "12/2026"
        # Before the case was taken in: the book says so, and the question is put again.
        type_line(dialog, "signed_on", "1/11/2026")
        press(dialog, "paper")

    def too_early(dialog: StepDialog) -> None:
        shown.append(dialog.fault.text())
        assert dialog.lines["number"].text() == "12/2026"
        assert dialog.lines["signed_on"].text() == "01/11/2026"
        assert dialog.lines["signer"].text() == "Nguyen Van A"
        assert dialog.lines["signed_on"].property("problem") == "error"
        type_line(dialog, "signed_on", "12112026")
        press(dialog, "paper")

    by_keys += [no_day, too_early]
    case.stepping.do("approve")
    desk.qtbot.waitUntil(lambda: not by_keys)
    desk.settle()
    assert shown[0].startswith("Ngày ký: ")
    assert "sớm hơn" in shown[1]
    assert asked(case) == ["send_out"]
    (paper,) = desk.do(lambda session: case_now(session, id)).papers["decision"]
    assert paper.fields["signed_on"] == "2026-11-12"
    assert paper.fields["signer"] == "Nguyen Van A"

    def sent(dialog: StepDialog) -> None:
        type_line(dialog, "sent_on", "13/11/2026")
        press(dialog, "do")

    by_keys.append(sent)
    case.stepping.do("send_out")
    desk.settle()
    assert asked(case) == ["follow_up"]
    plan = desk.do(lambda session: case_now(session, id)).facts.plan
    assert plan.fields["sent_on"] == "2026-11-13"


@pytest.mark.parametrize("action", [name for name, one in ACTIONS.items() if one.asks])
def test_every_question_gives_its_days_as_they_are_stored(desk: Desk, action: str) -> None:
    """Nothing in a question is handed on as it was typed where it is a day."""
    asked = ACTIONS[action].asks
    assert asked is not None
    dialog = StepDialog("Việc", "", asked)
    desk.qtbot.addWidget(dialog)
    days = [name for name, line in dialog.lines.items() if isinstance(line, DayBox)]
    for name, line in dialog.lines.items():
        line.setText("9/11/2026" if name in days else "Chữ")
    given, reason = dialog.given(next(iter(dialog.ways)))
    assert {name: given[name] for name in days} == dict.fromkeys(days, "2026-11-09")
    assert reason == ("Chữ" if "reason" in dialog.lines else "")


VISIT = Question(
    (Text("ground_to", "Đến chỗ nào", longest=5), Day("visit", "Đến hôm nào"), Text("hand", "Ai")),
    (("paper", "Theo bản giấy", {}), ("program", "Trong máy", {})),
    signed=("visit", "hand"),
)
"""A question whose lines do not say by their names what they are."""


def test_a_line_is_what_its_field_is_whatever_its_name(desk: Desk) -> None:
    dialog = StepDialog("Việc", "", VISIT)
    desk.qtbot.addWidget(dialog)
    boxes = [name for name, line in dialog.lines.items() if isinstance(line, DayBox)]
    assert boxes == ["visit"]
    assert not dialog.ways["paper"].isEnabled()
    assert "Đến hôm nào, Ai" in dialog.ways["paper"].toolTip()
    assert dialog.ways["program"].isEnabled()
    for name, words in (("ground_to", "bản"), ("visit", "9/11/2026"), ("hand", "Ưng")):
        dialog.lines[name].setText(words)
    assert dialog.ways["paper"].isEnabled()
    assert dialog.given("paper")[0] == {"ground_to": "bản", "visit": "2026-11-09", "hand": "Ưng"}
    # Who does it in the machine, and when, the program knows.
    assert dialog.given("program")[0] == {"ground_to": "bản"}


def test_what_a_field_does_not_take_is_said_at_its_line(desk: Desk) -> None:
    dialog = StepDialog("Việc", "", VISIT)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    type_line(dialog, "ground_to", "ban Si Choang")
    press(dialog, "program")
    assert dialog.isVisible()
    assert dialog.fault.text().startswith("Đến chỗ nào: ")
    assert dialog.lines["ground_to"].property("problem") == "error"


def test_what_is_asked_again_after_a_reason_keeps_its_sheet(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Late first, then not complete: the question is put again with the sheet it is typed from."""
    case, _ = open_case(desk)
    refusals: list[Exception] = [
        LateWithoutReason(what="Việc", until="hôm qua"),
        PaperIncomplete(),
    ]
    asked: list[tuple[str, str]] = []
    reasons: list[str] = []

    def refuse(session: Session, *, reason: str, **more: object) -> None:
        reasons.append(reason)
        raise refusals.pop(0)

    def ask(title: str, *rest: Any, **more: Any) -> Any:
        sheet = rest[4] if len(rest) > 4 else ""
        asked.append((title, str(sheet)))
        return ({}, "Bận") if title == "Ghi lý do" else None

    monkeypatch.setattr(case_stepping, "step", refuse)
    monkeypatch.setattr(step_dialogs, "ask", ask)
    words = next(one for one in case.stepping.actions if one.name == "enter_national")
    case.stepping._run(words, {"national_entered_on": "2026-11-20"}, "", text="Cả vụ việc")
    desk.settle()
    assert reasons == ["", "Bận"]
    assert asked == [("Ghi lý do", ""), (words.label, "Cả vụ việc")]


def test_all_that_may_be_done_is_listed_and_chosen(desk: Desk, qtbot: Any) -> None:
    case, _ = open_case(desk)
    some = [one for one in case.stepping.actions if one.state != "none"]
    many = [replace(one, state=state) for state in ("waits", "may", "next") for one in some]
    assert len(many) > 12
    dialog = ActionsDialog(many, True)
    qtbot.addWidget(dialog)
    rows = dialog.listed.rows
    assert len(rows) == len(many)
    assert rows[0].words.state == "next"
    dialog.show()
    assert dialog.height() <= 614
    last = rows[-1].words.name
    rows[-1].asked.emit(last, False)
    assert dialog.chosen == (last, False)
    assert not dialog.isVisible()


def test_an_action_says_when_its_article_was_not_compared(desk: Desk) -> None:
    codes = resources.codes()
    case, _ = open_case(desk)
    for one in case.stepping.actions:
        code = codes.get("case_action", one.name)
        assert code is not None
        assert (one.unverified == "") == code.verified, one.name
        assert one.law.startswith(code.source)
