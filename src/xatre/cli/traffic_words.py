"""What `export`, `verify` and `receive` did, in sentences for a person at a terminal. With `--json`
none of this is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from xatre import resources
from xatre.kinds import KINDS
from xatre.model.devices import short_device
from xatre.model.text import in_sentence
from xatre.work.sending.cancelling import CALL_BACK
from xatre.work.sending.given_before import AGAIN, INSTEAD
from xatre.work.sending.outgoing import ALONG, NOTHING_NEW
from xatre.work.sending.sent import travels
from xatre.work.series import GIVES_BACK, package_words

if TYPE_CHECKING:
    from xatre.store.traffic.peers import Peer
    from xatre.work.people.cards import Enrolled
    from xatre.work.people.renewing import Revocation
    from xatre.work.receiving.outcomes import Outcome
    from xatre.work.receiving.undo import Undone
    from xatre.work.receiving.verify import Found
    from xatre.work.receiving.viewing import Viewed
    from xatre.work.sending.outgoing import Sent
    from xatre.work.session import Session

MOST_SHOWN = 40
"""Records inside a file that are listed at a terminal."""

STILL_HERE = (
    "Gói quá số ấy đã vào sổ từ trước, vẫn còn trong sổ: {marks}. Muốn bỏ thì rút từng gói: "
    "xatre undo SỔ MÃ; gói khác mang cùng dòng cũng rút theo."
)
"""What a person is told who revoked a device below what came from it."""
NOT_TAKEN_BACK = (
    "Không bỏ thu hồi được: muốn gửi nhận tiếp, máy ấy phải đổi khóa, ghi thẻ mới và đăng ký lại."
)
"""What a person is told before a device is revoked."""
NOT_GIVEN_BACK = (
    "Biên nhận này báo cho các máy của đơn vị biết nhau, chưa trả lại hồ sơ nào. Máy mới của đơn "
    "vị cần lại hồ sơ của mình: thêm --full."
)
NOTHING_TO_GIVE_BACK = "Nơi này không giữ hồ sơ nào của đơn vị ấy, nên không có gì để trả lại."


def of_sent(
    session: Session,
    sent: Sent,
    *,
    is_return: bool = False,
    is_full: bool = False,
    purpose: str = "",
) -> str:
    """Where the package, of that `purpose`, lies, for whom it is and what it carries; of a return
    that an office gives by hand, whether it gives records back, as it was asked to where
    `is_full`."""
    what = "biên nhận" if is_return else package_words(purpose)
    what = GIVES_BACK if sent.gives_back else what
    told = f"Đã chép {what} số {sent.sequence} gửi {session.codes.unit_label(sent.to)} ra "
    told += f"{sent.file}: {counted(sent.counts)}."
    if sent.along:
        names = ", ".join(one.name for one in sent.along)
        told += f" {ALONG.format(names=names)}"
    if sent.again:
        told += " " + AGAIN.format(numbers=", ".join(map(str, sent.again)))
    if sent.instead_of:
        told += " " + INSTEAD.format(numbers=", ".join(map(str, sent.instead_of)))
    if sent.is_empty and not is_return:
        told += " " + NOTHING_NEW.format(number=sent.sequence)
    nothing = NOTHING_TO_GIVE_BACK if is_full else NOT_GIVEN_BACK
    return f"{told} {nothing}" if is_return and not sent.gives_back else told


def of_cancelled(kept: int) -> str:
    """A hand-over was taken back, and what that does not undo."""
    return f"Đã hủy bàn giao: {kept} hồ sơ ở lại sổ này. {CALL_BACK}"


def of_found(found: Found) -> str:
    """Whether a file is whole, and whose it is."""
    if found.fault is not None or found.inspected is None:
        return "Tệp không dùng được."
    header = found.inspected.header
    whole = f"Tệp còn nguyên, của {resources.codes().unit_label(header.unit)}"
    if header.type == "card":
        whole += ", là thẻ để đăng ký (xatre enrol)"
    if header.sequence:
        whole += f", {found.type_words} số {header.sequence}"
    if header.recipient:
        whole += f", gửi {resources.codes().unit_label(header.recipient)}"
    trusted = "Vân tay đã đăng ký" if found.trusted else "Chưa biết vân tay này có tin được không"
    told = f"{whole}. {trusted}: {found.inspected.fingerprint}."
    return f"{told} Bên trong có {counted(found.counts)}." if found.counts else told


def of_inside(viewed: Viewed) -> list[str]:
    """The first records inside, by kind and code; with names where they were asked for."""
    told = [
        f"  {one.kind_label} {one.code}{f': {one.name}' if one.name else ''}"
        for one in viewed.records[:MOST_SHOWN]
    ]
    left = sum(count for _, count in viewed.counts) - len(told)
    return [*told, f"  … và {left} hồ sơ nữa; xem cả bằng --out TỆP.pdf"] if left > 0 else told


def of_travel(session: Session, sent: Sent) -> list[str]:
    """How each kind in a package to the office travels, and the law it stands on."""
    told: dict[tuple[str, str], list[str]] = {}
    for one in travels(session):
        if sent.counts.get(one.kind):
            told.setdefault((one.words, one.law), []).append(in_sentence(one.label))
    return [f"  {', '.join(labels)}: {words} ({law})." for (words, law), labels in told.items()]


def of_undone(session: Session, undone: Undone) -> str:
    """Packages withdrawn, of whom, and where the new returns lie."""
    told = [
        f"Đã rút gói số {', '.join(map(str, numbers))} của {session.codes.unit_label(unit)}."
        for unit, numbers in undone.numbers.items()
    ]
    told.append("Sổ như chưa từng nhận.")
    if undone.return_files:
        files = ", ".join(str(one) for one in undone.return_files)
        told.append(f"Biên nhận mới để chép cho nơi gửi: {files}.")
    return " ".join(told)


def of_enrolled(session: Session, found: Enrolled, *, is_known: bool = False) -> str:
    """Whose card is trusted now, and what it changed; `is_known` where it was before."""
    peer = found.peer
    what = f"thẻ của {session.codes.unit_label(peer.unit)}, máy {short_device(peer.device)}."
    if is_known and not found.told:
        return f"Không có gì mới: {what}"
    told = [f"{'Đã cập nhật' if is_known else 'Đã đăng ký'} {what}", *found.told]
    if not peer.active:
        told.append("Máy này đã bị thu hồi từ trước, vẫn không được tin.")
    return " ".join(told)


def before_revoking(session: Session, planned: Revocation) -> str:
    """Whose device would be trusted no more, from where on, and that nothing takes it back."""
    peer, last = planned.peer, planned.last
    told = f"Sắp thu hồi máy {short_device(peer.device)} của {session.codes.unit_label(peer.unit)}:"
    told += f" chỉ còn tin đến gói số {last}." if last else " không tin gói nào của máy ấy."
    return f"{told} {NOT_TAKEN_BACK}"


def of_revoked(session: Session, peer: Peer, beyond: Sequence[str] = ()) -> str:
    """Whose device is trusted no more, and up to which file it is; `beyond` are packages above
    that which are in the book, by number and mark."""
    told = f"Đã thu hồi máy {short_device(peer.device)} của {session.codes.unit_label(peer.unit)}:"
    if peer.revoked_from:
        told = f"{told} chỉ còn tin đến gói số {peer.revoked_from}."
    else:
        told = f"{told} không tin gói nào của máy ấy."
    if not beyond:
        return told
    return f"{told} {STILL_HERE.format(marks=', '.join(beyond))}"


def of_outcome(one: Outcome, *, tried: bool) -> str:
    """What became of a file, or would with `tried`."""
    name = one.path.name
    if one.outcome == "refused":
        return f"{name}: {'sẽ không nhận' if tried else 'không nhận'}."
    if one.outcome == "fork":
        return f"{name}: trùng số với gói khác của cùng máy, chưa nhận."
    if one.same_as:
        return f"{name}: giống hệt tệp {one.same_as}, không ghi gì thêm."
    if one.outcome == "already":
        told = f"{name}: đã nhận từ trước, không có gì mới."
        again = one.return_file if not tried else None
        return f"{told} Biên nhận lập lại: {again}." if again else told
    parts = [
        f"{count} {words}"
        for count, words in (
            (one.new, "mới"),
            (one.updated, "cập nhật"),
            (one.unchanged, "không đổi"),
            (one.conflict, "hai nơi ghi khác nhau"),
            (one.doubtful, "nghi ngờ"),
            (one.rejected, "trả lại"),
            (one.waiting, "chờ gói trước"),
        )
        if count
    ]
    told = f"{name}: {'đọc thử, sẽ nhận được' if tried else 'đã nhận'}"
    told += f" ({', '.join(parts)})." if parts else "."
    told += f" {one.withdrawn_words}." if one.withdrawn_words else ""
    if one.missing:
        told += f" Còn thiếu {package_words(one.purpose)} số "
        told += ", ".join(map(str, one.missing[:20]))
        told += "; nghĩa là gì, làm gì: xatre status."
    if tried:
        told += " Chưa ghi gì vào sổ."
    elif one.return_file:
        told += f" Biên nhận: {one.return_file}."
    return told


def of_rejections(one: Outcome) -> list[str]:
    """The first lines that were kept aside, or of a return sent back, each with its reason."""
    told = [
        f"  {kept.kind_label} {kept.record_code or kept.record[-8:]}: {kept.words} ({kept.code})"
        for kept in one.rejections[:MOST_SHOWN]
    ]
    left = len(one.rejections) - len(told)
    return [*told, f"  … và {left} bản ghi nữa"] if left > 0 else told


def counted(counts: Mapping[str, int]) -> str:
    """Records by kind in a row of words."""
    told = [
        f"{count} {in_sentence(KINDS[name].label) if name in KINDS else name}"
        for name, count in counts.items()
        if count
    ]
    return ", ".join(told) or "không có bản ghi nào"
