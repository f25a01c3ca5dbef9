"""Backups: what there is, one now, one onto a stick; and checking the book."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xatre.desk import last_place
from xatre.desk.pages.seat import Seat
from xatre.desk.settings.pane import Pane
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.model.text import show_number
from xatre.work import keeping
from xatre.work.session import Session

ROWS_SEEN = 8


def size_words(size: int) -> str:
    """`1,1 MB`, `48 KB`."""
    if size >= 1_000_000:
        return f"{show_number(f'{size / 1_000_000:.1f}')} MB"
    return f"{max(1, round(size / 1000))} KB"


class BackupPane(Pane):
    """`backed_up` when one was made, so that the status line says so."""

    backed_up = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__("Sao lưu", seat, parent)
        self.heading("Bản sao lưu cạnh sổ", first=True)
        self.words(
            "Tự sao lưu khi mở sổ và mỗi giờ, giữ 24 giờ, 14 ngày và 12 tháng gần nhất. Bản sao "
            "cũng được mã hóa và mở bằng mật khẩu lúc sao lưu."
        )
        self.words(
            "Mỗi giờ chỉ giữ một bản, bản mới nhất: sao lưu ngay thì bản trước trong cùng giờ được "
            "thay.",
            "hint",
        )
        columns = [
            Column("when", "Lúc", 150),
            Column("size", "Cỡ", 88, "right"),
            Column("file", "Tệp"),
        ]
        self.table = Table("Bản sao lưu", columns, self)
        self.table.stand_high(ROWS_SEEN)
        self.column.addWidget(self.table)
        self.now = Button("Sao lưu ngay", "primary", "archive", self)
        self.copy = Button("Chép một bản ra USB…", "secondary", "usb", self)
        self.now.clicked.connect(self._back_up)
        self.copy.clicked.connect(self._copy)
        self.buttons(self.now, self.copy)
        self.words("Hỏng máy thì bản sao lưu cùng máy cũng mất: mỗi tuần chép một bản ra USB.")
        self.heading("Kiểm tra sổ")
        self.words("Đọc cả tệp sổ, so từng hồ sơ với lịch sử của nó, xem nhật ký còn liền mạch.")
        self.check = Button("Kiểm tra sổ", "secondary", "shield-check", self)
        self.check.clicked.connect(self._check)
        self.buttons(self.check)
        self.result = self.words("", "text")

    def came(self) -> None:
        self.ask(keeping.list_backups, self._show)

    def _show(self, found: list[keeping.BackupFile]) -> None:
        rows = [
            TableRow(
                one.path.name,
                (
                    Cell(f"{one.taken.astimezone():%d/%m/%Y %H:%M}"),
                    Cell(size_words(one.size)),
                    Cell(one.path.name, tone="faint"),
                ),
            )
            for one in found
        ]
        self.table.show_rows(rows)

    def _back_up(self) -> None:
        def done(file: Path) -> None:
            self.backed_up.emit()
            self.tell("Đã sao lưu.", f"Tệp {file.name}, đã đọc lại và khớp.")
            self.came()

        self.ask(keeping.back_up_here, done, self.now, "Đang sao lưu…")

    def _copy(self) -> None:
        folder = last_place.folder_name(self, "Chép một bản sao lưu vào", "")
        if folder:
            self.copy_to(Path(folder))

    def copy_to(self, folder: Path) -> None:
        """Write a fresh backup into a folder or stick, read back."""

        def job(session: Session) -> Path:
            return keeping.back_up(session, folder)

        def done(file: Path) -> None:
            self.tell("Đã chép bản sao lưu.", f"{file}, đã đọc lại và khớp. Rút USB an toàn.")

        self.ask(job, done, self.copy, "Đang chép…")

    def _check(self) -> None:
        self.result.setText("")

        def job(session: Session) -> tuple[list[str], list[str]]:
            return keeping.check_book(session), keeping.vouched(session)

        def done(found: tuple[list[str], list[str]]) -> None:
            problems, journal = found
            if not problems:
                self.result.tone("green")
                whole = "Sổ nguyên vẹn: tệp, bảng, hồ sơ và nhật ký đều khớp."
                self.result.setText("\n".join([whole, *journal]))
                return
            self.result.tone("red")
            self.result.setText("\n".join(f"• {problem}" for problem in problems))
            words = "Đừng ghi thêm; sao lưu ra USB rồi gọi người phụ trách."
            number = show_number(str(len(problems)))
            self.seat.navigator.tell(Message("error", f"Có {number} chỗ không khớp.", words))

        self.ask(job, done, self.check, "Đang kiểm tra…")
