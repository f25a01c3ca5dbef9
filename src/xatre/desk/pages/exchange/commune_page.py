"""Gửi – Nhận at a commune: packages sent and what became of them, what came back, making the
next one, taking a return in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from xatre.desk.pages.exchange.commune_lists import (
    RETURNED_COLUMNS,
    SENT_COLUMNS,
    returned_row,
    sent_row,
)
from xatre.desk.pages.exchange.exchange_page import NO_RIGHT, ExchangePage
from xatre.desk.pages.exchange.own_card import show_own_card
from xatre.desk.pages.exchange.sending_out import SendingOut
from xatre.desk.pages.exchange.sending_side import SendingSide
from xatre.desk.pages.exchange.unit_devices import sibling_dialog
from xatre.desk.pages.exchange.words import number, recipient
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.empty_state import EmptyState
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.table import Table
from xatre.work.sending.for_nobody import NO_RECEIPT_COMES
from xatre.work.sending.given_before import DEAD
from xatre.work.sending.sent import SendingDesk, SentPackage, sending_desk


class CommuneExchange(ExchangePage):
    """Make a package (Ctrl+E), copy one again, take a return in, cards, hand-over."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(seat, parent)
        self.desk: SendingDesk | None = None
        self._hide_names = False
        self.sending = SendingOut(seat, self)
        self.sending.changed.connect(self._sent_one)
        self._go_to_last = False
        self.head = PageHead("Gửi – Nhận", "", self)
        self.receive_button = Button("Nhận biên nhận…", "secondary", "package-open", self)
        self.receive_button.clicked.connect(self.choose_files)
        self.make_button = Button("Tạo gói gửi…", "primary", "package-plus", self)
        self.make_button.clicked.connect(lambda: self.sending.begin())
        for button in (self.receive_button, self.make_button):
            button.forbid("" if self.may else NO_RIGHT)
            self.head.add(button)
        self.ui.head_place.addWidget(self.head)
        self._sent_part()
        self._returned_part()
        self.empty = EmptyState(
            "send",
            "Chưa ghi ra gói nào",
            "Gói mang các bản ghi đã hoàn thành, được ký và niêm phong, chép ra USB hoặc tải lên "
            "trang nào cũng được.",
            self,
        )
        self.first_make = self.empty.add(
            Button("Tạo gói gửi…", "primary", "package-plus", self.empty)
        )
        self.first_make.clicked.connect(lambda: self.sending.begin())
        self.first_enrol = self.empty.add(
            Button("Đăng ký thẻ…", "primary", "fingerprint-pattern", self.empty)
        )
        self.first_enrol.clicked.connect(self.enrolling.choose)
        for button in (self.first_make, self.first_enrol):
            button.forbid("" if self.may else NO_RIGHT)
        self.ui.main_place.addWidget(self.empty, 1)
        self.side = SendingSide(self)
        self.side.full_asked.connect(lambda: self.sending.begin(full=True))
        self.side.hand_over_asked.connect(lambda: self.sending.begin_hand_over())
        self.side.siblings_asked.connect(self._send_to_siblings)
        self.side.own_card_asked.connect(lambda: show_own_card(seat, self))
        self.side.table_asked.connect(lambda: seat.navigator.open_page("child", table=True))
        self.side.enrol_asked.connect(self.enrolling.choose)
        self.ui.side_place.addWidget(self.side)
        self._parts_shown(sent=False, returned=False)

    def _sent_part(self) -> None:
        self._sent_head = QWidget(self)
        row = QHBoxLayout(self._sent_head)
        row.setContentsMargins(24, 14, 20, 8)
        row.setSpacing(8)
        self.sent_heading = SectionHeading("Gói đã đóng")
        row.addWidget(self.sent_heading, 1)
        self.copy_button = Button("Chép lại…", "secondary", "copy", self._sent_head, small=True)
        self.copy_button.clicked.connect(self._copy)
        self.cancel_button = Button("Hủy bàn giao…", "secondary", "undo-2", self, small=True)
        self.cancel_button.clicked.connect(self._cancel)
        row.addWidget(self.cancel_button)
        row.addWidget(self.copy_button)
        self.sent_table = Table("Gói đã đóng", SENT_COLUMNS, self)
        self.sent_table.moved.connect(self._sent_moved)
        self.ui.main_place.addWidget(self._sent_head)
        self.ui.main_place.addWidget(self.sent_table, 1)

    def _returned_part(self) -> None:
        self._returned_head = QWidget(self)
        row = QHBoxLayout(self._returned_head)
        row.setContentsMargins(24, 14, 20, 8)
        self.returned_heading = SectionHeading("Bản ghi bị trả lại")
        row.addWidget(self.returned_heading, 1)
        self.returned_table = Table("Bản ghi bị trả lại", RETURNED_COLUMNS, self, two_lines=True)
        self.returned_table.opened.connect(self._open_returned)
        self.ui.main_place.addWidget(self._returned_head)
        self.ui.main_place.addWidget(self.returned_table, 1)

    # what is shown

    def _sent_one(self) -> None:
        self._go_to_last = True
        self.came()

    def came(self) -> None:
        self.seat.ask(sending_desk, self._show)

    def show_what(
        self,
        new: bool = False,
        full: bool = False,
        files: list[Path] | None = None,
        hand_over: str = "",
        hand_over_words: str = "",
    ) -> None:
        """`new`: make a package (Ctrl+E); `files`: take these in; `hand_over`: a record as
        `kind/id`, with its words."""
        if files:
            self.read(files)
        elif hand_over:
            self.sending.begin_hand_over(hand_over, hand_over_words)
        elif (new or full) and not self.is_reading:
            self.sending.begin(full=full)

    def _show(self, desk: SendingDesk) -> None:
        self.desk = desk
        upper = self.seat.facts.upper_label
        to = f"Gửi {recipient(upper, desk.office)}" if desk.office else "Chưa biết gửi cho ai"
        self.head.say("Gửi – Nhận", f"{to} · gói tiếp theo số {desk.next_sequence}")
        self.sent_table.show_rows([sent_row(one) for one in desk.sent])
        if self._go_to_last and desk.sent:
            self.sent_table.go_to_number(0)
        self._go_to_last = False
        count, inside = len(desk.sent), sum(not one.is_out for one in desk.sent)
        self.sent_heading.say("Gói đã đóng", _count_words(count, inside))
        self._show_returned()
        self.side.show_desk(desk, self.may, upper)
        if not desk.office:
            self.empty.say(
                "Chưa biết gửi cho ai",
                "Đăng ký thẻ của đơn vị tiếp nhận cấp trên trước: xin tệp thẻ, gọi điện nghe đọc "
                "40 số, gõ vào.",
            )
        else:
            self.empty.say(
                "Chưa ghi ra gói nào",
                "Gói mang các bản ghi đã hoàn thành, được ký và niêm phong, chép ra USB hoặc tải "
                "lên trang nào cũng được.",
            )
        self._parts_shown(sent=bool(desk.sent), returned=bool(desk.returned))
        self._sent_moved("")

    def _show_returned(self) -> None:
        returned = self.desk.returned if self.desk else ()
        rows = [returned_row(one, hide_names=self._hide_names) for one in returned]
        self.returned_table.show_rows(rows)
        more = self.desk.more_returned if self.desk else 0
        rest = f", còn {number(more)} bản ghi nữa về trong biên nhận sau" if more else ""
        self.returned_heading.say(
            f"{number(len(rows))} bản ghi bị trả lại{rest}", "Enter mở hồ sơ để sửa"
        )

    def _parts_shown(self, *, sent: bool, returned: bool) -> None:
        self._sent_head.setVisible(sent)
        self.sent_table.setVisible(sent)
        self._returned_head.setVisible(returned)
        self.returned_table.setVisible(returned)
        nothing = not sent and not returned
        knows_office = self.desk is not None and bool(self.desk.office)
        self.empty.setVisible(nothing)
        self.first_make.setVisible(knows_office)
        self.first_enrol.setVisible(not knows_office)
        self.make_button.setVisible(not nothing)

    def _sent_moved(self, key: str) -> None:
        package = self._current()
        words = f"Chép lại gói {package.sequence}…" if package else "Chép lại…"
        self.copy_button.say(words)
        able = package is not None and package.size > 0 and self.may
        why = "" if able else "Tệp không còn trong hộp gửi"
        is_dead = package is not None and package.is_dead
        if package is not None and (is_dead or package.is_for_nobody):
            said = NO_RECEIPT_COMES if package.is_for_nobody else DEAD
            why = f"Gói {said}: {'bàn giao lại' if is_dead else 'lập gói mới'}"
        self.copy_button.forbid(why)
        self.cancel_button.setVisible(package is not None and package.waits)
        self.cancel_button.forbid("" if self.may else NO_RIGHT)

    def _current(self) -> SentPackage | None:
        key = self.sent_table.current_key
        sent = self.desk.sent if self.desk else ()
        return next((one for one in sent if one.sha256 == key), None)

    def _copy(self) -> None:
        package = self._current()
        if package is not None:
            self.sending.copy(package.sha256, self.desk.place if self.desk else "")

    def _cancel(self) -> None:
        package = self._current()
        if package is not None:
            self.sending.cancel_hand_over(package.sha256, package.to)

    def _send_to_siblings(self) -> None:
        facts = self.seat.facts
        asking = sibling_dialog(facts.unit_name, self)
        self.sending.begin_for_unit(facts.unit, asking, full=False)

    def _open_returned(self, key: str) -> None:
        kind, _, id = key.partition("/")
        self.seat.navigator.open_page(kind, record_id=id.partition("/")[0])

    def set_names_hidden(self, on: bool) -> None:
        super().set_names_hidden(on)
        self._hide_names = on
        self._show_returned()

    def first_panes(self) -> list[QWidget]:
        return [self.sent_table, self.returned_table, self.side, self.head]

    def first_primary(self) -> QPushButton | None:
        if not self.empty.isVisible():
            return self.make_button
        return self.first_make if self.first_make.isVisible() else self.first_enrol


def _count_words(count: int, inside: int) -> str:
    """ "3 gói, 1 chưa chép ra ngoài"."""
    if not count:
        return ""
    rest = f", {number(inside)} chưa chép ra ngoài" if inside else ""
    return f"{number(count)} gói{rest}"
