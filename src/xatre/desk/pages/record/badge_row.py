"""The badges under the name of a record: the first few, and how many more there are."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk.widgets.badge import Badge, BadgeLook
from xatre.desk.widgets.text import Words

MOST = 3


class BadgeRow(QWidget):
    """Badges beside one another; none takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 4, 0, 0)
        self._row.setSpacing(6)

    def show_looks(self, looks: list[BadgeLook]) -> None:
        """Show these in place of those before."""
        while self._row.count():
            widget = self._row.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for look in looks[:MOST]:
            self._row.addWidget(Badge(*look, self))
        if len(looks) > MOST:
            rest = Words(f"+{len(looks) - MOST}", "note", self)
            rest.setToolTip(", ".join(look.words for look in looks[MOST:]))
            self._row.addWidget(rest)
        self._row.addStretch(1)
