"""Commands about the book itself: new, demo, check, backup, moving."""

from __future__ import annotations

import argparse
from pathlib import Path

from xatre.cli.output import Progress, answer, say
from xatre.cli.words import add_common, opened, password_of
from xatre.errors import BookError

DEMO_FOR_EVER = (
    "Sổ mẫu, đánh dấu mãi mãi: chỉ gửi nhận với sổ mẫu khác (xatre demo, xatre new --demo). Đừng "
    "ghi trẻ có thật vào đây."
)
"""What a person is told who made a book to practise with."""
DAMAGED = "XT-505"
"""The code of a book that is damaged, opened or not."""
GIVE_BACK = "xatre export SỔ --to MÃ_XÃ --full --out THƯ_MỤC"
"""What an office runs to give a unit its own records back."""


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
    new.add_argument(
        "--demo",
        action="store_true",
        help="sổ mẫu để tập: đánh dấu mãi mãi, chỉ gửi nhận với sổ mẫu khác",
    )
    add_common(new, makes_book=True)
    new.set_defaults(run=_new)

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
        demo=words.demo,
    )
    if words.demo:
        say(DEMO_FOR_EVER)
    answer(
        {
            "book": made.folder,
            "recovery_code": made.recovery_code,
            "fingerprint": made.fingerprint,
        },
        words.json,
    )
    return 0


def _check(words: argparse.Namespace) -> int:
    from xatre.work.keeping import check_book, damage, vouched

    journal: list[str] = []
    problems: list[str] = []
    fault: BookError | None = None
    try:
        with opened(words, to_look=True) as session:
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
