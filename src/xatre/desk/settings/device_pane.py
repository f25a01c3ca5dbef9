"""This PC: its card, new keys for it; and the sheets for a loss and for a new officer."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from xatre.desk.pages.exchange.own_card import show_own_card
from xatre.desk.pages.seat import Seat
from xatre.desk.settings.pane import AskDialog, Pane
from xatre.desk.settings.profiles_dialog import ProfilesDialog
from xatre.desk.settings.sheet_dialog import SheetDialog
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.dialog import Dialog
from xatre.errors import XatreError
from xatre.work.people.handing_over_post import make_handover_minutes
from xatre.work.people.renewing import Renewed, enrol_first, renew_keys
from xatre.work.sending.incident import make_incident_sheet
from xatre.work.sending.profiles import Wish, ask_for, wishes

LOSS = "Phiếu ghi nhận sự cố"
MINUTES = "Biên bản bàn giao sổ"
NOBODY = "Chỉ quản trị sổ làm được việc này"
NO_EXCHANGE = "Tài khoản này không có quyền gửi và nhận gói"


class RenewDialog(Dialog):
    """What new keys mean for the other side."""

    RENEW = "renew"

    def __init__(self, enrol_first: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Đổi khóa của máy này",
            "Dùng mỗi năm một lần, hoặc khi nghi khóa đã lộ. Hồ sơ và mã hồ sơ không đổi; gói đã "
            "gửi vẫn có giá trị.",
            [
                "Ghi thẻ mới ra tệp, gửi cho bên kia.",
                "Đọc 40 số vân tay mới qua điện thoại để bên kia đăng ký.",
                "Trước khi bên kia đăng ký xong, gói lập ở máy này chưa ai nhận.",
                *([enrol_first] if enrol_first else []),
            ],
            level="doubt",
            parent=parent,
        )
        self.add_button("stop", "Giữ khóa đang dùng", "quiet", safe=True)
        self.add_button(self.RENEW, "Đổi khóa", "danger", "refresh-cw")


class TakerDialog(AskDialog):
    """Who takes the book over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            MINUTES,
            "Liệt kê hồ sơ, bản nháp, hạn đang chạy, gói và biên nhận cuối; không có tên trẻ. "
            "Người giao là người đang mở sổ.",
            level="info",
            parent=parent,
        )
        self.line = QLineEdit(self)
        self.line.setMaxLength(60)
        self.field("Người nhận (để trống: ghi tay sau)", self.line)
        self.add_deed("Lập biên bản")


class DevicePane(Pane):
    """The PC's card and keys, and two sheets."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__("Máy và bàn giao", seat, parent)
        self.heading("Thẻ và khóa của máy này", first=True)
        self.words(
            "Bên kia nhận gói của máy này vì đã đăng ký thẻ bằng vân tay. Đổi khóa thì phải đăng "
            "ký lại thẻ mới."
        )
        self.card = Button("Thẻ của máy này…", "secondary", "key-round", self)
        self.card.clicked.connect(lambda: show_own_card(seat, self.window()))
        self.renew = Button("Đổi khóa của máy…", "danger", "refresh-cw", self)
        self.renew.clicked.connect(self._renew)
        self.renew.forbid("" if seat.facts.may("officers") else NOBODY)
        self.profiles = Button("Hồ sơ gửi lên ở dạng nào…", "secondary", "list-checks", self)
        self.profiles.clicked.connect(self._ask_profiles)
        self.profiles.forbid("" if seat.facts.may("officers") else NOBODY)
        self.profiles.setVisible(seat.facts.at_office)
        self.buttons(self.card, self.profiles, self.renew)
        self.heading("Mất USB hoặc mất máy")
        self.words(
            "Phiếu kê các gói có thể nằm trên vật bị mất, bao nhiêu trẻ em, có niêm kín không, và "
            "việc phải làm ngay. Phiếu không có tên ai."
        )
        self.loss = Button("Lập phiếu sự cố…", "secondary", "shield-alert", self)
        self.loss.clicked.connect(self._loss)
        self.buttons(self.loss)
        self.heading("Đổi cán bộ phụ trách")
        self.words(
            "Thêm người mới và để người ấy mở sổ bằng mật khẩu của mình; hai bên ký biên bản; sau "
            "đó bớt người cũ ở mục Người dùng để đổi khóa và mã khôi phục."
        )
        self.minutes = Button("Lập biên bản bàn giao…", "secondary", "file-text", self)
        self.minutes.clicked.connect(self._minutes)
        self.buttons(self.minutes)
        for button in (self.loss, self.minutes):
            button.forbid("" if seat.facts.may("exchange") else NO_EXCHANGE)

    def _ask_profiles(self) -> None:
        self.ask(wishes, self._choose_profiles, self.profiles)

    def _choose_profiles(self, found: list[Wish]) -> None:
        dialog = ProfilesDialog(found, self.window())
        dialog.ask()
        wanted = dialog.wanted
        if dialog.agreed and wanted:
            self.ask(lambda session: ask_for(session, wanted), self._asked, self.profiles)

    def _asked(self, _: None) -> None:
        self.tell("Thẻ của máy này đã đổi.", "Ghi thẻ mới và nhờ các xã đăng ký lại.")
        show_own_card(self.seat, self.window())

    def _renew(self) -> None:
        self.ask(enrol_first, self._ask_to_renew, self.renew)

    def _ask_to_renew(self, first: str) -> None:
        if RenewDialog(first, self.window()).ask() == RenewDialog.RENEW:
            self.ask(renew_keys, self._renewed, self.renew, "Đang đổi khóa…")

    def _renewed(self, renewed: Renewed) -> None:
        self.tell("Máy này có khóa mới.", "Ghi thẻ mới và nhờ bên kia đăng ký bằng vân tay.")
        show_own_card(self.seat, self.window())

    def _loss(self) -> None:
        words = "Ghi tay phần mất gì, ở đâu, khi nào; ký và báo ngay trong ngày."
        self.ask(make_incident_sheet, lambda html: self._sheet(LOSS, words, html), self.loss)

    def _minutes(self) -> None:
        dialog = TakerDialog(self.window())
        dialog.ask()
        if dialog.agreed:
            taker = dialog.line.text()
            words = "In hai bản, đối chiếu với sổ đang mở rồi cùng ký."
            self.ask(
                lambda session: make_handover_minutes(session, taker),
                lambda html: self._sheet(MINUTES, words, html),
                self.minutes,
            )

    def _sheet(self, title: str, words: str, html: str) -> None:
        try:
            file = SheetDialog(title, words, html, self.window()).put_out()
        except XatreError as fault:
            self.seat.navigator.fault(fault)
            return
        if file is not None:
            self.tell("Đã lưu.", f"{file.name}, trong {file.parent}.")
