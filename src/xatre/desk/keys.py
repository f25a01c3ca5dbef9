"""F1: what every key does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from xatre.desk.widgets.dialog import Dialog
from xatre.desk.widgets.text import Key, Words

WIDTH = 900

KEYS: tuple[tuple[str, str], ...] = (
    ("Alt+1 … Alt+9", "Mở trang theo thứ tự ở thanh bên trái"),
    ("Alt+0", "Mở trang Gửi – Nhận"),
    ("F6, Shift+F6", "Sang khung sau, về khung trước"),
    ("Tab, Shift+Tab", "Sang ô sau, về ô trước"),
    ("Enter", "Mở dòng đang chọn; trong ô một dòng: sang ô sau"),
    ("Ctrl+K", "Tìm trong cả sổ"),
    ("Ctrl+F", "Tìm trong danh sách này"),
    ("Ctrl+N", "Lập hồ sơ mới ở trang này"),
    ("Ctrl+G", "Gõ trẻ từ sổ giấy, mỗi dòng một trẻ"),
    ("Ctrl+T", "Tiếp nhận vụ việc"),
    ("F2", "Sửa"),
    ("Ctrl+S", "Lưu bản nháp ngay (vẫn tự lưu)"),
    ("Esc", "Rời biểu mẫu, giữ bản nháp"),
    ("F8, Shift+F8", "Tới mục cần xem lại sau, trước"),
    ("Ctrl+PgDn, Ctrl+PgUp", "Bước hoặc thẻ sau, trước"),
    ("Ctrl+Enter", "Bấm nút chính"),
    ("Ctrl+Z", "Hoàn tác lần lưu gần nhất"),
    ("Ctrl+P", "In"),
    ("Ctrl+E", "Tạo gói gửi"),
    ("Ctrl+H", "Ẩn tên ở mọi trang"),
    ("Ctrl+L", "Khóa sổ"),
    ("F1", "Bảng phím này"),
)


class KeyOverview(Dialog):
    """All keys in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Phím tắt", level="info", parent=parent)
        self.setFixedWidth(WIDTH)
        grid = QGridLayout()
        grid.setContentsMargins(0, 10, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        half = (len(KEYS) + 1) // 2
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number, (keys, words) in enumerate(KEYS):
            line, column = number % half, 2 * (number // half)
            grid.addWidget(Key(keys, self), line, column, side)
            grid.addWidget(Words(words, "text", self), line, column + 1)
        self.body.addLayout(grid)
        close = self.add_button("close", "Đóng bảng phím", "primary", safe=True)
        close.setFocus()
