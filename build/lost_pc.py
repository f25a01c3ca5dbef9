"""A commune loses its PC and is back at work: every step through the real commands, told in
Vietnamese. There is no backup; the office gives back what it was sent.

Knows the command line only; must not import the program's layers.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from telling import step, tell

ROOT = Path(__file__).resolve().parent.parent
COMMUNE, OFFICE = "03562", "12"
PASSWORD = "ruộng bậc thang mùa nước"
FAMILY = ("Giàng", "Lý", "Tẩn", "Vàng", "Phàn", "Lò", "Sùng", "Thào")
GIVEN = ("Ánh", "Chứ", "Dở", "Mai", "Páo", "Sênh", "Tả", "Xúa", "Dơ")


def run(words: list[str], given: str = "") -> tuple[int, dict[str, Any]]:
    """One command: its exit code and its JSON (empty where it was refused)."""
    done = subprocess.run(
        [sys.executable, "-m", "xatre", *words, "--json"],
        input=given,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "XATRE_PASSWORD": PASSWORD, "PYTHONPATH": str(ROOT / "src")},
    )
    return done.returncode, json.loads(done.stdout) if done.stdout.strip() else {}


class Story:
    """The books and the stick of one run, under `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stick = folder / "usb"
        self.office, self.lost, self.new = (folder / name for name in ("so", "xa", "xa-moi"))

    def xatre(self, *words: object, given: str = "", refused: int = 0) -> dict[str, Any]:
        """Run one command; anything but the exit code expected ends the story."""
        shown = [str(word).replace(f"{self.folder}/", "") for word in words]
        line = " ".join(f'"{word}"' if " " in word else word for word in shown)
        print(f"   $ xatre {line}{' < tre-em.json' if given else ''}", flush=True)
        code, told = run([str(word) for word in words], given)
        if code != refused:
            raise SystemExit(f"Lệnh kết thúc với mã {code}, lẽ ra {refused}.")
        return told

    def trust(self, one: Path, other: Path) -> str:
        """The card of `one` trusted at `other`, its digits read out by telephone."""
        card = self.xatre("card", one, "--out", self.stick / f"the-{one.name}.xatre")
        mark = str(card["fingerprint"])
        self.xatre("enrol", other, card["file"], "--fingerprint", mark)
        return mark

    def write_children(self, book: Path, first: int, count: int) -> list[str]:
        children = [
            {
                "full_name": f"{FAMILY[n % len(FAMILY)]} {GIVEN[n % len(GIVEN)]} {n}",
                "born_on": f"20{10 + n % 15}-0{1 + n % 9}-1{n % 10}",
                "sex": "female" if n % 2 else "male",
            }
            for n in range(first, first + count)
        ]
        return list(self.xatre("add", book, "child", given=json.dumps(children))["saved"])

    def send(self, book: Path) -> tuple[dict[str, Any], dict[str, Any]]:
        """A package up and its return down: what was sent, what the office said."""
        sent = self.xatre("export", book, "--out", self.stick)
        taken = self.xatre("receive", self.office, sent["file"])["files"][0]
        self.xatre("receive", book, taken["return"])
        return sent, taken


def tell_story(folder: Path, children: int = 200) -> None:
    """The whole of it; raises SystemExit where a step does not come out as told."""
    shutil.rmtree(folder, ignore_errors=True)
    story = Story(folder)
    story.stick.mkdir(parents=True)

    print(
        "Bốn sổ: so là sổ của nơi tiếp nhận, xa là sổ của xã, may-bi-mat là sổ ấy trên máy bị "
        "mất, xa-moi là sổ ở máy mới. usb là USB đi giữa hai nơi."
    )

    step(1, "Nơi tiếp nhận và xã lập sổ, đăng ký thẻ của nhau bằng 40 số đọc qua điện thoại.")
    for book, unit, role in ((story.office, OFFICE, "office"), (story.lost, COMMUNE, "commune")):
        story.xatre("new", book, "--unit", unit, "--role", role, "--officer", "Lò Thị Ưng")
    mark = story.trust(story.lost, story.office)
    story.trust(story.office, story.lost)

    step(2, f"Xã ghi {children} trẻ, gửi gói 1, nhận biên nhận.")
    story.write_children(story.lost, 0, children)
    sent, taken = story.send(story.lost)
    tell(f"Gói {sent['sequence']}: nơi tiếp nhận có thêm {taken['new']} hồ sơ.")
    before = story.xatre("hash", story.lost)

    step(3, "Xã ghi thêm 2 trẻ, chưa kịp gửi thì mất máy; không có bản sao lưu.")
    story.write_children(story.lost, children, 2)
    stolen = folder / "may-bi-mat"
    story.lost.rename(stolen)

    step(4, "Xã báo ngay. Nơi tiếp nhận thu hồi máy bị mất từ sau gói tốt cuối cùng.")
    gone = story.xatre("revoke", story.office, mark, "--yes")
    tell(f"Gói {gone['sequence']} và những gói trước đã nhận vẫn có giá trị; sau đó không tin nữa.")
    story.xatre("incident", story.office, "--out", folder / "phieu-su-co.html")
    tell("Phiếu sự cố kê những gói có thể nằm trên máy ấy; in ra, ghi tay và báo trong ngày.")

    step(5, "Kẻ giữ máy, dù có cả mật khẩu, cũng không gửi được gì nữa.")
    tell(
        "Sổ bị đem đi nơi khác nên chương trình nhắc (XT-509); gói lập ra thì bị từ chối (XT-311)."
    )
    forged = story.xatre("export", stolen, "--out", story.stick)
    story.xatre("receive", story.office, forged["file"], refused=3)
    tell("Sổ của nơi tiếp nhận không đổi.")

    step(6, "Xã lập sổ mới ở máy mới; hai bên đăng ký thẻ lại.")
    words = ("--unit", COMMUNE, "--role", "commune", "--officer", "Lò Thị Ưng")
    story.xatre("new", story.new, *words)
    story.trust(story.new, story.office)
    story.trust(story.office, story.new)

    step(7, "Nơi tiếp nhận trả lại mọi hồ sơ xã đã gửi; xã nhận vào sổ mới.")
    back = story.xatre("export", story.office, "--out", story.stick, "--full", "--to", COMMUNE)
    given = story.xatre("receive", story.new, back["file"])["files"][0]
    after = story.xatre("hash", story.new)
    same = after == before
    tell(
        f"Nhận lại {given['new']} hồ sơ; mã so {after['hash'][:16]}…, "
        + ("trùng với sổ trước khi mất." if same else "KHÁC với sổ trước khi mất.")
    )
    tell("2 trẻ chưa kịp gửi thì nơi tiếp nhận không có: ghi lại từ giấy.")

    step(8, "Xã làm việc tiếp: ghi lại 2 trẻ, mã mới mang chữ B nên không trùng mã cũ.")
    saved = story.write_children(story.new, children, 2)
    shown = story.xatre("show", story.new, "child", saved[0])
    code = str(shown["record"]["code"])
    tell(f"Mã hồ sơ ghi ở máy mới: {code}")

    step(9, "Gói đầu tiên của máy mới lên, biên nhận về; hai sổ nói cùng một điều.")
    sent, taken = story.send(story.new)
    at_commune = story.xatre("hash", story.new)
    at_office = story.xatre("hash", story.office, "--unit", COMMUNE)
    missing = f"thiếu gói {taken['missing']}" if taken["missing"] else "không thiếu gói nào"
    tell(
        f"Gói {sent['sequence']} của máy mới: {taken['new']} hồ sơ mới, {taken['rejected']} bị trả "
        f"lại, {missing}; mã so hai sổ "
        + ("trùng nhau." if at_commune == at_office else "KHÁC NHAU.")
    )

    step(10, "Kiểm toàn sổ mới, và lần này chép một bản sao lưu ra USB.")
    checked = story.xatre("check", story.new)
    copy = story.xatre("backup", story.new, "--to", story.stick)
    tell(f"Sổ nguyên vẹn. Bản sao lưu: {Path(copy['file']).name}")
    ends = (same, code.startswith("TE-B"), at_commune == at_office, checked["ok"], copy["ok"])
    if not all(ends):
        raise SystemExit("Có bước không ra như lẽ ra.")
    print("\nXong: xã mất máy mà làm việc lại được; chỉ mất những gì chưa từng gửi.")


if __name__ == "__main__":
    tell_story(ROOT / ".out" / "lost-pc", int(sys.argv[1]) if sys.argv[1:] else 200)
