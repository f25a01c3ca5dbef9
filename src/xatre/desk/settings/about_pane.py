"""What this program is: versions, dates of its data, licences, and what nobody has verified."""

from __future__ import annotations

import platform
from datetime import date

import PySide6
from PySide6.QtWidgets import QWidget

import xatre
from xatre import resources
from xatre.desk.pages.seat import Seat
from xatre.desk.settings.pane import Pane
from xatre.desk.widgets.side_pane import Pairs
from xatre.model.text import show_number

LICENCES = (
    ("Qt, PySide6", "LGPL 3.0"),
    ("SQLCipher, SQLite", "BSD; phạm vi công cộng"),
    ("PyNaCl, pyrage, zstandard", "Apache 2.0, MIT, BSD"),
    ("Be Vietnam Pro, Tinos", "SIL OFL 1.1"),
    ("Lucide", "ISC"),
    ("vietnamadminunits (danh mục đơn vị)", "MIT"),
)


class AboutPane(Pane):
    """Filled when first seen: it reads files."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__("Giới thiệu", seat, parent)
        self._filled = False

    def came(self) -> None:
        if not self._filled:
            self._filled = True
            self._fill()

    def _fill(self) -> None:
        about = resources.units_about()
        self.heading("Xã Trẻ", first=True)
        pairs = Pairs(2, self)
        pairs.add("Phiên bản", xatre.__version__)
        pairs.add("Chạy trên", f"Python {platform.python_version()}, Qt {PySide6.__version__}")
        self.column.addWidget(pairs)
        self.heading("Danh mục đơn vị hành chính")
        units = Pairs(2, self)
        day = date.fromisoformat(str(about["dataset_version"]))
        units.add("Cập nhật đến", f"{day:%d/%m/%Y}")
        units.add("Văn bản mới nhất", str(about["latest_decree"]))
        number = show_number(str(about["sets"]["2025"]["communes"]))
        provinces = about["sets"]["2025"]["provinces"]
        units.add("Từ 01/07/2025", f"{number} xã, phường, đặc khu; {provinces} tỉnh, thành phố")
        units.add("Nguồn", str(about["source"]), wide=True)
        self.column.addWidget(units)
        self.heading("Chưa kiểm chứng")
        for line in self._unverified():
            self.words(line, "text")
        self.heading("Giấy phép của phần dùng lại")
        licences = Pairs(2, self)
        for what, licence in LICENCES:
            licences.add(what, licence)
        self.column.addWidget(licences)

    def _unverified(self) -> list[str]:
        """Which data came without the text they should stand on."""
        codes = self.seat.facts.codes
        lines = [
            "Chữ ký trong gói là chữ ký điện tử do chính đơn vị lập ra, không thay dấu và chữ ký "
            "trên giấy.",
            "Chương trình chưa được thử với máy in và trình đọc màn hình ở cơ quan.",
        ]
        guessed = {
            name: number
            for name in codes.lists
            if (number := sum(not code.verified for code in codes.offered(name)))
        }
        if guessed:
            total = show_number(str(sum(guessed.values())))
            lines.append(
                f"{total} mục trong {len(guessed)} danh mục chưa đối chiếu được với văn bản gốc; "
                "danh sách ở tệp resources/README.md."
            )
        unknown = [
            str(one.get("title", name))
            for name, one in resources.criteria_sets().items()
            if not one.get("verified", False)
        ]
        if unknown:
            lines.append(f"Bộ tiêu chí còn thang điểm chưa biết: {'; '.join(unknown)}.")
        return lines
