"""The ring round the control that has the focus: one overlay draws it for all, in one way.

On the border of a field; two pixels away from a button, a card, and a field with a problem; round
nothing for a table, which paints its own current row.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from xatre.desk import theme
from xatre.desk.widgets.segments import Segmented
from xatre.desk.widgets.style import rounded

WATCHED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Hide,
    QEvent.Type.Show,
    QEvent.Type.DynamicPropertyChange,
)


class FocusRing(QWidget):
    """Lies over a whole window; takes no mouse and no focus. It listens while its window is
    shown only: a dialog that is over must not be called again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._listening = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        window.installEventFilter(self)
        self._fit()
        self._listen(window.isVisible())

    def _listen(self, on: bool) -> None:
        app = QApplication.instance()
        if on == self._listening or not isinstance(app, QApplication):
            return
        self._listening = on
        if on:
            app.focusChanged.connect(self._focus_changed)
        else:
            app.focusChanged.disconnect(self._focus_changed)
        self._focus_changed(None, QApplication.focusWidget() if on else None)

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())
        self.raise_()

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):  # a pane that was cleared takes its focused button with it
                widget.removeEventFilter(self)
        self._watched, self._target = [], None
        window = self._window
        if new is not None and new is not window and window.isAncestorOf(new):
            self._target = new
            place: QWidget | None = new
            while place is not None and place is not window:
                place.installEventFilter(self)
                self._watched.append(place)
                place = place.parentWidget()
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Python may take the names of a window that goes before Qt takes the window.
        if watched is self.__dict__.get("_window"):
            if event.type() == QEvent.Type.Resize:
                self._fit()
            elif event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
                self._listen(event.type() == QEvent.Type.Show)
            elif event.type() == QEvent.Type.ChildAdded:
                QTimer.singleShot(0, self.raise_)
        elif event.type() in WATCHED:
            self.update()
        return False

    def ring(self) -> QRect | None:
        """Where the ring lies in the window; None where there is none to draw."""
        target = self._target
        if target is None or not isValid(target):
            return None
        if not target.isVisible() or not target.hasFocus():
            return None
        if isinstance(target, QAbstractItemView) or target.property("ring") == "own":
            return None
        if target.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return None  # a page that holds the focus until a key is pressed
        seen = target.visibleRegion().boundingRect()
        if seen.height() < min(8, target.height()):
            return None
        return place_of(target, self._window)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is not None and self.ring() is not None:
            painter = QPainter(self)
            painter.setClipRect(seen_part(self._target, self._window))
            paint_ring(painter, self._target, self._window)


def place_of(target: QWidget, window: QWidget) -> QRect:
    """Where the control, or the part of it that has the focus, lies in the window."""
    part = target.property("ring_part")
    inner = part if isinstance(part, QRect) else target.rect()
    return QRect(target.mapTo(window, inner.topLeft()), inner.size())


def seen_part(target: QWidget, window: QWidget) -> QRect:
    """The part of the window a ring round `target` may lie in: what scrolls away under a head
    takes its ring with it. A control that is whole in sight has its ring whole."""
    part = window.rect()
    place = place_of(target, window)
    above = target.parentWidget()
    while above is not None and above is not window:
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
            seen = QRect(above.mapTo(window, QPoint(0, 0)), above.size())
            if not seen.contains(place):
                part = part.intersected(seen)
        above = area
    return part


def stands_off(target: QWidget) -> bool:
    """Whether the ring keeps two white pixels from the control."""
    field = isinstance(target, (QLineEdit, QPlainTextEdit, QComboBox, Segmented))
    return bool(target.property("problem")) or not field


def paint_ring(painter: QPainter, target: QWidget, window: QWidget) -> None:
    """Draw the ring round `target` on an overlay of `window`."""
    place = QRectF(place_of(target, window))
    if stands_off(target):
        off = place.adjusted(-4, -4, 4, 4)
        rounded(painter, off.adjusted(2, 2, -2, -2), 7, "", theme.WHITE, 2)
        rounded(painter, off, 10, "", theme.ACCENT, 2)
    else:
        rounded(painter, place, 6, "", theme.ACCENT, 2)
