"""A screen to show windows on. Where Qt finds none it writes English and aborts the process: that
is said in words here, and the exit code is that of a command used wrongly.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from xatre.errors import UseError


class NoDisplay(UseError):
    """The program's windows were asked for where no window can be shown."""

    code = "XT-271"
    sentence = "Máy này không có màn hình để mở cửa sổ. Sổ không đổi."
    remedy = (
        "Chạy trên máy có màn hình; ở dòng lệnh dùng các lệnh khác: xatre verify TỆP xem một tệp, "
        "xatre --help kể các lệnh."
    )


def make_application(name: list[str]) -> QApplication:
    """The application; where no window can be shown the process ends in words."""
    qInstallMessageHandler(_until_it_stands)
    try:
        return QApplication(name)
    finally:
        qInstallMessageHandler(None)


def _until_it_stands(kind: QtMsgType, _: QMessageLogContext, words: str | None) -> None:
    """What Qt says while it looks for a screen. It ends the process after what is fatal, so
    nothing can be raised from here."""
    if kind is QtMsgType.QtFatalMsg:
        fault = NoDisplay()
        if sys.stderr is not None:
            print(fault.words, file=sys.stderr, flush=True)
        os._exit(fault.exit_code)
