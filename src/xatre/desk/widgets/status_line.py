"""The line at the foot of the window: where the book lies, when it was saved and backed up."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.widgets.style import grounded, side_by_side
from xatre.desk.widgets.text import Picture, ShortWords, Words


class StatusPart(QWidget):
    """An icon and words."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = side_by_side(self, 7)
        self._icon = Picture(icon, theme.INK2, 14, self)
        self._words = Words("", "note", self)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self.hide()

    def say(self, words: str) -> None:
        """Show words, or nothing."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))


class StatusLine(QWidget):
    """`book`, `saved` and `backed_up` are said at left; keys stand at right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(27)
        grounded(self, "rail")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 24, 1)
        row.setSpacing(20)
        self.book = StatusPart("lock", self)
        self.saved = StatusPart("save", self)
        self.backed_up = StatusPart("archive", self)
        for part in (self.book, self.saved, self.backed_up):
            row.addWidget(part)
        self._busy = ShortWords("", "note", self)
        row.addWidget(self._busy, 1)
        for words, keys in (("Ẩn tên", "Ctrl+H"), ("Phím tắt", "F1")):
            pair = QHBoxLayout()
            pair.setSpacing(6)
            does = Words(words, "note", self)
            pair.addWidget(does)
            pair.addWidget(Words(keys, "small", self))
            row.addLayout(pair)
            if keys == "Ctrl+H":
                self._names = does

    def say_names(self, hidden: bool) -> None:
        """Whether names are hidden now, so that nobody wonders where they went."""
        self._names.setText("Đang ẩn tên" if hidden else "Ẩn tên")
        self._names.tone("accent" if hidden else "")

    def say_busy(self, words: str) -> None:
        """What runs in the background, or nothing."""
        self._busy.setText(words)
