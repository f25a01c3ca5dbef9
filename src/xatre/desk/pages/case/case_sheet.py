"""A case: where it stands, how long is left, and the form of the step that is looked at.

The name of the child stays behind dots until it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from xatre.desk.forms.case_page import Ui_CasePage
from xatre.desk.page import first_stop
from xatre.desk.pages.case import case_steps
from xatre.desk.pages.case.case_acts import CaseActs
from xatre.desk.pages.case.case_forms import CaseForms
from xatre.desk.pages.case.case_head import CaseHead, ClockRow, step_faces
from xatre.desk.pages.case.case_papers import PaperStrip
from xatre.desk.pages.case.case_room import CaseRoom
from xatre.desk.pages.case.case_stepping import CaseStepping
from xatre.desk.pages.case.case_steps import STEPS, CaseOpened
from xatre.desk.pages.record.form_pane import FormPane
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.sheet import SheetPage
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.style import grounded
from xatre.model.problem import Problem
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.work.session import Session

MINUTE = 60_000


class CaseSheet(SheetPage):
    """One case with its eight steps."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.opened: CaseOpened | None = None
        self.case_id, self.number, self._turn = "", 0, 0
        self.acts = CaseActs(self)
        self._live: list[Problem] = []
        self.ui = Ui_CasePage()
        self.ui.setupUi(self)
        grounded(self, "white")
        self.ui.message_place.bar.strip.high = True
        self.head = CaseHead(self.acts.ask_name, self)
        self.head.history.clicked.connect(lambda: self.look_asked.emit(self.case_id))
        self.head.more.clicked.connect(self.acts.open_menu)
        self.head.back_asked.connect(self.leave)
        self.ui.head_place.addWidget(self.head)
        self.ui.steps.chosen.connect(self.go_to_step)
        self.strip = PaperStrip(self)
        self.strip.chosen.connect(self.show_paper)
        self.ui.paper_place.addWidget(self.strip)
        self.forms = CaseForms(seat, self)
        self.forms.made.connect(self._listen)
        self.stepping = CaseStepping(self)
        self.forms.asked.connect(self.stepping.do)
        self.head.name.turned.connect(lambda shown: self.forms.set_nameless(not shown))
        self.head.todo.clicked.connect(self.stepping.all_actions)
        self.ui.pane_place.addWidget(self.forms, 1)
        self.clocks, self.room = ClockRow(self), CaseRoom(self)
        self.ui.clock_place.addWidget(self.clocks)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._refresh_head)

    # opening

    def begin(self, fields: Fields) -> None:
        """Take in a new case."""
        self._close()
        self.case_id, self.number = "", 0
        # Who takes a case in sees what is being written.
        self.forms.set_nameless(False)
        self.opened = CaseOpened(Record("", "case", self.seat.facts.unit))
        self.room.show_head()
        self._show_steps()
        self.pane("case").begin(fields)
        self._show_pane("case", "")

    def load(self, id: str, kind: str = "") -> None:
        """Open a case, or the case of a paper at that paper's step."""
        self._close()
        self.head.name.hide_again()

        def job(session: Session) -> CaseOpened:
            case_id = case_steps.case_of(session, kind, id)
            return case_steps.open_case(session, case_id, first=True)

        def done(opened: CaseOpened) -> None:
            self._take(opened)
            paper = (kind, id) if kind and kind != "case" else None
            self.go_to_step(case_steps.step_of(kind) if kind else opened.now, paper)

        self._ask(job, done)

    def _ask(
        self, job: Callable[[Session], CaseOpened], done: Callable[[CaseOpened], None]
    ) -> None:
        self._turn += 1
        turn = self._turn

        def answered(opened: CaseOpened) -> None:
            if turn == self._turn:
                done(opened)

        self.seat.ask(job, answered, self.seat.navigator.fault)

    def _take(self, opened: CaseOpened) -> None:
        self.opened, self.case_id = opened, opened.record.id
        self.forms.may_do = self.stepping.may_do
        self.room.show_head()
        self._show_steps()
        self.forms.show_again(self.number, opened)
        self._minute.start()

    def _refresh_head(self) -> None:
        """Read the case again: steps, clocks, papers; the form stays as it is."""
        case_id = self.case_id
        if case_id and self.isVisible():
            self._ask(lambda session: case_steps.open_case(session, case_id), self._take)

    # head, clocks, steps

    def _show_steps(self) -> None:
        opened = self.opened
        if opened is None:
            return
        live = sum(problem.level == "error" for problem in self._live)
        self.ui.steps.show_steps(step_faces(opened, self.number, live), self.number)
        may_begin = self.may_write() and self.seat.facts.owns(opened.record.unit)
        self.strip.show_step(self.number, opened, may_begin)
        shown = self.number > 0 and bool(self.strip.buttons)
        self.ui.papers.setVisible(shown)
        self.ui.paper_line.setVisible(shown)

    def may_write(self) -> bool:
        """Whether this officer writes cases here; at an office those that were given to it."""
        given = self.opened is not None and self.seat.facts.owns(self.opened.record.unit)
        return self.seat.may_write and (given or not self.seat.facts.at_office)

    # steps and papers

    def go_to_step(self, number: int, paper: tuple[str, str] | None = None) -> None:
        """Look at a step: its last paper, or a new one where it has none."""
        opened = self.opened
        if opened is None or (number and not self.case_id):
            self._show_steps()
            self.acts.stay()
            return
        self.forms.shut()
        self.number, self._live = number, []
        step = STEPS[number]
        rows = [(kind, row.id) for kind in step.kinds for row in opened.live(kind)]
        if not number:
            self.show_paper("case", self.case_id)
        elif paper or rows:
            self.show_paper(*(paper or rows[-1]))
        elif self.may_write() and self.seat.facts.owns(opened.record.unit):
            self.show_paper(step.kinds[0], "")
        else:
            self.strip.mark_current("", "")
            self.forms.show_nothing()
        self._show_steps()

    def step(self, by: int) -> None:
        """The next or previous step."""
        number = self.number + by
        if 0 <= number < len(STEPS):
            self.go_to_step(number)

    def _listen(self, pane: FormPane) -> None:
        pane.completing, pane.heard = self.stepping.complete, self.stepping.heard
        pane.left.connect(self.close_case)
        pane.completed.connect(self.acts.completed)
        pane.dropped.connect(self.acts.dropped)
        pane.told.connect(self.tell)
        pane.look_asked.connect(lambda _: self.look_asked.emit(self.case_id))
        pane.problems.connect(self._problems)
        pane.kept.connect(self._kept)
        self.room.watch(pane)
        pane.foot.following.clicked.connect(lambda: self.step(1))

    def pane(self, kind: str) -> FormPane:
        """The form of a kind of paper."""
        return self.forms.pane(kind)

    def show_paper(self, kind: str, id: str, more: Fields | None = None) -> None:
        """Show a paper in its form; a new one, with `more` written, where it has no id."""
        pane = self.pane(kind)
        if id:
            pane.load(id)
        else:
            begun = self.forms.first_fields(kind, self.opened, self.case_id)
            pane.begin(begun | (more or {}))
        self._show_pane(kind, id)

    def _show_pane(self, kind: str, id: str) -> None:
        self.forms.show_form(kind, self.number, self.opened, self.case_id)
        self.strip.mark_current(kind, id)
        self.room.look()

    # what forms tell

    def tell(self, message: Message) -> None:
        """Show a message under the head."""
        self.ui.message_place.bar.show_message(message)

    def _problems(self, known: list[Problem]) -> None:
        if self.sender() is self.forms.current:
            self._live = known
            self._show_steps()

    def _kept(self, id: str) -> None:
        """A draft was kept: a new case has its id now."""
        pane = self.forms.current
        if pane is not None and pane.kind.name == "case" and not self.case_id:
            self.case_id = id
            self._refresh_head()
            self._show_pane("case", id)
        elif pane is not None and not self.strip.current[1]:
            self.strip.mark_current(pane.kind.name, id)
            self._refresh_head()

    def show_completed(self, record: Record) -> None:
        """A paper was completed: show it as it stands, and the case round it anew."""
        self.case_id = self.case_id or record.id
        self._live = []
        self.pane(record.kind).load(record.id)
        self.strip.mark_current(record.kind, record.id)
        self._refresh_head()

    def undo(self) -> None:
        """Undo the last paper completed here."""
        self.acts.undo()

    # leaving, sizes

    def close_case(self) -> None:
        """Back to the list."""
        self._close()
        self.left.emit()

    def leave(self) -> None:
        """Out of the case; drafts are kept."""
        pane = self.forms.current
        if pane is not None and pane.begun is not None:
            pane.leave()
        else:
            self.close_case()

    def _close(self) -> None:
        self._minute.stop()
        self.head.name.hide_again()
        self.forms.shut()

    def save_draft(self) -> bool:
        """Keep what is typed in any paper."""
        return self.forms.save_draft()

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        pane = self.forms.current
        inner = [pane.form, pane.side, pane.foot] if pane else []
        return [self.head, self.ui.steps, *inner]

    def primary_button(self) -> QPushButton | None:
        """The completing button of the paper in sight, or that of what comes next."""
        pane = self.forms.current
        return pane.foot.first if pane else None

    def first_focus(self) -> QWidget | None:
        pane = self.forms.current
        return first_stop(pane.form) if pane is not None else super().first_focus()

    def looked_at(self) -> tuple[str, str]:
        return self.strip.current

    def set_names_hidden(self, on: bool) -> None:
        """The name goes back behind its dots; those in the forms are covered."""
        if on:
            self.head.name.hide_again()
        self.forms.set_names_hidden(on)

    def set_narrow(self, on: bool) -> None:
        """Clocks go into the head, problems into the foot."""
        self.forms.set_narrow(on)
        self.room.set_narrow(on)
