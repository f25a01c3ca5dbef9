"""What `xatre status` found, in lines for a person at a terminal. With `--json` none of this is
printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from xatre.cli.traffic_words import counted
from xatre.kinds import KINDS
from xatre.model.purposes import DEVICES
from xatre.work.people.senders import WHY_MISSING
from xatre.work.receiving import behind_office
from xatre.work.sending import elsewhere, left_behind
from xatre.work.sending.for_nobody import NO_RECEIPT_COMES
from xatre.work.sending.given_before import DEAD, to_give_again
from xatre.work.series import device_words, package_words

if TYPE_CHECKING:
    from xatre.work.receiving.inbox import Waiting
    from xatre.work.session import Session

MOST_MARKS = 12
"""Packages of a unit that are listed with their marks, the last ones."""


OUTCOMES = {
    "sent": "chưa có biên nhận",
    "taken": "nơi nhận đã nhận",
    "already": "nơi nhận đã nhận",
    "withdrawn": "nơi nhận đã rút",
    "fork": "trùng số, nơi nhận chờ",
    "refused": "bị từ chối",
    "cancelled": "đã hủy",
}
NO_RECEIPT = "không cần biên nhận; máy kia nhận rồi thì gói của máy ấy sẽ báo"
OWN_LETTER = "; máy này mang chữ {letter} trong mã hồ sơ"
BEYOND = "quá số còn tin của máy đã thu hồi: xatre undo để rút"


def of_status(session: Session, told: Mapping[str, Any]) -> list[str]:
    """What `xatre status` found, a line a fact."""
    letter = session.book.facts.device_letter
    own = OWN_LETTER.format(letter=letter) if letter else ""
    lines = [f"{session.codes.unit_label(session.unit)}{own}."]
    if not session.at_office:
        lines.append(f"Chưa gửi: {counted(told['unsent_by_kind'])}.")
    several = len({one["device"] for one in told["sent"]}) > 1
    for one in told["sent"]:
        where = "đã chép ra" if one["copied_out"] else "còn trong sổ, chưa chép ra"
        beside = f"{device_words(one['device'])}, " if several else ""
        to, mark = session.codes.unit_label(one["to"]), one["mark"]
        what = _capital(package_words(one["purpose"]))
        told_of = f"{what} {one['sequence']} ({beside}mã {mark}) gửi {to}: {one['lines']} dòng"
        lines.append(f"{told_of}, {where}, {_outcome(one)}.")
    lines += filter(None, (behind_office.told(session), *elsewhere.told(session)))
    again = [left_behind.LeftBehind(**one) for one in told["hand_over_again"]]
    lines += [*left_behind.told(session, again), *to_give_again(session)]
    for back in told["returned"]:
        lines.append(f"Bị trả lại, {KINDS[back['kind']].label}: {back['text']} ({back['code']})")
    if told["more_returned"]:
        lines.append(f"Còn {told['more_returned']} bản ghi bị trả lại mà biên nhận chưa kể.")
    for unit in [*told["siblings"], *told["units"]]:
        is_own = unit["unit"] == session.unit
        words = "Máy khác của xã: " if is_own else f"{unit['label']}: "
        if session.at_office or is_own:
            words += _came(unit["packages"])
            words += f", biên nhận số {unit['last_return']}" if unit["last_return"] else ""
        elif unit["last_return"]:
            words += f"biên nhận gần nhất số {unit['last_return']}"
        else:
            words += "chưa có biên nhận nào"
        words += f", thiếu {unit['missing_words']}" if unit["missing"] else ""
        words += f", {unit['elsewhere_words']}" if unit["elsewhere_words"] else ""
        letters = {one["device"]: one["letter"] for one in unit["devices"]}
        devices = [
            device_words(one["device"], one["letter"]) + _state(one, unit["devices"])
            for one in unit["devices"]
        ]
        lines.append("; ".join([words, ", ".join(devices)] if devices else [words]) + ".")
        last = unit["packages"][-MOST_MARKS:]
        several = len({*letters, *(one["device"] for one in last)}) > 1
        lines += [_mark(one, letters if several else None) for one in last]
    if any(unit["missing"] for unit in [*told["siblings"], *told["units"]]):
        lines.append(f"Gói thiếu: {WHY_MISSING}")
    return lines


def of_waiting(waiting: Waiting | None) -> list[str]:
    """What lies in the folder that is watched, a line a file, and what to do with it."""
    if waiting is None:
        return ["Chưa chờ thư mục nào. Chọn thư mục: xatre inbox SỔ --folder THƯ_MỤC."]
    if waiting.is_gone:
        return [f"Đang chờ {waiting.folder}, nhưng không đọc được: thư mục không còn ở đó."]
    if not (waiting.files or waiting.refused or waiting.cards):
        return [f"Đang chờ {waiting.folder}: chưa có tệp mới."]
    lines = [f"Đang chờ {waiting.folder}:"]
    for files, what in (
        (waiting.files, "tệp mới đến, chưa nhận; nhận bằng xatre receive"),
        (waiting.refused, "tệp không nhận được như đang nằm đó; vì sao thì xem bằng xatre receive"),
        (waiting.cards, "thẻ chưa đăng ký; đăng ký bằng xatre enrol"),
    ):
        if files:
            lines.append(f"{len(files)} {what}:")
            lines += [f"  {one.relative_to(waiting.folder)}" for one in files]
    return lines


def _state(device: Mapping[str, Any], beside: Sequence[Mapping[str, Any]]) -> str:
    """That a device is trusted no more, or is the old key of one that renewed its keys: of which,
    where the letter in its codes tells."""
    if device["active"]:
        return ""
    if not device["renewed"]:
        return " (đã thôi tin)" if device["role"] == "office" else " (đã thu hồi)"
    letter = device["letter"]
    now = [one["device"] for one in beside if one["active"] and one["letter"] == letter != ""]
    return f" (khóa cũ của máy {now[0]})" if now else " (khóa cũ, máy ấy đã đổi khóa)"


def _outcome(one: Mapping[str, Any]) -> str:
    """What became of a package sealed here. The unit's own devices give no receipts: what they
    took stands in what comes from them."""
    if one["purpose"] == DEVICES and one["outcome"] == "sent":
        seen = [device_words(device) for device in one["seen_by"]]
        return f"{', '.join(seen)} đã nhận" if seen else NO_RECEIPT
    if one["for_nobody"]:
        return NO_RECEIPT_COMES
    if one["dead"]:
        return DEAD
    return OUTCOMES.get(one["outcome"], str(one["outcome"]))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _came(packages: Sequence[Mapping[str, Any]]) -> str:
    """How many packages of a unit count, and how many were withdrawn."""
    gone = sum(one["withdrawn"] for one in packages)
    here = len(packages) - gone
    told = [f"đã nhận {here} gói"] if here else []
    told += [f"đã rút {gone} gói"] if gone else []
    return ", ".join(told) or "chưa gửi gói nào"


def _mark(one: Mapping[str, Any], letters: Mapping[str, str] | None) -> str:
    """A package by what `xatre undo` takes; with its device where `letters` of several are given,
    device → letter."""
    device = one["device"]
    beside = f" ({device_words(device, letters.get(device, ''))})" if letters is not None else ""
    rest = ", đã rút" if one["withdrawn"] else ""
    rest += f", {BEYOND}" if one["beyond_trust"] else ""
    return f"  {package_words(one['purpose'])} {one['sequence']}{beside}, mã {one['mark']}{rest}"
