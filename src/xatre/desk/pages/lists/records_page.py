"""The page of one kind: its list with a record beside it, its form over them, for cases the case.

It joins the parts; each part asks the book by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from xatre.desk.facts import Navigator, SessionFacts
from xatre.desk.page import Page, first_stop
from xatre.desk.pages.case.case_page import CaseSheet
from xatre.desk.pages.importing.doubles_sheet import DoublesSheet
from xatre.desk.pages.importing.import_sheet import ImportSheet
from xatre.desk.pages.lists.records_list import RecordsList
from xatre.desk.pages.record.form_sheet import FormSheet
from xatre.desk.pages.record.print_dialog import print_record_of
from xatre.desk.pages.record.record_acts import RecordActs
from xatre.desk.pages.record.record_view import RecordView
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.message_bar import Message
from xatre.desk.worker import Worker
from xatre.kinds import KINDS
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.work.records.browse import Query


class RecordsPage(Page):
    """List, record, form and case of one kind."""

    def __init__(
        self,
        kind: Kind,
        facts: SessionFacts,
        worker: Worker,
        navigator: Navigator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self.seat = kind, Seat(worker, facts, navigator)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack)
        self.list = RecordsList(kind, self.seat, self)
        self.view = RecordView(kind, self.seat, self)
        self.list.ui.record_place.addWidget(self.view)
        self.stack.addWidget(self.list)
        self._sheet: FormSheet | None = None
        self._case: CaseSheet | None = None
        self._importing: ImportSheet | None = None
        self._doubles: DoublesSheet | None = None
        self.list.moved.connect(self.view.follow)
        self.list.opened.connect(self._open)
        self.list.new_asked.connect(self.new_record)
        self.view.edit_asked.connect(self._open)
        self.view.begin_asked.connect(lambda kind, new: navigator.open_page(kind, new=new))
        self.view.open_asked.connect(self._open_other)
        self.acts = RecordActs(self)
        self.view.void_asked.connect(self.acts.void)
        self.view.household_asked.connect(self.acts.add_to_household)
        self.view.remark_asked.connect(self.acts.remark)
        self.view.print_asked.connect(self.print_page)
        self.view.decided.connect(self.acts.decided)
        self.list.print_asked.connect(self.acts.print_list)
        self.view.case_asked.connect(self.acts.propose_case)
        self.list.import_asked.connect(self._bring_in)
        self.list.doubles_asked.connect(self._look_for_doubles)

    # parts made when first needed: a form of a hundred fields is not made to look at a list

    @property
    def sheet(self) -> FormSheet:
        """The form over the list."""
        if self._sheet is None:
            self._sheet = FormSheet(self.kind, self.seat, self)
            self._sheet.pane.set_narrow(self._is_narrow)
            self._sheet.set_names_hidden(self._names_hidden)
            self._sheet.pane.left.connect(self.to_list)
            self._sheet.pane.completed.connect(self._completed)
            self._sheet.pane.dropped.connect(self.acts.dropped)
            self._sheet.pane.look_asked.connect(self._look_at)
            self.stack.addWidget(self._sheet)
        return self._sheet

    @property
    def case(self) -> CaseSheet:
        """The case page over the list."""
        if self._case is None:
            self._case = CaseSheet(self.seat, self)
            self._case.set_narrow(self._is_narrow)
            self._case.set_names_hidden(self._names_hidden)
            self._case.left.connect(self.to_list)
            self._case.look_asked.connect(self._look_at)
            self.stack.addWidget(self._case)
        return self._case

    @property
    def importing(self) -> ImportSheet:
        """The import over the list."""
        if self._importing is None:
            self._importing = ImportSheet(self.kind, self.seat, self)
            self._importing.set_names_hidden(self._names_hidden)
            self._importing.left.connect(self.to_list)
            self.stack.addWidget(self._importing)
        return self._importing

    @property
    def doubles(self) -> DoublesSheet:
        """The doubles over the list."""
        if self._doubles is None:
            self._doubles = DoublesSheet(self.kind, self.seat, self)
            self._doubles.set_names_hidden(self._names_hidden)
            self._doubles.left.connect(self.to_list)
            self.stack.addWidget(self._doubles)
        return self._doubles

    def _bring_in(self) -> None:
        self.stack.setCurrentWidget(self.importing)
        self.importing.begin()

    def _look_for_doubles(self) -> None:
        self.stack.setCurrentWidget(self.doubles)
        self.doubles.begin()

    _is_narrow = _names_hidden = False

    # from the window

    def came(self) -> None:
        if self.stack.currentWidget() is self.list:
            self.list.refresh()

    def went(self) -> None:
        self.save_draft()
        self.view.hide_shown()
        if self._sheet is not None:
            # Behind the last answers the form waits for.
            self.seat.ask(lambda session: None, lambda _: self._forget_form())

    def _forget_form(self) -> None:
        """A form that is shut is made again when needed: a hundred fields are megabytes."""
        sheet = self._sheet
        if sheet is not None and not self._at(sheet) and sheet.pane.begun is None:
            self._sheet = None
            self.stack.removeWidget(sheet)
            sheet.deleteLater()

    def show_what(
        self,
        record_id: str = "",
        new: bool | Fields = False,
        text: str = "",
        filters: Mapping[str, str] | None = None,
        step: str = "",
        wanted: Query | None = None,
        words: str = "",
    ) -> None:
        """What another page asked to be shown: a record, a new form, or a list: of filters, or
        `wanted`, called `words`."""
        if new is not False:
            self.begin(dict(new) if isinstance(new, Mapping) else {})
        elif record_id and self.kind.name == "case":
            self._open_case(record_id, step)
        elif record_id:
            self.to_list()
            self.list.want(record_id)
            self.list.filter_by("", {})
        elif wanted is not None:
            self.to_list()
            self.list.show_given(wanted, words)
        else:
            self.to_list()
            self.list.filter_by(text, dict(filters or {}))

    def panes(self) -> list[QWidget]:
        current = self.stack.currentWidget()
        if current is self.list:
            return [self.list.ui.list_side, self.view]
        if self._case is not None and current is self._case:
            return self._case.panes()
        if current in (self._importing, self._doubles) and current is not None:
            return [current]
        return [self.sheet.pane.form, self.sheet.pane.side, self.sheet.pane.foot]

    def first_focus(self) -> QWidget | None:
        current = self.stack.currentWidget()
        if current is self.list:
            return self.list.table
        pane = self._sheet.pane if self._sheet is not None and self._at(self._sheet) else None
        pane = self._case.forms.current if pane is None and self._case is not None else pane
        return first_stop(pane.form) if pane is not None else super().first_focus()

    def primary_button(self) -> QPushButton | None:
        current = self.stack.currentWidget()
        if self._case is not None and current is self._case:
            return self._case.primary_button()
        if self._importing is not None and current is self._importing:
            return self._importing.primary
        if self._doubles is not None and current is self._doubles:
            return self._doubles.primary
        if self._sheet is not None and current is self._sheet:
            return self._sheet.pane.foot.primary
        return self.list.add_button

    def list_search(self) -> QWidget | None:
        return self.list.search if self.stack.currentWidget() is self.list else None

    def save_draft(self) -> bool:
        saved = self._sheet.pane.save_draft() if self._sheet else False
        return (self._case.save_draft() if self._case else False) or saved

    def new_record(self) -> None:
        if self.list.add_button.isEnabled() and self._may_begin():
            self.begin({})

    def edit_record(self) -> None:
        if self.stack.currentWidget() is self.list and self.list.current_id:
            self._open(self.list.current_id)

    def leave(self) -> None:
        current = self.stack.currentWidget()
        if self._case is not None and current is self._case:
            self._case.leave()
        elif self._sheet is not None and current is self._sheet:
            self._sheet.pane.leave()
        elif self._importing is not None and current is self._importing:
            self._importing.leave()
        elif self._doubles is not None and current is self._doubles:
            self._doubles.leave()

    def step(self, by: int) -> None:
        if self._case is not None and self.stack.currentWidget() is self._case:
            self._case.step(by)
        elif self.stack.currentWidget() is self.list:
            self.view.step(by)

    def set_narrow(self, on: bool) -> None:
        self._is_narrow = on
        if self._sheet is not None:
            self._sheet.pane.set_narrow(on)
        if self._case is not None:
            self._case.set_narrow(on)

    def set_names_hidden(self, on: bool) -> None:
        self._names_hidden = on
        parts = (self.list, self.view, self._sheet, self._case, self._importing, self._doubles)
        for part in parts:
            if part is not None:
                part.set_names_hidden(on)

    def print_page(self) -> None:
        kind, id = self._looked_at()
        if id:
            self.save_draft()
            print_record_of(self.seat, kind, id, self, self._tell_here)

    def _looked_at(self) -> tuple[str, str]:
        """The kind and id of the record in front; no id where there is none."""
        if self._case is not None and self._at(self._case):
            return self._case.strip.current
        if self._sheet is not None and self._at(self._sheet):
            record = self._sheet.pane.record
            return self.kind.name, record.id if record else ""
        return self.kind.name, self.list.current_id

    def _tell_here(self, message: Message) -> None:
        if self._case is not None and self._at(self._case):
            self._case.tell(message)
        elif self._sheet is not None and self._at(self._sheet):
            self._sheet.bar.show_message(message)
        else:
            self.tell(message)

    def undo(self) -> None:
        if self._case is not None and self.stack.currentWidget() is self._case:
            self._case.undo()
        else:
            self.acts.take_back()

    # opening and closing

    def _may_begin(self) -> bool:
        own = (self.kind.owner == "office") == self.seat.facts.at_office
        return self.seat.may_write and own and self.kind.name != "remark"

    def begin(self, fields: Fields) -> None:
        if self.kind.name == "case":
            self.case.begin(fields)
            self.stack.setCurrentWidget(self.case)
        else:
            self.sheet.begin(fields)
            self.stack.setCurrentWidget(self.sheet)

    def _open(self, id: str) -> None:
        opened = self.view.opened
        if opened is not None and opened.record.id == id and opened.record.state == "void":
            return
        if self.kind.name == "case":
            self._open_case(id)
            return
        title = opened.title if opened and opened.record.id == id else self.kind.label
        code = str(opened.record.fields.get("code", "")) if opened else ""
        self.sheet.load(id, title, code if code != title else "")
        self.stack.setCurrentWidget(self.sheet)

    def _open_case(self, id: str, step: str = "") -> None:
        self.case.load(id, step)
        self.stack.setCurrentWidget(self.case)

    def to_list(self) -> None:
        wanted = ""
        if self._case is not None and self._at(self._case):
            wanted = self._case.case_id
        elif self._sheet is not None and self._at(self._sheet):
            wanted = self._sheet.pane.last_id
        if wanted:
            self.list.want(wanted)
        if self.stack.currentWidget() is not self.list:
            self.stack.setCurrentWidget(self.list)
            focused = QApplication.focusWidget()
            if focused is None or not self.list.isAncestorOf(focused):
                self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.refresh()
        self.view.hide_shown()

    def _at(self, part: QWidget) -> bool:
        return self.stack.currentWidget() is part

    def _look_at(self, id: str) -> None:
        self.to_list()
        self.list.want(id)
        self.list.refresh()

    def tell(self, message: Message) -> None:
        """Show a message over the list."""
        self.list.ui.message_place.bar.show_message(message)

    # after something was saved

    def _completed(self, record: Record) -> None:
        self.acts.last = (record.id, record.revision)
        self.sheet.pane.last_id = record.id
        self.to_list()
        code = str(record.fields.get("code", "")) or self.kind.label
        self.tell(Message("success", f"Đã hoàn thành {code}.", "", "Hoàn tác", self.undo))

    def _open_other(self, kind: str, id: str) -> None:
        if KINDS[kind].parent == "case":
            self.seat.navigator.open_page("case", record_id=id, step=kind)
        else:
            self.seat.navigator.open_page(kind, record_id=id)
