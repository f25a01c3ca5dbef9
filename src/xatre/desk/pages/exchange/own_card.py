"""The card of this device: its fingerprint to read out, and the file to hand over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from xatre.desk.pages.exchange import places
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.style import Panel
from xatre.desk.widgets.text import Words
from xatre.work.people import cards
from xatre.work.people.cards import Written
from xatre.work.session import Session


class OwnCardDialog(Dialog):
    """Eight groups of five digits in two lines, and a button that writes the file."""

    def __init__(self, unit: str, fingerprint: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Thẻ của máy này",
            f"{unit}. Ghi thẻ vào thư mục, gửi cho bên kia, rồi đọc 40 số này qua điện thoại để "
            "bên kia gõ vào. Thẻ chỉ có khóa công khai, không có hồ sơ nào.",
            level="info",
            parent=parent,
        )
        self.body.addSpacing(10)
        panel = Panel("sunk", self)
        panel.setAccessibleName(f"Vân tay: {fingerprint}")
        grid = QGridLayout(panel)
        grid.setContentsMargins(14, 10, 14, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        self.groups = fingerprint.split(" ")
        for number, group in enumerate(self.groups):
            words = Words(group, "page", panel).selectable()
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(words, number // 4, number % 4)
        self.body.addWidget(panel)
        self.add_button("close", "Đóng thẻ", "quiet")
        self.add_button("write", "Ghi thẻ vào thư mục…", "primary", "save", safe=True)


def show_own_card(seat: Seat, page: QWidget) -> None:
    """Ask the book for the card and show it."""

    def show(fingerprint: str) -> None:
        dialog = OwnCardDialog(seat.facts.unit_name, fingerprint, page)
        dialog.finished.connect(lambda: _answered(dialog, seat, page))
        dialog.open()

    seat.ask(lambda session: cards.own_card(session).fingerprint, show)


def _answered(dialog: Dialog, seat: Seat, page: QWidget) -> None:
    dialog.deleteLater()
    if dialog.answer != "write":
        return
    folder = places.choose_folder(page, "Chọn nơi ghi thẻ")
    if folder is None:
        return
    place = folder

    def job(session: Session) -> Written:
        return cards.write_card(session, place)

    def done(written: Written) -> None:
        seat.navigator.tell(
            Message(
                "success",
                "Đã ghi thẻ.",
                f"{written.file.name}, trong {written.file.parent}.",
                "Mở thư mục",
                lambda: places.open_folder(written.file.parent),
            )
        )

    seat.ask(job, done)
