"""What every pane of the settings has: a scrolling column, and a way to ask the book."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.style import grounded, mark, stacked
from xatre.desk.widgets.text import Words
from xatre.work.session import Session

T = TypeVar("T")
COLUMN = 720


class Pane(QScrollArea):
    """A pane. `came` is called each time it is shown."""

    def __init__(self, name: str, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grounded(self.viewport(), "white")
        inner = QWidget()
        mark(inner, ground="none")
        outer = QHBoxLayout(inner)
        outer.setContentsMargins(24, 18, 24, 24)
        body = QWidget(inner)
        body.setMaximumWidth(COLUMN)
        self.column = stacked(body, 8)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        outer.addWidget(body, 10, Qt.AlignmentFlag.AlignTop)
        outer.addStretch(1)
        self.setWidget(inner)

    def came(self) -> None:
        """The pane is shown: ask for what it shows."""

    def heading(self, words: str, *, first: bool = False) -> None:
        self.column.addWidget(SectionHeading(words, "", self, line_above=not first))

    def words(self, words: str, role: str = "quiet") -> Words:
        made = Words(words, role, self, wrap=True)
        self.column.addWidget(made)
        return made

    def label(self, words: str, widget: QWidget) -> None:
        """A label above a field."""
        pair = QVBoxLayout()
        pair.setSpacing(3)
        pair.addWidget(Words(words, "label", self))
        widget.setAccessibleName(words)
        pair.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(pair)

    def buttons(self, *buttons: Button) -> None:
        """Buttons side by side."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    def ask(
        self,
        job: Callable[[Session], T],
        done: Callable[[T], None],
        busy: Button | None = None,
        words: str = "",
    ) -> None:
        """Do `job` with the book; `busy` is switched off and says `words` meanwhile."""
        before = busy.text() if busy is not None else ""
        if busy is not None:
            busy.setEnabled(False)
            busy.say(words or before)

        def free() -> None:
            if busy is not None:
                busy.setEnabled(True)
                busy.say(before)

        def well(answer: T) -> None:
            free()
            done(answer)

        def badly(error: Exception) -> None:
            free()
            self.seat.navigator.fault(error)

        self.seat.ask(job, well, badly)

    def tell(self, fact: str, rest: str = "") -> None:
        """Say that something was done."""
        self.seat.navigator.tell(Message("success", fact, rest))


class AskDialog(Dialog):
    """A dialog with fields; the button of `deed` closes it only when `ready()` says so."""

    DEED = "do"

    def ready(self) -> bool:
        """Whether what was typed will do; says why not."""
        return True

    def _press(self) -> None:
        if self.sender().property("key") != self.DEED or self.ready():
            super()._press()

    def add_deed(self, words: str, look: str = "primary") -> None:
        """The two buttons: the quiet way out, and the deed."""
        self.add_button("stop", "Thôi, không đổi", "quiet")
        self.add_button(self.DEED, words, look, safe=look == "primary")  # type: ignore[arg-type]

    @property
    def agreed(self) -> bool:
        return self.answer == self.DEED
