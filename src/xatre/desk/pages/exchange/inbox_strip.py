"""The strip over the packages of an office: the folder it watches, and what came there.

Looks again when the folder says that it changed and every half minute, for shares on a network
say nothing. It only lists; taking in goes the same way as with any file.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xatre.desk.pages.exchange import places
from xatre.desk.pages.exchange.words import number
from xatre.desk.pages.seat import Seat
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.text import Words
from xatre.work.receiving import inbox
from xatre.work.receiving.inbox import Seen, Waiting

EVERY = 30_000


class InboxStrip(QWidget):
    """`read_asked(paths)` when a person wants to read what came."""

    read_asked = Signal(list)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.waiting: Waiting | None = None
        self._seen: Seen | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 20, 0)
        row.setSpacing(8)
        self.words = Words("", "text", self, wrap=True)
        row.addWidget(self.words, 1)
        self.read = Button("Đọc thử tệp mới…", "secondary", "package-open", self, small=True)
        self.read.clicked.connect(self._read)
        self.stop = Button("Thôi chờ", "link", "", self, small=True)
        self.stop.clicked.connect(lambda: self.watch(None))
        row.addWidget(self.read)
        row.addWidget(self.stop)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self.look())
        self._clock = QTimer(self)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self.look)
        self.hide()

    def choose(self) -> None:
        """Ask for the folder to watch."""
        folder = places.choose_folder(self.window(), "Chọn thư mục chờ, nơi các xã để tệp")
        if folder is not None:
            self.watch(folder)

    def watch(self, folder: Path | None) -> None:
        """Watch this folder, or none."""
        self.seat.ask(lambda session: inbox.watch(session, folder), lambda _: self.again())

    def again(self) -> None:
        """Look whatever was seen before, as after taking in."""
        self._seen = None
        self.waiting = None
        self.look()

    def look(self) -> None:
        """Ask what waits, if anything changed."""
        if not self.seat.facts.may("exchange"):
            return
        before = self._seen
        self.seat.ask(lambda session: inbox.look(session, before), self._show)

    def _show(self, waiting: Waiting | None) -> None:
        if waiting is None:
            if self._seen is None:
                self._rest()
            return
        self.waiting, self._seen = waiting, waiting.seen
        if self._watcher.directories() != [str(waiting.folder)] and not waiting.is_gone:
            self._stop_watching()
            self._watcher.addPath(str(waiting.folder))
        self._clock.start()
        many, bad = len(waiting.files) + len(waiting.cards), len(waiting.refused)
        if waiting.is_gone:
            self._seen = None
            words = f"Thư mục chờ {waiting.folder}: không đọc được, ổ hoặc mạng đang vắng."
        elif many:
            words = f"Thư mục chờ {waiting.folder}: {number(many)} tệp mới, chưa nhận."
        else:
            words = f"Thư mục chờ {waiting.folder}: không có tệp mới."
        if bad:
            words = f"{words} {number(bad)} tệp không nhận được; xem vì sao bằng cách đọc thử."
        self.words.setText(f"{words} {waiting.left_out}".rstrip())
        self.words.tone("amber" if waiting.is_gone or many or waiting.left_out else "")
        self.read.say("Đọc thử tệp mới…" if many else "Đọc thử lại…")
        self.read.setVisible(bool(many or bad))
        self.show()

    def _rest(self) -> None:
        """No folder is watched."""
        self._clock.stop()
        self._stop_watching()
        self.hide()

    def _stop_watching(self) -> None:
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())

    def _read(self) -> None:
        if self.waiting is not None:
            found = self.waiting
            self.read_asked.emit([*found.files, *found.refused, *found.cards])
