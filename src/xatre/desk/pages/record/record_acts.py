"""What is done with the record beside a list, and how each of these is told and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from xatre.desk.pages.record.form_messages import dropped_message
from xatre.desk.pages.record.report_dialog import make_report_of
from xatre.desk.pages.record.void_dialog import ask_reason
from xatre.desk.widgets.message_bar import Message
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.work.records import browse, editing, propose_case, save, take_back

if TYPE_CHECKING:
    from xatre.desk.pages.lists.records_page import RecordsPage


class RecordActs(QObject):
    """The acts of one page. `last` names the last change that can be taken back; `undrop` brings
    the draft back that was thrown away since."""

    def __init__(self, page: RecordsPage) -> None:
        super().__init__(page)
        self._page, self._seat = page, page.seat
        self.last: tuple[str, str] | None = None
        self.undrop: Callable[[], None] | None = None

    def _show_again(self, id: str) -> None:
        self._page.list.want(id)
        self._page.list.refresh()
        self._page.view.show_record(id)
        self._seat.navigator.saved()

    def dropped(self, id: str) -> None:
        """A draft was thrown away in the form."""
        page = self._page
        pane = page.sheet.pane
        page.to_list()
        self._seat.navigator.saved()
        whole = pane.keeping.dropped_whole
        self._tell_dropped(whole, lambda: pane.keeping.bring_back(lambda: self._show_again(id)))

    def gone(self, bring_back: Callable[[], None]) -> None:
        """A record that was never completed was thrown away in a sheet that is left."""
        self._tell_dropped(True, bring_back)

    def _tell_dropped(self, whole: bool, bring_back: Callable[[], None]) -> None:
        self.last, self.undrop = None, bring_back
        self._page.tell(dropped_message(whole, self.take_back))

    def print_list(self) -> None:
        """A report, a work list or a table of this kind."""
        page = self._page
        label = page.kind.plural or page.kind.label
        make_report_of(self._seat, page.kind.name, label, page.list.query(), page, page.tell)

    def propose_case(self, id: str) -> None:
        """Begin the case that a record calls for, and open it."""
        kind = self._page.kind.name
        self._seat.ask(
            lambda session: propose_case.propose_case(session, kind, id),
            lambda case: self._seat.navigator.open_page("case", record_id=case.id),
            self._seat.navigator.fault,
        )

    def decided(self, id: str) -> None:
        """A clash was settled."""
        self._show_again(id)
        rest = "Giá trị kia vẫn còn trong lịch sử."
        self._page.tell(Message("success", "Đã chọn giá trị.", rest))

    def take_back(self) -> None:
        """Undo the last saved change, where there is one."""
        if self.last is None:
            undrop, self.undrop = self.undrop, None
            if undrop is not None:
                self._page.list.ui.message_place.bar.clear()
                undrop()
            return
        name, (id, revision) = self._page.kind.name, self.last

        def done(record: Record) -> None:
            self.last = None
            self._show_again(id)
            voided = record.state == "void"
            rest = "Hồ sơ mới lập đã được hủy." if voided else "Hồ sơ trở lại như trước lần ghi đó."
            self._page.tell(Message("info", "Đã hoàn tác.", rest))

        self._seat.ask(
            lambda session: take_back.take_back(session, name, id, revision),
            done,
            self._seat.navigator.fault,
        )

    def void(self, id: str) -> None:
        """Void a record with a reason; a mere draft is thrown away without one."""
        page = self._page
        opened = page.view.opened
        if opened is None or opened.record.id != id:
            return
        code = str(opened.record.fields.get("code", "")) or page.kind.label
        if opened.record.state == "draft":
            self._drop(opened.record)
        elif reason := ask_reason(code, page):
            self._void(id, code, reason)

    def _void(self, id: str, code: str, reason: str) -> None:
        name = self._page.kind.name

        def done(record: Record) -> None:
            self.last = (id, record.revision)
            self._page.list.want_beside(id)
            self._page.list.refresh()
            self._seat.navigator.saved()
            rest = "Không xóa gì; lịch sử vẫn còn."
            self._page.tell(Message("success", f"Đã hủy {code}.", rest, "Hoàn tác", self.take_back))

        self._seat.ask(
            lambda session: save.void_record(session, name, id, reason),
            done,
            self._seat.navigator.fault,
        )

    def _drop(self, draft: Record) -> None:
        name, id = self._page.kind.name, draft.id

        def bring_back() -> None:
            self._seat.ask(lambda session: editing.keep(session, draft), lambda _: again())

        def again() -> None:
            self._show_again(id)

        def done(_: None) -> None:
            self._page.list.want_beside(id)
            self._page.list.refresh()
            self._seat.navigator.saved()
            self._tell_dropped(True, bring_back)

        self._seat.ask(
            lambda session: editing.drop(session, name, id), done, self._seat.navigator.fault
        )

    def add_to_household(self, id: str) -> None:
        """Another child with the household and parents of this one."""
        name = self._page.kind.name
        self._seat.ask(
            lambda session: browse.household_fields(session, browse.record(session, name, id)),
            self._page.begin,
            self._seat.navigator.fault,
        )

    def remark(self, id: str) -> None:
        """The office says something about this record."""
        opened = self._page.view.opened
        if opened is None or opened.record.id != id:
            return
        facts = self._seat.facts
        fields: Fields = {
            "to_unit": opened.record.unit,
            "about_kind": self._page.kind.name,
            "about_id": id,
            "about_revision": opened.record.revision[:64],
            "written_by": facts.officer,
            "written_on": facts.today.isoformat(),
        }
        self._seat.navigator.open_page("remark", new=fields)
