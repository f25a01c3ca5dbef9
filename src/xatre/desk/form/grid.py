"""Fields in twelve equal columns, each as wide as it declares, shown while its condition holds.

A row is made when it is needed: near the glass, on the way of the focus, or asked for by name.
Until then its value, its problem and whether it may be written are held here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from xatre.desk import theme
from xatre.desk.editors.context import EditorContext
from xatre.desk.form.held import Held
from xatre.desk.form.placing import COLUMNS, Place, likely_height, places
from xatre.desk.form.row import FieldRow
from xatre.errors import DataError
from xatre.model.fields import Field
from xatre.model.values import Fields, Value


class FieldGrid(QWidget):
    """The fields of a section, of one keyed row, or of a sealed block.

    Conditions look at the values of this grid, or, where it is not `alone`, at those that the
    form hands to `refresh`; its rows are then made late, by whoever holds it. `rows` has those
    that are made.
    """

    edited = Signal()
    left = Signal(str)
    grown = Signal()
    reasoned = Signal(str, str)

    def __init__(
        self,
        fields: tuple[Field, ...],
        context: EditorContext,
        parent: QWidget | None = None,
        *,
        alone: bool = True,
    ) -> None:
        super().__init__(parent)
        self._alone, self._context = alone, context
        self._shown: tuple[str, ...] | None = None
        self._places: dict[str, Place] = {}
        self._held = Held()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(theme.GAP_COLUMN)
        self._layout.setVerticalSpacing(theme.GAP_ROW)
        for column in range(COLUMNS):
            self._layout.setColumnStretch(column, 1)
            self._layout.setColumnMinimumWidth(column, 10)
        self.fields = {field.name: field for field in fields}
        self.rows: dict[str, FieldRow] = {}
        if alone:  # else whoever holds the grid asks the conditions of the whole record
            for field in fields:
                self._make(field)
            self.refresh({})

    # rows that are not made yet

    def build(self, names: Iterable[str]) -> bool:
        """Make the rows of these fields; whether any was not made before."""
        new = [name for name in names if name not in self.rows]
        at_once = len(new) > 1 and self.isVisible() and not self._has_focus()
        if at_once:  # each row shown by itself would lay the whole form out again
            self.hide()
        for name in new:
            row = self._make(self.fields[name])
            self._held.give(row, shown=name in self.shown)
            if name in self.shown:
                self._put(name)
            row.setVisible(name in self.shown)  # at once: what is not visible has no Tab
        if new:
            self._keep_room()
            if at_once:
                self.show()
            self.grown.emit()
        return bool(new)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def row(self, name: str) -> FieldRow:
        """The row of a field of this grid, made now if it was not."""
        self.build([name])
        return self.rows[name]

    def build_down(self, room: int) -> int:
        """Make the rows of the first lines, as many as `room` pixels show; how high they are."""
        heights: dict[int, int] = {}
        for name, place in self._places.items():
            heights[place.line] = max(heights.get(place.line, 0), self._likely_height(name))
        above = {line: sum(heights[one] for one in range(line)) for line in heights}
        self.build(name for name, place in self._places.items() if above[place.line] < room)
        return sum(heights.values())

    def missing(self, top: int, bottom: int) -> list[str]:
        """The fields shown between these heights whose rows are not made."""
        found = []
        for name in self.shown:
            if name not in self.rows:
                place = self._layout.cellRect(self._places[name].line, 0)
                if place.bottom() >= top and place.top() <= bottom:
                    found.append(name)
        return found

    def _make(self, field: Field) -> FieldRow:
        from xatre.desk.editors import editor_for  # rows and sealed blocks hold grids

        row = FieldRow(field, partial(editor_for, field, self._context), self)
        editor = row.editor
        row.setObjectName(field.name)
        row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        editor.setProperty("field", field.name)
        editor.edited.connect(self._edited)
        editor.left.connect(self._left)
        editor.grown.connect(self.grown)
        row.reasoned.connect(self._reasoned)
        if field.read_only or field.computed:
            editor.set_read_only(True)
        self.rows[field.name] = row
        return row

    def _keep_room(self) -> None:
        """Lines without a row keep about the room they will need."""
        room = dict.fromkeys(range(self._layout.rowCount()), 0)
        for name, place in self._places.items():
            if name not in self.rows:
                room[place.line] = max(room.get(place.line, 0), self._likely_height(name))
        for line, height in room.items():
            if self._layout.rowMinimumHeight(line) != height:
                self._layout.setRowMinimumHeight(line, height)

    def _likely_height(self, name: str) -> int:
        return likely_height(self.fields[name], self._held.values.get(name)) + theme.GAP_ROW

    # values

    def set_values(self, fields: Mapping[str, Value]) -> None:
        """Show stored values."""
        for name in self.fields:
            self.set_value(name, fields.get(name))
        if self._alone:
            self.refresh()
        else:
            self._keep_room()

    def set_value(self, name: str, value: Value | None) -> None:
        """Show one stored value."""
        if name in self.rows:
            self.rows[name].editor.set_value(value)
        else:
            self._held.hold(name, value)

    def values(self) -> Fields:
        """The stored values that can be read; what cannot is in `faults`."""
        made = dict(self._held.values)
        for name, row in self.rows.items():
            try:
                value = row.editor.value()
            except DataError:
                continue
            if value is not None:
                made[name] = value
        return made

    def faults(self) -> dict[str, str]:
        """Sentences for what is typed and cannot be read, by path."""
        found: dict[str, str] = {}
        for name in self.fields:
            row = self.rows.get(name)
            if row is None:
                continue
            inside = getattr(row.editor, "faults", None)
            if inside is not None:
                found |= {f"{name}/{path}": words for path, words in inside().items()}
            try:
                row.editor.value()
            except DataError as error:
                found[name] = error.happened
        return found

    def tidy(self) -> None:
        """Show every value that can be read in its usual form."""
        for row in self.rows.values():
            try:
                row.editor.tidy()
            except DataError:
                continue

    # what is shown

    def refresh(self, around: Mapping[str, Value] | None = None) -> None:
        """Ask the conditions again: which fields are shown, which are required. One with a fault is
        shown whatever its condition says, or nobody could mend it."""
        values = self._held.around = self.values() if around is None else around
        faulty = {path.partition("/")[0] for path in self._held.problems}
        shown = tuple(
            name
            for name, field in self.fields.items()
            if field.shown_if is None or name in faulty or field.shown_if.holds(values)
        )
        for name in shown:
            if name in self.rows:
                self._held.ask(self.rows[name])
        if shown != self._shown:
            self._shown = shown
            self._lay_out()

    @property
    def shown(self) -> tuple[str, ...]:
        """Names of the fields now shown, in order."""
        return self._shown or ()

    def _lay_out(self) -> None:
        for row in self.rows.values():
            self._layout.removeWidget(row)
        self._places = places(self.fields[name] for name in self.shown)
        for name, row in self.rows.items():
            row.setVisible(name in self._places)
            if name in self._places:
                self._put(name)
        self._keep_room()
        self.grown.emit()

    def _put(self, name: str) -> None:
        line, column, width = self._places[name]
        self._layout.addWidget(self.rows[name], line, column, 1, width)

    # problems

    def set_problems(
        self,
        problems: Mapping[str, tuple[str, str]],
        *,
        reasons: Mapping[str, str] | None = None,
    ) -> None:
        """Show the worst problem of each field: {path below this grid: (level, words)}."""
        self._held.problems, self._held.reasons = problems, reasons
        self.refresh(self._held.around)
        for row in self.rows.values():
            self._held.show_problem(row)

    # what may be written

    def set_read_only(self, on: bool) -> None:
        """Show the values without letting them be changed."""
        self._held.read_only, self._held.locked = on, set()
        for row in self.rows.values():
            self._held.guard(row)

    def lock(self, names: Collection[str]) -> None:
        """Of these fields the values are only shown."""
        self._held.locked |= self.fields.keys() & set(names)
        for name in self.rows.keys() & self._held.locked:
            self._held.guard(self.rows[name])

    def name_controls(self, before: str) -> None:
        for row in self.rows.values():
            row.name_controls(before)

    def controls(self) -> list[QWidget]:
        """All that takes the focus, in the order of the form."""
        made = (self.rows[name] for name in self.shown if name in self.rows)
        return [control for row in made for control in row.controls()]

    def focus_first(self) -> None:
        """Go to the first field that can be written."""
        for name in self.shown:
            row = self.row(name)
            first = next(iter(row.editor.controls()), None)
            shut = first is not None and bool(first.property("readOnly"))
            if not (row.field.read_only or row.field.computed or shut):
                row.editor.focus()
                return

    # signals of editors

    def _edited(self) -> None:
        if self._alone:
            self.refresh()
        self.edited.emit()

    def _left(self) -> None:
        name = str(self.sender().property("field"))
        with suppress(DataError):
            self.rows[name].editor.tidy()
        self.left.emit(name)

    def _reasoned(self, words: str) -> None:
        self.reasoned.emit(self.sender().objectName(), words)
