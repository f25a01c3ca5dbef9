"""Reads the words of a command and runs it. The contract is the command table in README."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from xatre import __version__
from xatre.cli import (
    book_commands,
    case_commands,
    cleaning_command,
    doubles_command,
    enrol_command,
    exchange_commands,
    import_commands,
    officer_commands,
    paper_commands,
    reading_commands,
    record_commands,
    retype_command,
    review_command,
    self_test,
    senders_command,
    trust_commands,
    unit_command,
    update_command,
)
from xatre.cli.help_words import help_of, kinds_listed
from xatre.cli.output import complain, complain_of_ours
from xatre.cli.vietnamese import speak_vietnamese
from xatre.errors import UseError, XatreError

HIDDEN = {"self-test"}
"""Commands for whoever built or installed the program."""


class BadWords(UseError):
    """The words after `xatre` are not a command."""

    code = "XT-201"
    sentence = "Lệnh chưa đúng: {what}."
    remedy = "Xem cách dùng bằng: {command} --help."


class Parser(argparse.ArgumentParser):
    """argparse that complains in Vietnamese, with a code, and exits with 2; a value that has no
    help of its own gets the common one, the kinds stand at the end."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise BadWords(what=message, command=self.prog)

    def add_argument(self, *names: str, **how: Any) -> argparse.Action:
        return super().add_argument(*names, **{"help": help_of(names), **how})

    def format_help(self) -> str:
        return super().format_help() + kinds_listed(self)


class Listed(dict[str, Parser]):
    """The commands: all are known, those hidden from `--help` are not named in a fault either."""

    def __iter__(self) -> Iterator[str]:
        return (name for name in super().__iter__() if name not in HIDDEN)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    speak_vietnamese()
    top = Parser(prog="xatre", description="Xã Trẻ: sổ trẻ em của xã. Không có lệnh: mở màn hình.")
    version = f"xatre {__version__}"
    top.add_argument("--version", action="version", version=version, help="in số phiên bản")
    commands = top.add_subparsers(dest="command", metavar="LỆNH", parser_class=Parser)
    modules = (
        book_commands,
        officer_commands,
        record_commands,
        trust_commands,
        enrol_command,
        exchange_commands,
        senders_command,
        import_commands,
        doubles_command,
        cleaning_command,
        case_commands,
        reading_commands,
        paper_commands,
        review_command,
        retype_command,
        self_test,
        unit_command,
        update_command,
    )
    for module in modules:
        module.add_to(commands)
    desk = commands.add_parser("desk", help="mở màn hình với một sổ")
    desk.add_argument("book", nargs="?")
    desk.set_defaults(run=_open_desk)
    view = commands.add_parser("view", help="xem một tệp .xatre trong cửa sổ")
    view.add_argument("book", metavar="TỆP", help="tệp .xatre cần xem: gói, biên nhận hay thẻ")
    view.set_defaults(run=_open_desk)
    commands.choices = Listed(commands.choices)
    return top


def _open_desk(words: argparse.Namespace) -> int:
    from xatre.desk import loading

    return loading.run(words.book)


def _lay_updates_over() -> None:
    """Signed lists that were taken in stand over those that came along; one that is not usable is
    left out and said."""
    from xatre import paths

    if paths.updates().is_dir():
        from xatre.work.updates import kept

        for fault in kept.lay_over():
            complain(fault)


def _nobody_reads() -> int:
    """Whoever read the answer has seen enough (`| head`): no fault. What is still to be written
    when the process ends goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)
    return 0


def run(words: Sequence[str]) -> int:
    """Run one command; its exit code (0 done, 1 data, 2 use, 3 trust, 4 damaged, 5 book, 6 disk,
    70 ours)."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        chosen = parser().parse_args(words)
        if chosen.command is None:
            chosen.book, chosen.run = None, _open_desk
        _lay_updates_over()
        return int(chosen.run(chosen) or 0)
    except XatreError as fault:
        return complain(fault)
    except BrokenPipeError:
        return _nobody_reads()
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        return complain_of_ours(fault)
