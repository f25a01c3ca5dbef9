"""What happens when something goes wrong that no page expected: save drafts, say what to do.

The report it writes holds places in the program only: no values, no names, no messages of errors
that might carry them.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

import xatre
from xatre.desk.widgets.dialog import Dialog, error_dialog
from xatre.errors import XatreError

TITLES = {
    1: "Dữ liệu chưa đúng",
    2: "Chưa làm được việc này",
    3: "Từ chối: chưa đủ tin cậy",
    4: "Tệp hỏng hoặc do bản mới hơn tạo ra",
    5: "Không mở được sổ",
    6: "Không ghi được vào ổ đĩa",
}


class Unexpected(XatreError):
    """An error of our own."""

    sentence = "Chương trình gặp lỗi ngoài dự tính. Bản nháp đã lưu lúc {saved}. {report}"


class UnexpectedUnsaved(XatreError):
    """An error of our own, and the draft could not be saved either."""

    code = "XT-902"
    sentence = "Chương trình gặp lỗi ngoài dự tính và chưa lưu được bản nháp. {report}"
    remedy = (
        "Chép lại phần vừa gõ ra giấy trước khi đóng. Rồi đóng và mở lại; nếu còn, gửi tệp báo lỗi "
        "(không có tên trẻ) cho người phụ trách."
    )


def report_text(error: BaseException) -> str:
    """Where the error arose, without any value: kinds of errors, files, lines, functions."""
    lines = [
        f"xatre {getattr(xatre, '__version__', '')}".strip(),
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
        f"{datetime.now():%Y-%m-%d %H:%M}",
    ]
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__name__)
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n"


class Faults(QObject):
    """The global hook and the one door for faults.

    `save_drafts` is asked to save what was typed and returns the time, "09:41"; `folder` is where
    a report is written.
    """

    def __init__(
        self,
        window: QWidget,
        save_drafts: Callable[[], str],
        folder: Path,
        tell: Callable[[Dialog], None] | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._save_drafts, self._folder = window, save_drafts, folder
        self._tell = tell or self._open
        self._showing = False

    def install(self) -> None:
        """Take the place of Python's own hook."""
        sys.excepthook = self.hook

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Called by Python for an error nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.show(error)

    def show(self, error: BaseException) -> None:
        """Show a fault: known ones in their own words, ours with the draft saved first."""
        if self._showing:
            return
        self._showing = True
        try:
            if isinstance(error, XatreError) and error.exit_code != 70:
                title = TITLES.get(error.exit_code, "Chưa làm được việc này")
                dialog = error_dialog(error, title, self._window)
            else:
                dialog = self._ours(error)
            dialog.add_button("close", "Đóng thông báo", "primary", safe=True)
            self._tell(dialog)
        finally:
            self._showing = False

    def _ours(self, error: BaseException) -> Dialog:
        fault: XatreError
        try:
            saved = self._save_drafts()
        except Exception as second:
            # The last door: whatever kept the draft from being saved is reported with the first.
            second.__context__ = error
            fault = UnexpectedUnsaved(report=self._write_report(second))
        else:
            fault = Unexpected(saved=saved, report=self._write_report(error))
        return error_dialog(fault, "Chương trình gặp lỗi ngoài dự tính", self._window)

    def _write_report(self, error: BaseException) -> str:
        name = f"bao-loi-{datetime.now():%Y%m%d-%H%M%S}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / name).write_text(report_text(error), encoding="utf-8")
        except OSError:
            return "Chưa ghi được tệp báo lỗi."
        return f"Tệp báo lỗi: {name}."

    @staticmethod
    def _open(dialog: Dialog) -> None:
        dialog.ask()
