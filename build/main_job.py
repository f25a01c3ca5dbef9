"""The main job on a fresh machine: the desk on a demo commune where there is a display, else the
whole way of a package through the real commands, printed step by step in Vietnamese.

Knows the command line only; must not import the program's layers.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from telling import step, tell

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".out" / "demo"


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def xatre(*words: str, shown: bool = True) -> dict:
    """Run one command of the program and return its JSON; a refusal ends the run."""
    if shown:
        line = " ".join(word.replace(str(ROOT) + "/", "") for word in words)
        print("   $ xatre " + line, flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "xatre", *words, "--json"],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.returncode)
    return json.loads(done.stdout)


OUTCOMES = {
    "taken": "nhận được",
    "already": "đã nhận rồi",
    "fork": "hai gói cùng số",
    "refused": "từ chối",
}


@cache
def labels() -> dict[str, str]:
    """Kind → its Vietnamese label."""
    told = xatre("dictionary", shown=False)
    return {kind["name"]: kind["label"].lower() for kind in told["kinds"]}


def counted(counts: dict) -> str:
    """The five largest numbers in words, and how many other records there are."""
    most = sorted(counts.items(), key=lambda one: -one[1])
    words = [f"{number} {labels()[name]}" for name, number in most[:5] if number]
    rest = sum(number for _, number in most[5:])
    return ", ".join(words) + (f" và {rest} bản ghi khác" if rest else "")


def make_demo(children: str) -> tuple[str, str, list[str]]:
    """A fresh demo under `.out/demo`: office book, first commune's book, password options."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    made = xatre("demo", str(FOLDER), "--children", children)
    password = ["--password-file", str(FOLDER / "password.txt")]
    tell("Đã lập: " + counted(made["records"]))
    return made["office"], made["communes"][0], password


def whole_way(children: str) -> None:
    """demo → package → receiving office → return → status."""
    step(1, f"Lập một xã mẫu với {children} trẻ (người không có thật) và nơi tiếp nhận.")
    office, commune, password = make_demo(children)

    step(2, "Xã đóng gói: ký, mã hóa, chép ra thư mục USB, đọc lại để kiểm.")
    stick = FOLDER / "usb"
    stick.mkdir()
    sent = xatre("export", commune, "--out", str(stick), *password)
    size = Path(sent["file"]).stat().st_size
    tell(f"Gói {sent['sequence']}: {counted(sent['counts'])}; {size / 1e6:.1f} MB")

    step(3, "Nơi tiếp nhận đọc thử, chưa ghi gì.")
    tried = xatre("receive", office, sent["file"], "--dry-run", *password)["files"][0]
    tell(
        f"Kết quả: {OUTCOMES[tried['outcome']]}, mới {tried['new']}, sửa {tried['updated']}, "
        f"khác nhau {tried['conflict']}, nghi ngờ {tried['doubtful']}, loại {tried['rejected']}"
    )

    step(4, "Nơi tiếp nhận nhận gói và lập biên nhận.")
    taken = xatre("receive", office, sent["file"], *password)["files"][0]
    tell(f"Đã nhận: mới {taken['new']}. Biên nhận: {Path(taken['return']).name}")

    step(5, "Xã nhận biên nhận.")
    back = xatre("receive", commune, taken["return"], *password)["files"][0]
    tell(
        f"Kết quả: {OUTCOMES[back['outcome']]}. Nơi tiếp nhận không trả lại hồ sơ nào."
        if not back["rejected"]
        else f"Nơi tiếp nhận trả lại {back['rejected']} hồ sơ để sửa."
    )

    step(6, "Hai sổ nói cùng một điều.")
    unit = Path(commune).name.removeprefix("commune-")
    at_commune = xatre("hash", commune, *password)
    at_office = xatre("hash", office, "--unit", unit, *password)
    same = at_commune["hash"] == at_office["hash"]
    tell(
        f"{at_commune['records']} hồ sơ; mã so {at_commune['hash'][:16]}…, "
        + ("trùng nhau." if same else "KHÁC NHAU.")
    )

    step(7, "Tình trạng của xã và phép kiểm toàn sổ.")
    status = xatre("status", commune, *password)
    tell(f"Chưa gửi: {status['unsent']}")
    checked = xatre("check", commune, *password)
    tell("Sổ nguyên vẹn." if checked["ok"] else "Sổ có chỗ cần xem: " + str(checked["problems"]))
    if not (same and checked["ok"]):
        raise SystemExit(1)
    print("\nXong. Mở màn hình: .venv/bin/xatre desk " + commune.replace(str(ROOT) + "/", ""))


def main(words: list[str]) -> None:
    children = words[0] if words else "7500"
    if not has_display():
        whole_way(children)
        return
    _, commune, _ = make_demo(children)
    tell(f"Mật khẩu sổ mẫu nằm trong {FOLDER / 'password.txt'}")
    raise SystemExit(subprocess.call([sys.executable, "-m", "xatre", "desk", commune]))


if __name__ == "__main__":
    main(sys.argv[1:])
