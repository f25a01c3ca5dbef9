"""Whose book this is, how the unit above is called, and when the book locks by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.pages.seat import Seat
from xatre.desk.settings.pane import Pane
from xatre.desk.settings.unit_changes import UnitChanges
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.side_pane import Pairs
from xatre.work import preferences

MINUTES = ("5", "10", "15", "20", "30", "60")


class UnitPane(Pane):
    """`minutes_changed` when another idle time was kept."""

    minutes_changed = Signal(int)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__("Đơn vị", seat, parent)
        facts = seat.facts
        self.heading("Đơn vị của sổ", first=True)
        pairs = Pairs(2, self)
        label = facts.codes.unit_label(facts.unit)
        pairs.add("Đơn vị", label)
        pairs.add("Mã đơn vị", facts.unit.partition("@")[0])
        pairs.add("Vai trò", "Đơn vị tiếp nhận" if facts.at_office else "Xã, phường, đặc khu")
        pairs.add("Bộ mã", f"Danh mục năm {facts.unit.partition('@')[2]}")
        self.column.addWidget(pairs)
        self.words(
            "Khi xã sáp nhập, chia tách hay đổi mã: nhận bảng đơn vị mới ở mục Cập nhật, mở lại "
            "chương trình, rồi chuyển sổ ở đây. Hồ sơ giữ nguyên lịch sử.",
            "hint",
        )
        self.changes = UnitChanges(self)
        self.changes.hide()
        self.column.addWidget(self.changes)
        self.column.addSpacing(6)
        self.name = QLineEdit(facts.unit_name if facts.at_office else facts.upper_label, self)
        self.name.setMaxLength(preferences.LONGEST_NAME)
        self.name.setFixedWidth(420)
        named = "Tên đơn vị tiếp nhận" if facts.at_office else "Đơn vị tiếp nhận cấp trên"
        self.label(named, self.name)
        self.keep = Button("Lưu tên", "secondary", "", self)
        self.keep.clicked.connect(self._keep_name)
        if not facts.may("officers"):
            self.name.setReadOnly(True)
            self.keep.forbid("Chỉ quản trị sổ đổi được tên này")
        self.buttons(self.keep)
        self.heading("Tự khóa sổ")
        self.words("Khi không ai gõ phím hay dùng chuột, bản nháp được lưu và sổ đóng lại.")
        kept = str(facts.idle_minutes)
        offered = [*MINUTES] if kept in MINUTES else sorted([*MINUTES, kept], key=int)
        self.minutes = Combo([(one, f"{one} phút") for one in offered], self)
        self.minutes.removeItem(0)
        self.minutes.choose(kept)
        self.minutes.setFixedWidth(140)
        self.minutes.changed.connect(self._keep_minutes)
        self.label("Khóa sau", self.minutes)

    def came(self) -> None:
        if not self.seat.facts.at_office:
            self.changes.came()

    def _keep_name(self) -> None:
        name, office = self.name.text(), self.seat.facts.at_office

        def done(_: None) -> None:
            self.tell("Đã lưu tên.", "Tên mới hiện ở đầu màn hình khi mở sổ lần sau.")

        def job(session: object) -> None:
            if office:
                preferences.name_unit(session, unit_name=name)  # type: ignore[arg-type]
            else:
                preferences.name_unit(session, upper_label=name)  # type: ignore[arg-type]

        self.ask(job, done, self.keep)

    def _keep_minutes(self, value: str) -> None:
        def done(minutes: int) -> None:
            self.minutes_changed.emit(minutes)
            self.tell(f"Sổ sẽ tự khóa sau {minutes} phút.")

        self.ask(lambda session: preferences.lock_after(session, int(value)), done)
