"""Headings of sections and panes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk.widgets.style import Hairline, stacked
from xatre.desk.widgets.text import Words


class SectionHeading(QWidget):
    """A heading, 15/600 by default, with words or a widget at right; a hairline above if asked."""

    def __init__(
        self,
        title: str,
        aside: str = "",
        parent: QWidget | None = None,
        *,
        line_above: bool = False,
        role: str = "section",
    ) -> None:
        super().__init__(parent)
        column = stacked(self)
        if line_above:
            column.addSpacing(18)
            column.addWidget(Hairline(self))
            column.addSpacing(14)
        self._row = QHBoxLayout()
        self._title = Words(title, role, self)
        self._aside = Words(aside, "note", self)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(self._aside)
        self._aside.setVisible(bool(aside))
        column.addLayout(self._row)

    def say(self, title: str, aside: str = "") -> None:
        """Change the words."""
        self._title.setText(title)
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)
