"""The dialogs about officers: one added or changed, a password given anew, one dropped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.entry.new_password import NewPassword
from xatre.desk.entry.parts import FieldNote
from xatre.desk.entry.password_box import PasswordBox
from xatre.desk.facts import ROLE_WORDS
from xatre.desk.settings.pane import AskDialog
from xatre.desk.widgets.check_box import CheckBox
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.desk.widgets.text import Words
from xatre.work.people.officers import Dropped, after_dropping

ROLE_USE = {
    "entry": "ghi sổ, gửi và nhận gói",
    "approver": "ghi sổ, phê duyệt, gửi và nhận gói",
    "viewer": "chỉ xem, không sửa",
    "administrator": "ghi sổ, thêm bớt người, sao lưu",
}


BACKUP_COLUMNS = (
    Column("file", "Tệp"),
    Column("when", "Lúc", 150),
    Column("where", "Ở đâu", 170),
)


class OfficerDialog(AskDialog):
    """Adds someone, or with `one` changes their role and case rights."""

    def __init__(
        self, portable: bool, parent: QWidget | None = None, one: Mapping[str, Any] | None = None
    ) -> None:
        title = f"Vai trò của {one['name']}" if one else "Thêm người mở sổ"
        super().__init__(title, level="info", parent=parent)
        self._one = one
        self._name = QLineEdit(self)
        self._name.setMaxLength(60)
        self._note = FieldNote(self)
        if one is None:
            self.field("Họ và tên", self._name)
            self.body.addWidget(self._note)
        else:
            self._name.hide()
        choices = [(role, f"{words}: {ROLE_USE[role]}") for role, words in ROLE_WORDS.items()]
        self._role = Combo(choices, self)
        self._role.removeItem(0)
        self._role.choose(str(one["role"]) if one else "entry")
        self.field("Vai trò", self._role)
        self._cases = CheckBox("Được xem vụ việc và thông tin kín của trẻ", self)
        self._cases.setChecked(bool(one["case_rights"]) if one else False)
        self.body.addWidget(self._cases)
        self.body.addWidget(
            Words(
                "Chỉ cho người được giao việc bảo vệ trẻ em (NĐ 56/2017 Đ33).",
                "hint",
                self,
                wrap=True,
            )
        )
        self._password = NewPassword(self, portable=portable)
        self._password.setVisible(one is None)
        if one is None:
            self.body.addWidget(self._password)
        self.add_deed("Lưu vai trò" if one else "Thêm người này")

    @property
    def name(self) -> str:
        return " ".join(self._name.text().split())

    @property
    def role(self) -> str:
        return self._role.value

    @property
    def case_rights(self) -> bool:
        return self._cases.isChecked()

    @property
    def new_password(self) -> str:
        return self._password.password

    def ready(self) -> bool:
        if self._one is not None:
            return True
        self._note.say("" if self.name else "Chưa ghi họ và tên.")
        if not self.name:
            self._name.setFocus()
            return False
        return self._password.ready()


class ResetDialog(AskDialog):
    """An administrator gives someone a new password."""

    def __init__(self, name: str, portable: bool, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Đặt lại mật khẩu cho {name}",
            "Dùng khi người này quên mật khẩu. Phần người báo tin niêm kín riêng cho người này "
            "sẽ không mở lại được nữa.",
            level="doubt",
            parent=parent,
        )
        self._password = NewPassword(self, portable=portable)
        self.body.addWidget(self._password)
        self.add_deed("Đặt lại mật khẩu")

    @property
    def new_password(self) -> str:
        return self._password.password

    def ready(self) -> bool:
        return self._password.ready()


class OwnPasswordDialog(AskDialog):
    """One's own password, which needs the one in use."""

    def __init__(self, portable: bool, parent: QWidget | None = None) -> None:
        super().__init__("Đổi mật khẩu của tôi", level="info", parent=parent)
        self._current = PasswordBox(self)
        self.field("Mật khẩu đang dùng", self._current)
        self._note = FieldNote(self)
        self.body.addWidget(self._note)
        self._password = NewPassword(self, portable=portable)
        self.body.addWidget(self._password)
        self.add_deed("Đổi mật khẩu")

    @property
    def current_password(self) -> str:
        return self._current.text()

    @property
    def new_password(self) -> str:
        return self._password.password

    def ready(self) -> bool:
        self._note.say("" if self._current.text() else "Chưa gõ mật khẩu đang dùng.")
        if not self._current.text():
            self._current.setFocus()
            return False
        return self._password.ready()


class DropDialog(AskDialog):
    """Someone leaves: their way in is taken and the book gets a new key."""

    def __init__(self, name: str, enrol_first: str, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Bớt {name} khỏi sổ",
            "Người này không mở được sổ nữa; những gì người này đã ghi vẫn còn. Sổ được đổi khóa "
            "và mã khôi phục, có thể mất vài phút. Máy này cũng đổi khóa: bên kia phải đăng ký thẻ "
            "mới bằng vân tay rồi mới nhận gói tiếp. Chuẩn bị giấy bút ghi mã khôi phục mới.",
            [enrol_first] if enrol_first else [],
            level="doubt",
            parent=parent,
        )
        self.add_button("stop", "Thôi, giữ lại", "secondary", safe=True)
        self._quiet = "stop"
        self.add_button(self.DEED, f"Bớt {name}", "danger")


class AfterDropping(Dialog):
    """What is left to do by hand: the new card, and the backups that the old key still opens."""

    CARD = "card"

    def __init__(self, name: str, told: Dropped, parent: QWidget | None = None) -> None:
        todo = after_dropping(told)
        super().__init__(f"Đã bớt {name}, còn việc phải làm", todo[0], level="doubt", parent=parent)
        self.setFixedWidth(720)
        if told.backups:
            self.body.setContentsMargins(0, 12, 0, 0)
            self.body.addWidget(Words(todo[1], "text", self, wrap=True))
            self.backups = Table("Bản sao lưu khóa cũ còn mở được", list(BACKUP_COLUMNS), self)
            self.backups.stand_high(min(5, len(told.backups)))
            rows = [
                TableRow(
                    f"{number}",
                    (
                        Cell(one.name),
                        Cell(one.taken),
                        Cell("Cạnh sổ" if one.beside else "Đã chép ra nơi khác"),
                    ),
                )
                for number, one in enumerate(told.backups)
            ]
            self.backups.show_rows(rows)
            self.body.addWidget(self.backups)
        self.add_button("stop", "Để sau", "quiet")
        self.add_button(self.CARD, "Xem thẻ mới…", "primary", safe=True)
