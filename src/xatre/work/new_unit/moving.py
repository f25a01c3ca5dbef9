"""Moving a book to the unit that its own became: a new device with new keys, which the old key
vouches for; records and their history stay as they are and are read as the new unit's.
"""

from __future__ import annotations

from dataclasses import dataclass

from xatre.errors import UseError
from xatre.work.new_unit.becoming import became
from xatre.work.people import renewing
from xatre.work.session import Session
from xatre.work.units import read_unit


class NotASuccessor(UseError):
    """The table does not say that this book's unit became that one."""

    code = "XT-298"
    sentence = "Bảng đơn vị không ghi {unit} là đơn vị kế tục của đơn vị giữ sổ này. Chưa đổi gì."
    remedy = "Xem Thiết lập › Đơn vị, hoặc nhận bản cập nhật danh mục rồi mở lại chương trình."


class NothingToMove(UseError):
    """The book's unit goes on: a new name alone moves nothing."""

    code = "XT-276"
    sentence = "{unit} không sáp nhập, chia tách hay đổi mã: sổ này không phải chuyển. Chưa đổi gì."
    remedy = (
        "Đơn vị chỉ đổi tên thì sổ mang tên mới từ lần mở đầu tiên sau bản cập nhật danh mục. Đơn "
        "vị đã đổi mà sổ chưa biết thì nhận bản cập nhật ấy."
    )


class WhichSuccessor(UseError):
    """The unit was split and nobody said whose book this is now."""

    code = "XT-299"
    sentence = "Đơn vị giữ sổ này chia vào nhiều đơn vị, chưa nói sổ về đâu: {units}."
    remedy = "Nêu mã đơn vị mới (ở lệnh: --to MÃ)."


@dataclass(frozen=True)
class Moved:
    """The book is the new unit's. `fingerprint` is that of the new card, to be read out;
    `enrol_first` says which card must be trusted before it, "" for none."""

    unit: str
    label: str
    fingerprint: str
    enrol_first: str = ""

    @property
    def words(self) -> str:
        return (
            f"Sổ này nay là sổ của {self.label}. Ghi thẻ mới, gửi nơi tiếp nhận và đọc 40 số: "
            f"gói lập từ nay do thẻ mới ký. Hồ sơ cũ giữ nguyên lịch sử. {self.enrol_first}"
        ).rstrip()


def move_unit(session: Session, to: str = "") -> Moved:
    """Make this the book of the unit `to`, which its own became; without `to`, of the only one.

    Raises NothingToMove, NotASuccessor, WhichSuccessor, UnknownUnit, NoRight, DiskError.
    """
    session.require("officers")
    found = became(session)
    offered = [one.unit for one in found.successors] if found and found.is_over else []
    if not to.strip() and len(offered) > 1:
        names = "; ".join(session.codes.unit_label(unit) for unit in offered)
        raise WhichSuccessor(units=names)
    unit = read_unit(session.codes, to) if to.strip() else next(iter(offered), session.unit)
    label = session.codes.unit_label(unit)
    if unit == session.unit:
        raise NothingToMove(unit=label)
    if unit not in offered:
        raise NotASuccessor(unit=label)
    first = renewing.enrol_first(session)
    with session.book.transaction():
        before = session.unit
        session.book.put_unit(unit)
        renewing.begin_again(session)
        session.note("unit moved", f"{before} {unit}")
    return Moved(unit, label, renewing.own_fingerprint(session), first)
