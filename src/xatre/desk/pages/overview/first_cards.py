"""What an office does first: cards are exchanged before any package can be taken in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.text import Words

FACT = "Sổ chưa đăng ký thẻ của xã, phường nào, nên chưa nhận được gói."
STEPS = (
    "1. Ghi thẻ của nơi nhận ra tệp và gửi cho các xã; xã gõ 40 số đọc qua điện thoại.",
    "2. Xã gửi lại thẻ của mình; đăng ký từng thẻ bằng 40 số xã đọc.",
)
WHERE = "Cả hai việc làm ở trang Đơn vị gửi."


class FirstCards(QWidget):
    """Stands on the first page of an office until it trusts a commune. `asked` leads there."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 22)
        column.setSpacing(6)
        column.addWidget(SectionHeading("Việc đầu tiên: trao đổi thẻ", "", self))
        column.addWidget(Words(FACT, "text", self, wrap=True))
        for step in STEPS:
            column.addWidget(Words(step, "text", self, wrap=True))
        column.addWidget(Words(WHERE, "note", self, wrap=True))
        column.addSpacing(6)
        self.button = Button("Trao đổi thẻ", "primary", "fingerprint-pattern", self)
        self.button.clicked.connect(self.asked)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
