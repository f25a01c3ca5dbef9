"""The papers of one step of a case: one button each, and buttons that begin another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from xatre.desk import icons, theme
from xatre.desk.pages.case.case_steps import PAPER_WORDS, STEPS, CaseOpened
from xatre.desk.pages.record.reading import RelatedRow
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import mark, side_by_side
from xatre.kinds import KINDS
from xatre.model.text import in_sentence

CHIP_WORDS = {
    "initial_assessment": "Đánh giá ban đầu",
    "specific_assessment": "Đánh giá cụ thể",
    "needs_meeting": "Cuộc họp",
    "separation": "Cách ly",
    "plan": "Kế hoạch",
    "decision": "Quyết định",
    "follow_up": "Lần",
}
"""The step says the whole name already."""


class PaperStrip(QWidget):
    """`chosen(kind, id)`: a paper is to be shown; with id "" a new one is begun.

    Where there is no room for all, the older papers stand in a list behind one button; the paper
    in the form, and what begins another, stay in sight.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = side_by_side(self, 6)
        self._older = Button("", "filter", "", self)
        self._older.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._older.setIcon(icons.icon("chevron-down", theme.INK, 14))
        self._older.setIconSize(icons.ground_size(14, gap=False))
        self._older.clicked.connect(self._open_older)
        self._older.hide()
        self._row.addWidget(self._older)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.buttons: list[Button] = []
        self.current = ("", "")

    def show_step(self, number: int, opened: CaseOpened, may_begin: bool) -> None:
        """Show the papers of a step; voided ones are left out."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        step = STEPS[number]
        for kind in step.kinds:
            rows = opened.live(kind)
            for place, row in enumerate(rows, 1):
                self._add(_words(kind, row, place, len(rows)), kind, row.id, "")
            once = not step.repeated and bool(rows)
            if may_begin and not once:
                words = PAPER_WORDS.get(kind, in_sentence(KINDS[kind].label))
                self._add(f"Lập {words}", kind, "", "plus")
        self.mark_current(*self.current)

    def _add(self, words: str, kind: str, id: str, icon: str) -> None:
        button = Button(words, "filter", icon, self)
        button.setProperty("paper", f"{kind}/{id}")
        button.clicked.connect(self._press)
        self.buttons.append(button)
        self._row.insertWidget(len(self.buttons), button)

    def mark_current(self, kind: str, id: str) -> None:
        """Mark the paper in the form."""
        self.current = (kind, id)
        for button in self.buttons:
            mark(button, chosen=button.property("paper") == f"{kind}/{id}")
        self._fit()

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap = self._row.spacing()
        wide = {button: button.sizeHint().width() + gap for button in self.buttons}
        papers = [one for one in self.buttons if not str(one.property("paper")).endswith("/")]
        kept = [one for one in self.buttons if one not in papers or one.property("chosen")]
        left_out = [one for one in papers if one not in kept]
        if sum(wide.values()) - gap > self.width():
            self._older.setText(f"{len(left_out)} bản khác")
            room = self.width() - sum(wide[one] for one in kept)
            room -= self._older.sizeHint().width()
            for button in reversed(left_out):
                if wide[button] > room:
                    break
                room -= wide[button]
                kept.append(button)
        else:
            kept = list(self.buttons)
        hidden = [one for one in papers if one not in kept]
        for button in self.buttons:
            button.setVisible(button in kept)
        self._older.say(f"{len(hidden)} bản khác")
        self._older.setVisible(bool(hidden))

    def _open_older(self) -> None:
        menu = QMenu(self)
        for button in self.buttons:
            if button.isHidden():
                menu.addAction(button.text().replace("&", "&&")).setData(button)
        taken = menu.exec(self._older.mapToGlobal(self._older.rect().bottomLeft()))
        if taken is not None:
            taken.data().click()

    def _press(self) -> None:
        kind, _, id = str(self.sender().property("paper")).partition("/")
        self.chosen.emit(kind, id)


def _words(kind: str, row: RelatedRow, place: int, of: int) -> str:
    number = f" {place}" if of > 1 else ""
    draft = " (bản nháp)" if row.state == "draft" else ""
    day = row.title.removeprefix(KINDS[kind].label).strip()
    label = CHIP_WORDS.get(kind, KINDS[kind].label)
    return f"{label}{number}{', ' + day if day else ''}{draft}"
