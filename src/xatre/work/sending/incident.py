"""The sheet for a lost stick or PC: which packages it may hold, how many children, sealed or not.

Everything this program lets out of a book is sealed but prints, PDF and workbooks; those are found
in the journal and counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from xatre.model import days
from xatre.model.devices import short_device
from xatre.model.text import show_number
from xatre.reports.incident_sheet import LostPackage, incident_sheet
from xatre.store.keys import device
from xatre.store.safety import backup, journal
from xatre.store.traffic import packages
from xatre.store.traffic.packages import Outgoing
from xatre.work import keeping
from xatre.work.papers import files_out, marking
from xatre.work.people import naming
from xatre.work.sending import elsewhere
from xatre.work.series import beside_number
from xatre.work.session import Session

MOST_SHOWN = 60
SCOPE = "Thủ trưởng đơn vị, nơi nhận và cơ quan xử lý sự cố; không có tên trẻ"
TAKEN_WORDS = {True: "đã nhận", False: "chưa rõ"}
TO_DO = (
    "Báo Thủ trưởng đơn vị và nơi nhận ngay trong ngày; ghi số và giờ báo vào phiếu này.",
    "Mất máy hoặc USB chứa sổ: nơi nhận thu hồi máy ấy từ sau gói tốt cuối cùng; khôi phục sổ từ "
    "bản sao lưu ở máy khác và đăng ký lại bằng 40 số vân tay.",
    "Có thể lộ mật khẩu: bớt cán bộ ấy khỏi sổ để đổi khóa, hủy các bản sao lưu cũ mở được bằng "
    "mật khẩu ấy.",
    "Có bản in, tệp PDF hoặc Excel bị mất: các bản này không niêm kín, nêu rõ trong báo cáo.",
    "Báo cáo theo Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 và NĐ 356/2025/NĐ-CP.",
)


def make_incident_sheet(session: Session, file: str = "") -> str:
    """The sheet as HTML, for a printer or a `file`. That it leaves is written down. Raises NoRight,
    DiskError."""
    session.require("exchange")
    db = session.book.db
    said = marking.printing(session, "", scope=SCOPE)
    files_out.note(session, "exported" if file else "printed", "phiếu ghi nhận sự cố", file)
    sent = packages.sent(db)
    return incident_sheet(
        said,
        session.codes.unit_label(session.unit),
        [_package(session, one, _number(one, sent)) for one in sent[:MOST_SHOWN]],
        _facts(session, len(sent)),
        TO_DO,
    )


def _number(one: Outgoing, sent: Sequence[Outgoing]) -> str:
    """The number of a package, with what it is counted apart by: its sort, and its device where
    the book was more than one."""
    devices = {str(other.header["device"]) for other in sent}
    device = str(one.header["device"]) if len(devices) > 1 else ""
    return ", ".join((str(one.sequence), *beside_number(one.purpose, device)))


def _package(session: Session, one: Outgoing, number: str) -> LostPackage:
    counts = _records(session, one)
    return LostPackage(
        number,
        days.show(str(one.header.get("created", "")) or one.created[:10]),
        naming.name_of(session, one.recipient),
        str(sum(counts.values())),
        str(counts.get("child", 0)),
        TAKEN_WORDS[one.outcome in packages.TAKEN],
        one.sha256[:12],
    )


def _records(session: Session, one: Outgoing) -> Mapping[str, int]:
    return packages.records_in(session.book.db, one.sha256)


def _copied(moment: str, name: str) -> str:
    return f"{datetime.fromisoformat(moment).astimezone():%H:%M ngày %d/%m/%Y}, tệp {name}"


def _facts(session: Session, sent: int) -> list[tuple[str, str]]:
    db = session.book.db
    copies = backup.listing(session.book.folder / "backups")
    last = (
        f"{backup.taken_at(copies[0]).astimezone():%H:%M ngày %d/%m/%Y}" if copies else "không có"
    )
    copy, outside = keeping.last_copied_out(session), elsewhere.told(session)
    plain = sum(
        entry.act == "printed" or (entry.act == "exported" and " " in entry.subject)
        for name in device.all_ids(db)
        for entry in journal.entries(db, name)
    )
    children = show_number(str(packages.records_here(db, "child")))
    return [
        ("Gói", f"{sent} gói, đều ký và niêm kín: người nhặt được chỉ thấy nơi gửi, nơi nhận, số "
         "thứ tự, ngày và cỡ tệp"),
        ("Sổ", f"mã hóa toàn bộ; có {children} trẻ em; mở được bằng mật "
         f"khẩu của {len(session.book.officers())} cán bộ hoặc mã khôi phục"),
        ("Máy này", f"thiết bị {short_device(session.book.facts.device)}"),
        ("Bản sao lưu gần nhất cạnh sổ", last),
        ("Bản sao lưu gần nhất chép ra nơi khác", _copied(*copy) if copy else
         "sổ không ghi lần nào"),
        ("Bản không niêm kín đã lập ở sổ này (in, PDF, Excel)", f"{plain} lần, xem nhật ký"),
        *(("Gói lập cho nơi khác", words) for words in outside),
    ]  # fmt: skip
