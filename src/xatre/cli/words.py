"""What several commands share: where the password comes from, and how a book is opened."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from xatre.errors import UseError

if TYPE_CHECKING:
    from xatre.work.records.named import Bearer
    from xatre.work.session import Session


NUMBER_OR_ID = "mã hồ sơ (TE-00001, VV-2026-001) hoặc mã nhận dạng"


class NoPassword(UseError):
    """Neither a file nor the variable gives the password."""

    code = "XT-202"
    sentence = "Chưa có mật khẩu."
    remedy = "Ghi mật khẩu vào tệp rồi thêm --password-file TỆP, hoặc đặt biến XATRE_PASSWORD."


class NoInput(UseError):
    """A file named on the command line cannot be read."""

    code = "XT-203"
    sentence = "Không đọc được tệp {file}."
    remedy = "Kiểm tra tên tệp và quyền đọc; tệp chữ phải lưu ở dạng UTF-8."


def add_common(
    command: argparse.ArgumentParser, *, opens_book: bool = True, makes_book: bool = False
) -> None:
    """`--json`, and for a command that opens a book where its password comes from; one that makes
    a book cannot do without an officer."""
    command.add_argument("--json", action="store_true", help="in đúng một đối tượng JSON")
    if opens_book:
        command.add_argument("--password-file", metavar="TỆP", help="tệp chứa mật khẩu")
        who = "người quản trị sổ, họ và tên; bắt buộc" if makes_book else "người mở sổ"
        command.add_argument("--officer", default="", required=makes_book, metavar="TÊN", help=who)


def password_of(words: argparse.Namespace) -> str:
    """The password from the file or the variable; never from an argument. Raises NoPassword."""
    if words.password_file:
        return read_input(words.password_file).rstrip("\r\n")
    password = os.environ.get("XATRE_PASSWORD", "")
    if not password:
        raise NoPassword()
    return password


def read_input(file: str | None) -> str:
    """The text of `file`, or of standard input for None or "-"; the mark that Notepad puts before
    it is not part of it. Raises NoInput."""
    try:
        if file in (None, "-"):
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(str(file)).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise NoInput(file=Path(str(file)).name) from None


def named(session: Session, kind: str, said: str) -> str:
    """The id of a record that a person named by its number or id. Raises UnknownKind, NoRight."""
    from xatre.work.records.named import id_of

    return id_of(session, kind, said)


def _list(bearers: Iterable[Bearer]) -> None:
    """On the screen, a line each: whose a record is, its name, what it is called by alone."""
    from xatre.cli.output import tell
    from xatre.cli.told import bearer_told

    tell(bearer_told(one) for one in bearers)


@contextmanager
def opened(words: argparse.Namespace, *, to_look: bool = False) -> Iterator[Session]:
    """The session of the command's book, closed at the end. `to_look` is for what writes nothing
    into it: then it may lie where nothing can be written. Where a number that was said is that of
    several records, they are listed on the screen, with the names that no fault carries."""
    from xatre.work.looking import open_to_look
    from xatre.work.records.named import SeveralBearIt
    from xatre.work.session import open_session

    open_it = open_to_look if to_look else open_session
    session = open_it(Path(words.book), password_of(words), words.officer)
    try:
        for warning in session.book.warnings:
            print(warning.words, file=sys.stderr)
        yield session
    except SeveralBearIt as several:
        if not words.json:
            _list(several.bearers)
        raise
    finally:
        session.close()
