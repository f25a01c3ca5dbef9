"""The left side of an import: what was noticed in the file, what must be answered, which column
fills what. Every change asks for the plan anew.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.side_pane import SidePane
from xatre.desk.widgets.text import ShortWords, Words
from xatre.work.importing.matching import HOW_WORDS, Column, letters
from xatre.work.importing.planned import Plan, Question

WIDTH = 380


class ColumnPane(SidePane):
    """Emits `changed` when a person chose another sheet, column or answer."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Cột và câu hỏi", parent)
        self.setFixedWidth(WIDTH)
        self.columns: dict[str, str] = {}
        self.answers: dict[str, str] = {}
        self.sheet = ""
        self.combos: dict[int, Combo] = {}
        self.question_combos: dict[str, Combo] = {}
        self._lines = self.column
        self._lines.setSpacing(4)

    def begin(self) -> None:
        """Forget what was chosen for another file."""
        self.columns, self.answers, self.sheet = {}, {}, ""

    def show_plan(
        self, plan: Plan, targets: list[tuple[str, str]], letters_seen: list[str]
    ) -> None:
        """Show the match of a plan. `targets` are (name, label) of all that may be chosen,
        `letters_seen` lines that show text of old fonts as it was and as it will be."""
        self.clear()
        self.combos, self.question_combos = {}, {}
        for note in plan.notes:
            self._lines.addWidget(Words(note, "note", self, wrap=True))
        for line in letters_seen:
            self._lines.addWidget(ShortWords(line, "note", self))
        if len([sheet for sheet in plan.table.sheets if sheet.lines]) > 1:
            self._sheets(plan)
        if plan.questions:
            self._lines.addWidget(SectionHeading("Cần trả lời"))
            for question in plan.questions.values():
                self._question(question)
        self._lines.addWidget(SectionHeading("Cột nào vào mục nào"))
        for column in plan.columns:
            self._column(column, targets)

    def _sheets(self, plan: Plan) -> None:
        self._lines.addWidget(SectionHeading("Trang"))
        names = [sheet.name for sheet in plan.table.sheets if sheet.lines]
        combo = Combo([(name, name) for name in names], self)
        combo.setAccessibleName("Trang có danh sách")
        combo.choose(plan.sheet)
        combo.changed.connect(self._choose_sheet)
        self._lines.addWidget(combo)

    def _question(self, question: Question) -> None:
        rows = f"{question.rows} dòng" if question.rows > 1 else "1 dòng"
        words = f"{question.text} “{question.example}”, {rows}"
        self._lines.addWidget(Words(words, "text", self, wrap=True))
        combo = Combo(list(question.options), self)
        combo.setAccessibleName(words)
        combo.choose(self.answers.get(question.key, ""))
        combo.changed.connect(lambda value, key=question.key: self._answer(key, value))
        self.question_combos[question.key] = combo
        self._lines.addWidget(combo)

    def _column(self, column: Column, targets: list[tuple[str, str]]) -> None:
        head = column.head or "(không có tên)"
        words = f"{letters(column.place)}  {head}"
        label = ShortWords(f"{words} · {HOW_WORDS[column.how]}", "note", self)
        if not column.how:
            label.tone("amber")
        combo = Combo(targets, self)
        combo.setAccessibleName(f"Cột {words} vào mục")
        combo.choose(column.target, dict(targets).get(column.target, column.target))
        combo.changed.connect(lambda value, place=column.place: self._choose(place, value))
        self.combos[column.place] = combo
        self._lines.addWidget(label)
        self._lines.addWidget(combo)

    def _choose_sheet(self, name: str) -> None:
        self.sheet, self.columns = name, {}
        self.changed.emit()

    def _choose(self, place: int, value: str) -> None:
        self.columns[letters(place)] = value
        self.changed.emit()

    def _answer(self, key: str, value: str) -> None:
        self.answers[key] = value
        self.changed.emit()
