"""The same for the Linux folder, in a Debian that has nothing but Qt's own libraries."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from windows.house import Inside
from windows.trial import CHILD, OFFICE, OFFICER, PASSWORD, UNIT, must

LIBRARIES = (
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libglib2.0-0",
    "libfontconfig1",
    "libdbus-1-3",
    "tzdata",
)
FOUR_GIGABYTES = 4 * 1024**3
PLACE = "/opt/Xã Trẻ"


class LinuxTrial:
    """The steps, in order."""

    def __init__(self, inside: Inside, house: Path, program: Path) -> None:
        self.inside, self.house, self.program = inside, house, program

    def steps(self) -> list[tuple[str, Callable[[], str]]]:
        return [
            ("Linux: the folder in an empty Debian tries itself", self.try_itself),
            ("Linux: record, package, return, check", self.exchange),
            ("Linux: another language and time zone, no printer", self.elsewhere),
            ("Linux: one file deleted", self.deleted_file),
        ]

    def settle(self) -> None:
        """Put the folder there, and the libraries that Qt links."""
        self.inside.run(["apt-get", "update", "-q"])
        self.inside.run(["apt-get", "install", "-q", "-y", "--no-install-recommends", *LIBRARIES])
        shutil.rmtree(self.house / PLACE[1:], ignore_errors=True)
        shutil.copytree(self.program, self.house / PLACE[1:], symlinks=True)
        shutil.rmtree(self.house / "srv" / "thu", ignore_errors=True)
        (self.house / "srv" / "thu").mkdir()
        (self.house / "srv" / "thu" / "mk.txt").write_text(PASSWORD, encoding="utf-8")
        child = json.dumps(CHILD, ensure_ascii=False)
        (self.house / "srv" / "thu" / "child.json").write_text(child, encoding="utf-8")

    def xatre(self, *words: str, **more: str) -> dict[str, Any]:
        told = {"QT_QPA_PLATFORM": "offscreen"} | more
        password = ("--password-file", "/srv/thu/mk.txt", "--json")
        out = self.inside.read([f"{PLACE}/xatre", *words, *password], timeout=900, **told)
        answer: dict[str, Any] = json.loads(out)
        return answer

    def try_itself(self) -> str:
        out = self.inside.read([f"{PLACE}/xatre", "self-test"], QT_QPA_PLATFORM="offscreen")
        must("Chương trình trọn vẹn" in out, out[-300:])
        return f"{out.count('ok  ')} steps"

    def exchange(self) -> str:
        for name, unit, role in (("xa", UNIT, "commune"), ("so", OFFICE, "office")):
            self.xatre("new", f"/srv/thu/{name}", "--unit", unit, "--role", role, "--officer",
                       OFFICER)  # fmt: skip
        for one, other in (("xa", "so"), ("so", "xa")):
            card = self.xatre("card", f"/srv/thu/{one}", "--out", f"/srv/thu/{one}.xatre")
            self.xatre("enrol", f"/srv/thu/{other}", f"/srv/thu/{one}.xatre", "--fingerprint",
                       str(card["fingerprint"]))  # fmt: skip
        self.xatre("add", "/srv/thu/xa", "child", "--file", "/srv/thu/child.json")
        sent = self.xatre("export", "/srv/thu/xa", "--out", "/srv/thu")
        taken = self.xatre("receive", "/srv/thu/so", str(sent["file"]))["files"][0]
        must((taken["outcome"], taken["new"]) == ("taken", 1), str(taken))
        back = self.xatre("receive", "/srv/thu/xa", taken["return"])["files"][0]
        must(back["outcome"] == "taken", str(back))
        must(self.xatre("check", "/srv/thu/xa")["ok"] is True, "check")
        same = self.xatre("hash", "/srv/thu/so", "--unit", UNIT)["hash"]
        must(same == self.xatre("hash", "/srv/thu/xa")["hash"], "the two books differ")
        return "both books have one digest"

    def elsewhere(self) -> str:
        small = ["prlimit", f"--as={FOUR_GIGABYTES}"]
        for language, zone in (("de_DE.UTF-8", "America/New_York"), ("C", "Asia/Tokyo")):
            out = self.inside.read(
                [*small, f"{PLACE}/xatre", "self-test"],
                QT_QPA_PLATFORM="offscreen",
                LC_ALL=language,
                TZ=zone,
            )
            must("trọn vẹn" in out, out[-300:])
        return "two self-tests in 4 GB of address space"

    def deleted_file(self) -> str:
        inside = self.house / PLACE[1:] / "_internal"
        victim = next(file for file in inside.rglob("libQt6Svg.so.6") if not file.is_symlink())
        victim.rename(victim.with_name("away"))
        code = self.inside.run([f"{PLACE}/xatre", "--version"], check=False)
        victim.with_name("away").rename(victim)
        must(code == 70, f"exit code {code}")
        return "exit code 70, in words"
