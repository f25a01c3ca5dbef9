"""Editors of what is chosen from a list: one code, yes/no/unknown, several codes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from xatre.desk import fonts
from xatre.desk.editors.base import Editor
from xatre.desk.editors.context import EditorContext
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.check_box import CheckBox
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.search_list import SearchList, Take
from xatre.desk.widgets.segments import Segmented
from xatre.desk.widgets.style import mark
from xatre.desk.widgets.text import Words
from xatre.model.fields import Choice, Choices, FieldError
from xatre.model.values import YES, Value

MOST_SEGMENTS, MOST_ROWS = 4, 12
LONG_CHIP = 40
"""Letters of what was chosen; longer words have a line of their own."""
COLUMN = 65
"""Pixels of one of the form's twelve columns on the narrowest screen, gap included."""


def fits_segments(words: list[str], width: int) -> bool:
    """Whether two to four words fit side by side in `width` columns."""
    if not 2 <= len(words) <= MOST_SEGMENTS:
        return False
    return sum(fonts.width(word, 13, 600) + 20 for word in words) <= width * COLUMN - 16


class Chip(Button):
    """One of several that were chosen, with a cross that takes it off. Words without room end in
    "…" and are whole in the tooltip; the cross is always seen."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "filter", "x", parent)
        self.words = words
        self.setAccessibleName(f"Bỏ {words}")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        mark(self, chosen=True)

    def sizeHint(self) -> QSize:
        """As wide as all its words, whatever is shown of them."""
        shown = super().sizeHint()
        metrics = self.fontMetrics()
        more = metrics.horizontalAdvance(self.words) - metrics.horizontalAdvance(self.text())
        return QSize(shown.width() + more + 2, shown.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lacking = self.sizeHint().width() - self.width()
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(self.words) - lacking
        short = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        is_short = lacking > 0 and short != self.words
        # Between marks of direction the dots stay at the end: the cross is put at the right by
        # turning the button's direction round.
        self.setText(f"\u200e{short}\u200e" if is_short else self.words)
        self.setToolTip(self.words if is_short else "")


class ChoiceEditor(Editor):
    """One code: side by side, a drop-down list, or a typed search list, by how many there are."""

    field: Choice

    def __init__(
        self, field: Choice, context: EditorContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._within = ""
        offered = context.offered(field.codes)
        self.control: Segmented | Combo | SearchList
        if not field.within and fits_segments([words for _, words in offered], field.width):
            self.control = Segmented(offered, self)
        elif len(offered) <= MOST_ROWS:
            self.control = Combo(offered, self)
        else:
            self.control = SearchList(self._find, self)
        if isinstance(self.control, SearchList):
            self.control.chosen.connect(self.edited)
            self.control.typed.connect(self.edited)
        else:
            self.control.changed.connect(self.edited)
        self.control.left.connect(self.left)
        self.hold(self.control)

    def _find(self, typed: str, take: Take) -> None:
        take(self.context.find_codes(self.field.codes, typed, self._within))

    def set_within(self, code: str) -> None:
        self._within = code
        if isinstance(self.control, Combo):
            self.control.offer(self.context.offered(self.field.codes, code))

    def set_value(self, stored: Value | None) -> None:
        code = stored if isinstance(stored, str) else ""
        words = self.context.codes.label(self.field.codes, code) if code else ""
        if isinstance(self.control, Segmented):
            self.control.choose(code)
        else:
            self.control.choose(code, words)

    def value(self) -> Value | None:
        if isinstance(self.control, SearchList) and not self.control.is_settled:
            raise FieldError(what="Chọn một mục trong danh sách.")
        return self.control.value or None

    def set_read_only(self, on: bool) -> None:
        _set_read_only(self.control, on)

    def set_problem(self, level: str, words: str) -> None:
        super().set_problem(level, words)
        _set_problem(self.control, level)


class ChoicesEditor(Editor):
    """Several codes: ticks for a few, chips and a typed search list for many."""

    field: Choices

    def __init__(
        self, field: Choices, context: EditorContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._chosen: dict[str, Value] = {}
        self._read_only = False
        self._ticks: dict[str, CheckBox] = {}
        self._chips: list[Chip] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._search: SearchList | None = None
        offered = context.offered(field.codes)
        if len(offered) <= MOST_ROWS:
            columns = max(1, min(3, field.width // 4))
            for number, (code, words) in enumerate(offered):
                tick = CheckBox(words, self)
                tick.setProperty("code", code)
                tick.clicked.connect(self._ticked)
                self._ticks[code] = tick
                self._grid.addWidget(tick, number // columns, number % columns)
        else:
            self._search = SearchList(self._find, self)
            self._search.chosen.connect(self._add)
            self._search.left.connect(self.left)
            self._box.addWidget(self._search)
            self.setFocusProxy(self._search)
        self._box.addLayout(self._grid)
        self._none = Words("chưa có", "quiet", self)
        self._none.hide()
        self._box.addWidget(self._none)

    def _find(self, typed: str, take: Take) -> None:
        found = self.context.find_codes(self.field.codes, typed, "")
        take([one for one in found if one.value not in self._chosen])

    def _add(self, code: str) -> None:
        self._chosen[code] = YES
        if self._search is not None:
            self._search.choose("", "")
        self._show_chips()
        self.edited.emit()
        self.grown.emit()

    def _drop(self) -> None:
        chip = self.sender()
        self._chosen.pop(str(chip.property("code")), None)
        self._show_chips()
        self.edited.emit()
        self.left.emit()
        self.grown.emit()

    def _ticked(self) -> None:
        for code, tick in self._ticks.items():
            if tick.isChecked():
                self._chosen[code] = YES
            else:
                self._chosen.pop(code, None)
        self.edited.emit()
        self.left.emit()

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._grid.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        extra = [code for code in self._chosen if code not in self._ticks]
        row, column = self._grid.rowCount(), 0
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        for code in extra:
            chip = Chip(self.context.codes.label(self.field.codes, code), self)
            chip.setProperty("code", code)
            chip.setEnabled(not self._read_only)
            chip.clicked.connect(self._drop)
            self._chips.append(chip)
            wide = len(chip.words) > LONG_CHIP
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(chip, row, column, 1, 2 if wide else 1, left)
            row, column = (row + 1, 0) if wide or column else (row, 1)
        self._none.setVisible(self._read_only and not self._chips and not self._ticks)

    def set_value(self, stored: Value | None) -> None:
        self._chosen = dict(stored) if isinstance(stored, dict) else {}
        for code, tick in self._ticks.items():
            tick.setChecked(code in self._chosen)
        self._show_chips()

    def value(self) -> Value | None:
        return dict(self._chosen) or None

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        for tick in self._ticks.values():
            tick.setEnabled(not on)
        for chip in self._chips:
            chip.setEnabled(not on)
        if self._search is not None:
            self._search.setVisible(not on)
        self._none.setVisible(on and not self._chips and not self._ticks)

    def set_names(self, label: str) -> None:
        if self._search is not None:
            self._search.setAccessibleName(label)
        for tick in self._ticks.values():
            tick.setAccessibleName(f"{label}: {tick.text()}")

    def controls(self) -> list[QWidget]:
        search = [self._search] if self._search is not None else []
        return [*search, *self._ticks.values(), *self._chips]


def _set_read_only(control: Segmented | Combo | SearchList, on: bool) -> None:
    if isinstance(control, SearchList):
        mark(control, readOnly=on)
    else:
        control.set_read_only(on)


def _set_problem(control: Segmented | Combo | SearchList, level: str) -> None:
    if isinstance(control, SearchList):
        mark(control, problem=level)
    else:
        control.set_problem(level)
