"""Steps that try what lies on the stick: its check, the program that runs from it."""

from __future__ import annotations

import hashlib
import json
import shutil

from stick import sums
from windows.person import DATA, HOME, NUMBER, seen
from windows.trial import OFFICER, AtWork, must

# Wine has no certutil: the same three lines, and the same refusal of an empty file.
CERTUTIL = """
import hashlib, sys
data = open(sys.argv[1], "rb").read()
if not data:
    print("CertUtil: -hashfile command FAILED: 0x800703ee (ERROR_FILE_INVALID)")
    sys.exit(1)
print("SHA256 hash of file:", hashlib.sha256(data).hexdigest(), "CertUtil: done", sep="\\n")
"""


class OfStick(AtWork):
    """Steps, each says what it saw."""

    def stick_check(self) -> str:
        stick = self.folder("kiem")
        (stick / "XaTre").mkdir()
        for name in ("a.txt", "XaTre/b.txt", "XaTre-Setup-1.exe"):
            (stick / name).write_text(name, encoding="ascii")
        (stick / "XaTre" / "empty").write_bytes(b"")
        sums.write_check(self.root / "build" / "stick" / sums.CHECK, stick)
        (stick / sums.SUMS).write_text(sums.sums(stick), encoding="utf-8", newline="\n")
        tool = self.give("certutil.py", CERTUTIL)
        python = seen("/w/.out/windows/python/python.exe")
        (stick / "certutil.bat").write_text(f"@echo off\r\n{python} {tool} %2\r\n", "ascii")
        self.person.inside.run(["chown", "-R", f"{NUMBER}:{NUMBER}", f"{HOME}/kiem"])
        code, out = self._check()
        must(code == 0, f"a whole stick: {out[-300:]}")
        digest = hashlib.sha256(b"XaTre-Setup-1.exe").hexdigest()
        must(digest in out, "the installer's digest is not shown")
        (stick / "XaTre" / "b.txt").write_text("changed", encoding="ascii")
        (stick / "a.txt").unlink()
        code, out = self._check()
        must(code == 2 and "b.txt" in out and "a.txt" in out, out[-300:])
        listed = (stick / sums.SUMS).read_text(encoding="utf-8").splitlines()
        (stick / sums.SUMS).write_text(listed[-1] + "\n", encoding="utf-8")
        code, out = self._check()
        must(code > 0, "a list cut short went unseen")
        shutil.rmtree(stick)
        return "whole: 0; a changed and a lost file named; a list cut short seen"

    def _check(self) -> tuple[int, str]:
        code, out, err = self.person.told("cmd", "/c", seen(f"{HOME}/kiem/{sums.CHECK}"), "/im")
        return code, out + err

    def portable(self) -> str:
        stick = self.folder("stick")
        shutil.copytree(self.program, stick / "XaTre")
        (stick / "XaTre" / "xatre-usb.txt").write_text("", encoding="utf-8")
        self.person.inside.run(["chown", "-R", f"{NUMBER}:{NUMBER}", f"{HOME}/stick"])
        program = seen(f"{HOME}/stick/XaTre/xatre.exe")
        where = seen(f"{HOME}/stick/XaTre-du-lieu/books/so-03388")
        plain = self.give("plain.txt", "Mật khẩu dài mà không phải năm từ")
        given = ("new", where, "--unit", "03388", "--role", "commune", "--officer", OFFICER)
        code, _, err = self.person.told(program, *given, "--password-file", plain)
        must(code == 2 and "năm từ" in err, err[-200:])
        lines = (self.root / "resources" / "words.txt").read_text(encoding="utf-8").splitlines()
        words = [line for line in lines if line and not line.startswith("#")]
        five = self.give("five.txt", " ".join(words[:5]))
        code, _, err = self.person.told(program, *given, "--password-file", five)
        must(code == 0, err[-200:])
        slots = json.loads((stick / "XaTre-du-lieu/books/so-03388/slots.json").read_bytes())
        must(slots["portable"] is True, "not a stick's book")
        self._locked_and_full(program, where, five)
        to = seen(f"{DATA}/books/so-03388")
        code, _, err = self.person.told(program, "move", where, "--to", to, "--password-file", five)
        must(code == 0, err[-200:])
        code, _, err = self.person.installed("check", to, "--password-file", five)
        must(code == 0, err[-200:])
        code, _, err = self.person.told(program, "check", where, "--password-file", five)
        must(code == 5 and "XT-508" in err, err[-200:])
        again = seen(f"{HOME}/stick/XaTre-du-lieu/books/so-ve-usb")
        code, _, err = self.person.told(program, "move", to, "--to", again, "--password-file", five)
        must(code == 0, err[-200:])
        code, _, err = self.person.told(program, "check", again, "--password-file", five)
        must(code == 0, err[-200:])
        shutil.rmtree(stick)
        return (
            "a plain password refused; five words; locked and full told; moved to the PC, the old "
            "place closed; moved back"
        )

    def _locked_and_full(self, program: str, where: str, five: str) -> None:
        """The stick with its write lock on, then with almost no room: each told in words."""
        run, data = self.person.inside.run, f"{HOME}/stick/XaTre-du-lieu"
        run(["mount", "--bind", data, data])
        run(["mount", "-o", "remount,bind,ro", data])
        try:
            code, _, err = self.person.told(program, "check", where, "--password-file", five)
        finally:
            run(["umount", "-l", data])
        must(code == 6 and "XT-60" in err, f"locked: {code} {err[-200:]}")
        run(["mount", "-t", "tmpfs", "-o", f"size=256k,uid={NUMBER},mode=777", "tmpfs", data])
        try:
            new = ("new", where, "--unit", "03388", "--role", "commune", "--officer", OFFICER)
            code, _, err = self.person.told(program, *new, "--password-file", five)
        finally:
            run(["umount", "-l", data])
        must(code == 6 and "XT-60" in err, f"full: {code} {err[-200:]}")
