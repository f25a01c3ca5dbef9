"""Phúc tra: a second person types a sample again without seeing the first typing; then the
differences stand side by side, and a person decides each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from xatre.desk.pages.seat import Seat
from xatre.desk.pages.typing.differences_view import DifferencesView
from xatre.desk.pages.typing.row_page import RowPage
from xatre.desk.pages.typing.row_sheet import RowSheet
from xatre.desk.pages.typing.row_state import RowState
from xatre.desk.pages.typing.sample_dialog import SampleDialog
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.empty_state import EmptyState
from xatre.desk.widgets.message_bar import Message
from xatre.model.days import show
from xatre.model.values import Fields
from xatre.work.session import Session
from xatre.work.typing import rows, sampling
from xatre.work.typing.cells import Cells
from xatre.work.typing.columns import COLUMNS, KIND
from xatre.work.typing.sampling import PLACE_FIELDS, Again, Sample, SampleRow

TITLE = "Phúc tra"
NO_SAMPLE = "Chưa có mẫu phúc tra nào"
USE = (
    "Chọn một phần các trẻ đã gõ từ sổ giấy để người khác gõ lại mà không thấy lần gõ đầu, "
    "rồi so hai lần."
)


@dataclass(frozen=True)
class Opened:
    """A sample as the second person may see it."""

    sample: Sample
    rows: list[SampleRow]
    cells: Cells


class RetypeSheet(RowSheet):
    """The newest sample, typed again."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, seat, parent)
        self.opened: Opened | None = None
        self.other = Button("Lập mẫu khác…", "secondary", "file-plus", self)
        self.other.clicked.connect(self.choose)
        self.type_on = Button("Gõ tiếp", "secondary", "keyboard", self)
        self.type_on.clicked.connect(self.show_rows)
        self.compare = Button("Xem chỗ khác nhau", "secondary", "scale", self)
        self.compare.clicked.connect(self.show_differences)
        self.stack = QStackedWidget(self)
        self.empty = EmptyState("search-check", NO_SAMPLE, USE, self)
        self.first = self.empty.add(Button("Lập mẫu phúc tra…", "primary", "file-plus", self))
        self.first.clicked.connect(self.choose)
        page = RowPage(self, self)
        page.over.connect(self.show_differences)
        page.changed.connect(self._say_head)
        self.differences = DifferencesView(seat, self)
        self.differences.changed.connect(self._say_head)
        for part in (self.empty, page, self.differences):
            self.stack.addWidget(part)
        self.lay(page, (self.other, self.type_on, self.compare), self.stack)
        self._say_head()

    # from the page

    def begin(self) -> None:
        """Shown anew: the newest sample where typing it ended, or none yet."""
        self._ask_open(0)

    def _ask_open(self, number: int) -> None:
        def job(session: Session) -> Opened | None:
            known = sampling.past(session)
            found = next((one for one in known if number in (0, one.number)), None)
            if found is None:
                return None
            rows_of_it = sampling.rows_of(session, found.number)
            return Opened(found, rows_of_it, rows.cells_of(session))

        self.ask_anew(job, self._show)

    def panes(self) -> list[QWidget]:
        shown = self.stack.currentWidget()
        return [*([shown] if shown is not None else []), self.head]

    def first_focus(self) -> QWidget | None:
        shown = self.stack.currentWidget()
        if shown is self.empty:
            return self.first
        return self.page.line.boxes[self._first()] if shown is self.page else self.differences.table

    def primary_button(self) -> QPushButton | None:
        shown = self.stack.currentWidget()
        if shown is self.empty:
            return self.first
        return self.primary if shown is self.page else self.differences.primary

    def set_names_hidden(self, on: bool) -> None:
        super().set_names_hidden(on)
        self.differences.set_names_hidden(on)

    # a sample

    def choose(self) -> None:
        """Ask how a new sample is chosen, and make it."""
        dialog = SampleDialog(self.seat.facts.today, self)
        if dialog.ask() != "make":
            return
        since, rule = dialog.since, dialog.rule
        if since is None:
            return

        def done(sample: Sample) -> None:
            self._ask_open(sample.number)

        self.seat.ask(
            lambda session: sampling.choose(session, since, rule), done, self.seat.navigator.fault
        )

    def _show(self, opened: Opened | None) -> None:
        self.opened = opened
        if opened is None:
            self.stack.setCurrentWidget(self.empty)
            self._say_head()
            self.first.setFocus()
            return
        states = [self._state(row, opened.cells) for row in opened.rows]
        left = next((place for place, row in enumerate(opened.rows) if not row.typed), None)
        if left is None:
            self.page.show_rows(states, opened.cells, 0, self._first())
            self.show_differences()
            return
        self.stack.setCurrentWidget(self.page)
        self.page.show_rows(states, opened.cells, left, self._first())
        own = [row for row in opened.rows if row.first_typist == self.seat.facts.officer]
        if own and not any(row.typed for row in opened.rows):
            self.seat.navigator.tell(
                Message(
                    "doubt", "Mẫu này do chính người đang gõ nhập lần đầu.",
                    "Nên để người khác gõ lại, mở sổ bằng tài khoản của họ.",
                )
            )  # fmt: skip

    def _state(self, row: SampleRow, cells: Cells) -> RowState:
        given = cells.words_of(row.given)
        words = cells.words_of(row.again) | dict(row.unread)
        words |= {name: given[name] for name in PLACE_FIELDS}
        said = [f"dòng {row.line} gõ ngày {show(row.day)}"] if row.day else []
        said += [row.village] if row.village else []
        number = row.given.get("household_number")
        said += [f"hộ số {number}"] if number else []
        where = f"Tìm trên sổ giấy: {', '.join(said)}" if said else ""
        mark = "saved" if row.typed else "draft" if row.again or row.unread else ""
        state = RowState(
            row.place, words, {}, given=frozenset(PLACE_FIELDS), mark=mark, finished=row.typed,
            where=where, data=row,
        )  # fmt: skip
        state.read(cells)
        return state

    @staticmethod
    def _first() -> str:
        return next(column.name for column in COLUMNS if column.name not in PLACE_FIELDS)

    def show_rows(self) -> None:
        """Type on where rows are left."""
        if self.opened is not None:
            self.stack.setCurrentWidget(self.page)
            place = self.place_after(-1, self.page.rows)
            self.page.go(place if place is not None else 0, self._first())
            self._say_head()

    def show_differences(self) -> None:
        """Both typings of the rows typed so far."""
        if self.opened is not None:
            self.save_draft()
            self.stack.setCurrentWidget(self.differences)
            self.differences.begin(self.opened.sample.number)
            self._say_head()

    # the keeper

    def place_after(self, place: int, rows: Sequence[RowState]) -> int | None:
        """The next row that was not typed yet, from here on and then from the top."""
        order = [*range(place + 1, len(rows)), *range(max(0, place))]
        return next((one for one in order if rows[one].mark in ("", "draft")), None)

    def next_row(self, above: RowState | None) -> RowState | None:
        return None

    def keep(self, row: RowState, fields: Fields, unread: Mapping[str, str]) -> None:
        self._keep(row, fields, unread, finished=False)

    def finish(self, row: RowState, fields: Fields, unread: Mapping[str, str]) -> None:
        self._keep(row, fields, unread, finished=True)

    def _keep(
        self, row: RowState, fields: Fields, unread: Mapping[str, str], *, finished: bool
    ) -> None:
        opened, kept = self.opened, row.data
        if opened is None or not isinstance(kept, SampleRow):
            return
        number, place = opened.sample.number, kept.place
        again = Again(place, fields, unread)

        def job(session: Session) -> None:
            sampling.keep_again(session, number, [again], done=finished)

        def done(_: None) -> None:
            if finished:
                row.mark = "draft" if unread else "saved"
                self.page.told(row)
            self.seat.navigator.saved(KIND)

        def failed(error: Exception) -> None:
            (self._not_finished if finished else self._not_kept)(row, error)

        self.seat.ask(job, done, failed)

    # the head

    def _say_head(self) -> None:
        shown, opened = self.stack.currentWidget(), self.opened
        typed = sum(row.mark in ("saved", "busy") for row in self.page.rows)
        line = ""
        if opened is not None:
            since = f"từ {show(opened.sample.since)}"
            line = f"{opened.sample.rule}, {since} · đã gõ {typed}/{len(self.page.rows)} dòng"
        self.head.say(f"{TITLE} mẫu {opened.sample.number}" if opened else TITLE, line)
        self.head.set_low(True)
        left = typed < len(self.page.rows)
        self.other.setVisible(shown is self.differences or (shown is self.page and not typed))
        self.type_on.setVisible(shown is self.differences and left)
        self.compare.setVisible(shown is self.page and bool(typed))
        self.primary.setVisible(shown is self.page)
        why = "" if self.seat.may_write else "Tài khoản này chỉ xem"
        for button in (self.first, self.other):
            button.forbid(why)
