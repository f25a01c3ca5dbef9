"""Every control in every state on one picture of 1366×768, to be held beside the target.

    python build/gallery.py [file.png]

Needs a screen or `QT_QPA_PLATFORM=offscreen`. It knows the desk only, no book.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)

from xatre.desk import fonts, theme
from xatre.desk.widgets import badge, focus_ring
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.check_box import CheckBox
from xatre.desk.widgets.clock import Clock, ClockFace
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.day_box import DayBox
from xatre.desk.widgets.message_bar import Message, MessageBar
from xatre.desk.widgets.segments import Segmented
from xatre.desk.widgets.step_bar import Step, StepBar
from xatre.desk.widgets.style import Hairline, grounded, mark, rounded
from xatre.desk.widgets.table import Table
from xatre.desk.widgets.table_model import Cell, Column, TableRow
from xatre.desk.widgets.text import Picture, Words

STATES = ("Thường", "Rê chuột", "Đang bấm", "Có tiêu điểm", "Không dùng được")
OUTCOMES = ("taken", "already", "gap", "fork", "refused")
CLOCKS = (
    ClockFace("running", "còn 9 giờ 40 phút", "Can thiệp khẩn cấp · hạn 18:20", 0.2),
    ClockFace("soon", "còn 3 giờ 18 phút", "Can thiệp khẩn cấp · hạn 13:00", 0.73),
    ClockFace("late", "quá 1 ngày", "Kế hoạch hỗ trợ · hạn 19/11", 1),
    ClockFace("done", "xong sau 6 giờ 05 phút", "Can thiệp khẩn cấp · đúng hạn", 1),
)
STEPS = (
    Step("Tiếp nhận", "Mẫu 01", "done"),
    Step("Đánh giá ban đầu", "Mẫu 02", "done"),
    Step("Can thiệp khẩn cấp", "Quyết định", "done"),
    Step("Đánh giá cụ thể", "Mẫu 03", "now", 1),
    Step("Họp nhu cầu", "Biên bản"),
    Step("Kế hoạch", "Mẫu 04, 05"),
    Step("Thực hiện", "Theo dõi"),
    Step("Rà soát", "Mẫu 06"),
)


def _hover(option: Any) -> None:
    # The stubs of Qt leave out what an option holds.
    option.state |= QStyle.StateFlag.State_MouseOver


class HoveredButton(Button):
    """A button drawn as if the mouse were over it: a real mouse can be over one only."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        _hover(option)


class HoveredLine(QLineEdit):
    """The same for a line."""

    def initStyleOption(self, option: QStyleOptionFrame) -> None:
        super().initStyleOption(option)
        _hover(option)


class DrawnRings(QWidget):
    """Draws the ring round several controls at once, as only a picture of all states needs."""

    def __init__(self, parent: QWidget, targets: list[QWidget]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._parent, self._targets = parent, targets
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for target in self._targets:
            focus_ring.paint_ring(painter, target, self._parent)


def field(label: str, control: QWidget, level: str = "", message: str = "") -> QWidget:
    """A label, a control and its message."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    head = QHBoxLayout()
    head.setSpacing(4)
    head.addWidget(Words(label.removesuffix(" *"), "label"))
    if label.endswith(" *"):
        star = Words("*", "label")
        star.tone("red")
        head.addWidget(star)
    head.addStretch(1)
    column.addLayout(head)
    column.addWidget(control)
    control.setAccessibleName(label)
    if message:
        row = QHBoxLayout()
        row.setContentsMargins(1, 1, 0, 0)
        row.setSpacing(6)
        icon, colour = (
            ("circle-alert", theme.RED)
            if level == "error"
            else (
                "triangle-alert",
                theme.AMBER,
            )
        )
        row.addWidget(Picture(icon, colour, 14), 0, Qt.AlignmentFlag.AlignTop)
        words = Words(message, "note", wrap=True)
        words.tone("red" if level == "error" else "amber")
        row.addWidget(words, 1)
        column.addLayout(row)
        mark(control, problem=level)
    column.addStretch(1)
    return whole


def line(words: str) -> QLineEdit:
    made = QLineEdit(words)
    made.setCursorPosition(0)
    return made


class Gallery(QWidget):
    """The picture."""

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "white")
        self.setFixedSize(1366, 768)
        self.pressed: list[Button] = []
        self.focused: list[QWidget] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 14, 28, 12)
        whole.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(36)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(Words("Nút", "section"))
        left.addLayout(self._buttons())
        left.addSpacing(8)
        left.addWidget(Words("Ô nhập", "section"))
        left.addLayout(self._fields())
        left.addSpacing(8)
        left.addWidget(Words("Nhãn kết quả, chọn", "section"))
        left.addSpacing(6)
        left.addLayout(self._badges())
        left.addSpacing(8)
        left.addLayout(self._choices())
        left.addStretch(1)
        upper.addLayout(left, 794)
        upper.addWidget(self._right(), 480)
        whole.addLayout(upper)
        whole.addSpacing(12)
        whole.addWidget(Hairline(self))
        whole.addSpacing(14)
        whole.addWidget(Words("Đồng hồ và các bước", "section"))
        whole.addSpacing(6)
        clocks = QHBoxLayout()
        clocks.setSpacing(12)
        for face in CLOCKS:
            clocks.addWidget(Clock(face))
        whole.addLayout(clocks)
        whole.addSpacing(8)
        steps = StepBar()
        steps.show_steps(STEPS, 3)
        whole.addWidget(steps)
        whole.addSpacing(12)
        bar = MessageBar()
        whole.addWidget(bar)
        words = "61 bản ghi mới, 18 sửa. Biên nhận đã ghi vào USB (E:)."
        bar.show_message(Message("success", "Đã nhận 2 gói.", words, "Hoàn tác"))

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column, state in enumerate(STATES, 1):
            grid.addWidget(Words(state, "label"), 0, column)
            grid.setColumnStretch(column, 1)
        rows = (
            ("Chính", "primary", "Hoàn thành"),
            ("Phụ", "secondary", "Sang Mẫu 02"),
            ("Nguy hiểm", "danger", "Hủy vụ việc…"),
            ("Lặng", "quiet", "Bỏ sửa"),
        )
        for number, (name, look, words) in enumerate(rows, 1):
            grid.addWidget(Words(name, "quiet"), number, 0)
            for column in range(1, 6):
                made = HoveredButton if column == 2 else Button
                button = made(words, look)  # type: ignore[arg-type]
                grid.addWidget(button, number, column)
                if column == 3:
                    self.pressed.append(button)
                elif column == 4:
                    self.focused.append(button)
                button.setEnabled(column != 5)
        grid.setColumnMinimumWidth(0, 122)
        return grid

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        hover, focus = HoveredLine("Tẩn Lở Mẩy"), line("Tẩn Lở Mẩy")
        self.focused.append(focus)
        fixed, off = line("TE-00412"), line("Chọn xã trước")
        fixed.setReadOnly(True)
        mark(fixed, readOnly=True)
        off.setEnabled(False)
        day = DayBox()
        day.setText("11/08/2008")
        place = Combo([("a", "Mồ Sì San"), ("b", "Gia Khâu")])
        place.choose("a")
        poor = Segmented([("yes", "Có"), ("no", "Không")])
        poor.choose("no")
        ethnic = Combo([("a", "Hà Nhì")])
        ethnic.choose("a")
        ethnic.setEnabled(False)
        age = "Trẻ đã đủ 18 tuổi. Đúng thì ghi lý do."
        fields = (
            field("Thường", line("Tẩn Lở Mẩy")),
            field("Rê chuột", hover),
            field("Có tiêu điểm", focus),
            field("Chỉ đọc", fixed),
            field("Không dùng được", off),
            field(
                "Số định danh cá nhân *",
                line("012 317 004"),
                "error",
                "Cần đủ 12 chữ số, mới có 9.",
            ),
            field("Ngày sinh", day, "doubt", age),
            field("Thôn, bản", place),
            field("Hộ nghèo", poor),
            field("Dân tộc", ethnic),
        )
        for number, one in enumerate(fields):
            grid.addWidget(one, number // 5, number % 5)
            grid.setColumnStretch(number % 5, 1)
            grid.setColumnMinimumWidth(number % 5, 140)
        return grid

    def _badges(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        looks = [badge.OUTCOMES[name] for name in OUTCOMES]
        for look in (*looks, badge.UNKNOWN, badge.BadgeLook("Mồ côi")):
            row.addWidget(badge.Badge(*look))
        row.addStretch(1)
        return row

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        ticked, plain, off = (
            CheckBox(words) for words in ("Đã xác minh tại hộ", "Trẻ sinh đôi", "Không áp dụng")
        )
        ticked.setChecked(True)
        off.setEnabled(False)
        office, commune = QRadioButton("Giữ bản của Sở"), QRadioButton("Lấy bản của xã")
        commune.setChecked(True)
        for one in (ticked, plain, off, office, commune):
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _right(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words("Chữ", "section"))
        column.addSpacing(6)
        column.addWidget(Words("Tiêu đề trang 20/600: Đánh giá nguy cơ", "page"))
        column.addWidget(Words("Tiêu đề mục 15/600: Người cung cấp thông tin", "section"))
        column.addWidget(Words("Chữ thường 13/400: Trẻ em được khai sinh đúng quy định"))
        sample = "Chú thích 12/400: ẪỔỆỮẶ · 1.284 trẻ · 09/03/2017 · 11/11/2011"
        column.addWidget(Words(sample, "note"))
        column.addSpacing(10)
        column.addWidget(Words("Màu chữ trên nền, tỷ lệ tương phản", "section"))
        column.addSpacing(4)
        column.addWidget(Swatches())
        column.addSpacing(12)
        column.addWidget(Words("Bảng: rê chuột, đang chọn", "section"))
        column.addSpacing(4)
        names = (
            ("Giàng Thị Ngọc Ánh", "09/03/2017", "Mồ Sì San"),
            ("Nguyễn Hoàng Quỳnh Ưng Thủy Tiên", "11/11/2011", "Hoang Thèn"),
            ("Lừu Thị Dở", "28/08/2020", "Gia Khâu"),
            ("Phừ Gì Sơ", "04/07/2018", "Tả Phùng"),
        )
        self.table = Table(
            "Trẻ em",
            (
                Column("name", "Họ và tên", sort="name", strong=True),
                Column("born", "Ngày sinh", 104, sort="born"),
                Column("village", "Thôn, bản", 116),
            ),
        )
        self.table.setFixedHeight(162)
        self.table.show_rows([TableRow(n, (Cell(n), Cell(b), Cell(v))) for n, b, v in names])
        self.table.show_sorted("name", False)
        self.table.go_to("Lừu Thị Dở")
        column.addWidget(self.table)
        column.addStretch(1)
        return whole

    def show_states(self) -> None:
        """Bring the states on the glass: mouse over, pressed, focus."""
        for button in self.pressed:
            button.setDown(True)
        self.table.setFocus()
        self.table._hover(1)
        DrawnRings(self, self.focused)


class Swatches(QWidget):
    """Words on their grounds."""

    PAIRS = (
        ("ink", theme.INK, theme.WHITE, theme.LINE, "15,8"),
        ("ink2", theme.INK2, theme.PAPER, theme.LINE, "7,2"),
        ("ink3", theme.INK3, theme.RAIL, theme.LINE, "5,0"),
        ("acc", theme.ACCENT, theme.WHITE, theme.LINE, "7,8"),
        ("white", theme.WHITE, theme.ACCENT, theme.ACCENT, "7,8"),
        ("acc", theme.ACCENT, theme.ACCENT_SOFT, theme.ACCENT_LINE, "6,6"),
        ("red", theme.RED, theme.RED_SOFT, theme.RED_LINE, "6,0"),
        ("amb", theme.AMBER, theme.AMBER_SOFT, theme.AMBER_LINE, "6,2"),
        ("grn", theme.GREEN, theme.GREEN_SOFT, theme.GREEN_LINE, "6,0"),
        ("white", theme.WHITE, theme.RED, theme.RED, "7,0"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(74)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        step = (self.width() + 6) / 5
        for number, (name, ink, ground, edge, ratio) in enumerate(self.PAIRS):
            place = QRectF(number % 5 * step, number // 5 * 40, step - 6, 34)
            rounded(painter, place, 4, ground, edge)
            painter.setPen(QColor(ink))
            inner = place.adjusted(7, 0, -7, 0)
            painter.setFont(fonts.font(12, 600))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
            painter.setFont(fonts.font(12, 400))
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(inner, int(align), ratio)


def main(words: list[str]) -> int:
    """Draw the gallery into a file."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    gallery = Gallery()
    gallery.show()
    gallery.activateWindow()
    QTest.qWaitForWindowActive(gallery)
    gallery.show_states()
    app.processEvents()
    file = words[0] if words else ".out/gallery.png"
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    return 0 if gallery.grab().save(file) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
