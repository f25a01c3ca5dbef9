"""A drop-down list that looks right: own arrow, own rows, opens below the field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from xatre.desk import icons, theme
from xatre.desk.widgets.style import mark

WIDEST_LIST = 640


class Combo(QComboBox):
    """One of a few choices, or none. `choices` are (value, words)."""

    changed = Signal(str)
    left = Signal()

    def __init__(self, choices: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_list = False
        self.setMaxVisibleItems(14)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._read_only = False
        self.offer(choices)
        self.activated.connect(self._chosen_by_person)

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Replace the choices, keeping what is chosen where it is still offered."""
        kept = self.value
        self.clear()
        self.addItem("", "")
        for value, words in choices:
            self.addItem(words, value)
            self.setItemData(self.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        self.choose(kept)

    @property
    def value(self) -> str:
        """The value chosen, "" for none."""
        return str(self.currentData() or "")

    def choose(self, value: str, words: str = "") -> None:
        """Choose `value`; one that is not offered is added as `words` and kept."""
        if value and self.findData(value) < 0:
            self.addItem(words or value, value)
        self.setCurrentIndex(max(0, self.findData(value)))
        self.setToolTip(self.currentText())

    def set_read_only(self, on: bool) -> None:
        """Show the choice without letting it be changed."""
        self._read_only = on
        mark(self, readOnly=on)

    def set_problem(self, level: str) -> None:
        mark(self, problem=level)

    def showPopup(self) -> None:
        if not self._read_only:
            self._make_list()
            widest = self.view().sizeHintForColumn(0) + 24
            self.view().setMinimumWidth(max(self.width(), min(widest, WIDEST_LIST)))
            super().showPopup()

    def _make_list(self) -> None:
        """The list is made when it is first opened: a form has scores of these."""
        if not self._has_list:
            self._has_list = True
            self.setItemDelegate(QStyledItemDelegate(self))
            self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            super().keyPressEvent(event)
        elif self._read_only or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.setCurrentIndex(0)
            self._chosen_by_person()
        else:
            before = self.currentIndex()
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self._chosen_by_person()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def _chosen_by_person(self) -> None:
        self.setToolTip(self.currentText())
        self.changed.emit(self.value)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = QStyleOptionComboBox()
        self.initStyleOption(look)
        room = self.width() - 44
        words = QFontMetrics(self.font()).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        look.currentText = words  # type: ignore[attr-defined]
        drawn = QStylePainter(self)
        drawn.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, look)
        drawn.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, look)
        drawn.end()
        dull = self._read_only or not self.isEnabled()
        spot = QRectF(self.width() - 25, (self.height() - 16) / 2, 16, 16)
        icons.paint(QPainter(self), "chevron-down", theme.INK3 if dull else theme.INK2, spot)
