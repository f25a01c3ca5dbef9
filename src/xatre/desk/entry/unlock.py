"""The page that opens a book: who, password, and what to do when it does not open.

It asks by signals; the opening itself is somebody else's work, off this thread.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from xatre.desk.entry.parts import Notice
from xatre.desk.entry.troubles import trouble_of
from xatre.desk.forms.unlock_page import Ui_UnlockPage
from xatre.desk.remembered import KnownBook, when_words
from xatre.desk.widgets.buttons import Button
from xatre.errors import XatreError
from xatre.work.nameplate import Nameplate, seconds_to_wait

ROOMY = 640


class UnlockPage(QWidget):
    """open_asked(officer, password, take over); `offered(key, what)` for the other ways:
    recover, other, new, restore (with a backup's path or ""), moved (with a folder), again."""

    open_asked = Signal(str, str, bool)
    offered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_UnlockPage()
        self.ui.setupUi(self)
        self.book = KnownBook("")
        self.nameplate = Nameplate()
        self.notice: Notice | None = None
        self._take_over = False
        self._busy = False
        self._left = 0
        self._links = {
            "recover": Button("Quên mật khẩu…", "link", "", self),
            "other": Button("Mở sổ khác…", "link", "", self),
            "new": Button("Lập sổ mới…", "link", "", self),
            "restore": Button("Khôi phục từ bản sao lưu…", "link", "", self),
        }
        for key, button in self._links.items():
            button.setProperty("key", key)
            button.clicked.connect(self._link_pressed)
        self._lay_links()
        self.ui.ways_column.insertSpacing(2, 16)
        self.ui.ways_column.insertSpacing(4, 3)
        self.ui.ways_column.insertSpacing(self.ui.ways_column.count() - 1, 16)
        self.ui.officers.changed.connect(self._officer_changed)
        self.ui.password.returnPressed.connect(self._open)
        self.ui.password.textEdited.connect(self._typing)
        self.ui.password.caps_lock.connect(self._say_caps)
        self.ui.open.clicked.connect(self._open)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)

    def _lay_links(self) -> None:
        """Two in a line, without a gap where one is not offered."""
        shown = [
            self._links[key]
            for key in ("recover", "other", "restore", "new")
            if not self._links[key].isHidden()
        ]
        for number, row in enumerate((self.ui.links, self.ui.more_links)):
            while row.count():
                row.takeAt(0)
            for place, link in enumerate(shown[number * 2 : number * 2 + 2]):
                if place:
                    row.addStretch(1)
                row.addWidget(link)
            if len(shown) - number * 2 == 1:
                row.addStretch(1)

    # what is shown

    def show_book(self, book: KnownBook, nameplate: Nameplate, now: datetime | None = None) -> None:
        """Show a book that is there; the password is empty and ready."""
        self.book, self.nameplate, self._take_over = book, nameplate, False
        self._set_notice(None)
        self.set_busy(False)
        self.ui.title.setText(book.title)
        self.ui.line.setText(book.line)
        moment = now or datetime.now(UTC)
        people = [
            (name, role, when_words(when, moment))
            for name in nameplate.officers
            for role, when in [book.officers.get(name, ("", ""))]
        ]
        self.ui.officers.offer(people, book.last_officer)
        self.ui.officers.setVisible(bool(people))
        self.ui.officers_label.setVisible(bool(people))
        self.ui.password.forget()
        self._say_problem("")
        self._officer_changed(self.ui.officers.chosen)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where the person goes on."""
        if self.notice is not None and self.notice.buttons:
            next(iter(self.notice.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.ui.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, on: bool, words: str = "Đang mở sổ…") -> None:
        """While the book is being opened, or still being closed."""
        self._busy = on
        for widget in (self.ui.open, self.ui.password, self.ui.officers, *self._links.values()):
            widget.setEnabled(not on)
        self.ui.open.say(words if on else "Mở sổ")

    def show_fault(self, error: XatreError) -> None:
        """The book did not open: say why, and offer what helps."""
        self.set_busy(False)
        if error.code == "XT-501":
            self._say_problem(f"{error.happened} {error.to_do} ({error.code})")
            self.ui.password.selectAll()
            self._check_wait()
            if not self._left:
                self.take_focus()
            return
        if error.code == "XT-507":
            self._check_wait()
            return
        trouble = trouble_of(error)
        notice = Notice(trouble.level, trouble.title, trouble.words, self)
        for key, words, look in trouble.offers:
            self._add_offer(notice, key, words, look, error)
        self._set_notice(notice)
        self.ui.ways_in.setVisible(not trouble.shut)
        for key, link in self._links.items():
            link.setVisible(key not in notice.buttons and not (trouble.shut and key == "recover"))
        self._lay_links()
        self.take_focus()

    def _add_offer(
        self, notice: Notice, key: str, words: str, look: str, error: XatreError
    ) -> None:
        what = {"restore_this": "backup", "moved": "to"}.get(key, "")
        given = str(error.facts.get(what, "")) if what else ""
        sent = "restore" if key == "restore_this" else key

        def act() -> None:
            if key == "take_over":
                self._allow_take_over()
            elif key == "again" and self.ui.password.text():
                self._set_notice(None)
                self._open()
            else:
                self.offered.emit(sent, given)

        notice.add_button(key, words, act, look)  # type: ignore[arg-type]

    def say(self, level: str, title: str, words: str) -> None:
        """Say something above the password, as why the book was locked."""
        self._set_notice(Notice(level, title, words, self))
        self.take_focus()

    def _allow_take_over(self) -> None:
        """Once more a word of warning, then the password opens it."""
        self._take_over = True
        notice = Notice(
            "doubt",
            "Mở sổ mà máy kia chưa đóng",
            "Chỉ làm khi máy kia đã tắt hoặc hỏng. Nếu máy kia còn mở, những gì ghi ở đó "
            "từ lúc này có thể mất. Gõ mật khẩu để mở ở đây.",
            self,
        )
        notice.add_button("stop", "Thôi, để máy kia đóng sổ", self._forbid_take_over, "quiet")
        self._set_notice(notice)
        self.ui.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forbid_take_over(self) -> None:
        self._take_over = False
        self._set_notice(None)
        self.take_focus()

    def _set_notice(self, notice: Notice | None) -> None:
        if self.notice is not None:
            self.notice.hide()
            self.notice.deleteLater()
        self.notice = notice
        place = self.ui.notice_place
        place.setContentsMargins(0, 14 if notice is not None else 0, 0, 0)
        if notice is not None:
            place.addWidget(notice)
            notice.show()
        self.ui.ways_in.show()
        for link in self._links.values():
            link.show()
        self._lay_links()

    # the wait after wrong passwords

    def _check_wait(self) -> None:
        """Begin the countdown where one runs, also one begun before the program was started."""
        try:
            chosen = self.ui.officers.chosen
            left = seconds_to_wait(Path(self.book.folder), datetime.now(UTC), chosen)
        except XatreError:
            left = 0  # opening will say what is wrong with the disk
        self._left = left
        if left:
            self.ui.password.forget()
            self._clock.start()
            self._tell_wait()
        else:
            self._end_wait()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._check_wait()
        else:
            self._tell_wait()

    def _tell_wait(self) -> None:
        minutes, seconds = divmod(self._left, 60)
        shown = f"{minutes}:{seconds:02d}"
        self.ui.open.setEnabled(False)
        self.ui.password.setEnabled(False)
        self.ui.open.say(f"Chờ {shown}")
        self._say_problem(
            f"Đã gõ sai nhiều lần. Thử lại sau {shown}. Sổ vẫn nguyên. "
            "Nếu quên mật khẩu, dùng mã khôi phục đã in khi lập sổ. (XT-507)",
            at_field=False,
        )

    def _end_wait(self) -> None:
        running = self._clock.isActive()
        self._clock.stop()
        if running:
            self.ui.open.setEnabled(True)
            self.ui.password.setEnabled(True)
            self.ui.open.say("Mở sổ")
            self._say_problem("")
            self.ui.password.forget()
            self.take_focus()

    # what the person does

    def _say_problem(self, words: str, *, at_field: bool = True) -> None:
        self.ui.message.say(words)
        self.ui.password.set_problem("error" if words and at_field else "")
        self.ui.password.setAccessibleDescription(words)

    def _say_caps(self, on: bool) -> None:
        self.ui.caps_lock.say("Caps Lock đang bật" if on else "", "amber", "arrow-big-up")

    def _typing(self) -> None:
        if not self._left:
            self._say_problem("")

    def _officer_changed(self, name: str) -> None:
        words = f"Mật khẩu của {name}" if name else "Mật khẩu"
        self.ui.password_label.setText(words)
        self.ui.password.setAccessibleName(words)
        self._say_problem("")
        self._check_wait()

    def _open(self) -> None:
        if self._busy or self._left:
            return
        typed = self.ui.password.text()
        if not typed:
            self._say_problem("Chưa gõ mật khẩu.")
            self.take_focus()
            return
        self._say_problem("")
        self.set_busy(True)
        self.open_asked.emit(self.ui.officers.chosen, typed, self._take_over)

    def _link_pressed(self) -> None:
        self.offered.emit(str(self.sender().property("key")), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ui.officers.show_most(4 if self.height() >= ROOMY else 2)
