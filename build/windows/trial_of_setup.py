"""Steps that try the installer and the uninstaller."""

from __future__ import annotations

import shutil
import time

from windows.person import DATA, NUMBER, PREFIX, PROGRAMS, Person, seen, shared
from windows.trial import BOOK, OFFICER, OLD, PASSWORD, AtWork, must

TOO_OLD, RUNNING, NO_ROOM, DOWNGRADE = 2, 3, 4, 5
"""Exit codes of the installer."""

SETUP_TITLE = ". X.+ Tr"
"""A window whose title ends in the program's name, after other words."""


class OfSetup(AtWork):
    """Steps, each says what it saw."""

    def first_pages(self) -> str:
        self.person.start(shared(self.root, self.setup))
        must(self.person.sees(SETUP_TITLE), "no installer")
        self.person.rest(5)
        self.person.look_at(SETUP_TITLE, "install-welcome")
        self.person.keys("Escape")
        self.person.rest(2)
        self.person.look("install-cancelled")
        self.person.keys("alt+y")
        self.person.rest(2)
        self.person.close_windows()
        must(not self.here(PROGRAMS).exists() and not self.version(), "something was installed")
        return "looked at and cancelled, nothing is left"

    def install_old(self) -> str:
        seconds = self.install(self.old)
        must(self.version() == OLD, "not registered")
        links = [
            f"{PREFIX}/drive_c/users/{self.person_name}/Desktop/Xã Trẻ.lnk",
            f"{PREFIX}/drive_c/users/{self.person_name}/AppData/Roaming/Microsoft/Windows/"
            "Start Menu/Programs/Xã Trẻ.lnk",
        ]
        missing = [link for link in links if not self.here(link).is_file()]
        must(not missing, f"no shortcut: {missing}")
        must(not self.here(f"{PROGRAMS}/program.new").exists(), "program.new is left")
        return f"{seconds:.0f} s, two shortcuts, under {seen(PROGRAMS)}"

    def upgrade_while_running(self) -> str:
        self.person.start(seen(f"{PROGRAMS}/program/XaTre-cua-so.exe"))
        must(self.person.sees("Xã Trẻ"), "no window")
        self.person.rest(4)
        self.install(self.setup, RUNNING)
        self.person.start(shared(self.root, self.setup))
        must(self.person.sees(SETUP_TITLE), "no installer")
        self.person.rest(4)
        self.person.keys("Return")
        self.person.rest(4)
        self.person.look("refused-while-running")
        self.person.close_windows()
        must(self.version() == OLD, "something was installed")
        self.same_data()
        return "exit code 3, and in words"

    def no_room(self) -> str:
        self.person.inside.run(["mount", "-t", "tmpfs", "-o", f"size=40m,uid={NUMBER},mode=755",
                                "tmpfs", PROGRAMS])  # fmt: skip
        try:
            self.install(self.setup, NO_ROOM)
        finally:
            self.person.inside.run(["umount", "-l", PROGRAMS])
        self.same_data()
        return "exit code 4"

    def truncated(self) -> str:
        whole = self.setup.read_bytes()
        cut = self.work / "XaTre-Setup-cut.exe"
        cut.write_bytes(whole[: len(whole) * 2 // 3])
        got = self.person.wine(shared(self.root, cut), "/S")
        must(got != 0, "a truncated installer ran")
        changed = bytearray(whole)
        changed[len(whole) // 2] ^= 1
        cut.write_bytes(bytes(changed))
        other = self.person.wine(shared(self.root, cut), "/S")
        self.person.start(shared(self.root, cut))
        must(self.person.sees("^X.+ Tr"), "a changed installer says nothing")
        self.person.rest(2)
        self.person.look("refused-changed")
        self.person.close_windows()
        cut.unlink()
        must(other != 0, "a changed installer ran")
        must(self.version() == OLD, "something was installed")
        self.same_data()
        return f"cut: exit code {got}; one byte changed: exit code {other}; nothing touched"

    def kill_upgrade(self) -> str:
        whole = self.install_time()
        states = []
        for part in (0.3, 0.6, 0.85, 0.97):
            self.install_again_old()
            self.person.start(shared(self.root, self.setup), "/S")
            time.sleep(whole * part)
            self.person.end_everything()
            names = ("program", "program.new", "program.old")
            lying = [name for name in names if self.here(f"{PROGRAMS}/{name}").exists()]
            starts = self.person.installed("--version")[0] == 0
            states.append(" + ".join(lying) + (" starts" if starts else " does not start"))
            self.install(self.setup)
            must(self.person.installed("--version")[0] == 0, "the program does not start")
            left = [name for name in ("program.new", "program.old")
                    if self.here(f"{PROGRAMS}/{name}").exists()]  # fmt: skip
            must(not left, f"left behind: {left}")
            self.same_data()
        self.install_again_old()
        swapped = self.here(f"{PROGRAMS}/program")
        swapped.rename(self.here(f"{PROGRAMS}/program.old"))
        self.install(self.setup)
        must(self.person.installed("--version")[0] == 0, "killed between the two renames")
        self.same_data()
        self.install_again_old()
        return f"4 kills ({'; '.join(states)}) and one between the renames"

    def install_time(self) -> float:
        seconds = self.install(self.setup)
        return seconds

    def install_again_old(self) -> None:
        """The previous version once more: first off, because nothing is installed backwards."""
        must(self.person.wine(seen(f"{PROGRAMS}/go-xatre.exe"), "/S") == 0, "uninstall")
        for _ in range(60):
            if not self.here(f"{PROGRAMS}/go-xatre.exe").exists() and not self.version():
                break
            time.sleep(0.5)
        self.install(self.old)

    def upgrade(self) -> str:
        person = self.person
        person.start(shared(self.root, self.setup))
        must(person.sees(SETUP_TITLE), "no installer")
        self.person.rest(5)
        person.look("upgrade-welcome")
        person.keys("Return")
        self.person.rest(1.5)
        person.look("upgrade-copying")
        for _ in range(90):
            if self.version() != OLD and not self.here(f"{PROGRAMS}/program.old").exists():
                break
            time.sleep(1)
        self.person.rest(3)
        person.look("upgrade-finish")
        person.keys("Return")
        must(person.sees("Sổ trẻ em|Xã Trẻ"), "the program was not opened")
        self.person.rest(8)
        person.look("program-after-upgrade")
        person.types(PASSWORD)
        person.keys("Return")
        self.person.rest(12)
        person.look("desk-after-upgrade")
        held = person.memory("XaTre-cua-so.exe")
        person.close_windows()
        must(self.version() != OLD, "not upgraded")
        self.same_data()
        return (
            f"{OLD} → {self.version()}, one digest before and after; the open desk holds "
            f"{held:.0f} MB, Wine's own included"
        )

    def second_user(self) -> str:
        """Another account of this PC: a program of its own, and a book both may reach."""
        other = Person(
            self.person.inside, self.person.house, self.person.pictures,
            name="Lò Văn Hải", number=1501, home="/home/hai",
        )  # fmt: skip
        other.move_in()
        other.run(["wineboot", "-i"])
        must(other.wine(shared(self.root, self.setup), "/S") == 0, "installing for the second")
        must(other.installed("self-test")[0] == 0, "the second's program")
        self.same_data()
        common = self.here("/srv/chung")
        shutil.rmtree(common, ignore_errors=True)
        common.mkdir()
        common.chmod(0o777)
        book, unit = seen("/srv/chung/so"), ("--unit", "03388", "--role", "commune")
        self.book("new", book, *unit, "--officer", OFFICER)
        password = common / "mk.txt"
        password.write_text(PASSWORD, encoding="utf-8")
        password.chmod(0o644)
        given = ("check", book, "--password-file", seen("/srv/chung/mk.txt"))
        self.person.start(seen(f"{PROGRAMS}/program/XaTre-cua-so.exe"), "desk", book)
        must(self.person.sees("Xã Trẻ"), "no window")
        self.person.rest(6)
        self.person.types(PASSWORD)
        self.person.keys("Return")
        self.person.rest(12)
        code, _, err = other.installed(*given)
        self.person.close_windows()
        must(code == 5 and "XT-503" in err, f"two at once: {code} {err[-300:]}")
        code, _, err = other.installed(*given)
        must(code == 0, f"after the first closed it: {code} {err[-300:]}")
        other.close_windows()
        shutil.rmtree(common)
        self.same_data()
        return "each has a program; one book at a time (XT-503), then the other may"

    def downgrade(self) -> str:
        self.install(self.old, DOWNGRADE)
        self.same_data()
        return "exit code 5"

    def old_windows(self) -> str:
        self.person.wine("winecfg", "-v", "win81")
        try:
            self.install(self.setup, TOO_OLD)
        finally:
            self.person.wine("winecfg", "-v", "win10")
        return "exit code 2 under Windows 8.1"

    def uninstall(self) -> str:
        must(self.person.wine(seen(f"{PROGRAMS}/go-xatre.exe"), "/S") == 0, "exit code")
        for _ in range(60):
            if not self.here(PROGRAMS).exists():
                break
            time.sleep(0.5)
        must(not self.here(PROGRAMS).exists(), "the program is left")
        must(self.here(f"{BOOK}/book.db").is_file(), "the book is gone")
        must(self.version() == "", "still registered")
        self.install(self.setup)
        self.same_data()
        return "the book stays; installed again, one digest"

    def uninstall_all(self) -> str:
        self.person.start(seen(f"{PROGRAMS}/go-xatre.exe"))
        must(self.person.sees(SETUP_TITLE), "no uninstaller")
        self.person.rest(4)
        self.person.look("uninstall")
        self.person.keys("Return")
        self.person.rest(12)
        self.person.look("uninstall-first-question")
        self.person.keys("alt+y")
        self.person.rest(3)
        self.person.look("uninstall-second-question")
        self.person.keys("alt+y")
        self.person.rest(4)
        self.person.look("uninstall-finish")
        self.person.close_windows()
        must(not self.here(DATA).exists(), "the data are still there")
        return "twice yes"
