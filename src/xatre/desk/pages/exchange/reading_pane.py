"""Reading files before anything is written, looking through the outcomes, then taking them in.

The same at an office and at a commune; what each may do with a clash differs.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from xatre.desk.forms.exchange_reading import Ui_ExchangeReading
from xatre.desk.pages.exchange import jobs, places, words
from xatre.desk.pages.exchange.after_taking import AfterTaking
from xatre.desk.pages.exchange.dialogs import ForkDialog
from xatre.desk.pages.exchange.outcome_detail import OutcomeDetail
from xatre.desk.pages.exchange.outcome_table import OutcomeTable
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.page_head import Foot, PageHead
from xatre.desk.widgets.progress import Progress
from xatre.desk.widgets.style import grounded
from xatre.desk.widgets.text import Key
from xatre.desk.worker import Task
from xatre.work.progress import Stopped
from xatre.work.receiving.minutes import write_minutes
from xatre.work.receiving.outcomes import Outcome

HEAD_LINE = {True: "Nhận gói từ xã", False: "Nhận biên nhận, bàn giao"}
MOST_ROWS = 6


class ReadingPane(QWidget):
    """left           back to the page
    cards_found(list) cards lay among the files
    enrol_asked(list) the person wants to enrol those that say something new
    taken             the book changed
    """

    left = Signal()
    cards_found = Signal(object)
    enrol_asked = Signal(object)
    taken = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.outcomes: list[Outcome] = []
        self.left_out = ""
        self.choices: dict[tuple[str, str, str], str] = {}
        self.is_taken = False
        self._places: list[Path] = []
        self._forks: frozenset[Path] = frozenset()
        self._task: Task | None = None
        self.dialog: ForkDialog | None = None
        grounded(self, "white")
        self.ui = Ui_ExchangeReading()
        self.ui.setupUi(self)
        office = seat.facts.at_office
        self.head = PageHead("Gửi – Nhận", HEAD_LINE[office], self)
        self.back = Button("Thôi nhận", "quiet", "", self)
        self.back.clicked.connect(self.leave)
        self.other = Button("Chọn tệp khác…", "quiet", "folder-open", self)
        self.other.clicked.connect(self.choose)
        self.head.add(self.back)
        self.head.add(self.other)
        self.ui.head_place.addWidget(self.head)
        self.table = OutcomeTable(self)
        self.ui.table_place.addWidget(self.table)
        self.detail = OutcomeDetail(at_office=office, parent=self)
        self.ui.detail_place.addWidget(self.detail)
        self.foot = Foot(self)
        self.minutes = Button("Lưu biên bản đọc thử", "quiet", "", self)
        self.primary = Button("Nhận", "primary", "package", self)
        self.foot.add(self.minutes)
        self.foot.add(self.primary)
        self._key = Key("Ctrl Enter", self)
        self.foot.add(self._key)
        self.ui.foot_place.addWidget(self.foot)
        self.ui.whole.setStretch(4, 1)
        self.ui.message_bar.lasting = True
        self.progress = Progress("", self)
        self.ui.message_place.addWidget(self.progress)
        self.progress.hide()
        self.after = AfterTaking(self)
        self.table.moved.connect(self._show_current)
        self.detail.chosen.connect(self._choose_side)
        self.detail.fork_asked.connect(self._ask_fork)
        self.detail.remark_asked.connect(self.after.ask_remark)
        self.primary.clicked.connect(self.take)
        self.minutes.clicked.connect(self.save_minutes)
        self.progress.stopped.connect(self._stop)

    # reading

    def read(self, pointed_at: list[Path]) -> None:
        """Read these files or folders; nothing is written. Not while others are at work."""
        if self._task is not None:
            busy = "Đang làm với các tệp trước."
            self.tell(Message("info", busy, "Xong rồi hãy chọn hoặc thả tiếp các tệp này."))
            return
        self._forks, self.choices = frozenset(), {}
        self._read(pointed_at)

    def _read(self, pointed_at: list[Path]) -> None:
        self._places, self.is_taken = pointed_at, False
        where, forks = pointed_at, self._forks
        line = HEAD_LINE[self.seat.facts.at_office]
        self.head.say("Gửi – Nhận", f"{line} · {places.common_place(pointed_at)}")
        self._work("Đang đọc thử, chưa ghi gì vào sổ")
        self._task = self.seat.worker.submit(
            lambda task: jobs.read(task, where, forks),
            self._was_read,
            self._failed,
            self.progress.show_share,
        )

    def _was_read(self, found: jobs.Read) -> None:
        self._rest()
        self.outcomes, self.left_out = found.outcomes, found.left_out
        if found.cards:
            self.cards_found.emit(list(found.cards))
        self.show_outcomes()
        if self.outcomes:
            beside = " ".join(filter(None, (self.left_out, found.passed_over)))
            rest, act = words.was_tried(self.primary.text(), beside, found.new_cards)
            level, fact = ("doubt" if self.left_out else "info"), "Mới đọc thử, chưa ghi gì vào sổ."
            enrol = partial(self.enrol_asked.emit, list(found.new_cards))
            self.tell(Message(level, fact, rest, act, enrol))
            self.table.setFocus()
        else:
            self.left.emit()

    def show_outcomes(self) -> None:
        """Show what is known of each file, and what pressing the button would do."""
        ordered = words.in_order(self.outcomes)
        self.table.show_outcomes(ordered, taken=self.is_taken)
        lines = min(len(ordered), MOST_ROWS)
        self.table.setFixedHeight(30 + 46 * max(1, lines))
        self._show_current("")
        fresh = [one for one in self.outcomes if one.outcome == "taken"]
        again = [one for one in self.outcomes if one.outcome == "already"]
        returns = bool(fresh) and all(one.type == "return" for one in fresh)
        what = "biên nhận" if returns else "gói"
        if fresh or not (again and self.seat.facts.at_office):
            self.primary.say(f"Nhận {len(fresh)} {what}" if fresh else "Nhận")
        else:
            self.primary.say(f"Ghi lại biên nhận cho {len(again)} gói")
        able = bool(self.files_to_take())
        self.primary.forbid("" if able else "Không có tệp nào nhận được")
        self.primary.setVisible(not self.is_taken)
        self._key.setVisible(not self.is_taken)
        self.back.say("Về Gửi – Nhận" if self.is_taken else "Thôi nhận")
        self.foot.words.setText(
            "Đã nhận xong." if self.is_taken else words.will_take(self.outcomes)
        )
        self.minutes.setVisible(not self.is_taken)

    def files_to_take(self) -> list[Path]:
        """The files the button takes; those taken before only where there is nothing new."""
        fresh = [one.path for one in self.outcomes if one.outcome == "taken"]
        if fresh or not self.seat.facts.at_office:
            return fresh
        return [one.path for one in self.outcomes if one.outcome == "already"]

    def _show_current(self, key: str) -> None:
        self.detail.show_outcome(self.table.outcome, self.choices, taken=self.is_taken)

    def _choose_side(self, kind: str, id: str, path: str, revision: str) -> None:
        self.choices[kind, id, path] = revision
        current = self.table.outcome
        done = len(self.choices)
        if current is not None:
            self.foot.words.setText(f"{words.will_take(self.outcomes)} Đã chọn {done} chỗ.")

    # forks

    def _ask_fork(self) -> None:
        outcome = self.table.outcome
        if outcome is None:
            return
        self.dialog = ForkDialog(outcome, self)
        self.dialog.finished.connect(self._fork_answered)
        self.dialog.open()

    def _fork_answered(self) -> None:
        dialog, self.dialog = self.dialog, None
        outcome = self.table.outcome
        if dialog is None:
            return
        dialog.deleteLater()
        if dialog.answer == "both" and outcome is not None:
            self._forks |= {outcome.path}
            self._read(self._places)

    # taking

    def take(self) -> None:
        """Take in what the dry run could take."""
        files, forks, choices = self.files_to_take(), self._forks, dict(self.choices)
        if not files or self._task is not None:
            return
        self._work("Đang nhận")
        self._task = self.seat.worker.submit(
            lambda task: jobs.take(task, files, forks, choices),
            self._was_taken,
            self._failed,
            self.progress.show_share,
        )

    def _was_taken(self, found: jobs.TakenIn) -> None:
        self._rest()
        by_path = {one.path: one for one in found.outcomes}
        self.outcomes = [by_path.get(one.path, one) for one in self.outcomes]
        self.is_taken = True
        self.show_outcomes()
        self.taken.emit()
        self.seat.navigator.saved()
        self.after.say(found)

    def save_minutes(self) -> None:
        """Write the outcomes, without names, to a folder."""
        folder = places.choose_folder(self, "Chọn nơi ghi biên bản đọc thử")
        if folder is None:
            return
        outcomes, place, left_out = list(self.outcomes), folder, self.left_out

        def done(file: Path) -> None:
            said = ("Đã ghi biên bản đọc thử.", f"{file.name}, không có tên trẻ.", "Mở thư mục")
            self.tell(Message("success", *said, lambda: places.open_folder(file.parent)))

        self.seat.ask(
            lambda session: write_minutes(session, outcomes, place, left_out), done, self._failed
        )

    # while it works

    def _work(self, said: str) -> None:
        self.ui.message_bar.clear()
        self.progress.start(said)
        self.progress.show()
        for button in (self.primary, self.minutes, self.other):
            button.setEnabled(False)

    def _rest(self) -> None:
        self._task = None
        self.progress.hide()
        for button in (self.primary, self.minutes, self.other):
            button.setEnabled(True)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.show_outcomes()
        if not self.outcomes:
            self.left.emit()
        if isinstance(error, Stopped):
            stopped = Message("info", "Đã dừng.", "Sổ vẫn nguyên như trước.")
            self.seat.navigator.tell(stopped)
        else:
            self.seat.navigator.fault(error)

    # the page's questions

    def choose(self) -> None:
        """Ask for other files."""
        found = places.choose_files(self, "Chọn tệp để nhận")
        if found:
            self.read(found)

    def leave(self) -> None:
        """Back to the page; what was read is forgotten, what was taken stays taken."""
        if self._task is None:
            self.outcomes, self.choices = [], {}
            self.ui.message_bar.clear()
            self.left.emit()

    def set_names_hidden(self, on: bool) -> None:
        self.detail.hide_names = on
        self._show_current("")

    def panes(self) -> list[QWidget]:
        return [self.table, self.detail, self.foot]

    def primary_button(self) -> QPushButton | None:
        return self.primary

    def tell(self, message: Message) -> None:
        self.ui.message_bar.show_message(message)
