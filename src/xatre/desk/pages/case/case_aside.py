"""What stands beside the form of a case, under the problems: the reporter's secret, what was done
last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.pages.case.case_actions import ActionList
from xatre.desk.pages.case.case_steps import CaseOpened
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.style import Hairline, stacked
from xatre.desk.widgets.text import Picture, Words


class CaseAside(QWidget):
    """What is done in the step, and two short blocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(16)
        self._reporter = QWidget(self)
        inner = stacked(self._reporter, 6)
        inner.addWidget(Hairline(self._reporter))
        inner.addSpacing(6)
        inner.addWidget(SectionHeading("Người báo tin", "", self._reporter))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(
            Picture("eye-off", theme.INK2, 16, self._reporter).beside(12),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        words = "Danh tính được giữ kín, không in và không vào bảng tổng hợp."
        row.addWidget(Words(words, "note", self._reporter, wrap=True), 1)
        inner.addLayout(row)
        self.todo = ActionList(self)
        self._column.addWidget(self.todo)
        self._column.addWidget(self._reporter)
        self._recent = QWidget(self)
        lines = stacked(self._recent, 6)
        lines.addWidget(Hairline(self._recent))
        lines.addSpacing(6)
        lines.addWidget(SectionHeading("Gần đây", "", self._recent))
        self._lines = Words("", "note", self._recent, wrap=True)
        lines.addWidget(self._lines)
        self._column.addWidget(self._recent)

    def show_case(self, opened: CaseOpened, number: int, may_do: bool = False) -> None:
        """Show it for a step of a case."""
        self.todo.show_actions([one for one in opened.actions if one.step == number], may_do)
        self._reporter.setVisible(number == 0)
        self._lines.setText("\n".join(opened.recent))
        self._recent.setVisible(bool(opened.recent))
