"""The pane beside a list or form: paper ground, scrolls by itself, and pairs of label and value."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from xatre.desk.widgets.style import Hairline, grounded, stacked
from xatre.desk.widgets.text import Words


class SidePane(QScrollArea):
    """Widgets are put into `column`."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, ground: str = "paper", margin: int = 18
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        grounded(body, ground)
        grounded(self.viewport(), ground)
        grounded(self, ground)
        # A stretch below, and no alignment: an aligned layout is given its wish, not the height
        # its wrapped lines need at this width.
        self._whole = stacked(body)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(margin, 16, margin, 16)
        self.column.setSpacing(8)
        self._whole.addLayout(self.column)
        self._whole.addStretch(1)
        self.setWidget(body)
        body.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() in (QEvent.Type.LayoutRequest,
                                                         QEvent.Type.Resize):  # fmt: skip
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Room for every wrapped line: a scroll area itself only gives the least height."""
        body = self.widget()
        body.setMinimumHeight(max(0, self._whole.totalHeightForWidth(body.width())))

    def add_line(self) -> None:
        """A hairline between two parts."""
        self.column.addSpacing(8)
        self.column.addWidget(Hairline(self.widget()))
        self.column.addSpacing(6)

    def clear(self) -> None:
        """Take everything out."""
        empty(self.column)


def empty(layout: QVBoxLayout | QGridLayout) -> None:
    """Take every widget, spacing and inner layout out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class Pairs(QWidget):
    """Labels with their values below them, in columns: how a record is read."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._next = columns, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def add(self, label: str, value: str | QWidget, *, wide: bool = False) -> None:
        """Add a pair; a `wide` one has a line of its own."""
        if wide and self._next % self._columns:
            self._next += self._columns - self._next % self._columns
        pair = QVBoxLayout()
        pair.setSpacing(1)
        head = Words(label, "note", self, wrap=True)
        head.setMinimumWidth(40)
        pair.addWidget(head)
        if isinstance(value, str):
            shown = Words(value or "–", "text", self, wrap=True)
            shown.setMinimumWidth(40)
            pair.addWidget(shown.selectable())
        else:
            pair.addWidget(value)
        pair.addStretch(1)
        line, column = divmod(self._next, self._columns)
        self._grid.addLayout(pair, line, column, 1, self._columns if wide else 1)
        self._next += self._columns if wide else 1
