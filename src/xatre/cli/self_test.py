"""`xatre self-test`: hidden, for whoever built or installed the program. A line a step; 0 or 70.

Works in a folder of its own that is gone afterwards, and leaves nothing in the user's profile.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from xatre.cli.output import answer, complain, complain_of_ours, say
from xatre.cli.words import add_common
from xatre.errors import XatreError

if TYPE_CHECKING:
    from xatre.work.self_test import SelfTest

FAULT = 70

Step = tuple[str, Callable[[], str]]


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    test = commands.add_parser("self-test")
    test.add_argument("--window-only", action="store_true")
    add_common(test, opens_book=False)
    test.set_defaults(run=_self_test)


def _self_test(words: argparse.Namespace) -> int:
    before = os.environ.get("XATRE_HOME")
    with tempfile.TemporaryDirectory(prefix="xatre-", ignore_cleanup_errors=True) as name:
        os.environ["XATRE_HOME"] = str(Path(name) / "home")
        try:
            done, whole = _run(Path(name), words)
        finally:
            if before is None:
                del os.environ["XATRE_HOME"]
            else:
                os.environ["XATRE_HOME"] = before
    if words.json:
        answer({"ok": whole, "steps": done}, True)
    else:
        print("Chương trình trọn vẹn." if whole else "Chương trình KHÔNG trọn vẹn.", flush=True)
    return 0 if whole else FAULT


def _run(folder: Path, words: argparse.Namespace) -> tuple[list[dict[str, object]], bool]:
    """The steps done, and whether all went well; the first fault ends it."""
    from xatre.work.self_test import SelfTest

    test = SelfTest(folder)
    done: list[dict[str, object]] = []
    label = ""
    try:
        for label, act in _steps(test, folder, words.window_only):
            began = time.perf_counter()
            saw = act()
            seconds = round(time.perf_counter() - began, 3)
            done.append({"step": label, "saw": saw, "seconds": seconds})
            if not words.json:
                print(f"ok  {label}: {saw}", flush=True)
    except XatreError as fault:
        say(f"HỎNG  {label}")
        complain(fault)
        return done, False
    except Exception as fault:
        say(f"HỎNG  {label}")
        complain_of_ours(fault)
        return done, False
    finally:
        test.close()
    return done, True


def _steps(test: SelfTest, folder: Path, window_only: bool) -> Iterator[Step]:
    """The steps, then those of the window, imported only when the others are done."""
    if not window_only:
        yield "Tệp của chương trình", _files
        yield from test.steps()
    yield "Thư viện màn hình", _import_window
    from xatre.desk import self_test

    yield from self_test.steps(folder)[: 1 if window_only else None]


def _files() -> str:
    """Every file that was built is here; those that are not as they were built are named, and may
    be so: whoever put another Qt there knows it."""
    from xatre.work import installation

    inside = installation.folder()
    if inside is None:
        return "chạy từ mã nguồn"
    installation.require_whole()
    other = installation.changed()
    words = f"{len(installation.listed(inside))} tệp"
    return f"{words}; KHÁC BẢN GỐC: {', '.join(other)}" if other else words


def _import_window() -> str:
    from xatre.desk import self_test

    return self_test.versions()
