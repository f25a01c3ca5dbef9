"""Asking the person at a terminal whether to go on with what cannot be taken back.

A run without a terminal has nobody to ask. What takes another unit's trust wants `--yes` then;
what a book does with its own keys and cards, which scripts have always called, says what it will do
and goes on.
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


def ask_a_person(words: argparse.Namespace, before: str) -> None:
    """As `require_yes`, but without a person at a terminal it goes on. Raises NotSaidYes."""
    if words.yes or is_at_terminal(words):
        require_yes(words, before)
    else:
        say(before)


def require_yes(words: argparse.Namespace, before: str) -> None:
    """Say `before`, what will be done; go on only with `--yes` or the word of the person at the
    terminal. Raises NotSaidYes."""
    say(before)
    if words.yes:
        return
    if not (is_at_terminal(words) and _says_yes()):
        raise NotSaidYes()


def is_at_terminal(words: argparse.Namespace) -> bool:
    """Whether there is a person to ask: a terminal, and no program that reads the JSON object."""
    return not words.json and sys.stdin is not None and sys.stdin.isatty()


def _says_yes() -> bool:
    print("Gõ “có” để làm tiếp: ", end="", file=sys.stderr, flush=True)
    return fold(sys.stdin.readline().strip()) == "co"
