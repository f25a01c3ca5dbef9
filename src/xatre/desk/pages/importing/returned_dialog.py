"""Danh sách công an trả về: what each row says, what differs from the book, and what was taken.
Only numbers and marks are; rows that may be another child's wait until a person says so.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from xatre.desk import last_place
from xatre.desk.pages.importing import undone_words
from xatre.desk.pages.lists.list_rows import hidden_name
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.badge import BadgeLook
from xatre.desk.widgets.check_box import CheckBox
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.desk.widgets.text import Words
from xatre.work.cleaning import returned, taking
from xatre.work.cleaning.returned import STATUS_WORDS, Returned, ReturnedRow
from xatre.work.importing import undoing

HEIGHT = 264
FILES = "Bảng tính (*.xlsx *.xls *.xlsm *.xlsb *.ods *.csv);;Mọi tệp (*)"
COLUMNS = [
    Column("row", "Dòng", 52, "right"),
    Column("status", "Kết quả", 122),
    Column("title", "Trẻ", 170, strong=True),
    Column("said", "Công an ghi, khác sổ"),
]
BADGES = {
    "new": BadgeLook("Có số mới", "green", "plus"),
    "changed": BadgeLook("Thay đổi", "accent", "pencil"),
    "same": BadgeLook("Không đổi", "neutral", "check-check"),
    "doubtful": BadgeLook("Cần xem", "amber", "triangle-alert"),
    "bad": BadgeLook("Không lấy", "red", "circle-x"),
    "empty": BadgeLook("Chưa trả lời", "neutral", "clock"),
}


class ReturnedDialog(Dialog):
    """The rows of one returned list; `statuses` are those to be taken."""

    def __init__(
        self, seat: Seat, found: Returned, parent: QWidget | None = None, *, hide_names: bool
    ) -> None:
        super().__init__(
            "Danh sách công an trả về",
            "Chỉ lấy số định danh và xác nhận của công an; mọi chỗ khác sổ chỉ để xem.",
            level="info",
            parent=parent,
        )
        self.seat, self.found = seat, found
        counts = found.counts()
        told = [f"{counts[name]} {words}" for name, words in STATUS_WORDS.items() if counts[name]]
        self.counted = Words(", ".join(told) or "Không có dòng nào", "strong", self)
        self.body.addSpacing(8)
        self.body.addWidget(self.counted)
        self.rows = Table("Các dòng công an trả về", COLUMNS, self)
        self.rows.setFixedHeight(HEIGHT)
        self.rows.moved.connect(lambda _: self._say_row())
        self.body.addWidget(self.rows)
        self.detail = Words("", "text", self, wrap=True)
        self.detail.setMinimumHeight(56)
        self.body.addWidget(self.detail)
        self.doubtful = CheckBox("Lấy cả các dòng cần xem: tôi đã đối chiếu", self)
        self.doubtful.setVisible(bool(counts["doubtful"]))
        self.doubtful.toggled.connect(lambda _: self._say_primary())
        self.body.addWidget(self.doubtful, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button("keep", "Không lấy", "quiet")
        self.take_button = self.add_button("take", "", "primary", "check")
        self.rows.show_rows([_row(one, hide=hide_names) for one in found.rows])
        self._say_row()
        self._say_primary()

    @property
    def statuses(self) -> tuple[str, ...]:
        more = ("doubtful",) if self.doubtful.isChecked() else ()
        return (*taking.TAKEN, *more)

    def _say_primary(self) -> None:
        count = sum(row.status in self.statuses for row in self.found.rows)
        self.take_button.say(f"Lấy {count} dòng")
        why = "" if count else "Không có dòng nào để lấy"
        self.take_button.forbid(why if self.seat.may_write else "Tài khoản này chỉ xem")

    def _say_row(self) -> None:
        current = self.rows.current
        row = current.data if current is not None else None
        self.detail.setText("\n".join(_lines(row)) if isinstance(row, ReturnedRow) else "")


def bring_back(seat: Seat, parent: QWidget, *, hide_names: bool) -> None:
    """Ask for the file, show its rows, take what is chosen."""
    name = last_place.open_name(parent, "Chọn danh sách công an trả về", "", FILES)
    if name:
        file = Path(name)
        seat.ask(
            lambda session: returned.read_returned(session, file),
            lambda found: _show(seat, found, parent, hide_names=hide_names),
            seat.navigator.fault,
        )


def _show(seat: Seat, found: Returned, parent: QWidget, *, hide_names: bool) -> None:
    dialog = ReturnedDialog(seat, found, parent, hide_names=hide_names)
    if dialog.ask() != "take":
        return
    statuses = dialog.statuses

    def done(cleaned: taking.Cleaned) -> None:
        seat.navigator.refresh_counts()
        before, after = cleaned.before, cleaned.after
        rest = (
            f"Trẻ chưa có số: {before.no_number} trước, {after.no_number} nay. Số sai: "
            f"{before.wrong_number} trước, {after.wrong_number} nay."
        )
        if cleaned.refused:
            rest += f" {len(cleaned.refused)} dòng không qua kiểm tra nên để lại."
        level = "doubt" if cleaned.refused else "success"
        number = cleaned.number
        undo = (lambda: _undo(seat, number, hide_names=hide_names)) if number else None
        words = f"Đã lấy số, xác nhận của {len(cleaned.saved)} trẻ."
        seat.navigator.tell(Message(level, words, rest, "Hoàn tác" if undo else "", undo))

    seat.ask(lambda session: taking.take(session, found, statuses), done, seat.navigator.fault)


def _undo(seat: Seat, number: int, *, hide_names: bool) -> None:
    def done(undone: undoing.Undone) -> None:
        seat.navigator.refresh_counts()
        seat.navigator.tell(undone_words.message(undone, hide_names=hide_names))

    seat.ask(lambda session: undoing.undo(session, number), done, seat.navigator.fault)


def _row(row: ReturnedRow, *, hide: bool) -> TableRow:
    name = str(row.record.fields.get("full_name") or "") if row.record else ""
    title = hidden_name(name, row.code) if hide else " · ".join(filter(None, (name, row.code)))
    lines = _lines(row, hide=hide)
    said = lines[0] if lines else ("" if hide else row.personal_number)
    tone = {"bad": "red", "doubtful": "amber"}.get(row.status, "quiet")
    return TableRow(
        str(row.number),
        (
            Cell(str(row.number)),
            Cell(badges=(BADGES[row.status],)),
            Cell(title),
            Cell(said, tone=tone, tip="\n".join(lines)),
        ),
        data=None if hide else row,
    )


def _lines(row: ReturnedRow, *, hide: bool = False) -> list[str]:
    """Why, then what differs."""
    told = () if hide else row.differences
    return [
        *row.why,
        *(
            f"{label}: sổ ghi {ours or 'trống'}, công an ghi {theirs}"
            for label, ours, theirs in told
        ),
    ]
