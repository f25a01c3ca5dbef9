"""Commands about the book itself: new, demo, officers, recovery, check, backup, moving."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass
from pathlib import Path

from xatre.cli.output import Progress, answer, say
from xatre.cli.words import add_common, opened, password_of, read_input
from xatre.errors import BookError, UseError
from xatre.model.text import fold

DAMAGED = "XT-505"
"""The code of a book that is damaged, opened or not."""
GIVE_BACK = "xatre export SỔ --to MÃ_XÃ --full --out THƯ_MỤC"
"""What an office runs to give a unit its own records back."""


class NoRecoveryCode(UseError):
    """Standard input held no code: nothing was tried."""

    code = "XT-269"
    sentence = "Chưa có mã khôi phục, nên chưa thử lần nào. Sổ không đổi."
    remedy = "Gõ ở đầu vào chuẩn: dòng đầu là mã khôi phục trên giấy, dòng hai là mật khẩu mới."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="lập sổ mẫu với người không có thật")
    demo.add_argument("folder", metavar="THƯ_MỤC")
    demo.add_argument("--children", type=int, default=7500, metavar="SỐ")
    demo.add_argument("--communes", type=int, default=1, metavar="SỐ")
    demo.add_argument("--seed", type=int, default=1, metavar="SỐ")
    demo.add_argument("--date", default="", metavar="NGÀY")
    demo.add_argument(
        "--from-workbooks", action="store_true", help="trẻ em đưa vào từ hai tệp Excel cũ"
    )
    add_common(demo, opens_book=False)
    demo.set_defaults(run=_demo)

    new = commands.add_parser("new", help="lập sổ mới")
    new.add_argument("book", metavar="SỔ")
    new.add_argument("--unit", required=True, metavar="MÃ")
    new.add_argument(
        "--role",
        required=True,
        choices=("commune", "office"),
        help="commune: xã, phường, đặc khu; office: nơi tiếp nhận",
    )
    new.add_argument(
        "--letter",
        default="",
        choices=[chr(place) for place in range(ord("B"), ord("Z") + 1)],
        metavar="CHỮ",
        help="máy thứ hai trở đi của đơn vị: chữ trong mã hồ sơ, B đến Z",
    )
    add_common(new)
    new.set_defaults(run=_new)

    officer = commands.add_parser("officer", help="thêm, bớt, liệt kê người dùng, đổi mật khẩu")
    officer.add_argument("book", metavar="SỔ")
    officer.add_argument(
        "act",
        choices=("add", "drop", "password", "list"),
        help="add: thêm; drop: bớt; password: đổi mật khẩu; list: liệt kê",
    )
    officer.add_argument("name", nargs="?", default="", metavar="TÊN")
    officer.add_argument("--yes", action="store_true", help="drop: làm ngay, không hỏi lại")
    officer.add_argument(
        "--role",
        default="entry",
        choices=("entry", "approver", "viewer", "administrator"),
        help="entry: người nhập; approver: người duyệt; viewer: chỉ xem; "
        "administrator: quản trị sổ",
    )
    officer.add_argument("--no-cases", action="store_true", help="không được xem vụ việc")
    officer.add_argument(
        "--new-password-file",
        metavar="TỆP",
        help="tệp chứa mật khẩu mới (không có: đầu vào chuẩn; trống: máy đề nghị)",
    )
    add_common(officer)
    officer.set_defaults(run=_officer)

    recover = commands.add_parser(
        "recover",
        help="mở sổ bằng mã khôi phục và đặt mật khẩu mới (đầu vào chuẩn: dòng 1 mã, dòng 2 mật "
        "khẩu mới)",
    )
    recover.add_argument("book", metavar="SỔ")
    recover.add_argument("--new-password-file", metavar="TỆP")
    add_common(recover)
    recover.set_defaults(run=_recover)

    check = commands.add_parser("check", help="kiểm tệp, bảng, hồ sơ và nhật ký")
    check.add_argument("book", metavar="SỔ")
    add_common(check)
    check.set_defaults(run=_check)

    backup = commands.add_parser("backup", help="chép một bản sao lưu đã mã hóa")
    backup.add_argument("book", metavar="SỔ")
    backup.add_argument("--to", required=True, metavar="THƯ_MỤC")
    add_common(backup)
    backup.set_defaults(run=_backup)

    restore = commands.add_parser("restore", help="dựng sổ từ bản sao lưu (thành dòng mới)")
    restore.add_argument("backup", metavar="BẢN_SAO")
    restore.add_argument("--to", required=True, metavar="SỔ")
    add_common(restore)
    restore.set_defaults(run=_restore)

    move = commands.add_parser("move", help="chuyển sổ sang chỗ khác và đóng chỗ cũ")
    move.add_argument("book", metavar="SỔ")
    move.add_argument("--to", required=True, metavar="THƯ_MỤC")
    add_common(move)
    move.set_defaults(run=_move)


def _demo(words: argparse.Namespace) -> int:
    from xatre.work.demo import make_demo

    made = make_demo(
        Path(words.folder),
        children=words.children,
        communes=words.communes,
        seed=words.seed,
        day=words.date,
        from_workbooks=words.from_workbooks,
        progress=Progress(words.json),
    )
    told = {"office": made.office, "communes": made.communes, "records": made.records}
    if words.from_workbooks:
        told["workbooks"] = made.workbooks
    answer(told, words.json)
    return 0


def _new(words: argparse.Namespace) -> int:
    from xatre.work.new_book import create_book

    made = create_book(
        Path(words.book),
        unit=words.unit,
        role=words.role,
        officer=words.officer,
        password=password_of(words),
        letter=words.letter,
    )
    answer(
        {
            "book": made.folder,
            "recovery_code": made.recovery_code,
            "fingerprint": made.fingerprint,
        },
        words.json,
    )
    return 0


def _is_sure(words: argparse.Namespace) -> bool:
    """Whether the person at the terminal goes on; a script, which nobody can ask, is sure."""
    if words.yes or words.json or sys.stdin is None or not sys.stdin.isatty():
        return True
    print("Gõ “có” để làm tiếp: ", end="", file=sys.stderr, flush=True)
    return fold(sys.stdin.readline().strip()) == "co"


def _officer(words: argparse.Namespace) -> int:
    from xatre.work.people import officers

    with opened(words) as session:
        result: dict[str, object] = {}
        if words.act == "drop":
            say(officers.BEFORE_DROPPING)
            if not _is_sure(words):
                say("Chưa bớt ai; sổ không đổi.")
                return 2
            dropped = officers.drop_officer(session, words.name)
            result["recovery_code"] = dropped.recovery_code
            result["fingerprint"] = dropped.fingerprint
            result["old_backups"] = [
                {"file": one.name, "taken": one.taken, "beside": one.beside}
                for one in dropped.backups
            ]
            for sentence in officers.after_dropping(dropped):
                say(sentence)
            code = "mục recovery_code" if words.json else dropped.recovery_code
            say(f"MÃ KHÔI PHỤC MỚI, chỉ hiện một lần, ghi ra giấy và cất kỹ:\n\n    {code}\n")
        elif words.act != "list":
            new, proposed = _new_password(words)
            if words.act == "add":
                officers.add_officer(
                    session,
                    words.name,
                    role=words.role,
                    password=new,
                    case_rights=not words.no_cases,
                )
            elif words.name and not officers.is_at_the_book(session, words.name):
                officers.reset_password(session, words.name, new)
            else:
                officers.change_password(session, password_of(words), new)
            if proposed:
                result["password"] = new
        result["officers"] = officers.list_officers(session)
    answer(result, words.json)
    return 0


def _new_password(words: argparse.Namespace) -> tuple[str, bool]:
    """The new password from the file or standard input; where nothing is given, five words the
    program proposes, which are then printed."""
    from xatre.work.people.officers import propose_password

    if not words.new_password_file and sys.stdin.isatty():
        return propose_password(), True
    given = read_input(words.new_password_file).rstrip("\r\n")
    return (given, False) if given else (propose_password(), True)


def _asked(words: argparse.Namespace) -> list[str]:
    """The recovery code and the new password as a person types them at a terminal; the password
    alone is not shown."""
    print("Mã khôi phục, 8 nhóm trên tờ đã ghi: ", end="", file=sys.stderr, flush=True)
    code = sys.stdin.readline().strip()
    if not code or words.new_password_file:
        return [code]
    return [code, getpass("Mật khẩu mới (không hiện khi gõ): ", sys.stderr)]


def _recover(words: argparse.Namespace) -> int:
    from xatre.work.people.officers import recover

    typed = _asked(words) if sys.stdin.isatty() else read_input(None).splitlines()
    code = typed[0].strip() if typed else ""
    if not code:
        raise NoRecoveryCode()
    password = (
        read_input(words.new_password_file).rstrip("\r\n")
        if words.new_password_file
        else "\n".join(typed[1:2]) or password_of(words)
    )
    recovered = recover(Path(words.book), code=code, password=password, officer=words.officer)
    answer({"officers": recovered.officers, "recovery_code": recovered.recovery_code}, words.json)
    return 0


def _check(words: argparse.Namespace) -> int:
    from xatre.work.keeping import check_book, damage, vouched

    journal: list[str] = []
    problems: list[str] = []
    fault: BookError | None = None
    try:
        with opened(words) as session:
            problems = check_book(session, Progress(words.json))
            if problems:
                fault = damage(session, problems)
            journal = vouched(session)
    except BookError as unreadable:
        if unreadable.code != DAMAGED:
            raise
        fault = fault or unreadable
        problems = problems or [unreadable.happened]
    offer = str(fault.facts["backup"]) if fault else ""
    answer(
        {"ok": not problems, "problems": problems, "journal": journal, "backup": offer or None},
        words.json,
    )
    if fault:
        say(fault.words)
    return 4 if problems else 0


def _backup(words: argparse.Namespace) -> int:
    from xatre.work.keeping import back_up

    with opened(words) as session:
        file = back_up(session, Path(words.to))
    answer({"file": file, "ok": True}, words.json)
    return 0


def _restore(words: argparse.Namespace) -> int:
    from xatre.work.keeping import AFTER_RESTORING, restore_book

    folder = restore_book(Path(words.backup), Path(words.to), password_of(words), words.officer)
    answer({"file": folder, "ok": True}, words.json)
    say(f"{AFTER_RESTORING} Thẻ: xatre card. Nơi nhận trả lại: {GIVE_BACK}.")
    return 0


def _move(words: argparse.Namespace) -> int:
    from xatre.work.keeping import move_book

    with opened(words) as session:
        folder = move_book(session, Path(words.to))
    answer({"file": folder, "ok": True}, words.json)
    return 0
