"""Who is expected to send, who has sent, what is missing and who is silent, at an office: as the
page Đơn vị gửi shows it. Units are expected, and no longer, by the same command.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from xatre.cli.output import answer, say, tell
from xatre.cli.words import add_common, opened
from xatre.errors import UseError

if TYPE_CHECKING:
    from xatre.work.people.senders import Sender

STATES = {
    "missing": "thiếu gói trước",
    "no_card": "chưa có thẻ",
    "silent": "chưa gửi",
    "withdrawn": "đã rút, chờ gửi lại",
    "revoked": "thẻ đã thu hồi",
    "good": "đã gửi",
}
OF_FORMER_KEY = "của máy hoặc khóa đã thôi dùng"


class OnlyAtAnOffice(UseError):
    """A commune waits for nobody's packages."""

    code = "XT-272"
    sentence = "Sổ này là của xã, không chờ đơn vị nào gửi gói. Chưa ghi gì vào sổ."
    remedy = "Dùng lệnh này với sổ của nơi tiếp nhận."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    senders = commands.add_parser(
        "senders", help="ở nơi tiếp nhận: đơn vị nào phải gửi, đã gửi, chưa gửi, thiếu gói"
    )
    senders.add_argument("book", metavar="SỔ")
    senders.add_argument(
        "--expect", action="append", default=[], metavar="MÃ", help="chờ xã này gửi; lặp lại được"
    )
    senders.add_argument("--province", action="store_true", help="chờ mọi xã của tỉnh")
    senders.add_argument(
        "--no-longer", action="append", default=[], metavar="MÃ",
        help="thôi chờ xã này; những gì đã gửi vẫn nguyên; lặp lại được",
    )  # fmt: skip
    senders.add_argument("--silent", action="store_true", help="chỉ kể đơn vị chưa gửi gói nào")
    add_common(senders)
    senders.set_defaults(run=_senders)


def _senders(words: argparse.Namespace) -> int:
    from xatre.work.people import senders
    from xatre.work.units import read_unit

    changes = bool(words.expect or words.province or words.no_longer)
    with opened(words, to_look=not changes) as session:
        if not session.at_office:
            raise OnlyAtAnOffice()
        fresh = [read_unit(session.codes, one) for one in words.expect]
        gone = [read_unit(session.codes, one) for one in words.no_longer]
        added = senders.expect(session, fresh) if fresh else 0
        added += senders.expect_whole_province(session) if words.province else 0
        for unit in gone:
            senders.no_longer_expect(session, unit)
        found = senders.senders(session)
    shown = [one for one in found if not words.silent or one.is_silent]
    if words.json:
        rows = [_as_keys(one) for one in shown]
        counts = vars(senders.counted(found))
        answer({"added": added, **counts, "units": rows}, True)
        return 0
    if changes:
        say(f"Đã thêm {added} đơn vị phải gửi, thôi chờ {len(gone)}.")
    tell(_told(found, shown))
    return 0


def _told(found: Sequence[Sender], shown: Sequence[Sender]) -> Iterator[str]:
    if not found:
        yield "Chưa ghi đơn vị nào phải gửi: thêm --province, hoặc --expect MÃ."
        return
    from xatre.work.people.senders import counted

    first, *rest = counted(found).parts
    yield f"{first}: {'; '.join(rest)}."
    for one in shown:
        parts = [STATES[one.state]]
        parts += [STATES["silent"]] if one.state == "no_card" and one.is_silent else []
        parts += [_last(one)] if one.last else []
        parts += [f"thiếu số {', '.join(map(str, one.missing))}"] if one.missing else []
        parts += [f"biên nhận số {one.last_return}"] if one.last_return else []
        parts += [] if one.expected else ["không ghi là phải gửi"]
        yield f"{one.unit.partition('@')[0]}  {one.label}: {'; '.join(parts)}"


def _last(one: Sender) -> str:
    whose = f" ({one.last_device})" if one.last_device else ""
    whose = f" ({OF_FORMER_KEY})" if one.of_former_key else whose
    return f"gói cuối số {one.last}{whose}"


def _as_keys(one: Sender) -> dict[str, object]:
    return {
        "unit": one.unit,
        "label": one.label,
        "expected": one.expected,
        "state": one.state,
        "cards": one.cards,
        "taken": one.taken,
        "withdrawn": one.withdrawn,
        "last": one.last or None,
        "of_former_key": one.of_former_key,
        "taken_at": one.taken_at or None,
        "missing": one.missing,
        "last_return": one.last_return or None,
    }
