"""Marks a widget for the stylesheet, lays out what it holds, paints what many controls share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from xatre.desk import theme


def mark(widget: QWidget, **properties: object) -> None:
    """Set properties the stylesheet looks at, and let it look again where one changed. A widget
    it has not looked at yet is looked at when it is first needed."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        QWidget.update(widget)


def grounded(widget: QWidget, ground: str) -> None:
    """Give a plain widget a ground ("white", "paper", "rail", "sunk") that is really painted."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    mark(widget, ground=ground)


def stacked(widget: QWidget, gap: int = 0) -> QVBoxLayout:
    """Lays out what `widget` holds from edge to edge, one below the other."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return column


def side_by_side(widget: QWidget, gap: int = 0) -> QHBoxLayout:
    """Lays out what `widget` holds from edge to edge, one beside the other."""
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    return row


class Hairline(QWidget):
    """A line one pixel thick, drawn as a filled rectangle: a pen blurs at 125 %."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False, colour: str = ""):
        super().__init__(parent)
        self._colour = colour or theme.LINE
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: object) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._colour))


class Panel(QFrame):
    """A frame with a painted ground."""

    def __init__(self, ground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grounded(self, ground)


def rounded(
    painter: QPainter,
    place: QRectF,
    radius: float,
    fill: str = "",
    edge: str = "",
    width: float = 1.0,
) -> None:
    """A rounded rectangle inside `place`, filled and outlined where a colour is given."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if edge else 0.0
    inner = place.adjusted(half, half, -half, -half)
    painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    path.addRoundedRect(inner, radius, radius)
    painter.drawPath(path)
    painter.restore()


def text_at(painter: QPainter, place: QRectF, words: str, align: Qt.AlignmentFlag) -> None:
    """One line of words in `place`, lifted a little and shortened with "…" where too long."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 0.5)
    lifted = place.translated(0, -theme.TEXT_LIFT)
    painter.drawText(lifted, int(align | Qt.TextFlag.TextSingleLine), shown)


def ground_of_heads(painter: QPainter, place: QRectF) -> None:
    """Paper with a line below it, for the heads of a table."""
    painter.fillRect(place, QColor(theme.PAPER))
    line = QRectF(place.left(), place.bottom() - 1, place.width(), 1)
    painter.fillRect(line, QColor(theme.LINE2))


def hatch(painter: QPainter, place: QRectF, colour: str, step: float = 5.0) -> None:
    """Slanting lines inside `place`: what is not known, or not over yet."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(colour), 1))
    x = place.left() - place.height()
    while x < place.right():
        painter.drawLine(int(x), int(place.bottom()), int(x + place.height()), int(place.top()))
        x += step
    painter.restore()


class UprightLine(Hairline):
    """A hairline between two panes side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, upright=True)
