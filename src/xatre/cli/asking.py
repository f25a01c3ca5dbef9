"""Asking the person at a terminal whether to go on with what cannot be taken back.

A script has nobody to ask: what is in the contract of the commands goes on there, anything else
wants `--yes`.
"""

from __future__ import annotations

import argparse
import sys

from xatre.cli.output import say
from xatre.errors import UseError
from xatre.model.text import fold


class NotSaidYes(UseError):
    """What cannot be taken back was asked for by a script, or the person said no."""

    code = "XT-244"
    sentence = "Việc này không lấy lại được nên phải nói rõ là muốn làm. Chưa làm gì, sổ không đổi."
    remedy = "Thêm --yes vào lệnh để làm ngay, không hỏi lại."


def is_sure(words: argparse.Namespace) -> bool:
    """Whether the person at the terminal goes on; a script, which nobody can ask, is sure."""
    return bool(words.yes) or not _is_asked(words) or _says_yes()


def require_yes(words: argparse.Namespace, before: str) -> None:
    """Say `before`, what will be done; go on only with `--yes` or the word of the person at the
    terminal. Raises NotSaidYes."""
    if words.yes:
        return
    say(before)
    if not (_is_asked(words) and _says_yes()):
        raise NotSaidYes()


def _is_asked(words: argparse.Namespace) -> bool:
    return not words.json and sys.stdin is not None and sys.stdin.isatty()


def _says_yes() -> bool:
    print("Gõ “có” để làm tiếp: ", end="", file=sys.stderr, flush=True)
    return fold(sys.stdin.readline().strip()) == "co"
