"""Commands about keys: the own card, revoked and renewed keys, and how the office asks each kind to
travel to it. Trusting a card is `enrol_command.py`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from xatre.cli.asking import ask_a_person, require_yes
from xatre.cli.output import answer, say
from xatre.cli.words import add_common, opened
from xatre.errors import UseError


class NotAWish(UseError):
    """Not of the form KIND=PROFILE."""

    code = "XT-207"
    sentence = "Chưa rõ muốn loại hồ sơ nào đi ở dạng nào: {typed}."
    remedy = "Ghi như: --set injury=no_identity (full, no_identity, figures, none)."


NOT_FOUND_IN_A_FOLDER = (
    "Lưu ý: tên tệp {file} không có đuôi {ending}, nên khi đọc cả thư mục hay USB tệp này bị bỏ "
    "qua. Đổi tên cho có đuôi ấy."
)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    card = commands.add_parser("card", help="ghi thẻ khóa công khai của sổ")
    card.add_argument("book", metavar="SỔ")
    card.add_argument(
        "--out", required=True, metavar="TỆP",
        help="tệp .xatre; hoặc thư mục, đã có hay viết dấu / ở cuối: máy tự đặt tên tệp",
    )  # fmt: skip
    add_common(card)
    card.set_defaults(run=_card)

    revoke = commands.add_parser("revoke", help="thu hồi một máy từ sau gói tốt cuối cùng")
    revoke.add_argument("book", metavar="SỔ")
    revoke.add_argument("device", metavar="MÁY", help="vân tay, hoặc 6 chữ tên máy ở lệnh status")
    revoke.add_argument("--last", type=int, default=None, metavar="SỐ", help="gói tốt cuối cùng")
    revoke.add_argument("--yes", action="store_true", help="làm ngay, không hỏi lại")
    add_common(revoke)
    revoke.set_defaults(run=_revoke)

    renew = commands.add_parser("renew", help="đổi khóa của máy này; thẻ mới cần đăng ký lại")
    renew.add_argument("book", metavar="SỔ")
    renew.add_argument("--yes", action="store_true", help="làm ngay, không hỏi lại")
    add_common(renew)
    renew.set_defaults(run=_renew)

    profiles = commands.add_parser("profiles", help="mỗi loại hồ sơ gửi lên ở dạng nào")
    profiles.add_argument("book", metavar="SỔ")
    profiles.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="LOẠI=DẠNG",
        help="ở nơi tiếp nhận: full, no_identity, figures hoặc none, không rộng hơn mức khai",
    )
    add_common(profiles)
    profiles.set_defaults(run=_profiles)


def _card(words: argparse.Namespace) -> int:
    from xatre.work.people.cards import write_card
    from xatre.work.receiving.gathering import ENDING

    with opened(words) as session:
        # A path forgets the stroke at its end, by which a person says that it is a folder.
        is_folder = words.out.endswith(("/", os.sep))
        written = write_card(session, Path(words.out), is_folder=is_folder)
    if written.file.suffix.lower() != ENDING:
        say(NOT_FOUND_IN_A_FOLDER.format(file=written.file.name, ending=ENDING))
    answer({"file": written.file, "fingerprint": written.fingerprint}, words.json)
    return 0


def _revoke(words: argparse.Namespace) -> int:
    from xatre.cli import traffic_words
    from xatre.work.people.renewing import by_mark, plan_revocation, revoke, taken_beyond

    with opened(words) as session:
        planned = plan_revocation(session, words.device, words.last)
        require_yes(words, traffic_words.before_revoking(session, planned))
        peer = revoke(session, words.device, words.last)
        found = taken_beyond(session, peer.unit)
        beyond = [one for one in found if one.device == peer.device]
        told = traffic_words.of_revoked(session, peer, [by_mark(one) for one in beyond])
    if words.json:
        answer(
            {"unit": peer.unit, "device": peer.device, "sequence": peer.revoked_from,
             "sha256": peer.last_good_file, "beyond_trust": [one.sha256 for one in beyond]},
            True,
        )  # fmt: skip
    else:
        print(told)
    return 0


def _renew(words: argparse.Namespace) -> int:
    from xatre.work.people.renewing import AFTER_RENEWING, before_renewing, renew_keys
    from xatre.work.sending.given_before import to_give_again

    with opened(words) as session:
        session.require("officers")
        ask_a_person(words, before_renewing(session))
        renewed = renew_keys(session)
        say(f"{AFTER_RENEWING} Thẻ: xatre card.")
        for line in to_give_again(session):
            say(line)
    answer({"device": renewed.device, "fingerprint": renewed.fingerprint}, words.json)
    return 0


def _profiles(words: argparse.Namespace) -> int:
    from xatre.work.sending import profiles
    from xatre.work.sending.sent import travels

    wanted = dict(_wish(one) for one in words.set)
    with opened(words) as session:
        if wanted:
            profiles.ask_for(session, wanted)
        may_ask = {one.kind: one.may_ask for one in profiles.wishes(session)} if (
            session.at_office
        ) else {}  # fmt: skip
        told = travels(session)
    if words.json:
        rows = [
            {"kind": one.kind, "label": one.label, "profile": one.profile, "law": one.law}
            | ({"may_ask": may_ask[one.kind]} if may_ask else {})
            for one in told
        ]
        answer({"profiles": rows}, True)
        return 0
    for one in told:
        print(f"{one.label} ({one.kind}): {one.words}. {one.law}.")
    if wanted:
        print("Ghi thẻ mới bằng xatre card; xã đăng ký lại thẻ này thì mới gửi theo dạng mới.")
    return 0


def _wish(typed: str) -> tuple[str, str]:
    kind, mark, profile = typed.partition("=")
    if not (kind and mark and profile):
        raise NotAWish(typed=typed[:60])
    return kind, profile
