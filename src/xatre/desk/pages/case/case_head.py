"""The head of a case: its code, the name behind dots, where it stands, and in a narrow window its
clocks as badges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xatre.desk.pages.case.case_steps import STEPS, CaseOpened
from xatre.desk.widgets.badge import Badge
from xatre.desk.widgets.buttons import Button, IconButton
from xatre.desk.widgets.clock import Clock, ClockFace, clock_badge
from xatre.desk.widgets.hidden_value import HiddenValue
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.step_bar import Step
from xatre.desk.widgets.style import side_by_side
from xatre.model.cases.papers import OVER
from xatre.model.codes import Codes


def clock_faces(opened: CaseOpened) -> list[tuple[ClockFace, str]]:
    """The clocks of a case as faces, each with its short name."""
    return [
        (ClockFace(one.state, one.left, one.about, one.gone, one.law, one.until), one.name)
        for one in opened.clocks
    ]


def step_faces(opened: CaseOpened, viewed: int, live: int) -> tuple[Step, ...]:
    """The steps of a case for the bar. `live` errors are those of the form now looked at."""
    made = []
    for number, step in enumerate(STEPS):
        errors = live if number == viewed else opened.errors.get(number, 0)
        state: Literal["done", "now", "later"] = "now" if number == opened.now else "later"
        state = "done" if opened.is_done(number) else state
        made.append(Step(step.name, step.form, state, errors, step.short))
    return tuple(made)


class ClockRow(QWidget):
    """The clocks of a case side by side, made anew whenever it is read again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faces: list[Clock] = []
        self._row = side_by_side(self, 12)

    def show_case(self, opened: CaseOpened) -> None:
        """Show how long is left now."""
        for clock in self.faces:
            clock.hide()
            clock.deleteLater()
        self.faces = [Clock(face, self) for face, _ in clock_faces(opened)]
        for clock in self.faces:
            self._row.addWidget(clock)


class CaseHead(PageHead):
    """`back_asked`: to the list. `ask_name(take)` writes the showing of the name down."""

    back_asked = Signal()

    def __init__(
        self, ask_name: Callable[[Callable[[str], None]], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("Vụ việc", "", parent, beside=True)
        self.name = HiddenValue("tên trẻ em", ask_name, self)
        self.add_beside(self.name)
        self.back = Button("Về danh sách", "quiet", "arrow-left", self)
        self.low_back = IconButton("arrow-left", "Về danh sách", self)
        self.history = Button("Lịch sử", "quiet", "history", self)
        self.todo = Button("Việc cần làm", "quiet", "list-checks", self)
        self.more = IconButton("ellipsis", "Việc khác với vụ việc này", self)
        for button in (self.back, self.low_back, self.todo, self.history, self.more):
            self.add(button)
        self.back.clicked.connect(self.back_asked)
        self.low_back.clicked.connect(self.back_asked)

    def show_case(self, opened: CaseOpened, codes: Codes, *, narrow: bool, kept: bool) -> None:
        """Show a case; `kept` once the book has it."""
        fields = opened.record.fields
        self.say(opened.code or "Tiếp nhận vụ việc")
        self.set_low(narrow)
        self.name.setVisible(bool(fields.get("child") or fields.get("told_name")))
        self.history.setVisible(kept and not narrow)
        self.todo.setVisible(kept)
        self.more.setVisible(kept)
        self.back.setVisible(not narrow)
        self.low_back.setVisible(narrow)
        if narrow:
            self.show_badges([Badge(*clock_badge(*face)) for face in clock_faces(opened)])
            return
        state = fields.get("case_state")
        badges = []
        if isinstance(state, str) and kept:
            look = ("neutral", "circle-check") if state in OVER else ("amber", "clock-alert")
            badges.append(Badge(codes.label("case_state", state), *look))
            if opened.approval == "void":
                badges.append(Badge("Duyệt không còn hiệu lực", "red", "circle-alert"))
            if any(one.state == "broken" for one in opened.signed.values()):
                badges.append(Badge("Chữ ký không khớp", "red", "circle-alert"))
            if fields.get("national_entry") == "waiting":
                badges.append(Badge("Chưa nhập CSDL quốc gia", "amber", "clock-alert"))
        self.show_badges(badges)
