"""What the pages of Gửi – Nhận of an office and of a commune share: the first sight and the
reading over it, files dropped anywhere on the page, cards found among them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from xatre.desk.forms.exchange_page import Ui_ExchangePage
from xatre.desk.page import Page
from xatre.desk.pages.exchange import places
from xatre.desk.pages.exchange.enrolling import Enrolling
from xatre.desk.pages.exchange.reading_pane import ReadingPane
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.style import grounded, stacked

NO_RIGHT = "Tài khoản này không có quyền gửi và nhận gói"


def room_for_message(ui: Ui_ExchangePage, on: bool) -> None:
    """Room round the message bar while it is seen; a hidden bar takes none."""
    gap = 10 if on else 0
    ui.message_place.setContentsMargins(20, gap, 20, gap)


class ExchangePage(Page):
    """A page with a first sight (`first`, laid out by `ui`) and the reading pane over it."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.may = seat.facts.may("exchange")
        self.setAcceptDrops(self.may)
        column = stacked(self)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack)
        self.first = QWidget(self)
        grounded(self.first, "white")
        self.ui = Ui_ExchangePage()
        self.ui.setupUi(self.first)
        self.ui.whole.setStretch(2, 1)
        self.ui.body.setStretch(0, 1)
        self.ui.message_bar.closed.connect(lambda: room_for_message(self.ui, False))
        self.reading = ReadingPane(seat, self)
        self.stack.addWidget(self.first)
        self.stack.addWidget(self.reading)
        self.enrolling = Enrolling(seat, self)
        self.enrolling.enrolled.connect(self.came)
        self.reading.left.connect(self.show_first)
        self.reading.taken.connect(seat.navigator.refresh_counts)
        self.reading.cards_found.connect(self._cards_found)
        self.reading.enrol_asked.connect(self.enrolling.begin)

    @property
    def is_reading(self) -> bool:
        return self.stack.currentWidget() is self.reading

    def show_first(self) -> None:
        """The first sight again, with what is new."""
        self.stack.setCurrentWidget(self.first)
        self.came()

    def read(self, pointed_at: list[Path]) -> None:
        """Read files or folders; nothing is written before a person says so."""
        if pointed_at and self.may:
            self.stack.setCurrentWidget(self.reading)
            self.reading.read(pointed_at)

    def choose_files(self) -> None:
        self.read(places.choose_files(self, "Chọn tệp để nhận"))

    def choose_folder(self) -> None:
        folder = places.choose_folder(self, "Chọn thư mục hoặc USB có tệp để nhận")
        if folder is not None:
            self.read([folder])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if places.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        found = places.dropped(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.read(found)

    def _cards_found(self, cards: list[Path]) -> None:
        """Cards lay among the files: with nothing else there, ask for their fingerprints."""
        if not self.reading.outcomes:
            self.enrolling.begin(cards)

    def tell(self, message: Message) -> None:
        """Show a message on the part that is seen."""
        if self.is_reading:
            self.reading.tell(message)
        else:
            self.ui.message_bar.show_message(message)
            room_for_message(self.ui, not self.ui.message_bar.isHidden())

    def leave(self) -> None:
        if self.is_reading:
            self.reading.leave()

    def set_names_hidden(self, on: bool) -> None:
        self.reading.set_names_hidden(on)

    def panes(self) -> list[QWidget]:
        return self.reading.panes() if self.is_reading else self.first_panes()

    def primary_button(self) -> QPushButton | None:
        return self.reading.primary_button() if self.is_reading else self.first_primary()

    # answered by each page

    def first_panes(self) -> list[QWidget]:
        """The panes of the first sight."""
        return [self.first]

    def first_primary(self) -> QPushButton | None:
        """The primary button of the first sight."""
        return None
