"""Choosing a folder: a line with its path and a button; free places for new books."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from xatre import paths
from xatre.desk.entry.parts import FieldNote
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import stacked


def free_folder(wanted: Path) -> Path:
    """`wanted`, or the first of `wanted-2`, `wanted-3`… that is absent or empty."""
    place, number = wanted, 1
    while place.exists() and (not place.is_dir() or any(place.iterdir())):
        number += 1
        place = wanted.with_name(f"{wanted.name}-{number}")
    return place


def is_stick(folder: Path) -> bool:
    """Whether the folder seems to lie on a stick. The person is asked all the same."""
    return paths.is_on_stick(folder)


class FolderLine(QWidget):
    """A path and "Chọn thư mục…"; `changed` when it is another."""

    changed = Signal()

    def __init__(self, name: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        column = stacked(self, 4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.button = Button("Chọn…", "secondary", "folder-open", self)
        self.button.setAccessibleName(f"Chọn thư mục: {name}")
        self.button.clicked.connect(self._choose)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column.addLayout(row)
        self.note = FieldNote(self)
        column.addWidget(self.note)
        self.set_folder(folder)
        self.line.editingFinished.connect(self.changed)

    @property
    def folder(self) -> Path:
        return Path(self.line.text().strip()).expanduser().absolute()

    def set_folder(self, folder: Path) -> None:
        self.line.setText(str(folder))
        self.line.setCursorPosition(len(self.line.text()))  # its end says more
        self.line.setToolTip(str(folder))

    def _choose(self) -> None:
        start = self.folder
        while not start.exists() and start != start.parent:
            start = start.parent
        chosen = QFileDialog.getExistingDirectory(self, self._name, str(start))
        if chosen:
            place, name = Path(chosen), self.folder.name
            # A folder with something in it gets the book's own folder inside.
            self.set_folder(place / name if any(place.iterdir()) else place)
            self.changed.emit()

    def fault(self) -> str:
        """Why nothing new can be put there, or ""."""
        if not self.line.text().strip():
            return "Chưa chọn thư mục."
        folder = self.folder
        try:
            taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
        except OSError:
            return "Không xem được thư mục này. Chọn thư mục khác."
        return "Thư mục này đã có tệp. Chọn thư mục mới hoặc trống." if taken else ""

    def check(self) -> bool:
        """Whether it will do; says why not."""
        why = self.fault()
        self.note.say(why)
        if why:
            self.line.setFocus()
        return not why
