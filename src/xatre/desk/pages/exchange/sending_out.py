"""Making a package and copying it out, from the question to the file on the stick.

The package is sealed and committed first; whatever the stick does, the same bytes can be copied
again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from xatre.desk.pages.exchange import jobs, places
from xatre.desk.pages.exchange.dialogs import package_not_copied
from xatre.desk.pages.exchange.hand_over_dialog import CancelDialog, HandOverDialog
from xatre.desk.pages.exchange.send_dialog import Offer, SendDialog
from xatre.desk.pages.exchange.words import number, size_words
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.progress import Progress
from xatre.desk.widgets.search_list import Found, Take
from xatre.desk.worker import Task
from xatre.work.people.receivers import Receiver, whom_to_give
from xatre.work.progress import Stopped
from xatre.work.records import browse
from xatre.work.sending import export, sent
from xatre.work.sending.cancelling import CALL_BACK, cancel_hand_over
from xatre.work.sending.given_before import AGAIN, INSTEAD
from xatre.work.sending.outgoing import ALONG, NOTHING_NEW
from xatre.work.session import Session

FOUND = 8


class SendingOut(QObject):
    """`changed` when a package was sealed or copied."""

    changed = Signal()

    def __init__(self, seat: Seat, page: QWidget) -> None:
        super().__init__(page)
        self.seat, self._page = seat, page
        self.dialog: SendDialog | HandOverDialog | None = None
        self.trouble: Dialog | None = None
        self._task: Task | None = None
        self._made: jobs.Made | None = None

    # a package to the office

    def begin(self, *, full: bool = False) -> None:
        """Ask what would be sent, then show it. Ctrl+E."""
        if self.dialog is not None or self._task is not None:
            return

        def job(session: Session) -> Offer:
            session.require("exchange")
            return Offer(
                export.preview(session),
                export.preview(session, full=True),
                sent.travels(session),
                session.book.setting(sent.PLACE),
            )

        self.seat.ask(job, lambda offer: self._offer(offer, full))

    def _offer(self, offer: Offer, full: bool) -> None:
        dialog = SendDialog(offer, full=full, parent=self._page)
        self.dialog = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        if dialog is None or dialog.answer != "make" or dialog.place.folder is None:
            return
        folder = dialog.place.folder
        if isinstance(dialog, SendDialog):
            full = dialog.full
            self._submit(lambda task: jobs.make_package(task, folder, full=full))
        else:
            to, record, reason = dialog.to, dialog.record, dialog.reason.text().strip()
            id = record.partition("/")[2]
            self._submit(lambda task: jobs.hand_over(task, folder, to, id, reason))

    # to the devices of one unit

    def begin_for_unit(self, unit: str, asking: Dialog, *, full: bool) -> None:
        """Ask (`asking` agrees by "make"), then for a folder; seal and copy out what goes to the
        devices of `unit`."""
        if self._task is not None or asking.ask() != "make":
            return
        folder = places.choose_folder(self._page, "Chọn nơi ghi tệp")
        if folder is not None:
            place = folder
            self._submit(lambda task: jobs.make_for_unit(task, place, unit=unit, full=full))

    # a record to another unit

    def begin_hand_over(self, record: str = "", words: str = "") -> None:
        """Ask which record goes to whom."""
        if self.dialog is not None or self._task is not None:
            return

        def job(session: Session) -> tuple[list[Receiver], str]:
            return whom_to_give(session), session.book.setting(sent.PLACE)

        def done(found: tuple[list[Receiver], str]) -> None:
            units, place = found
            dialog = HandOverDialog(units, self._find, place, self._page)
            if record:
                dialog.choose(record, words)
            self.dialog = dialog
            dialog.finished.connect(self._answered)
            dialog.open()

        self.seat.ask(job, done)

    def _find(self, typed: str, take: Take) -> None:
        def job(session: Session) -> list[Found]:
            hits, _ = browse.find(session, typed, "", FOUND)
            return [
                Found(f"{hit.kind}/{hit.id}", " · ".join(filter(None, (hit.title, hit.code))))
                for hit in hits
            ]

        self.seat.ask(job, take)

    def cancel_hand_over(self, sha256: str, unit: str) -> None:
        """Ask, and take a hand-over back that nobody accepted."""
        if CancelDialog(unit, self._page).ask() != CancelDialog.CANCEL:
            return

        def done(kept: list[str]) -> None:
            self.changed.emit()
            self.seat.navigator.saved()
            rest = f"{number(len(kept))} hồ sơ ở lại, sửa và bàn giao cho nơi khác được."
            self._say(Message("success", "Đã hủy bàn giao.", f"{rest} {CALL_BACK}"))

        self.seat.ask(lambda session: cancel_hand_over(session, sha256), done)

    # copying again

    def copy(self, sha256: str, start: str = "") -> None:
        """The same bytes of a package once more, to a folder a person chooses."""
        folder = places.choose_folder(self._page, "Chọn nơi chép gói", start)
        if folder is None:
            return
        place = folder

        def job(task: Task) -> jobs.Made:
            sealed = export.sealed_again(task.session, sha256)
            return jobs.copy_out(task, sealed, place)

        self._submit(job)

    # on its way

    def _submit(self, job: Callable[[Task], jobs.Made]) -> None:
        self.working = Working("Đang ghi gói", self._page)
        self.working.progress.stopped.connect(self._stop)
        self.working.open()
        self._task = self.seat.worker.submit(job, self._was_made, self._failed, self._tell)

    def _tell(self, done: int, total: int, words: str) -> None:
        self.working.progress.show_share(done, total, words)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()

    def _end(self) -> None:
        self._task = None
        self.working.finish()

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Stopped):
            self._say(Message("info", "Đã dừng.", "Chưa tạo gói nào; sổ vẫn nguyên như trước."))
        else:
            self.seat.navigator.fault(error)

    def _was_made(self, made: jobs.Made) -> None:
        self._end()
        self.changed.emit()
        self.seat.navigator.saved()
        if made.copied is None:
            self._ask_again(made)
            return
        file, said = made.copied.file, doubts(made)
        names = ", ".join(one.name for one in made.copied.along)
        along = f" {ALONG.format(names=names)}" if names else ""
        self._say(
            Message(
                "doubt" if said else "success",
                f"Đã ghi gói {made.copied.sequence} ra {file.parent}, chưa có biên nhận.",
                f"{file.name}, {size_words(made.copied.size)}, {records_words(made)}đã đọc lại và "
                f"khớp.{along} {said or 'Mang hoặc gửi tệp này tới nơi nhận.'}",
                "Mở thư mục",
                lambda: places.open_folder(file.parent),
            )
        )

    def _say(self, message: Message) -> None:
        self.seat.navigator.tell(message)

    # the stick would not take it

    def _ask_again(self, made: jobs.Made) -> None:
        self._made = made
        when = f"{self.seat.facts.clock().astimezone():%d/%m/%Y %H:%M}"
        unsent = sum(made.sealed.counts.values())
        self.trouble = package_not_copied(made, unsent, when, self._page)
        self.trouble.finished.connect(self._trouble_answered)
        self.trouble.open()

    def _trouble_answered(self) -> None:
        dialog, self.trouble = self.trouble, None
        made, self._made = self._made, None
        if dialog is not None:
            dialog.deleteLater()
        if dialog is None or made is None or dialog.answer not in ("again", "other"):
            return
        folder: Path | None = made.folder
        if dialog.answer == "other":
            folder = places.choose_folder(self._page, "Chọn nơi ghi gói")
        if folder is None:
            return
        sealed, place = made.sealed, folder
        self._submit(lambda task: jobs.copy_out(task, sealed, place))


class Working(Dialog):
    """What is done now, and a button that stops it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "Sổ chỉ đổi khi xong hẳn.", level="info", parent=parent)
        self.progress = Progress(title, self)
        self.body.addSpacing(8)
        self.body.addWidget(self.progress)

    def reject(self) -> None:
        """Esc stops the work; the dialog goes when it has stopped."""
        self.progress.stopped.emit()

    def finish(self) -> None:
        super().reject()
        self.deleteLater()


def doubts(made: jobs.Made) -> str:
    """What a person may not have meant: a record given twice to one unit, nothing inside."""
    if made.sealed.again:
        return AGAIN.format(numbers=", ".join(map(str, made.sealed.again)))
    if made.sealed.instead_of:
        return INSTEAD.format(numbers=", ".join(map(str, made.sealed.instead_of)))
    return NOTHING_NEW.format(number=made.sealed.sequence) if made.sealed.is_empty else ""


def records_words(made: jobs.Made) -> str:
    count = sum(made.sealed.counts.values())
    return f"{number(count)} bản ghi, " if count else ""
