"""Ticks and round choices, and the large card one chooses among a few."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from xatre.desk import fonts, icons, theme
from xatre.desk.widgets.style import rounded, text_at

BOX = 19


class CheckBox(QCheckBox):
    """A tick with words."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setMinimumHeight(26)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(fonts.font()).horizontalAdvance(self.text())
        return QSize(round(BOX + 8 + words + 2), 26)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0, (self.height() - BOX) / 2, BOX, BOX)
        enabled = self.isEnabled()
        if self.isChecked() and enabled:
            rounded(painter, box, 4, theme.ACCENT)
            icons.paint(painter, "check", theme.WHITE, box.adjusted(2.5, 2.5, -2.5, -2.5))
        else:
            edge = theme.EDGE if enabled else theme.LINE2
            edge = theme.INK if enabled and self.underMouse() else edge
            rounded(painter, box, 4, theme.WHITE if enabled else theme.SUNK, edge, 1.5)
            if self.isChecked():
                icons.paint(painter, "check", theme.INK3, box.adjusted(2.5, 2.5, -2.5, -2.5))
        painter.setFont(fonts.font())
        painter.setPen(QColor(theme.INK if enabled else theme.INK3))
        words = QRectF(BOX + 8, 0, self.width() - BOX - 8, self.height())
        text_at(painter, words, self.text(), Qt.AlignmentFlag.AlignVCenter)


class ChoiceCard(QWidget):
    """A card with a round mark, a strong line, a note and something at right.

    Cards that belong together are put in a `CardGroup`, which is one Tab stop.
    """

    clicked = Signal()

    def __init__(
        self, title: str, note: str = "", aside: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title, self.note, self.aside, self._chosen = title, note, aside, False
        self.setFixedHeight(52 if note else theme.UNLOCK)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{title}. {note}" if note else title)
        self.setToolTip(f"{title}\n{note}".strip())

    @property
    def chosen(self) -> bool:
        return self._chosen

    def choose(self, on: bool) -> None:
        self._chosen = on
        self.setAccessibleDescription("đang chọn" if on else "")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        ground = theme.SUNK if self.underMouse() else theme.WHITE
        if self._chosen:
            rounded(painter, whole, 6, theme.ACCENT_SOFT, theme.ACCENT, 1.5)
        else:
            rounded(painter, whole, 6, ground, theme.LINE2)
        dot = QRectF(13, (self.height() - 18) / 2, 18, 18)
        if self._chosen:
            rounded(painter, dot, 9, theme.WHITE, theme.ACCENT, 5.5)
        else:
            rounded(painter, dot, 9, theme.WHITE, theme.EDGE, 1.5)
        right = self.width() - 12.0
        upper = QRectF(42, 7, right - 42, 20) if self.note else whole.adjusted(42, 0, -12, 0)
        painter.setFont(fonts.font(13, 600 if self._chosen else 500))
        painter.setPen(QColor(theme.INK))
        text_at(painter, upper, self.title, Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(fonts.role("note"))
        painter.setPen(QColor(theme.INK2))
        aside = QFontMetricsF(painter.font()).horizontalAdvance(self.aside)
        lower = QRectF(42, 26, right - 42 - aside - (8 if aside else 0), 18)
        text_at(painter, lower, self.note, Qt.AlignmentFlag.AlignVCenter)
        place = QRectF(right - aside - 1, lower.top(), aside + 1, 18)
        text_at(painter, place, self.aside, Qt.AlignmentFlag.AlignVCenter)


class CardGroup(QWidget):
    """Cards of which one is chosen: one Tab stop, arrows move. `accepted` on Enter."""

    changed = Signal(int)
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ChoiceCard] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add(self, card: ChoiceCard) -> None:
        """Take a card into the group; the caller lays it out."""
        self.cards.append(card)
        card.clicked.connect(self._pressed)

    @property
    def chosen(self) -> int:
        """Which card is chosen; -1 for none."""
        return next((place for place, card in enumerate(self.cards) if card.chosen), -1)

    def choose(self, number: int) -> None:
        """Choose a card by its place; -1 for none."""
        if number != self.chosen:
            for place, card in enumerate(self.cards):
                card.choose(place == number)
            self.changed.emit(number)

    def _pressed(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        card = self.sender()
        self.choose(next(place for place, one in enumerate(self.cards) if one is card))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Left: -1,
        }.get(Qt.Key(event.key()), 0)
        if step and self.cards:
            self.choose(min(max(self.chosen + step, 0), len(self.cards) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.accepted.emit()
        else:
            super().keyPressEvent(event)
