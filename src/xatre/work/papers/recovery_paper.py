"""The sheet with a recovery code leaves the book: that is written down, the code itself nowhere."""

from __future__ import annotations

from xatre.reports.letterhead import Printing
from xatre.work.papers import files_out, marking
from xatre.work.session import Session

WHAT = "tờ mã khôi phục"
SCOPE = "Thủ trưởng đơn vị giữ, trong phong bì niêm phong"


def note_recovery_sheet(session: Session, file: str = "") -> Printing:
    """The marks of the sheet, once it stands among what left; `file` is "" for a printer. Raises
    DiskError."""
    said = marking.printing(session, "", scope=SCOPE, secret=True)
    files_out.note(session, "exported" if file else "printed", WHAT, file)
    return said
