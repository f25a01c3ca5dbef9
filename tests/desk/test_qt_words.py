"""Qt's own windows speak Vietnamese."""

from __future__ import annotations

import re

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QTabWidget,
    QWidget,
)

NO_WORDS = re.compile(r"[\W\d]*|PDF|mm|Form|CUPS.*|/.*")


def words_of(dialog: QDialog) -> set[str]:
    found = {dialog.windowTitle()}
    for part in dialog.findChildren(QWidget):
        if isinstance(part, (QAbstractButton, QLabel)):
            found |= {part.text(), part.toolTip(), part.accessibleName()}
        elif isinstance(part, QGroupBox):
            found.add(part.title())
        elif isinstance(part, QTabWidget):
            found |= {part.tabText(number) for number in range(part.count())}
    return {one.replace("&", "") for one in found if not NO_WORDS.fullmatch(one)}


def english(words: set[str]) -> set[str]:
    """Words that Vietnamese would not be written with."""
    told = re.compile(
        r"\b(print|page|pages|copies|color|file|files|name|type|cancel|open|save|close|back|folder|"
        r"directory|paper|printer|options|properties|all|off|the|to|scroll|left|right|side)\b",
        re.IGNORECASE,
    )
    return {one for one in words if told.search(one)}


def test_the_window_of_printing(qtbot):
    dialog = QPrintDialog(QPrinter())
    qtbot.addWidget(dialog)
    words = words_of(dialog)
    assert {"In", "Hủy", "Máy in", "Số bản:", "In tất cả"} <= words
    assert english(words) == set()
    combos = {box.itemText(n) for box in dialog.findChildren(QComboBox) for n in range(box.count())}
    assert "All Pages" not in combos


def test_the_window_of_files(qtbot):
    dialog = QFileDialog(None, "Chọn tệp để nhận")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    words = words_of(dialog)
    assert {"Mở", "Hủy", "Tên tệp:"} <= words
    assert english(words) == set()


def test_the_window_of_folders(qtbot):
    dialog = QFileDialog(None, "Chọn thư mục")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    qtbot.addWidget(dialog)
    dialog.show()
    combo = dialog.findChild(QComboBox, "fileTypeCombo")
    assert combo is not None
    assert combo.currentText() == "Thư mục"


def test_the_buttons_of_qt(qtbot):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    kinds = QDialogButtonBox.StandardButton
    told = [box.addButton(one).text() for one in (kinds.Ok, kinds.Cancel, kinds.Close, kinds.Yes)]
    assert [one.replace("&", "") for one in told] == ["Đồng ý", "Hủy", "Đóng", "Có"]
