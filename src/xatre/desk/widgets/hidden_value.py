"""A value behind dots. Showing it is told to the page, which writes it to the journal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import mark, side_by_side
from xatre.desk.widgets.text import Words
from xatre.model.text import DOTS

LINE = 20


class HiddenValue(QWidget):
    """Dots and "Hiện". `ask(take)` is called on each showing and gives the words to `take`,
    after it wrote the showing down; the value hides again when the record is left. `turned` when
    it is shown or hidden."""

    turned = Signal(bool)

    def __init__(
        self,
        label: str,
        ask: Callable[[Callable[[str], None]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask = ask
        self._label = label
        row = side_by_side(self, 8)
        self._words = Words(DOTS, "text", self, wrap=True)
        self._button = Button("Hiện", "link", "eye", self, small=True)
        self._button.clicked.connect(self._toggle)
        # As high as a line of words: values beside it stand on the same line.
        self._button.setFixedHeight(LINE)
        mark(self._button, low=True)
        row.addWidget(self._words)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide_again()

    @property
    def is_shown(self) -> bool:
        return self._words.text() != DOTS

    @property
    def words(self) -> str:
        """What can be read now."""
        return self._words.text()

    def hide_again(self) -> None:
        """Back to dots."""
        self._words.setText(DOTS)
        self._words.setAccessibleName(f"{self._label}: đang ẩn")
        self._button.setText("Hiện")
        self._button.show_icon("eye")
        self._button.setAccessibleName(f"Hiện {self._label}")
        self.turned.emit(False)

    def _toggle(self) -> None:
        if self.is_shown:
            self.hide_again()
        else:
            self._ask(self._show)

    def _show(self, words: str) -> None:
        self._words.setText(words or "–")
        self._words.setAccessibleName(f"{self._label}: {words}")
        self._button.setText("Ẩn")
        self._button.show_icon("eye-off")
        self._button.setAccessibleName(f"Ẩn {self._label}")
        self.turned.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.hide_again()
