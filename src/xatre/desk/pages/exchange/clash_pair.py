"""One clash side by side: what it is about, the common origin, and what each side wrote.

Where this book may decide, the sides are cards one chooses between, one Tab stop; at an office,
which never edits a commune's record, they are only read.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from xatre.desk import fonts, theme
from xatre.desk.pages.exchange.words import day_words
from xatre.desk.widgets.check_box import CardGroup, ChoiceCard
from xatre.desk.widgets.style import rounded, side_by_side, stacked, text_at
from xatre.desk.widgets.text import ShortWords, Words
from xatre.model.text import DOTS
from xatre.work.receiving.comparing import ClashSide, Difference

LABEL, ORIGIN, GAP = 226, 121, 12


def side_note(side: ClashSide) -> str:
    """Who wrote it and when."""
    return ", ".join(part for part in (side.who, day_words(side.when)) if part)


class ReadCard(QWidget):
    """A side that is only read."""

    def __init__(self, words: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._note = words, note
        self.setFixedHeight(45)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self._words}. {self._note}")
        self.setToolTip(f"{self._words}\n{self._note}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), 6, theme.WHITE, theme.LINE2)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(fonts.font(13, 500))
        painter.setPen(QColor(theme.INK))
        text_at(painter, QRectF(12, 4, self.width() - 24, 20), self._words, middle)
        painter.setFont(fonts.role("note"))
        painter.setPen(QColor(theme.INK2))
        text_at(painter, QRectF(12, 23, self.width() - 24, 18), self._note, middle)


class ClashHeads(QWidget):
    """The heads over the pairs."""

    def __init__(self, here: str, came: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = side_by_side(self, GAP)
        for words, width in (("Mục", LABEL), ("Gốc chung", ORIGIN), (here, 0), (came, 0)):
            label = Words(words, "note", self)
            if width:
                label.setFixedWidth(width)
            row.addWidget(label, 0 if width else 1)


class ClashPair(QWidget):
    """One clash. `chosen(kind, id, path, revision)` when a person chose a side."""

    chosen = Signal(str, str, str, str)

    def __init__(
        self,
        difference: Difference,
        *,
        may_decide: bool,
        hide_names: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.difference = difference
        self._hides = hide_names and difference.tells_who
        grid = side_by_side(self, GAP)
        grid.addWidget(self._about(difference, hide_names))
        grid.addWidget(self._origin(self._shown(difference.origin)))
        self.group: CardGroup | None = None
        grid.addWidget(self._cards() if may_decide else self._read_only(), 1)

    def _about(self, difference: Difference, hide_names: bool) -> QWidget:
        box = QWidget(self)
        box.setFixedWidth(LABEL)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        column.addWidget(ShortWords(difference.label, "strong", box))
        named = difference.title if not hide_names and difference.title != difference.code else ""
        second = " · ".join(part for part in (difference.code, named) if part)
        column.addWidget(ShortWords(second or "Chưa có mã", "note", box))
        return box

    def _shown(self, words: str) -> str:
        """What a side wrote, behind dots where names are."""
        return DOTS if self._hides else words

    def _origin(self, said: str) -> QWidget:
        box = QWidget(self)
        box.setFixedWidth(ORIGIN)
        column = stacked(box)
        column.addWidget(ShortWords(said, "quiet", box))
        return box

    def _read_only(self) -> QWidget:
        box = QWidget(self)
        grid = _side_grid(box)
        for number, side in enumerate(self.difference.sides):
            card = ReadCard(self._shown(side.words), side_note(side), box)
            grid.addWidget(card, number // 2, number % 2)
        return box

    def _cards(self) -> QWidget:
        self.group = CardGroup(self)
        self.group.setAccessibleName(f"{self.difference.label}: chọn một bên")
        grid = _side_grid(self.group)
        for number, side in enumerate(self.difference.sides):
            card = ChoiceCard(self._shown(side.words), side_note(side), "", self.group)
            self.group.add(card)
            grid.addWidget(card, number // 2, number % 2)
        self.group.changed.connect(self._changed)
        return self.group

    def choose(self, revision: str) -> None:
        """Show a side as chosen, as when the file is looked at again."""
        if self.group is not None:
            names = [side.revision for side in self.difference.sides]
            self.group.blockSignals(True)
            self.group.choose(names.index(revision) if revision in names else -1)
            self.group.blockSignals(False)

    def _changed(self, number: int) -> None:
        about = self.difference
        self.chosen.emit(about.kind, about.id, about.path, about.sides[number].revision)


def _side_grid(box: QWidget) -> QGridLayout:
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid
