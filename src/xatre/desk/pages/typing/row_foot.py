"""The two lines under the rows: what is wrong, and how the cell in front may be typed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xatre.desk import theme
from xatre.desk.pages.typing.row_state import RowState
from xatre.desk.widgets.style import grounded
from xatre.desk.widgets.text import Picture, ShortWords
from xatre.model.short_codes import Meant
from xatre.work.typing.columns import TypedColumn

HEIGHT = 45
LOOKS = {
    "error": ("circle-alert", theme.RED, "red"),
    "doubt": ("triangle-alert", theme.AMBER, "amber"),
}
BLANK = "Dòng này chưa gõ gì. Esc để về danh sách."


class RowFoot(QWidget):
    """Problem above, hint below; both one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grounded(self, "paper")
        self.setFixedHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 3, 16, 3)
        column.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(6)
        self._icon = Picture("circle-alert", theme.RED, 14, self)
        self.problem = ShortWords("", "note", self)
        upper.addWidget(self._icon)
        upper.addWidget(self.problem, 1)
        column.addLayout(upper)
        self.hint = ShortWords("", "hint", self)
        column.addWidget(self.hint)

    def say_problem(self, row: RowState | None) -> None:
        """What is wrong or doubtful in a row, in one line."""
        level = row.worst if row is not None else ""
        self._icon.setVisible(bool(level))
        if row is None or not level:
            self.problem.tone("")
            self.problem.setText("")
            return
        icon, colour, tone = LOOKS[level]
        self._icon.show_icon(icon, colour)
        self.problem.tone(tone)
        self.problem.setText(f"Dòng {row.number}: {row.sentence}")
        self.problem.setToolTip(row.sentence)

    def say_blank(self) -> None:
        """Nothing was typed in the row that was to be finished."""
        self._icon.setVisible(False)
        self.problem.tone("")
        self.problem.setText(BLANK)

    def say_hint(self, column: TypedColumn, meant: Meant | None = None, where: str = "") -> None:
        """How this cell may be typed, or what the letters typed so far mean."""
        if meant is not None and (meant.value or meant.others):
            others = ", ".join(meant.others)
            if not meant.value:
                words = f"{others}? Gõ thêm chữ."
            else:
                words = f"{meant.label}. Cũng có: {others}" if others else meant.label
        else:
            words = column.hint
        heading = f"{column.heading}: {words}" if words else column.heading
        self.hint.setText(" · ".join(part for part in (where, heading) if part))
