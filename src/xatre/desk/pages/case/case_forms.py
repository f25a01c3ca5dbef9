"""The forms of the papers of a case, one a kind, made when first needed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from xatre.desk.pages.case.action_words import ActionWords
from xatre.desk.pages.case.case_aside import CaseAside
from xatre.desk.pages.case.case_steps import STEPS, CaseOpened, form_of, paper_name
from xatre.desk.pages.record.form_pane import FormPane
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.empty_state import EmptyState
from xatre.desk.widgets.message_bar import Message
from xatre.kinds import KINDS
from xatre.kinds.case_procedure import CASE_PROCEDURE
from xatre.model.record import Record
from xatre.model.text import in_sentence
from xatre.model.values import Fields
from xatre.work.records import reveal
from xatre.work.records.editing import Begun


class CaseForms(QStackedWidget):
    """One form is in sight, or the words that a step has no paper. `made(pane)` for each form
    made, so that the case hears it."""

    made = Signal(object)
    asked = Signal(str, bool)
    """An action of the step, and whether it is to be skipped."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._narrow = self._names_hidden = self._nameless = False
        self.may_do = False
        self._panes: dict[str, FormPane] = {}
        self._asides: dict[str, CaseAside] = {}
        self._opened: CaseOpened | None = None
        self._changed: dict[str, Begun | None] = {}
        self._wanted: tuple[FormPane, str, str] | None = None
        self._nothing = EmptyState("file-text", "Bước này chưa lập giấy tờ nào", "", self)
        self.addWidget(self._nothing)

    def pane(self, kind: str) -> FormPane:
        """The form of a kind of paper."""
        if kind not in self._panes:
            pane = FormPane(KINDS[kind], self._seat, self, fixed=("case",))
            pane.set_narrow(self._narrow)
            pane.cover.set_on(self._names_hidden)
            pane.cover.set_nameless(self._nameless)
            pane.cover.looked.connect(lambda name: self._note_look(pane, name))
            self._asides[kind] = CaseAside(pane)
            self._asides[kind].todo.asked.connect(self.asked)
            pane.side.below.addWidget(self._asides[kind])
            self._panes[kind] = pane
            self.addWidget(pane)
            pane.problems.connect(lambda _: self._looked_through(pane))
            pane.form.edited.connect(lambda: self._change(pane))
            pane.foot.onward.clicked.connect(self._go_on)
            self.made.emit(pane)
        return self._panes[kind]

    @property
    def current(self) -> FormPane | None:
        """The form in sight."""
        pane = self.currentWidget()
        return pane if isinstance(pane, FormPane) else None

    def show_nothing(self) -> None:
        """The step has no paper, and none may be begun here."""
        self.setCurrentWidget(self._nothing)

    def show_form(self, kind: str, number: int, opened: CaseOpened | None, case_id: str) -> None:
        """Bring the form of a kind to the front, as a paper of step `number`."""
        pane = self.pane(kind)
        pane.foot.primary.say(f"Hoàn thành {form_of(kind)}".rstrip())
        following = STEPS[number + 1] if number + 1 < len(STEPS) else None
        words = ""
        if following is not None and case_id:
            on_paper = following.form.startswith("Mẫu")
            words = f"Sang {following.form if on_paper else following.name.lower()}"
        pane.foot.name_following(words)
        self._opened = opened
        self._show_way_on(pane)
        if opened is not None:
            self._asides[kind].show_case(opened, number, self.may_do)
        self.setCurrentWidget(pane)

    def show_again(self, number: int, opened: CaseOpened) -> None:
        """The case was read again: what stands beside the form in sight follows."""
        self._opened = opened
        if self.current is not None:
            self._asides[self.current.kind.name].show_case(opened, number, self.may_do)
            self._show_way_on(self.current)

    def _next(self) -> ActionWords | None:
        """What the procedure asks for next, where it is done here."""
        actions = self._opened.actions if self._opened is not None and self.may_do else ()
        return next((one for one in actions if one.state == "next"), None)

    def _show_way_on(self, pane: FormPane) -> None:
        """A paper that is complete and not being changed is not completed again: its button goes
        on to what comes next."""
        begun = pane.begun
        settled = begun is not None and begun.record.state == "complete" and not begun.is_draft
        settled = settled and not pane.form.is_dirty
        settled = settled and self._changed.get(pane.kind.name) is not begun
        comes = self._next() if settled else None
        words = f"Làm tiếp: {step_words(comes)}" if comes is not None else ""
        lacking = lacks(comes, begun.record) if comes is not None and begun is not None else ""
        if lacking:
            words = f"Ghi {in_sentence(pane.kind.fields[lacking].label)}"
        pane.foot.say_settled(settled, words)

    def want(self, kind: str, id: str, action: ActionWords) -> None:
        """What an action asks for is a box of this paper: go there once it is shown."""
        if CASE_PROCEDURE.actions[action.name].done_by:
            self._wanted = self.pane(kind), id, action.name

    def _looked_through(self, pane: FormPane) -> None:
        """A form was shown, or checked again."""
        self._show_way_on(pane)
        wanted, begun = self._wanted, pane.begun
        if wanted is None or begun is None or wanted[:2] != (pane, begun.record.id):
            return
        self._wanted = None
        name = CASE_PROCEDURE.actions[wanted[2]].done_by
        if not begun.record.fields.get(name):
            label = in_sentence(pane.kind.fields[name].label)
            rest = "Ghi vào ô đang chờ gõ rồi hoàn thành."
            pane.told.emit(Message("doubt", f"Còn thiếu {label}.", rest))
            pane.form.go_to(name)

    def _change(self, pane: FormPane) -> None:
        """Something was typed into what the form shows."""
        self._changed[pane.kind.name] = pane.begun
        self._show_way_on(pane)

    def _go_on(self) -> None:
        comes = self._next()
        if comes is not None:
            self.asked.emit(comes.name, False)

    def first_fields(self, kind: str, opened: CaseOpened | None, case_id: str) -> Fields:
        """What a new paper starts with."""
        fields: Fields = {"case": case_id}
        if opened is not None and "round" in KINDS[kind].fields:
            fields["round"] = str(opened.round)
        if "made_by" in KINDS[kind].fields:
            fields["made_by"] = self._seat.facts.officer
        if opened is not None and kind == "decision" and opened.live("plan"):
            fields["plan"] = opened.live("plan")[-1].id
        return fields

    def shut(self) -> None:
        """Forget what every form shows, drafts kept."""
        for pane in self._panes.values():
            pane.shut()

    def save_draft(self) -> bool:
        """Keep what is typed in any paper."""
        saved = [pane.save_draft() for pane in self._panes.values()]
        return any(saved)

    def set_nameless(self, on: bool) -> None:
        """Whether names stand behind dots until the name of the case is asked for."""
        self._nameless = on
        for pane in self._panes.values():
            pane.cover.set_nameless(on)

    def _note_look(self, pane: FormPane, name: str) -> None:
        """A line with a name was gone to: that it could be read is written down."""
        kind, id = pane.kind.name, pane.last_id
        self._seat.ask(lambda session: reveal.note_shown(session, kind, id, name))

    def set_names_hidden(self, on: bool) -> None:
        """Names in every form are covered."""
        self._names_hidden = on
        for pane in self._panes.values():
            pane.cover.set_on(on)

    def set_narrow(self, on: bool) -> None:
        """Problems fold into the foot."""
        self._narrow = on
        for pane in self._panes.values():
            pane.set_narrow(on)


def lacks(action: ActionWords, paper: Record) -> str:
    """The box of this paper that an action still asks for; "" where it is another paper's."""
    name = CASE_PROCEDURE.actions[action.name].done_by if paper.kind == action.kind else ""
    return name if name and not paper.fields.get(name) else ""


def step_words(action: ActionWords) -> str:
    """An action on a button: the paper it writes, else what is done."""
    if CASE_PROCEDURE.actions[action.name].form:
        return paper_name(action.kind)
    return in_sentence(action.label)
