"""The form of a record over the list: what is written, the form, messages."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from xatre.desk.page import first_stop
from xatre.desk.pages.hidden_names import initials, is_titled_by_name
from xatre.desk.pages.kind_words import kind_words
from xatre.desk.pages.record.form_pane import FormPane
from xatre.desk.pages.record.message_place import MessagePlace
from xatre.desk.pages.seat import Seat
from xatre.desk.pages.sheet import SheetPage
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.message_bar import Message
from xatre.desk.widgets.page_head import PageHead
from xatre.desk.widgets.style import stacked
from xatre.kinds import KINDS
from xatre.model.kind import Kind
from xatre.model.values import Fields
from xatre.work.records import browse
from xatre.work.session import Session


class FormSheet(SheetPage):
    """One form with its head. What is done in the form is told by its `pane`."""

    def __init__(self, kind: Kind, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.seat = kind, seat
        self._title, self._names_hidden = ("", ""), False
        column = stacked(self)
        self.head = PageHead(kind.label, "", self, beside=True)
        self._back = Button("Về danh sách", "quiet", "arrow-left", self)
        self._back.clicked.connect(self.leave)
        self.head.add(self._back)
        column.addWidget(self.head)
        place = MessagePlace(self)
        self.bar = place.bar
        self.bar.strip.high = True
        column.addWidget(place)
        self.pane = FormPane(kind, seat, self)
        self.pane.told.connect(self.bar.show_message)
        self.pane.left.connect(self.left)
        self.pane.look_asked.connect(self.look_asked)
        column.addWidget(self.pane, 1)

    def begin(self, fields: Fields) -> None:
        """A new record."""
        self.bar.clear()
        self._title = ("", "")
        self.head.say(kind_words(self.kind).add, "")
        self._say_about(fields)
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

    # from the page

    def panes(self) -> list[QWidget]:
        return [self.pane.form, self.pane.side, self.pane.foot]

    def first_focus(self) -> QWidget | None:
        return first_stop(self.pane.form)

    def primary_button(self) -> QPushButton | None:
        return self.pane.foot.primary

    def leave(self) -> None:
        self.pane.leave()

    def save_draft(self) -> bool:
        return self.pane.save_draft()

    def set_narrow(self, on: bool) -> None:
        self.pane.set_narrow(on)

    def tell(self, message: Message) -> None:
        self.bar.show_message(message)

    def looked_at(self) -> tuple[str, str]:
        record = self.pane.record
        return self.kind.name, record.id if record else self.pane.last_id

    def is_forgotten(self) -> bool:
        return self.pane.begun is None

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
        self.pane.foot.primary.say("Hoàn thành hồ sơ")
        self.pane.load(id)
