"""argparse's own sentences in Vietnamese: it asks a catalogue for each, and this is ours."""

from __future__ import annotations

import argparse

SENTENCES = {
    "usage: ": "cách dùng: ",
    "positional arguments": "phải có",
    "options": "tùy chọn",
    "show this help message and exit": "in phần này",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "không có %(value)r, chọn một trong: %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "không có lệnh %(parser_name)r, các lệnh: %(choices)s"
    ),
    "expected at most one argument": "nhiều nhất một giá trị đi sau",
    "expected %s argument": "cần %s giá trị đi sau",
    "expected %s arguments": "cần %s giá trị đi sau",
    "unexpected option string: %s": "không hiểu %s",
    "can't open '%(filename)s': %(error)s": "không mở được '%(filename)s'",
    "invalid %(type)s value: %(value)r": "%(value)r phải là số nguyên",
    "the following arguments are required: %s": "còn thiếu %s",
    "unrecognized arguments: %s": "không hiểu %s",
    "expected one argument": "cần một giá trị đi sau",
    "expected at least one argument": "cần ít nhất một giá trị đi sau",
    "one of the arguments %s is required": "cần một trong %s",
    "not allowed with argument %s": "không đi cùng %s",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s chưa rõ là mục nào: %(matches)s"
    ),
}


def speak_vietnamese() -> None:
    """Let argparse take its sentences from here; one it does not find stays as it is."""
    argparse._ = lambda sentence: SENTENCES.get(sentence, sentence)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, more, count: SENTENCES.get(  # type: ignore[attr-defined]
        one if count == 1 else more, more
    )
