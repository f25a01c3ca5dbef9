"""The pages of the first book: what for, which unit, where, who. Each knows only its own fields."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from xatre import paths
from xatre.desk import theme
from xatre.desk.entry.new_password import NewPassword
from xatre.desk.entry.parts import EntryPage, FieldNote
from xatre.desk.entry.places import FolderLine, free_folder, is_stick
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.check_box import CardGroup, CheckBox, ChoiceCard
from xatre.desk.widgets.search_list import Found, SearchList, Take
from xatre.desk.widgets.style import mark
from xatre.desk.widgets.text import Words

DEMO_FOR_EVER = (
    "Đánh dấu mãi mãi: chỉ gửi nhận với sổ mẫu khác, sổ thật không nhận gì của sổ này. Dùng để tập "
    "với máy thứ hai, máy thay máy mất."
)
ROLES = ("commune", "office")
MOST_FOUND = 30


def line_edit(parent: QWidget, words: str = "") -> QLineEdit:
    """A line as high as the buttons of these pages."""
    made = QLineEdit(words, parent)
    made.setFixedHeight(theme.UNLOCK)
    return made


class RolePage(EntryPage):
    """What this PC is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Lập sổ mới",
            "Sổ nằm trên máy này hoặc USB, được mã hóa, không cần mạng. Máy này dùng ở đâu?",
            parent,
        )
        self.group = CardGroup(self)
        self.group.setAccessibleName("Máy này dùng ở đâu")
        column = QVBoxLayout(self.group)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(6)
        for title, note in (
            ("Xã, phường, đặc khu", "Ghi sổ trẻ em, vụ việc; gửi gói lên cấp trên"),
            ("Đơn vị tiếp nhận cấp trên", "Nhận gói của các xã trong tỉnh, gửi biên nhận"),
        ):
            card = ChoiceCard(title, note, "", self.group)
            self.group.add(card)
            column.addWidget(card)
        self.group.choose(0)
        self.group.accepted.connect(self.next.click)
        self.body.addWidget(self.group)
        self.body.addSpacing(6)
        self.demo = CheckBox("Sổ mẫu để tập, không ghi trẻ có thật", self)
        self.body.addWidget(self.demo)
        self.demo_note = Words(DEMO_FOR_EVER, "hint", self, wrap=True)
        self.demo_note.hide()
        self.body.addWidget(self.demo_note)
        self.demo.toggled.connect(self.demo_note.setVisible)
        self.have_book = Button("Đã có sổ hoặc bản sao lưu…", "link", "", self)
        self.body.addSpacing(10)
        self.body.addWidget(self.have_book, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def role(self) -> str:
        return ROLES[self.group.chosen]

    def seen(self) -> None:
        self.group.setFocus(Qt.FocusReason.OtherFocusReason)


class UnitPage(EntryPage):
    """Which unit, found by a few letters without accents; how the one above is called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Đơn vị nào", " ", parent)
        self._level = "commune"
        self.unit = SearchList(self._find, self)
        self.unit.setFixedHeight(theme.UNLOCK)
        self.unit_label = self.label("Đơn vị", self.unit)
        self.hint = Words("", "hint", self, wrap=True)
        self.body.addWidget(self.hint)
        self.note = FieldNote(self)
        self.body.addWidget(self.note)
        self.name = line_edit(self)
        self.name_label = self.label("", self.name)
        self.name_hint = Words("", "hint", self, wrap=True)
        self.body.addWidget(self.name_hint)
        self.unit.chosen.connect(self._chosen)

    def set_role(self, role: str) -> None:
        """A commune's unit, or an office's province."""
        office = role == "office"
        self._level = "province" if office else "commune"
        self.title.setText("Tiếp nhận của tỉnh nào" if office else "Xã nào")
        self.sentence.setText(
            "Đơn vị tiếp nhận nhận gói của các xã trong tỉnh, thành phố này."
            if office
            else "Theo danh mục đơn vị hành chính từ ngày 01/07/2025."
        )
        words = "Tỉnh, thành phố" if office else "Xã, phường, đặc khu"
        self.unit_label.setText(words)
        self.unit.setAccessibleName(words)
        self.hint.setText(
            "Gõ không dấu cũng được: lai chau."
            if office
            else "Gõ không dấu cũng được: si lo lau; thêm tên tỉnh nếu trùng tên."
        )
        label = "Tên đơn vị tiếp nhận" if office else "Đơn vị tiếp nhận cấp trên"
        self.name_label.setText(label)
        self.name.setAccessibleName(label)
        self.name_hint.setText(
            "Tên này ghi ở đầu màn hình và trên giấy in."
            if office
            else "Nơi xã gửi gói đến. Từ ngày 01/07/2025 thường là Sở Y tế; sửa lại nếu khác."
        )
        self.unit.choose("", "")
        self.name.setText("" if office else "Sở Y tế")

    def _find(self, typed: str, take: Take) -> None:
        from xatre import resources

        if not typed.strip():
            take(())
            return
        rows = resources.codes().find_units(typed, self._level, MOST_FOUND)  # type: ignore[arg-type]
        take([Found(row.value, row.label) for row in rows])

    def _chosen(self, value: str) -> None:
        self.note.say("")
        mark(self.unit, problem="")
        words = self.unit.text()
        province = words.rpartition(", ")[2] or words
        lowered = province[:1].lower() + province[1:]
        if self._level == "province" or self.name.text().startswith("Sở Y tế"):
            self.name.setText(f"Sở Y tế {lowered}")
        self.next.setFocus()

    def seen(self) -> None:
        self.unit.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> bool:
        """Whether a unit is chosen; says so where not."""
        done = bool(self.unit.value)
        if not done and self.unit.text().strip():
            self.note.say("Chọn một đơn vị trong danh sách hiện ra khi gõ.")
        elif not done:
            self.note.say("Chưa chọn đơn vị.")
        mark(self.unit, problem="" if done else "error")
        if not done:
            self.unit.setFocus()
        return done


class PlacePage(EntryPage):
    """Where the book lies: on this PC, or on a stick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Sổ nằm ở đâu",
            "Một sổ là một thư mục. Nếu chưa rõ, giữ nơi chương trình đề nghị.",
            parent,
        )
        self.folder = FolderLine("Thư mục của sổ", paths.books() / "so", self)
        self.label("Thư mục của sổ")
        self.body.addWidget(self.folder)
        self.stick = CheckBox("Thư mục này nằm ở USB hoặc ổ cắm ngoài", self)
        self.body.addSpacing(8)
        self.body.addWidget(self.stick)
        self.stick_note = Words(
            "USB dễ mất: mật khẩu sẽ là năm từ chương trình đề nghị, và nên có bản sao lưu ở "
            "máy. Rút USB chỉ sau khi đóng sổ.",
            "hint",
            self,
            wrap=True,
        )
        self.body.addWidget(self.stick_note)
        self.stick_note.hide()
        self.stick.toggled.connect(self.stick_note.setVisible)
        self.folder.changed.connect(self._look)

    def propose(self, unit: str) -> None:
        """The place for a book of this unit, unless the person chose one."""
        self.folder.set_folder(free_folder(paths.books() / f"so-{unit.partition('@')[0]}"))
        self._look()

    def _look(self) -> None:
        self.folder.note.say("")
        self.stick.setChecked(is_stick(self.folder.folder))

    def seen(self) -> None:
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> Path:
        return self.folder.folder

    @property
    def portable(self) -> bool:
        return self.stick.isChecked()


class FirstOfficerPage(EntryPage):
    """Who looks after the book, and by what password."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Người quản trị sổ",
            "Người đầu tiên có quyền thêm, bớt người khác và được xem vụ việc. "
            "Có thể đổi về sau ở Thiết lập.",
            parent,
        )
        self.name = line_edit(self)
        self.name.setMaxLength(60)
        self.label("Họ và tên", self.name)
        self.name_note = FieldNote(self)
        self.body.addWidget(self.name_note)
        self.body.addSpacing(6)
        self.password = NewPassword(self)
        self.body.addWidget(self.password)
        self.note = FieldNote(self)
        self.body.addWidget(self.note)
        self.next.say("Lập sổ")
        self.name.returnPressed.connect(self.password.first.setFocus)
        self.password.first.returnPressed.connect(self.password.second.setFocus)
        self.password.second.returnPressed.connect(self.next.click)
        self.name.textEdited.connect(self._typing)

    def _typing(self) -> None:
        self.name_note.say("")
        mark(self.name, problem="")

    def seen(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def officer(self) -> str:
        return " ".join(self.name.text().split())

    def check(self) -> bool:
        """Whether name and password will do; says why not."""
        if not self.officer:
            self.name_note.say("Chưa ghi họ và tên.")
            mark(self.name, problem="error")
            self.name.setFocus()
            return False
        return self.password.ready()

    def set_busy(self, on: bool) -> None:
        """While the book is made."""
        for widget in (self.next, self.back, self.name, self.password):
            widget.setEnabled(not on)
        self.next.say("Đang lập sổ…" if on else "Lập sổ")
