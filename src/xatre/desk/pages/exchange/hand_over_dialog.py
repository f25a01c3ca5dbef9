"""Handing one record over to another unit: which record, to whom, why, and where to; and taking
back what was never accepted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.pages.exchange.send_dialog import PlaceChoice
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.search_list import SearchList, Take
from xatre.desk.widgets.text import Words
from xatre.work.people.receivers import Receiver

ONLY_CASES = "Lên cấp trên chỉ bàn giao được vụ việc"


class HandOverDialog(Dialog):
    """`record` is `kind/id` of what was chosen, `to` the unit; an office takes cases alone."""

    def __init__(
        self,
        units: list[Receiver],
        find: Callable[[str, Take], None],
        place: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Bàn giao hồ sơ cho đơn vị khác",
            "Cả lịch sử của hồ sơ đi theo. Hồ sơ vẫn của xã mình tới khi biên nhận của bên kia về.",
            level="info",
            parent=parent,
        )
        self._offices = {one.unit for one in units if one.is_office}
        self.body.addSpacing(8)
        self.line = SearchList(find, self)
        self.field("Hồ sơ, gõ tên hoặc mã", self.line)
        words = {True: " (chỉ vụ việc)", False: ""}
        self.units = Combo([(one.unit, one.label + words[one.is_office]) for one in units], self)
        self.field("Giao cho", self.units)
        if not units:
            self.body.addWidget(
                Words(
                    "Chưa đăng ký thẻ của đơn vị nào khác. Xin thẻ của họ rồi đăng ký trước.",
                    "note",
                    self,
                    wrap=True,
                )
            )
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText("Ví dụ: trẻ chuyển về xã ấy ngày 12/11/2026")
        self.field("Lý do, không ghi tên trẻ", self.reason)
        self.place = PlaceChoice(place, self)
        self.field("Ghi vào", self.place)
        self.add_button("leave", "Để sau", "quiet")
        self.make = self.add_button("make", "Tạo gói bàn giao", "primary", "package")
        self.line.chosen.connect(self._look)
        self.line.typed.connect(self._look)
        self.units.changed.connect(self._look)
        self.reason.textChanged.connect(self._look)
        self.place.line.textChanged.connect(self._look)
        self._look()
        self.line.setFocus()

    @property
    def record(self) -> str:
        return self.line.value

    @property
    def to(self) -> str:
        return self.units.value

    def choose(self, record: str, words: str) -> None:
        """The record to hand over, as when it was asked from its own page."""
        self.line.choose(record, words)
        self._look()

    def _look(self) -> None:
        lacking = [
            words
            for there, words in (
                (self.record, "hồ sơ"),
                (self.to, "đơn vị nhận"),
                (self.reason.text().strip(), "lý do"),
                (self.place.folder, "nơi ghi"),
            )
            if not there
        ]
        why = f"Còn thiếu: {', '.join(lacking)}" if lacking else ""
        is_case = self.record.partition("/")[0] == "case"
        above = self.to in self._offices and bool(self.record) and not is_case
        self.make.forbid(ONLY_CASES if above else why)


class CancelDialog(Dialog):
    """What it means that a hand-over is taken back."""

    CANCEL = "cancel"

    def __init__(self, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Hủy gói bàn giao này",
            f"Hồ sơ trong gói ở lại xã mình và giao được cho nơi khác. {unit.split(', ')[0]} chưa "
            "gửi biên nhận; không gọi lại được tệp đã chép ra.",
            [
                "Gọi điện hỏi bên ấy: chưa nhận và sẽ không nhận gói này.",
                "Nếu bên ấy vẫn nhận, hồ sơ thành của họ khi biên nhận về.",
            ],
            level="doubt",
            parent=parent,
        )
        self.add_button("stop", "Giữ gói bàn giao", "quiet", safe=True)
        self.add_button(self.CANCEL, "Hủy bàn giao", "danger", "undo-2")
