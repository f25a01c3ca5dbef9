"""How much of the page the upper part of a case takes: its clocks fold into the head and its steps
into one line while the form below is scrolled, so that there is room to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from xatre.desk.pages.record.form_pane import FormPane

if TYPE_CHECKING:
    from xatre.desk.pages.case.case_sheet import CaseSheet

MARGIN, LOW_MARGIN = 8, 4
"""Above and below the steps."""
WON = 110
"""Pixels that folding gives the form, and some more: a form that would fit then does not fold, or
it would jump to and fro."""
SCROLLED = 24


class CaseRoom(QObject):
    """Folds and unfolds the upper part of one case page."""

    def __init__(self, sheet: CaseSheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.folded = self._narrow = False

    def watch(self, pane: FormPane) -> None:
        """Follow the scrolling of a form."""
        pane.form.verticalScrollBar().valueChanged.connect(self.look)

    def set_narrow(self, on: bool) -> None:
        """In a narrow window the clocks stay in the head."""
        self._narrow = on
        self.show_head()

    def look(self) -> None:
        """Fold where the form in sight is scrolled, unfold where it is back at its top."""
        pane = self._sheet.forms.current
        bar = pane.form.verticalScrollBar() if pane is not None else None
        if bar is None or bar.value() == 0:
            folded = False
        elif self.folded:
            return
        else:
            folded = bar.value() > SCROLLED and bar.maximum() > WON
        if folded != self.folded:
            self.folded = folded
            self.show_head()

    def show_head(self) -> None:
        """Show the case in the head, its clocks there or under the steps."""
        sheet, opened = self._sheet, self._sheet.opened
        if opened is None:
            return
        low = self._narrow or self.folded
        sheet.head.show_case(opened, sheet.seat.codes, narrow=low, kept=bool(sheet.case_id))
        sheet.clocks.show_case(opened)
        sheet.ui.clock_strip.setVisible(bool(sheet.clocks.faces) and not low)
        sheet.ui.steps.set_low(self.folded)
        margin = LOW_MARGIN if self.folded else MARGIN
        sides = sheet.ui.step_place.contentsMargins()
        sheet.ui.step_place.setContentsMargins(sides.left(), margin, sides.right(), margin)
