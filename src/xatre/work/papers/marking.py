"""What a paper says of itself: whose it is, how secret, for whom, which copy, by whom."""

from __future__ import annotations

from collections.abc import Mapping

from xatre.errors import UseError
from xatre.model.text import clean
from xatre.reports.letterhead import LAW, Printing
from xatre.work.papers import files_out
from xatre.work.session import Session

LONGEST_REASON = 200
NAMELESS = "nội bộ đơn vị; không có tên trẻ"
ROWS_OF_PERSONS = (
    "nội bộ đơn vị; không có tên trẻ, mà mã hồ sơ, ngày sinh, thôn của từng dòng có thể cho biết "
    "là trẻ nào"
)


class ReasonTooLong(UseError):
    """A reason is a few words."""

    code = "XT-226"
    sentence = "Lý do dài quá {most} ký tự. Chưa in, chưa ghi tệp nào."
    remedy = "Ghi ngắn lại: việc gì, cho ai."


def accepted(session: Session, reason: str) -> str:
    """The reason for naming people, cleaned; "" where nobody is named. Raises NoRight,
    ReasonTooLong."""
    session.require("read")
    reason = clean(reason)
    if reason:
        session.require("exchange")
        if len(reason) > LONGEST_REASON:
            raise ReasonTooLong(most=LONGEST_REASON)
    return reason


def printing(
    session: Session,
    reason: str,
    *,
    owner: str = "",
    title: str = "",
    secret: bool = False,
    words: Mapping[str, str] | None = None,
    scope: str = "",
    counted: bool = True,
) -> Printing:
    """The marks of a sheet; with a `reason` it holds names. `secret` for what is confidential
    without any name; `counted` gives it the number of the next copy."""
    unit = session.codes.unit(session.unit)
    name = session.book.setting("desk.unit_name") or (unit.name if unit else session.unit)
    level = "confidential" if reason or secret else "ordinary"
    return Printing(
        agency=(name,) if session.at_office else ("Ủy ban nhân dân", name),
        place=bare(unit.name) if unit else session.unit,
        owner=session.codes.unit_label(owner) if owner else "",
        at=session.clock().astimezone(),
        by=session.book.officer.name,
        title=title,
        secrecy=session.codes.label("secrecy_level", level),
        scope=f"dùng cho việc: {reason}" if reason else scope or NAMELESS,
        names=bool(reason),
        words=words or {},
        copy=files_out.next_copy(session) if counted else 0,
    )


def table_marks(session: Session, reason: str, scope: str = "", *, of_persons: bool = False) -> str:
    """The same marks as one line, for the top of every sheet of a workbook; `of_persons` where each
    row is a person's, who may be known without a name."""
    if of_persons:
        scope = scope or ROWS_OF_PERSONS
    scope = scope or "nội bộ, dùng để thống kê; không có tên trẻ"
    said = printing(session, reason, scope=scope, secret=of_persons)
    unit = session.codes.unit_label(session.unit)
    return (
        f"Mức độ bảo mật: {said.secrecy}. Phạm vi cung cấp: {said.scope}. Bản số {said.copy}, lập "
        f"lúc {said.at:%H:%M} ngày {said.at:%d/%m/%Y}, người lập: {said.by}, {unit} ({LAW})."
    )


def bare(unit_name: str) -> str:
    """The name alone: "Xã Sì Lở Lầu" is written "Sì Lở Lầu" before a day."""
    for kind in ("Thành phố ", "Đặc khu ", "Phường ", "Xã ", "Tỉnh "):
        if unit_name.startswith(kind):
            return unit_name.removeprefix(kind)
    return unit_name
