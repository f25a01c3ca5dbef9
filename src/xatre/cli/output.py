"""How a command answers: one JSON object or words on standard output, messages for people on
standard error, an exit code. No traceback reaches a person."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path

from xatre.errors import XatreError


def answer(result: Mapping[str, object], as_json: bool) -> None:
    """Print `result`: exactly one JSON object, or a line a key for people."""
    if as_json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False, default=_plain) + "\n")
    else:
        for key, value in result.items():
            sys.stdout.write(f"{key}: {_words(value)}\n")
    sys.stdout.flush()


def tell(lines: Iterable[str]) -> None:
    """Print lines for people on standard output."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def write_sheet(html: str, file: Path, title: str) -> None:
    """Write a sheet as .html, or as .pdf by any other ending. Raises DiskError."""
    if file.suffix == ".html":
        from xatre.work.papers.sheet_files import write_html

        write_html(html, file)
    else:
        from xatre.desk.paper import write_pdf_alone

        write_pdf_alone(html, file, title)


def say(words: str) -> None:
    """A line for a person, on standard error."""
    print(words, file=sys.stderr, flush=True)


def complain(fault: XatreError) -> int:
    """Say a fault in words; its exit code."""
    say(fault.words)
    return fault.exit_code


def complain_of_ours(fault: BaseException) -> int:
    """A fault of the program: words for the person, the place in the code for whoever mends it.

    Only files, lines and the fault's class are said: its message could hold a value.
    """
    unexpected = XatreError()
    say(unexpected.words)
    for frame in traceback.extract_tb(fault.__traceback__)[-3:]:
        say(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
    say(f"  {type(fault).__name__}")
    return unexpected.exit_code


class Progress:
    """A line on a terminal that says how far long work has come; silent with `--json`."""

    def __init__(self, as_json: bool) -> None:
        self.shown = not as_json and sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        if self.shown:
            share = f"{100 * done // total} %" if total else f"{done}"
            print(f"\r{share}  ", end="\n" if done >= total else "", file=sys.stderr, flush=True)


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(type(value).__name__)


def _words(value: object) -> str:
    if isinstance(value, (str, int, float, Path)):
        return str(value)
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
