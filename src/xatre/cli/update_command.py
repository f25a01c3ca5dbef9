"""`xatre update`: takes in a signed program, code list, criteria set or plan."""

from __future__ import annotations

import argparse
from pathlib import Path

from xatre.cli.output import answer, say, tell
from xatre.cli.words import add_common, opened
from xatre.errors import UseError


class TooManyFiles(UseError):
    """More words than a book and a file."""

    code = "XT-204"
    sentence = "Lệnh update nhận một tệp, hoặc một sổ và một tệp."
    remedy = "Dùng: xatre update TỆP, hoặc xatre update SỔ TỆP."


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    update = commands.add_parser("update", help="nhận bản cập nhật đã ký từ tệp")
    update.add_argument("words", nargs="+", metavar="[SỔ] TỆP")
    add_common(update)
    update.set_defaults(run=_update)


def _update(words: argparse.Namespace) -> int:
    from xatre.work.updates.taking import take_update

    *book, file = words.words
    if len(book) > 1:
        raise TooManyFiles()
    if book:
        words.book = book[0]
        with opened(words) as session:
            taken = take_update(Path(file), session)
    else:
        taken = take_update(Path(file))
    say(taken.words)
    if words.json:
        answer({"what": taken.what, "version": taken.version, "file": taken.file}, words.json)
    elif taken.file:
        tell([f"Tệp: {taken.file}"])
    return 0
