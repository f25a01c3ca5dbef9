"""A small Debian with Wine and NSIS in a folder, and commands run inside it.

Wine 10 is in Debian 13, so a chroot of that release serves on any Debian. Needs root. Everything
that runs inside ends with the house: it is one process and mount namespace.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SUITE = "trixie"
NEEDED = ("debootstrap", "unshare", "nsenter", "setpriv", "mount", "chroot")
PREFIX = "/wine"
SHARED = "/w"
"""Where the checkout lies inside."""

_MADE = ".made"
_APT_SETTINGS = ("/etc/apt/apt.conf", "/etc/apt/apt.conf.d")
_OPEN = """
mount --make-rprivate /
mount -t proc proc "$0/proc"
mount --rbind /dev "$0/dev"
mkdir -p "$0/w"
mount --bind "$1" "$0/w"
shift
exec chroot "$0" sleep infinity
"""


class CannotBuild(Exception):
    """This machine lacks something; the words say what, and how to get it."""


def require_tools() -> None:
    """Raise CannotBuild with everything this machine lacks."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    words = []
    if lacking:
        words.append("apt-get install debootstrap util-linux mount  (missing: "
                     + ", ".join(lacking) + ")")  # fmt: skip
    if os.geteuid() != 0:
        words.append("run as root: debootstrap and chroot need it")
    if words:
        raise CannotBuild("\n".join(words))


def recorded(root: Path) -> dict[str, str]:
    """`{package: version}` of the Debian packages the builds so far were made with."""
    text = (root / "build" / "requirements" / "debian.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows}


def make(root: Path, place: Path) -> dict[str, str]:
    """The house, made where it is not there yet; `{package: version}` of what is in it.

    Recorded versions are asked for first; where Debian has newer ones by now, those are taken.
    Raises CannotBuild, CalledProcessError.
    """
    require_tools()
    wanted = recorded(root)
    if not (place / _MADE).is_file():
        _build(place, wanted)
    found = _installed(place, wanted)
    if found.keys() < wanted.keys():  # made before something was added to the list
        _build(place, wanted)
        found = _installed(place, wanted)
    return found


def _installed(place: Path, wanted: Mapping[str, str]) -> dict[str, str]:
    listed = subprocess.run(
        ["chroot", str(place), "dpkg-query", "-W", "-f", "${Package} ${Version}\\n", *wanted],
        capture_output=True,
        text=True,
        check=False,
    )
    rows = [line.split() for line in listed.stdout.splitlines()]
    return {row[0]: row[1] for row in rows if len(row) == 2}


def bare(place: Path) -> None:
    """A Debian with nothing but its base, ready for apt."""
    shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    log = place.with_name(place.name + ".log")
    with log.open("w") as told:
        subprocess.run(
            ["debootstrap", "--variant=minbase", SUITE, str(place), *_own_source()],
            stdout=told,
            stderr=told,
            check=True,
        )
    for name in ("/etc/resolv.conf", "/etc/hosts"):
        if Path(name).is_file():
            shutil.copyfile(name, place / name[1:])
    for name in _APT_SETTINGS:
        if Path(name).is_dir():
            shutil.copytree(name, place / name[1:], dirs_exist_ok=True)
        elif Path(name).is_file():
            shutil.copyfile(name, place / name[1:])


def _own_source() -> list[str]:
    """Where this machine's apt takes Debian from; nothing where it does not say."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(ORIGIN)|$(LABEL)|$(REPO_URI)",
         "Created-By: Packages"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )  # fmt: skip
    rows = [line.split("|") for line in told.stdout.splitlines() if line.count("|") == 2]
    return [uri for origin, label, uri in rows if origin == label == "Debian"][:1]


def _build(place: Path, wanted: Mapping[str, str]) -> None:
    print("Making a Debian with Wine and NSIS (some minutes, once).", flush=True)
    bare(place)
    with opened(place, place) as inside:
        inside.run(["apt-get", "update", "-q"])
        known = inside.read(["apt-cache", "madison", *wanted])
        there = {tuple(part.strip() for part in line.split("|")[:2]) for line in known.splitlines()}
        exact = [
            f"{name}={version}" if (name, version) in there else name
            for name, version in wanted.items()
        ]
        inside.run(["apt-get", "install", "-q", "-y", "--no-install-recommends", *exact])
    (place / _MADE).write_text("", encoding="ascii")


@dataclass(frozen=True)
class Inside:
    """A way to run commands in the open house."""

    process: int
    house: Path
    log: Path

    def command(self, words: Sequence[str], environment: Mapping[str, str]) -> list[str]:
        told = {
            "HOME": "/root",
            "XDG_RUNTIME_DIR": "/tmp",
            "LC_ALL": "C.UTF-8",
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/wine",
            "DEBIAN_FRONTEND": "noninteractive",
            "WINEPREFIX": PREFIX,
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
        } | dict(environment)
        enter = ["nsenter", "-t", str(self.process), "-m", "-p", "-r", "-w"]
        return [*enter, "env", "-i", *(f"{k}={v}" for k, v in told.items()), *words]

    def run(
        self,
        words: Sequence[str],
        *,
        check: bool = True,
        timeout: float = 900,
        **environment: str,
    ) -> int:
        """Run to the end, told into the log; its exit code. Raises CalledProcessError."""
        with self.log.open("ab") as told:
            told.write(f"$ {' '.join(words)}\n".encode())
            told.flush()
            # Windows programs want a closed standard input and a pipe to write to.
            done = subprocess.run(
                self.command(words, environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=timeout,
            )
            told.write(done.stdout)
        if check and done.returncode:
            raise subprocess.CalledProcessError(done.returncode, list(words), done.stdout)
        return done.returncode

    def read(self, words: Sequence[str], *, timeout: float = 900, **environment: str) -> str:
        """What a command writes to standard output. Raises CalledProcessError."""
        done = subprocess.run(
            self.command(words, environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=timeout,
        )
        with self.log.open("ab") as told:
            told.write(f"$ {' '.join(words)}\n".encode() + done.stdout + done.stderr)
        if done.returncode:
            raise subprocess.CalledProcessError(
                done.returncode, list(words), done.stdout, done.stderr
            )
        return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")

    def start(self, words: Sequence[str], **environment: str) -> subprocess.Popen[bytes]:
        """Start and do not wait; ends with the house at the latest."""
        return subprocess.Popen(
            self.command(words, environment),
            stdin=subprocess.DEVNULL,
            stdout=self.log.open("ab"),
            stderr=subprocess.STDOUT,
        )


@contextmanager
def opened(place: Path, shared: Path) -> Iterator[Inside]:
    """Enter the house with the folder `shared` as `/w` for as long as the block lasts."""
    # Whatever ends this process, what runs inside ends too.
    bound = ("setpriv", "--pdeathsig", "KILL", "unshare", "--mount", "--pid", "--fork")
    holder = subprocess.Popen([*bound, "--kill-child", "sh", "-c", _OPEN, str(place), str(shared)])
    try:
        yield Inside(_sleeper(holder), place, place.with_name(place.name + ".run.log"))
    finally:
        holder.kill()
        holder.wait(20)


def _sleeper(holder: subprocess.Popen[bytes]) -> int:
    """The process inside, once it is past chroot."""
    children = Path(f"/proc/{holder.pid}/task/{holder.pid}/children")
    for _ in range(200):
        if holder.poll() is not None:
            raise CannotBuild("no namespace could be made: unshare or mount was refused")
        for child in children.read_text().split():
            try:
                if Path(f"/proc/{child}/comm").read_text().strip() == "sleep":
                    return int(child)
            except FileNotFoundError:
                continue
        time.sleep(0.05)
    raise CannotBuild("the chroot did not open")
