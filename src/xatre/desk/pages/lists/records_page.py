"""The page of one kind: its list with a record beside it, its form over them, for cases the case.

It joins the parts; each part asks the book by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from xatre.desk.facts import Navigator, SessionFacts
from xatre.desk.page import Page
from xatre.desk.pages.case.case_sheet import CaseSheet
from xatre.desk.pages.importing.table_sheets import TableSheets
from xatre.desk.pages.lists.keyboard import to_rows
from xatre.desk.pages.lists.records_list import RecordsList
from xatre.desk.pages.record.form_sheet import FormSheet
from xatre.desk.pages.record.print_dialog import print_record_of
from xatre.desk.pages.record.record_acts import RecordActs
from xatre.desk.pages.record.record_view import RecordView
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.sheet import SheetPage
from xatre.desk.pages.typing.typing_sheets import TypingSheets
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.style import stacked
from xatre.desk.worker import Worker
from xatre.kinds import KINDS
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.values import Fields
from xatre.work.records.browse import Query

S = TypeVar("S", bound=SheetPage)


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
        column = stacked(self)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack)
        self.list = RecordsList(kind, self.seat, self)
        self.view = RecordView(kind, self.seat, self)
        self.list.ui.record_place.addWidget(self.view)
        self.stack.addWidget(self.list)
        self._sheets: dict[type[SheetPage], SheetPage] = {}
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
        self.tables = TableSheets(self)
        self.typing_sheets = TypingSheets(self)

    # sheets, made when first needed: a form of a hundred fields is not made to look at a list

    @property
    def sheet(self) -> FormSheet:
        """The form over the list."""
        return self.laid(FormSheet, self._make_form)

    @property
    def case(self) -> CaseSheet:
        """The case over the list."""
        return self.laid(CaseSheet, lambda: CaseSheet(self.seat, self))

    def _make_form(self) -> FormSheet:
        sheet = FormSheet(self.kind, self.seat, self)
        sheet.pane.completed.connect(self._completed)
        sheet.pane.dropped.connect(self.acts.dropped)
        return sheet

    def laid(self, sort: type[S], make: Callable[[], S]) -> S:
        """The sheet of this sort over the list, made now if it was not."""
        known = self._sheets.get(sort)
        if isinstance(known, sort):
            return known
        sheet = make()
        self._sheets[sort] = sheet
        sheet.set_narrow(self._is_narrow)
        sheet.set_names_hidden(self._names_hidden)
        sheet.left.connect(self.to_list)
        sheet.look_asked.connect(self._look_at)
        sheet.gone.connect(self.acts.gone)
        self.stack.addWidget(sheet)
        return sheet

    @property
    def front(self) -> SheetPage | None:
        """The sheet over the list, if any."""
        current = self.stack.currentWidget()
        return current if isinstance(current, SheetPage) else None

    _is_narrow = _names_hidden = False

    # from the window

    def came(self) -> None:
        if self.front is None:
            self.list.refresh()

    def went(self) -> None:
        self.save_draft()
        self.view.hide_shown()
        if FormSheet in self._sheets:
            # Behind the last answers the form waits for.
            self.seat.ask(lambda session: None, lambda _: self._forget_form())

    def _forget_form(self) -> None:
        """A form that is shut is made again when needed: a hundred fields are megabytes."""
        sheet = self._sheets.get(FormSheet)
        if sheet is not None and sheet is not self.front and sheet.is_forgotten():
            del self._sheets[FormSheet]
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
        table: bool = False,
        doubles: bool = False,
    ) -> None:
        """What another page asked to be shown: a record, a new form, the bringing in of a `table`,
        the look for doubles, or a list: of filters, or `wanted`, called `words`."""
        if table:
            self.list.import_asked.emit()
        elif doubles:
            self.list.doubles_asked.emit()
        elif new is not False:
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
        return self.front.panes() if self.front else [self.list.ui.list_side, self.view]

    def first_focus(self) -> QWidget | None:
        return self.front.first_focus() if self.front else self.list.table

    def primary_button(self) -> QPushButton | None:
        return self.front.primary_button() if self.front else self.list.head.adding

    def list_search(self) -> QWidget | None:
        return None if self.front else self.list.search

    def save_draft(self) -> bool:
        saved = [sheet.save_draft() for sheet in self._sheets.values()]
        return any(saved)

    def new_record(self) -> None:
        if self.list.head.adding.isEnabled() and self._may_begin():
            self.begin({})

    def type_rows(self) -> None:
        if self.list.head.may_type_rows:
            self.typing_sheets.type_rows()

    def edit_record(self) -> None:
        if self.front is None and self.list.current_id:
            self._open(self.list.current_id)

    def leave(self) -> None:
        if self.front is not None:
            self.front.leave()

    def step(self, by: int) -> None:
        (self.front or self.view).step(by)

    def set_narrow(self, on: bool) -> None:
        self._is_narrow = on
        for sheet in self._sheets.values():
            sheet.set_narrow(on)

    def set_names_hidden(self, on: bool) -> None:
        self._names_hidden = on
        self.list.set_names_hidden(on)
        self.view.set_names_hidden(on)
        for sheet in self._sheets.values():
            sheet.set_names_hidden(on)

    def print_page(self) -> None:
        front = self.front
        kind, id = front.looked_at() if front else (self.kind.name, self.list.current_id)
        if id:
            self.save_draft()
            print_record_of(self.seat, kind, id, self, front.tell if front else self.tell)

    def undo(self) -> None:
        if isinstance(self.front, CaseSheet):
            self.front.undo()
        else:
            self.acts.take_back()

    # opening and closing

    def _may_begin(self) -> bool:
        own = (self.kind.owner == "office") == self.seat.facts.at_office
        return self.seat.may_write and own and not self.kind.on_another

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
        if self.front is not None:
            if wanted := self._shown_last(self.front):
                self.list.want(wanted)
            self.stack.setCurrentWidget(self.list)
            to_rows(self.list, self.list.table, from_elsewhere=True)
        self.list.refresh()
        self.view.hide_shown()

    def _shown_last(self, sheet: SheetPage) -> str:
        """The record of this list that a sheet showed."""
        if isinstance(sheet, CaseSheet):
            return sheet.case_id
        return sheet.pane.last_id if isinstance(sheet, FormSheet) else ""

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
