"""The list of one kind: search, filters, rows, how many; what it says when there are none.

It asks the book for rows and tells which one is current; what is done with it is the page's work.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from xatre.desk.forms.records_list import Ui_RecordsList
from xatre.desk.pages.kind_words import kind_words
from xatre.desk.pages.lists import list_rows
from xatre.desk.pages.lists.empty_list import EmptyList
from xatre.desk.pages.lists.keyboard import to_rows
from xatre.desk.pages.lists.list_asking import Counted, ListAsking
from xatre.desk.pages.lists.list_filters import Choosable, choosables
from xatre.desk.pages.lists.list_head import ListHead
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.search_box import SearchBox
from xatre.desk.widgets.style import grounded
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import PAGE, Column, Give, TableRow
from xatre.desk.widgets.text import ShortWords, Words
from xatre.model.disclosure import Reader
from xatre.model.kind import Kind
from xatre.model.text import show_number
from xatre.work.records import browse
from xatre.work.records.browse import Query

LIST_WIDTH, LIST_NARROW = 574, 470
FOOT_HEIGHT = 30
GIVEN = "@given"
"""Name of the filter that stands for a list another page asked for."""
SEARCH_HINT = "Gõ không dấu vẫn tìm được; tên đúng dấu đứng trước"


class RecordsList(QWidget):
    """The list and room for a record beside it (`ui.record_place`).

    moved     another row is current, with its id, "" for none
    opened    Enter or a double click on a row
    new_asked a button that adds was pressed
    import_asked   a table of another program is to be brought in
    typing_asked   rows are to be typed from paper
    doubles_asked  records that may be there twice are to be looked at
    print_asked    a report, a list or a table is to be made of this kind
    """

    moved = Signal(str)
    opened = Signal(str)
    new_asked = Signal()
    import_asked = Signal()
    typing_asked = Signal()
    doubles_asked = Signal()
    print_asked = Signal()

    def __init__(self, kind: Kind, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.seat = kind, seat
        self.words = kind_words(kind, at_office=seat.facts.at_office)
        self._query = Query(kind.name)
        self._hide_names, self._wanted = False, ""
        self._given: Query | None = None
        self._total = 0
        self._asking = ListAsking(kind, seat, self)
        self._asking.counted.connect(self._counted)
        self._asking.begun.connect(self._begun)
        self._asking.grown.connect(self._grown)
        self._order, self._descending = "", kind.newest_first
        self.ui = Ui_RecordsList()
        self.ui.setupUi(self)
        grounded(self, "white")
        head = self.head = ListHead(kind, seat, self)
        self.ui.head_place.addWidget(head)
        head.adding.clicked.connect(self.new_asked)
        head.importing.clicked.connect(self.import_asked)
        head.typing.clicked.connect(self.typing_asked)
        head.doubles.clicked.connect(self.doubles_asked)
        head.printer.clicked.connect(self.print_asked)
        self.search = SearchBox(f"Tìm trong {(kind.plural or kind.label).lower()}", self)
        self.search.searched.connect(self._typed)
        self.search.stepped_down.connect(self._to_table)
        self.ui.search_place.addWidget(self.search)
        self.ui.filters.changed.connect(self.refresh)
        self.table = Table(kind.plural or kind.label, self._columns(LIST_WIDTH), self)
        self.table.moved.connect(self._moved)
        self.table.opened.connect(self.opened)
        self.table.sorted.connect(self._sort)
        first = list_rows.first_order(kind, self.table.rows.columns)[0]
        self.table.show_sorted(first, kind.newest_first)
        self.ui.rows.addWidget(self.table)
        self.empty = EmptyList(kind, self, at_office=seat.facts.at_office)
        self.empty.new_asked.connect(self.new_asked)
        self.empty.import_asked.connect(self.import_asked)
        self.empty.typing_asked.connect(self.typing_asked)
        self.empty.all_asked.connect(self._show_all)
        self.ui.rows.addWidget(self.empty)
        self.count_words = Words("", "note", self)
        self.hint = ShortWords(SEARCH_HINT, "note", self)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.ui.foot_place.addWidget(self.count_words)
        self.ui.foot_place.addWidget(self.hint, 1)
        self.ui.list_foot.setFixedHeight(FOOT_HEIGHT)
        self.ui.list_side.setFixedWidth(LIST_WIDTH)
        grounded(self.ui.record_side, "paper")
        self._offer_filters({})

    # what is asked

    def query(self) -> Query:
        """The list as it is asked for now."""
        filters, states = self.ui.filters.filters()
        if filters.pop(GIVEN, None) and self._given is not None:
            filters |= dict(self._given.filters)
            states = states or self._given.states
        text = self.search.text().strip()
        return Query(self.kind.name, text, filters, self._order, self._descending, states)

    def refresh(self) -> None:
        """Ask for the rows again; the current row stays where it still is."""
        self._forget_given()
        self._asking.ask(self.query(), self._wanted or self.table.current_key, anew=True)

    def _typed(self) -> None:
        if not self._asking.type(self._typed):
            return
        self._forget_given()
        query = self.query()
        if query.text:
            self._asking.ask_beginning(query)
        else:
            self._asking.ask(query, self._wanted or self.table.current_key, anew=False)

    def _counted(self, query: Query, found: Counted) -> None:
        if found.total is not None:
            self._total = found.total
        if found.villages is not None:
            self._offer_filters(found.villages)
        self._show(query, found.count, found.place)
        self._say_count(found.count)

    def _begun(self, query: Query, rows: list[browse.Row]) -> None:
        self._show(query, len(rows), None, self._as_shown(rows))
        if len(rows) < PAGE:
            self._say_count(len(rows))

    def _grown(self, query: Query, count: int) -> None:
        if query == self._query:
            self.table.rows.grow(count)
            self._say_count(count)

    def _show(
        self, query: Query, count: int, place: int | None, first: list[TableRow] | None = None
    ) -> None:
        scrolled = self.table.verticalScrollBar().value() if query == self._query else 0
        self._query, self._wanted = query, ""
        self.table.show_query(count, self._fetch, typed=query.text, first=first)
        if place is not None:
            self.table.go_to_number(place, scrolled=scrolled)
        self._say_empty(count)
        if not count:
            self.moved.emit("")

    def _fetch(self, offset: int, limit: int, give: Give) -> None:
        query = self._query

        self.seat.ask(
            lambda session: browse.page(session, query, offset, limit),
            lambda rows: give(self._as_shown(rows)),
        )

    def _as_shown(self, rows: list[browse.Row]) -> list[TableRow]:
        shown, facts = self.table.rows.columns, self.seat.facts
        reader = Reader(facts.sees_cases, names=not self._hide_names)
        return [list_rows.table_row(row, self.kind, shown, facts, reader) for row in rows]

    def _offer_filters(self, villages: dict[str, str]) -> None:
        facts = self.seat.facts
        self.ui.filters.offer(
            choosables(
                self.kind,
                facts.codes,
                facts.today,
                sees_cases=facts.sees_cases,
                villages=villages,
            )
        )

    def _sort(self, by: str, descending: bool) -> None:
        self._order, self._descending = by, descending
        self.refresh()

    def filter_by(self, text: str, filters: dict[str, str], *, ask: bool = True) -> None:
        """Show the list with these words typed and these filters chosen."""
        bar = self.ui.filters
        bar.blockSignals(True)
        bar.clear()
        for name, value in filters.items():
            bar.choose(name, value)
        bar.blockSignals(False)
        self._forget_given()
        self.search.setText(text)
        if ask:
            self.refresh()

    def show_given(self, wanted: Query, words: str) -> None:
        """Show the list another page asked for; its words stand as a filter that can be taken
        off."""
        self.filter_by("", {}, ask=False)
        self._given = wanted
        bar = self.ui.filters
        bar.blockSignals(True)
        bar.offer([Choosable(GIVEN, words, (("yes", words),), lambda value: value)])
        bar.choose(GIVEN, "yes")
        bar.blockSignals(False)
        self.refresh()

    def _forget_given(self) -> None:
        if self._given is not None and GIVEN not in self.ui.filters.chosen:
            self._given = None
            self.ui.filters.withdraw(GIVEN)

    def _show_all(self) -> None:
        self.filter_by("", {})

    # what is said

    def _say_count(self, count: int) -> None:
        noun = self.words.noun
        total = show_number(str(self._total))
        narrowed = bool(self._query.text or self._query.filters or self._query.states)
        shown = show_number(str(count))
        self.count_words.setText(f"{shown} trong {total} {noun}" if narrowed else f"{total} {noun}")
        self.count_words.setAccessibleName(self.count_words.text())

    def _say_empty(self, count: int) -> None:
        was_empty = self.ui.rows.currentWidget() is self.empty
        self.ui.rows.setCurrentWidget(self.table if count else self.empty)
        if count and was_empty:
            to_rows(self, self.table, from_elsewhere=False)
        self.empty.say_empty(
            self._total,
            self._query.text,
            list(self.ui.filters.words),
            may_add=self.head.may_add,
            may_import=not self.head.importing.isHidden(),
        )
        self.head.adding.setVisible(self.head.may_add and bool(count))
        self.hint.setVisible(bool(count))
        for part in (self.ui.record_side, self.ui.record_edge):
            part.setVisible(bool(count))
        if count:
            self._fit()
        else:
            self.ui.list_side.setMinimumWidth(0)
            self.ui.list_side.setMaximumWidth(16_777_215)

    # rows and columns

    @property
    def current_id(self) -> str:
        return self.table.current_key

    def want(self, id: str) -> None:
        """Make this record current at the next refresh."""
        self._wanted = id

    def want_beside(self, id: str) -> None:
        """Make the row after this record current at the next refresh, or the one before: the
        record itself leaves the list."""
        self.want(self.table.key_beside(id) or id)

    def set_names_hidden(self, on: bool) -> None:
        """Names become initials and code."""
        self._hide_names = on
        self.refresh()

    def _columns(self, width: int) -> list[Column]:
        return list_rows.columns(self.kind, width - 12, at_office=self.seat.facts.at_office)

    def _fit(self) -> None:
        width = LIST_NARROW if self.width() < 1090 else LIST_WIDTH
        if self.ui.list_side.width() != width or self.ui.list_side.maximumWidth() != width:
            self.ui.list_side.setFixedWidth(width)
            self.table.set_columns(self._columns(width))
            if self._query.kind:
                self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.ui.record_side.isHidden():
            self._fit()

    def _moved(self, id: str) -> None:
        self.moved.emit(id)

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
