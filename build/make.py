"""The builder's one tool: `python build/make.py TASK`.

    forms    ui/*.ui → src/xatre/desk/forms/*.py
    golden   the printed dictionary that the tests compare with
    font     the desk's font family and the paper's, from the font packages
    licenses the licence texts of everything the frozen program carries
    shots    every page and state of the real window, as pictures of 1366×768
    bench    the speed and memory table, each figure a ratio to a reference of the same run
    lost-pc  a commune loses its PC and is back at work, step by step
    freeze   the one-folder program, then its self-test
    windows  the same for Windows under Wine, and its installer
    usb      what goes onto the stick: installer, portable folder, card, updates, guide, hashes
    try-installer  installs, starts, upgrades, kills, uninstalls, under Wine and in a bare Debian
    publisher      the publisher's key, and updates signed with it
    bill     the software bill of materials
    icon     the program's icon, drawn from its mark
    check    stale forms and dictionary, long files, stubs, hosts and paths, sources, licences

Each task is one module beside this one, loaded only when asked for. Output goes to `.out/`.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TASKS = (
    "forms",
    "golden",
    "font",
    "licenses",
    "shots",
    "bench",
    "lost-pc",
    "freeze",
    "windows",
    "usb",
    "try-installer",
    "publisher",
    "bill",
    "icon",
    "check",
)


def main(words: list[str]) -> int:
    """Run the named task with the words after it; its return value is the exit code."""
    if not words or words[0] not in TASKS:
        print(__doc__, file=sys.stderr)
        return 2
    sys.path.insert(0, str(ROOT / "src"))
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    task = importlib.import_module(f"tasks.{words[0].replace('-', '_')}")
    return int(task.run(ROOT, words[1:]) or 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
