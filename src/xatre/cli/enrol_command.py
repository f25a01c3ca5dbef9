"""Trusting cards by command: one, or all that lie in a folder, each by its own forty digits.

At a terminal the digits of each card are asked for in turn; a script gives them with
`--fingerprint`, as often as there are cards: digits name their card by themselves.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xatre.cli.asking import ask_a_person, is_at_terminal
from xatre.cli.output import answer, complain, say
from xatre.cli.words import add_common, opened
from xatre.errors import XatreError
from xatre.model.devices import short_device

if TYPE_CHECKING:
    from xatre.exchange.card import Card
    from xatre.work.people.cards import Enrolled
    from xatre.work.session import Session

ANOTHER_PROVINCE = (
    "Lưu ý: thẻ này của {unit}, không cùng tỉnh với sổ đang mở. Nếu nhầm: xatre revoke, rồi đăng "
    "ký thẻ đúng, trước khi tạo gói."
)
LEFT = "Còn {count} thẻ chưa đăng ký: nghe 40 số của từng nơi rồi chạy lại lệnh này."
PASSED_OVER = "Bỏ qua {file}: không phải tệp thẻ, hoặc tệp bị hỏng."
ALL_ENROLLED = "Không có thẻ mới: mọi thẻ ở đây đã đăng ký, hoặc là của chính sổ này."


@dataclass(frozen=True)
class Tried:
    """One card file: what was enrolled, or why it was not."""

    file: Path
    found: Enrolled | None = None
    told: str = ""
    fault: XatreError | None = None

    def as_keys(self) -> dict[str, object]:
        peer = self.found.peer if self.found else None
        return {
            "file": str(self.file),
            "unit": peer.unit if peer else None,
            "role": peer.role if peer else None,
            "fingerprint": peer.fingerprint if peer else None,
            "changes": self.found.told if self.found else (),
            "problem": self.fault.words if self.fault else None,
            "code": self.fault.code if self.fault else None,
        }


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    enrol = commands.add_parser("enrol", help="tin một thẻ sau khi gõ đủ 40 số vân tay")
    enrol.add_argument("book", metavar="SỔ")
    enrol.add_argument("card", nargs="+", metavar="THẺ", help="tệp thẻ, hoặc thư mục có nhiều thẻ")
    enrol.add_argument(
        "--fingerprint", action="append", default=[], metavar="SỐ",
        help="40 số nghe qua điện thoại; nhiều thẻ thì lặp lại, không ghi thì hỏi ở màn hình dòng "
        "lệnh; thẻ của máy đã đăng ký, đổi tên hay ý muốn, thì bỏ được",
    )  # fmt: skip
    enrol.add_argument(
        "--yes", action="store_true", help="thẻ làm sổ thôi tin thẻ khác: làm ngay, không hỏi lại"
    )
    add_common(enrol)
    enrol.set_defaults(run=_enrol)


def _enrol(words: argparse.Namespace) -> int:
    places = [Path(place) for place in words.card]
    if len(places) > 1 or places[0].is_dir():
        return _enrol_many(words, places)
    given = words.fingerprint
    with opened(words) as session:
        tried = _one(session, words, places[0], given[-1] if given else None, "")
    if tried.found is None:
        return complain(tried.fault) if tried.fault else 0
    peer = tried.found.peer
    if words.json:
        answer(
            {"unit": peer.unit, "role": peer.role, "fingerprint": peer.fingerprint,
             "changes": tried.found.told},
            True,
        )  # fmt: skip
    else:
        print(tried.told)
    return 0


def _enrol_many(words: argparse.Namespace, places: Sequence[Path]) -> int:
    from xatre.work.people import cards, offered_cards

    for typed in words.fingerprint:
        offered_cards.require_all_digits(typed)
    with opened(words) as session:
        files, tried = cards.card_files(session, places), list[Tried]()
        # Of a card enrolled before the digits are right, and not needed any more.
        given = cards.of_none_enrolled(session, words.fingerprint)
        for junk in cards.passed_over(session, places):
            say(PASSED_OVER.format(file=junk.name))
        for number, file in enumerate(files, 1):
            place = f"({number} trên {len(files)}) " if len(files) > 1 else ""
            fitting = next((one for one in given if offered_cards.is_digits_of(file, one)), None)
            if fitting is not None:
                given.remove(fitting)
            tried.append(_one(session, words, file, fitting, place))
            if not words.json:
                _tell(tried[-1])
    if words.json:
        answer({"cards": [one.as_keys() for one in tried]}, True)
    elif not files:
        print(ALL_ENROLLED)
    faults = [one.fault for one in tried if one.fault]
    left_out = [one.file.name for one in tried if one.fault]
    for typed in given:
        done = len(tried) - len(left_out)
        faults.append(offered_cards.of_no_card(typed, left_out, done))
        complain(faults[-1])
    if left := sum(one.fault is not None for one in tried):
        say(LEFT.format(count=left))
    return max((fault.exit_code for fault in faults), default=0)


def _tell(one: Tried) -> None:
    if one.fault:
        say(f"{one.file.name}: {one.fault.words}")
    else:
        print(one.told)


def _one(
    session: Session, words: argparse.Namespace, file: Path, typed: str | None, place: str
) -> Tried:
    """Trust the card by the digits `typed`, or those a person at the terminal types; of a device
    known already take what is new. A fault is in the answer."""
    from xatre.cli import traffic_words
    from xatre.work.people import cards, offered_cards

    try:
        card = offered_cards.read_card(file)
        known = None if typed else cards.refresh(session, file)
        found = known
        if found is None:
            before = cards.told_before_enrolling(session, file)
            digits = typed or _asked(session, words, card, file, place)
            offered_cards.require_fingerprint(card, digits)
            if before:
                ask_a_person(words, before)
            found = cards.enrol_card(session, file, digits)
        if offered_cards.is_of_another_province(session, card):
            say(ANOTHER_PROVINCE.format(unit=session.codes.unit_label(card.unit)))
        told = traffic_words.of_enrolled(session, found, is_known=known is not None)
        return Tried(file, found, told)
    except XatreError as fault:
        return Tried(file, fault=fault)


def _asked(session: Session, words: argparse.Namespace, card: Card, file: Path, place: str) -> str:
    """What the person at the terminal types for a card, asked again until the digits are right or
    nothing is typed; "" where nobody can be asked. The digits of the file are never shown."""
    from xatre.work.people import offered_cards

    if not is_at_terminal(words):
        return ""
    unit, device = session.codes.unit_label(card.unit), short_device(card.device)
    say(f"{place}Thẻ của {unit}, máy {device}, tệp {file.name}. Nghe 40 số qua điện thoại.")
    while True:
        print("Gõ 40 số (để trống: để sau): ", end="", file=sys.stderr, flush=True)
        typed = sys.stdin.readline().strip()
        if not typed or offered_cards.is_digits_of(file, typed):
            return typed
        try:
            offered_cards.require_fingerprint(card, typed)
        except XatreError as fault:
            complain(fault)
