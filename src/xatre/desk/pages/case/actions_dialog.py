"""Everything that may be done in a case now or waits, in whatever step: chosen in a dialog."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from xatre.desk.pages.case.action_words import ActionWords
from xatre.desk.pages.case.case_actions import ActionList
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.style import mark

SHOWN = ("next", "may", "waits")
MOST_HEIGHT, LIST_WIDTH = 460, 530


class ActionsDialog(Dialog):
    """The actions in a list that scrolls, those that are asked for first. `chosen` is the action
    whose button was pressed and whether it is to be skipped; None where it was left."""

    def __init__(
        self, actions: Iterable[ActionWords], may_do: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("Việc của vụ việc", level="info", parent=parent)
        self.chosen: tuple[str, bool] | None = None
        found = sorted(
            (one for one in actions if one.state in SHOWN), key=lambda one: one.state != "next"
        )
        self.listed = ActionList(self)
        self.listed.heading.say("Việc làm được và việc đang chờ, ở mọi bước")
        self.listed.show_actions(found, may_do)
        self.listed.asked.connect(self._take)
        mark(self.listed, ground="none")
        scroll = QScrollArea(self)
        scroll.setAccessibleName("Việc của vụ việc")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.listed)
        layout = self.listed.layout()
        wanted = layout.totalHeightForWidth(LIST_WIDTH) if layout is not None else 0
        scroll.setFixedHeight(min(MOST_HEIGHT, wanted))
        self.body.addWidget(scroll)
        self.add_button("leave", "Đóng", "quiet")

    def _take(self, name: str, skip: bool) -> None:
        self.chosen = name, skip
        self.accept()
