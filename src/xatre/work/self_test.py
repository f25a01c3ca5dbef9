"""The program tries itself in an empty folder: libraries, resources, the way of one package.

For a program just built or installed, where a library or a file may have been left out. Made-up
names only, demo books only. Must not see a window; the window tries itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from xatre import resources
from xatre.errors import XatreError
from xatre.kinds import KINDS
from xatre.store.engine import engine
from xatre.store.keys.slots import Cost
from xatre.work.new_book import create_book
from xatre.work.people import cards
from xatre.work.receiving import receive
from xatre.work.records import browse, save
from xatre.work.sending import export
from xatre.work.sending.digest import digest
from xatre.work.session import Session, open_session

COMMUNE, OFFICE = "02788@2025", "12@2025"
OFFICER, PASSWORD = "Người thử máy", "chín con trâu qua suối"
CHILD = {"full_name": "Vừ Thị Ưng Ổn", "born_on": "2019-03-09", "sex": "female"}


class NotWhole(XatreError):
    """A step of the self-test gave something else than it must."""

    code = "XT-911"
    sentence = "Bản cài đặt không trọn vẹn: {what}."
    remedy = "Cài lại chương trình từ bộ cài đã kiểm dấu."


class SelfTest:
    """The steps, in order; each says what it saw or raises. `close` ends it, also after a fault."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: list[Session] = []
        self._package = Path()

    def steps(self) -> list[tuple[str, Callable[[], str]]]:
        """What to do, with words for a person."""
        return [
            ("Thư viện", self._libraries),
            ("Dữ liệu đi kèm", self._data),
            ("Đơn vị hành chính", self._units),
            ("Lập và mở sổ mã hóa", self._books),
            ("Ghi một trẻ", self._child),
            ("Bảng Excel", self._table),
            ("Đóng gói", self._send),
            ("Nơi tiếp nhận nhận gói, xã nhận biên nhận", self._receive),
        ]

    def close(self) -> None:
        """Close the books."""
        for session in self._open:
            session.close()
        self._open = []

    def _libraries(self) -> str:
        import nacl.signing
        import openpyxl
        import orjson
        import pyrage
        import zstandard

        nacl.signing.SigningKey.generate().sign(b"")
        modules = (nacl, openpyxl, orjson, pyrage, zstandard)
        return ", ".join(module.__name__ for module in modules)

    def _data(self) -> str:
        lists = resources.codes().lists
        for name in lists:
            resources.codes().offered(name)
        _must(bool(resources.criteria_sets()), "thiếu bộ tiêu chí")
        _must(bool(resources.plans()), "thiếu chỉ tiêu kế hoạch")
        _must(bool(resources.deadlines()), "thiếu thời hạn")
        _must(bool(resources.report_calendar()), "thiếu lịch báo cáo")
        _must(resources.path("licenses", "programs", "LGPL-3.0.txt").is_file(), "thiếu giấy phép")
        return f"{len(lists)} danh mục"

    def _units(self) -> str:
        label = resources.codes().unit_label(COMMUNE)
        _must(label != COMMUNE, "thiếu danh mục đơn vị")
        return label

    def _books(self) -> str:
        for name, unit, role in (("xa", COMMUNE, "commune"), ("noi-nhan", OFFICE, "office")):
            create_book(
                self._folder / name,
                unit=unit,
                role=role,
                officer=OFFICER,
                password=PASSWORD,
                demo=True,
                cost=Cost.test(),
            )
            self._open.append(open_session(self._folder / name, PASSWORD))
        commune, office = self._open
        for one, other in ((commune, office), (office, commune)):
            card = cards.write_card(one, self._folder / f"the-{one.book.facts.role}.xatre")
            cards.enrol(other, card.file, card.fingerprint)
        cipher, sqlite = engine(commune.book.db)
        _must(bool(cipher), "cơ sở dữ liệu không mã hóa")
        return f"SQLCipher {cipher}, SQLite {sqlite}"

    def _child(self) -> str:
        commune = self._open[0]
        added = save.add_records(commune, "child", [CHILD])
        _must(len(added.saved) == 1, "không ghi được hồ sơ")
        hits, _ = browse.find(commune, "vu thi ung", "child", 5)
        _must([hit.id for hit in hits] == added.saved, "không tìm thấy hồ sơ vừa ghi")
        return hits[0].code

    def _table(self) -> str:
        from xatre.exchange.table import table
        from xatre.exchange.workbook import read_workbook

        commune = self._open[0]
        hits, _ = browse.find(commune, "vu", "child", 5)
        record = browse.record(commune, "child", hits[0].id)
        sheets = read_workbook(table(KINDS["child"], [record], commune.codes))
        _must(any(len(rows) == 1 for rows in sheets.values()), "bảng Excel không có dòng nào")
        return f"{len(sheets)} trang"

    def _send(self) -> str:
        stick = self._folder / "usb"
        stick.mkdir()
        sent = export.export_package(self._open[0], stick)
        _must(dict(sent.counts) == {"child": 1}, "gói không mang hồ sơ")
        self._package = sent.file
        return f"{sent.size} byte"

    def _receive(self) -> str:
        commune, office = self._open
        (taken,) = receive.receive_files(office, [self._package])
        _must((taken.outcome, taken.new) == ("taken", 1), "nơi tiếp nhận không nhận gói")
        _must(taken.return_file is not None, "không có biên nhận")
        (back,) = receive.receive_files(commune, [Path(str(taken.return_file))])
        _must(back.outcome == "taken", "xã không nhận được biên nhận")
        same = digest(office, COMMUNE.partition("@")[0]) == digest(commune)
        _must(same, "hai sổ khác nhau")
        return "hai sổ trùng nhau"


def _must(true: bool, what: str) -> None:
    if not true:
        raise NotWhole(what=what)
