"""Vietnamese for Qt's own texts: its wheels bring none. Our own sentences are written in place."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from xatre.desk.words_of_printing import CONTEXTS, PRINTING

EDITING = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "Ché&p",
    "Copy &Link Location": "Chép địa chỉ &liên kết",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
}

WORDS: dict[str, dict[str, str]] = {
    "QPlatformTheme": {
        "OK": "Đồng ý",
        "Save": "Lưu",
        "Save All": "Lưu tất cả",
        "Open": "Mở",
        "&Yes": "&Có",
        "Yes to &All": "Có với &tất cả",
        "&No": "&Không",
        "N&o to All": "K&hông với tất cả",
        "Abort": "Dừng",
        "Retry": "Thử lại",
        "Ignore": "Bỏ qua",
        "Close": "Đóng",
        "Cancel": "Hủy",
        "Discard": "Bỏ",
        "Help": "Trợ giúp",
        "Apply": "Áp dụng",
        "Reset": "Đặt lại",
        "Restore Defaults": "Về mặc định",
    },
    "QLineEdit": EDITING,
    "QWidgetTextControl": EDITING,
    "QAbstractScrollArea": {},
    "QScrollBar": {
        "Scroll here": "Cuộn tới đây",
        "Left edge": "Mép trái",
        "Top": "Đầu",
        "Right edge": "Mép phải",
        "Bottom": "Cuối",
        "Page left": "Sang trái một trang",
        "Page up": "Lên một trang",
        "Page right": "Sang phải một trang",
        "Page down": "Xuống một trang",
        "Scroll left": "Cuộn trái",
        "Scroll up": "Cuộn lên",
        "Scroll right": "Cuộn phải",
        "Scroll down": "Cuộn xuống",
    },
    "QFileDialog": {
        "Look in:": "Tìm trong:",
        "Back": "Trở lại",
        "Go back": "Trở lại",
        "Alt+Left": "Alt+Left",
        "Forward": "Tới",
        "Go forward": "Tới",
        "Alt+Right": "Alt+Right",
        "Parent Directory": "Thư mục trên",
        "Go to the parent directory": "Lên thư mục trên",
        "Create New Folder": "Tạo thư mục",
        "Create a New Folder": "Tạo thư mục mới",
        "&New Folder": "Thư mục &mới",
        "New Folder": "Thư mục mới",
        "List View": "Xem danh sách",
        "Change to list view mode": "Chuyển sang danh sách",
        "Detail View": "Xem chi tiết",
        "Change to detail view mode": "Chuyển sang chi tiết",
        "Sidebar": "Nơi hay dùng",
        "List of places and bookmarks": "Danh sách nơi hay dùng",
        "Files": "Tệp",
        "&File name:": "&Tên tệp:",
        "File &name:": "&Tên tệp:",
        "Files of type:": "Loại tệp:",
        "Files of type: ": "Loại tệp: ",
        "&Open": "&Mở",
        "&Save": "&Lưu",
        "&Choose": "&Chọn",
        "&Rename": "Đổi &tên",
        "&Delete": "&Xóa",
        "Show &hidden files": "Hiện tệp ẩ&n",
        "Directory:": "Thư mục:",
        "Directory": "Thư mục",
        "Directories": "Thư mục",
        "Find Directory": "Tìm thư mục",
        "Open": "Mở",
        "Save As": "Lưu thành",
        "Show ": "Hiện ",
        "Recent Places": "Nơi vừa mở",
        "Remove": "Bỏ",
        "My Computer": "Máy này",
        "Computer": "Máy này",
        "Delete": "Xóa",
        "All Files (*)": "Mọi tệp (*)",
        "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
            "%1\nKhông có thư mục này.\nKiểm tra lại tên thư mục."
        ),
        "%1\nFile not found.\nPlease verify the correct file name was given.": (
            "%1\nKhông có tệp này.\nKiểm tra lại tên tệp."
        ),
        "%1 already exists.\nDo you want to replace it?": "Đã có %1.\nGhi đè lên tệp cũ?",
    },
    "QFileSystemModel": {
        "Name": "Tên",
        "Size": "Cỡ",
        "Type": "Loại",
        "Kind": "Loại",
        "Date Modified": "Ngày sửa",
        "My Computer": "Máy này",
        "Computer": "Máy này",
        "%1 bytes": "%1 byte",
    },
    "QAbstractFileIconProvider": {
        "Drive": "Ổ đĩa",
        "File": "Tệp",
        "Folder": "Thư mục",
        "File Folder": "Thư mục",
    },
    "QTabBar": {"Scroll Left": "Cuộn trái", "Scroll Right": "Cuộn phải"},
    "QMessageBox": {
        "Show Details...": "Xem chi tiết…",
        "Hide Details...": "Ẩn chi tiết…",
        "OK": "Đồng ý",
        "Help": "Trợ giúp",
    },
    "QDialogButtonBox": {"OK": "Đồng ý"},
    "QCalendarWidget": {},
    "QComboBox": {"Open the combo box selection popup": "Mở danh sách"},
    "QShortcut": {"Space": "Phím cách", "Esc": "Esc"},
    "QApplication": {"Executable '%1' requires Qt %2, found Qt %3.": ""},
    "QAccessibleActionInterface": {
        "Press": "Bấm",
        "Toggle": "Bật tắt",
        "SetFocus": "Tới đây",
        "Increase": "Tăng",
        "Decrease": "Giảm",
        "ShowMenu": "Mở danh sách lệnh",
    },
}


class QtWords(QTranslator):
    """Answers Qt's questions for Vietnamese from `WORDS`."""

    _installed: QtWords | None = None

    @classmethod
    def install(cls, app: QCoreApplication) -> None:
        """Install once for `app`."""
        if cls._installed is None:
            cls._installed = cls(app)
            app.installTranslator(cls._installed)

    def isEmpty(self) -> bool:
        return False

    def translate(  # type: ignore[override]
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        words = PRINTING if context.startswith(CONTEXTS) else WORDS.get(context, {})
        return words.get(source) or None
