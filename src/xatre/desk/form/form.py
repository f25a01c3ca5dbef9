"""The form of a kind: its sections, live conditions, messages at the fields, drafts by themselves.

It knows values and problems; checking and saving are done by the page that holds it.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.editors.context import EditorContext
from xatre.desk.form.grid import FieldGrid, is_the_programs
from xatre.desk.form.row import FieldRow
from xatre.desk.form.section import SectionBlock
from xatre.desk.widgets.style import grounded
from xatre.model.kind import Kind
from xatre.model.problem import NOT_WRITTEN, Problem
from xatre.model.values import IN, YES, Fields, Value, rows_in

AUTOSAVE = 700
"""Milliseconds from the first key to the saving of the draft."""
REASONS = "doubt_reasons"


class Form(QScrollArea):
    """The form of `kind`.

    edited      after each key or choice
    autosave    with the values, at most a second after typing
    wants_check after leaving a field: the page checks and calls `set_problems`
    problems_changed  with the problems now shown
    """

    edited = Signal()
    autosave = Signal(dict)
    wants_check = Signal(dict)
    problems_changed = Signal(list)

    def __init__(self, kind: Kind, context: EditorContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.context = kind, context
        self._kept: Fields = {}
        self._reasons: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._leavings: dict[str, int] = {}
        self._tried = False
        self._typing = ""
        self._unchecked: set[str] = set()
        """Fields without a message that were written in since the checks looked."""
        self._filling = False
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE)
        self._timer.timeout.connect(self.save_now)
        body = QWidget()
        grounded(body, "white")
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, theme.MARGIN)
        self._box.setSpacing(0)
        self.blocks: list[SectionBlock] = []
        for number, section in enumerate(kind.sections):
            fields = tuple(field for field in section.fields if not is_the_programs(field))
            grid = FieldGrid(fields, context, body, alone=False)
            grid.edited.connect(self._edited)
            grid.left.connect(self._left)
            grid.grown.connect(self.order_tabs)
            grid.reasoned.connect(self._reasoned)
            block = SectionBlock(section.title, section.note, grid, number == 0, body)
            self.blocks.append(block)
            self._box.addWidget(block)
        self._box.addStretch(1)
        self.setWidget(body)
        for keys, slot in (("F8", self.next_problem), ("Shift+F8", self.previous_problem)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self._filling = True  # the order of Tab is set once, not once a section
        self._refresh()
        self._filling = False
        self.order_tabs()

    # values

    def set_values(self, fields: Mapping[str, Value]) -> None:
        """Show a record's stored values; problems and leavings start anew."""
        self._filling = True
        self._kept = dict(fields)
        self._reasons = {
            name: str(row.get("reason", "")) for name, row in rows_in(fields.get(REASONS)).items()
        }
        self._leavings, self._tried, self._typing = {}, False, ""
        self._unchecked = set()
        for block in self.blocks:
            block.grid.set_values(fields)
        self._refresh()
        self._timer.stop()
        self._filling = False
        self.set_problems(())

    def values(self) -> Fields:
        """The record's fields as typed now: also those no section shows, as they were given.
        What cannot be read is left out and is in `faults`."""
        made = {name: value for name, value in self._kept.items() if not self._is_drawn(name)}
        for block in self.blocks:
            made |= block.grid.values()
        if self._reasons:
            made[REASONS] = {
                name: {IN: YES, "reason": words} for name, words in self._reasons.items() if words
            }
        return made

    def faults(self) -> dict[str, str]:
        """Sentences for what is typed and cannot be read, by path."""
        found: dict[str, str] = {}
        for block in self.blocks:
            found |= block.grid.faults()
        return found

    def unread(self) -> dict[str, str]:
        """What is typed in lines and cannot be read, as it was typed, by field."""
        found = {}
        for name in self.faults():
            row = self.row(name)
            control = row.editor.controls()[0] if row is not None else None
            if isinstance(control, QLineEdit):
                found[name] = control.text()
        return found

    def unkept(self) -> list[str]:
        """Labels of what cannot be read and is no line of the form itself: cells of rows."""
        kept = self.unread()
        paths = [path for path in self.faults() if path not in kept]
        return [self.kind.fields[name].label for name in {p.partition("/")[0]: 0 for p in paths}]

    def show_unread(self, typed: Mapping[str, str]) -> None:
        """Show again what was typed and could not be read."""
        for name, words in typed.items():
            row = self.row(name)
            control = row.editor.controls()[0] if row is not None else None
            if isinstance(control, QLineEdit):
                control.setText(words)
                self._leavings[name] = 1

    def settled_faults(self) -> dict[str, str]:
        """The same without the field that is being typed in: half a word is no fault yet."""
        return {
            path: words
            for path, words in self.faults().items()
            if path.partition("/")[0] != self._typing
        }

    def _is_drawn(self, name: str) -> bool:
        return any(name in block.grid.rows for block in self.blocks)

    def save_now(self) -> None:
        """Hand out the values for the draft at once."""
        self._timer.stop()
        self.autosave.emit(self.values())

    @property
    def is_dirty(self) -> bool:
        """Whether something typed was not yet handed out."""
        return self._timer.isActive()

    def set_read_only(self, on: bool) -> None:
        for block in self.blocks:
            block.grid.set_read_only(on)

    # problems

    def try_to_complete(self) -> None:
        """From now on required empty fields are red too."""
        self._tried, self._typing = True, ""
        self._show_problems()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """What the checks found. Shown at the field: not before it was left (an empty one: left
        twice) or completing was tried."""
        self._problems = list(problems)
        self._unchecked &= {self._typing}
        self._show_problems()

    def _show_problems(self) -> None:
        typed = self.settled_faults()
        worst: dict[str, tuple[str, str]] = {
            path: ("error", words) for path, words in typed.items() if self._was_left(path, False)
        }
        for level in ("error", "doubt"):
            for problem in self._problems:
                if problem.level == level and problem.path not in worst:
                    empty = not self._has_value(problem.path)
                    if problem.path.partition("/")[0] in self._unchecked or (
                        problem.code == NOT_WRITTEN and not empty
                    ):
                        continue  # said of what stood there before
                    if self._was_left(problem.path, empty):
                        worst[problem.path] = (level, problem.text)
        for block in self.blocks:
            block.grid.set_problems(worst, reasons=self._reasons)
        self.order_tabs()
        self.problems_changed.emit([*self._problems])

    def _was_left(self, path: str, empty: bool) -> bool:
        name = path.partition("/")[0]
        if self._tried:
            return True
        if not empty and name not in self._leavings:
            return name in self._kept and not self._has_focus(name)
        return self._leavings.get(name, 0) >= (2 if empty else 1)

    def _focused_name(self) -> str:
        names = (name for block in self.blocks for name in block.grid.shown)
        return next((name for name in names if self._has_focus(name)), "")

    def _has_focus(self, name: str) -> bool:
        row = self.row(name)
        focused = QApplication.focusWidget()
        return row is not None and focused is not None and row.isAncestorOf(focused)

    def _has_value(self, path: str) -> bool:
        place: Value | None = self.values()
        for key in path.split("/"):
            place = place.get(key) if isinstance(place, dict) else None
        return place is not None

    def row(self, name: str) -> FieldRow | None:
        """The row of a field; None where no section shows it."""
        for block in self.blocks:
            if name in block.grid.rows:
                return block.grid.rows[name]
        return None

    def go_to(self, path: str) -> None:
        """Go to the field of a problem."""
        name = path.partition("/")[0]
        for block in self.blocks:
            if name in block.grid.rows:
                block.grid.rows[name].editor.focus()

    def next_problem(self) -> None:
        """F8: the first field with a message after the one with the focus."""
        self._step_problem(1)

    def previous_problem(self) -> None:
        """Shift+F8."""
        self._step_problem(-1)

    def _step_problem(self, step: int) -> None:
        paths = {problem.path.partition("/")[0] for problem in self._problems} | {
            path.partition("/")[0] for path in self.faults()
        }
        order = [name for block in self.blocks for name in block.grid.shown]
        wrong = [name for name in order if name in paths]
        if not wrong:
            return
        here = next((place for place, name in enumerate(order) if self._has_focus(name)), -1)
        places = [order.index(name) for name in wrong]
        if step > 0:
            later = [place for place in places if place > here]
            self.go_to(order[later[0] if later else places[0]])
        else:
            earlier = [place for place in places if place < here]
            self.go_to(order[earlier[-1] if earlier else places[-1]])

    # moving and showing

    def focus_first(self) -> None:
        """Go to the first field."""
        self.blocks[0].grid.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextPrevChild(True)
        else:
            event.ignore()

    def order_tabs(self) -> None:
        """Tab goes in the order of the form, also through rows made later."""
        if self._filling or not hasattr(self, "blocks"):
            return
        controls = [control for block in self.blocks for control in block.grid.controls()]
        for one, after in itertools.pairwise(controls):
            QWidget.setTabOrder(one, after)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, 64)

    def _refresh(self) -> None:
        values = self.values()
        for block, section in zip(self.blocks, self.kind.sections, strict=True):
            shown = section.shown_if is None or section.shown_if.holds(values)
            block.setVisible(shown)
            block.grid.refresh(values)

    def _edited(self) -> None:
        if self._filling:
            return
        self._refresh()
        self._typing = self._focused_name()
        row = self.row(self._typing)
        if row is not None and not row.level:
            self._unchecked.add(self._typing)
        if not self._timer.isActive():
            self._timer.start()
        self.edited.emit()

    def _left(self, name: str) -> None:
        if not self._filling:
            self._leavings[name] = self._leavings.get(name, 0) + 1
            self._typing = "" if name == self._typing else self._typing
            self._refresh()
            self._show_problems()
            self.wants_check.emit(self.values())

    def _reasoned(self, name: str, words: str) -> None:
        self._reasons[name] = words
        self._edited()
        self.wants_check.emit(self.values())
