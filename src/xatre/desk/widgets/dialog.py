"""The dialog for when work cannot go on: what happened, what is safe, what to do, the facts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPainterPath, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from xatre.desk import theme
from xatre.desk.widgets.buttons import Button, Look
from xatre.desk.widgets.focus_ring import FocusRing
from xatre.desk.widgets.style import Panel, mark, rounded
from xatre.desk.widgets.text import Key, Picture, Words
from xatre.errors import XatreError

RADIUS = 8
ICONS = {
    "error": ("circle-alert", theme.RED),
    "doubt": ("triangle-alert", theme.AMBER),
    "info": ("info", theme.ACCENT),
}


class Scrim(QWidget):
    """Darkens the window behind a dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.SCRIM)


class Dialog(QDialog):
    """640 wide. `answer` is the key of the button pressed; Esc is the first, quiet one.

    `body` (between the steps and the buttons) takes widgets of the caller, such as a field.
    """

    def __init__(
        self,
        title: str,
        safe: str = "",
        steps: Sequence[str] = (),
        facts: Sequence[tuple[str, str]] = (),
        code: str = "",
        level: str = "error",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.answer = ""
        self._quiet = ""
        self._scrim: Scrim | None = None
        self._details = self._words_to_copy(title, safe, steps, facts, code)
        self._safe_button: Button | None = None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(safe)
        self.setModal(True)
        self.setFixedWidth(theme.DIALOG_WIDTH)
        mark(self, panel="dialog")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(14)
        icon, colour = ICONS[level]
        upper.addWidget(Picture(icon, colour, 24, self).beside(20), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Words(title, "page", self, wrap=True))
        if safe:
            column.addWidget(Words(safe, "text", self, wrap=True))
        if steps:
            column.addSpacing(8)
            column.addWidget(Words("Làm gì tiếp", "strong", self))
            column.addLayout(self._numbered(steps))
        if facts:
            column.addSpacing(8)
            column.addWidget(self._facts(facts))
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column.addLayout(self.body)
        upper.addLayout(column, 1)
        whole.addLayout(upper)
        whole.addSpacing(20)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        if code:
            self._buttons.addWidget(Key(code, self))
            copy = Button("Chép thông tin", "link", "copy", self)
            copy.clicked.connect(self._copy)
            self._buttons.addWidget(copy)
        self._buttons.addStretch(1)
        whole.addLayout(self._buttons)
        self._ring = FocusRing(self)

    @staticmethod
    def _words_to_copy(
        title: str,
        safe: str,
        steps: Sequence[str],
        facts: Sequence[tuple[str, str]],
        code: str,
    ) -> str:
        lines = [f"{code} {title}".strip(), safe, *steps]
        lines += [f"{label}: {value}" for label, value in facts]
        return "\n".join(line for line in lines if line)

    def _numbered(self, steps: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, step in enumerate(steps):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(Words(f"{number + 1}.", "text", self), number, 0, top)
            grid.addWidget(Words(step, "text", self, wrap=True), number, 1)
        return grid

    def _facts(self, facts: Sequence[tuple[str, str]]) -> Panel:
        panel = Panel("sunk", self)
        grid = QGridLayout(panel)
        grid.setContentsMargins(14, 8, 14, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for number, (label, value) in enumerate(facts):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Words(label, "note", panel))
            column.addWidget(Words(value, "text", panel, wrap=True).selectable())
            column.addStretch(1)
            grid.addLayout(column, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        return panel

    def field(self, label: str, widget: QWidget) -> None:
        """A label with its field close below it, in the body."""
        if self.body.count() == 0:
            self.body.setContentsMargins(0, 12, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(Words(label, "label", self))
        if not widget.accessibleName():
            widget.setAccessibleName(label)
        column.addWidget(widget)
        self.body.addLayout(column)

    def add_button(
        self, key: str, words: str, look: Look = "secondary", icon: str = "", *, safe: bool = False
    ) -> Button:
        """Add a button at the right; the first quiet one is Esc, the `safe` one has the focus."""
        button = Button(words, look, icon, self)
        button.setProperty("key", key)
        button.clicked.connect(self._press)
        self._buttons.addWidget(button)
        if look == "quiet" and not self._quiet:
            self._quiet = key
        if safe or self._safe_button is None:
            self._safe_button = button
        return button

    def _press(self) -> None:
        self.answer = str(self.sender().property("key"))
        self.accept()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def reject(self) -> None:
        self.answer = self._quiet
        super().reject()

    def ask(self) -> str:
        """Show the dialog and wait; return the key of the button pressed. What was typed in it
        can be read until the next event comes."""
        self.exec()
        self.deleteLater()
        return self.answer

    def showEvent(self, event: QEvent) -> None:
        parent = self.parentWidget()
        if parent is not None:
            window = parent.window()
            self._scrim = Scrim(window)
            self.fit()
            place = window.mapToGlobal(window.rect().center()) - self.rect().center()
            self.move(place)
        super().showEvent(event)  # type: ignore[arg-type]
        if self._safe_button is not None and not self.body.count():
            self._safe_button.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def fit(self) -> None:
        """As high as its words need at this width; called again when they change."""
        self.adjustSize()
        layout = self.layout()
        wanted = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if wanted > 0:
            self.resize(self.width(), wanted)

    def hideEvent(self, event: QEvent) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        super().hideEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), RADIUS, theme.WHITE, theme.EDGE)


def error_dialog(error: XatreError, title: str, parent: QWidget | None = None) -> Dialog:
    """A dialog for a fault of the program's own kinds; the caller adds its buttons."""
    steps = [error.to_do] if error.to_do else []
    return Dialog(title, error.happened, steps, (), error.code, "error", parent)
