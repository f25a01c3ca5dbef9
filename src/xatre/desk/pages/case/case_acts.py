"""What follows when a paper of a case was completed or its draft thrown away, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from xatre.desk.pages.case import access_dialog, case_steps
from xatre.desk.pages.case.access_dialog import AccessChange, AccessList
from xatre.desk.pages.record.form_messages import dropped_message
from xatre.desk.widgets.message_bar import Message
from xatre.errors import UseError
from xatre.model.record import Record
from xatre.work.records import reveal, take_back

if TYPE_CHECKING:
    from xatre.desk.pages.case.case_sheet import CaseSheet


class CaseActs(QObject):
    """The acts of one case page. `last` names the last paper completed there; `undrop` brings the
    draft back that was thrown away since."""

    def __init__(self, sheet: CaseSheet) -> None:
        super().__init__(sheet)
        self._sheet, self._seat = sheet, sheet.seat
        self.last: tuple[str, str, str] | None = None
        self.undrop: Callable[[], None] | None = None

    def completed(self, record: Record) -> None:
        """A paper was completed: it is shown again as it stands now."""
        self.last = (record.kind, record.id, record.revision)
        opened = self._sheet.opened
        code = opened.code if opened is not None and opened.code else ""
        code = code or str(record.fields.get("code", ""))
        paper = case_steps.paper_name(record.kind)
        words = f"{paper} của {code}" if code else paper
        message = Message("success", f"Đã hoàn thành {words}.", "", "Hoàn tác", self.undo)
        self._sheet.tell(message)
        self._sheet.show_completed(record)

    def dropped(self, id: str) -> None:
        """A draft was thrown away; with the draft of a new case the case is gone."""
        sheet = self._sheet
        pane = sheet.forms.current
        if pane is None:
            return
        kind = pane.kind.name

        whole, navigator = pane.keeping.dropped_whole, self._seat.navigator
        navigator.saved()
        if kind == "case" and whole:

            def open_again() -> None:
                navigator.saved()
                navigator.open_page("case", record_id=id)

            sheet.close_case()
            sheet.gone.emit(lambda: pane.keeping.bring_back(open_again))
            return

        def bring_back() -> None:
            pane.keeping.bring_back(lambda: sheet.load(id, kind))

        self.last, self.undrop = None, bring_back
        sheet.tell(dropped_message(whole, self.undo))
        sheet.load(sheet.case_id, "case" if kind == "case" else "")

    def undo(self) -> None:
        """Undo the last paper completed here."""
        if self.last is None:
            undrop, self.undrop = self.undrop, None
            if undrop is not None:
                self._sheet.ui.message_place.bar.clear()
                undrop()
            return
        kind, id, revision = self.last

        def done(_: Record) -> None:
            self.last = None
            rest = "Giấy tờ trở lại như trước lần ghi đó."
            self._sheet.tell(Message("info", "Đã hoàn tác.", rest))
            self._seat.navigator.saved()
            self._sheet.load(self._sheet.case_id)

        self._seat.ask(
            lambda session: take_back.take_back(session, kind, id, revision),
            done,
            self._seat.navigator.fault,
        )

    def ask_name(self, take: Callable[[str], None]) -> None:
        """The name behind dots is asked for; the showing is written down."""
        case_id, opened = self._sheet.case_id, self._sheet.opened
        if opened is None or not case_id:
            return
        field = "child" if opened.record.fields.get("child") else "told_name"
        self._seat.ask(lambda session: reveal.reveal(session, "case", case_id, field), take)

    def open_menu(self) -> None:
        """What else can be done with the case."""
        menu = QMenu(self._sheet)
        menu.addAction("Ai được mở vụ việc…").triggered.connect(self.ask_access)
        menu.addAction("Lịch sử").triggered.connect(
            lambda: self._sheet.look_asked.emit(self._sheet.case_id)
        )
        more = self._sheet.head.more
        # Its right edge under the button's: at the left it would touch the edge of the glass.
        corner = more.mapToGlobal(more.rect().bottomRight())
        menu.exec(corner - QPoint(menu.sizeHint().width(), -2))

    def ask_access(self) -> None:
        """Who may open the case, and who is shut out as involved."""
        case_id = self._sheet.case_id

        def show(found: AccessList) -> None:
            shut = "" if self._sheet.stepping.may_do else "Chỉ đơn vị giữ vụ việc đổi được"
            change = access_dialog.ask_access(found, shut, self._sheet)
            if change is not None:
                self._write_access(case_id, change)

        self._seat.ask(
            lambda session: access_dialog.read_access(session, case_id),
            show,
            self._seat.navigator.fault,
        )

    def _write_access(self, case_id: str, change: AccessChange) -> None:
        sheet = self._sheet

        def done(still_open: bool) -> None:
            self._seat.navigator.saved()
            if not still_open:
                sheet.close_case()
                return
            sheet.tell(Message("success", change.words, "Đã ghi vào hồ sơ vụ việc và nhật ký."))
            sheet.load(case_id)

        def refused(error: Exception) -> None:
            if isinstance(error, UseError):
                sheet.tell(Message("error", error.happened, error.to_do))
            else:
                self._seat.navigator.fault(error)

        self._seat.ask(lambda session: change.write(session, case_id), done, refused)

    def stay(self) -> None:
        """A new case has to be kept before its other papers: the first key does that."""
        rest = "Các bước sau mở được khi vụ việc đã có bản nháp."
        self._sheet.tell(Message("info", "Ghi Mẫu 01 trước.", rest))
