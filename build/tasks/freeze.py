"""Makes the one-folder program in `.out/freeze/xatre/`, then lets it try itself.

    python build/make.py freeze [--key FILE] [--no-memory]

Prints sizes, start beside that from source, and the memory of the desk on 30,000 children, which
takes some minutes (left out with `--no-memory`). With the publisher's key FILE its public half goes
into the program; without, that of a trial key under `.out/` (`build/publishing/key.py`). Installs
the pinned build tools where they are missing. Everything PyInstaller writes goes to `.out/`:
`build/` is source.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import importlib
import os
import shutil
import statistics
import subprocess
import sys
import time
from ctypes.util import find_library
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publishing.key import PublisherKey

SPEC = "build/xatre.spec"
OF_PYINSTALLER = {"_pyi_rth_utils"}
MEBIBYTE = 1024 * 1024
STARTS = 5
MOST_SLOWER = 1.5
WINDOW_LIBRARIES = {
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
}
"""What Qt's real window needs on Linux, put into the folder from this machine: library, package."""
CHILDREN, STEPS, MOST_MEMORY = 30_000, 500, 160


def folders(root: Path) -> dict[str, Path]:
    """Where PyInstaller may write: the program, its work files, its own cache."""
    out = root / ".out" / "freeze"
    return {"dist": out, "work": out / "work", "cache": out / "cache"}


def program(root: Path) -> Path:
    """The frozen program's executable."""
    ending = ".exe" if sys.platform == "win32" else ""
    return folders(root)["dist"] / "xatre" / f"xatre{ending}"


def pins(root: Path, requirements: str) -> dict[str, str]:
    """`{name: version}` of a hashed requirements file of `build/requirements/`."""
    text = (root / "build" / "requirements" / f"{requirements}.txt").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        name, equals, rest = line.partition("==")
        if equals and not line.startswith((" ", "#")):
            found[name] = rest.split()[0].rstrip("\\;")
    return found


def missing_tools(root: Path) -> list[str]:
    """Build tools that are not installed in the pinned version."""
    wanted = (root / "build" / "requirements" / "build.in").read_text(encoding="utf-8")
    pinned = pins(root, "build")
    names = [line.strip() for line in wanted.splitlines() if line[:1].isalpha()]
    return [name for name in names if _installed(name) != pinned[name]]


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def install_tools(root: Path) -> None:
    """Install the pinned, hashed build tools. Raises CalledProcessError."""
    command = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    file = root / "build" / "requirements" / "build.txt"
    subprocess.run([*command, "--require-hashes", "-r", str(file)], check=True)
    importlib.invalidate_caches()


def missing_packages() -> list[str]:
    """Debian packages that PyInstaller needs on Linux and that are not there."""
    if not sys.platform.startswith("linux"):
        return []
    from PyInstaller.depend import bindepend

    missing = [] if shutil.which("objdump") else ["binutils"]
    try:
        bindepend.get_python_library_path()
    except Exception:  # its class has moved between versions; any fault means "not found"
        missing.append(f"libpython{sys.version_info.major}.{sys.version_info.minor}")
    return missing + [
        package for name, package in WINDOW_LIBRARIES.items() if find_library(name) is None
    ]


def freeze(root: Path) -> None:
    """Run PyInstaller anew. Raises CalledProcessError."""
    places = folders(root)
    shutil.rmtree(places["dist"] / "xatre", ignore_errors=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(places["dist"]), "--workpath", str(places["work"])),
            str(root / SPEC),
        ],
        check=True,
        cwd=root,
        env=os.environ | {"PYINSTALLER_CONFIG_DIR": str(places["cache"])},
    )


def complete(root: Path, program: Path, platform: str, key: PublisherKey) -> None:
    """Put into the folder of a frozen program what is known only now: whose updates it believes,
    its bill of materials, the list of its files."""
    from publishing.key import table
    from tasks import bill

    inside = program / "_internal"
    (inside / "resources" / "publisher.csv").write_text(table(root, key), encoding="utf-8")
    bill.write(root, platform, inside / "resources" / "licenses" / f"xatre-{platform}.cdx.json")
    lines = []
    for file in sorted(program.rglob("*")):
        if file.is_file():
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            name = file.relative_to(program).as_posix()
            lines.append(f"{file.stat().st_size},{digest},{name}\n")
    (inside / "files.csv").write_text("".join(lines), encoding="utf-8", newline="\n")


def strangers(root: Path, work: Path) -> list[str]:
    """Packages inside the program that `run.txt` does not name: they came from this environment by
    accident, and no licence of theirs is carried."""
    listed = work / "xatre" / "PYZ-00.toc"
    _, entries = ast.literal_eval(listed.read_text(encoding="utf-8"))
    carried = {name.partition(".")[0] for name, *_ in entries}
    owners = metadata.packages_distributions()
    known = {name.replace("_", "-").lower() for name in pins(root, "run")}
    return sorted(
        name
        for name in carried - set(sys.stdlib_module_names) - OF_PYINSTALLER - {"xatre"}
        if not name.startswith("_sysconfigdata")
        and not {owner.replace("_", "-").lower() for owner in owners.get(name, ())} & known
    )


def own_environment(root: Path) -> dict[str, str]:
    """The environment of the self-test: no Python of this machine, no display but its own."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    home = str(folders(root)["work"])
    return kept | {"HOME": home, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def sizes(folder: Path) -> dict[str, int]:
    """Bytes of the whole folder and of its largest parts, by name."""
    parts: dict[str, int] = {}
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            inside = file.relative_to(folder).parts
            name = "/".join(inside[1:3] if inside[0] == "_internal" else inside[:1])
            parts[name] = parts.get(name, 0) + file.stat().st_size
    return dict(sorted(parts.items(), key=lambda part: -part[1]))


def start_times(*commands: tuple[list[str], dict[str, str]]) -> list[float]:
    """Median seconds from starting each program to its end; taken in turns, so that a machine that
    is busy for a while slows all of them."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(STARTS):
        for (command, environment), found in zip(commands, times, strict=True):
            began = time.perf_counter()
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
            found.append(time.perf_counter() - began)
    return [statistics.median(found) for found in times]


def run(root: Path, words: list[str]) -> int:
    """The task: tools, program, sizes, start time, self-test. Its exit code is the self-test's."""
    from publishing import key as keys

    reader = argparse.ArgumentParser(prog="make.py freeze")
    reader.add_argument("--key")
    reader.add_argument("--no-memory", action="store_true")
    chosen = reader.parse_args(words)
    if missing_tools(root):
        print("Installing the build tools.", flush=True)
        install_tools(root)
    if packages := missing_packages():
        print("Missing: apt-get install " + " ".join(packages), file=sys.stderr)
        return 1
    freeze(root)
    system = "windows" if sys.platform == "win32" else "linux"
    complete(root, program(root).parent, system, keys.of_build(root, chosen.key))
    if unknown := strangers(root, folders(root)["work"]):
        print("Inside the program, but not in run.txt: " + ", ".join(unknown), file=sys.stderr)
        return 1
    executable = program(root)
    parts = sizes(executable.parent)
    print(
        f"{executable.parent.relative_to(root)}: {sum(parts.values()) / MEBIBYTE:.1f} MB",
        flush=True,
    )
    for name, size in list(parts.items())[:12]:
        print(f"  {size / MEBIBYTE:6.1f} MB  {name}", flush=True)
    environment = own_environment(root)
    tested = subprocess.run([str(executable), "self-test"], env=environment, check=False)
    if tested.returncode:
        return tested.returncode
    if xvfb := shutil.which("xvfb-run"):
        real = environment | {"QT_QPA_PLATFORM": "xcb"}
        print("Under Xvfb:", flush=True)
        tested = subprocess.run([xvfb, "-a", str(executable), "self-test"], env=real, check=False)
        if tested.returncode:
            return tested.returncode
    (version,) = start_times(([str(executable), "--version"], environment))
    print(f"xatre --version: {version:.2f} s")
    words = ["self-test", "--window-only"]
    source = environment | {"PYTHONPATH": str(root / "src")}
    window, from_source = start_times(
        ([str(executable), *words], environment),
        ([sys.executable, "-m", "xatre", *words], source),
    )
    print(
        f"xatre self-test --window-only: {window:.2f} s, from process start to its end; "
        f"from source {from_source:.2f} s; ratio {window / from_source:.2f}, allowed {MOST_SLOWER}",
        flush=True,
    )
    fits = memory(root) if system == "linux" and not chosen.no_memory else True
    return 0 if window <= MOST_SLOWER * from_source and fits else 1


def memory(root: Path) -> bool:
    """Print what the frozen desk keeps in memory; whether it is allowed."""
    from bench import frozen

    place = root / ".out" / "freeze" / "sitting"
    found = frozen.sitting(root, place, CHILDREN, STEPS)
    print(
        f"memory of the frozen desk on {CHILDREN:,} children, after {found['steps']:.0f} scripted "
        f"steps: {found['resident']:.0f} MB, allowed {MOST_MEMORY}; peak at unlock "
        f"{found['unlock_peak']:.0f} MB, peak of all {found['peak']:.0f} MB"
    )
    return found["resident"] <= MOST_MEMORY
