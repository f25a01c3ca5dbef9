"""The editor of keyed rows, each of which holds editors of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk.editors.base import Editor
from xatre.desk.editors.context import EditorContext
from xatre.desk.editors.row_shapes import LineHeads, RowLine, RowPanel, fits_line
from xatre.desk.widgets.buttons import Button
from xatre.model.fields import Rows
from xatre.model.values import IN, YES, Fields, Value


class RowsEditor(Editor):
    """Keyed rows. Removing one drops its existence and never touches its cells.

    Rows that are a code list's codes are all shown, named by their labels; one without a cell
    written is not stored.
    """

    field: Rows

    def __init__(self, field: Rows, context: EditorContext, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._panels: list[RowPanel | RowLine] = []
        self._in_lines = fits_line(field)
        self._gone: dict[str, Value] = {}
        self._stored: dict[str, Value] = {}
        self._label = field.label
        self._read_only = False
        self._add_button = Button(f"Thêm {field.row_label}", "secondary", "plus", self, small=True)
        self._add_button.clicked.connect(self.add_row)
        self._add_button.setVisible(not field.row_codes)
        line = QHBoxLayout()
        line.addWidget(self._add_button)
        line.addStretch(1)
        if self._in_lines:
            self._box.setSpacing(4)
            self._box.addWidget(LineHeads(field, self))
        self._box.addLayout(line)

    @property
    def panels(self) -> list[RowPanel | RowLine]:
        """The rows shown."""
        return list(self._panels)

    def add_row(self) -> None:
        """Add an empty row and go to its first cell."""
        if len(self._panels) >= self.field.most:
            return
        panel = self._make_panel(self.context.new_row_id(), {})
        self.edited.emit()
        self.grown.emit()
        panel.grid.focus_first()

    def _make_panel(self, row_id: str, cells: Fields) -> RowPanel | RowLine:
        sort = RowLine if self._in_lines else RowPanel
        panel = sort(row_id, self.field, self.context, self)
        panel.grid.set_values(cells)
        panel.grid.set_read_only(self._read_only)
        panel.bin.setVisible(not self._read_only and not self.field.row_codes)
        panel.bin.setProperty("row", row_id)
        panel.bin.clicked.connect(self._remove)
        panel.grid.edited.connect(self.edited)
        panel.grid.left.connect(self.left)
        panel.grid.grown.connect(self.grown)
        self._box.insertWidget(len(self._panels) + self._in_lines, panel)
        self._panels.append(panel)
        self._number()
        return panel

    def _remove(self) -> None:
        row_id = self.sender().property("row")
        panel = next(panel for panel in self._panels if panel.row_id == row_id)
        kept = self._stored.get(panel.row_id)
        if isinstance(kept, dict):
            self._gone[panel.row_id] = {name: cell for name, cell in kept.items() if name != IN}
        self._take_out(panel)
        self._number()
        self.edited.emit()
        self.left.emit()
        self.grown.emit()
        self._add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_out(self, panel: RowPanel | RowLine) -> None:
        self._panels.remove(panel)
        self._box.removeWidget(panel)
        panel.hide()
        panel.deleteLater()

    def _number(self) -> None:
        label = self.field.row_label[:1].upper() + self.field.row_label[1:]
        for number, panel in enumerate(self._panels, 1):
            if self.field.row_codes:
                named = self.context.codes.label(self.field.row_codes, panel.row_id)
                panel.title.setText(named)
                panel.grid.name_controls(f"{self._label}, {named}")
                continue
            panel.title.setText(f"{label} {number}")
            panel.bin.setAccessibleName(f"Bỏ {self.field.row_label} {number}")
            panel.grid.name_controls(f"{self._label}, {self.field.row_label} {number}")

    def set_value(self, stored: Value | None) -> None:
        self._stored = dict(stored) if isinstance(stored, dict) else {}
        self._gone = {}
        for panel in list(self._panels):
            self._take_out(panel)
        fixed: dict[str, Value] = {row_id: {} for row_id in self._fixed_rows()}
        for row_id, row in (fixed | self._stored).items():
            if isinstance(row, dict) and IN in row:
                self._make_panel(row_id, {name: cell for name, cell in row.items() if name != IN})
                continue
            if row_id in fixed:
                self._make_panel(row_id, {})
            if row:
                self._gone[row_id] = row
        self.grown.emit()

    def value(self) -> Value | None:
        made: dict[str, Value] = dict(self._gone)
        for panel in self._panels:
            cells = panel.grid.values()
            kept = self._stored.get(panel.row_id)
            if cells or not self.field.row_codes or (isinstance(kept, dict) and IN in kept):
                made[panel.row_id] = {IN: YES, **cells}
        return made or None

    def _fixed_rows(self) -> list[str]:
        if not self.field.row_codes:
            return []
        offered = self.context.codes.offered(self.field.row_codes, within=self.field.row_within)
        return [code.code for code in offered]

    def faults(self) -> dict[str, str]:
        """What cannot be read, by path below this field."""
        return {
            f"{panel.row_id}/{path}": words
            for panel in self._panels
            for path, words in panel.grid.faults().items()
        }

    def set_part_problems(self, problems: dict[str, tuple[str, str]]) -> None:
        for panel in self._panels:
            start = f"{panel.row_id}/"
            panel.grid.set_problems(
                {
                    path.removeprefix(start): problem
                    for path, problem in problems.items()
                    if path.startswith(start)
                }
            )

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self._add_button.setVisible(not on and not self.field.row_codes)
        for panel in self._panels:
            panel.grid.set_read_only(on)
            panel.bin.setVisible(not on and not self.field.row_codes)

    def set_names(self, label: str) -> None:
        self._label = label
        self._add_button.setAccessibleName(f"Thêm {self.field.row_label}: {label}")
        self._number()

    def controls(self) -> list[QWidget]:
        inside = [control for panel in self._panels for control in self._row_controls(panel)]
        return inside if self.field.row_codes else [*inside, self._add_button]

    def _row_controls(self, panel: RowPanel | RowLine) -> list[QWidget]:
        return [panel.bin, *panel.grid.controls()]

    def focus(self) -> None:
        if self._panels:
            self._panels[0].grid.focus_first()
        else:
            super().focus()
