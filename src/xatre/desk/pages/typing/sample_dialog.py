"""Asks how a sample is chosen: of what was typed since which day, by which rule."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.widgets.day_box import DayBox
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.segments import Segmented
from xatre.desk.widgets.style import side_by_side
from xatre.desk.widgets.text import Words
from xatre.errors import DataError
from xatre.model import days
from xatre.work.typing.sampling import MOST_ROWS, Rule

EVERY, COUNT = "every", "count"


class SampleDialog(Dialog):
    """`since` and `rule` are what was asked for; `since` is None where it cannot be read."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            "Lập mẫu phúc tra",
            "Lấy trong các trẻ đã gõ tay, không lấy trẻ đưa vào từ tệp Excel.",
            level="info",
            parent=parent,
        )
        self._today = today
        self.day = DayBox(self)
        self.day.look_near(today)
        self.day.setText(f"{today:%d/%m/%Y}")
        self.field("Gõ từ ngày", self.day)
        self.how = Segmented([(EVERY, "Cứ mấy dòng lấy 1"), (COUNT, "Mấy dòng ngẫu nhiên")], self)
        self.how.choose(EVERY)
        self.how.changed.connect(lambda _: self._say())
        self.field("Cách lấy", self.how)
        self.amount = QLineEdit("10", self)
        self.amount.setFixedWidth(120)
        self.amount.setAccessibleName("Số dòng")
        self.words = Words("", "note", self)
        row = QWidget(self)
        line = side_by_side(row, 10)
        line.addWidget(self.amount)
        line.addWidget(self.words, 1)
        self.field("Số dòng", row)
        self.wrong = Words("", "note", self, wrap=True)
        self.wrong.tone("red")
        self.body.addWidget(self.wrong)
        self.add_button("keep", "Không lập", "quiet")
        self.make = self.add_button("make", "Lập mẫu", "primary", "check")
        self.day.textChanged.connect(lambda _: self._say())
        self.amount.textChanged.connect(lambda _: self._say())
        for box in (self.day, self.amount):
            box.returnPressed.connect(self.make.click)
        self._say()
        self.amount.setFocus()

    @property
    def since(self) -> date | None:
        """The day, where one is written to the day."""
        try:
            stored = days.read(self.day.text(), self._today)
        except DataError:
            return None
        return days.whole_day(stored) if stored else None

    @property
    def rule(self) -> Rule:
        """How rows are chosen."""
        typed = self.amount.text().strip()
        number = int(typed) if typed.isdecimal() and len(typed) < 6 else 0
        return Rule(every=number) if self.how.value == EVERY else Rule(count=number)

    def _say(self) -> None:
        rule = self.rule
        number = rule.every or rule.count
        self.words.setText(
            f"lấy các dòng thứ {number}, {2 * number}, {3 * number}…"
            if rule.every
            else "lấy theo thứ tự gõ; cùng ngày, cùng số thì được đúng các dòng ấy"
        )
        wrong = ""
        if self.since is None:
            wrong = "Ghi đủ ngày, tháng, năm."
        elif not 1 <= number <= MOST_ROWS:
            wrong = f"Ghi số dòng từ 1 đến {MOST_ROWS}."
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        if self.isVisible():
            self.fit()
        self.make.forbid(wrong)
