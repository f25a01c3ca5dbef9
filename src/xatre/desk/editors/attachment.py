"""The editor of pictures kept beside a record: each with a name of its own, to see and take off."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from xatre.desk import last_place, theme
from xatre.desk.editors.base import Editor
from xatre.desk.editors.context import EditorContext
from xatre.desk.widgets.buttons import Button, IconButton
from xatre.desk.widgets.style import mark, side_by_side
from xatre.desk.widgets.text import Picture, ShortWords, Words
from xatre.model.fields import Attachment
from xatre.model.text import clean
from xatre.model.values import IN, YES, Value

LONGEST_LABEL = 200


class ItemRow(QWidget):
    """One picture: its label, its size, buttons to see it and take it off."""

    def __init__(self, key: str, item: Mapping[str, Value], parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self.item = key, item
        self.line = QLineEdit(str(item.get("label", "")), self)
        self.line.setMaxLength(LONGEST_LABEL)
        self.line.setAccessibleName("Tên ảnh")
        size = int(str(item.get("size", "0")) or 0)
        self.see = IconButton("eye", "Xem ảnh", self)
        self.bin = IconButton("trash-2", "Bỏ ảnh", self)
        row = side_by_side(self, 8)
        row.addWidget(Picture("image", theme.INK2, 16, self))
        row.addWidget(self.line, 1)
        row.addWidget(Words(f"{max(1, size // 1024)} KB", "note", self))
        row.addWidget(self.see)
        row.addWidget(self.bin)


class AttachmentEditor(Editor):
    """Pictures. Reading, checking and storing them is the work of the context's functions."""

    field: Attachment

    def __init__(
        self, field: Attachment, context: EditorContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._rows: list[ItemRow] = []
        self._gone: dict[str, Value] = {}
        self._read_only = False
        self._add_button = Button("Thêm ảnh…", "secondary", "paperclip", self, small=True)
        self._add_button.clicked.connect(self._ask_file)
        line = QHBoxLayout()
        line.addWidget(self._add_button)
        self._note = ShortWords("JPEG, PNG đến 5 MB mỗi ảnh", "hint", self)
        line.addWidget(self._note, 1)
        self._box.addLayout(line)

    def _ask_file(self) -> None:
        name = last_place.open_name(
            self, "Chọn ảnh", "", "Ảnh (*.jpg *.jpeg *.png *.JPG *.JPEG *.PNG)"
        )
        if name:
            self.add_file(Path(name))

    def add_file(self, file: Path) -> None:
        """Store a picture and show it when it is stored."""
        if len(self._rows) < self.field.most:
            self.context.store_attachment(file, self._stored)

    def _stored(self, item: Mapping[str, str] | None) -> None:
        if item is not None:
            self._make_row(self.context.new_row_id(), dict(item))
            self.edited.emit()
            self.left.emit()
            self.grown.emit()

    def _make_row(self, key: str, item: Mapping[str, Value]) -> None:
        row = ItemRow(key, item, self)
        row.line.textEdited.connect(self.edited)
        row.line.editingFinished.connect(self.left)
        row.see.setProperty("item", key)
        row.see.clicked.connect(self._see)
        row.bin.setProperty("item", key)
        row.bin.clicked.connect(self._remove)
        self._box.insertWidget(len(self._rows), row)
        self._rows.append(row)
        self._lock(row)

    def _lock(self, row: ItemRow) -> None:
        mark(row.line, readOnly=self._read_only)
        row.bin.setVisible(not self._read_only)

    def _row_of_sender(self) -> ItemRow:
        key = self.sender().property("item")
        return next(row for row in self._rows if row.key == key)

    def _see(self) -> None:
        row = self._row_of_sender()
        self.context.read_attachment(row.item, self._show_picture)

    def _show_picture(self, data: bytes | None) -> None:
        if data is None:
            return
        picture = QPixmap.fromImage(QImage.fromData(data))
        shown = QLabel()
        shown.setAccessibleName("Ảnh đính kèm")
        shown.setPixmap(
            picture.scaled(
                1000,
                600,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        dialog = QDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Ảnh đính kèm")
        QVBoxLayout(dialog).addWidget(shown)
        dialog.open()

    def _remove(self) -> None:
        row = self._row_of_sender()
        self._gone[row.key] = {name: leaf for name, leaf in row.item.items() if name != IN}
        self._take_out(row)
        self.edited.emit()
        self.left.emit()
        self.grown.emit()

    def _take_out(self, row: ItemRow) -> None:
        self._rows.remove(row)
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def set_value(self, stored: Value | None) -> None:
        for row in list(self._rows):
            self._take_out(row)
        self._gone = {}
        for key, item in (stored if isinstance(stored, dict) else {}).items():
            if isinstance(item, dict) and IN in item:
                self._make_row(key, item)
            else:
                self._gone[key] = item
        self.grown.emit()

    def value(self) -> Value | None:
        made: dict[str, Value] = dict(self._gone)
        for row in self._rows:
            made[row.key] = {**row.item, IN: YES, "label": clean(row.line.text())}
        return made or None

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self._add_button.setVisible(not on)
        self._note.setVisible(not on)
        for row in self._rows:
            self._lock(row)

    def set_names(self, label: str) -> None:
        self._add_button.setAccessibleName(f"Thêm ảnh: {label}")

    def controls(self) -> list[QWidget]:
        inside = [control for row in self._rows for control in (row.line, row.see, row.bin)]
        return [*inside, self._add_button]
