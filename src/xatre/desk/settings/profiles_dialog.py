"""How an office asks each kind of record to travel to it: what its card says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from xatre.desk.settings.pane import AskDialog
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.style import Panel
from xatre.desk.widgets.text import Words
from xatre.work.sending.profiles import PROFILE_WORDS, Wish

MOST_HEIGHT = 300
"""The list of kinds scrolls beyond this: the dialog fits a glass of 614."""
WIDEST = 190


class ProfilesDialog(AskDialog):
    """A line for each kind; nothing wider than the kind declares is offered."""

    def __init__(self, wishes: Sequence[Wish], parent: QWidget | None = None) -> None:
        super().__init__(
            "Hồ sơ gửi lên ở dạng nào",
            "Mỗi loại hồ sơ đi ở dạng hẹp nhất mà nơi tiếp nhận còn làm được việc. Đổi xong thì "
            "ghi thẻ mới; xã đăng ký lại thẻ, cùng 40 số ấy, rồi mới gửi theo dạng mới.",
            level="info",
            parent=parent,
        )
        self._before = {one.kind: one.profile for one in wishes}
        panel = Panel("sunk", self)
        grid = QGridLayout(panel)
        grid.setContentsMargins(14, 10, 14, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self.choices: dict[str, Combo] = {}
        for line, one in enumerate(wishes):
            combo = Combo([(name, PROFILE_WORDS[name]) for name in one.may_ask], panel)
            combo.setAccessibleName(f"{one.label} gửi lên ở dạng")
            combo.setFixedWidth(WIDEST)
            combo.choose(one.profile)
            grid.addWidget(Words(one.label, "text", panel), line, 0)
            grid.addWidget(combo, line, 1)
            self.choices[one.kind] = combo
        scroll = QScrollArea(self)
        scroll.setAccessibleName("Loại hồ sơ")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(panel)
        scroll.setFixedHeight(min(MOST_HEIGHT, panel.sizeHint().height()))
        self.body.addWidget(scroll)
        self.add_deed("Đổi dạng gửi")

    @property
    def wanted(self) -> dict[str, str]:
        """Kind → profile, of those that were changed; what was left empty stays as it is."""
        return {
            kind: combo.value
            for kind, combo in self.choices.items()
            if combo.value and combo.value != self._before[kind]
        }
