"""Đơn vị gửi: who is expected and trusted, who has sent what, what is missing, who is silent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from xatre.desk.forms.exchange_page import Ui_ExchangePage
from xatre.desk.page import Page
from xatre.desk.pages.exchange import places
from xatre.desk.pages.exchange.enrolling import Enrolling
from xatre.desk.pages.exchange.exchange_page import NO_RIGHT, room_for_message
from xatre.desk.pages.exchange.own_card import show_own_card
from xatre.desk.pages.exchange.sender_rows import COLUMNS, FILTERS, fits, row, summary
from xatre.desk.pages.exchange.sending_out import SendingOut
from xatre.desk.pages.exchange.unit_devices import (
    RevokeDialog,
    give_back_dialog,
    letter_dialog,
)
from xatre.desk.pages.exchange.words import number, short_unit
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button, FilterButton
from xatre.desk.widgets.empty_state import EmptyState
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.search_list import Found, SearchList, Take
from xatre.desk.widgets.side_pane import Pairs, SidePane
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.text import Words
from xatre.work.people import senders
from xatre.work.people.renewing import Revoked, revoke_and_look
from xatre.work.people.senders import Sender, TrustedCard
from xatre.work.receiving.awaited import elsewhere_words, missing_words
from xatre.work.sending.delivering import copy_return

SIDE = 320
NONE_TRUSTED = "không tin gói nào của máy ấy"
STILL_HERE = "Gói số {numbers} của máy ấy vẫn ở trong sổ; muốn bỏ thì rút ở Gửi – Nhận."


class SendersPage(Page):
    """The communes of an office."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat, self.may = seat, seat.facts.may("exchange")
        self.senders: list[Sender] = []
        self.ui = Ui_ExchangePage()
        self.ui.setupUi(self)
        self.ui.whole.setStretch(2, 1)
        self.ui.body.setStretch(0, 1)
        self.ui.message_bar.closed.connect(lambda: room_for_message(self.ui, False))
        self.head = PageHead("Đơn vị gửi", "", self)
        self.filter = FilterButton("Tất cả đơn vị", FILTERS, self, tall=True)
        self.filter.changed.connect(self._show_rows)
        self.own_button = Button("Thẻ của máy này…", "secondary", "key-round", self)
        self.own_button.clicked.connect(lambda: show_own_card(seat, self))
        self.enrol_button = Button("Đăng ký thẻ…", "primary", "fingerprint-pattern", self)
        self.enrolling = Enrolling(seat, self)
        self.enrolling.enrolled.connect(self.came)
        self.enrol_button.clicked.connect(self.enrolling.choose)
        self.sending = SendingOut(seat, self)
        self.sending.changed.connect(self.came)
        for widget in (self.filter, self.own_button, self.enrol_button):
            self.head.add(widget)
        self.ui.head_place.addWidget(self.head)
        self.table = Table("Đơn vị gửi", COLUMNS, self)
        self.table.moved.connect(self._moved)
        self.empty = EmptyState(
            "building-2",
            "Chưa có đơn vị nào",
            "Ghi các xã phải gửi để biết xã nào chưa gửi; đăng ký thẻ của từng xã để nhận được "
            "gói.",
            self,
        )
        self.all_button = self.empty.add(Button("Chờ mọi xã của tỉnh", "primary", "plus", self))
        self.all_button.clicked.connect(self._expect_all)
        self.ui.main_place.addWidget(self.table, 1)
        self.ui.main_place.addWidget(self.empty, 1)
        self.side = SidePane("Đơn vị đang chọn", self)
        self.side.setFixedWidth(SIDE)
        self.ui.side_place.addWidget(self.side)
        self.add_line: SearchList | None = None
        for button in (self.enrol_button, self.all_button):
            button.forbid("" if self.may else NO_RIGHT)
        self._show([])

    # what is shown

    def came(self) -> None:
        self.seat.ask(senders.senders, self._show)

    def _show(self, found: list[Sender]) -> None:
        self.senders = found
        self.head.say("Đơn vị gửi", summary(found))
        self._show_rows()

    def _show_rows(self, value: str = "") -> None:
        shown = [one for one in self.senders if fits(one, self.filter.value)]
        self.table.show_rows([row(one) for one in shown])
        self.table.setVisible(bool(self.senders))
        self.filter.setVisible(bool(self.senders))
        self.empty.setVisible(not self.senders)
        self._moved("")

    def _current(self) -> Sender | None:
        key = self.table.current_key
        return next((one for one in self.senders if one.unit == key), None)

    def _moved(self, key: str) -> None:
        self.side.clear()
        one = self._current()
        if one is not None:
            self._show_one(one)
            self.side.add_line()
        self._show_adding()

    def _show_one(self, one: Sender) -> None:
        column = self.side.column
        column.addWidget(SectionHeading(short_unit(one.label)))
        column.addWidget(Words(one.label.partition(", ")[2], "note"))
        facts = Pairs(2)
        facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        facts.add("Mã đơn vị", one.unit.partition("@")[0])
        facts.add("Thẻ đang tin", f"{one.cards} máy" if one.cards else "chưa có")
        facts.add("Gói đã nhận", number(one.taken))
        if one.withdrawn:
            facts.add("Gói đã rút", number(one.withdrawn))
        facts.add("Biên nhận", f"số {one.last_return}" if one.last_return else "chưa có")
        facts.add("Đã mở mục ẩn", f"{number(one.readings[0])} lần")
        facts.add("Đã mở người báo tin", f"{number(one.readings[1])} lần")
        if one.missing:
            facts.add("Còn thiếu", missing_words(one.gaps), wide=True)
        if words := elsewhere_words(one.gaps):
            facts.add("Không thiếu", words.rpartition(":")[0], wide=True)
        if one.revoked:
            facts.add("Thẻ đã thu hồi", f"{one.revoked} máy", wide=True)
        column.addWidget(facts)
        if one.missing:
            column.addWidget(Words(senders.WHY_MISSING, "note", wrap=True))
        self.return_button = Button("Chép lại biên nhận…", "secondary", "copy", small=True)
        self.return_button.forbid("" if one.last_return and self.may else "Chưa nhận gói nào")
        self.return_button.clicked.connect(lambda: self._copy_return(one.unit))
        column.addWidget(self.return_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_devices(one)
        if one.expected:
            stop = Button("Thôi chờ đơn vị này", "link", "", small=True)
            stop.forbid("" if self.may else NO_RIGHT)
            stop.clicked.connect(lambda: self._no_longer_expect(one.unit))
            column.addWidget(stop, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_devices(self, one: Sender) -> None:
        """What can be done for the PCs of a unit."""
        none = "" if self.may else NO_RIGHT
        no_card = none or ("" if one.cards else "Chưa có thẻ nào của đơn vị này đang tin")
        label = short_unit(one.label)

        def give_back() -> None:
            self.sending.begin_for_unit(one.unit, give_back_dialog(label, self), full=True)

        def letter() -> None:
            self.sending.begin_for_unit(one.unit, letter_dialog(label, self), full=False)

        for words, icon, act in (
            ("Trả lại hồ sơ…", "package-plus", give_back),
            ("Thư báo các máy…", "send", letter),
            ("Thu hồi thẻ…", "ban", lambda: self._revoke(one)),
        ):
            button = Button(words, "secondary", icon, small=True)
            button.forbid(no_card)
            button.clicked.connect(act)
            self.side.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _revoke(self, one: Sender) -> None:
        def choose(found: list[TrustedCard]) -> None:
            dialog = RevokeDialog(short_unit(one.label), found, self)
            if dialog.ask() == RevokeDialog.REVOKE:
                mark, last = dialog.choice.value, dialog.last
                self.seat.ask(lambda session: revoke_and_look(session, mark, last), revoked)

        def revoked(done: Revoked) -> None:
            trusted = f"chỉ còn tin đến gói {done.last}" if done.last else NONE_TRUSTED
            rest = "Gửi thư báo các máy để những máy khác của xã biết."
            if done.beyond:
                numbers = ", ".join(map(str, done.beyond))
                rest = f"{STILL_HERE.format(numbers=numbers)} {rest}"
            level = "doubt" if done.beyond else "success"
            self.tell(Message(level, f"Đã thu hồi thẻ: {trusted}.", rest))
            self.came()

        self.seat.ask(lambda session: senders.trusted_cards(session, one.unit), choose)

    def _show_adding(self) -> None:
        column = self.side.column
        column.addWidget(Words("Thêm xã phải gửi", "label"))
        self.add_line = line = SearchList(self._find, self)
        line.setAccessibleName("Thêm xã phải gửi")
        line.setReadOnly(not self.may)
        line.chosen.connect(self._expect)
        column.addWidget(line)
        whole = Button("Chờ mọi xã của tỉnh", "link", "plus", small=True)
        whole.forbid("" if self.may else NO_RIGHT)
        whole.clicked.connect(self._expect_all)
        column.addWidget(whole, 0, Qt.AlignmentFlag.AlignLeft)

    # expected units

    def _find(self, typed: str, take: Take) -> None:
        take(
            [Found(unit.value, unit.label) for unit in self.seat.codes.find_units(typed, limit=12)]
        )

    def _expect(self, unit: str) -> None:
        self.seat.ask(lambda session: senders.expect(session, [unit]), self._expected)

    def _expect_all(self) -> None:
        self.seat.ask(senders.expect_whole_province, self._expected)

    def _expected(self, count: int) -> None:
        words = f"Đã thêm {number(count)} đơn vị." if count else "Không có đơn vị mới."
        self.tell(Message("success", words, "Đơn vị chưa gửi sẽ hiện trong danh sách."))
        self.came()

    def _no_longer_expect(self, unit: str) -> None:
        def done(_: None) -> None:
            self.tell(
                Message(
                    "success",
                    "Đã thôi chờ một đơn vị.",
                    "Những gì đơn vị ấy đã gửi vẫn nguyên.",
                    "Hoàn tác",
                    lambda: self._expect(unit),
                )
            )
            self.came()

        self.seat.ask(lambda session: senders.no_longer_expect(session, unit), done)

    def _copy_return(self, unit: str) -> None:
        folder = places.choose_folder(self, "Chọn nơi ghi biên nhận")
        if folder is None:
            return
        place = folder
        self.seat.ask(
            lambda session: copy_return(session, unit, place),
            lambda file: self.tell(
                Message("success", "Đã ghi biên nhận.", f"{file.name}, trong {file.parent}.")
            ),
        )

    def tell(self, message: Message) -> None:
        self.ui.message_bar.show_message(message)
        room_for_message(self.ui, not self.ui.message_bar.isHidden())

    def panes(self) -> list[QWidget]:
        return [self.table, self.side, self.head]

    def primary_button(self) -> QPushButton | None:
        return self.enrol_button if self.senders else self.all_button
