"""Commands about who opens the book: officers added, changed and dropped, passwords, recovery."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass
from pathlib import Path

from xatre.cli.asking import ask_a_person
from xatre.cli.output import answer, say
from xatre.cli.words import add_common, opened, password_of, read_input
from xatre.errors import UseError

ROLES = {
    "entry": "người nhập",
    "approver": "người duyệt",
    "viewer": "chỉ xem",
    "administrator": "quản trị sổ",
}
NO_CASES = (
    "{name} chưa được xem vụ việc. Cho người được giao việc bảo vệ trẻ em (NĐ 56/2017 Đ33): "
    "xatre officer SỔ change TÊN --cases."
)
"""What a person is told who let somebody in with the least right."""


class NoRecoveryCode(UseError):
    """Standard input held no code: nothing was tried."""

    code = "XT-269"
    sentence = "Chưa có mã khôi phục, nên chưa thử lần nào. Sổ không đổi."
    remedy = "Gõ ở đầu vào chuẩn: dòng đầu là mã khôi phục trên giấy, dòng hai là mật khẩu mới."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    officer = commands.add_parser(
        "officer", help="thêm, sửa, bớt, liệt kê người dùng, đổi mật khẩu"
    )
    officer.add_argument("book", metavar="SỔ")
    officer.add_argument(
        "act",
        choices=("add", "change", "drop", "password", "list"),
        help="add: thêm; change: sửa vai trò, quyền xem vụ việc; drop: bớt; password: đổi mật "
        "khẩu; list: liệt kê",
    )
    officer.add_argument("name", nargs="?", default="", metavar="TÊN")
    officer.add_argument("--yes", action="store_true", help="drop: làm ngay, không hỏi lại")
    officer.add_argument(
        "--role",
        choices=tuple(ROLES),
        help="entry: người nhập (không ghi thì là vậy); approver: người duyệt; viewer: chỉ xem; "
        "administrator: quản trị sổ",
    )
    cases = officer.add_mutually_exclusive_group()
    cases.add_argument(
        "--cases", action="store_true", default=None, help="add, change: được xem vụ việc"
    )
    cases.add_argument(
        "--no-cases", dest="cases", action="store_false", default=None,
        help="add, change: không được xem vụ việc (người mới thì vốn vậy)",
    )  # fmt: skip
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


def _officer(words: argparse.Namespace) -> int:
    from xatre.work.people import officers

    with opened(words) as session:
        result: dict[str, object] = {}
        if words.act == "drop":
            officers.plan_dropping(session, words.name)
            ask_a_person(words, officers.before_dropping(session))
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
        elif words.act == "change":
            officers.change_officer(session, words.name, role=words.role, case_rights=words.cases)
        elif words.act != "list":
            new, proposed = _new_password(words)
            if words.act == "add":
                role, rights = words.role or "entry", bool(words.cases)
                officers.add_officer(
                    session, words.name, role=role, password=new, case_rights=rights
                )
                if not rights:
                    say(NO_CASES.format(name=words.name))
            elif words.name and not officers.is_at_the_book(session, words.name):
                officers.reset_password(session, words.name, new)
            else:
                officers.change_password(session, password_of(words), new)
            if proposed:
                result["password"] = new
        people = officers.list_officers(session)
    if words.json:
        answer(result | {"officers": people}, True)
        return 0
    answer(result, False)
    for one in people:
        cases = "được xem vụ việc" if one["case_rights"] else "không xem vụ việc"
        print(f"{one['name']}: {ROLES[str(one['role'])]}, {cases}")
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
