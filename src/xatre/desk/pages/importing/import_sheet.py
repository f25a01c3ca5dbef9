"""Đưa danh sách vào: a file chosen, its columns matched, its rows looked at, then *Nhập*. Over the
list of the kind; nothing is written before the button is pressed, and all of it can be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from xatre.desk import last_place
from xatre.desk.pages.importing import undone_words
from xatre.desk.pages.importing.column_pane import ColumnPane
from xatre.desk.pages.importing.import_start import ImportStart
from xatre.desk.pages.importing.plan_job import Made, making
from xatre.desk.pages.importing.plan_pane import PlanPane
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.sheet import SheetPage
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.progress import Progress
from xatre.desk.widgets.style import Hairline, side_by_side, stacked
from xatre.desk.worker import Task
from xatre.model.kind import Kind
from xatre.work.importing import planning, set_aside, taking, undoing
from xatre.work.importing.planned import Plan
from xatre.work.importing.planning import ImportChoices
from xatre.work.progress import Stopped

FILES = "Bảng tính (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.txt *.html);;Mọi tệp (*)"


class ImportSheet(SheetPage):
    """`wrote` says that the book has more now."""

    wrote = Signal()

    def __init__(self, kind: Kind, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.seat = kind, seat
        self.plan: Plan | None = None
        self._file: Path | None = None
        self._table: planning.Table | None = None
        self._task: Task | None = None
        self._turn = 0
        self._hide_names = False
        self._looks_again = self._taking = False
        column = stacked(self)
        self.head = PageHead(
            f"Đưa danh sách vào: {kind.plural or kind.label}", "Chưa chọn tệp", self
        )
        self.back = Button("Về danh sách", "quiet", "arrow-left", self)
        self.back.clicked.connect(self.leave)
        self.choose = Button("Chọn tệp…", "secondary", "file-spreadsheet", self)
        self.choose.clicked.connect(self.choose_file)
        self.aside = Button("Ghi dòng để lại…", "secondary", "file-x", self)
        self.aside.clicked.connect(self._set_aside)
        self.primary = Button("Nhập", "primary", "check", self)
        self.primary.clicked.connect(self._take)
        for button in (self.back, self.choose, self.aside, self.primary):
            self.head.add(button)
        column.addWidget(self.head)
        self.progress = Progress("", self)
        self.progress.setContentsMargins(24, 8, 20, 8)
        self.progress.stopped.connect(self._stop)
        column.addWidget(self.progress)
        self.empty = ImportStart(kind, seat, lambda: self._hide_names, self)
        self.empty.file_asked.connect(self.choose_file)
        self.empty.undo_asked.connect(self.undo_import)
        column.addWidget(self.empty, 1)
        self._body = QWidget(self)
        row = side_by_side(self._body)
        self.columns = ColumnPane(self)
        self.columns.changed.connect(self._again)
        row.addWidget(self.columns)
        row.addWidget(Hairline(self, upright=True))
        self.lines = PlanPane(seat.codes, self)
        self.lines.turned.connect(self._say_primary)
        row.addWidget(self.lines, 1)
        column.addWidget(self._body, 1)
        self._show_parts()

    # from the page

    def begin(self) -> None:
        """Shown anew: with what was there, or waiting for a file."""
        self._show_parts()
        self.empty.begin()
        if self.plan is None:
            self.empty.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back to the list; what was read is forgotten."""
        if not self._taking:
            self._next_turn()
        self._stop()
        self.plan = self._file = self._table = None
        self.lines.show_plan(None)
        self._show_parts()
        self.left.emit()

    def set_names_hidden(self, on: bool) -> None:
        self._hide_names = on
        self.lines.set_names_hidden(on)

    def primary_button(self) -> QPushButton | None:
        return self.primary

    # reading and planning

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        name = last_place.open_name(self, "Chọn bảng tính", "", FILES)
        if name:
            self.read_file(Path(name))

    def read_file(self, file: Path) -> None:
        """Read a file in its own process, then plan."""
        self._file, self._table, self.plan = file, None, None
        self._looks_again = False
        self.columns.begin()
        self._ask(f"Đang đọc {file.name}")

    def _again(self) -> None:
        if self._taking:
            return
        self._looks_again = self.plan is not None
        self.lines.counted.setText("Đang xem lại các dòng…")
        self._ask("Đang xem lại các dòng")

    def _ask(self, words: str) -> None:
        self._stop()
        if self._file is None:
            return
        turn = self._next_turn()
        choices = ImportChoices(
            sheets=(self.columns.sheet,),
            columns=dict(self.columns.columns),
            answers=dict(self.columns.answers),
        )

        def done(made: Made) -> None:
            if turn == self._turn:
                self._task = None
                self.plan, self._table = made.plan, made.plan.table
                self.columns.show_plan(made.plan, made.targets, made.letters)
                self.lines.show_plan(made.plan)
                self._show_parts()

        if not self._looks_again:
            self.progress.start(words)
        job = making(self.kind.name, self._file, self._table, choices)
        self._task = self.seat.worker.submit(job, done, self._failing(turn), self._told)
        self._show_parts()

    def _next_turn(self) -> int:
        """What was asked before is of no use from now on."""
        self._turn += 1
        return self._turn

    def _told(self, done: int, total: int, words: str) -> None:
        self.progress.show_progress(done, total, words)

    def _failing(self, turn: int) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            if turn == self._turn:
                self._task, self._taking = None, False
                self._show_parts()
            elif isinstance(error, Stopped):
                # Another question took its place: the person stopped nothing.
                return
            self.seat.navigator.fault(error)

        return failed

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()
            self._task, self._taking = None, False
            self._show_parts()

    # what is shown

    def _show_parts(self) -> None:
        reading, plan = self._task is not None, self.plan
        # A bar that comes and goes would move the boxes a person is answering in.
        self.progress.setVisible(reading and not self._looks_again)
        self.empty.setVisible(plan is None and not reading)
        self._body.setVisible(plan is not None)
        self.columns.setEnabled(not self._taking)
        for button in (self.choose, self.aside, self.primary):
            button.setVisible(plan is not None)
            button.setEnabled(not reading)
        self.head.say(self.head.title, self._line())
        if plan is not None:
            self._say_primary()

    def _line(self) -> str:
        if self.plan is None or self._file is None:
            return self._file.name if self._file else "Chưa chọn tệp"
        parts = self.plan.parts
        if len(parts) > 1:
            return f"{self._file.name}, {len(parts)} trang"
        return f"{self._file.name}, trang {parts[0].name}, tên cột ở dòng {parts[0].head_row}"

    def _say_primary(self) -> None:
        if self.plan is None:
            return
        count = self.lines.taken
        self.primary.say(f"Nhập {count} dòng")
        why = "" if count else "Không có dòng nào nhập được"
        if not self.seat.may_write:
            why = "Tài khoản này chỉ xem"
        self.primary.forbid(why)
        may = self.seat.facts.may("exchange")
        why = "" if self.lines.left else "Không có dòng nào phải để lại"
        self.aside.forbid(why if may else "Tài khoản này không có quyền ghi tên trẻ ra tệp")

    # writing

    def _take(self) -> None:
        plan, statuses = self.plan, self.lines.statuses
        if plan is None:
            return

        def job(task: Task) -> taking.TakenRows:
            return taking.take(
                task.session, plan, statuses, progress=task.progress, stop=task.stopped
            )

        self._looks_again, self._taking = False, True
        self.progress.start("Đang nhập")
        failed = self._failing(self._next_turn())
        self._task = self.seat.worker.submit(job, self._taken, failed, self._told)
        self._show_parts()

    def _taken(self, taken: taking.TakenRows) -> None:
        self._task, self._taking = None, False
        self.wrote.emit()
        self.seat.navigator.refresh_counts()
        rest = f"{taken.new} mới, {taken.changed} có thay đổi."
        if taken.untied:
            rest += f" {taken.untied} dòng chưa nối với trẻ trong sổ."
        if self.lines.left:
            rest += f" {len(self.lines.left)} dòng để lại, chưa nhập."
        self.seat.navigator.tell(
            Message(
                "success", f"Đã nhập {len(taken.saved)} dòng.", rest, "Hoàn tác",
                lambda: self.undo_import(taken.number),
            )
        )  # fmt: skip
        self._again()

    def undo_import(self, number: int) -> None:
        """Take a whole import back."""

        def done(undone: undoing.Undone) -> None:
            self.wrote.emit()
            self.seat.navigator.refresh_counts()
            self.seat.navigator.tell(undone_words.message(undone, hide_names=self._hide_names))
            self.begin()
            if self.plan is not None:
                self._again()

        self.seat.ask(lambda session: undoing.undo(session, number), done)

    def _set_aside(self) -> None:
        plan = self.plan
        if plan is None or self._file is None:
            return
        start = str(self._file.with_name(f"{self._file.stem} - de lai.xlsx"))
        name = last_place.save_name(self, "Ghi các dòng để lại", start, "Excel (*.xlsx)")
        if name:
            self.write_aside(Path(name))

    def write_aside(self, file: Path) -> None:
        """Write the rows that would not be taken to a workbook, to mend and bring in again."""
        plan, left = self.plan, self.lines.left
        if plan is None:
            return

        def done(written: Path) -> None:
            words = f"Đã ghi {len(left)} dòng ra {written.name}."
            rest = "Tệp có tên trẻ và không mã hóa. Sửa xong đưa lại vào đây."
            self.seat.navigator.tell(Message("info", words, rest))

        # The dialog asked about a file that lies there.
        self.seat.ask(
            lambda session: set_aside.write(session, plan, left, file, replacing=True), done
        )
