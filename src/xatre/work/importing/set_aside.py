"""Rows that were not taken, saved as a workbook to mend and bring in again: the cells as they were,
and why each row was left.

The file is plain and names people: like every file out it bears its degree of secrecy, its scope
with the reason, the copy's number, the person and the hour, and stands in *Tệp đã xuất*.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xatre.errors import UseError
from xatre.exchange import delivery
from xatre.exchange.sheet import Sheet
from xatre.model.text import clean
from xatre.work.importing import remembered
from xatre.work.importing.cells_aside import VILLAGE_HEAD, Cells
from xatre.work.importing.columns.targets import LEFT_ROW, LEFT_WHY
from xatre.work.importing.planned import Plan, PlanRow
from xatre.work.papers import files_out, marking
from xatre.work.papers.sheet_files import require_place
from xatre.work.session import Session

REASON = "sửa các dòng chưa vào sổ rồi đưa lại"
"""What such a file is for, where nobody says more."""


class OverTheList(UseError):
    """The rows left would be written over the list they are of."""

    code = "XT-257"
    sentence = "Các dòng để lại không ghi đè lên chính danh sách {file}. Chưa đưa gì vào sổ."
    remedy = "Ghi dưới tên khác rồi làm lại."


def require_place_beside(source: Path, out: Path) -> None:
    """Asked before anything is taken in: whether the rows left of `source` may be written to
    `out`. Raises OverTheList, NameTaken, PlaceGone."""
    if out.exists() and source.exists() and out.samefile(source):
        raise OverTheList(file=source.name)
    require_place(out)


def write(
    session: Session,
    plan: Plan,
    rows: Sequence[PlanRow],
    out: Path,
    reason: str = REASON,
    *,
    replacing: bool = False,
) -> Path:
    """Write these rows of a plan to `out`; where it lies. `replacing`: the person was asked about
    a file that lies there. Raises NoRight, PrintReasonTooLong, NameTaken, DiskError.

    Heads are those of the file, so that it is matched again by itself, with what was chosen and
    answered; text of old fonts is Vietnamese now.
    """
    session.require("write")
    require_place(out, replacing=replacing)
    reason = marking.accepted(session, clean(reason) or REASON)
    cells = Cells(session, plan)
    villages = [VILLAGE_HEAD] if cells.has_village else []
    marks = marking.table_marks(session, reason)
    token = remembered.keep_aside(
        session.book, plan.kind, cells.chosen(), cells.which(), plan.answers
    )
    table = Sheet(
        "Để lại",
        [LEFT_WHY, LEFT_ROW, *villages, *cells.heads],
        (cells.of(row) for row in rows),
        [60, 10, *(18 for _ in (*villages, *cells.heads))],
        f"{marks} Các dòng chưa đưa vào sổ từ tệp {plan.file}; sửa rồi đưa lại. {token}",
    )
    # First: what cannot be written down does not leave the book.
    what = f"{plan.kind} ({len(rows)} dòng để lại khi nhập)"
    files_out.note(session, "exported", what, out.name, reason)
    from xatre.exchange.workbook import write_workbook

    return delivery.write(out.parent, out.name, write_workbook([table]), replacing=replacing)
