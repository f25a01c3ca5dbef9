"""A form with what goes round it: the problems at right, the saving and the buttons in the foot.

It keeps the draft by itself, checks on leaving a field, and completes, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from xatre.desk.form import Form
from xatre.desk.form.unread import show_unread, unkept, unread
from xatre.desk.forms.form_pane import Ui_FormPane
from xatre.desk.pages.given_away import given_to
from xatre.desk.pages.hidden_names import NameCover
from xatre.desk.pages.record import form_locks, form_messages
from xatre.desk.pages.record.draft_keeping import DraftKeeping
from xatre.desk.pages.record.editor_context import editor_context
from xatre.desk.pages.record.form_foot import FormFoot
from xatre.desk.pages.record.form_side import FormSide
from xatre.desk.pages.record.taking_over import TakingOver
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.message_bar import Message
from xatre.model.kind import Kind
from xatre.model.problem import Problem
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.work.records import editing
from xatre.work.records.editing import Begun
from xatre.work.records.refusals import Incomplete
from xatre.work.session import Session

SIDE_WIDTH = 296
RECHECK = 300
"""Milliseconds after the last leaving of a field to the check."""


class FormPane(QWidget):
    """One record in a form.

    left        Esc or the closing button: the draft is kept
    completed   with the record as it was saved
    dropped     the draft was thrown away, with the record's id
    told        a message for the bar of the page
    kept        the draft was kept, with the record's id
    problems    what is known to be wrong changed
    look_asked  a record has to be decided first, with its id
    """

    left = Signal()
    completed = Signal(object)
    dropped = Signal(str)
    told = Signal(object)
    kept = Signal(str)
    problems = Signal(list)
    look_asked = Signal(str)

    def __init__(
        self, kind: Kind, seat: Seat, parent: QWidget | None = None, *, fixed: tuple[str, ...] = ()
    ) -> None:
        super().__init__(parent)
        self.kind, self.seat, self.fixed = kind, seat, fixed
        self.begun: Begun | None = None
        self.known: list[Problem] = []
        self.last_id = ""
        self.keeping = DraftKeeping(seat)
        self._turn, self._narrow, self._tried, self._saved = 0, False, False, ""
        self.read_only = False
        self.completing: Callable[[Session, Record], Record] = editing.complete
        self.heard: Callable[[Exception], bool] = lambda error: False
        """A page may complete in its own way, and take what it refuses."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RECHECK)
        self._timer.timeout.connect(lambda: self.check())
        self.ui = Ui_FormPane()
        self.ui.setupUi(self)
        self.form = Form(kind, editor_context(seat, kind, lambda: self.last_id), self)
        self.form.autosave.connect(self._keep)
        self.form.wants_check.connect(lambda _: self._timer.start())
        self.cover, self.taking = NameCover(self.form), TakingOver(self)
        self.ui.form_place.addWidget(self.form)
        self.side = FormSide(kind, self.form, self)
        self.list = self.side.list
        self.ui.side_place.addWidget(self.side)
        self.ui.side.setFixedWidth(SIDE_WIDTH)
        self.foot = FormFoot(self)
        self.foot.review.clicked.connect(self.form.next_problem)
        self.foot.drop.clicked.connect(self.drop_draft)
        self.foot.close_button.clicked.connect(self.leave)
        self.foot.primary.clicked.connect(self.complete)
        self.ui.foot_place.addWidget(self.foot)

    # opening

    def begin(self, fields: Fields) -> None:
        """A new record with these values."""
        self._ask_open(lambda session: editing.begin(session, self.kind.name, dict(fields)))

    def load(self, id: str) -> None:
        """A record of the book, with its draft."""
        self._ask_open(lambda session: editing.reopen(session, self.kind.name, id))

    def _ask_open(self, job: Callable[[Session], Begun]) -> None:
        self.shut()
        turn = self._turn

        def done(begun: Begun) -> None:
            if turn == self._turn:
                self.open(begun)

        self.seat.ask(job, done, self._failed)

    def open(self, begun: Begun) -> None:
        """Show it."""
        record = begun.record
        self.begun, self.known, self._tried, self._saved = begun, [], False, ""
        self.last_id = record.id
        self.read_only = not form_locks.may_edit(self.seat, self.kind, record)
        self.form.set_values(record.fields)
        show_unread(self.form, begun.typed)
        self.form.set_read_only(self.read_only)
        self.cover.cover()
        self.form.lock({*self.fixed, *form_locks.decided(self.kind, record)})
        self.form.verticalScrollBar().setValue(0)
        self.list.show_problems(())
        self.foot.say_problems(())
        self._say_saved()
        self._fit()
        if not self.read_only:
            if begun.stale:
                self.told.emit(form_messages.stale_message(self._rebase))
            self.check()
            self.form.focus_first()

    @property
    def record(self) -> Record | None:
        """The record as typed now, whole."""
        begun = self.begun
        return editing.whole(begun.record, self.form.values(), begun.withheld) if begun else None

    # the draft

    def _keep(self, typed: Fields) -> None:
        begun = self.begun
        if begun is None or self.read_only:
            return
        record = editing.whole(begun.record, typed, begun.withheld)

        def done(_: editing.Kept) -> None:
            self._saved = f"{self.seat.facts.clock().astimezone():%H:%M}"
            self._say_saved()
            self.seat.navigator.saved(self.kind.name)
            self.kept.emit(record.id)

        self.keeping.keep(record, unread(self.form), done, self._failed)

    def save_draft(self) -> bool:
        """Keep the draft now. True if something typed was not kept yet."""
        dirty = self.form.is_dirty and self.begun is not None
        if dirty:
            self.form.save_now()
        return dirty

    def drop_draft(self) -> None:
        """Throw the draft away; `keeping.bring_back` undoes it."""
        record = self.record
        if record is None:
            return
        self.form.set_values({})
        self.shut()
        self.keeping.drop(record, self.dropped.emit, self._failed)

    def leave(self) -> None:
        """Out of the form; the draft is kept."""
        dirty = self.save_draft()
        anything = not self.read_only and (dirty or bool(self._saved))
        lost = [] if self.read_only else unkept(self.form)
        self.shut()
        self.left.emit()
        if anything:
            self.told.emit(Message("success", "Đã lưu bản nháp,", "lần sau mở lại đúng chỗ này."))
        if lost:
            self.seat.navigator.tell(form_messages.not_kept_message(lost))

    def shut(self) -> None:
        """Forget what is shown, after keeping it."""
        self.save_draft()
        self._timer.stop()
        self.begun = None
        self._turn += 1
        for field in self.kind.sealed_fields:
            self.form.set_value(field.name, None)

    def _say_saved(self) -> None:
        begun = self.begun
        old = bool(begun and begun.is_draft and begun.title)
        self.foot.offer_drop(bool(self._saved) or old, begun.record.state if begun else "")
        to = given_to(self.seat.facts, self.kind, begun.record.unit) if begun else ""
        self.foot.say_saved(
            form_messages.saved_words(self._saved, old=old, read_only=self.read_only, to=to)
        )

    # checking

    def check(self, then: Callable[[], None] | None = None) -> None:
        """Ask for the problems now; `then` when they are shown."""
        begun, record = self.begun, self.record
        if record is None or self.read_only:
            return
        self._turn += 1
        turn = self._turn

        def done(checked: editing.Checked) -> None:
            if turn == self._turn and self.begun is begun:
                self.side.show_computed(checked.computed)
                self._show_problems(checked.problems)
                if then is not None:
                    then()

        self.seat.ask(lambda session: editing.check(session, record), done, self._failed)

    def _show_problems(self, found: Sequence[Problem]) -> None:
        self.form.set_problems(found)
        self.known = self.side.show_found(found, self.last_id, tried=self._tried)
        self.foot.say_problems(self.known)
        self.problems.emit(self.known)

    # completing

    def complete(self) -> None:
        """Complete the record, or go to the first thing that is wrong."""
        self.complete_by(self.completing)

    def complete_by(self, completing: Callable[[Session, Record], Record]) -> None:
        """The same in a way of its own, such as with a reason that was asked for."""
        record = self.record
        if record is None or self.read_only:
            return
        self._timer.stop()
        self._tried = True
        self.form.try_to_complete()
        self.form.save_now()
        if self.form.faults():
            self.check(self.side.go_to_first)
            return
        self.foot.primary.setEnabled(False)
        self.seat.ask(lambda session: completing(session, record), self._done, self._refused)

    def _done(self, record: Any) -> None:
        self.foot.primary.setEnabled(True)
        self.shut()
        self.seat.navigator.saved(self.kind.name)
        self.completed.emit(record)

    def _refused(self, error: Exception) -> None:
        self.foot.primary.setEnabled(True)
        if isinstance(error, Incomplete):
            self.check(self.side.go_to_first)
        elif not self.heard(error):
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        id = self.last_id
        message = form_messages.fault_message(error, self._rebase, lambda: self.look_asked.emit(id))
        if message is not None:
            self.told.emit(message)
        else:
            self.seat.navigator.fault(error)

    def _rebase(self) -> None:
        """Take the record as it is now, and what was typed on top of it."""
        begun, mine = self.begun, self.record
        if begun is None or mine is None:
            return

        def done(newer: Begun) -> None:
            if self.begun is begun:
                self.open(newer)
                self.form.save_now()

        self.seat.ask(lambda session: editing.rebase(session, mine), done, self._failed)

    # sizes

    def set_narrow(self, on: bool) -> None:
        """The problems fold into the foot."""
        self._narrow = on
        self._fit()

    def _fit(self) -> None:
        folded = self._narrow or self.read_only
        self.ui.side.setVisible(not folded)
        self.ui.side_edge.setVisible(not folded)
        self.foot.fit(narrow=self._narrow, read_only=self.read_only)
