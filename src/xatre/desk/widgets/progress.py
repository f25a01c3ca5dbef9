"""Long work: what it is, how far it is, and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import stacked
from xatre.desk.widgets.text import ShortWords, Words
from xatre.model.text import show_number


class Progress(QWidget):
    """`stopped` when the button is pressed; the page passes it on to the task."""

    stopped = Signal()

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = stacked(self, 6)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._words = ShortWords(words, "name", self)
        self._amount = Words("", "note", self)
        self._stop = Button("Dừng lại", "secondary", "circle-stop", self, small=True)
        self._stop.clicked.connect(self._press)
        row.addWidget(self._words, 1)
        row.addWidget(self._amount)
        row.addWidget(self._stop)
        column.addLayout(row)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Tiến độ")
        column.addWidget(self._bar)
        self.start(words)

    def start(self, words: str) -> None:
        """Begin, with the amount not known yet."""
        self._words.setText(words)
        self._amount.setText("")
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._stop.say("Dừng lại")

    def show_progress(self, done: int, total: int, words: str = "") -> None:
        """`done` of `total`; a total of 0 means it is not known."""
        if words:
            self._words.setText(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total:
            self._amount.setText(f"{show_number(str(done))} trên {show_number(str(total))}")

    def show_share(self, done: int, total: int, words: str = "") -> None:
        """As `show_progress`, but the amount is said in per cent: the units mean nothing."""
        self.show_progress(done, total, words)
        if total:
            self._amount.setText(f"{100 * done // total} %")

    def _press(self) -> None:
        self._stop.setEnabled(False)
        self._stop.say("Đang dừng…")
        self.stopped.emit()
