"""Words on the desk: labels of one role, always plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from xatre.desk import icons, theme
from xatre.desk.widgets.style import mark


class Words(QLabel):
    """A label of a role of the stylesheet: page, section, text, name, strong, note, label…"""

    def __init__(
        self,
        words: str = "",
        role: str = "text",
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        mark(self, role=role)
        self.setText(words)

    def tone(self, name: str) -> None:
        """Colour the words: "red", "amber", "green", "accent" or "" for none."""
        mark(self, tone=name)

    def selectable(self) -> Words:
        """Let the words be copied with the mouse."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self


class ShortWords(Words):
    """One line that ends in "…" where there is no room; the whole is in the tooltip."""

    def __init__(self, words: str = "", role: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(words, role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        short = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if short else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), int(self.alignment()), shown)


class Picture(QLabel):
    """One icon beside words; it says nothing to a screen reader, the words do."""

    def __init__(
        self, name: str, colour: str = theme.INK2, size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size, self._above = size, 0
        self.setFixedSize(size, size)
        self.show_icon(name, colour)

    def show_icon(self, name: str, colour: str) -> None:
        """Change the icon or its colour."""
        self._name, self._colour = name, colour
        self.update()

    def beside(self, words: int) -> Picture:
        """Stand at the height of the first line of words of that many pixels, however many lines
        follow; to be laid out at the top. The ascent is 1.17 of them, capitals are 0.7 high."""
        self._above = max(0, round(words * 0.82 - self._size / 2))
        self.setFixedSize(self._size, self._size + self._above)
        return self

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        picture = icons.picture(self._name, self._colour, self._size, ratio)
        QPainter(self).drawPixmap(0, self._above, picture)


class Key(Words):
    """A key of the keyboard, such as "Ctrl+K"."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "key", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
