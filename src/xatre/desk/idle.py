"""When nobody is at the desk: no key and no mouse for some minutes, sleep, or Windows locked.

Qt tells nothing of Windows' lock or of sleep, so Windows' own messages are read, and everywhere a
clock that jumped is taken for sleep. Not tried on a real Windows PC.
"""

from __future__ import annotations

import ctypes
import sys
import time

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

LOOK_EVERY = 5.0
"""Seconds between two looks at the clock."""
JUMP = 60.0
"""A look that comes this much too late means that the machine slept."""
SIGNS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    )
)
SESSION_CHANGE, SESSION_LOCK = 0x02B1, 7
POWER, SUSPEND = 0x0218, 4


class Idle(QObject):
    """`gone(why)` when the desk should be locked: "idle", "sleep" or "system"."""

    gone = Signal(str)

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._seconds, self._on = app, 600.0, False
        self._last, self._looked = time.monotonic(), time.time()
        self._timer = QTimer(self)
        self._timer.setInterval(int(LOOK_EVERY * 1000))
        self._timer.timeout.connect(self.look)
        self._native: SystemMessages | None = None

    def start(self, minutes: int, window_id: int = 0) -> None:
        """Begin to watch."""
        self._seconds = minutes * 60.0
        self._last, self._looked = time.monotonic(), time.time()
        if not self._on:
            self._on = True
            self._app.installEventFilter(self)
            self._timer.start()
            if sys.platform == "win32" and self._native is None:
                self._native = SystemMessages(self, window_id)
                self._app.installNativeEventFilter(self._native)

    def set_minutes(self, minutes: int) -> None:
        self._seconds = minutes * 60.0

    def stop(self) -> None:
        """Watch no more, as while the book is closed."""
        if self._on:
            self._on = False
            self._timer.stop()
            self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS:
            self._last = time.monotonic()
        return False

    def look(self) -> None:
        """Is somebody there?"""
        now, wall = time.monotonic(), time.time()
        slept = wall - self._looked > LOOK_EVERY + JUMP
        self._looked = wall
        if slept:
            self.tell("sleep")
        elif now - self._last >= self._seconds:
            self.tell("idle")

    def tell(self, why: str) -> None:
        """The desk should be locked, if it is open."""
        if self._on:
            self.stop()
            self.gone.emit(why)


class SystemMessages(QAbstractNativeEventFilter):
    """Reads Windows' messages of its lock and of sleep."""

    def __init__(self, idle: Idle, window_id: int) -> None:
        super().__init__()
        self._idle = idle
        if sys.platform == "win32" and window_id:
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window_id, 0)

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        if sys.platform == "win32" and bytes(kind).startswith(b"windows_"):
            from ctypes import wintypes

            told = wintypes.MSG.from_address(int(message))
            self.heard(int(told.message), int(told.wParam))
        return False, 0

    def heard(self, message: int, what: int) -> None:
        """Take one message of Windows."""
        if (message, what) == (SESSION_CHANGE, SESSION_LOCK):
            self._idle.tell("system")
        elif (message, what) == (POWER, SUSPEND):
            self._idle.tell("sleep")
