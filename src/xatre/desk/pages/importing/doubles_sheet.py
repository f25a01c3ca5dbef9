"""Trẻ có thể ghi hai lần: the likely pairs, and the two records side by side with every point for
and against. A person joins them or says that they are two; both can be undone.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from xatre.desk.pages.lists.list_rows import hidden_name
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.sheet import SheetPage
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.empty_state import EmptyState
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.progress import Progress
from xatre.desk.widgets.style import Hairline, stacked
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.desk.widgets.text import Words
from xatre.desk.worker import Task
from xatre.model.codes import Codes
from xatre.model.fields import Reference
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.work.doubles import finding, settling
from xatre.work.doubles.finding import Beside, Pair

MOST_SHOWN = 500
PAIRS = [
    Column("score", "Điểm", 58, "right"),
    Column("one", "Hồ sơ", 190, strong=True),
    Column("other", "Có thể là", 190, strong=True),
    Column("why", "Vì sao"),
]
SIDES = [Column("label", "Mục", 200), Column("one", "Giữ"), Column("other", "Gộp vào bên trái")]


class DoublesSheet(SheetPage):
    """Two records that look alike, side by side, pair after pair."""

    def __init__(self, kind: Kind, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.seat = kind, seat
        self.shown: list[Beside] = []
        self._task: Task | None = None
        self._hide_names = False
        column = stacked(self)
        self.head = PageHead("Trẻ có thể ghi hai lần", "", self)
        self.back = Button("Về danh sách", "quiet", "arrow-left", self)
        self.back.clicked.connect(self.leave)
        self.two = Button("Không phải một trẻ", "secondary", "split", self)
        self.two.clicked.connect(self._say_two)
        self.swap = Button("Giữ bên phải", "secondary", "refresh-cw", self)
        self.swap.clicked.connect(self._swap)
        self.primary = Button("Gộp hai hồ sơ", "primary", "git-merge", self)
        self.primary.clicked.connect(self._join)
        for button in (self.back, self.two, self.swap, self.primary):
            self.head.add(button)
        column.addWidget(self.head)
        self.progress = Progress("Đang so từng đôi", self)
        self.progress.setContentsMargins(24, 8, 20, 8)
        self.progress.stopped.connect(self._stop)
        column.addWidget(self.progress)
        self.empty = EmptyState(
            "users", "Không thấy trẻ nào ghi hai lần",
            "Tên, ngày sinh, cha mẹ, hộ và số định danh đã được so với nhau.", self,
        )  # fmt: skip
        column.addWidget(self.empty, 1)
        self._body = QWidget(self)
        parts = stacked(self._body)
        self.pairs = Table("Các đôi có thể là một trẻ", PAIRS, self)
        self.pairs.moved.connect(lambda _: self._show_sides())
        parts.addWidget(self.pairs, 2)
        parts.addWidget(Hairline(self))
        self.points = Words("", "text", self, wrap=True)
        self.points.setContentsMargins(24, 10, 20, 8)
        parts.addWidget(self.points)
        self.sides = Table("Hai hồ sơ cạnh nhau", SIDES, self)
        row = QHBoxLayout()
        row.addWidget(self.sides)
        parts.addLayout(row, 3)
        column.addWidget(self._body, 1)
        self._show_parts()

    def begin(self) -> None:
        """Look over the register."""

        def job(task: Task) -> list[Beside]:
            pairs = finding.everywhere(task.session, task.progress, task.stopped)
            return finding.beside(task.session, pairs[:MOST_SHOWN])

        self._stop()
        self.progress.start("Đang so từng đôi")
        self._task = self.seat.worker.submit(
            job,
            self._found,
            self._failed,
            lambda done, total, _: self.progress.show_share(done, total),
        )
        self._show_parts()

    def leave(self) -> None:
        """Back to the list."""
        self._stop()
        self.left.emit()

    def set_names_hidden(self, on: bool) -> None:
        self._hide_names = on
        self._show_pairs()

    def primary_button(self) -> QPushButton | None:
        return self.primary

    @property
    def current(self) -> Beside | None:
        """The pair in front."""
        row = self.pairs.current
        return row.data if row is not None and isinstance(row.data, Beside) else None

    def _found(self, shown: list[Beside]) -> None:
        self._task = None
        self.shown = shown
        self._show_parts()
        self._show_pairs()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._show_parts()
        self.seat.navigator.fault(error)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()
            self._task = None

    # what is shown

    def _show_parts(self) -> None:
        busy = self._task is not None
        self.progress.setVisible(busy)
        self.empty.setVisible(not busy and not self.shown)
        self._body.setVisible(not busy and bool(self.shown))
        count = len(self.shown)
        self.head.say(self.head.title, "" if busy else f"{count} đôi, đôi giống nhất ở trên")
        why = "" if self.seat.may_write else "Tài khoản này chỉ xem"
        for button in (self.two, self.swap, self.primary):
            button.setVisible(not busy and bool(self.shown))
            button.forbid(why)

    def _show_pairs(self) -> None:
        self.pairs.show_rows(
            [
                TableRow(
                    f"{one.pair.one} {one.pair.other}",
                    (
                        Cell(str(one.pair.score)),
                        Cell(self._name(one.one)),
                        Cell(self._name(one.other)),
                        Cell(one.pair.words, tone="quiet", tip=one.pair.words),
                    ),
                    data=one,
                )
                for one in self.shown
            ]
        )
        self._show_sides()

    def _name(self, record: Record) -> str:
        name, code = str(record.fields.get("full_name", "")), str(record.fields.get("code", ""))
        return hidden_name(name, code) if self._hide_names else f"{name} · {code}"

    def _show_sides(self) -> None:
        shown = self.current
        if shown is None:
            self.points.setText("")
            self.sides.show_rows([])
            return
        self.points.setText(
            "; ".join(
                f"{point.what}: {point.words} ({point.weight:+d})" for point in shown.pair.points
            )
        )
        self.sides.show_rows(_side_rows(self.kind, shown, self.seat.codes, hide=self._hide_names))

    # what is decided

    def _swap(self) -> None:
        shown = self.current
        if shown is not None:
            place = self.shown.index(shown)
            pair = Pair(shown.pair.other, shown.pair.one, shown.pair.score, shown.pair.points)
            self.shown[place] = Beside(pair, shown.other, shown.one, shown.villages)
            self._show_pairs()
            self.pairs.go_to(f"{pair.one} {pair.other}")

    def _join(self) -> None:
        shown = self.current
        if shown is None:
            return
        keep, drop = shown.pair.one, shown.pair.other

        def done(joined: settling.Joined) -> None:
            self._settled(lambda one: drop in (one.pair.one, one.pair.other))
            self.seat.navigator.refresh_counts()
            moved = [f"{joined.moved} hồ sơ khác đã chuyển theo."] if joined.moved else []
            left = [f"{joined.left} hồ sơ khác còn ghi hồ sơ đã gộp."] if joined.left else []
            rest = " ".join(moved + left)
            level = "doubt" if joined.left else "success"
            self.seat.navigator.tell(
                Message(level, "Đã gộp hai hồ sơ.", rest, "Tách lại", lambda: self.part(drop))
            )

        self.seat.ask(lambda session: settling.join(session, keep, drop), done)

    def part(self, dropped: str) -> None:
        """Take a joining apart again."""
        self.seat.ask(
            lambda session: settling.part(session, dropped),
            lambda _: self.begin(),
        )

    def _say_two(self) -> None:
        shown = self.current
        if shown is not None:
            one, other = shown.pair.one, shown.pair.other
            both = {one, other}
            self.seat.ask(
                lambda session: settling.not_one_child(session, one, other),
                lambda _: self._settled(lambda each: {each.pair.one, each.pair.other} == both),
            )

    def _settled(self, is_over: Callable[[Beside], bool]) -> None:
        """These pairs need no deciding any more; the others still do."""
        self.shown = [one for one in self.shown if not is_over(one)]
        self._show_parts()
        self._show_pairs()


def _side_rows(kind: Kind, shown: Beside, codes: Codes, *, hide: bool) -> list[TableRow]:
    """A row a field that one of them has; where they differ it is marked."""
    rows = []
    for name, field in kind.fields.items():
        if name in (settling.JOINED, finding.DISTINCT, "void_reason", "doubt_reasons"):
            continue
        if field.privacy in ("hidden", "sealed") or (hide and field.identity):
            continue
        sides = [record.fields.get(name) for record in (shown.one, shown.other)]
        if sides == [None, None]:
            continue
        words = [
            "" if value is None
            else shown.villages.get(str(value), "") if isinstance(field, Reference)
            else field.show(value, codes)
            for value in sides
        ]  # fmt: skip
        tone = "" if words[0] == words[1] else "amber"
        icon = "" if words[0] == words[1] or not all(words) else "triangle-alert"
        rows.append(
            TableRow(name, (Cell(field.label, tone="quiet"), Cell(words[0], tone=tone, icon=icon),
                            Cell(words[1], tone=tone)))
        )  # fmt: skip
    return rows
