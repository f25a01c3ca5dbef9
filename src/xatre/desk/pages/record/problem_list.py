"""What is to be looked at again: the problems of a form in one list, each a door to its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.widgets.style import mark, rounded, stacked
from xatre.desk.widgets.text import Picture, Words
from xatre.model.kind import Kind
from xatre.model.problem import Problem

LOOKS = {
    "error": ("circle-alert", theme.RED, theme.RED_SOFT, theme.RED_LINE, "red"),
    "doubt": ("triangle-alert", theme.AMBER, theme.AMBER_SOFT, theme.AMBER_LINE, "amber"),
}


def problem_label(kind: Kind, path: str) -> str:
    """The label of the field or cell a problem is at."""
    name, _, rest = path.partition("/")
    field = kind.fields.get(name)
    if field is None:
        return name or kind.label
    cell = rest.rpartition("/")[2]
    part = next((one for one in field.parts if one.name == cell), None)
    return f"{field.label}: {part.label}" if part else field.label


class ProblemButton(QPushButton):
    """One problem: icon, label, words. The one last gone to keeps a tint."""

    def __init__(self, kind: Kind, problem: Problem, parent: QWidget) -> None:
        super().__init__(parent)
        self.problem = problem
        self._current = False
        icon, colour, _, _, tone = LOOKS[problem.level]
        label = problem_label(kind, problem.path)
        level = "Sai" if problem.level == "error" else "Nghi ngờ"
        self.setAccessibleName(f"{level}: {label}. {problem.text}")
        mark(self, look="bare")
        self.setStyleSheet("QPushButton { border: none; background: transparent; }")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 6)
        row.setSpacing(8)
        row.addWidget(Picture(icon, colour, 16, self).beside(13), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        head = Words(label, "strong", self, wrap=True)
        head.tone(tone)
        column.addWidget(head)
        self._text = Words(problem.text, "note", self, wrap=True)
        column.addWidget(self._text)
        row.addLayout(column, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_current(self, on: bool) -> None:
        """Tint it, as the one gone to."""
        self._current = on
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        _, _, ground, line, _ = LOOKS[self.problem.level]
        if self._current:
            rounded(QPainter(self), self.rect().toRectF(), 6, ground, line)
        elif self.underMouse():
            rounded(QPainter(self), self.rect().toRectF(), 6, theme.HOVER)


class ProblemList(QWidget):
    """The list. `gone_to(path)` when one is pressed."""

    gone_to = Signal(str)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.problems: list[Problem] = []
        self.buttons: list[ProblemButton] = []
        self._column = stacked(self, 4)
        self._nothing = Words("Chưa thấy chỗ nào sai.", "quiet", self, wrap=True)
        self._column.addWidget(self._nothing)
        self.setAccessibleName("Cần xem lại")

    def show_problems(self, problems: Sequence[Problem], left_to_write: int = 0) -> None:
        """Show these, worst first; `left_to_write` required fields are still empty."""
        self._say_nothing(bool(problems), left_to_write)
        if list(problems) == self.problems:
            return
        self.problems = list(problems)
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for number, problem in enumerate(problems):
            button = ProblemButton(self.kind, problem, self)
            button.clicked.connect(self._press)
            self._column.insertWidget(number, button)
            button.show()
            self.buttons.append(button)

    def _say_nothing(self, any_problem: bool, left_to_write: int) -> None:
        words = "" if any_problem else "Chưa thấy chỗ nào sai."
        if left_to_write:
            words = f"{words} Còn {left_to_write} mục bắt buộc chưa ghi.".strip()
        self._nothing.setText(words)
        self._nothing.setVisible(bool(words))

    def mark_current(self, path: str) -> None:
        """Tint the problem at `path`."""
        for button in self.buttons:
            button.set_current(button.problem.path == path)

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, ProblemButton):
            self.mark_current(button.problem.path)
            self.gone_to.emit(button.problem.path)


def count_words(problems: Sequence[Problem]) -> str:
    """ "2 lỗi, 1 nghi ngờ", or nothing."""
    errors = sum(problem.level == "error" for problem in problems)
    doubts = len(problems) - errors
    parts = [f"{errors} lỗi"] if errors else []
    parts += [f"{doubts} nghi ngờ"] if doubts else []
    return ", ".join(parts)
