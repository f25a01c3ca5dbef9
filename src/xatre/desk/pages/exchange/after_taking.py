"""After files were taken in: what is said, taking it back, returns that must be written again,
and asking the commune."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from xatre.desk.pages.exchange import jobs, places, words
from xatre.desk.pages.exchange.dialogs import RemarkDialog, return_not_written
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.message_bar import Message
from xatre.work.receiving.comparing import Difference
from xatre.work.records.remarking import remark_on
from xatre.work.sending.delivering import Delivered, deliver
from xatre.work.session import Session

if TYPE_CHECKING:
    from xatre.desk.pages.exchange.reading_pane import ReadingPane


class AfterTaking(QObject):
    """Belongs to one reading pane."""

    def __init__(self, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.dialog: Dialog | None = None
        self._failed: list[Delivered] = []
        self._difference: Difference | None = None

    def say(self, found: jobs.TakenIn) -> None:
        """The message with *Hoàn tác*; where a return could not be written, what to do."""
        fact, rest = words.was_taken(found.outcomes)
        written = [one for one in found.delivered if one.file is not None]
        if written:
            folders = ", ".join(dict.fromkeys(str(one.folder) for one in written))
            rest = f"{rest} {words.named_returns(written)} đã ghi vào {folders}."
        if found.decided:
            rest = f"{rest} Đã chọn {found.decided} chỗ khác nhau."
        if found.undecided:
            why = " ".join(dict.fromkeys(one.words for one in found.undecided))
            rest = f"{rest} Còn {len(found.undecided)} chỗ chưa chọn được, xem ở Tổng quan: {why}"
        undoable = [
            one for one in found.outcomes if one.outcome == "taken" and one.type == "package"
        ]
        self._pane.tell(
            Message(
                "doubt" if found.undecided else "success",
                fact,
                rest,
                "Hoàn tác" if undoable and not found.decided else "",
                lambda: self._undo(
                    [one.sha256 for one in undoable],
                    {one.sha256: one.path.parent for one in undoable},
                ),
            )
        )
        failed = [one for one in found.delivered if one.fault is not None]
        if failed:
            self._ask_again(failed)

    # returns

    def _ask_again(self, failed: list[Delivered]) -> None:
        self._failed = failed
        self.dialog = return_not_written(failed, self._pane)
        self.dialog.finished.connect(self._answered)
        self.dialog.open()

    def _answered(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        answer = dialog.answer
        folder: Path | None = None
        if answer == "other":
            folder = places.choose_folder(self._pane, "Chọn nơi ghi biên nhận")
            if folder is None:
                return
        elif answer != "again":
            return
        failed = self._failed
        self._pane.seat.worker.submit(
            lambda task: jobs.deliver_again(task, failed, folder), self._delivered
        )

    def _delivered(self, found: list[Delivered]) -> None:
        failed = [one for one in found if one.fault is not None]
        if failed:
            self._ask_again(failed)
            return
        where = ", ".join(dict.fromkeys(str(one.folder) for one in found))
        self._pane.tell(Message("success", "Đã ghi biên nhận.", f"Biên nhận nằm ở {where}."))

    # taking back

    def _undo(self, packages: list[str], folders: dict[str, Path]) -> None:
        pane = self._pane

        def done(found: tuple[int, list[Delivered]]) -> None:
            count, brought = found
            pane.taken.emit()
            pane.seat.navigator.saved()
            pane.leave()
            pane.seat.navigator.tell(
                Message(
                    "info",
                    f"Đã rút {count} gói.",
                    "Sổ như trước khi nhận. Xã gửi lại bằng gói mới sau khi có biên nhận.",
                )
            )
            failed = [one for one in brought if one.fault is not None]
            if failed:
                self._ask_again(failed)

        pane.seat.worker.submit(lambda task: jobs.undo(task, packages, folders), done)

    # asking the commune

    def ask_remark(self, difference: Difference) -> None:
        """Ask what to write; then write it."""
        self._difference = difference
        self.dialog = RemarkDialog(difference, self._pane)
        self.dialog.finished.connect(self._remark_answered)
        self.dialog.open()

    def _remark_answered(self) -> None:
        dialog, self.dialog = self.dialog, None
        about, outcome = self._difference, self._pane.table.outcome
        if dialog is not None:
            dialog.deleteLater()
        if not isinstance(dialog, RemarkDialog) or dialog.answer != "send":
            return
        if about is None or outcome is None:
            return
        said, unit, folder = dialog.words, outcome.unit, outcome.path.parent

        def job(session: Session) -> Delivered:
            file = remark_on(session, unit, about.kind, about.id, said, field=about.path)
            return deliver(session, unit, file, folder)

        def done(brought: Delivered) -> None:
            self._pane.seat.navigator.saved()
            if brought.fault is not None:
                self._ask_again([brought])
                return
            rest = f"Đi cùng biên nhận mới, đã ghi vào {brought.folder}."
            self._pane.tell(Message("success", "Đã ghi nhận xét.", rest))

        self._pane.seat.ask(job, done)
