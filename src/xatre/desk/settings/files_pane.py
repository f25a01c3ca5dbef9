"""Tệp đã xuất: what left this book on paper, as PDF, as Excel or as a package; from the journal."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from xatre.desk.pages.seat import Seat
from xatre.desk.settings.pane import Pane
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.work.papers.files_out import FileOut, files_out

ROWS_SEEN = 8
ENDINGS = {"": "In", "pdf": "PDF", "xlsx": "Excel", "html": "Trang HTML"}


class FilesPane(Pane):
    """The list, the newest first."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__("Tệp đã xuất", seat, parent)
        self.heading("Đã in, đã lưu, đã gửi", first=True)
        self.words(
            "Mỗi bản có số, người, giờ và lý do khi có họ tên. Danh sách đọc từ nhật ký của sổ, "
            "không sửa được."
        )
        columns = [
            Column("number", "Bản số", 64, "right"),
            Column("what", "Nội dung", strong=True),
            Column("who", "Người, lúc", 170),
        ]
        self.table = Table("Tệp đã xuất", columns, self, two_lines=True)
        self.table.setFixedHeight(30 + 50 * ROWS_SEEN)
        self.column.addWidget(self.table)
        self.nothing = self.words("Chưa có tệp nào ra khỏi sổ này.")

    def came(self) -> None:
        self.ask(files_out, self._show)

    def _show(self, found: list[FileOut]) -> None:
        self.nothing.setVisible(not found)
        self.table.setVisible(bool(found))
        self.table.show_rows([_row(place, one) for place, one in enumerate(found)])


def _row(place: int, one: FileOut) -> TableRow:
    when = datetime.fromisoformat(one.moment.replace("Z", "+00:00")).astimezone()
    how = " · ".join(filter(None, (_sort(one), one.file, _names(one))))
    cells = (
        Cell(str(one.number) if one.number else ""),
        Cell(one.what, how),
        Cell(one.officer, f"{when:%d/%m/%Y %H:%M}"),
    )
    return TableRow(str(place), cells)


def _sort(one: FileOut) -> str:
    """On paper, as a package, or the sort of file its ending says."""
    if one.act == "package":
        return "Gói"
    ending = one.file.rpartition(".")[2].lower() if "." in one.file else one.file
    return ENDINGS.get(ending, ending.upper())


def _names(one: FileOut) -> str:
    if one.act == "package":
        return "có tên" if one.names else "không danh tính"
    return f"có tên: {one.reason}" if one.reason else "không có tên"
