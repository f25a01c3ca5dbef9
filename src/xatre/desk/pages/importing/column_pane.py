"""The left side of an import: what was noticed in the file, what must be answered, which column
fills what. Every change asks for the plan anew.
"""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.side_pane import SidePane
from xatre.desk.widgets.text import ShortWords, Words
from xatre.work.importing.columns.matching import HOW_WORDS, MatchedColumn, letters
from xatre.work.importing.columns.sheets import ALL
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
        self._asked: dict[str, Question] = {}
        self._changed = ""
        self.combos: dict[str, Combo] = {}
        """By the letters of a column, with its sheet before them where it is not in all alike."""
        self.question_combos: dict[str, Combo] = {}
        self._lines = self.column
        self._lines.setSpacing(4)

    def begin(self) -> None:
        """Forget what was chosen for another file."""
        self.columns, self.answers, self.sheet = {}, {}, ""
        self._asked, self._changed = {}, ""

    def show_plan(
        self, plan: Plan, targets: list[tuple[str, str]], letters_seen: list[str]
    ) -> None:
        """Show the match of a plan. `targets` are (name, label) of all that may be chosen,
        `letters_seen` lines that show text of old fonts as it was and as it will be."""
        place = self.verticalScrollBar().value()
        self.clear()
        self.combos, self.question_combos = {}, {}
        for note in plan.notes:
            self._lines.addWidget(Words(note, "note", self, wrap=True))
        for line in letters_seen:
            self._lines.addWidget(ShortWords(line, "note", self))
        if len([sheet for sheet in plan.table.sheets if sheet.lines]) > 1:
            self._sheets(plan)
        answered = {key: one for key, one in self._asked.items() if self.answers.get(key)}
        self._asked = {
            key: plan.questions.get(key, one)
            for key, one in self._asked.items()
            if key in answered or key in plan.questions
        } | {key: one for key, one in plan.questions.items() if key not in self._asked}
        if self._asked:
            self._lines.addWidget(SectionHeading("Cần trả lời"))
            for question in self._asked.values():
                self._question(question, answered=question.key not in plan.questions)
        for words, columns in _by_sheet(plan):
            self._lines.addWidget(SectionHeading(words))
            for key, column in columns:
                self._column(key, column, targets)
        self._go_on(place)

    def _go_on(self, place: int) -> None:
        """Where the person was: at the next question after the one just answered, or at the box
        just changed."""
        combo = self.combos.get(self._changed)
        if self._changed in self.question_combos:
            keys = list(self.question_combos)
            at = keys.index(self._changed)
            open_now = [key for key in keys[at + 1 :] + keys[:at] if not self.answers.get(key)]
            combo = self.question_combos[open_now[0] if open_now else self._changed]
        self._changed = ""
        body = self.widget()
        layout = body.layout()
        if layout is not None:
            layout.activate()
        self._fit()
        body.resize(body.width(), max(body.minimumHeight(), self.viewport().height()))
        self.verticalScrollBar().setValue(place)
        if combo is not None:
            combo.setFocus()
            self.ensureWidgetVisible(combo)

    def _sheets(self, plan: Plan) -> None:
        self._lines.addWidget(SectionHeading("Trang"))
        names = [sheet.name for sheet in plan.table.sheets if sheet.lines]
        every = (ALL, f"Mọi trang là danh sách như nhau ({len(plan.parts)} trang)")
        if len(plan.parts) == 1:
            every = (ALL, "Mọi trang là danh sách như nhau")
        combo = Combo([every, *((name, name) for name in names)], self)
        combo.setAccessibleName("Trang có danh sách")
        combo.choose(ALL if self.sheet == ALL else plan.sheet)
        combo.changed.connect(self._choose_sheet)
        self._lines.addWidget(combo)

    def _question(self, question: Question, *, answered: bool) -> None:
        rows = f"{question.rows} dòng" if question.rows > 1 else "1 dòng"
        words = f"{question.text} “{question.example}”, {rows}"
        shown = Words(f"✓ {words}" if answered else words, "text", self, wrap=True)
        if answered:
            shown.tone("green")
        self._lines.addWidget(shown)
        combo = Combo(list(question.options), self)
        combo.setAccessibleName(words)
        combo.choose(self.answers.get(question.key, ""))
        combo.changed.connect(lambda value, key=question.key: self._answer(key, value))
        self.question_combos[question.key] = combo
        self._lines.addWidget(combo)

    def _column(self, key: str, column: MatchedColumn, targets: list[tuple[str, str]]) -> None:
        head = column.head or "(không có tên)"
        words = f"{letters(column.place)}  {head}"
        label = ShortWords(f"{words} · {HOW_WORDS[column.how]}", "note", self)
        if not column.how:
            label.tone("amber")
        combo = Combo(targets, self)
        combo.setAccessibleName(f"Cột {words} vào mục")
        combo.choose(column.target, dict(targets).get(column.target, column.target))
        combo.changed.connect(lambda value: self._choose(key, value))
        self.combos[key] = combo
        self._lines.addWidget(label)
        self._lines.addWidget(combo)

    def _choose_sheet(self, name: str) -> None:
        # What was answered was asked of the sheet before.
        self.sheet, self.columns, self.answers, self._asked = name, {}, {}, {}
        self.changed.emit()

    def _choose(self, key: str, value: str) -> None:
        self.columns[key] = value
        self._changed = key
        self.changed.emit()

    def _answer(self, key: str, value: str) -> None:
        self.answers[key] = value
        self._changed = key
        self.changed.emit()


def _by_sheet(plan: Plan) -> list[tuple[str, list[tuple[str, MatchedColumn]]]]:
    """`(heading, (key of the choice, column))`: columns that are in every sheet alike once, those
    of one sheet below its name."""
    times = Counter((one.place, one.head, one.target) for one in plan.columns)
    alike = {one for one, times_there in times.items() if times_there == len(plan.parts)}
    first = plan.parts[0]
    common = [
        (letters(one.place), one)
        for one in first.columns
        if (one.place, one.head, one.target) in alike
    ]
    shown = [("Cột nào vào mục nào", common)] if common else []
    for part in plan.parts:
        own = [
            (f"{part.name}!{letters(one.place)}", one)
            for one in part.columns
            if (one.place, one.head, one.target) not in alike
        ]
        if own:
            shown.append((f"Cột riêng của trang {part.name}", own))
    return shown
