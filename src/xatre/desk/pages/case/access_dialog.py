"""Who may open a case: those named for it, those shut out as involved, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.segments import Segmented
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.model import days
from xatre.work.cases import opening
from xatre.work.cases.access import Opener, closed_cases, openers
from xatre.work.cases.opening import MAY_OPEN, SHUT_OUT
from xatre.work.cases.reading import case_now
from xatre.work.session import Session

ABOUT = (
    "Khi chưa ghi tên ai, mọi người có quyền xem vụ việc đều mở được. Đã ghi ai được mở thì chỉ "
    "những người ấy mở được. Người có liên quan bị chặn dù giữ vai trò nào, và vụ việc cần chuyển "
    "lên nơi tiếp nhận."
)
WORDS = {MAY_OPEN: "Được mở", SHUT_OUT: "Người có liên quan, bị chặn"}
TAKE_OFF = "take_off"
ROWS_SEEN = 4


@dataclass(frozen=True)
class AccessList:
    """The list of a case, and the officers of the book who see cases at all."""

    code: str
    lines: tuple[Opener, ...]
    officers: tuple[str, ...]


def read_access(session: Session, case_id: str) -> AccessList:
    """Raises NotHere, NoRight, NotForThisOfficer."""
    fields = case_now(session, case_id).record.fields
    names = tuple(one.name for one in session.book.officers() if one.case_rights)
    return AccessList(str(fields.get("code", "")), tuple(openers(fields)), names)


@dataclass(frozen=True)
class AccessChange:
    """One line to write: `what` is a code of `case_access`, or TAKE_OFF."""

    what: str
    name: str
    reason: str

    def write(self, session: Session, case_id: str) -> bool:
        """Whether the officer at the book may open the case after it. Raises as the verbs of
        `opening`."""
        if self.what == SHUT_OUT:
            opening.shut_out(session, case_id, self.name, self.reason)
        elif self.what == TAKE_OFF:
            opening.take_off(session, case_id, self.name, self.reason)
        else:
            opening.let_open(session, case_id, self.name, self.reason)
        return case_id not in closed_cases(session)

    @property
    def words(self) -> str:
        """What was done, for the bar."""
        told = {SHUT_OUT: "Đã chặn", MAY_OPEN: "Được mở vụ việc:"}
        return f"{told.get(self.what, 'Đã bỏ khỏi danh sách')} {self.name}."


class AccessDialog(Dialog):
    """The list, and one line to add to it; `change` is what was asked for."""

    def __init__(self, found: AccessList, shut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(f"Ai được mở {found.code}", ABOUT, level="info", parent=parent)
        self._shut = shut
        columns = [
            Column("name", "Họ và tên", strong=True),
            Column("access", "Trong danh sách", 190),
            Column("reason", "Lý do", 170),
        ]
        self.table = Table("Danh sách của vụ việc", columns, self)
        self.table.stand_high(ROWS_SEEN)
        self.table.show_rows([_row(one) for one in found.lines])
        self.table.moved.connect(self._look)
        self.body.addSpacing(10)
        self.body.addWidget(self.table)
        self.table.setVisible(bool(found.lines))
        self.name = Combo([(name, name) for name in found.officers], self)
        self.name.changed.connect(self._look)
        self.field("Cán bộ", self.name)
        self.access = Segmented([(MAY_OPEN, "Được mở"), (SHUT_OUT, "Người có liên quan")], self)
        self.access.changed.connect(self._look)
        self.field("Ghi là", self.access)
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(400)
        self.reason.setPlaceholderText("Ví dụ: là bác ruột của người gây tổn hại")
        self.reason.textChanged.connect(self._look)
        self.field("Lý do", self.reason)
        self.add_button("leave", "Đóng", "quiet")
        self.remove = self.add_button(TAKE_OFF, "Bỏ người đang chọn", "secondary")
        self.remove.setVisible(bool(found.lines))
        self.write = self.add_button("write", "Ghi vào danh sách", "primary")
        self._look()
        self.name.setFocus()

    def _look(self, _: object = None) -> None:
        reason = self.reason.text().strip()
        lacking = [] if self.name.value else ["cán bộ"]
        lacking += [] if self.access.value else ["được mở hay có liên quan"]
        lacking += ["lý do"] if self.access.value == SHUT_OUT and not reason else []
        self.write.forbid(self._shut or (f"Còn thiếu: {', '.join(lacking)}" if lacking else ""))
        chosen = self.table.current_key
        none = "" if chosen else "Chọn một người trong danh sách"
        self.remove.forbid(self._shut or none or ("" if reason else "Còn thiếu: lý do"))

    @property
    def change(self) -> AccessChange | None:
        """What was asked for; None where the dialog was closed."""
        reason = self.reason.text().strip()
        if self.answer == TAKE_OFF and self.table.current_key:
            return AccessChange(TAKE_OFF, self.table.current_key, reason)
        if self.answer == "write":
            return AccessChange(self.access.value, self.name.value, reason)
        return None


def _row(one: Opener) -> TableRow:
    since = f"từ {days.show(one.since)}" if one.since else ""
    cells = (Cell(one.name, since), Cell(WORDS.get(one.access, one.access)), Cell(one.reason))
    return TableRow(one.name, cells)


def ask_access(found: AccessList, shut: str, parent: QWidget) -> AccessChange | None:
    """Show the dialog; what was asked for, None where it was closed. `shut` says why nothing may
    be written here."""
    dialog = AccessDialog(found, shut, parent)
    dialog.ask()
    return dialog.change
