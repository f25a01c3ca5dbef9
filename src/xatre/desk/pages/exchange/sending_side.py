"""The pane beside the packages of a commune: what is not sent, how kinds travel, the cards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from xatre.desk.pages.exchange.words import number, recipient
from xatre.desk.pages.kind_words import count_words
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.side_pane import SidePane
from xatre.desk.widgets.text import Words
from xatre.model.purposes import OF_OTHER_STREAMS
from xatre.model.text import in_sentence
from xatre.work.sending.sent import SendingDesk

WIDTH = 348
NOTHING = "Chưa có bản ghi hoàn thành nào để gửi."


class SendingSide(SidePane):
    """full_asked, hand_over_asked, siblings_asked, own_card_asked, enrol_asked, table_asked."""

    full_asked = Signal()
    hand_over_asked = Signal()
    siblings_asked = Signal()
    own_card_asked = Signal()
    enrol_asked = Signal()
    table_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Chưa gửi và cách gửi", parent, margin=24)
        self.setFixedWidth(WIDTH)

    def show_desk(self, desk: SendingDesk, may: bool, upper: str) -> None:
        """Show what is known now."""
        self.clear()
        self._unsent(desk)
        self.add_line()
        self._travels(desk)
        self.add_line()
        self.column.addWidget(SectionHeading("Thẻ và bàn giao"))
        said = f"Gửi tới: {recipient(upper, desk.office)}"
        if not desk.office:
            said = "Chưa đăng ký thẻ của đơn vị tiếp nhận cấp trên"
        trusted = Words(said, "text", wrap=True)
        trusted.tone("" if desk.office else "amber")
        self.column.addWidget(trusted)
        for words, icon, act in (
            ("Đăng ký thẻ…", "fingerprint-pattern", self.enrol_asked),
            ("Thẻ của máy này…", "key-round", self.own_card_asked),
            ("Gói đầy đủ…", "package-plus", self.full_asked),
            ("Bàn giao hồ sơ…", "send", self.hand_over_asked),
            ("Gói cho máy khác của xã…", "git-fork", self.siblings_asked),
        ):
            button = Button(words, "secondary", icon, small=True)
            button.clicked.connect(act)
            if act is not self.own_card_asked:
                button.forbid("" if may else "Tài khoản này không có quyền gửi và nhận gói")
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

        self.add_line()
        self.column.addWidget(SectionHeading("Danh sách Excel"))
        said = "Danh sách cũ của xã, danh sách số định danh công an trả về."
        self.column.addWidget(Words(said, "quiet", wrap=True))
        self.table_button = Button("Đưa danh sách vào…", "secondary", "file-input", small=True)
        self.table_button.clicked.connect(self.table_asked)
        self.column.addWidget(self.table_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _unsent(self, desk: SendingDesk) -> None:
        self.column.addWidget(SectionHeading("Chưa gửi cấp trên"))
        total = sum(desk.unsent.values())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Words(number(total), "number"))
        row.addWidget(Words("bản ghi mới hoặc vừa sửa" if total else "bản ghi", "name"), 1)
        self.column.addLayout(row)
        told = count_words(desk.unsent)
        told = told or ("Mọi bản ghi đã ở trong các gói." if desk.sent else NOTHING)
        self.column.addWidget(Words(told, "quiet", wrap=True))
        last = next((one for one in desk.sent if one.purpose not in OF_OTHER_STREAMS), None)
        if last is not None and last.outcome in ("taken", "already"):
            back = len(desk.returned)
            rest = f"trả lại {back} bản ghi" if back else "không trả lại"
            words = f"Gói {last.sequence}: nơi nhận đã nhận, {rest}."
        elif last is not None and not last.is_out:
            words = f"Gói {last.sequence}: chưa chép ra ngoài; nhấn Chép lại."
        elif last is not None:
            words = f"Gói {last.sequence}: đã ghi ra, chưa có biên nhận."
        else:
            words = "Chưa ghi ra gói nào."
        self.column.addWidget(Words(words, "note", wrap=True))
        for told in (*desk.elsewhere, *desk.left_behind):
            said = Words(told, "note", wrap=True)
            said.tone("amber")
            self.column.addWidget(said)

    def _travels(self, desk: SendingDesk) -> None:
        self.column.addWidget(SectionHeading("Mỗi loại đi thế nào"))
        by_profile: dict[tuple[str, str], list[str]] = {}
        for one in desk.travels:
            by_profile.setdefault((one.words, one.law), []).append(one.label)
        for (words, law), labels in by_profile.items():
            box = QWidget()
            grid = QGridLayout(box)
            grid.setContentsMargins(0, 0, 0, 4)
            grid.setVerticalSpacing(1)
            grid.addWidget(Words(f"{words[:1].upper()}{words[1:]}", "name", box), 0, 0)
            kinds = Words(_in_a_row(labels), "quiet", box, wrap=True)
            grid.addWidget(kinds, 1, 0)
            grid.addWidget(Words(law, "hint", box, wrap=True), 2, 0)
            self.column.addWidget(box)


def _in_a_row(labels: list[str]) -> str:
    """ "Thôn, bản, tổ dân phố; trẻ em": a label may hold commas of its own."""
    first, *others = labels
    return "; ".join([first, *(in_sentence(label) for label in others)])
