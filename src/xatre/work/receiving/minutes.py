"""The minutes of a dry run: one row a file with its outcome and counts, as a workbook.

No name of a child and no value of a record is in it: it may be printed and signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xatre.exchange import delivery
from xatre.work.papers import files_out, marking
from xatre.work.papers.sheet_files import require_place
from xatre.work.receiving.outcomes import Outcome
from xatre.work.session import Session

if TYPE_CHECKING:
    from xatre.exchange.sheet import CellValue

OUTCOME_WORDS = {
    "taken": "Nhận được",
    "gap": "Thiếu gói trước",
    "already": "Đã nhận rồi",
    "fork": "Hai gói cùng số",
    "refused": "Từ chối",
}
DOUBLE = "Trùng tệp khác"
HEADS = (
    "Tệp", "Nơi gửi", "Gói", "Ngày ký", "Kết quả", "Mới", "Sửa", "Như cũ", "Khác nhau",
    "Bị loại", "Nghi ngờ", "Chờ gói trước", "Thiếu gói số", "Mã lỗi", "Vì sao", "Mã tệp (SHA-256)",
)  # fmt: skip
WIDTHS = (36, 34, 8, 12, 18, 8, 8, 8, 11, 9, 10, 14, 16, 10, 60, 68)


def outcome_name(outcome: Outcome) -> str:
    """`taken`, `gap` (taken, but an earlier one has not come), `already`, `fork` or `refused`."""
    return "gap" if outcome.whole_gap else outcome.outcome


def write_minutes(
    session: Session, outcomes: Sequence[Outcome], folder: Path, left_out: str = ""
) -> Path:
    """Write the minutes into `folder`; their file. `left_out` says of files that were not read.
    Raises DiskError."""
    # The desk knows the words here from its first minute; workbooks are rare and heavy.
    from xatre.exchange.sheet import Sheet
    from xatre.exchange.workbook import write_workbook

    moment = session.clock().astimezone()
    name = f"bien-ban-doc-thu-{moment:%Y%m%d-%H%M%S}.xlsx"
    require_place(folder / name)
    top = marking.table_marks(session, "", "người đọc và nơi gửi; không có tên trẻ")
    about: list[list[CellValue]] = [
        ["Nơi đọc", session.codes.unit_label(session.unit)],
        ["Người đọc", session.book.officer.name],
        ["Lúc", f"{moment:%d/%m/%Y %H:%M}"],
        ["Số tệp", len(outcomes)],
        ["Ghi chú", f"Mới đọc thử, chưa ghi gì vào sổ. {left_out}".rstrip()],
    ]
    data = write_workbook(
        [
            Sheet("Kết quả đọc thử", HEADS, _rows(outcomes), WIDTHS, top),
            Sheet("Biên bản", ("Mục", "Nội dung"), about, (16, 50), top),
        ]
    )
    what = f"biên bản đọc thử ({len(outcomes)} tệp)"
    files_out.note(session, "exported", what, name)
    return delivery.write(folder, name, data)


def _rows(outcomes: Iterable[Outcome]) -> Iterable[Sequence[CellValue]]:
    for one in outcomes:
        read = one.outcome in ("taken", "already")
        counts: list[CellValue] = [
            one.new, one.updated, one.unchanged, one.conflict, one.rejected, one.doubtful,
            one.waiting,
        ]  # fmt: skip
        yield [
            one.file,
            _sender(one),
            one.sequence or "",
            _day(one.created),
            DOUBLE if one.same_as else OUTCOME_WORDS[outcome_name(one)],
            *(counts if read else [""] * len(counts)),
            ", ".join(map(str, one.missing)),
            one.fault.code if one.fault else "",
            f"{one.fault.happened} {one.fault.to_do}" if one.fault else "",
            one.sha256,
        ]


def _sender(one: Outcome) -> str:
    claimed = f"ghi là của {one.claimed}, chưa kiểm được" if one.claimed else "Chưa rõ nơi gửi"
    return one.unit_label or claimed


def _day(created: str) -> CellValue:
    try:
        return date.fromisoformat(created)
    except ValueError:
        return created
