"""The pane at the right of a form: what is to be looked at again, and room for a page's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from xatre.desk.form import Form
from xatre.desk.pages.record.problem_list import ProblemList
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.side_pane import SidePane
from xatre.model.kind import Kind
from xatre.model.problem import BAD_VALUE, NOT_WRITTEN, Problem
from xatre.model.values import Fields


class FormSide(SidePane):
    """The list of problems follows the focus. `below` takes what a page adds."""

    def __init__(self, kind: Kind, form: Form, parent: QWidget | None = None) -> None:
        super().__init__("Cần xem lại", parent)
        self._form, self._kind = form, kind
        self.list = ProblemList(kind, self)
        self.list.gone_to.connect(form.go_to)
        self.column.addWidget(SectionHeading("Cần xem lại", "F8 tới mục sau", self))
        self.column.addWidget(self.list)
        self.below = QVBoxLayout()
        self.below.setSpacing(8)
        self.column.addLayout(self.below)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def show_found(self, found: Sequence[Problem], record: str, *, tried: bool) -> list[Problem]:
        """Show what the checks found and what cannot be read, errors first; return it. Empty
        required fields are only counted until completing was tried."""
        typed = [
            Problem(record, path, "error", BAD_VALUE, words)
            for path, words in self._form.settled_faults().items()
        ]
        paths = {problem.path for problem in typed}
        every = [*typed, *(problem for problem in found if problem.path not in paths)]
        every = [problem for problem in every if not problem.answered]
        known = [problem for problem in every if tried or problem.code != NOT_WRITTEN]
        known.sort(key=self.place)
        self.list.show_problems(known, len(every) - len(known))
        return known

    def show_computed(self, computed: Fields) -> None:
        """Show the computed fields as they were worked out."""
        for name, field in self._kind.fields.items():
            if field.computed:
                self._form.set_value(name, computed.get(name))

    def go_to_first(self) -> None:
        """Go to the first error."""
        wrong = [problem for problem in self.list.problems if problem.level == "error"]
        if wrong:
            self._form.go_to(wrong[0].path)
            self.list.mark_current(wrong[0].path)

    def place(self, problem: Problem) -> tuple[bool, int]:
        """Errors first, each in the order of the form."""
        order = self._form.shown
        name = problem.path.partition("/")[0]
        return problem.level != "error", order.index(name) if name in order else len(order)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._form.isAncestorOf(new):
            return
        at = self._form.field_at(new)
        for problem in self.list.problems:
            if at and problem.path.partition("/")[0] == at:
                self.list.mark_current(problem.path)
                return
