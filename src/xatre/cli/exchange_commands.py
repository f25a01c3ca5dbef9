"""Commands about what passes between books: cards, packages, returns, status, digest."""

from __future__ import annotations

import argparse
from pathlib import Path

from xatre.cli.output import Progress, answer, say
from xatre.cli.words import add_common, named, opened


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    card = commands.add_parser("card", help="ghi thẻ khóa công khai của sổ")
    card.add_argument("book", metavar="SỔ")
    card.add_argument("--out", required=True, metavar="TỆP")
    add_common(card)
    card.set_defaults(run=_card)

    enrol = commands.add_parser("enrol", help="tin một thẻ sau khi gõ đủ 40 số vân tay")
    enrol.add_argument("book", metavar="SỔ")
    enrol.add_argument("card", metavar="THẺ")
    enrol.add_argument("--fingerprint", required=True, metavar="SỐ")
    add_common(enrol)
    enrol.set_defaults(run=_enrol)

    revoke = commands.add_parser("revoke", help="thu hồi một máy từ sau gói tốt cuối cùng")
    revoke.add_argument("book", metavar="SỔ")
    revoke.add_argument("device", metavar="MÁY", help="vân tay, hoặc 6 chữ đầu của mã máy")
    revoke.add_argument("--last", type=int, default=None, metavar="SỐ", help="gói tốt cuối cùng")
    add_common(revoke)
    revoke.set_defaults(run=_revoke)

    renew = commands.add_parser("renew", help="đổi khóa của máy này; thẻ mới cần đăng ký lại")
    renew.add_argument("book", metavar="SỔ")
    add_common(renew)
    renew.set_defaults(run=_renew)

    export = commands.add_parser("export", help="đóng gói tiếp theo và chép ra")
    export.add_argument("book", metavar="SỔ")
    export.add_argument("--out", required=True, metavar="THƯ_MỤC")
    export.add_argument("--full", action="store_true", help="mang mọi hồ sơ")
    export.add_argument("--to", default="", metavar="MÃ", help="bàn giao cho đơn vị khác")
    export.add_argument("--record", default="", metavar="MÃ", help="hồ sơ bàn giao")
    export.add_argument("--reason", default="", metavar="LÝ_DO", help="vì sao bàn giao")
    add_common(export)
    export.set_defaults(run=_export)

    verify = commands.add_parser("verify", help="gói còn nguyên không, vân tay của ai")
    verify.add_argument("file", metavar="TỆP")
    verify.add_argument("--book", default="", metavar="SỔ")
    add_common(verify)
    verify.set_defaults(run=_verify)

    receive = commands.add_parser("receive", help="nhận gói, biên nhận, bàn giao")
    receive.add_argument("book", metavar="SỔ")
    receive.add_argument("files", nargs="+", metavar="TỆP")
    receive.add_argument("--dry-run", action="store_true", help="đọc thử, không ghi")
    receive.add_argument("--accept-fork", action="store_true", help="nhận cả gói trùng số")
    add_common(receive)
    receive.set_defaults(run=_receive)

    undo = commands.add_parser("undo", help="rút lại một gói đã nhận")
    undo.add_argument("book", metavar="SỔ")
    undo.add_argument("package", metavar="SHA256")
    add_common(undo)
    undo.set_defaults(run=_undo)

    status = commands.add_parser("status", help="đã gửi, đã nhận, đã có biên nhận")
    status.add_argument("book", metavar="SỔ")
    add_common(status)
    status.set_defaults(run=_status)

    digest = commands.add_parser("hash", help="mã so của những gì gói mang")
    digest.add_argument("book", metavar="SỔ")
    digest.add_argument("--unit", default="", metavar="MÃ")
    add_common(digest)
    digest.set_defaults(run=_hash)

    inbox = commands.add_parser("inbox", help="thư mục chờ: tệp mới đến, chưa nhận")
    inbox.add_argument("book", metavar="SỔ")
    which = inbox.add_mutually_exclusive_group()
    which.add_argument("--folder", metavar="THƯ_MỤC", help="chờ ở thư mục này từ nay")
    which.add_argument("--stop", action="store_true", help="thôi chờ")
    add_common(inbox)
    inbox.set_defaults(run=_inbox)


def _card(words: argparse.Namespace) -> int:
    from xatre.work.people.cards import write_card

    with opened(words) as session:
        written = write_card(session, Path(words.out))
    answer({"file": written.file, "fingerprint": written.fingerprint}, words.json)
    return 0


def _enrol(words: argparse.Namespace) -> int:
    from xatre.work.people.cards import enrol

    with opened(words) as session:
        peer = enrol(session, Path(words.card), words.fingerprint)
    answer({"unit": peer.unit, "role": peer.role, "fingerprint": peer.fingerprint}, words.json)
    return 0


def _revoke(words: argparse.Namespace) -> int:
    from xatre.work.people.renewing import revoke

    with opened(words) as session:
        peer = revoke(session, words.device, words.last)
    answer(
        {"unit": peer.unit, "device": peer.device, "sequence": peer.revoked_from,
         "sha256": peer.revoked_hash},
        words.json,
    )  # fmt: skip
    return 0


def _renew(words: argparse.Namespace) -> int:
    from xatre.work.people.renewing import renew_keys

    with opened(words) as session:
        renewed = renew_keys(session)
    answer({"device": renewed.device, "fingerprint": renewed.fingerprint}, words.json)
    return 0


def _export(words: argparse.Namespace) -> int:
    from xatre.cli import traffic_words
    from xatre.work.sending.export import export_package

    with opened(words) as session:
        sent = export_package(
            session,
            Path(words.out),
            full=words.full,
            to=words.to,
            record=named(session, "", words.record) if words.record else "",
            reason=words.reason,
            progress=Progress(words.json),
        )
    if not words.json:
        print(traffic_words.of_sent(sent))
        return 0
    answer(
        {
            "file": sent.file,
            "sequence": sent.sequence,
            "counts": sent.counts,
            "sha256": sent.sha256,
            "size": sent.size,
        },
        words.json,
    )
    return 0


def _verify(words: argparse.Namespace) -> int:
    from xatre.cli import traffic_words
    from xatre.work.receiving.verify import verify_file

    if words.book:
        with opened(words) as session:
            found = verify_file(Path(words.file), session)
    else:
        found = verify_file(Path(words.file), None)
    if words.json:
        answer(found.as_keys(), True)
    else:
        print(traffic_words.of_found(found))
    told = found.fault or found.doubt
    if told:
        say(told.words)
    return found.fault.exit_code if found.fault else 0


def _receive(words: argparse.Namespace) -> int:
    from xatre.cli import traffic_words
    from xatre.work.receiving.receive import receive_files

    with opened(words) as session:
        outcomes = receive_files(
            session,
            [Path(file) for file in words.files],
            dry_run=words.dry_run,
            accept_fork=words.accept_fork,
            progress=Progress(words.json),
        )
    for outcome in outcomes:
        if outcome.fault:
            say(f"{outcome.file}: {outcome.fault.words}")
        if outcome.note:
            say(outcome.note)
    if words.json:
        answer({"files": [outcome.as_keys() for outcome in outcomes]}, True)
    else:
        for outcome in outcomes:
            print(traffic_words.of_outcome(outcome, tried=words.dry_run))
    return max((outcome.exit_code for outcome in outcomes), default=0)


def _undo(words: argparse.Namespace) -> int:
    from xatre.work.receiving.undo import undo_package

    with opened(words) as session:
        undone = undo_package(session, words.package)
    answer({"withdrawn": undone.withdrawn, "return": undone.return_file}, words.json)
    return 0


def _status(words: argparse.Namespace) -> int:
    from xatre.work.sending.status import status

    with opened(words) as session:
        answer(status(session), words.json)
    return 0


def _hash(words: argparse.Namespace) -> int:
    from xatre.work.sending.digest import digest

    with opened(words) as session:
        made = digest(session, words.unit)
    answer({"hash": made.hash, "records": made.records}, words.json)
    return 0


def _inbox(words: argparse.Namespace) -> int:
    from xatre.work.receiving import inbox

    with opened(words) as session:
        if words.folder or words.stop:
            inbox.watch(session, Path(words.folder) if words.folder else None)
        waiting = inbox.look(session)
    answer(
        {
            "folder": waiting.folder if waiting else None,
            "files": [str(one) for one in waiting.files] if waiting else [],
            "cards": [str(one) for one in waiting.cards] if waiting else [],
            "gone": waiting.is_gone if waiting else False,
        },
        words.json,
    )
    return 0
