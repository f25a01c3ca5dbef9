"""The sheet of criteria on paper: its marks, and its line in *Tệp đã xuất*. What stands on it is
the page's own."""

from __future__ import annotations

from xatre.reports.letterhead import Printing
from xatre.work.papers import files_out, marking
from xatre.work.session import Session

WHAT = "bảng tự chấm điểm"
SCOPE = "tự chấm điểm; không có tên trẻ"


def note_criteria_sheet(session: Session) -> Printing:
    """Write down that the sheet goes to the printer; the marks of this copy. To be called before
    it does. Raises DiskError."""
    said = marking.printing(session, "", scope=SCOPE)
    files_out.note(session, "printed", WHAT)
    return said
