"""Who may open the book: added, changed, dropped, and their passwords."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from xatre.desk.facts import ROLE_WORDS
from xatre.desk.pages.exchange.own_card import show_own_card
from xatre.desk.pages.seat import Seat
from xatre.desk.settings.code_dialog import show_code
from xatre.desk.settings.officer_dialogs import (
    AfterDropping,
    DropDialog,
    OfficerDialog,
    OwnPasswordDialog,
    ResetDialog,
)
from xatre.desk.settings.pane import Pane
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.work import preferences
from xatre.work.people import officers, renewing
from xatre.work.session import Session

ROWS_SEEN = 6


class OfficersPane(Pane):
    """A list of the officers and what can be done with the one chosen."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__("Người dùng", seat, parent)
        self.people: list[dict[str, Any]] = []
        self.heading("Người mở được sổ", first=True)
        self.words(
            "Mỗi người một mật khẩu. Vai trò và quyền xem vụ việc do chương trình giữ; riêng phần "
            "người báo tin được niêm kín cho người có tên."
        )
        columns = [
            Column("name", "Họ và tên", strong=True),
            Column("role", "Vai trò", 150),
            Column("cases", "Vụ việc", 130),
        ]
        self.table = Table("Người mở được sổ", columns, self)
        self.table.stand_high(ROWS_SEEN)
        self.table.moved.connect(self._fit_buttons)
        self.table.opened.connect(self._change)
        self.column.addWidget(self.table)
        self.add = Button("Thêm người…", "secondary", "user-plus", self)
        self.change = Button("Sửa vai trò…", "secondary", "pencil", self)
        self.reset = Button("Đặt lại mật khẩu…", "secondary", "key-round", self)
        self.drop = Button("Bớt người này…", "danger", "", self)
        self.own = Button("Đổi mật khẩu của tôi…", "secondary", "key-round", self)
        for button, act in (
            (self.add, self._add),
            (self.change, self._change),
            (self.reset, self._reset),
            (self.drop, self._drop),
            (self.own, self._own),
        ):
            button.clicked.connect(act)
        self.buttons(self.add, self.change, self.reset, self.drop)
        self.heading("Mật khẩu của tôi")
        self.words(f"Người đang mở sổ: {seat.facts.officer}, {seat.facts.officer_role_words}.")
        self.buttons(self.own)
        self._fit_buttons()

    def came(self) -> None:
        self.ask(officers.list_officers, self._show)

    def _show(self, people: list[dict[str, Any]]) -> None:
        self.people = people
        rows = [
            TableRow(
                str(one["name"]),
                (
                    Cell(str(one["name"])),
                    Cell(ROLE_WORDS.get(str(one["role"]), str(one["role"]))),
                    Cell("Được xem" if one["case_rights"] else "Không xem"),
                ),
            )
            for one in people
        ]
        self.table.show_rows(rows)
        self._fit_buttons()

    @property
    def chosen(self) -> dict[str, Any] | None:
        """The officer chosen in the list."""
        key = self.table.current_key
        return next((one for one in self.people if one["name"] == key), None)

    def _fit_buttons(self) -> None:
        allowed = self.seat.facts.may("officers")
        why = "" if allowed else "Chỉ quản trị sổ làm được việc này"
        one = self.chosen
        none = why or ("" if one else "Chọn một người trong danh sách")
        mine = one is not None and one["name"] == self.seat.facts.officer
        self.add.forbid(why)
        self.change.forbid(none)
        self.reset.forbid(none or ("Dùng nút Đổi mật khẩu của tôi" if mine else ""))
        self.drop.forbid(none or ("Không tự bớt chính mình được" if mine else ""))

    def _add(self) -> None:
        dialog = OfficerDialog(self.seat.facts.portable, self.window())
        dialog.ask()
        if not dialog.agreed:
            return
        name, role, rights = dialog.name, dialog.role, dialog.case_rights
        password = dialog.new_password

        def job(session: Session) -> str:
            return officers.add_officer(
                session, name, role=role, password=password, case_rights=rights
            ).name

        self.ask(job, lambda name: self._changed(f"Đã thêm {name}."), self.add, "Đang thêm…")

    def _change(self) -> None:
        one = self.chosen
        if one is None or not self.change.isEnabled():
            return
        dialog = OfficerDialog(self.seat.facts.portable, self.window(), one)
        dialog.ask()
        if not dialog.agreed:
            return
        role, rights, name = dialog.role, dialog.case_rights, str(one["name"])

        def job(session: Session) -> str:
            return officers.change_officer(session, name, role=role, case_rights=rights).name

        self.ask(job, lambda name: self._changed(f"Đã đổi vai trò của {name}."))

    def _reset(self) -> None:
        one = self.chosen
        if one is None:
            return
        name = str(one["name"])
        dialog = ResetDialog(name, self.seat.facts.portable, self.window())
        dialog.ask()
        if not dialog.agreed:
            return
        password = dialog.new_password

        def job(session: Session) -> str:
            officers.reset_password(session, name, password)
            return name

        done = f"Đã đặt lại mật khẩu cho {name}."
        self.ask(job, lambda _: self._changed(done), self.reset, "Đang đặt lại…")

    def _drop(self) -> None:
        one = self.chosen
        if one is None:
            return
        name = str(one["name"])
        self.ask(renewing.enrol_first, lambda first: self._ask_to_drop(name, first), self.drop)

    def _ask_to_drop(self, name: str, enrol_first: str) -> None:
        dialog = DropDialog(name, enrol_first, self.window())
        dialog.ask()
        if dialog.agreed:

            def job(session: Session) -> officers.Dropped:
                return officers.drop_officer(session, name)

            self.ask(job, lambda told: self._dropped(name, told), self.drop, "Đang đổi khóa sổ…")

    def _dropped(self, name: str, told: officers.Dropped) -> None:
        """The new code is shown and typed back first: the old one opens nothing any more."""
        show_code(self.seat, told.recovery_code, self.window())
        self.ask(preferences.code_was_checked, lambda _: None)
        self._changed(f"Đã bớt {name}. Sổ, mã khôi phục và máy này đã đổi khóa.")
        dialog = AfterDropping(name, told, self.window())
        dialog.ask()
        if dialog.answer == AfterDropping.CARD:
            show_own_card(self.seat, self.window())

    def _own(self) -> None:
        dialog = OwnPasswordDialog(self.seat.facts.portable, self.window())
        dialog.ask()
        if not dialog.agreed:
            return
        current, new = dialog.current_password, dialog.new_password

        def job(session: Session) -> None:
            officers.change_password(session, current, new)

        self.ask(job, lambda _: self.tell("Đã đổi mật khẩu."), self.own, "Đang đổi…")

    def _changed(self, words: str) -> None:
        self.tell(words)
        self.came()
