"""Fields in twelve equal columns, each as wide as it declares, shown while its condition holds."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from xatre.desk import theme
from xatre.desk.editors.context import EditorContext
from xatre.desk.form.row import FieldRow
from xatre.errors import DataError
from xatre.model.fields import Choice, Field, Text
from xatre.model.values import Fields, Value

COLUMNS = 12
LEAST_WIDTH = 752
"""A form on a glass of 1366, with its problems beside it."""


class FieldGrid(QWidget):
    """The fields of a section, of one keyed row, or of a sealed block.

    Conditions look at the values of this grid, or, where it is not `alone`, at those that the
    form hands to `refresh`.
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
        from xatre.desk.editors import editor_for  # rows and sealed blocks hold grids

        super().__init__(parent)
        self._alone = alone
        self._shown: tuple[str, ...] | None = None
        self._read_only = False
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(theme.GAP_COLUMN)
        self._layout.setVerticalSpacing(theme.GAP_ROW)
        for column in range(COLUMNS):
            self._layout.setColumnStretch(column, 1)
            self._layout.setColumnMinimumWidth(column, 10)
        self.rows: dict[str, FieldRow] = {}
        for field in fields:
            editor = editor_for(field, context, self)
            row = FieldRow(field, editor, self)
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
        if alone:  # else whoever holds the grid asks the conditions of the whole record
            self.refresh({})

    # values

    def set_values(self, fields: Mapping[str, Value]) -> None:
        """Show stored values."""
        for name, row in self.rows.items():
            row.editor.set_value(fields.get(name))
        if self._alone:
            self.refresh()

    def values(self) -> Fields:
        """The stored values that can be read; what cannot is in `faults`."""
        made: Fields = {}
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
        for name, row in self.rows.items():
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
        """Ask the conditions again: which fields are shown, which are required."""
        values = self.values() if around is None else around
        shown = tuple(
            name
            for name, row in self.rows.items()
            if row.field.shown_if is None or row.field.shown_if.holds(values)
        )
        for name in shown:
            field = self.rows[name].field
            if not isinstance(field.required, bool):
                self.rows[name].set_required(field.required.holds(values))
            if isinstance(field, Choice) and field.within:
                parent = values.get(field.within)
                self.rows[name].editor.set_within(parent if isinstance(parent, str) else "")
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
        line, column = 0, 0
        for name, row in self.rows.items():
            row.setVisible(name in self.shown)
            if name not in self.shown:
                continue
            width = columns_for(row)
            if column + width > COLUMNS:
                line, column = line + 1, 0
            self._layout.addWidget(row, line, column, 1, width)
            column += width
        self.grown.emit()

    # problems

    def set_problems(
        self,
        problems: Mapping[str, tuple[str, str]],
        *,
        reasons: Mapping[str, str] | None = None,
    ) -> None:
        """Show the worst problem of each field: {path below this grid: (level, words)}."""
        for name, row in self.rows.items():
            inside = {
                path.removeprefix(f"{name}/"): problem
                for path, problem in problems.items()
                if path.startswith(f"{name}/")
            }
            row.editor.set_part_problems(inside)
            level, words = problems.get(name, ("", ""))
            if reasons is not None:
                row.set_reason(reasons.get(name, ""))
            row.set_problem(level, words, may_reason=reasons is not None)

    def set_read_only(self, on: bool) -> None:
        """Show the values without letting them be changed."""
        self._read_only = on
        for row in self.rows.values():
            row.editor.set_read_only(on or row.field.read_only or bool(row.field.computed))

    def name_controls(self, before: str) -> None:
        for row in self.rows.values():
            row.name_controls(before)

    def controls(self) -> list[QWidget]:
        """All that takes the focus, in the order of the form."""
        return [control for name in self.shown for control in self.rows[name].controls()]

    def focus_first(self) -> None:
        """Go to the first field that can be written."""
        for name in self.shown:
            row = self.rows[name]
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


def columns_for(row: FieldRow) -> int:
    """As many columns as the field declares, or more where its label needs them: labels are the
    paper's own words and are not cut."""
    width = min(max(row.field.width, 1), COLUMNS)
    gaps = theme.GAP_COLUMN * (COLUMNS - 1)
    while width < COLUMNS:
        room = (LEAST_WIDTH - gaps) / COLUMNS * width + theme.GAP_COLUMN * (width - 1)
        if row.label_width <= room:
            break
        width += 1
    return width


def is_the_programs(field: Field) -> bool:
    """Whether only the program writes and reads it, as the id of what a remark is about."""
    hidden = field.read_only and field.privacy == "hidden"
    return hidden and isinstance(field, Text) and not field.computed
