"""The papers of one step of a case: one button each, and buttons that begin another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk.pages.case.case_steps import PAPER_WORDS, STEPS, CaseOpened
from xatre.desk.pages.record.reading import RelatedRow
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import mark
from xatre.kinds import KINDS
from xatre.model.text import in_sentence


class PaperStrip(QWidget):
    """`chosen(kind, id)`: a paper is to be shown; with id "" a new one is begun."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
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
        self._row.insertWidget(len(self.buttons), button)
        self.buttons.append(button)

    def mark_current(self, kind: str, id: str) -> None:
        """Mark the paper in the form."""
        self.current = (kind, id)
        for button in self.buttons:
            mark(button, chosen=button.property("paper") == f"{kind}/{id}")

    def _press(self) -> None:
        kind, _, id = str(self.sender().property("paper")).partition("/")
        self.chosen.emit(kind, id)


def _words(kind: str, row: RelatedRow, place: int, of: int) -> str:
    number = f" {place}" if of > 1 else ""
    draft = " (bản nháp)" if row.state == "draft" else ""
    day = row.title.removeprefix(KINDS[kind].label).strip()
    label = KINDS[kind].label if kind != "follow_up" else "Lần"
    return f"{label}{number}{', ' + day if day else ''}{draft}"
