"""The form of a kind: its sections, live conditions, messages at the fields, drafts by themselves.

It knows values and problems; checking and saving are done by the page that holds it. Rows are
made when they are needed (`late_rows`), when what is wrong is said is for `telling`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.editors.context import EditorContext
from xatre.desk.form.grid import FieldGrid
from xatre.desk.form.late_rows import LateRows, row_of
from xatre.desk.form.placing import is_the_programs
from xatre.desk.form.row import FieldRow
from xatre.desk.form.section import SectionBlock
from xatre.desk.form.telling import Telling
from xatre.desk.widgets.style import grounded
from xatre.model.kind import Kind
from xatre.model.problem import Problem
from xatre.model.values import IN, YES, Fields, Value, rows_in

AUTOSAVE = 700  # milliseconds from the first key to the saving of the draft
REASONS = "doubt_reasons"


class Form(QScrollArea):
    """The form of `kind`.

    edited      after each key or choice
    autosave    with the values, at most a second after typing
    wants_check after leaving a field: the page checks and calls `set_problems`
    """

    edited = Signal()
    autosave = Signal(dict)
    wants_check = Signal(dict)

    def __init__(self, kind: Kind, context: EditorContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.context = kind, context
        self._kept: Fields = {}
        self._reasons: dict[str, str] = {}
        self._telling = Telling(self._has_focus)
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
        self.setWidget(body)  # while it is empty: what moves with all it holds is styled twice
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, theme.MARGIN)
        self._box.setSpacing(0)
        self.blocks: list[SectionBlock] = []
        for number, section in enumerate(kind.sections):
            fields = tuple(field for field in section.fields if not is_the_programs(field))
            grid = FieldGrid(fields, context, body, alone=False)
            grid.edited.connect(self._edited)
            grid.left.connect(self._left)
            grid.grown.connect(self._grown)
            grid.reasoned.connect(self._reasoned)
            block = SectionBlock(section.title, section.note, grid, number == 0, body)
            self.blocks.append(block)
            self._box.addWidget(block)
        self._box.addStretch(1)
        self._late = LateRows(self, self.blocks)
        for keys, slot in (("F8", self.next_problem), ("Shift+F8", self.previous_problem)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self._make(self._refresh)

    # values

    def set_values(self, fields: Mapping[str, Value]) -> None:
        """Show a record's stored values; problems and leavings start anew."""
        self._filling = True
        self._kept = dict(fields)
        self._reasons = {
            name: str(row.get("reason", "")) for name, row in rows_in(fields.get(REASONS)).items()
        }
        self._telling.begin(self._kept)
        for block in self.blocks:
            block.grid.set_values(fields)
        self._refresh()
        self._timer.stop()
        self._filling = False
        self.set_problems(())
        self._late.make_soon()

    def set_value(self, name: str, value: Value | None) -> None:
        """Show the stored value of one field; nothing where no section shows it."""
        grid = self._grid_of(name)
        if grid is not None:
            grid.set_value(name, value)

    def fill(self, fields: Mapping[str, Value | None]) -> None:
        """Show more values, as though they were typed; None for nothing."""
        for name, value in fields.items():
            self.set_value(name, value)
        self._edited()

    def values(self) -> Fields:
        """The record's fields as typed now: also those no section shows, as they were given.
        What cannot be read is left out and is in `faults`."""
        made = {name: value for name, value in self._kept.items() if self._grid_of(name) is None}
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

    def settled_faults(self) -> dict[str, str]:
        """The same without the field that is being typed in: half a word is no fault yet."""
        return self._telling.settled(self.faults())

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

    def lock(self, names: Collection[str]) -> None:
        """The values of these fields are only shown."""
        for block in self.blocks:
            block.grid.lock(names)

    # problems

    def try_to_complete(self) -> None:
        """From now on required empty fields are red too."""
        self._telling.try_all()
        self._show_problems()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """What the checks found, shown at the fields as `Telling` says."""
        self._telling.found(problems)
        self._show_problems()

    def _show_problems(self) -> None:
        worst = self._telling.worst(self.faults(), self.values())
        for block in self.blocks:
            block.grid.set_problems(worst, reasons=self._reasons)
        self.order_tabs()

    def field_at(self, widget: QWidget | None) -> str:
        """The field a control of this form stands in, "" for none."""
        row = row_of(widget, self) if widget is not None and self.isAncestorOf(widget) else None
        return row.field.name if row is not None else ""

    def _has_focus(self, name: str) -> bool:
        return self.field_at(QApplication.focusWidget()) == name

    @property
    def shown(self) -> list[str]:
        """Names of the fields now shown, in order; also of sections that are hidden whole."""
        return [name for block in self.blocks for name in block.grid.shown]

    def was_left(self, name: str) -> None:
        """What is wrong with this field may be said."""
        self._telling.was_left(name)

    def _grid_of(self, name: str) -> FieldGrid | None:
        return next((block.grid for block in self.blocks if name in block.grid.fields), None)

    def row(self, name: str) -> FieldRow | None:
        """The row of a field, made now if it was not; None where no section shows it."""
        grid = self._grid_of(name)
        return grid.row(name) if grid is not None else None

    def go_to(self, path: str) -> None:
        """Go to the field of a problem."""
        row = self.row(path.partition("/")[0])
        if row is not None:
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            row.editor.focus()

    def next_problem(self) -> None:
        """F8: the first field with a message after the one with the focus."""
        self._step_problem(1)

    def previous_problem(self) -> None:
        """Shift+F8."""
        self._step_problem(-1)

    def _step_problem(self, step: int) -> None:
        paths = {problem.path.partition("/")[0] for problem in self._telling.problems} | {
            path.partition("/")[0] for path in self.faults()
        }
        at = self.field_at(QApplication.focusWidget())
        order = [name for name in self.shown if name in paths or name == at]
        if paths & set(order):
            here = order.index(at) if at in order else (-1 if step > 0 else 0)
            while order[here := (here + step) % len(order)] not in paths:
                pass
            self.go_to(order[here])

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
        if self._filling:
            return
        controls = [control for block in self.blocks for control in block.grid.controls()]
        for one, after in itertools.pairwise(controls):
            QWidget.setTabOrder(one, after)

    def _grown(self) -> None:
        self.order_tabs()
        self._late.make_soon()

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        name = self.field_at(new)
        if new is not None and name:
            self._make(lambda: self._late.make_beside(name))
            self.ensureWidgetVisible(new, 0, 64)

    def _make(self, make: Callable[[], None]) -> None:
        self._filling, was = True, self._filling  # the order of Tab is set once
        make()
        self._filling = was
        self.order_tabs()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make(self._late.make_first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._late.make_soon()

    def _refresh(self) -> None:
        values = self.values()
        for block, section in zip(self.blocks, self.kind.sections, strict=True):
            block.setVisible(section.shown_if is None or section.shown_if.holds(values))
            block.grid.refresh(values)

    def _edited(self) -> None:
        if self._filling:
            return
        self._refresh()
        name = self.field_at(QApplication.focusWidget())
        row = self.row(name)
        self._telling.written(name, has_message=row is None or bool(row.level))
        self._make(lambda: self._late.make_beside(name))
        if not self._timer.isActive():
            self._timer.start()
        self.edited.emit()

    def _left(self, name: str) -> None:
        if not self._filling:
            self._telling.left(name)
            self._refresh()
            self._show_problems()
            self.wants_check.emit(self.values())

    def _reasoned(self, name: str, words: str) -> None:
        self._reasons[name] = words
        self._edited()
        self.wants_check.emit(self.values())
