"""How the exchange is spoken of: outcomes, reasons, sizes, days. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from xatre.desk.widgets.badge import OUTCOMES, BadgeLook
from xatre.exchange.container import WrongSignature
from xatre.model.purposes import DEVICES, FULL, HAND_OVER, RESTORE
from xatre.model.text import fold, in_sentence, show_number
from xatre.work.receiving.minutes import outcome_name
from xatre.work.receiving.outcomes import Outcome
from xatre.work.receiving.trusting import NotEnrolled, SenderDiffers
from xatre.work.sending.delivering import Delivered
from xatre.work.series import package_words

WORST_FIRST = ("refused", "fork", "gap", "clash", "taken", "already")
FEW = ("clash", "taken", "already", "gap", "fork", "refused")
"""The order of a few files: what the button takes first."""
MANY = 10
"""From so many files on, the worst stand first."""

DOUBLE = BadgeLook("Trùng tệp khác", "neutral", "copy")
TAKEN_IN = BadgeLook("Đã nhận", "green", "circle-check")
NOT_OUT = BadgeLook("Chưa chép ra ngoài", "amber", "triangle-alert")
WRITTEN_OUT = BadgeLook("Chưa có biên nhận", "neutral", "hard-drive")
"""A package in a folder or on a stick: nobody knows yet whether it came anywhere."""

NO_RECEIPT = BadgeLook("Không cần biên nhận", "neutral", "hard-drive")
SEEN = BadgeLook("Máy kia đã nhận", "green", "circle-check")
"""To this unit's own devices, which say in their packages what they took."""
FOR_NOBODY = BadgeLook("Nơi nhận đã thôi tin", "neutral", "ban")
DEAD = BadgeLook("Lập bằng khóa cũ", "amber", "triangle-alert")

PACKAGE_STATES: dict[str, BadgeLook] = {
    "": WRITTEN_OUT,
    "taken": BadgeLook("Nơi nhận đã nhận", "green", "circle-check"),
    "already": BadgeLook("Nơi nhận đã nhận", "green", "circle-check"),
    "withdrawn": BadgeLook("Nơi nhận đã rút", "amber", "undo-2"),
    "refused": BadgeLook("Nơi nhận từ chối", "red", "circle-x"),
    "fork": BadgeLook("Hai gói cùng số", "amber", "git-fork"),
    "cancelled": BadgeLook("Đã hủy", "neutral", "circle-x"),
}
MOST_NAMED = 3
"""Returns that are named one by one."""
ENROL = "Đăng ký thẻ…"
UNSURE = "Chưa rõ nơi gửi"
UNPROVEN = "Chưa kiểm được nơi gửi"
"""A damaged file: whom it names stands on its second line, as its own word."""
NOT_BELIEVED = (WrongSignature, NotEnrolled, SenderDiffers)
"""Faults of a file on which the sender's name is not to be believed."""
PURPOSES = {
    "": "", FULL: "gói đầy đủ", HAND_OVER: "bàn giao", RESTORE: "dựng lại",
    DEVICES: "cho máy khác của xã",
}  # fmt: skip


def number(count: int) -> str:
    return show_number(str(count))


def size_words(size: int) -> str:
    """ "6,4 MB", "412 KB", "–" for an unknown size."""
    if size <= 0:
        return "–"
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return show_number(f"{size / 1_000_000:.1f}") + " MB"


def day_words(moment: str, *, with_time: bool = False) -> str:
    """A day or moment as stored, in words: 19/11/2026, 19/11/2026 16:05; "" for none."""
    try:
        if len(moment) == 10:
            return f"{date.fromisoformat(moment):%d/%m/%Y}"
        local = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    return f"{local:%d/%m/%Y %H:%M}" if with_time else f"{local:%d/%m/%Y}"


def badges(outcome: Outcome, *, taken: bool = False) -> tuple[BadgeLook, ...]:
    """Its badge, once it is `taken` in or before; a gap is a notice beside "Nhận được"."""
    look = OUTCOMES[outcome.outcome]
    if taken and outcome.outcome == "taken":
        look = TAKEN_IN
    if outcome.same_as:
        look = DOUBLE
    return (look, OUTCOMES["gap"]) if outcome.whole_gap else (look,)


def is_read(outcome: Outcome) -> bool:
    """Whether its counts mean anything: a return counts only the records that came with it."""
    counts = outcome.new, outcome.updated, outcome.unchanged, outcome.conflict
    return was_read(outcome) and (outcome.type != "return" or any(counts))


def was_read(outcome: Outcome) -> bool:
    """Whether it was read to its end."""
    return outcome.outcome in ("taken", "already")


def sender(outcome: Outcome) -> str:
    """Who sent it, where that can be believed."""
    if outcome.claimed:
        return UNPROVEN
    return short_unit(outcome.unit_label) if is_known(outcome) else UNSURE


def is_known(outcome: Outcome) -> bool:
    """Whether who sent it can be believed."""
    return bool(outcome.unit_label) and not isinstance(outcome.fault, NOT_BELIEVED)


def short_unit(label: str) -> str:
    """The unit without its province."""
    return label.split(", ")[0]


def recipient(upper: str, office: str) -> str:
    """Who is sent to: what this unit calls it, with its province where the name does not tell."""
    place = in_sentence(office)
    return upper if not place or fold(place) in fold(upper) else f"{upper} {place}"


def second_line(outcome: Outcome) -> str:
    if outcome.claimed:
        return f"Ghi là của {short_unit(outcome.claimed)}"
    signed = day_words(outcome.created)
    if not is_known(outcome) or not signed:
        return outcome.file
    what = "biên nhận, ký" if outcome.type == "return" else "ký"
    return f"{what[:1].upper()}{what[1:]} {signed}"


def numbers_in_words(numbers: list[int], most: int = 4) -> str:
    """ "7", "7 và 9", "1, 2, 3, 4 và 12 gói khác"."""
    shown = [str(one) for one in numbers[:most]]
    if len(numbers) > most:
        return f"{', '.join(shown)} và {len(numbers) - most} gói khác"
    return " và ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def why(outcome: Outcome) -> str:
    """One line: why it is so, and what to do."""
    if outcome.outcome == "refused":
        return outcome.fault.in_short if outcome.fault else ""
    if outcome.outcome == "fork":
        return "Sổ có thể đã bị chép làm hai, gọi xã"
    if outcome.same_as:
        return "Giống hệt tệp khác, nhận một là đủ"
    if outcome.outcome == "already":
        return "Trùng gói đã nhận; không đổi gì"
    told = []
    if outcome.conflict:
        told.append(f"{outcome.conflict} hồ sơ hai bên ghi khác nhau, xem ở dưới")
    if outcome.missing:
        missing = numbers_in_words(outcome.missing)
        who = "Nơi nhận chưa" if outcome.type == "return" else "Chưa"
        told.append(f"{who} có {package_words(outcome.purpose)} {missing}, xin gửi lại")
    if outcome.waiting:
        told.append(f"{outcome.waiting} dòng chờ gói trước")
    if outcome.rejected and outcome.type == "return":
        told.append(f"{outcome.rejected} hồ sơ bị trả lại, kèm lý do")
    elif outcome.rejected:
        told.append(f"{outcome.rejected} hồ sơ bị loại, xem lý do ở dưới")
    if outcome.type == "return":
        gone = [outcome.withdrawn_words] if outcome.withdrawn_words else []
        told = told or ([] if gone else ["Không trả lại bản ghi nào"])
        return _one_sentence([*gone, *answered(outcome), *told])
    if told:
        return _one_sentence(told)
    return f"Liền với gói {outcome.sequence - 1}" if outcome.sequence > 1 else "Gói đầu tiên"


def _one_sentence(parts: list[str]) -> str:
    return "; ".join([parts[0], *map(in_sentence, parts[1:])])


def answered(outcome: Outcome) -> list[str]:
    """What a return says was taken of what was sent from here; nothing for an old one."""
    packages, records = outcome.answered
    return [f"Nơi nhận đã nhận {packages} gói, {number(records)} hồ sơ"] if packages else []


def why_more(outcome: Outcome) -> str:
    """Under it: the code of a fault, on a line of its own so that no narrow column cuts it; the
    file that this one is a double of."""
    return f"Mã lỗi {outcome.fault.code}" if outcome.fault else outcome.same_as


def group(outcome: Outcome) -> str:
    """The group it stands in: its outcome, with what holds clashes or rejected lines apart."""
    name = outcome_name(outcome)
    if name == "taken" and (outcome.conflict or outcome.rejected):
        name = "clash"
    return name


def in_order(outcomes: list[Outcome]) -> list[Outcome]:
    """A few as the button takes them; of many the worst first."""
    order = WORST_FIRST if len(outcomes) >= MANY else FEW
    return sorted(outcomes, key=lambda one: order.index(group(one)))


COUNTED = ("Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")


def counted(count: int) -> str:
    """A small number as the first word of a sentence."""
    return COUNTED[count] if count < len(COUNTED) else number(count)


def will_take(outcomes: list[Outcome]) -> str:
    """The line of the foot before anything is taken."""
    taking = [one for one in outcomes if one.outcome == "taken"]
    if not taking:
        again = sum(one.outcome == "already" for one in outcomes)
        return (
            "Không có gói mới. Nhận lại chỉ ghi lại biên nhận." if again else "Không có gì để nhận."
        )
    new, updated = sum(one.new for one in taking), sum(one.updated for one in taking)
    what = "biên nhận" if all(one.type == "return" for one in taking) else "gói"
    counts = f": {number(new)} mới, {number(updated)} sửa" if what == "gói" or new else ""
    said = f"Sẽ nhận {len(taking)} {what}{counts}."
    rest = len(outcomes) - len(taking)
    return f"{said} {counted(rest)} tệp còn lại để nguyên, không động tới." if rest else said


def was_tried(button: str, left_out: str, cards: Sequence[Path]) -> tuple[str, str]:
    """What to do after a dry run, and the button beside it: that of cards found among the files."""
    told = [left_out, f"Xem kết quả từng tệp, rồi bấm {button}."]
    if cards:
        names = ", ".join(one.name for one in cards)
        told.append(f"{names} là thẻ: đăng ký bằng {ENROL}")
    return " ".join(filter(None, told)), ENROL if cards else ""


def named_returns(written: Sequence[Delivered]) -> str:
    """The returns written, a few of them by name: one for what was taken before is new too."""
    names = list(dict.fromkeys(one.file.name for one in written if one.file is not None))
    named = f" {', '.join(names)}" if len(names) <= MOST_NAMED else f" của {len(names)} đơn vị"
    return f"Biên nhận{named}"


def was_taken(outcomes: list[Outcome]) -> tuple[str, str]:
    """The bold fact and the rest of the message after taking."""
    taking = [one for one in outcomes if one.outcome == "taken"]
    what = "biên nhận" if taking and all(one.type == "return" for one in taking) else "gói"
    new, updated = sum(one.new for one in taking), sum(one.updated for one in taking)
    if not taking:
        return "Không có gói mới.", "Sổ không đổi."
    counts = f"{number(new)} bản ghi mới, {number(updated)} sửa."
    if what == "biên nhận" and not new:
        counts = "Bản ghi nơi nhận đã nhận thì không gửi lại nữa."
        gone = [one.withdrawn_words for one in taking if one.withdrawn_words]
        counts = f"{'. '.join(gone)}." if gone else counts
    return f"Đã nhận {len(taking)} {what}.", counts
