"""Tổng quan: what runs out first, lists to look through, what is not sent, two charts.

It shows what `work.overview` gives and opens what a person chooses; it reckons nothing itself.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from xatre.desk.forms.overview_page import Ui_OverviewPage
from xatre.desk.page import Page
from xatre.desk.pages.lists.review_rows import ReviewRows
from xatre.desk.pages.overview.first_cards import FirstCards
from xatre.desk.pages.overview.overview_side import OverviewSide
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.page_head import Foot, PageHead
from xatre.desk.widgets.text import Words
from xatre.kinds import KINDS
from xatre.model.text import show_number
from xatre.work.figures import clocks
from xatre.work.figures.due import Due
from xatre.work.figures.overview import Overview, overview
from xatre.work.records.to_review import IDS, ToReview

MINUTE = 60_000
NO_VILLAGES = "Sổ chưa có thôn, bản, tổ dân phố nào."
FIRST_VILLAGES = "Ghi các thôn, bản, tổ trước, rồi mới thêm trẻ."
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


class OverviewPage(Page):
    """The first page."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.found: Overview | None = None
        self._asked = 0
        self.ui = Ui_OverviewPage()
        self.ui.setupUi(self)
        facts = seat.facts
        self.head = PageHead("Tổng quan", " ", self)
        self.ui.head_place.addWidget(self.head)
        self.new_child = Button("Thêm trẻ", "secondary", "user-plus", self)
        self.new_child.clicked.connect(lambda: seat.navigator.open_page("child", new=True))
        self.intake = Button("Tiếp nhận vụ việc", "primary", "shield-plus", self)
        self.intake.clicked.connect(lambda: seat.navigator.open_page("case", new=True))
        writes = seat.may_write and not facts.at_office
        self.head.add(self.new_child)
        self.head.add(self.intake)
        self.new_child.setVisible(writes)
        self.intake.setVisible(writes and facts.sees_cases)
        self._due_heading = SectionHeading("Việc có hạn", "", self)
        self._nothing = Words("", "text", self, wrap=True)
        self._nothing.hide()
        self.ui.due_heading_place.addWidget(self._due_heading)
        self.ui.due_heading_place.addWidget(self._nothing)
        self.ui.due.chosen.connect(self._open_due)
        for part in (self._due_heading, self.ui.due):
            part.setVisible(not facts.at_office)
        if facts.at_office:
            self.ui.review_place.setContentsMargins(12, 0, 12, 0)
        self.first_cards = FirstCards(self)
        self.first_cards.asked.connect(lambda: seat.navigator.open_page("senders"))
        self.first_cards.hide()
        self.ui.due_heading_place.addWidget(self.first_cards)
        self.ui.review_place.addWidget(SectionHeading("Danh sách cần rà", "", self))
        self.reviews = ReviewRows(self)
        self.reviews.chosen.connect(self._open_review)
        self.ui.review_place.addWidget(self.reviews)
        self.ui.edge.setFixedWidth(1)
        self.ui.edge.setMaximumHeight(16_777_215)
        self.ui.edge.setMinimumHeight(0)
        may_send = facts.may("exchange") and not facts.at_office
        self.side = OverviewSide(
            facts.upper_label, may_send=may_send, send=self._send, look=self._look, parent=self
        )
        self.ui.side_place.addWidget(self.side)
        self.foot = Foot(self)
        self._foot_send = Button("Tạo gói gửi…", "secondary", "package-plus", self.foot)
        self._foot_send.clicked.connect(self._send)
        self._foot_send.setVisible(may_send)
        self.foot.add(self._foot_send)
        self.ui.foot_place.addWidget(self.foot)
        self.foot.hide()
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._minute_passed)

    # from the window

    def panes(self) -> list[QWidget]:
        return [self.ui.due, self.reviews, self.side, self.foot]

    def primary_button(self) -> QPushButton | None:
        return self.intake if self.first_cards.isHidden() else self.first_cards.button

    def came(self) -> None:
        self.refresh()
        self.seat.navigator.refresh_counts()
        self._minute.start()

    def went(self) -> None:
        self._minute.stop()

    def new_record(self) -> None:
        if self.new_child.isVisible():
            self.new_child.click()

    def set_narrow(self, on: bool) -> None:
        self.side.setVisible(not on)
        self.ui.edge.setVisible(not on)
        self.foot.setVisible(on)

    # asking and showing

    def refresh(self) -> None:
        """Ask for everything again."""
        self._asked += 1
        turn = self._asked

        def done(found: Overview) -> None:
            if turn == self._asked:
                self.show_overview(found)

        self.seat.ask(overview, done)

    def _minute_passed(self) -> None:
        # What is counted in hours moves each minute, the rest once in ten.
        by_hour = self.found is not None and any("giờ" in one.left or "phút" in one.left
                                                 for one in self.found.due)  # fmt: skip
        if self.isVisible() and (by_hour or self.seat.facts.clock().minute % 10 == 0):
            self.refresh()

    def show_overview(self, found: Overview) -> None:
        """Show what the book gave."""
        self.found = found
        self.head.say("Tổng quan", when(found.moment))
        self.ui.due.show_due(found.due)
        none = not found.due and not self.seat.facts.at_office
        self._nothing.setText(
            f"Không có việc nào đến hạn trong 14 ngày tới. {found.nothing_until}".rstrip()
        )
        self._nothing.setVisible(none)
        self.ui.due.setVisible(bool(found.due))
        self.first_cards.setVisible(found.no_cards)
        self.reviews.show_reviews(found.reviews)
        self.side.show_overview(found)
        self.foot.words.setText(foot_words(found))
        if found.notes:
            self.ui.messages.show_message(
                Message("doubt", found.notes[0], "", "Giờ máy đúng", self._accept_clock)
                if self.seat.may_write
                else Message("doubt", found.notes[0])
            )
        elif found.no_villages and self.seat.may_write and self.ui.messages.message is None:
            # What is already said there, as of the recovery code, weighs more.
            self.ui.messages.show_message(
                Message("doubt", NO_VILLAGES, FIRST_VILLAGES, "Lập thôn, bản", self._new_village)
            )

    def _new_village(self) -> None:
        self.seat.navigator.open_page("village", new=True)

    def _accept_clock(self) -> None:
        self.seat.ask(clocks.accept_clock, lambda _: self.refresh())

    # opening

    def _open_due(self, due: Due) -> None:
        if due.kind:
            self.seat.navigator.open_page(due.kind, record_id=due.id)
        elif due.query:
            self.seat.navigator.open_page(due.query.kind, wanted=due.query, words=due.what)

    def _open_review(self, review: ToReview) -> None:
        if review.doubles:
            self.seat.navigator.open_page("child", doubles=True)
            return
        if review.name == "returned":
            # There each stands with the reason of the receipt; a list of records has none.
            self.seat.navigator.open_page("exchange")
            return
        wanted = review.queries[0]
        if len(review.queries) > 1:
            menu = QMenu(self)
            for query in review.queries:
                kind = KINDS[query.kind]
                menu.addAction(kind.plural or kind.label).setData(query)
            chosen = menu.exec(QCursor.pos())
            if chosen is None:
                return
            wanted = chosen.data()
        ids = wanted.filters.get(IDS)
        if KINDS[wanted.kind].parent and isinstance(ids, tuple):
            # A paper of a case has no list of its own: the first one is opened in its case.
            self.seat.navigator.open_page(wanted.kind, record_id=ids[0])
        else:
            self.seat.navigator.open_page(wanted.kind, wanted=wanted, words=review.label)

    def _send(self) -> None:
        self.seat.navigator.open_page("exchange", new=True)

    def _look(self) -> None:
        self.seat.navigator.open_page("exchange")


def when(moment: datetime) -> str:
    """ "Thứ Sáu, 20/11/2026, 09:42"."""
    return f"{WEEKDAYS[moment.weekday()]}, {moment:%d/%m/%Y, %H:%M}"


def foot_words(found: Overview) -> str:
    """The side pane in one line, where there is no room for it."""
    parts = []
    if found.unsent is not None:
        parts.append(f"{show_number(str(found.unsent.total))} bản ghi chưa gửi")
    if found.cases is not None:
        parts.append(f"{show_number(str(sum(found.cases)))} vụ việc năm {found.year}")
    injuries = sum(one.number for one in found.injuries)
    parts.append(f"{show_number(str(injuries))} tai nạn năm {found.year}")
    return " · ".join(parts)
