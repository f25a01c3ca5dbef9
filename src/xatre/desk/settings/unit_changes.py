"""What became of the book's unit: moving the book to it, and saying which village goes where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from xatre.desk.pages.exchange.own_card import show_own_card
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.style import stacked
from xatre.desk.widgets.text import Words
from xatre.model.text import show_number
from xatre.work.new_unit import moving, placing
from xatre.work.new_unit.becoming import Became, became
from xatre.work.new_unit.moving import Moved
from xatre.work.new_unit.placing import Placed, Unplaced, unplaced
from xatre.work.people import renewing
from xatre.work.session import Session

if TYPE_CHECKING:
    from xatre.desk.settings.pane import Pane

NOBODY = "Chỉ quản trị sổ làm được việc này"


@dataclass(frozen=True)
class Changes:
    """What is to be said and done."""

    became: Became | None
    left: Unplaced | None


def changes(session: Session) -> Changes:
    """Asked of the book."""
    return Changes(became(session), unplaced(session))


class MoveDialog(Dialog):
    """What it means that the book becomes another unit's."""

    MOVE = "move"

    def __init__(self, label: str, enrol_first: str, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Chuyển sổ sang {label}",
            "Hồ sơ cũ giữ nguyên lịch sử và đọc là của đơn vị mới. Máy này có khóa mới, khóa cũ "
            "ký nhận khóa mới.",
            [
                "Nên gửi hết gói của đơn vị cũ trước khi chuyển.",
                "Ghi thẻ mới, gửi nơi tiếp nhận và đọc 40 số để họ đăng ký.",
                *([enrol_first] if enrol_first else []),
                "Không chuyển ngược lại được.",
            ],
            level="doubt",
            parent=parent,
        )
        self.add_button("stop", "Thôi, chưa chuyển", "quiet", safe=True)
        self.add_button(self.MOVE, "Chuyển sổ", "danger")


class UnitChanges(QWidget):
    """Empty where nothing changed. Built anew each time it is shown."""

    def __init__(self, pane: Pane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.may = pane.seat.facts.may("officers")
        self._column = stacked(self, 8)
        self._inner: QWidget | None = None
        self.successor: Combo | None = None
        self.move_button: Button | None = None
        self.place_button: Button | None = None
        self.stay_button: Button | None = None
        self.villages: dict[str, Combo] = {}
        self.found = Changes(None, None)

    def came(self) -> None:
        """Ask the book."""
        self._pane.ask(changes, self.show_changes)

    def show_changes(self, found: Changes) -> None:
        """Show what was found."""
        self.found, self.villages = found, {}
        self.successor = self.move_button = self.place_button = self.stay_button = None
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget(self)
        column = stacked(self._inner, 8)
        if found.became is not None:
            self._show_became(column, found.became)
        if found.left is not None:
            self._show_left(column, found.left)
        self._column.addWidget(self._inner)
        self.setVisible(found.became is not None or found.left is not None)

    def _show_became(self, column: QVBoxLayout, one: Became) -> None:
        column.addWidget(SectionHeading("Đơn vị thay đổi", "", self._inner, line_above=True))
        column.addWidget(Words(one.words, "body", self._inner, wrap=True))
        if not one.is_over:
            return
        offered = [(after.unit, after.label) for after in one.successors]
        self.successor = Combo(offered, self._inner)
        self.successor.setAccessibleName("Sổ này về đơn vị")
        self.successor.setFixedWidth(420)
        self.successor.choose(offered[0][0] if len(offered) == 1 else "")
        column.addWidget(Words("Sổ này về đơn vị", "label", self._inner))
        column.addWidget(self.successor)
        self.move_button = Button("Chuyển sổ…", "primary", "building-2", self._inner)
        self.move_button.forbid("" if self.may else NOBODY)
        self.move_button.clicked.connect(self._move)
        column.addWidget(self.move_button)

    def _show_left(self, column: QVBoxLayout, left: Unplaced) -> None:
        column.addWidget(SectionHeading("Thôn về đơn vị nào", "", self._inner, line_above=True))
        words = (
            f"Còn {show_number(str(left.count))} hồ sơ chưa rõ về đâu. Hồ sơ ở lại được ghi tên "
            "đơn vị mới; hồ sơ đi được bàn giao cả lịch sử, một gói cho mỗi đơn vị đã đăng ký thẻ."
        )
        column.addWidget(Words(words, "quiet", self._inner, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for row, village in enumerate(left.villages):
            combo = Combo(list(left.units), self._inner)
            combo.setAccessibleName(f"{village.name} về đơn vị")
            combo.setFixedWidth(360)
            combo.choose(village.unit)
            grid.addWidget(Words(village.name, "body", self._inner), row, 0)
            counted = f"{show_number(str(village.records))} hồ sơ"
            grid.addWidget(Words(counted, "quiet", self._inner), row, 1)
            grid.addWidget(combo, row, 2)
            self.villages[village.id] = combo
        column.addLayout(grid)
        names = dict(left.units)
        for unit, number in left.waiting.items():
            words = f"{show_number(str(number))} hồ sơ chờ thẻ hoặc biên nhận của {names[unit]}."
            column.addWidget(Words(words, "quiet", self._inner, wrap=True))
        self.place_button = Button("Xếp theo thôn", "primary", "split", self._inner)
        self.place_button.forbid("" if self.may else NOBODY)
        self.place_button.clicked.connect(self._place)
        column.addWidget(self.place_button)
        if left.without:
            words = f"Giữ {show_number(str(len(left.without)))} hồ sơ không ghi thôn ở đơn vị này"
            self.stay_button = Button(words, "secondary", "", self._inner)
            self.stay_button.forbid("" if self.may else NOBODY)
            self.stay_button.clicked.connect(self._stay)
            column.addWidget(self.stay_button)

    def _move(self) -> None:
        if self.successor is None or not self.successor.value:
            return
        unit, label = self.successor.value, self.successor.currentText()
        self._pane.ask(
            renewing.enrol_first,
            lambda first: self._ask_to_move(unit, label, first),
            self.move_button,
        )

    def _ask_to_move(self, unit: str, label: str, enrol_first: str) -> None:
        if MoveDialog(label, enrol_first, self.window()).ask() == MoveDialog.MOVE:
            self._pane.ask(
                lambda session: moving.move_unit(session, unit), self._moved, self.move_button
            )

    def _moved(self, moved: Moved) -> None:
        self._pane.tell(
            f"Sổ này nay là sổ của {moved.label}.",
            "Đóng sổ rồi mở lại để thấy tên mới; gửi thẻ mới cho nơi tiếp nhận.",
        )
        self.came()
        show_own_card(self._pane.seat, self.window())

    def _place(self) -> None:
        chosen = {id: combo.value for id, combo in self.villages.items() if combo.value}
        self._pane.ask(
            lambda session: placing.place(session, chosen),
            self._placed,
            self.place_button,
            "Đang xếp hồ sơ…",
        )

    def _placed(self, placed: Placed) -> None:
        gone = sum(sum(sent.counts.values()) for sent in placed.sent.values())
        self._pane.tell(
            f"{show_number(str(placed.stayed))} hồ sơ ở lại, {show_number(str(gone))} hồ sơ vào "
            "gói bàn giao.",
            "Gói nằm ở trang Gửi – Nhận, chép ra USB như mọi gói." if placed.sent else "",
        )
        self.came()

    def _stay(self) -> None:
        left = self.found.left
        kept = {id: kind for kind, id in left.without} if left else {}

        def done(number: int) -> None:
            self._pane.tell(f"{show_number(str(number))} hồ sơ ở lại đơn vị này.")
            self.came()

        self._pane.ask(lambda session: placing.stay(session, kept), done, self.stay_button)
