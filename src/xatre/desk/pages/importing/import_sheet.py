"""Đưa danh sách vào: a file chosen, its columns matched, its rows looked at, then *Nhập*. Over the
list of the kind; nothing is written before the button is pressed, and all of it can be undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from xatre.desk.pages.importing import plan_rows
from xatre.desk.pages.importing.column_pane import ColumnPane
from xatre.desk.pages.importing.returned_dialog import bring_back
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.sheet import Sheet
from xatre.desk.widgets.buttons import Button, FilterButton
from xatre.desk.widgets.empty_state import EmptyState
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.progress import Progress
from xatre.desk.widgets.style import Hairline
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.text import Words
from xatre.desk.worker import Task
from xatre.model.kind import Kind
from xatre.work.importing import planning, set_aside, taking, templates
from xatre.work.importing.planned import STATUS_WORDS, Plan, PlanRow
from xatre.work.importing.planning import Choices
from xatre.work.importing.targets import Targets
from xatre.work.session import Session

FILES = "Bảng tính (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv *.txt *.html);;Mọi tệp (*)"


@dataclass(frozen=True)
class _Made:
    plan: Plan
    targets: list[tuple[str, str]]
    letters: list[str]


class ImportSheet(Sheet):
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
        self._looks_again = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
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
        self.empty = EmptyState(
            "file-spreadsheet",
            "Chưa chọn tệp nào",
            "Tệp Excel, CSV của xã, cả tệp phông .VnTime hay VNI. Chưa ghi gì vào sổ trước khi "
            "nhấn Nhập, và cả lần nhập hoàn tác được.",
            self,
        )
        self.first = self.empty.add(Button("Chọn tệp…", "primary", "file-spreadsheet", self))
        self.first.clicked.connect(self.choose_file)
        self.template = self.empty.add_link(Button("Ghi tệp mẫu để điền…", "link", "", self))
        self.template.clicked.connect(self._write_template)
        self.returned = self.empty.add_link(
            Button("Đọc danh sách số định danh công an trả về…", "link", "", self)
        )
        self.returned.clicked.connect(
            lambda: bring_back(self.seat, self, hide_names=self._hide_names)
        )
        self.returned.setVisible(kind.name == "child" and seat.may_write)
        self.last = 0
        self.undo_last = self.empty.add_link(Button("", "link", "undo-2", self))
        self.undo_last.clicked.connect(lambda: self.undo_import(self.last))
        self.undo_last.setVisible(False)
        column.addWidget(self.empty, 1)
        self._body = QWidget(self)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.columns = ColumnPane(self)
        self.columns.changed.connect(self._again)
        row.addWidget(self.columns)
        row.addWidget(Hairline(self, upright=True))
        row.addLayout(self._right(), 1)
        column.addWidget(self._body, 1)
        self._show_parts()

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 10, 20, 8)
        bar.setSpacing(8)
        self.counted = Words("", "strong", self)
        self.only = FilterButton(
            "Dòng", [(name, words) for name, words in STATUS_WORDS.items()], self
        )
        self.only.changed.connect(lambda _: self._show_rows())
        self.take_doubtful = FilterButton(
            "Dòng nghi ngờ: để lại", [("yes", "Nhập cả dòng nghi ngờ")], self
        )
        self.take_doubtful.changed.connect(lambda _: self._say_primary())
        bar.addWidget(self.counted, 1)
        bar.addWidget(self.take_doubtful)
        bar.addWidget(self.only)
        right.addLayout(bar)
        self.rows = Table("Các dòng của tệp", plan_rows.COLUMNS, self)
        self.rows.moved.connect(self._say_row)
        right.addWidget(self.rows, 1)
        self.detail = Words("", "text", self, wrap=True)
        self.detail.setContentsMargins(16, 8, 20, 10)
        self.detail.setMinimumHeight(72)
        right.addWidget(Hairline(self))
        right.addWidget(self.detail)
        return right

    # from the page

    def begin(self) -> None:
        """Shown anew: with what was there, or waiting for a file."""
        self._show_parts()
        kind = self.kind.name
        self.seat.ask(lambda session: taking.past(session), lambda past: self._say_last(past, kind))

    def _say_last(self, past: Sequence[taking.Import], kind: str) -> None:
        """Offer to undo the last import that stands."""
        last = next((one for one in past if one.kind == kind and not one.undone_at), None)
        self.last = last.number if last else 0
        self.undo_last.setVisible(last is not None and self.seat.may_write)
        if last is not None:
            self.undo_last.say(f"Hoàn tác lần đưa vào gần nhất: {last.file}, {last.rows} hồ sơ…")

    def leave(self) -> None:
        """Back to the list; what was read is forgotten."""
        self._stop()
        self.plan = self._file = self._table = None
        self.rows.show_rows([])
        self._show_parts()
        self.left.emit()

    def set_names_hidden(self, on: bool) -> None:
        self._hide_names = on
        self._show_rows()

    def primary_button(self) -> QPushButton | None:
        return self.primary

    # reading and planning

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        name, _ = QFileDialog.getOpenFileName(self, "Chọn bảng tính", "", FILES)
        if name:
            self.read_file(Path(name))

    def read_file(self, file: Path) -> None:
        """Read a file in its own process, then plan."""
        self._file, self._table, self.plan = file, None, None
        self._looks_again = False
        self.columns.begin()
        self._ask(f"Đang đọc {file.name}")

    def _again(self) -> None:
        self._looks_again = self.plan is not None
        self.counted.setText("Đang xem lại các dòng…")
        self._ask("Đang xem lại các dòng")

    def _ask(self, words: str) -> None:
        self._stop()
        file, table, kind = self._file, self._table, self.kind.name
        if file is None:
            return
        self._turn += 1
        turn = self._turn
        choices = Choices(
            sheet=self.columns.sheet,
            columns=dict(self.columns.columns),
            answers=dict(self.columns.answers),
        )

        def job(task: Task) -> _Made:
            session: Session = task.session
            read = table or planning.read_table(file, task.stopped)
            plan = planning.make_plan(
                session, kind, file, choices, read, task.progress, task.stopped
            )
            targets = Targets(session.kind(kind), session.codes, hidden=session.sees_cases)
            names = [(one.name, one.label) for one in targets.by_name.values()]
            letters = [f"{old}  →  {new}" for _, old, new in planning.preview_letters(plan, 3)]
            return _Made(plan, names, letters[:9])

        def done(made: _Made) -> None:
            if turn == self._turn:
                self._task = None
                self.plan, self._table = made.plan, made.plan.table
                self.columns.show_plan(made.plan, made.targets, made.letters)
                self._show_parts()
                self._show_rows()

        if not self._looks_again:
            self.progress.start(words)
        self._task = self.seat.worker.submit(job, done, self._failed, self._told)
        self._show_parts()

    def _told(self, done: int, total: int, words: str) -> None:
        self.progress.show_progress(done, total, words)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._show_parts()
        self.seat.navigator.fault(error)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()
            self._task = None
            self._show_parts()

    # what is shown

    def _show_parts(self) -> None:
        reading, plan = self._task is not None, self.plan
        # A bar that comes and goes would move the boxes a person is answering in.
        self.progress.setVisible(reading and not self._looks_again)
        self.empty.setVisible(plan is None and not reading)
        self._body.setVisible(plan is not None)
        for button in (self.choose, self.aside, self.primary):
            button.setVisible(plan is not None)
            button.setEnabled(not reading)
        self.head.say(self.head.title, self._line())
        if plan is not None:
            self._say_primary()

    def _line(self) -> str:
        if self.plan is None or self._file is None:
            return self._file.name if self._file else "Chưa chọn tệp"
        sheet = self.plan.table.sheets[self.plan.layout.sheet]
        row = sheet.numbers[self.plan.layout.first_head]
        return f"{self._file.name}, trang {sheet.name}, tên cột ở dòng {row}"

    def _show_rows(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self.counted.setText(plan_rows.count_words(plan))
        shown = [row for row in plan.rows if not self.only.value or row.status == self.only.value]
        codes, hide = self.seat.codes, self._hide_names

        def fetch(offset: int, limit: int, give: object) -> None:
            if callable(give):
                part = shown[offset : offset + limit]
                give([plan_rows.table_row(plan, row, codes, hide_names=hide) for row in part])

        self.rows.show_query(len(shown), fetch)
        self._say_row("")
        self._say_primary()

    def _say_row(self, key: str) -> None:
        current = self.rows.current
        row = current.data if current is not None else None
        if self.plan is None or not isinstance(row, PlanRow):
            self.detail.setText("")
            return
        lines = plan_rows.lines_of(self.plan, row)
        self.detail.setText("\n".join(lines[:6]) or "Không có gì sai ở dòng này.")

    def _statuses(self) -> list[str]:
        return ["new", "changed", *(["doubtful"] if self.take_doubtful.value else [])]

    def _say_primary(self) -> None:
        if self.plan is None:
            return
        count = len(list(self.plan.of(*self._statuses())))
        self.primary.say(f"Nhập {count} dòng")
        why = "" if count else "Không có dòng nào nhập được"
        if not self.seat.may_write:
            why = "Tài khoản này chỉ xem"
        self.primary.forbid(why)
        left = [row for row in self.plan.rows if row.status not in (*self._statuses(), "same")]
        self.aside.forbid("" if left else "Không có dòng nào phải để lại")
        self.take_doubtful.setVisible(bool(self.plan.counts()["doubtful"]))

    # writing

    def _take(self) -> None:
        plan, statuses = self.plan, self._statuses()
        if plan is None:
            return

        def job(task: Task) -> taking.Taken:
            return taking.take(
                task.session, plan, statuses, progress=task.progress, stop=task.stopped
            )

        self._looks_again = False
        self.progress.start("Đang nhập")
        self._task = self.seat.worker.submit(job, self._taken, self._failed, self._told)
        self._show_parts()

    def _taken(self, taken: taking.Taken) -> None:
        self._task = None
        self.wrote.emit()
        self.seat.navigator.refresh_counts()
        rest = f"{taken.new} mới, {taken.changed} có thay đổi."
        self.seat.navigator.tell(
            Message(
                "success", f"Đã nhập {len(taken.saved)} dòng.", rest, "Hoàn tác",
                lambda: self.undo_import(taken.number),
            )
        )  # fmt: skip
        self._again()

    def undo_import(self, number: int) -> None:
        """Take a whole import back."""

        def done(undone: taking.Undone) -> None:
            self.wrote.emit()
            self.seat.navigator.refresh_counts()
            rest = f"{len(undone.left)} hồ sơ đã sửa sau đó nên giữ nguyên." if undone.left else ""
            level = "doubt" if undone.left else "success"
            self.seat.navigator.tell(
                Message(level, f"Đã hoàn tác {undone.taken_back} hồ sơ.", rest)
            )
            self.begin()
            if self.plan is not None:
                self._again()

        self.seat.ask(lambda session: taking.undo(session, number), done)

    def _set_aside(self) -> None:
        plan = self.plan
        if plan is None or self._file is None:
            return
        start = str(self._file.with_name(f"{self._file.stem} - de lai.xlsx"))
        name, _ = QFileDialog.getSaveFileName(self, "Ghi các dòng để lại", start, "Excel (*.xlsx)")
        if name:
            self.write_aside(Path(name))

    def write_aside(self, file: Path) -> None:
        """Write the rows that would not be taken to a workbook, to mend and bring in again."""
        plan, statuses = self.plan, self._statuses()
        if plan is None:
            return
        left: Sequence[PlanRow] = [
            row for row in plan.rows if row.status not in (*statuses, "same")
        ]

        def done(written: Path) -> None:
            words = f"Đã ghi {len(left)} dòng ra {written.name}."
            rest = "Tệp có tên trẻ và không mã hóa. Sửa xong đưa lại vào đây."
            self.seat.navigator.tell(Message("info", words, rest))

        self.seat.ask(lambda session: set_aside.write(session, plan, left, file), done)

    def _write_template(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Ghi tệp mẫu", f"mau-{self.kind.name}.xlsx", "Excel (*.xlsx)"
        )
        if name:
            kind = self.kind.name
            self.seat.ask(
                lambda session: templates.write_template(session, kind, Path(name)),
                lambda file: self.seat.navigator.tell(
                    Message("success", f"Đã ghi tệp mẫu {file.name}.", "Điền xong đưa lại vào đây.")
                ),
            )
