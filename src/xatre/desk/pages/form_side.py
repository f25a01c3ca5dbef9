"""The pane at the right of a form: what is to be looked at again, and room for a page's own."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from xatre.desk.form import Form
from xatre.desk.pages.problem_list import ProblemList
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.side_pane import SidePane
from xatre.model.kind import Kind
from xatre.model.problem import Problem


class FormSide(SidePane):
    """The list of problems follows the focus. `below` takes what a page adds."""

    def __init__(self, kind: Kind, form: Form, parent: QWidget | None = None) -> None:
        super().__init__("Cần xem lại", parent)
        self._form = form
        self.list = ProblemList(kind, self)
        self.list.gone_to.connect(form.go_to)
        self.column.addWidget(SectionHeading("Cần xem lại", "F8 tới mục sau", self))
        self.column.addWidget(self.list)
        self.below = QVBoxLayout()
        self.below.setSpacing(8)
        self.column.addLayout(self.below)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def place(self, problem: Problem) -> tuple[bool, int]:
        """Errors first, each in the order of the form."""
        order = [name for block in self._form.blocks for name in block.grid.shown]
        name = problem.path.partition("/")[0]
        return problem.level != "error", order.index(name) if name in order else len(order)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._form.isAncestorOf(new):
            return
        for problem in self.list.problems:
            row = self._form.row(problem.path.partition("/")[0])
            if row is not None and row.isAncestorOf(new):
                self.list.mark_current(problem.path)
                return
