"""Commands about what passes between books: packages, returns, status, digest, inbox."""

from __future__ import annotations

import argparse
from pathlib import Path

from xatre.cli.output import Progress, answer, say, tell, write_sheet
from xatre.cli.words import add_common, named, opened

NO_NAMES_ON_PAPER = (
    "Phiếu chỉ ghi mã, không có họ tên, để phiếu không làm lộ tên trẻ; họ tên chỉ hiện ở màn hình."
)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
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
    verify.add_argument("--out", default="", metavar="TỆP", help="phiếu xem tệp: .pdf hoặc .html")
    verify.add_argument("--names", action="store_true", help="có họ tên; được ghi nhật ký")
    add_common(verify)
    verify.set_defaults(run=_verify)

    receive = commands.add_parser("receive", help="nhận gói, biên nhận, bàn giao")
    receive.add_argument("book", metavar="SỔ")
    receive.add_argument("files", nargs="+", metavar="TỆP", help="tệp, hoặc thư mục như USB")
    receive.add_argument("--dry-run", action="store_true", help="đọc thử, không ghi")
    receive.add_argument("--accept-fork", action="store_true", help="nhận cả gói trùng số")
    add_common(receive)
    receive.set_defaults(run=_receive)

    undo = commands.add_parser("undo", help="rút một gói đã nhận; hủy bàn giao chưa ai nhận")
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


def _export(words: argparse.Namespace) -> int:
    from xatre.cli import traffic_words
    from xatre.model.purposes import DEVICES, HAND_OVER
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
        is_return = session.at_office and bool(words.to) and not words.record
        purpose = HAND_OVER if words.record else DEVICES if sent.to == session.unit else ""
        lines = [
            traffic_words.of_sent(
                session, sent, is_return=is_return, is_full=words.full, purpose=purpose
            )
        ]
        lines += [] if words.to else traffic_words.of_travel(session, sent)
    if not words.json:
        for line in lines:
            print(line)
        return 0
    answer(
        {
            "file": sent.file,
            "sequence": sent.sequence,
            "counts": sent.counts,
            "sha256": sent.sha256,
            "size": sent.size,
            "to": sent.to,
            "along": [str(one) for one in sent.along],
            "again": sent.again,
            "instead_of": sent.instead_of,
        },
        words.json,
    )
    return 0


def _verify(words: argparse.Namespace) -> int:
    from xatre.cli import traffic_words
    from xatre.work.papers.sheet_files import require_place
    from xatre.work.receiving.verify import verify_file
    from xatre.work.receiving.viewing import note_sheet, view_file

    file = Path(words.file)
    if words.out:
        require_place(Path(words.out))
    if words.book:
        with opened(words, to_look=not (words.out or words.names)) as session:
            found = verify_file(file, session)
            viewed = view_file(file, session, names=words.names)
            if words.out:
                note_sheet(session, viewed, Path(words.out).name)
    else:
        found, viewed = verify_file(file, None), view_file(file)
    if words.out:
        write_sheet(viewed.sheet(), Path(words.out), "Phiếu xem tệp Xã Trẻ")
    if words.json:
        records = [
            {"kind": one.kind, "code": one.code} | ({"name": one.name} if words.names else {})
            for one in viewed.records
        ]
        answer(found.as_keys() | {"records": records, "file": words.out or None}, True)
    else:
        print(traffic_words.of_found(found))
        for line in traffic_words.of_inside(viewed):
            print(line)
    if words.out and words.names:
        say(NO_NAMES_ON_PAPER)
    told = found.fault or found.doubt
    if told:
        say(told.words)
    return found.fault.exit_code if found.fault else 0


def _receive(words: argparse.Namespace) -> int:
    from xatre.cli import traffic_words
    from xatre.work.receiving.gathering import gather
    from xatre.work.receiving.passed_over import PASSED_OVER, without_old_returns
    from xatre.work.receiving.receive import receive_files

    places = [Path(file) for file in words.files]
    with opened(words) as session:
        found = gather(session, places)
        if found.left_out:
            say(found.left_out_words)
        outcomes = receive_files(
            session,
            found.files,
            dry_run=words.dry_run,
            accept_fork=words.accept_fork,
            progress=Progress(words.json),
        )
        outcomes, old = without_old_returns(session, outcomes, found.inspected)
    for outcome in outcomes:
        if outcome.fault:
            say(f"{outcome.file}: {outcome.fault.words}")
        if outcome.note:
            say(outcome.note)
    for card in found.cards:
        say(f"{card.name}: là thẻ, đăng ký bằng xatre enrol.")
    if old:
        say(PASSED_OVER.format(count=len(old)))
    if words.json:
        beside = {"cards": found.cards, "passed_over": [one.path for one in old]}
        told = [outcome.as_keys() for outcome in outcomes]
        answer(
            {"files": told} | {key: [str(one) for one in of] for key, of in beside.items()}, True
        )
    else:
        for outcome in outcomes:
            print(traffic_words.of_outcome(outcome, tried=words.dry_run))
            tell(traffic_words.of_rejections(outcome))
    return max((outcome.exit_code for outcome in outcomes), default=0)


def _undo(words: argparse.Namespace) -> int:
    from xatre.cli import traffic_words
    from xatre.work.receiving.undo import named_package, undo_package
    from xatre.work.sending import cancelling

    with opened(words) as session:
        package = named_package(session, words.package)
        if cancelling.is_own_hand_over(session, package):
            kept = cancelling.cancel_hand_over(session, package)
            if words.json:
                answer({"withdrawn": [package], "return": None, "kept": kept}, True)
            else:
                print(traffic_words.of_cancelled(len(kept)))
            return 0
        undone = undo_package(session, package)
        told = traffic_words.of_undone(session, undone)
    if words.json:
        # One return, as ever; several where units wrote what the packages share.
        files = [str(one) for one in undone.return_files]
        back = files[-1] if files else None
        answer({"withdrawn": undone.withdrawn, "return": back, "returns": files}, True)
    else:
        print(told)
    return 0


def _status(words: argparse.Namespace) -> int:
    from xatre.cli.status_words import of_status
    from xatre.work.sending.status import status

    with opened(words, to_look=True) as session:
        told = status(session)
        lines = [] if words.json else of_status(session, told)
    if words.json:
        answer(told, True)
    for line in lines:
        print(line)
    return 0


def _hash(words: argparse.Namespace) -> int:
    from xatre.work.sending.digest import digest

    with opened(words, to_look=True) as session:
        made = digest(session, words.unit)
    answer({"hash": made.hash, "records": made.records}, words.json)
    return 0


def _inbox(words: argparse.Namespace) -> int:
    from xatre.cli.status_words import of_waiting
    from xatre.work.receiving import inbox

    with opened(words) as session:
        if words.folder or words.stop:
            inbox.watch(session, Path(words.folder) if words.folder else None)
        waiting = inbox.look(session)
    if words.json:
        told = {
            "folder": waiting.folder if waiting else None,
            "files": [str(one) for one in waiting.files] if waiting else [],
            "refused": [str(one) for one in waiting.refused] if waiting else [],
            "cards": [str(one) for one in waiting.cards] if waiting else [],
            "gone": waiting.is_gone if waiting else False,
        }
        answer(told, True)
    else:
        tell(of_waiting(waiting))
    if waiting and waiting.left_out:
        say(waiting.left_out)
    return 0
