"""Steps that try the installed program: first start, records, packages, stick, updates."""

from __future__ import annotations

import io
import json
import os
import shutil
import time
from pathlib import Path

from openpyxl import Workbook

from publishing import key as keys
from publishing import updates
from windows.person import DATA, HOME, PREFIX, PROGRAMS, seen
from windows.trial import BOOK, CHILD, OFFICE, OFFICER, PASSWORD, UNIT, AtWork, must

NEXT = (427, 721)
"""Where the wizard's button stands on a screen of 1366×768."""


class OfProgram(AtWork):
    """Steps, each says what it saw."""

    def try_itself(self) -> str:
        began = time.monotonic()
        code, out, err = self.person.installed("self-test")
        must(code == 0 and "KHÁC BẢN GỐC" not in out, err[-300:] or out[-300:])
        return f"{out.count('ok  ')} steps, {time.monotonic() - began:.0f} s"

    def drive_wizard(self) -> str:
        person = self.person
        person.start(seen(f"{PROGRAMS}/program/XaTre-cua-so.exe"))
        must(person.sees("Xã Trẻ"), "no window")
        self.person.rest(6)
        person.look("first-start")
        person.click(*NEXT)
        self.person.rest(2)
        person.types(UNIT)
        self.person.rest(2)
        person.keys("Down", "Return")
        person.look("wizard-unit")
        person.click(*NEXT)
        self.person.rest(2)
        person.click(*NEXT)
        self.person.rest(2)
        person.types(OFFICER)
        person.keys("Return")
        person.types(PASSWORD)
        person.keys("Return")
        person.types(PASSWORD)
        person.look("wizard-officer")
        person.keys("Return")
        for _ in range(60):
            if self.here(f"{BOOK}/slots.json").is_file():
                break
            time.sleep(1)
        self.person.rest(4)
        person.look("wizard-code")
        person.end_everything()
        officers = self.book("officer", seen(BOOK), "list")["officers"]
        return f"a book for {UNIT}, kept through a kill at the code's page; {len(officers)} officer"

    def save_record(self) -> str:
        child = self.give("child.json", json.dumps(CHILD, ensure_ascii=False))
        saved = self.book("add", seen(BOOK), "child", "--file", child)["saved"]
        found = self.book("find", seen(BOOK), "vu thi ung")["hits"]
        must(len(saved) == len(found) == 1, "not found")
        must(self.book("check", seen(BOOK))["ok"] is True, "check")
        self.digest = str(self.book("hash", seen(BOOK))["hash"])
        return "1 child"

    def read_table(self) -> str:
        """Excel's files are read in a process of its own, which Windows must have bounded."""
        book, file = Workbook(), io.BytesIO()
        for row in (("TT", "Họ và tên", "Ngày sinh", "Giới tính"),
                    (1, "Vừ A Dế Ửng", "09/03/2018", "Nam")):  # fmt: skip
            book.worksheets[0].append(row)
        book.save(file)
        table = self.give("Danh sách trẻ.xlsx", file.getvalue())
        told = self.book("import", seen(BOOK), "child", table, "--check")
        must((told["counts"]["new"], told["counts"]["bad"]) == (1, 0), str(told)[:300])
        must(self.book("doubles", seen(BOOK))["count"] == 0, "doubles")
        self.same_data()
        return "1 row read and checked, nothing written"

    def send_to_linux(self) -> str:
        office = self.work / "office"
        for old in (office, self.work / "linux-home"):
            shutil.rmtree(old, ignore_errors=True)
        self.linux("new", str(office), "--unit", OFFICE, "--role", "office", "--officer", "So")
        stick = self.folder("usb")
        made = self.linux("card", str(office), "--out", str(stick / "office.xatre"))
        os.chmod(stick / "office.xatre", 0o644)
        self.book("enrol", seen(BOOK), seen(f"{HOME}/usb/office.xatre"), "--fingerprint",
                  str(made["fingerprint"]))  # fmt: skip
        card = self.book("card", seen(BOOK), "--out", seen(f"{HOME}/usb/commune.xatre"))
        self.linux("enrol", str(office), str(stick / "commune.xatre"), "--fingerprint",
                   str(card["fingerprint"]))  # fmt: skip
        self.book("export", seen(BOOK), "--out", seen(f"{HOME}/usb"))
        (package,) = stick.glob("xatre-02788-*-0*.xatre")
        taken = self.linux("receive", str(office), str(package))["files"][0]
        must((taken["outcome"], taken["new"]) == ("taken", 1), str(taken))
        back = stick / Path(taken["return"]).name
        shutil.copyfile(taken["return"], back)
        got = self.book("receive", seen(BOOK), seen(f"{HOME}/usb/{back.name}"))["files"][0]
        must(got["outcome"] == "taken", str(got))
        same = self.linux("hash", str(office), "--unit", UNIT)["hash"] == self.digest
        must(same, "the two books differ")
        return f"{package.name}, {package.stat().st_size} bytes; both books have one digest"

    def take_from_linux(self) -> str:
        commune, office = self.work / "commune", f"{DATA}/books/so-tiep-nhan"
        shutil.rmtree(commune, ignore_errors=True)
        self.linux("new", str(commune), "--unit", "03388", "--role", "commune", "--officer", "Xa")
        self.book("new", seen(office), "--unit", OFFICE, "--role", "office", "--officer", "So")
        stick = self.folder("usb2")
        for make, enrol, one, other, name in (
            (self.book, self.linux, seen(office), str(commune), "so"),
            (self.linux, self.book, str(commune), seen(office), "xa"),
        ):
            host, windows = str(stick / f"{name}.xatre"), seen(f"{HOME}/usb2/{name}.xatre")
            first, second = (windows, host) if name == "so" else (host, windows)
            made = make("card", one, "--out", first)
            os.chmod(stick / f"{name}.xatre", 0o644)
            enrol("enrol", other, second, "--fingerprint", str(made["fingerprint"]))
        child = self.work / "child.json"
        child.write_text(json.dumps(CHILD, ensure_ascii=False), encoding="utf-8")
        self.linux("add", str(commune), "child", "--file", str(child))
        self.linux("export", str(commune), "--out", str(stick))
        (package,) = stick.glob("xatre-03388-*-0*.xatre")
        os.chmod(package, 0o644)
        taken = self.book("receive", seen(office), seen(f"{HOME}/usb2/{package.name}"))["files"][0]
        must((taken["outcome"], taken["new"]) == ("taken", 1), str(taken))
        back = self.here(f"{office}/outbox") / taken["return"].rpartition("\\")[2]
        got = self.linux("receive", str(commune), str(back))["files"][0]
        must(got["outcome"] == "taken", str(got))
        one = self.book("hash", seen(office), "--unit", "03388")["hash"]
        must(one == self.linux("hash", str(commune))["hash"], "the two books differ")
        return f"{package.name} and its return; both books have one digest"

    def deleted_file(self) -> str:
        victim = self.here(f"{PROGRAMS}/program/_internal/PySide6/Qt6Svg.dll")
        victim.unlink()
        code, _, err = self.person.installed("status", seen(BOOK))
        must(code == 70 and "XT-913" in err and "Qt6Svg.dll" in err, err[-300:])
        self.install(self.setup)
        must(victim.is_file(), "not mended")
        self.same_data()
        return err.strip()[:60] + "…; mended by installing again"

    def viewer(self) -> str:
        classes = "HKCU\\Software\\Classes"
        _, sort, _ = self.person.told("reg", "query", f"{classes}\\.xatre", "/ve")
        must("XaTre.Tep" in sort, sort)
        key = f"{classes}\\XaTre.Tep\\shell\\open\\command"
        _, out, _ = self.person.told("reg", "query", key, "/ve")
        must('XaTre-cua-so.exe" view "%1"' in out, out)
        (package,) = (self.person.house / HOME[1:] / "usb").glob("xatre-02788-*-0*.xatre")
        # Wine's `start` knows the machine's classes only, not those of a user: run what they say.
        window = seen(f"{PROGRAMS}/program/XaTre-cua-so.exe")
        self.person.start(window, "view", seen(f"{HOME}/usb/{package.name}"))
        must(self.person.sees("xatre-02788"), "no viewer")
        self.person.rest(4)
        self.person.look("viewer")
        self.person.close_windows()
        return "registered for the user; the registered command shows the file"

    def scaling(self) -> str:
        for percent in (125, 150):
            points = f"0x{96 * percent // 100:x}"
            self.person.wine("reg", "add", "HKCU\\Control Panel\\Desktop", "/v", "LogPixels", "/t",
                             "REG_DWORD", "/d", points, "/f")  # fmt: skip
            self.person.close_windows()
            self.person.start(seen(f"{PROGRAMS}/program/XaTre-cua-so.exe"))
            must(self.person.sees("Xã Trẻ"), "no window")
            self.person.rest(6)
            self.person.look(f"at-{percent}")
            self.person.types(PASSWORD)
            self.person.keys("Return")
            self.person.rest(12)
            self.person.look(f"desk-at-{percent}")
            self.person.close_windows()
        self.person.wine("reg", "add", "HKCU\\Control Panel\\Desktop", "/v", "LogPixels", "/t",
                         "REG_DWORD", "/d", "0x60", "/f")  # fmt: skip
        self.person.close_windows()
        return "pictures"

    def elsewhere(self) -> str:
        for language, zone in (("de_DE.UTF-8", "America/New_York"), ("en_US.UTF-8", "Asia/Tokyo")):
            code, out, err = self.person.installed("self-test", LANG=language, TZ=zone)
            must(code == 0, err[-300:] or out[-300:])
        return "two self-tests, without a printer"

    def update(self) -> str:
        key = keys.of_build(self.root, None)
        good = updates.of_data(self.root, "codes", key, "2099.1.1")
        file = self.give("cap-nhat.xatre", good)
        changed = self.give("sua.xatre", good[:-1] + bytes([good[-1] ^ 1]))
        self.xatre("update", changed, code=4)
        other = self.work / "strange.json"
        other.unlink(missing_ok=True)
        strange = keys.make(other, "x")
        self.xatre("update", self.give("la.xatre", updates.of_data(
            self.root, "codes", strange, "2099.1.1")), code=3)  # fmt: skip
        self.xatre("update", self.give("tron.xatre", self.setup.read_bytes()[:100000]), code=3)
        must(self.xatre("update", file)["version"] == "2099.1.1", "not taken")
        self.xatre("update", file, code=3)
        program = updates.of_program(self.setup, key, "99.0.0")
        laid = str(self.xatre("update", self.give("moi.xatre", program))["file"])
        ready = self.here(f"{PREFIX}/drive_c/" + laid.partition(":")[2].replace("\\", "/"))
        must(ready.read_bytes() == self.setup.read_bytes(), "not the installer that was signed")
        older = updates.of_program(self.setup, key, "0.0.1")
        self.xatre("update", self.give("cu.xatre", older), code=3)
        return "a list and a program taken; older, changed, strange and unsigned refused"
