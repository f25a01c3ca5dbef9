"""The head of a page: title, a line under it or beside it, badges, buttons at right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.widgets.badge import Badge
from xatre.desk.widgets.style import Hairline, grounded
from xatre.desk.widgets.text import ShortWords, Words

TITLE_ONLY, WITH_LINE, NARROW = 56, 60, 48


class PageHead(QWidget):
    """56 high, 60 with a line below the title. The primary button is added last: far right."""

    def __init__(
        self,
        title: str = "",
        line: str = "",
        parent: QWidget | None = None,
        *,
        beside: bool = False,
    ) -> None:
        super().__init__(parent)
        grounded(self, "white")
        self._beside = beside
        self._title = Words(title, "page", self)
        self._line: Words = ShortWords(line, "quiet" if beside else "note", self)
        self._edge = Hairline(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, 20, 1)
        row.setSpacing(10)
        self._words = QHBoxLayout() if beside else QVBoxLayout()
        self._words.setContentsMargins(0, 0, 0, 2)
        self._words.setSpacing(10 if beside else 0)
        if not beside:
            self._words.addStretch(1)
        self._words.addWidget(self._title)
        self._words.addWidget(self._line, 1 if beside else 0)
        if not beside:
            self._words.addStretch(1)
        row.addLayout(self._words, 1)
        self._badges = QHBoxLayout()
        self._badges.setSpacing(8)
        row.addLayout(self._badges)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        row.addLayout(self._buttons)
        self.say(title, line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._edge.setGeometry(0, self.height() - 1, self.width(), 1)

    def say(self, title: str, line: str = "") -> None:
        """Change title and line."""
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line) or self._beside)
        self.setFixedHeight(WITH_LINE if line and not self._beside else TITLE_ONLY)

    @property
    def title(self) -> str:
        return self._title.text()

    def add(self, button: QWidget) -> None:
        """Add a button at the right of those before."""
        self._buttons.addWidget(button)

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget between the title and the line, as a hidden name."""
        self._words.insertWidget(self._words.indexOf(self._title) + 1, widget)

    def set_low(self, on: bool) -> None:
        """48 high, for a narrow window."""
        self.setFixedHeight(NARROW if on else TITLE_ONLY)

    def show_badges(self, badges: list[Badge]) -> None:
        """Replace the badges."""
        while self._badges.count():
            item = self._badges.takeAt(0)
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for badge in badges:
            badge.setParent(self)
            self._badges.addWidget(badge)
            badge.show()


class Foot(QWidget):
    """The foot of a form, 52 high: words at left, the cancelling button, then the primary one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grounded(self, "white")
        self.setFixedHeight(53)
        self._edge = Hairline(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.MARGIN, 1, 20, 0)
        self._row.setSpacing(8)
        self.words = ShortWords("", "quiet", self)
        self._row.addWidget(self.words, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._edge.setGeometry(0, 0, self.width(), 1)

    def add(self, widget: QWidget) -> None:
        """Add a button or key at the right of those before."""
        self._row.addWidget(widget)

    def add_left(self, widget: QWidget) -> None:
        """Add a widget before the words."""
        self._row.insertWidget(max(0, self._row.indexOf(self.words)), widget)
