"""Installs, starts, upgrades, kills and uninstalls the program: under Wine, and in a bare Debian.

    python build/make.py try-installer [--only WORDS] [--windows | --linux] [--guide]

After `make.py windows` (and `make.py freeze` for the Linux half, made here where it is not there).
A line a step; pictures of the installer's pages and of the program go to
`.out/windows/trial/pictures`, those of the stick's guide, cut out, to `.out/windows/trial/guide`;
with `--guide` they go into `build/stick/pictures` too. Exit code 1 where a step saw something
wrong. Needs root, as `windows` does.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tasks import freeze, windows
from windows import house, installer, trial
from windows.linux_trial import LinuxTrial
from windows.person import Person
from windows.trial_steps import WindowsTrial

Step = tuple[str, Callable[[], str]]


def play(steps: list[Step], only: list[str], after_failure: Callable[[], object]) -> int:
    """Run the steps whose words hold one of `only` (all, where there are none); how many failed.
    A step that failed does not stop the rest."""
    failed = 0
    for label, act in steps:
        if only and not any(word in label for word in only):
            continue
        began = time.monotonic()
        try:
            words, mark = act(), "ok    "
        except (trial.Failed, subprocess.SubprocessError, OSError, KeyError, ValueError) as fault:
            words, mark = f"{type(fault).__name__}: {fault}", "FAILED"
            failed += 1
            after_failure()
        print(f"{mark} {label}: {words}  ({time.monotonic() - began:.0f} s)", flush=True)
    return failed


def try_windows(root: Path, only: list[str]) -> int:
    """The Windows half; how many steps failed."""
    setup, home = windows.place(root) / installer.name(), windows.home(root)
    with house.opened(home, root) as inside:
        old = trial.make_old(root, inside, windows.program(root), windows.place(root) / "trial")
        pictures = windows.place(root) / "trial" / "pictures"
        person = Person(inside, home, pictures)
        tried = WindowsTrial(root, person, setup, windows.program(root))
        # Every step stands on those before it; the first makes everything anew.
        if not only or any(word in tried.steps()[0][0] for word in only):
            shutil.rmtree(pictures, ignore_errors=True)
            person.settle()
        else:
            person.sit_down()
        assert old == tried.old
        failed = play(tried.steps(), only, person.close_windows)
        person.close_windows()
        guide_pictures(person, windows.place(root) / "trial" / "guide")
    print(f"{person.taken} pictures in {pictures.relative_to(root)}: open and look at them")
    return failed


def guide_pictures(person: Person, place: Path) -> None:
    """Cut the guide's pictures out of those of this run, as many as were taken."""
    page = ("-crop", "541x412+0+19", "+repage")
    frame = ("-bordercolor", "#9aa5a8", "-border", "1")
    place.mkdir(exist_ok=True)
    for name, shown, cut in (
        ("install", "install-welcome", frame),
        ("first-start", "first-start", page),
        ("code", "wizard-code", page),
    ):
        if shown in person.shown:
            made = f"/tmp/{name}.png"
            small = ("-strip", "+dither", "-colors", "128", f"PNG8:{made}")
            person.inside.run(["convert", person.shown[shown], *cut, *small])
            shutil.copyfile(person.house / made[1:], place / f"{name}.png")


def try_linux(root: Path, only: list[str]) -> int:
    """The Linux half; how many steps failed."""
    home = root / ".out" / "linux" / house.SUITE
    if not (home / ".made").is_file():
        house.bare(home)
        (home / ".made").write_text("", encoding="ascii")
    with house.opened(home, root) as inside:
        tried = LinuxTrial(inside, home, freeze.program(root).parent)
        tried.settle()
        return play(tried.steps(), only, lambda: None)


def run(root: Path, words: list[str]) -> int:
    """The task."""
    reader = argparse.ArgumentParser(prog="make.py try-installer")
    reader.add_argument("--only", nargs="*", default=[])
    reader.add_argument("--windows", action="store_true")
    reader.add_argument("--linux", action="store_true")
    reader.add_argument("--guide", action="store_true")
    chosen = reader.parse_args(words)
    both = chosen.windows == chosen.linux
    if missing := windows.lack(root):
        print(f"Missing:\n{missing}", file=sys.stderr)
        return 1
    if (both or chosen.windows) and not (windows.place(root) / installer.name()).is_file():
        print("Missing: python build/make.py windows", file=sys.stderr)
        return 1
    frozen = freeze.program(root)
    if (both or chosen.linux) and not frozen.is_file() and freeze.run(root, ["--no-memory"]):
        return 1
    failed = 0
    if both or chosen.windows:
        failed += try_windows(root, chosen.only)
        if chosen.guide and not failed:
            made = windows.place(root) / "trial" / "guide"
            shutil.copytree(made, root / "build" / "stick" / "pictures", dirs_exist_ok=True)
    if both or chosen.linux:
        failed += try_linux(root, chosen.only)
    print(f"{failed} failed" if failed else "All went well.")
    return 1 if failed else 0
