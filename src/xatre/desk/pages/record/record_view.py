"""One record beside the list: who it is, what may be done, tabs of what is known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from xatre.desk.pages.given_away import given_to
from xatre.desk.pages.hidden_names import without_names
from xatre.desk.pages.kind_words import kind_words
from xatre.desk.pages.record.badge_row import BadgeRow
from xatre.desk.pages.record.reading import Opened, RelatedRow, open_record
from xatre.desk.pages.record.record_body import ClashBox, show_history, show_sections
from xatre.desk.pages.record.record_facts import facts_line, record_badges
from xatre.desk.pages.record.related_tab import nothing_related, related_table
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button, IconButton
from xatre.desk.widgets.side_pane import SidePane
from xatre.desk.widgets.style import grounded
from xatre.desk.widgets.tabs import Tabs
from xatre.desk.widgets.text import ShortWords, Words
from xatre.model.kind import Kind
from xatre.work.records import decide, reveal
from xatre.work.records.propose_case import calls_for_case

TAB_WORDS = {"case": "Vụ việc", "injury": "Tai nạn", "birth": "Khai sinh"}
STILL = 120
"""Milliseconds after which a list stands still: rows are painted first, and who types on reads
no record."""
ACTIONS = {
    "child": (
        ("case", "Lập vụ việc", "shield-plus"),
        ("injury", "Ghi tai nạn", "bandage"),
        ("birth", "Khai sinh", "file-plus"),
    )
}
"""What can be begun from a record: kind, words, picture."""


class RecordView(QWidget):
    """Shows one record.

    edit_asked   "Sửa" (or "Viết tiếp", at an office "Xem"): with the id
    begin_asked  a new record that refers to this one: (kind, fields)
    open_asked   a related record: (kind, id)
    void_asked   "Hủy hồ sơ…": with the id
    household_asked  "Thêm trẻ vào hộ này"
    remark_asked  "Ghi nhận xét"
    print_asked   "In phiếu", with the id
    case_asked    "Lập vụ việc", with the id of what calls for one
    decided      a clash was settled
    """

    edit_asked = Signal(str)
    begin_asked = Signal(str, dict)
    open_asked = Signal(str, str)
    void_asked = Signal(str)
    household_asked = Signal(str)
    remark_asked = Signal(str)
    print_asked = Signal(str)
    case_asked = Signal(str)
    decided = Signal(str)

    def __init__(self, kind: Kind, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.seat = kind, seat
        self.opened: Opened | None = None
        self._id, self._turn, self._next = "", 0, ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(STILL)
        self._soon.timeout.connect(self._show_next)
        grounded(self, "paper")
        self.setAccessibleName("Hồ sơ đang xem")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(0)
        upper = QVBoxLayout()
        upper.setContentsMargins(24, 0, 24, 0)
        upper.setSpacing(2)
        self.title = Words("", "page", self, wrap=True)
        self.facts = ShortWords("", "note", self)
        upper.addWidget(self.title)
        upper.addWidget(self.facts)
        self._badges = BadgeRow(self)
        upper.addWidget(self._badges)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(0, 11, 0, 8)
        self._buttons.setSpacing(6)
        upper.addLayout(self._buttons)
        column.addLayout(upper)
        self._make_buttons()
        self._tabs_place = QVBoxLayout()
        column.addLayout(self._tabs_place, 1)
        self.tabs: Tabs | None = None
        self._may_begin = False
        self._shown_tab = 0
        self._names_hidden = False
        self.hide_all()

    def _make_buttons(self) -> None:
        own = self._owns()
        self.edit = Button("Sửa" if own else "Xem", "secondary", "pencil" if own else "eye", self)
        self.edit.clicked.connect(lambda: self.edit_asked.emit(self._id))
        self._buttons.addWidget(self.edit)
        self.begin: list[Button] = []
        if own:
            for name, words, icon in ACTIONS.get(self.kind.name, ()):
                if name in self.seat.facts.kinds:
                    button = Button(words, "secondary", icon, self)
                    button.clicked.connect(lambda _=False, kind=name: self._begin(kind))
                    self._buttons.addWidget(button)
                    self.begin.append(button)
        self.propose = Button("Lập vụ việc", "secondary", "shield-plus", self)
        self.propose.clicked.connect(lambda: self.case_asked.emit(self._id))
        self.propose.hide()
        self._buttons.addWidget(self.propose)
        self.remark = Button("Ghi nhận xét", "secondary", "message-square", self)
        self.remark.clicked.connect(lambda: self.remark_asked.emit(self._id))
        self.remark.setVisible(
            self.seat.facts.at_office and not self.kind.on_another and self.seat.may_write
        )
        self._buttons.addWidget(self.remark)
        self._buttons.addStretch(1)
        self.printing = IconButton("printer", "In phiếu (Ctrl+P)", self)
        self.printing.clicked.connect(lambda: self.print_asked.emit(self._id))
        self._buttons.addWidget(self.printing)
        self.more = IconButton("ellipsis", "Việc khác với hồ sơ này", self)
        self.more.clicked.connect(self._open_more)
        self._buttons.addWidget(self.more)
        self.more.setVisible(own)

    def _owns(self) -> bool:
        office = self.seat.facts.at_office
        return self.seat.may_write and (self.kind.owner == "office") == office

    # what is shown

    def follow(self, id: str) -> None:
        """Show a record once the list stands still: while a person types or holds an arrow down,
        only the last one is read."""
        self._next = id
        self._soon.start()
        if not id:
            self._show_next()

    def _show_next(self) -> None:
        if self._next != self._id or not self._next:
            self.show_record(self._next)

    def show_record(self, id: str) -> None:
        """Read a record and show it; "" shows none."""
        self._turn += 1
        turn, self._id = self._turn, id
        if not id:
            self.hide_all()
            return

        def done(opened: Opened) -> None:
            if turn == self._turn:
                self._fill(opened)

        name = self.kind.name
        self.seat.ask(lambda session: open_record(session, name, id), done)

    def hide_all(self) -> None:
        """Show nothing, as when no row is current."""
        self.opened = None
        for part in self._upper_parts():
            part.hide()
        if self.tabs is not None:
            self.tabs.hide()

    def hide_shown(self) -> None:
        """Put shown values back behind their dots: the record is read again."""
        if self._id:
            self.show_record(self._id)

    def _upper_parts(self) -> list[QWidget]:
        return [self.title, self.facts, self.edit, *self.begin, self.printing]

    def set_names_hidden(self, on: bool) -> None:
        """Names of people become initials."""
        self._names_hidden = on
        if self.opened is not None:
            self._fill(self.opened)

    def _fill(self, opened: Opened) -> None:
        self.opened = opened
        record = opened.record
        if self._names_hidden:
            opened = without_names(self.kind, opened)
        for part in self._upper_parts():
            part.show()
        self.title.setText(opened.title)
        self.facts.setText(facts_line(self.kind, opened, self.seat))
        self.facts.setVisible(bool(self.facts.text()))
        self._badges.show_looks(record_badges(self.kind, opened, self.seat))
        live = record.state != "void"
        draft_only = record.state == "draft"
        own = self._owns() and not given_to(self.seat.facts, self.kind, record.unit)
        writing = "Viết tiếp" if draft_only or opened.has_draft else "Sửa"
        self.edit.say(writing if own else "Xem")
        self.edit.setVisible(live)
        self._may_begin = own and live and not draft_only and bool(self.begin)
        for button in self.begin:
            button.setVisible(self._may_begin)
        may_case = own and live and "case" in self.seat.facts.kinds
        self.propose.setVisible(may_case and calls_for_case(record))
        # One birth a child; and beside "Viết tiếp" there is no room for it.
        if self.begin and (opened.related.get("birth") or opened.has_draft):
            self.begin[-1].hide()
        # Beside the buttons that begin something there is no room; printing is in the menu then.
        self.printing.setVisible(not self.begin or not live or draft_only)
        self.more.setVisible(own and live)
        self._fill_tabs(opened)

    def _fill_tabs(self, opened: Opened) -> None:
        if self.tabs is not None:
            self._shown_tab = self.tabs.current
            self.tabs.hide()
            self.tabs.deleteLater()
        tabs = self.tabs = Tabs(self, margin=24)
        tabs.add_late("Hồ sơ", lambda: self._body(opened))
        for name, rows in opened.related.items():
            tabs.add_late(
                f"{TAB_WORDS.get(name, name)} {len(rows)}",
                lambda name=name, rows=rows: self._related(name, rows),  # type: ignore[misc]
            )
        tabs.add_late(f"Lịch sử {len(opened.history)}", lambda: self._history(opened))
        tabs.show_tab(min(self._shown_tab, len(opened.related) + 1))
        self._tabs_place.addWidget(tabs, 1)

    def _body(self, opened: Opened) -> SidePane:
        body = SidePane("Hồ sơ", self, margin=24)
        for clash in opened.clashes:
            box = ClashBox(clash, self._owns(), self._note_shown, self._decide, body.widget())
            body.column.addWidget(box)
            body.column.addSpacing(8)
        show_sections(body, self.seat, self.kind, opened)
        return body

    def _history(self, opened: Opened) -> SidePane:
        history = SidePane("Lịch sử", self, margin=24)
        show_history(history, self.kind, opened, self._note_shown)
        return history

    def _related(self, name: str, rows: tuple[RelatedRow, ...]) -> QWidget:
        words = TAB_WORDS.get(name, name)
        if rows:
            return related_table(words, rows, self.open_asked.emit, self)
        add = kind_words(self.seat.facts.kinds[name]) if self._may_begin else None
        return nothing_related(words, add, lambda: self._begin(name), self)

    # what is done

    def step(self, by: int) -> None:
        """The next or previous tab."""
        if self.tabs is not None:
            self.tabs.show_tab(self.tabs.current + by)

    def _note_shown(self, then: Callable[[], None]) -> None:
        kind, id = self.kind.name, self._id
        self.seat.ask(
            lambda session: reveal.note_shown(session, kind, id, "history"), lambda _: then()
        )

    def _decide(self, path: str, revision: str) -> None:
        kind, id = self.kind.name, self._id
        self.seat.ask(
            lambda session: decide.decide(session, kind, id, path, revision),
            lambda _: self.decided.emit(id),
            self.seat.navigator.fault,
        )

    def _begin(self, kind: str) -> None:
        self.begin_asked.emit(kind, {"child": self._id})

    def _open_more(self) -> None:
        menu = QMenu(self)
        if self.kind.name == "child":
            menu.addAction("Thêm trẻ vào hộ này").setData("household")
        menu.addAction("In phiếu…\tCtrl+P").setData("print")
        menu.addAction("Hủy hồ sơ…").setData("void")
        # Its right edge under the button's: at the left it would touch the edge of the glass.
        corner = self.more.mapToGlobal(self.more.rect().bottomRight())
        taken = menu.exec(corner - QPoint(menu.sizeHint().width(), -2))
        if taken is not None:
            signals = {
                "household": self.household_asked,
                "print": self.print_asked,
                "void": self.void_asked,
            }
            signals[taken.data()].emit(self._id)

    def focus_first(self) -> None:
        """Go to the first button."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
