"""Small parts of the pages before a book is open: notes under a field, notices, page frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.widgets.buttons import Button, Look
from xatre.desk.widgets.rail import Mark
from xatre.desk.widgets.style import grounded, mark, rounded
from xatre.desk.widgets.text import Picture, ShortWords, Words

COLUMN, SIDE = 540, 72


class LargeMark(Mark):
    """The program's mark, 32 high."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(32, parent)


class EntryLine(ShortWords):
    """The line under the title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "note", parent)
        self.setMinimumHeight(22)


class ShieldPicture(Picture):
    """The shield at the foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("shield-check", theme.INK2, 16, parent)


class OpenButton(Button):
    """The primary button of an entry page, 38 high; says what it does while it works."""

    def __init__(self, parent: QWidget | None = None, words: str = "") -> None:
        super().__init__(words, "primary", "", parent, large=True)


class FieldNote(QWidget):
    """An icon and words under a field; hidden while it says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 4, 0, 0)
        row.setSpacing(6)
        self._icon = Picture("circle-alert", theme.RED, 14, self)
        self._words = Words("", "note", self, wrap=True)
        row.addWidget(self._icon.beside(12), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str, tone: str = "red", icon: str = "circle-alert") -> None:
        """Say something, or nothing."""
        self._words.setText(words)
        self._words.tone(tone)
        self._icon.show_icon(icon, theme.TONES[tone].ink if tone else theme.INK2)
        self.setAccessibleName(words)
        self.setVisible(bool(words))


class Notice(QWidget):
    """A tinted panel: what happened in bold, what to do, and buttons below."""

    def __init__(self, level: str, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from xatre.desk.widgets.message_bar import LOOKS

        self._tone, icon = LOOKS[level]
        self.title, self.said = title, words
        self.buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 14, 13)
        row.setSpacing(10)
        row.addWidget(
            Picture(icon, self._tone.ink, 18, self).beside(13), 0, Qt.AlignmentFlag.AlignTop
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._column.addWidget(Words(title, "strong", self, wrap=True))
        if words:
            self._column.addWidget(Words(words, "text", self, wrap=True))
        row.addLayout(self._column, 1)
        self.setAccessibleName(f"{title} {words}")

    def add_button(
        self, key: str, words: str, act: Callable[[], object], look: Look = "secondary"
    ) -> Button:
        """A button below the words, each on its own line."""
        if not self.buttons:
            self._column.addSpacing(8)
        button = Button(words, look, "", self)
        button.clicked.connect(lambda: act())
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(4)
        self.buttons[key] = button
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), 6, self._tone.ground, self._tone.line)


class EntryPage(QWidget):
    """A page of the entry window: a step line, title, sentence, a body that scrolls, and buttons.

    `body` takes the widgets of the page.
    """

    def __init__(self, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 24, 0, 20)
        whole.setSpacing(0)
        self.step = Words("", "hint", self)
        self.title = Words(title, "page", self, wrap=True)
        self.sentence = Words(sentence, "quiet", self, wrap=True)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE, 12)
        head.setSpacing(3)
        head.addWidget(self.step)
        head.addWidget(self.title)
        head.addWidget(self.sentence)
        self.step.hide()
        self.sentence.setVisible(bool(sentence))
        whole.addLayout(head)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        mark(inner, ground="none")
        grounded(scroll.viewport(), "white")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(SIDE, 6, SIDE, 12)
        self.body.setSpacing(6)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll.setWidget(inner)
        self._scroll = scroll
        whole.addWidget(scroll, 1)
        self.feet = QHBoxLayout()
        self.feet.setContentsMargins(SIDE, 12, SIDE, 8)
        self.feet.setSpacing(8)
        self.back = Button("Trở lại", "secondary", "", self, large=True)
        self.next = Button("Tiếp tục", "primary", "", self, large=True)
        self.feet.addWidget(self.back)
        self.feet.addStretch(1)
        self.feet.addWidget(self.next)
        whole.addLayout(self.feet)

    def label(self, words: str, buddy: QWidget | None = None) -> Words:
        """A label above a field, in the body."""
        made = Words(words, "label", self)
        self.body.addSpacing(6)
        self.body.addWidget(made)
        if buddy is not None:
            buddy.setAccessibleName(words)
            self.body.addWidget(buddy)
        return made

    def say_step(self, number: int, of: int) -> None:
        """Where the person is in a row of pages."""
        self.step.setText(f"Bước {number} trên {of}")
        self.step.setVisible(number > 0)

    def seen(self) -> None:
        """Called when the page is shown; the first field takes the focus."""

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until a widget of the body is seen."""
        self._scroll.ensureWidgetVisible(widget, 0, 20)

    def sizeHint(self) -> QSize:
        return QSize(COLUMN, 560)
