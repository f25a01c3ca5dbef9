"""Gửi – Nhận at a receiving office: files dropped or chosen, and the packages taken so far."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from xatre.desk.pages.exchange import jobs, places
from xatre.desk.pages.exchange.exchange_page import NO_RIGHT, ExchangePage
from xatre.desk.pages.exchange.inbox_strip import InboxStrip
from xatre.desk.pages.exchange.words import PURPOSES, day_words, number, short_unit
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.badge import BadgeLook
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.empty_state import EmptyState
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.work.people import senders
from xatre.work.people.senders import TakenPackage
from xatre.work.sending.delivering import Delivered, copy_return

COLUMNS = (
    Column("sender", "Nơi gửi", strong=True),
    Column("sequence", "Gói", 64, "right"),
    Column("signed", "Ngày ký", 116),
    Column("taken", "Nhận lúc", 156),
    Column("state", "Tình trạng", 200),
)
TAKEN = BadgeLook("Đã vào sổ", "green", "circle-check")
WITHDRAWN = BadgeLook("Đã rút", "neutral", "undo-2")


class OfficeExchange(ExchangePage):
    """Take packages in; withdraw one; copy a return once more."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(seat, parent)
        self.taken: list[TakenPackage] = []
        self.dialog: Dialog | None = None
        self.head = PageHead("Gửi – Nhận", "Kéo tệp .xatre hoặc cả thư mục vào trang này", self)
        self.folder_button = Button("Chọn thư mục…", "secondary", "folder-open", self)
        self.folder_button.clicked.connect(self.choose_folder)
        self.files_button = Button("Chọn tệp để nhận…", "primary", "package-open", self)
        self.files_button.clicked.connect(self.choose_files)
        self.inbox = InboxStrip(seat, self)
        self.inbox.read_asked.connect(self.read)
        self.inbox_button = Button("Thư mục chờ…", "secondary", "inbox", self)
        self.inbox_button.clicked.connect(self.inbox.choose)
        self.inbox_button.forbid("" if self.may else NO_RIGHT)
        self.head.add(self.inbox_button)
        self.head.add(self.folder_button)
        self.head.add(self.files_button)
        self.ui.head_place.addWidget(self.head)
        self.ui.side_edge.hide()
        self.ui.main_place.addWidget(self.inbox)
        self.list = QWidget(self)
        self.empty = EmptyState(
            "package-open",
            "Chưa nhận gói nào",
            "Kéo tệp .xatre của xã vào đây, kéo cả thư mục, hoặc chọn từ USB. Chương trình đọc thử "
            "trước, chưa ghi gì vào sổ.",
            self,
        )
        first = self.empty.add(Button("Chọn tệp để nhận…", "primary", "package-open", self))
        first.clicked.connect(self.choose_files)
        other = self.empty.add(Button("Chọn thư mục…", "secondary", "folder-open", self))
        other.clicked.connect(self.choose_folder)
        self._table_place()
        for button in (self.folder_button, self.files_button, first, other):
            button.forbid("" if self.may else NO_RIGHT)
        self.ui.main_place.addWidget(self.empty, 1)
        self._show([])

    def _table_place(self) -> None:
        heading = QWidget(self)
        row = QHBoxLayout(heading)
        row.setContentsMargins(24, 14, 20, 8)
        row.setSpacing(8)
        self.heading = SectionHeading("Gói đã nhận")
        row.addWidget(self.heading, 1)
        self.return_button = Button("Chép lại biên nhận…", "secondary", "copy", heading, small=True)
        self.return_button.clicked.connect(self._copy_return)
        self.undo_button = Button("Rút gói này…", "danger", "undo-2", heading, small=True)
        self.undo_button.clicked.connect(self.withdraw)
        row.addWidget(self.return_button)
        row.addWidget(self.undo_button)
        self.table = Table("Gói đã nhận", COLUMNS, self)
        self.table.moved.connect(self._moved)
        self._heading_row = heading
        self.ui.main_place.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
        self.ui.main_place.addWidget(self.table, 1)

    def came(self) -> None:
        self.seat.ask(lambda session: senders.taken_packages(session), self._show)
        self.inbox.again()

    def show_what(self, new: bool = False, files: object = None) -> None:
        """Ctrl+E brings a person here: an office makes no packages, it takes them."""

    def _show(self, taken: list[TakenPackage]) -> None:
        self.taken = taken
        self.table.show_rows([_row(one) for one in taken])
        self.heading.say("Gói đã nhận", f"{number(len(taken))} gói" if taken else "")
        for part in (self._heading_row, self.table, self.files_button, self.folder_button):
            part.setVisible(bool(taken))
        self.empty.setVisible(not taken)
        self._moved("")

    def _moved(self, key: str) -> None:
        one = self._current()
        can = one is not None and not one.withdrawn_at and self.may
        self.undo_button.forbid("" if can else "Chọn một gói còn trong sổ")
        self.return_button.forbid("" if one is not None and self.may else "Chọn một gói")

    def _current(self) -> TakenPackage | None:
        key = self.table.current_key
        return next((one for one in self.taken if one.sha256 == key), None)

    def withdraw(self) -> None:
        """Say what withdrawing does, then ask."""
        one = self._current()
        if one is None:
            return
        self.dialog = Dialog(
            f"Rút gói {one.sequence} của {short_unit(one.label)}",
            "Bản ghi chỉ gói này mang tới sẽ ra khỏi sổ; gói khác mang cùng các bản ghi ấy cũng "
            "được rút theo. Sổ của xã không đổi.",
            ["Chép biên nhận mới cho xã.", "Xã gửi lại bằng gói mới nếu cần."],
            [("Ngày ký", day_words(one.created)), ("Mã gói", one.sha256[:16])],
            level="doubt",
            parent=self,
        )
        self.dialog.add_button("keep", "Giữ gói này", "quiet", safe=True)
        self.dialog.add_button("withdraw", f"Rút gói {one.sequence}", "danger", "undo-2")
        self.dialog.finished.connect(lambda: self._withdraw(one.sha256))
        self.dialog.open()

    def _withdraw(self, sha256: str) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        if dialog is None or dialog.answer != "withdraw":
            return

        def done(found: tuple[int, list[Delivered]]) -> None:
            self.seat.navigator.saved()
            self.came()
            rest = "Sổ như chưa từng nhận gói ấy. Biên nhận mới nằm trong sổ: chép cho xã."
            self.tell(Message("info", f"Đã rút {found[0]} gói.", rest))

        self.seat.worker.submit(lambda task: jobs.undo(task, [sha256], {}), done)

    def _copy_return(self) -> None:
        one = self._current()
        folder = places.choose_folder(self, "Chọn nơi ghi biên nhận") if one else None
        if one is None or folder is None:
            return
        unit, place = one.unit, folder
        self.seat.ask(
            lambda session: copy_return(session, unit, place),
            lambda file: self.tell(
                Message(
                    "success",
                    "Đã ghi biên nhận.",
                    f"{file.name}, trong {file.parent}.",
                    "Mở thư mục",
                    lambda: places.open_folder(file.parent),
                )
            ),
        )

    def first_panes(self) -> list[QWidget]:
        return [self.table, self.empty, self.head]

    def first_primary(self) -> QPushButton | None:
        return self.files_button if self.taken else self.empty.findChildren(QPushButton)[0]


def _row(one: TakenPackage) -> TableRow:
    purpose = PURPOSES.get(one.purpose, "")
    return TableRow(
        one.sha256,
        (
            Cell(short_unit(one.label) + (f" · {purpose}" if purpose else "")),
            Cell(str(one.sequence)),
            Cell(day_words(one.created)),
            Cell(day_words(one.taken_at, with_time=True)),
            Cell(badges=(WITHDRAWN if one.withdrawn_at else TAKEN,)),
        ),
        data=one,
    )
