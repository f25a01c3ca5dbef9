"""Where two typings of a sample differ: row, field, first, second; kept or taken one by one, and
how large a share differs.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk.pages.lists.list_rows import hidden_name
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.typing.ledger import NAMES
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.empty_state import EmptyState
from xatre.desk.widgets.style import Hairline, stacked
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.desk.widgets.text import Words
from xatre.model.text import show_number
from xatre.work.session import Session
from xatre.work.typing import differences
from xatre.work.typing.columns import KIND
from xatre.work.typing.differences import Compared, Difference, Side

COLUMNS = [
    Column("place", "Dòng", 58, "right"),
    Column("child", "Trẻ", 230, strong=True),
    Column("field", "Mục", 130),
    Column("first", "Lần đầu"),
    Column("second", "Lần hai"),
    Column("settled", "Đã chọn", 130),
]
SETTLED = {"first": "Giữ lần đầu", "second": "Lấy lần hai"}


class DifferencesView(QWidget):
    """One sample's differences. `changed` when one was decided."""

    changed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.number = 0
        self.compared: Compared | None = None
        self._hide_names = False
        column = stacked(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 10, 20, 8)
        bar.setSpacing(8)
        self.rate = Words("", "strong", self)
        self.keep = Button("Giữ lần đầu", "secondary", "check", self)
        self.keep.clicked.connect(lambda: self.decide("first"))
        self.primary = Button("Lấy lần hai", "primary", "pencil", self)
        self.primary.clicked.connect(lambda: self.decide("second"))
        bar.addWidget(self.rate, 1)
        bar.addWidget(self.keep)
        bar.addWidget(self.primary)
        self._bar = QWidget(self)
        self._bar.setLayout(bar)
        column.addWidget(self._bar)
        column.addWidget(Hairline(self))
        self.table = Table("Chỗ hai lần gõ khác nhau", COLUMNS, self)
        self.table.moved.connect(lambda _: self._offer())
        column.addWidget(self.table, 1)
        self.empty = EmptyState("check-check", "", "", self)
        column.addWidget(self.empty, 1)

    def begin(self, number: int) -> None:
        """Show the differences of a sample."""
        self.number = number
        self._ask("")

    def _ask(self, then: str) -> None:
        number = self.number

        def done(compared: Compared) -> None:
            if number == self.number:
                self._show(compared, then)

        self.seat.ask(
            lambda session: differences.compare(session, number), done, self.seat.navigator.fault
        )

    def set_names_hidden(self, on: bool) -> None:
        """Names become initials."""
        self._hide_names = on
        if self.compared is not None:
            self._show(self.compared, self.table.current_key)

    @property
    def current(self) -> Difference | None:
        """The difference in front."""
        row = self.table.current
        return row.data if row is not None and isinstance(row.data, Difference) else None

    def decide(self, side: Side) -> None:
        """Keep the first or take the second, then on to the next that is open."""
        shown, number = self.current, self.number
        if shown is None:
            return

        def job(session: Session) -> None:
            differences.decide(session, number, shown.place, shown.column, side)

        def done(_: None) -> None:
            self._ask(self._next_open(shown))
            self.seat.navigator.saved(KIND)
            self.changed.emit()

        self.seat.ask(job, done, self.seat.navigator.fault)

    def _next_open(self, shown: Difference) -> str:
        found = list(self.compared.differences) if self.compared else []
        here = found.index(shown) if shown in found else 0
        order = [*found[here + 1 :], *found[:here]]
        return next((_key(one) for one in order if not one.settled), _key(shown))

    def _show(self, compared: Compared, then: str) -> None:
        self.compared = compared
        there = bool(compared.differences)
        self.table.setVisible(there)
        self.empty.setVisible(not there)
        self.empty.say(*_nothing(compared))
        self.rate.setText(_rate_words(compared))
        self.table.show_rows([self._row(one) for one in compared.differences])
        self.table.go_to(then or next((_key(o) for o in compared.differences if not o.settled), ""))
        if there and not self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()

    def _row(self, one: Difference) -> TableRow:
        child = f"{one.name} · {one.code}" if one.name else one.code
        sides = [one.first, one.second]
        if self._hide_names:
            child = hidden_name(one.name, one.code)
            sides = [hidden_name(words, "") if one.column in NAMES else words for words in sides]
        shown = [
            Cell(words or "(trống)", tone="" if words else "faint", strong=not one.settled)
            for words in sides
        ]
        settled = Cell(
            SETTLED.get(one.settled, "Chưa chọn"),
            tone="faint" if one.settled else "amber",
            icon="check" if one.settled else "triangle-alert",
        )
        cells = (Cell(str(one.place)), Cell(child), Cell(one.heading), *shown, settled)
        return TableRow(_key(one), cells, data=one)

    def _offer(self) -> None:
        shown = self.current
        for button in (self.keep, self.primary):
            button.setVisible(shown is not None)
            button.forbid("" if self.seat.may_write else "Tài khoản này chỉ xem")


def _key(one: Difference) -> str:
    return f"{one.place} {one.column}"


def _rate_words(compared: Compared) -> str:
    if compared.rate is None:
        return f"Đã gõ lại {compared.typed}/{compared.rows} dòng."
    share = show_number(f"{100 * compared.rate:.1f}")
    return (
        f"Khác nhau {len(compared.differences)} trong {compared.cells} mục của {compared.typed} "
        f"dòng: {share} %"
    )


def _nothing(compared: Compared) -> tuple[str, str]:
    if not compared.typed:
        return "Chưa gõ lại dòng nào", "Gõ lại các dòng của mẫu rồi xem chỗ khác nhau ở đây."
    return "Hai lần gõ không khác nhau", f"{compared.typed} dòng, {compared.cells} mục đã so."
