"""The rows of a plan beside its columns: counted, filtered, the chosen one explained; and which of
them are to be taken.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk.pages.importing import plan_rows
from xatre.desk.widgets.buttons import FilterButton
from xatre.desk.widgets.style import Hairline, stacked
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.text import Words
from xatre.model.codes import Codes
from xatre.work.importing.planned import PASSED_WORDS, STATUS_WORDS, Plan, PlanRow

LINES = 6
"""Lines said of one row."""


class PlanPane(QWidget):
    """`turned`: other rows are to be taken than before."""

    turned = Signal()

    def __init__(self, codes: Codes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes, self._hide_names = codes, False
        self._plan: Plan | None = None
        right = stacked(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 10, 20, 8)
        bar.setSpacing(8)
        self.counted = Words("", "strong", self)
        self.only = FilterButton("Dòng", [*STATUS_WORDS.items(), ("passed", PASSED_WORDS)], self)
        self.only.changed.connect(lambda _: self._show_rows())
        self.take_doubtful = FilterButton(
            "Dòng nghi ngờ: để lại", [("yes", "Nhập cả dòng nghi ngờ")], self
        )
        self.take_doubtful.changed.connect(lambda _: self.turned.emit())
        bar.addWidget(self.counted, 1)
        bar.addWidget(self.take_doubtful)
        bar.addWidget(self.only)
        right.addLayout(bar)
        self.rows = Table("Các dòng của tệp", plan_rows.COLUMNS, self)
        self.rows.moved.connect(self._say_row)
        right.addWidget(self.rows, 1)
        self.detail = Words("", "text", self, wrap=True)
        self.detail.setContentsMargins(16, 8, 20, 10)
        self.detail.setMinimumHeight(72)
        right.addWidget(Hairline(self))
        right.addWidget(self.detail)

    def show_plan(self, plan: Plan | None) -> None:
        """Show the rows of a plan; None forgets them."""
        self._plan = plan
        if plan is None:
            self.rows.show_rows([])
            return
        self.counted.setText(plan_rows.count_words(plan))
        self.take_doubtful.setVisible(bool(plan.counts()["doubtful"]))
        self._show_rows()

    def set_names_hidden(self, on: bool) -> None:
        """Names become initials."""
        self._hide_names = on
        self._show_rows()

    @property
    def statuses(self) -> list[str]:
        """Which rows are to be taken."""
        return ["new", "changed", *(["doubtful"] if self.take_doubtful.value else [])]

    @property
    def taken(self) -> int:
        """How many rows are to be taken."""
        return len(list(self._plan.of(*self.statuses))) if self._plan is not None else 0

    @property
    def left(self) -> list[PlanRow]:
        """The rows that are not taken and not in the book as they are."""
        rows = self._plan.rows if self._plan is not None else ()
        return [row for row in rows if row.status not in (*self.statuses, "same")]

    def _show_rows(self) -> None:
        plan = self._plan
        if plan is None:
            return
        rows = sorted((*plan.rows, *plan.passed), key=lambda row: row.number)
        shown = [row for row in rows if not self.only.value or row.status == self.only.value]
        codes, hide = self._codes, self._hide_names

        def fetch(offset: int, limit: int, give: object) -> None:
            if callable(give):
                part = shown[offset : offset + limit]
                give([plan_rows.table_row(plan, row, codes, hide_names=hide) for row in part])

        self.rows.show_query(len(shown), fetch)
        self._say_row("")

    def _say_row(self, key: str) -> None:
        current = self.rows.current
        row = current.data if current is not None else None
        if self._plan is None or not isinstance(row, PlanRow):
            self.detail.setText("")
            return
        lines = plan_rows.lines_of(self._plan, row, hide_names=self._hide_names)
        self.detail.setText("\n".join(lines[:LINES]) or "Không có gì sai ở dòng này.")
