"""Before a file is chosen: choosing one, a template to fill in, the police's list of numbers come
back, the last import undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xatre.desk import last_place
from xatre.desk.pages.importing.returned_dialog import bring_back
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.empty_state import EmptyState
from xatre.desk.widgets.message_bar import Message
from xatre.model.kind import Kind
from xatre.work.importing import templates, undoing


class ImportStart(EmptyState):
    """`file_asked`: a file is to be chosen; `undo_asked(number)`: the last import is to be taken
    back. `names_hidden` says whether others can see the desk."""

    file_asked = Signal()
    undo_asked = Signal(int)

    def __init__(
        self,
        kind: Kind,
        seat: Seat,
        names_hidden: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "file-spreadsheet",
            "Chưa chọn tệp nào",
            "Tệp Excel, CSV của xã, cả tệp phông .VnTime hay VNI. Chưa ghi gì vào sổ trước khi "
            "nhấn Nhập, và cả lần nhập hoàn tác được.",
            parent,
        )
        self.kind, self.seat, self.last = kind, seat, 0
        self.first = self.add(Button("Chọn tệp…", "primary", "file-spreadsheet", self))
        self.first.clicked.connect(self.file_asked)
        self.template = self.add_link(Button("Ghi tệp mẫu để điền…", "link", "", self))
        self.template.clicked.connect(self._write_template)
        self.returned = self.add_link(
            Button("Đọc danh sách số định danh công an trả về…", "link", "", self)
        )
        self.returned.clicked.connect(lambda: bring_back(seat, self, hide_names=names_hidden()))
        self.returned.setVisible(kind.name == "child" and seat.may_write)
        self.undo_last = self.add_link(Button("", "link", "undo-2", self))
        self.undo_last.clicked.connect(lambda: self.undo_asked.emit(self.last))
        self.undo_last.setVisible(False)
        self.left = 0
        self.undo_again = self.add_link(Button("", "link", "undo-2", self))
        self.undo_again.clicked.connect(lambda: self.undo_asked.emit(self.left))
        self.undo_again.setVisible(False)

    def begin(self) -> None:
        """Ask which import was the last that stands, and which is undone in part."""
        self.seat.ask(lambda session: undoing.past(session), self._say_last)

    def _say_last(self, past: Sequence[undoing.Import]) -> None:
        kind = self.kind.name
        last = next((one for one in past if one.kind == kind and not one.undone_at), None)
        self.last = last.number if last else 0
        self.undo_last.setVisible(last is not None and self.seat.may_write)
        if last is not None:
            self.undo_last.say(f"Hoàn tác lần đưa vào gần nhất: {last.file}, {last.rows} hồ sơ…")
        part = next((one for one in past if one.kind == kind and one.left), None)
        self.left = part.number if part else 0
        self.undo_again.setVisible(part is not None and self.seat.may_write)
        if part is not None:
            self.undo_again.say(
                f"Hoàn tác lại lần số {part.number}: {part.file}, còn {part.left} hồ sơ giữ nguyên…"
            )

    def _write_template(self) -> None:
        kind = self.kind.name
        name = last_place.save_name(self, "Ghi tệp mẫu", f"mau-{kind}.xlsx", "Excel (*.xlsx)")
        if name:
            self.seat.ask(
                lambda session: templates.write_template(session, kind, Path(name), replacing=True),
                lambda file: self.seat.navigator.tell(
                    Message("success", f"Đã ghi tệp mẫu {file.name}.", "Điền xong đưa lại vào đây.")
                ),
            )
