"""The desk on its stage: opens books in it, waits until it rests, takes pictures of the screen.

Nothing sleeps for a fixed time: a picture is taken when the book's thread has nothing to do, no
short timer runs and nothing fades.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QAbstractAnimation, QEventLoop, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from shots.books import Book, now
from xatre.desk import faults, sitting, theme
from xatre.desk.application import Desk
from xatre.desk.entry import unlock
from xatre.desk.widgets.dialog import Dialog
from xatre.desk.window import Window
from xatre.store import book
from xatre.store.keys.slots import Cost
from xatre.store.safety import journal
from xatre.work import session as sessions
from xatre.work.session import Session


class StoppedClock(datetime):
    """Says the moment of the pictures whenever it is asked for now."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return now().astimezone(tz)


SHORT, QUIET, PATIENCE = 1000, 3, 60.0
"""A timer up to this many milliseconds is waited for; so many calm looks; seconds at most."""


class Stage:
    """One application on the screen, with one desk after another."""

    def __init__(self, pictures: Path, first: int) -> None:
        self.pictures, self.number = pictures, first
        self.faults: list[str] = []
        Cost.standard = classmethod(lambda cls: cls.test())  # type: ignore[assignment,method-assign]
        self._stop_the_clock()
        sys.excepthook = self.raised
        app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(app, QApplication)
        self.app = app
        self.app.setQuitOnLastWindowClosed(False)
        theme.apply(self.app)
        self.app.setCursorFlashTime(0)
        self.desk: Desk | None = None

    @staticmethod
    def _stop_the_clock() -> None:
        real = sessions.open_session

        def opened(*given: Any, **named: Any) -> Session:
            return real(*given, **({"clock": now} | named))

        sessions.open_session = opened
        for module in (unlock, sitting, faults, journal, sessions, book):
            module.datetime = StoppedClock  # type: ignore[attr-defined]

    def raised(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Remember an error nobody caught: every page must be shown without one."""
        lines = traceback.format_exception(kind, error, trace)
        self.faults.append(f"hình {self.number + 1}: {''.join(lines)}")

    # desks

    def start(self, folder: Path | None = None) -> Desk:
        """A new desk at the closed book in `folder`, or at the first book's pages."""
        self.close()
        desk = self.desk = Desk(self.app, str(folder) if folder else None)
        desk.tell_fault = self._told
        desk.start()
        desk.worker.fault.connect(self._broke)
        self.settle()
        return desk

    def _told(self, dialog: Dialog) -> None:
        self.faults.append(f"hình {self.number + 1}: {dialog.windowTitle()}")
        dialog.deleteLater()

    def _broke(self, error: BaseException) -> None:
        self.raised(type(error), error, error.__traceback__)

    def open(self, book: Book, officer: str = "") -> Window:
        """A new desk with that book open."""
        desk = self.start(book.folder)
        # The desk puts its own hook in; here every error must be heard in full.
        sys.excepthook = self.raised
        if officer:
            people = desk.entry.unlock.ui.officers
            people.group.choose(people.names.index(officer))
        desk.entry.unlock.ui.password.setText(book.password)
        desk.entry.unlock.ui.open.click()
        self.settle()
        sys.excepthook = self.raised
        if desk.sitting is None:
            raise RuntimeError(f"không mở được sổ: {desk.entry.unlock.ui.message.words}")
        return desk.sitting.window

    @property
    def window(self) -> Window:
        assert self.desk is not None
        assert self.desk.sitting is not None
        return self.desk.sitting.window

    def page(self, key: str) -> Any:
        """Go to a page of the open book."""
        self.window.go(key)
        self.settle()
        return self.window.page(key)

    def do(self, job: Callable[[Session], Any]) -> Any:
        """Ask the open book and wait."""
        assert self.desk is not None
        assert self.desk.sitting is not None
        return self.desk.sitting.seat.ask_now(job)

    def close(self) -> None:
        """End the desk that stands."""
        if self.desk is None:
            return
        self.desk.end()
        self.desk.entry.close()
        if self.desk.sitting is not None:
            self.desk.sitting.window.close()
            self.desk.sitting.window.deleteLater()
        self.desk = None
        self.app.processEvents()

    # waiting

    def _is_busy(self) -> bool:
        if self.desk is not None and self.desk.worker.is_busy:
            return True
        for top in self.app.topLevelWidgets():
            timers = top.findChildren(QTimer)
            if any(one.isActive() and one.isSingleShot() and one.interval() <= SHORT
                   for one in timers):  # fmt: skip
                return True
            fades = top.findChildren(QAbstractAnimation)
            if any(one.state() == QAbstractAnimation.State.Running for one in fades):
                return True
        return False

    def settle(self) -> None:
        """Wait until the book's thread rests, its answers are shown and nothing moves."""
        begun, calm = time.monotonic(), 0
        while calm < QUIET:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            calm = 0 if self._is_busy() else calm + 1
            if time.monotonic() - begun > PATIENCE:
                raise RuntimeError(f"hình {self.number + 1}: cửa sổ không yên")

    # pictures

    def take(self, name: str) -> Path:
        """A picture of the screen as a person sees it."""
        self._to_front()
        self.settle()
        self.number += 1
        file = self.pictures / f"{self.number:03}-{name}.png"
        for old in self.pictures.glob(f"{self.number:03}-*.png"):
            old.unlink()
        self.app.sync()
        self.app.primaryScreen().grabWindow(0).save(str(file))
        return file

    def _to_front(self) -> None:
        # No window manager stands on this screen, so nobody else gives the focus or moves the
        # mouse out of the way.
        screen = self.app.primaryScreen().geometry()
        QCursor.setPos(screen.right(), screen.bottom())
        popup = QApplication.activePopupWidget()
        if popup is None:
            front = QApplication.activeModalWidget() or self._standing()
            if front is not None and not front.isActiveWindow():
                front.activateWindow()
                QTest.qWaitForWindowActive(front, 2000)

    def _standing(self) -> QWidget | None:
        if self.desk is None:
            return None
        if self.desk.sitting is not None:
            return self.desk.sitting.window
        return self.desk.entry

    def over(
        self,
        name: str,
        show: Callable[[], object],
        before: Callable[[Any], object] | None = None,
    ) -> None:
        """A picture of the dialog or menu that `show` opens (and may wait in); then it closes."""
        finished: list[bool] = []
        begun = time.monotonic()

        def look() -> None:
            found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if found is None and time.monotonic() - begun < PATIENCE:
                QTimer.singleShot(10, look)
                return
            try:
                if found is None:
                    raise RuntimeError(f"{name}: không có hộp thoại nào mở ra")
                self._to_front()
                self.settle()
                if before is not None:
                    before(found)
                self.take(name)
            finally:
                finished.append(True)
                if isinstance(found, QDialog):
                    found.reject()
                elif found is not None:
                    found.close()

        QTimer.singleShot(10, look)
        show()
        while not finished:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        self.settle()

    def resize(self, width: int, height: int) -> None:
        """Another size of the window; what is beside it on the screen is black."""
        window = self._standing()
        assert window is not None
        window.setGeometry(0, 0, width, height)
        self.settle()


def type_into(widget: QWidget, words: str) -> None:
    """Type letter by letter, as search-as-you-type hears it."""
    widget.setFocus()
    QTest.keyClicks(widget, words)


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A local moment."""
    return datetime(year, month, day, hour, minute).astimezone()
