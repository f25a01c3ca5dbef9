"""The form of a record over the list: what is written, the form, messages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xatre.desk.pages.hidden_names import initials, is_titled_by_name
from xatre.desk.pages.kind_words import kind_words
from xatre.desk.pages.record.form_pane import FormPane
from xatre.desk.pages.record.message_place import MessagePlace
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.style import grounded
from xatre.kinds import KINDS
from xatre.model.kind import Kind
from xatre.model.values import Fields
from xatre.work.records import browse
from xatre.work.session import Session


class FormSheet(QWidget):
    """One form with its head. The signals are those of its `pane`."""

    back = Signal()

    def __init__(self, kind: Kind, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.seat = kind, seat
        self._title, self._names_hidden = ("", ""), False
        grounded(self, "white")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = PageHead(kind.label, "", self, beside=True)
        self._back = Button("Về danh sách", "quiet", "arrow-left", self)
        self._back.clicked.connect(self.back)
        self.head.add(self._back)
        column.addWidget(self.head)
        place = MessagePlace(self)
        self.bar = place.bar
        column.addWidget(place)
        self.pane = FormPane(kind, seat, self)
        self.pane.told.connect(self.bar.show_message)

        self.back.connect(self.pane.leave)
        column.addWidget(self.pane, 1)

    def begin(self, fields: Fields) -> None:
        """A new record."""
        self.bar.clear()
        self._title = ("", "")
        self.head.say(kind_words(self.kind).add, "")
        self._say_about(fields)
        self.pane.foot.drop.say("Bỏ bản nháp")
        self.pane.foot.primary.say("Hoàn thành hồ sơ")
        self.pane.begin(fields)

    def _say_about(self, fields: Fields) -> None:
        """What a remark is about, in words."""
        kind, id = fields.get("about_kind"), fields.get("about_id")
        if not isinstance(kind, str) or not isinstance(id, str):
            return

        def job(session: Session) -> str:
            return str(browse.record(session, kind, id).fields.get("code", ""))

        def told(code: str) -> None:
            label = KINDS[kind].label.lower()
            self.head.say(kind_words(self.kind).add, f"về hồ sơ {label} {code}")

        self.seat.ask(job, told)

    def set_names_hidden(self, on: bool) -> None:
        """The names in the form and the one in the head become dots and initials."""
        self._names_hidden = on
        self.pane.cover.set_on(on)
        self._say_title()

    def _say_title(self) -> None:
        title, line = self._title
        if title:
            hidden = self._names_hidden and is_titled_by_name(self.kind)
            self.head.say(initials(title) if hidden else title, line)

    def load(self, id: str, title: str, line: str = "") -> None:
        """A record of the book."""
        self.bar.clear()
        self._title = (title, line)
        self._say_title()
        self.pane.foot.drop.say("Bỏ sửa")
        self.pane.foot.primary.say("Hoàn thành hồ sơ")
        self.pane.load(id)
