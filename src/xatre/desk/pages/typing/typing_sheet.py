"""Gõ từ sổ giấy: the rows of this officer's day over the list of children. Each finished row is a
record; after a restart the sheet goes on below its last row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from xatre.desk.pages.record.draft_keeping import DraftKeeping
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.typing.row_page import RowPage
from xatre.desk.pages.typing.row_sheet import RowSheet
from xatre.desk.pages.typing.row_state import RowState
from xatre.desk.widgets.buttons import Button
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.work.records import editing
from xatre.work.records.refusals import ChangedSince
from xatre.work.typing import rows
from xatre.work.typing.cells import NEW_VILLAGE, Cells
from xatre.work.typing.columns import BY_NAME, COLUMNS, FIRST, KIND

TITLE = "Gõ từ sổ giấy"
CHANGED = "Hồ sơ này vừa đổi ở trang khác. Phần gõ ở đây vẫn còn; xem lại rồi xong dòng lần nữa."


class TypingSheet(RowSheet):
    """`wrote` says that the book has more now; `again_asked` that a sample is to be typed again."""

    wrote = Signal()
    again_asked = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, seat, parent)
        self.sheet: rows.TypedSheet | None = None
        self._noted: set[str] = set()
        self.keeping = DraftKeeping(seat)
        self.drop = Button("Bỏ dòng", "quiet", "trash-2", self)
        self.drop.clicked.connect(self._drop)
        self.again = Button("Phúc tra…", "secondary", "search-check", self)
        self.again.clicked.connect(self.again_asked)
        page = RowPage(self, self)
        page.changed.connect(self._say_head)
        self.lay(page, (self.drop, self.again), page)

    # from the page

    def begin(self) -> None:
        """Shown anew: the sheet of today, with a new row below its last one."""
        self.ask_anew(rows.open_sheet, self._show)

    def is_forgotten(self) -> bool:
        return False

    def panes(self) -> list[QWidget]:
        return [self.page, self.head]

    def first_focus(self) -> QWidget | None:
        return self.page.line.boxes[FIRST]

    def primary_button(self) -> QPushButton | None:
        return self.primary

    # rows

    def _show(self, sheet: rows.TypedSheet) -> None:
        self.sheet, cells = sheet, sheet.cells
        self._noted = {line.record.id for line in sheet.lines}
        shown = [self._old_row(line, number, cells) for number, line in enumerate(sheet.lines, 1)]
        above = shown[-1] if shown else None
        shown.append(self._new_row(len(shown) + 1, self._carried(above, cells), kept=True))
        last = shown[-1]
        column = FIRST if last.kept & {FIRST} else COLUMNS[0].name
        self.page.show_rows(shown, cells, len(shown) - 1, column)

    def _old_row(self, line: rows.Line, number: int, cells: Cells) -> RowState:
        row = RowState(number, {}, {}, finished=True, data=line.record)
        self._apply(row, line, cells)
        row.read(cells)
        return row

    def _apply(self, row: RowState, line: rows.Line, cells: Cells, *, words: bool = True) -> None:
        row.data, row.before = line.record, line.record.fields
        row.mark = "saved" if line.saved else "draft"
        row.say(line.problems, line.level)
        if words:
            row.words = cells.words_of(line.record.fields) | dict(line.unread)

    def _carried(self, above: RowState | None, cells: Cells) -> dict[str, str]:
        """The words a new row takes over, by column."""
        if above is None:
            shown = cells.words_of(self.sheet.carried) if self.sheet else {}
        else:
            shown = above.words
        faults = above.faults if above else {}
        return {
            column.name: shown[column.name]
            for column in COLUMNS
            if column.kept and shown.get(column.name) and column.name not in faults
        }

    def _new_row(self, number: int, carried: Mapping[str, str], *, kept: bool) -> RowState:
        assert self.sheet is not None
        record = self.sheet.new_record(self.seat.facts.clock())
        words = dict.fromkeys((column.name for column in COLUMNS), "") | dict(carried)
        names = {column.name for column in COLUMNS if column.kept} if carried and kept else set()
        return RowState(number, words, record.fields, kept=names, carried=carried, data=record)

    # the keeper

    def place_after(self, place: int, rows: Sequence[RowState]) -> int | None:
        """After mending a row, on where typing was."""
        return len(rows) - 1 if place < len(rows) - 1 else None

    def next_row(self, above: RowState | None) -> RowState | None:
        cells = self.page.cells
        if self.sheet is None or cells is None:
            return None
        return self._new_row(len(self.page.rows) + 1, self._carried(above, cells), kept=True)

    def keep(self, row: RowState, fields: Fields, unread: Mapping[str, str]) -> None:
        record = self._record(row, fields)
        if record.id not in self._noted:
            self._noted.add(record.id)
            id = record.id
            self.seat.ask(lambda session: rows.note(session, id))

        def failed(error: Exception) -> None:
            self._not_kept(row, error)

        self.keeping.keep(record, unread, lambda _: self.seat.navigator.saved(KIND), failed)

    def finish(self, row: RowState, fields: Fields, unread: Mapping[str, str]) -> None:
        record, changes, words = self._record(row, fields), row.changes, dict(row.words)
        self._noted.add(record.id)

        def done(line: rows.Line) -> None:
            cells = self.page.cells
            if cells is not None:
                known = {offer.value for offer in cells.villages}
                if line.record.fields.get("village", "") not in {"", *known}:
                    self._ask_villages()
                self._apply(row, line, cells, words=row.changes == changes)
                if row.changes == changes:
                    row.read(cells)
                self.page.told(row)
            self.seat.navigator.saved(KIND)
            self.wrote.emit()

        def failed(error: Exception) -> None:
            if isinstance(error, ChangedSince):
                self._rebase(row, record, {n: w for n, w in words.items() if n not in unread})
            else:
                self._not_finished(row, error)

        self.seat.ask(lambda session: rows.finish(session, record, unread), done, failed)

    def _rebase(self, row: RowState, mine: Record, handed: Mapping[str, str]) -> None:
        """The record was changed elsewhere: what was typed here goes on top of that, to be finished
        once more. What was `handed` over is in `mine`; words that are others now stay as typed."""

        def done(newer: Record) -> None:
            cells = self.page.cells
            if cells is None:
                return
            since = {name: words for name, words in row.words.items() if handed.get(name) != words}
            row.data, row.before = newer, newer.fields
            row.words = cells.words_of(newer.fields) | since
            self.page.keeping.not_finished(row, CHANGED)

        def failed(error: Exception) -> None:
            self._not_finished(row, error)

        self.seat.ask(lambda session: editing.rebased(session, mine), done, failed)

    @staticmethod
    def _record(row: RowState, fields: Fields) -> Record:
        assert isinstance(row.data, Record)
        return replace(row.data, fields=fields)

    def _ask_villages(self) -> None:
        """A village was made in a row: the next may be typed by its letters."""

        def done(cells: Cells) -> None:
            self.page.keeping.cells = cells
            for row in self.page.rows:
                words = row.words.get("village", "")
                if words.startswith(NEW_VILLAGE):
                    made = cells.expand(BY_NAME["village"], words.strip(" +"))
                    row.words["village"] = made.label or words
                elif isinstance(row.before.get("village"), str) and "village" not in row.faults:
                    row.words["village"] = cells.words_of(row.before)["village"]
            front, line = self.page.row, self.page.line
            if front is not None and line.current != "village":
                line.boxes["village"].setText(front.words.get("village", ""))
            self.page.ledger.viewport().update()

        self.seat.ask(rows.cells_of, done)

    # the head

    def _say_head(self) -> None:
        finished = [row for row in self.page.rows if row.mark]
        wrong = sum(row.worst == "error" for row in finished)
        doubtful = sum(row.worst == "doubt" for row in finished)
        parts = [f"{self.seat.facts.today:%d/%m/%Y}", f"{len(finished)} dòng"]
        parts += [f"{wrong} sai"] if wrong else []
        parts += [f"{doubtful} nghi ngờ"] if doubtful else []
        self.head.say(TITLE, " · ".join(parts))
        self.head.set_low(True)
        row = self.page.row
        gone = row is not None and row.mark == "draft"
        self.drop.forbid("" if gone else "Chỉ bỏ được dòng nháp; dòng đã lưu thì hủy ở danh sách")

    def _drop(self) -> None:
        """Take the draft in front off the sheet."""
        row = self.page.row
        if row is None or row.mark != "draft" or not isinstance(row.data, Record):
            return
        id = row.data.id

        def done(_: None) -> None:
            self._noted.discard(id)
            self.page.take_out(row)
            self.seat.navigator.saved(KIND)

        self.page.keeping.forget(row)
        self.seat.ask(lambda session: rows.drop(session, id), done, self.seat.navigator.fault)
