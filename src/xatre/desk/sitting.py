"""One officer at one open book: the main window with its pages, what it says at its foot, the
hourly backup. Made when a book was opened, forgotten when it is locked.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from xatre.desk import catalogue
from xatre.desk.counting import Counting
from xatre.desk.facts import SessionFacts
from xatre.desk.page import Page
from xatre.desk.pages.hidden_names import hit_words
from xatre.desk.pages.seat import Seat
from xatre.desk.remembered import KnownBook, remember
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.message_bar import Message, MessageBar
from xatre.desk.widgets.search_list import Found, Take
from xatre.desk.window import Window
from xatre.desk.worker import Task, Worker
from xatre.errors import DataError, DiskError, TrustError, UseError, XatreError
from xatre.kinds import KINDS

HOUR = 60 * 60 * 1000
FOUND = 12


class Sitting(QObject):
    """Builds the window of the open book. It is the `Navigator` its pages ask."""

    lock_asked = Signal(str)
    closing = Signal()
    minutes_changed = Signal(int)
    moved = Signal(object)

    def __init__(
        self,
        facts: SessionFacts,
        worker: Worker,
        door: Callable[[BaseException], None],
        page_before: str = "",
    ) -> None:
        super().__init__()
        self.facts, self.worker, self._door = facts, worker, door
        self._saved_at = ""
        self._ended = False
        self.warned: Dialog | None = None
        self.window = Window()
        title = f"{facts.unit_name} (sổ mẫu)" if facts.demo else facts.unit_name
        # Qt puts the program's name behind a title that does not end in it.
        self.window.setWindowTitle(f"{title} – Xã Trẻ")
        place = "Sổ mẫu, người không có thật" if facts.demo else facts.province_name
        place = place[:1].lower() + place[1:] if not facts.demo else place
        self.window.say_who(facts.unit_name, place, facts.officer, facts.officer_role_words)
        self.messages = MessageBar(self.window)
        self.window.ui.page_column.insertWidget(0, self.messages)
        self.seat = Seat(worker, facts, self)
        self.counting = Counting(worker, self.window.set_count, self._unless_ended, self)
        catalogue.add_pages(self.window, self.seat, self)
        if page_before and self.window.page(page_before) is not None:
            self.window.go(page_before)
        where = "nằm ở USB" if facts.portable else "nằm trên máy này"
        self.window.ui.status.book.say(f"Sổ đã mã hóa, {where}")
        self.window.ui.search.find_with(self._find)
        self.window.found.connect(self._go_to_found)
        self.window.lock_asked.connect(lambda: self.lock_asked.emit("asked"))
        self.window.closing.connect(self.closing)
        self.window.intake_asked.connect(lambda: self.open_page("case", new=True))
        self.window.rows_asked.connect(self._type_rows)
        self.window.package_asked.connect(lambda: self.open_page("exchange", new=True))
        self.worker.busy.connect(self._say_busy)
        self._backups = QTimer(self)
        self._backups.setInterval(HOUR)
        self._backups.timeout.connect(self.back_up)

    def begin(self) -> None:
        """The window stands: back up, count, remember, and say what must be said aloud."""
        facts = self.facts
        now = datetime.now(UTC)
        remember(
            KnownBook(
                str(facts.folder),
                facts.unit,
                facts.unit_name,
                facts.province_name,
                facts.at_office,
                facts.demo,
            ),
            facts.officer,
            facts.officer_role_words,
            now,
        )
        self.counting.count_everything()
        self.back_up()
        self._backups.start()
        warnings = [one for one in facts.warnings if isinstance(one, XatreError)]
        if warnings:
            self._warn(warnings)
        elif not facts.code_checked and facts.may("officers"):
            self.tell(
                Message(
                    "doubt",
                    "Chưa ai kiểm tra lại tờ mã khôi phục.",
                    "Chưa ghi mã ra giấy thì đặt mã mới; quên mật khẩu là mất sổ.",
                    "Đặt mã mới…",
                    lambda: self.open_page("settings", part="book"),
                )
            )

    def _warn(self, warnings: list[XatreError]) -> None:
        """An older copy, a copied book, a changed key list: one after the other, before any work
        is done."""
        warning, *others = warnings
        dialog = Dialog(
            warning.happened,
            "",
            [warning.to_do],
            (),
            warning.code,
            "doubt",
            self.window,
        )
        dialog.add_button("stay", "Vẫn dùng tiếp", "secondary")
        dialog.add_button("close", "Đóng sổ này", "primary", safe=True)
        dialog.finished.connect(lambda: self._warned(others))
        self.warned = dialog
        dialog.open()

    def _warned(self, others: list[XatreError]) -> None:
        dialog, self.warned = self.warned, None
        if dialog is not None and dialog.answer == "close":
            self.lock_asked.emit("asked")
        elif others and not self._ended:
            self._warn(others)

    def _type_rows(self) -> None:
        """Ctrl+G, from anywhere: the list of children, and the rows to type over it."""
        self.open_page("child")
        page = self.window.page("child")
        if isinstance(page, Page):
            page.type_rows()

    # what pages ask: the Navigator

    def open_page(self, key: str, **what: Any) -> None:
        place, more = catalogue.page_of(key)
        page = self.window.page(place)
        if page is None:
            return
        self.window.go(place)
        show = getattr(page, "show_what", None)
        if show is not None and (what or more):
            show(**more, **what)

    def tell(self, message: Message) -> None:
        self._bar().show_message(message)

    def _bar(self) -> MessageBar:
        """The bar of the page that is shown, or the window's own."""
        page = self.window.page(self.window.current_key)
        found = page.findChildren(MessageBar) if page is not None else []
        seen = [bar for bar in found if _is_in_sight(bar)]
        return seen[0] if seen else self.messages

    def fault(self, error: BaseException) -> None:
        """Where work can go on, the bar; else the dialog."""
        stops = not isinstance(error, (DataError, UseError, TrustError))
        if self._ended:
            return
        if stops:
            self._door(error)
        else:
            assert isinstance(error, XatreError)
            self.tell(Message("error", error.happened, f"{error.to_do} ({error.code})"))

    def saved(self, kind: str = "") -> None:
        self._saved_at = f"{datetime.now():%H:%M}"
        self.window.ui.status.saved.say(f"Đã lưu {self._saved_at}")
        if kind:
            self.counting.written(kind)
        else:
            self.refresh_counts()

    def refresh_counts(self) -> None:
        self.counting.everything()

    # search, backup

    def _find(self, typed: str, take: Take) -> None:
        hide_names = self.window.are_names_hidden

        def job(task: Task) -> list[Found]:
            from xatre.work.records import browse

            hits, _ = browse.find(task.session, typed, "", FOUND)
            kinds = self.facts.kinds
            hits.sort(key=lambda hit: list(kinds).index(hit.kind))
            return [
                Found(
                    f"{hit.kind}/{hit.id}",
                    hit_words(hit, kinds[hit.kind], hide_names=hide_names),
                    kinds[hit.kind].plural or kinds[hit.kind].label,
                )
                for hit in hits
            ]

        self.worker.submit(job, take, self._unless_ended)

    def _go_to_found(self, value: str) -> None:
        kind, _, record_id = value.partition("/")
        if KINDS[kind].parent == "case":
            self.open_page("case", record_id=record_id, step=kind)
        else:
            self.open_page(kind, record_id=record_id)

    def back_up(self) -> None:
        """The backup of the hour, where one is due."""

        def job(task: Task) -> str:
            from xatre.work import keeping

            keeping.automatic_backup(task.session)
            newest = keeping.list_backups(task.session)[:1]
            return f"{newest[0].taken.astimezone():%d/%m/%Y %H:%M}" if newest else ""

        def failed(error: Exception) -> None:
            if self._ended:
                return
            if not isinstance(error, DiskError):
                self.fault(error)
                return
            self.tell(
                Message(
                    "doubt",
                    "Chưa sao lưu được.",
                    f"{error.to_do} Sổ vẫn nguyên. ({error.code})",
                    "Sao lưu lại",
                    self.back_up,
                )
            )

        self.worker.submit(job, self._say_backup, failed)

    def _say_backup(self, when: str) -> None:
        self.window.ui.status.backed_up.say(f"Sao lưu {when}" if when else "Chưa có bản sao lưu")

    def _say_busy(self, on: bool) -> None:
        if not on:
            self.window.ui.status.say_busy("")

    def _unless_ended(self, error: Exception) -> None:
        if not self._ended:
            self.fault(error)

    # end

    def save_drafts(self) -> str:
        """Save what is typed now; the time it was saved."""
        self.window.save_drafts()
        return f"{datetime.now():%H:%M}"

    def end(self) -> bool:
        """No more work: drafts are queued to be saved, timers stop. True if there was a draft."""
        self._ended = True
        self._backups.stop()
        self.counting.end()
        return self.window.save_drafts()

    def forget(self) -> None:
        """The book is closed: take the pages off and throw the window away."""
        self.window.clear()
        self.window.deleteLater()
        self.deleteLater()


def _is_in_sight(bar: QWidget) -> bool:
    """Whether the bar would be seen if it were shown: nothing above it is hidden."""
    place = bar.parentWidget()
    while place is not None and not isinstance(place, Page):
        if place.isHidden():
            return False
        place = place.parentWidget()
    return True
