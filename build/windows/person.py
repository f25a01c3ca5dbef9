"""A person at a Windows PC: a user with Vietnamese letters and spaces in the name, a screen, a
keyboard. Commands run as that user under Wine; pictures are taken of the whole screen.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from windows.house import SHARED, Inside

NAME, NUMBER, HOME = "Nguyễn Thị Ơn", 1500, "/home/on"
PREFIX = f"{HOME}/wine"
LOCAL = f"{PREFIX}/drive_c/users/{NAME}/AppData/Local"
PROGRAMS = f"{LOCAL}/Programs/XaTre"
DATA = f"{LOCAL}/xatre"


def free_screen(first: int = 177) -> str:
    """The name of a screen that nobody on this machine has: a chroot shares them with its host."""
    taken = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
    numbers = (number for number in range(first, first + 100) if f"/X{number}\n" not in taken)
    return f":{next(numbers)}"


DISPLAY = free_screen()


def seen(path: str) -> str:
    """A path inside the chroot as Windows sees it."""
    _, drive_c, inside = path.partition("/wine/drive_c/")
    if drive_c:
        return "C:\\" + inside.replace("/", "\\")
    return "Z:" + path.replace("/", "\\")


@dataclass
class Person:
    """At work in an open house whose folder is `house`."""

    inside: Inside
    house: Path
    pictures: Path
    zone: str = "Asia/Ho_Chi_Minh"
    taken: int = 0
    name: str = NAME
    number: int = NUMBER
    home: str = HOME
    shown: dict[str, str] = field(default_factory=dict)
    """Pictures taken, as they lie inside, by name."""

    @property
    def programs(self) -> str:
        """Where this person's program is installed."""
        return f"{self.home}/wine/drive_c/users/{self.name}/AppData/Local/Programs/XaTre"

    def settle(self) -> None:
        """The account, a fresh Windows for it, a screen with a window manager."""
        self.move_in()
        self.sit_down()
        self.run(["wineboot", "-i"])

    def move_in(self) -> None:
        """The account, with an empty home."""
        accounts = self.house / "etc" / "passwd"
        if f"\n{self.name}:" not in (text := accounts.read_text(encoding="utf-8")):
            line = f"{self.name}:x:{self.number}:{self.number}::{self.home}:/bin/bash\n"
            accounts.write_text(text + line, encoding="utf-8")
        home = self.house / self.home[1:]
        self.inside.run(["rm", "-rf", self.home])
        home.mkdir(parents=True)
        os.chown(home, self.number, self.number)

    def sit_down(self) -> None:
        """A screen with a window manager."""
        self.inside.run(["rm", "-f", f"/tmp/.X{DISPLAY[1:]}-lock"])
        self.inside.start(
            ["Xvfb", DISPLAY, "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-ac"]
        )
        self.rest(2)
        self.inside.start(["openbox"], DISPLAY=DISPLAY)

    def _as_person(self, words: Sequence[str]) -> list[str]:
        who = (
            "setpriv",
            "--reuid",
            str(self.number),
            "--regid",
            str(self.number),
            "--clear-groups",
        )
        # What one person of a PC writes where all may write, others may too, as in Windows.
        return [*who, "sh", "-c", 'umask 0; exec "$@"', "sh", *words]

    def _environment(self, more: dict[str, str]) -> dict[str, str]:
        own = {
            "HOME": self.home,
            "WINEPREFIX": f"{self.home}/wine",
            "DISPLAY": DISPLAY,
            "TZ": self.zone,
        }
        return own | more

    def run(self, words: Sequence[str], *, timeout: float = 300, **more: str) -> int:
        """Run to the end; the exit code."""
        return self.inside.run(
            self._as_person(words), check=False, timeout=timeout, **self._environment(more)
        )

    def wine(self, *words: str, timeout: float = 300, **more: str) -> int:
        """Run a Windows program to its end; the exit code."""
        return self.run(["wine", *words], timeout=timeout, **more)

    def told(self, *words: str, **more: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of a Windows program."""
        command = self.inside.command(self._as_person(["wine", *words]), self._environment(more))
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=300
        )
        out, err = (part.decode("utf-8", "replace") for part in (done.stdout, done.stderr))
        with self.inside.log.open("a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(words)}\n{out}{err}→ {done.returncode}\n")
        return done.returncode, out.replace("\r\n", "\n"), err.replace("\r\n", "\n")

    def start(self, *words: str, **more: str) -> subprocess.Popen[bytes]:
        """Start a Windows program and do not wait."""
        return self.inside.start(self._as_person(["wine", *words]), **self._environment(more))

    def installed(self, *words: str, **more: str) -> tuple[int, str, str]:
        """Run a command of the installed program."""
        return self.told(seen(f"{self.programs}/program/xatre.exe"), *words, **more)

    def end_everything(self) -> None:
        """As a power cut: every Windows process of this person is gone at once."""
        self.run(["wineserver", "-k9"])
        time.sleep(0.5)
        self._end_leftovers()

    def _end_leftovers(self) -> None:
        """A window may outlive Wine's server: end each process of this person in this house."""
        own = os.readlink(f"/proc/{self.inside.process}/ns/pid")
        for entry in Path("/proc").iterdir():
            try:
                mine = entry.name.isdecimal() and entry.stat().st_uid == self.number
                if mine and os.readlink(entry / "ns" / "pid") == own:
                    os.kill(int(entry.name), signal.SIGKILL)
            except (FileNotFoundError, ProcessLookupError):
                continue

    def close_windows(self) -> None:
        """End what runs, the registry written."""
        self.run(["wineserver", "-k"])
        time.sleep(0.5)
        self._end_leftovers()

    def rest(self, seconds: float) -> None:
        """Wait so long on a quiet machine, longer on a busy one."""
        busy = os.getloadavg()[0] / (os.cpu_count() or 1)
        time.sleep(seconds * min(2.5, max(1.0, busy)))

    # keyboard and eyes

    def keys(self, *names: str, pause: float = 0.4) -> None:
        """Press keys one after another, as xdotool names them."""
        for name in names:
            self.inside.run(["xdotool", "key", "--clearmodifiers", name], DISPLAY=DISPLAY)
            self.rest(pause)

    def types(self, text: str) -> None:
        """Type plain letters."""
        self.inside.run(["xdotool", "type", "--delay", "60", text], DISPLAY=DISPLAY)
        self.rest(0.4)

    def click(self, x: int, y: int) -> None:
        """Press the left button there."""
        place = ["mousemove", str(x), str(y), "click", "1"]
        self.inside.run(["xdotool", *place], DISPLAY=DISPLAY)
        self.rest(0.4)

    def sees(self, title: str, patience: float = 60) -> bool:
        """Whether a window whose title holds these words comes within so many seconds."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            found = self.inside.run(
                ["xdotool", "search", "--onlyvisible", "--name", title],
                check=False,
                DISPLAY=DISPLAY,
            )
            if found == 0:
                return True
            time.sleep(0.5)
        return False

    def look(self, name: str) -> Path:
        """A picture of the screen."""
        self.taken += 1
        file = f"{self.taken:02}-{name}.png"
        self.inside.run(["import", "-window", "root", f"/tmp/{file}"], DISPLAY=DISPLAY)
        return self._keep(name, file)

    def look_at(self, title: str, name: str) -> Path:
        """A picture of the window with these words in its title, without its frame."""
        self.taken += 1
        file = f"{self.taken:02}-{name}.png"
        search = ["xdotool", "search", "--onlyvisible", "--name", title]
        window = self.inside.read(search, DISPLAY=DISPLAY).split()[-1]
        self.inside.run(["import", "-window", window, f"/tmp/{file}"], DISPLAY=DISPLAY)
        return self._keep(name, file)

    def _keep(self, name: str, file: str) -> Path:
        self.shown[name] = f"/tmp/{file}"
        picture = self.pictures / file
        self.pictures.mkdir(parents=True, exist_ok=True)
        picture.write_bytes((self.house / "tmp" / file).read_bytes())
        return picture

    def memory(self, program: str) -> float:
        """Megabytes that no file backs in this person's process of that program, Wine's own
        included; 0 where there is none."""
        own = os.readlink(f"/proc/{self.inside.process}/ns/pid")
        found = 0.0
        for entry in Path("/proc").iterdir():
            try:
                mine = entry.name.isdecimal() and entry.stat().st_uid == self.number
                if not mine or os.readlink(entry / "ns" / "pid") != own:
                    continue
                if program.encode() not in (entry / "cmdline").read_bytes():
                    continue
                for line in (entry / "status").read_text().splitlines():
                    if line.startswith("RssAnon:"):
                        found = max(found, int(line.split()[1]) / 1024)
            except (FileNotFoundError, ProcessLookupError):
                continue
        return found


def shared(root: Path, file: Path) -> str:
    """A file of the checkout as Windows sees it."""
    return seen(f"{SHARED}/{file.relative_to(root).as_posix()}")
