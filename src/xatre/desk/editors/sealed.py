"""The editor of a sealed block: shut until opened, sealed again at every saving."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xatre.desk import theme
from xatre.desk.editors.base import Editor
from xatre.desk.editors.context import EditorContext
from xatre.desk.form.grid import FieldGrid
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.style import mark, side_by_side
from xatre.desk.widgets.text import Picture, Words
from xatre.errors import DataError
from xatre.model.fields import FieldError, Sealed
from xatre.model.values import Fields, Value


class SealedEditor(Editor):
    """A block sealed to named officers: shut until opened, sealed again at every saving."""

    field: Sealed

    def __init__(
        self, field: Sealed, context: EditorContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._stored: Value | None = None
        self._changed = False
        self._read_only = False
        self._shut = QWidget(self)
        row = side_by_side(self._shut, 8)
        row.addWidget(Picture("lock", theme.INK2, 16, self._shut))
        self._words = Words("Đã niêm kín. Mỗi lần mở đều được ghi lại.", "quiet", self._shut)
        row.addWidget(self._words)
        self._open = Button("Mở phần niêm kín", "link", "eye", self._shut)
        self._open.clicked.connect(self.unseal)
        row.addWidget(self._open)
        row.addStretch(1)
        self.grid = FieldGrid(field.fields, context, self)
        self.grid.edited.connect(self._edit)
        self.grid.left.connect(self.left)
        self.grid.grown.connect(self.grown)
        self._box.addWidget(self._shut)
        self._box.addWidget(self.grid)
        self._show(opened=True)

    def unseal(self) -> None:
        """Ask for the words inside; the answer opens the block, or says it may not be opened."""
        if isinstance(self._stored, str):
            self.context.unseal(self.field.name, self._stored, self._take)

    def _take(self, fields: Fields | None) -> None:
        if fields is None:
            self._words.setText("Phần này niêm kín cho người khác, không mở được ở đây.")
            mark(self._words, tone="amber")
            self._open.hide()
            return
        self.grid.set_values(fields)
        self._show(opened=True)
        self.grown.emit()
        self.grid.focus_first()

    def _show(self, opened: bool) -> None:
        self._shut.setVisible(not opened)
        self.grid.setVisible(opened)

    def _edit(self) -> None:
        self._changed = True
        self.edited.emit()

    @property
    def is_open(self) -> bool:
        return not self.grid.isHidden()

    def set_value(self, stored: Value | None) -> None:
        if stored is not None and stored == self._stored and self.is_open:
            return
        self._stored, self._changed = stored, False
        self.grid.set_values({})
        self._open.show()
        self._show(opened=stored is None)

    def value(self) -> Value | None:
        if not self._changed:
            return self._stored
        if self.grid.faults():
            raise FieldError(what="Có mục trong phần này chưa đọc được.")
        fields = self.grid.values()
        self._stored = self.context.seal(self.field.name, fields) if fields else None
        self._changed = False
        return self._stored

    def tidy(self) -> None:
        try:
            self.grid.tidy()
        except DataError:
            return

    def set_part_problems(self, problems: dict[str, tuple[str, str]]) -> None:
        self.grid.set_problems(problems)

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self.grid.set_read_only(on)

    def set_names(self, label: str) -> None:
        self._open.setAccessibleName(f"Mở phần niêm kín: {label}")
        self.grid.name_controls(label)

    def controls(self) -> list[QWidget]:
        return self.grid.controls() if self.is_open else [self._open]
