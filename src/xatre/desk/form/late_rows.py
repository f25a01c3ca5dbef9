"""Rows of a form made when they are needed: near the glass, and ahead of the focus.

A row that was never needed costs neither time nor memory. What it would show is held in its grid.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from xatre.desk.form.row import FieldRow
from xatre.desk.form.section import HEAD, SectionBlock

BESIDE = 4
"""Rows made before and after the one with the focus, so that Tab finds them."""
BELOW = 60
"""Pixels below the glass that are made with it."""


class LateRows(QObject):
    """Makes the rows of `blocks` inside `area` in time."""

    def __init__(self, area: QScrollArea, blocks: Sequence[SectionBlock]) -> None:
        super().__init__(area)
        self._area, self._blocks = area, blocks
        self._making = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.make_near)
        area.verticalScrollBar().valueChanged.connect(self.make_near)

    def make_soon(self) -> None:
        """Look again when what changed is laid out."""
        self._soon.start()

    def make_first(self) -> None:
        """Make what the glass will show, by the likely height of it: nothing is laid out yet."""
        room = self._area.viewport().height()
        for block in self._blocks:
            if room > 0 and not block.isHidden():
                room -= HEAD + block.grid.build_down(room - HEAD)

    def make_near(self) -> None:
        """Make the rows the glass shows, and the last of the form: Shift+Tab from below comes
        there. What stands on the glass stays where it is."""
        if self._making or not self._area.isVisible():
            return
        self._making = True
        anchor, stood = self._anchor()
        for _ in range(4):  # what was made may be lower than was thought, and show more
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._keep(anchor, stood)
            made = [block.grid.build(self._missing(block)) for block in self._blocks]
            if not any(made):
                break
        self._making = False

    def make_beside(self, name: str) -> None:
        """Make the rows round this field."""
        order = [(block, one) for block in self._blocks for one in block.grid.shown]
        place = next((place for place, (_, one) in enumerate(order) if one == name), None)
        if place is None:
            return
        for block, one in order[max(0, place - BESIDE) : place + BESIDE + 1]:
            block.grid.build([one])
        for block, one in order[-1:]:
            block.grid.build([one])

    def _missing(self, block: SectionBlock) -> list[str]:
        if block.isHidden():
            return []
        body, glass = self._area.widget(), self._area.viewport()
        start = block.grid.mapTo(body, QPoint(0, 0)).y() + body.y()
        return block.grid.missing(-start, glass.height() + BELOW - start)

    def _anchor(self) -> tuple[QWidget | None, int]:
        """The row with the focus, or the first on the glass, and where it stands."""
        glass = self._area.viewport()
        focused = QApplication.focusWidget()
        rows = [row for block in self._blocks for row in block.grid.rows.values()]
        seen = [(row, row.mapTo(glass, QPoint(0, 0)).y()) for row in rows if row.isVisible()]
        seen = [(row, y) for row, y in seen if -row.height() < y < glass.height()]
        for row, y in seen:
            if focused is not None and row.isAncestorOf(focused):
                return row, y
        return min(seen, key=lambda one: one[1]) if seen else (None, 0)

    def _keep(self, anchor: QWidget | None, stood: int) -> None:
        if anchor is not None and anchor.isVisible():
            moved = anchor.mapTo(self._area.viewport(), QPoint(0, 0)).y() - stood
            bar = self._area.verticalScrollBar()
            if moved:
                bar.setValue(bar.value() + moved)


def row_of(widget: QWidget | None, area: QWidget) -> FieldRow | None:
    """The outermost row of a form that a control stands in."""
    found = None
    while widget is not None and widget is not area:
        if isinstance(widget, FieldRow):
            found = widget
        widget = widget.parentWidget()
    return found
