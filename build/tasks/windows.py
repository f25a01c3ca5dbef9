"""The Windows program and its installer, made on Linux.

    python build/make.py windows [--key FILE] [--program-only]
    python build/make.py windows --pack-only    the installer anew, of the program that is there
    python build/make.py windows --here     on Windows, after freeze: the installer alone
    python build/make.py windows --pin      the hashes of windows.txt anew, after build.txt changed

Pinned parts come by name through pip and apt as this machine has them; PyInstaller runs on Windows'
own Python under Wine 10 in a chroot, NSIS packs the folder. Needs root and debootstrap; says at
once what is missing. `--key` is the publisher's key file, else a trial key.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from publishing import key as keys
from tasks import bill, freeze
from windows import house, installer, parts

LARGEST_INSTALLER, LARGEST_PROGRAM = 30, 90
MEBIBYTE = 1024 * 1024
BUILD_ONLY = (
    "pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "packaging", "pefile",
    "pywin32-ctypes", "setuptools",
)  # fmt: skip


def place(root: Path) -> Path:
    """Everything of the Windows build."""
    return root / ".out" / "windows"


def program(root: Path) -> Path:
    """The frozen program's folder."""
    return place(root) / "dist" / "xatre"


def home(root: Path) -> Path:
    """The chroot with Wine."""
    return place(root) / house.SUITE


def wanted_names(root: Path) -> list[str]:
    """Names in `windows.txt`: what the program needs, and what builds it."""
    needed = [name for name in freeze.pins(root, "run") if name not in ("pip", "tzdata")]
    return [*needed, *BUILD_ONLY]


def stale_pins(root: Path) -> list[str]:
    """Where `windows.txt` is not what `build.txt` pins."""
    pinned = {part.name: part.version for part in parts.pinned(root, parts.WHEELS)}
    built = freeze.pins(root, "build")
    return [name for name in wanted_names(root) if pinned.get(name) != built.get(name)]


def make_program(root: Path, inside: house.Inside, key: keys.PublisherKey) -> None:
    """PyInstaller under Wine, then what is known only now. Raises CalledProcessError."""
    seen = f"Z:{house.SHARED}/.out/windows".replace("/", "\\")
    inside.run(["wineboot", "-i"])
    inside.run(["rm", "-rf", f"{house.SHARED}/.out/windows/dist/xatre"])
    inside.run(
        [
            *("wine", f"{seen}\\python\\python.exe", "-m", "PyInstaller", "--noconfirm"),
            *("--log-level", "WARN", "--distpath", f"{seen}\\dist", "--workpath", f"{seen}\\work"),
            f"Z:{house.SHARED}/build/xatre.spec".replace("/", "\\"),
        ],
        PYINSTALLER_CONFIG_DIR=f"{seen}\\cache",
        timeout=1800,
    )
    freeze.complete(root, program(root), "windows", key)


def self_test(root: Path, inside: house.Inside) -> str:
    """What the frozen program says of itself under Wine. Raises CalledProcessError."""
    seen = f"Z:{house.SHARED}/.out/windows/dist/xatre/xatre.exe".replace("/", "\\")
    return inside.read(["wine", seen, "self-test"])


def lack(root: Path) -> str:
    """What is missing here, in words; "" where nothing."""
    try:
        house.require_tools()
    except house.CannotBuild as fault:
        return str(fault)
    if stale := stale_pins(root):
        return "windows.txt is older than build.txt: make.py windows --pin  (" + ", ".join(stale)
    return ""


def run(root: Path, words: list[str]) -> int:
    """The task."""
    reader = argparse.ArgumentParser(prog="make.py windows")
    reader.add_argument("--key")
    reader.add_argument("--pin", action="store_true")
    reader.add_argument("--program-only", action="store_true")
    reader.add_argument("--pack-only", action="store_true")
    reader.add_argument("--here", action="store_true")
    chosen = reader.parse_args(words)
    if chosen.pin:
        parts.pin_again(root, wanted_names(root), freeze.pins(root, "build"))
        return 0
    if chosen.here:
        place(root).mkdir(parents=True, exist_ok=True)
        frozen = freeze.program(root).parent
        made = installer.make(root, None, frozen, place(root) / installer.name())
        print(f"{made.name}: {parts.sha256(made)}")
        return 0
    if missing := lack(root):
        print(f"Missing:\n{missing}", file=sys.stderr)
        return 1
    key = keys.of_build(root, chosen.key)
    began = time.monotonic()

    def told(words: str) -> None:
        print(f"{time.monotonic() - began:5.0f} s  {words}", flush=True)

    try:
        if not chosen.pack_only:
            parts.unpack_python(root)
            told("Python and the wheels for Windows")
        found = house.make(root, home(root))
        told(", ".join(f"{name} {version}" for name, version in found.items()))
        other = {n: v for n, v in house.recorded(root).items() if found.get(n) != v}
        if other:
            told("not the recorded versions: " + ", ".join(f"{n} {v}" for n, v in other.items()))
        with house.opened(home(root), root) as inside:
            if not chosen.pack_only:
                make_program(root, inside, key)
                told("PyInstaller under Wine")
            if unknown := freeze.strangers(root, place(root) / "work"):
                print("In the program, but not in run.txt: " + ", ".join(unknown), file=sys.stderr)
                return 1
            size = _megabytes(program(root))
            told(f"program: {size:.1f} MB")
            print(self_test(root, inside))
            if chosen.program_only:
                return 0
            made = installer.make(root, inside, program(root), place(root) / installer.name())
            inside.run(["wineserver", "-k"], check=False)
    except (parts.PartMissing, house.CannotBuild) as fault:
        print(f"Missing:\n{fault}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as fault:
        print((fault.output or b"").decode("utf-8", "replace")[-3000:], file=sys.stderr)
        print(f"Failed: {' '.join(map(str, fault.cmd))[:200]}", file=sys.stderr)
        return 1
    packed = made.stat().st_size / MEBIBYTE
    told(f"{made.relative_to(root)}: {packed:.1f} MB, installed {size:.1f} MB")
    listed = bill.write(root, "windows", place(root) / "xatre-windows.cdx.json")
    told(f"bill of materials: {listed} parts")
    print(f"SHA-256 of the installer, for the letter:\n  {parts.sha256(made)}")
    if packed > LARGEST_INSTALLER or size > LARGEST_PROGRAM:
        print(f"Too large: {LARGEST_INSTALLER} and {LARGEST_PROGRAM} MB are allowed.")
        return 1
    return 0


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / MEBIBYTE
