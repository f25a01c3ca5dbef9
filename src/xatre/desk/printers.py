"""Whether this PC has a printer at all.

Windows' dialog for printing does not open where there is none, and nothing would be said.
"""

from __future__ import annotations

import sys

from xatre.errors import UseError


class NoPrinter(UseError):
    """XT-239: this PC knows no printer."""

    code = "XT-239"
    sentence = "Máy này chưa có máy in nào nên chưa in được. Sổ không đổi."
    remedy = "Lưu thành PDF rồi in ở máy khác, hoặc nhờ người phụ trách máy cài máy in."


def require_printer() -> None:
    """Raise NoPrinter on a Windows without one; elsewhere the dialog also prints into a file."""
    from PySide6.QtPrintSupport import QPrinterInfo

    if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
        raise NoPrinter()
