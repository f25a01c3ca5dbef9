"""Dialogs about the PCs of one unit: its records given back, a letter that makes its PCs known to
each other, a package for a commune's own other PC, a card trusted no more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.dialog import Dialog
from xatre.work.people.senders import TrustedCard
from xatre.work.series import device_words

MAKE = "make"
LONGEST_NUMBER = 9


def give_back_dialog(unit: str, parent: QWidget) -> Dialog:
    """All that the office keeps of a commune, for its new PC."""
    dialog = Dialog(
        f"Trả lại hồ sơ cho {unit}",
        "Dùng khi xã mất máy mà không có bản sao lưu. Tệp chỉ máy đã đăng ký của xã mở được.",
        [
            "Xã lập sổ mới ở máy mới, gửi thẻ; đăng ký thẻ ấy ở đây bằng 40 số trước.",
            "Thu hồi thẻ của máy bị mất.",
            "Chép tệp này cho xã. Những gì xã chưa từng gửi thì ở đây không có.",
        ],
        level="info",
        parent=parent,
    )
    dialog.add_button("stop", "Thôi", "quiet")
    dialog.add_button(MAKE, "Chọn nơi ghi…", "primary", "package-plus", safe=True)
    return dialog


def letter_dialog(unit: str, parent: QWidget) -> Dialog:
    """The return that makes the PCs of a unit known to each other."""
    dialog = Dialog(
        f"Thư báo các máy của {unit}",
        "Báo cho các máy của xã biết nhau: máy nào đã đăng ký, chữ nào trong mã hồ sơ, máy nào đã "
        "thu hồi. Không mang hồ sơ. Mỗi máy của xã nhận tệp này một lần.",
        level="info",
        parent=parent,
    )
    dialog.add_button("stop", "Thôi", "quiet")
    dialog.add_button(MAKE, "Chọn nơi ghi…", "primary", "send", safe=True)
    return dialog


def sibling_dialog(unit: str, parent: QWidget) -> Dialog:
    """A package for the other PCs of this commune."""
    dialog = Dialog(
        "Gói cho máy khác của xã",
        f"Mang mọi bản ghi máy kia của {unit} chưa có, đầy đủ như ở sổ này; chỉ máy cùng xã mở "
        "được. Máy kia nhận gói này ở trang Gửi – Nhận.",
        ["Lần đầu: nơi tiếp nhận đăng ký cả hai máy, gửi thư báo các máy; mỗi máy nhận thư ấy."],
        level="info",
        parent=parent,
    )
    dialog.add_button("stop", "Thôi", "quiet")
    dialog.add_button(MAKE, "Chọn nơi ghi…", "primary", "package-plus", safe=True)
    return dialog


class RevokeDialog(Dialog):
    """Which PC of a unit is trusted no more."""

    REVOKE = "revoke"

    def __init__(
        self, unit: str, cards: Sequence[TrustedCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            f"Thu hồi thẻ của {unit}",
            "Dùng khi mất máy, mất khóa hoặc nghi sổ bị chép. Gói đã nhận vẫn nguyên; gói mới hơn "
            "của máy này bị từ chối. Không bỏ thu hồi được: muốn dùng lại, xã đổi khóa và đăng ký "
            "thẻ mới.",
            level="doubt",
            parent=parent,
        )
        choices = [
            (one.fingerprint, f"{_device(one)}, đăng ký {_day(one.enrolled_at)}") for one in cards
        ]
        self.choice = Combo(choices, self)
        self.choice.removeItem(0)
        self.field("Máy bị thu hồi", self.choice)
        self.line = QLineEdit(self)
        self.line.setMaxLength(LONGEST_NUMBER)
        self.line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.line.setPlaceholderText("Để trống: gói cuối đã nhận của máy ấy; 0: không tin gói nào")
        self.field("Gói tốt cuối cùng", self.line)
        self.add_button("stop", "Giữ các thẻ", "quiet", safe=True)
        self.add_button(self.REVOKE, "Thu hồi thẻ", "danger", "ban")

    @property
    def last(self) -> int | None:
        """The number of the last good package; None for the last one taken."""
        typed = self.line.text().strip()
        return int(typed) if typed else None


def _device(one: TrustedCard) -> str:
    words = device_words(one.device, one.letter)
    return words[:1].upper() + words[1:]


def _day(moment: str) -> str:
    return f"{moment[8:10]}/{moment[5:7]}/{moment[:4]}"
